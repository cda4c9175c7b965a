//! Every record as a row of a page: body bytes are stored, hashed and sent as they are.

use crate::commands::rich;
use crate::golden::{Sample, id};
use patio_domain::{Access, Doc, MemberRole};
use patio_protocol::pull::Row;
use patio_protocol::record::*;
use serde_json::value::RawValue;

/// The record after this one; exhaustive, so that a new kind must be put in.
fn after(last: Option<&Record>) -> Option<Record> {
    let Some(last) = last else {
        return Some(Record::Person(PersonBody {
            name: "Hanneke Bos".into(),
            job: "klantenservice".into(),
            expertise: vec!["retouren".into()],
            state: AccountState::Active,
        }));
    };
    match last {
        Record::Person(_) => Some(Record::Community(CommunityBody {
            name: "Thuiswerkplek".into(),
            description: "Bureaus, schermen en ruggen".into(),
            access: Access::Open,
            member_count: 41,
            created_at: 1_790_000_000_000,
        })),
        Record::Community(_) => Some(Record::Membership(MembershipBody {
            community: id(3),
            person: id(2),
            role: MemberRole::Manager,
            since_at: 1_790_000_000_001,
        })),
        Record::Membership(_) => Some(Record::Invitation(InvitationBody {
            community: id(3),
            name: "Directie".into(),
            description: String::new(),
            invited_by: id(2),
            invited_at: 1_790_000_000_002,
        })),
        Record::Invitation(_) => Some(Record::Post(PostBody {
            community: id(3),
            author: id(2),
            title: "Dock 4".into(),
            text: rich(),
            created_at: 1_790_000_000_003,
            edited_at: Some(1_790_000_000_004),
            withdrawn_at: None,
            version: 2,
        })),
        Record::Post(_) => Some(Record::Comment(CommentBody {
            post: id(4),
            community: id(3),
            author: id(2),
            reply_to: Some(id(6)),
            text: Doc::plain("Same here"),
            created_at: 1_790_000_000_005,
            edited_at: None,
            withdrawn_at: None,
            version: 1,
        })),
        Record::Comment(_) => Some(Record::Reaction(ReactionBody {
            post: id(4),
            target: id(5),
            person: id(2),
            emoji: "👍".into(),
            created_at: 1_790_000_000_006,
        })),
        Record::Reaction(_) => Some(Record::Revision(RevisionBody {
            post: id(4),
            target: id(4),
            version: 1,
            title: Some("Dok 4".into()),
            text: Doc::plain("earlier"),
            replaced_at: 1_790_000_000_004,
        })),
        Record::Revision(_) => None,
    }
}

/// What a record looks like in a state that leaves fields out or takes another word.
fn variants() -> Vec<(&'static str, Record)> {
    let post = |withdrawn_at, edited_at| PostBody {
        community: id(3),
        author: id(2),
        title: String::new(),
        text: Doc::default(),
        created_at: 1_790_000_000_003,
        edited_at,
        withdrawn_at,
        version: 1,
    };
    let person = |state| PersonBody { name: "Karim".into(), job: String::new(), expertise: vec![], state };
    vec![
        ("post.withdrawn", Record::Post(post(Some(1_790_000_000_009), None))),
        ("post.new", Record::Post(post(None, None))),
        ("person.invited", Record::Person(person(AccountState::Invited))),
        ("person.disabled", Record::Person(person(AccountState::Disabled))),
        (
            "membership.member",
            Record::Membership(MembershipBody { community: id(3), person: id(2), role: MemberRole::Member, since_at: 0 }),
        ),
        (
            "revision.comment",
            Record::Revision(RevisionBody {
                post: id(4),
                target: id(5),
                version: 1,
                title: None,
                text: Doc::plain("earlier"),
                replaced_at: 4,
            }),
        ),
    ]
}

/// Every record, and those in other states.
pub fn samples() -> Vec<Sample> {
    let records = std::iter::successors(after(None), |last| after(Some(last)));
    let named = records.map(|record| (record.kind().as_str().to_owned(), record));
    named
        .chain(variants().into_iter().map(|(name, record)| (name.to_owned(), record)))
        .map(|(name, record)| sample(&name, record))
        .collect()
}

fn sample(name: &str, record: Record) -> Sample {
    let body = RawValue::from_string(record.encode().expect("a record encodes")).expect("JSON");
    let row = Row { scope: 1, seq: 7, kind: record.kind().to_string(), id: id::<uuid::Uuid>(9).to_string(), body: Some(body) };
    Sample::raw(&format!("record-{name}"), serde_json::to_string(&row).expect("JSON"), move |text| {
        let Ok(row) = serde_json::from_str::<Row>(text) else { return false };
        let Some(body) = &row.body else { return false };
        // The bytes survive, not only their meaning: digests are over them (S5).
        let same_bytes = record.encode().is_ok_and(|bytes| bytes == body.get());
        same_bytes && matches!(Record::decode(&Kind::from(row.kind.as_str()), body.get()), Ok(Some(read)) if read == record)
    })
}

#[test]
fn a_record_of_a_newer_version_is_read_with_its_extra_fields_left_alone() {
    let body = r#"{"name":"A","job":"B","expertise":[],"state":"active","pronouns":"they"}"#;
    assert!(matches!(Record::decode(&Kind::Person, body), Ok(Some(Record::Person(_)))));
    assert!(matches!(Record::decode(&Kind::from("quiz"), "{}"), Ok(None)));
}
