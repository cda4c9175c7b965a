//! Every record as a row of a page: body bytes are stored, hashed and sent as they are.

use crate::commands::rich;
use crate::golden::{Sample, id};
use patio_domain::community::Tile;
use patio_domain::deadline::ByPriority;
use patio_domain::{
    Access, Calendar, Contact, DeskRole, Doc, Level, MemberRole, Priority, QuestionAct, QuestionState, Targets, Terms, WorkSpan,
};
use patio_protocol::pull::Row;
use patio_protocol::record::*;
use serde_json::value::RawValue;

fn incident() -> IncidentBody {
    IncidentBody {
        desk: id(10),
        title: "Geen wifi in Venlo".into(),
        opened_by: id(1),
        opened_at: 1_790_000_000_018,
        changed_at: 1_790_000_000_019,
        ended_at: None,
    }
}

/// The record after this one; exhaustive, so that a new kind must be put in.
fn after(last: Option<&Record>) -> Option<Record> {
    let Some(last) = last else {
        return Some(Record::Person(PersonBody::new(
            "Hanneke Bos".into(),
            "klantenservice".into(),
            vec!["retouren".into()],
            AccountState::Active,
        )));
    };
    match last {
        Record::Person(_) => Some(Record::Community(CommunityBody {
            name: "Thuiswerkplek".into(),
            description: "Bureaus, schermen en ruggen".into(),
            access: Access::Open,
            member_count: 41,
            created_at: 1_790_000_000_000,
            tile: None,
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
            files: vec![],
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
            files: vec![],
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
        Record::Revision(_) => Some(Record::Topic(TopicBody {
            name: "labelprinters".into(),
            nl: "labelprinters".into(),
            en: "label printers".into(),
            synonyms: vec!["Zebra".into()],
            merged_into: None,
            before: None,
            created_at: 1_790_000_000_007,
        })),
        Record::Topic(_) => Some(Record::Vouch(VouchBody { person: id(2), topic: id(7), by: id(1), created_at: 1_790_000_000_008 })),
        Record::Vouch(_) => Some(Record::Helpful(HelpfulBody {
            post: id(4),
            target: id(5),
            community: id(3),
            author: id(2),
            by: id(1),
            created_at: 1_790_000_000_009,
        })),
        Record::Helpful(_) => Some(Record::ProfileRevision(ProfileRevisionBody {
            person: id(2),
            version: 1,
            changes: crate::commands::changes(),
            replaced_at: 1_790_000_000_010,
        })),
        Record::ProfileRevision(_) => Some(Record::File(FileBody {
            owner: id(2),
            target: id(4),
            name: "dock 4.jpg".into(),
            media: "image/jpeg".into(),
            size: 1_234_567,
            sha256: "ab".repeat(32),
            image: Some(ImageInfo {
                width: 4000,
                height: 3000,
                variants: vec![VariantInfo { variant: "small".into(), width: 160, height: 120, size: 4_321, sha256: "cd".repeat(32) }],
            }),
            created_at: 1_790_000_000_011,
        })),
        Record::File(_) => {
            Some(Record::Desk(DeskBody { name: "IT".into(), purpose: "Laptops, VPN en telefoons".into(), created_at: 1_790_000_000_012 }))
        }
        Record::Desk(_) => {
            Some(Record::DeskStaff(DeskStaffBody { desk: id(10), person: id(2), role: DeskRole::Agent, since_at: 1_790_000_000_013 }))
        }
        Record::DeskStaff(_) => Some(Record::Question(QuestionBody {
            desk: id(10),
            asker: id(2),
            title: "Tweede scherm blijft zwart".into(),
            text: rich(),
            private: false,
            state: QuestionState::Waiting,
            owner: Some(id(1)),
            asked_at: 1_790_000_000_014,
            changed_at: 1_790_000_000_016,
            version: 3,
            terms: 0,
            into: None,
            incident: None,
            priority: Priority::Normal,
        })),
        Record::Question(_) => Some(Record::Reply(ReplyBody {
            question: id(11),
            desk: id(10),
            author: id(1),
            act: QuestionAct::AskBack,
            text: Doc::plain("Welk dock?"),
            written_at: 1_790_000_000_016,
        })),
        Record::Reply(_) => Some(Record::QuestionEvent(QuestionEventBody {
            question: id(11),
            desk: id(10),
            act: QuestionAct::AskBack,
            by: id(1),
            at: 1_790_000_000_016,
            state: QuestionState::Waiting,
            owner: Some(id(1)),
            version: 3,
            into: None,
            incident: None,
            priority: Priority::Normal,
        })),
        Record::QuestionEvent(_) => {
            let hours = vec![WorkSpan { day: 1, from_min: 510, until_min: 1_020 }];
            let calendar = Calendar { time_zone: "Europe/Amsterdam".into(), hours, holidays: vec!["2026-12-25".into()] };
            let targets = Targets { response_min: Some(60), solution_min: None };
            Some(Record::DeskTerms(DeskTermsBody {
                desk: id(10),
                number: 2,
                terms: Terms { calendar, targets, ..Terms::default() },
                since_at: 1_790_000_000_017,
            }))
        }
        Record::DeskTerms(_) => Some(Record::Incident(incident())),
        Record::Incident(_) => Some(Record::IncidentMessage(IncidentMessageBody {
            incident: id(15),
            author: id(1),
            text: rich(),
            written_at: 1_790_000_000_019,
            ends: true,
        })),
        Record::IncidentMessage(_) => Some(Record::Macro(MacroBody {
            desk: id(10),
            name: "Foto?".into(),
            act: QuestionAct::AskBack,
            text: rich(),
            key: Some(3),
            changed_at: 1_790_000_000_020,
        })),
        Record::Macro(_) => Some(Record::MeToo(MeTooBody { question: id(13), person: id(1), since_at: 1_800_000_000_000 })),
        Record::MeToo(_) => Some(Record::Knowledge(KnowledgeBody {
            desk: id(10),
            title: "Wifi in Venlo".into(),
            text: rich(),
            topics: vec!["wifi".into()],
            owner: id(1),
            review_on: "2027-05-30".into(),
            version: 2,
            question: Some(id(11)),
            retired_at: None,
            changed_at: 1_800_000_000_001,
            written_by: id(2),
            helped_count: 3,
            not_helped_count: 1,
        })),
        Record::Knowledge(_) => Some(Record::KnowledgeVersion(KnowledgeVersionBody {
            knowledge: id(19),
            version: 1,
            title: "Wifi".into(),
            text: rich(),
            written_by: id(1),
            until_at: 1_800_000_000_001,
        })),
        Record::KnowledgeVersion(_) => Some(Record::KnowledgeVote(KnowledgeVoteBody {
            knowledge: id(19),
            person: id(2),
            helped: false,
            reason: "Not in hall 3".into(),
            said_at: 1_800_000_000_002,
        })),
        Record::KnowledgeVote(_) => None,
    }
}

/// What a record looks like in a state that leaves fields out or takes another word.
fn variants() -> Vec<(&'static str, Record)> {
    let queued = QuestionBody {
        desk: id(10),
        asker: id(2),
        title: "VPN".into(),
        text: Doc::default(),
        private: true,
        state: QuestionState::Queued,
        owner: None,
        asked_at: 5,
        changed_at: 5,
        version: 1,
        terms: 0,
        into: None,
        incident: None,
        priority: Priority::Normal,
    };
    let post = |withdrawn_at, edited_at| PostBody {
        community: id(3),
        author: id(2),
        title: String::new(),
        text: Doc::default(),
        created_at: 1_790_000_000_003,
        edited_at,
        withdrawn_at,
        version: 1,
        files: vec![],
    };
    let person = |state| PersonBody::new("Karim".into(), String::new(), vec![], state);
    let whole = PersonBody {
        skills: vec![SkillBody { topic: id(7), level: Level::Expert, ask: "omruilen".into() }],
        unit: "Service".into(),
        manager: Some(id(1)),
        location: "Zwolle".into(),
        time_zone: "Europe/Amsterdam".into(),
        hours: vec![WorkSpan { day: 1, from_min: 540, until_min: 1020 }],
        languages: vec!["nl".into()],
        contact: Contact { email: "h@example.org".into(), ..Contact::default() },
        about: "Een\ntwee".into(),
        interests: vec!["roeien".into()],
        photo: Some(id(8)),
        birth_year: Some(1984),
        version: 3,
        ..person(AccountState::Active)
    };
    let topic = TopicBody {
        name: "vpn".into(),
        nl: String::new(),
        en: String::new(),
        synonyms: vec![],
        merged_into: None,
        before: None,
        created_at: 0,
    };
    vec![
        ("person.whole", Record::Person(whole)),
        ("post.with-file", Record::Post(PostBody { files: vec![id(8)], ..post(None, None) })),
        (
            "topic.renamed",
            Record::Topic(TopicBody {
                en: "VPN".into(),
                before: Some(TopicNames { nl: "tunnel".into(), ..TopicNames::default() }),
                ..topic.clone()
            }),
        ),
        ("person.curator", Record::Person(PersonBody { curator: true, ..person(AccountState::Active) })),
        ("topic.merged", Record::Topic(TopicBody { merged_into: Some(id(9)), ..topic })),
        ("post.withdrawn", Record::Post(post(Some(1_790_000_000_009), None))),
        ("post.new", Record::Post(post(None, None))),
        ("person.invited", Record::Person(person(AccountState::Invited))),
        ("person.disabled", Record::Person(person(AccountState::Disabled))),
        (
            "membership.member",
            Record::Membership(MembershipBody { community: id(3), person: id(2), role: MemberRole::Member, since_at: 0 }),
        ),
        (
            "community.with-tile",
            Record::Community(CommunityBody {
                name: "Directie".into(),
                description: String::new(),
                access: Access::Closed,
                member_count: 3,
                created_at: 5,
                tile: Some(Tile { pattern: 3, hue: 5 }),
            }),
        ),
        ("question.queued", Record::Question(queued.clone())),
        ("question.under-terms", Record::Question(QuestionBody { terms: 2, ..queued.clone() })),
        (
            "question.merged",
            Record::Question(QuestionBody { state: QuestionState::Merged, into: Some(id(14)), version: 2, ..queued.clone() }),
        ),
        (
            "question.in-incident",
            Record::Question(QuestionBody { state: QuestionState::InIncident, incident: Some(id(15)), version: 2, ..queued.clone() }),
        ),
        ("question.urgent", Record::Question(QuestionBody { priority: Priority::Urgent, version: 2, ..queued })),
        (
            "question_event.prioritize",
            Record::QuestionEvent(QuestionEventBody {
                question: id(11),
                desk: id(10),
                act: QuestionAct::Prioritize,
                by: id(1),
                at: 1_790_000_000_016,
                state: QuestionState::Queued,
                owner: None,
                version: 2,
                into: None,
                incident: None,
                priority: Priority::Low,
            }),
        ),
        (
            "desk_terms.by-priority",
            Record::DeskTerms(DeskTermsBody {
                desk: id(10),
                number: 3,
                terms: Terms {
                    by_priority: ByPriority {
                        urgent: Targets { response_min: Some(15), solution_min: Some(120) },
                        high: Targets { response_min: Some(30), solution_min: None },
                        low: Targets { response_min: None, solution_min: Some(2_400) },
                    },
                    ..Terms::default()
                },
                since_at: 1_790_000_000_017,
            }),
        ),
        (
            "question_event.merged",
            Record::QuestionEvent(QuestionEventBody {
                question: id(11),
                desk: id(10),
                act: QuestionAct::Merge,
                by: id(1),
                at: 1_790_000_000_016,
                state: QuestionState::Merged,
                owner: None,
                version: 2,
                into: Some(id(14)),
                incident: None,
                priority: Priority::Normal,
            }),
        ),
        (
            "question_event.in-incident",
            Record::QuestionEvent(QuestionEventBody {
                question: id(11),
                desk: id(10),
                act: QuestionAct::Join,
                by: id(1),
                at: 1_790_000_000_016,
                state: QuestionState::InIncident,
                owner: None,
                version: 2,
                into: None,
                incident: Some(id(15)),
                priority: Priority::Normal,
            }),
        ),
        ("incident.over", Record::Incident(IncidentBody { ended_at: Some(1_790_000_000_019), ..incident() })),
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

#[test]
fn a_community_whose_tile_only_a_newer_version_knows_is_read_without_it() {
    let fields = r#""name":"Directie","description":"","access":"closed","member_count":3,"created_at":5"#;
    for tile in [r#"{"pattern":1,"hue":1,"border":2}"#, r#"{"pattern":-1,"hue":1}"#, r#""dots""#, "null"] {
        let body = format!("{{{fields},\"tile\":{tile}}}");
        let Ok(Some(Record::Community(read))) = Record::decode(&Kind::Community, &body) else { panic!("{body}") };
        assert_eq!((read.name.as_str(), read.tile), ("Directie", None), "{body}");
    }
}
