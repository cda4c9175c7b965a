//! Members of a community, and what a manager does with them and with its name, confirmed or waiting.

use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::people::Indexes;
use patio_client::testing::store::settings::key;
use patio_client::testing::{Reading, save};
use patio_client::view::{CommunityView, MemberPage, MemberRequest};
use patio_domain::{MemberRole, Refusal, Scope};
use patio_protocol::Command;
use patio_protocol::command::{CommunityRemoveMember, CommunitySetRole, CommunityUpdate};
use patio_protocol::push::Verdict;
use patio_protocol::record::{AccountState, MembershipBody, PersonBody, Record, membership_id};

/// Anna, who manages, Bas, and these.
fn office(names: &[&str]) -> Folder {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    let member = |feed: &mut Feed, number: u128, role| {
        let membership = MembershipBody { community: id(PLACE), person: id(number), role, since_at: 1 };
        feed.put_as(place(), &membership_id(id(PLACE), id(number)).to_string(), &Record::Membership(membership));
    };
    member(&mut feed, ME, MemberRole::Manager);
    for (name, number) in names.iter().zip(200..) {
        let person = PersonBody::new((*name).into(), "job".into(), vec![], AccountState::Active);
        feed.put(Scope::Org, number, &Record::Person(person));
        member(&mut feed, number, MemberRole::Member);
    }
    folder.store.update_settings(&[(key::PERSON, &text_id(ME)), (key::SIGNED_IN, "yes")]).expect("signed in");
    folder.store.update_cache_owner(&text_id(ME)).expect("owned");
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    folder
}

fn page(folder: &Folder, text: &str, after: Option<String>, limit: Option<u32>) -> MemberPage {
    let reader = folder.databases.reader().expect("a reader");
    let mut indexes = Indexes::default();
    indexes.refresh(&reader).expect("fresh");
    let request = MemberRequest { community: text_id(PLACE), text: Some(text.into()), after, limit };
    Reading::new(&reader, &text_id(ME)).expect("a reading").members(&request, &indexes.names).expect("read")
}

/// Names, managers with a star.
fn named(page: &MemberPage) -> Vec<String> {
    page.members.iter().map(|member| format!("{}{}", member.person.name, if member.is_manager { "*" } else { "" })).collect()
}

fn seen(folder: &Folder) -> CommunityView {
    let reader = folder.databases.reader().expect("a reader");
    Reading::new(&reader, &text_id(ME)).expect("a reading").community(&text_id(PLACE)).expect("read").expect("a community")
}

fn make(folder: &mut Folder, number: u128, command: impl Into<Command>) {
    let command = command.into();
    save(&mut folder.store, id(number), 7, |_| Ok(command.into())).expect("saved");
}

fn give(person: u128, role: MemberRole) -> CommunitySetRole {
    CommunitySetRole { community: id(PLACE), person: id(person), role }
}

#[test]
fn managers_stand_first_and_everybody_by_name_on_every_page() {
    let folder = office(&["Wim Aa", "Éva Zon", "Cor Berg", "bo Dam"]);
    assert_eq!(named(&page(&folder, "", None, None)), ["Anna Bos*", "Bas Mol", "bo Dam", "Cor Berg", "Éva Zon", "Wim Aa"]);
    let (mut after, mut all) = (None, Vec::new());
    for _ in 0..3 {
        let next = page(&folder, "", after, Some(2));
        all.extend(named(&next));
        after = next.next;
    }
    assert_eq!(
        (all, after),
        (vec!["Anna Bos*", "Bas Mol", "bo Dam", "Cor Berg", "Éva Zon", "Wim Aa"].into_iter().map(String::from).collect(), None)
    );
}

#[test]
fn members_are_found_by_name_with_slips_and_nobody_who_is_no_member() {
    let mut folder = office(&["Wim Aa", "Éva Zon"]);
    assert_eq!(named(&page(&folder, "eva", None, None)), ["Éva Zon"]);
    assert_eq!(named(&page(&folder, "bsa mol", None, None)), ["Bas Mol"]);
    assert_eq!(named(&page(&folder, "qxz", None, None)), Vec::<String>::new());
    make(&mut folder, 100, CommunityRemoveMember { community: id(PLACE), person: id(BAS) });
    assert_eq!(named(&page(&folder, "bas mol", None, None)), Vec::<String>::new());
}

#[test]
fn a_role_and_a_removal_are_seen_at_once_and_go_when_they_are_refused() {
    let mut folder = office(&["Wim Aa"]);
    assert_eq!(page(&folder, "", None, None).managers, 1);
    make(&mut folder, 100, give(BAS, MemberRole::Manager));
    make(&mut folder, 101, give(ME, MemberRole::Member));
    make(&mut folder, 102, CommunityRemoveMember { community: id(PLACE), person: id(200) });
    assert_eq!(named(&page(&folder, "", None, None)), ["Bas Mol*", "Anna Bos"]);
    assert!(!seen(&folder).is_manager);
    let refused = |number| (id(number), Verdict::refused(Refusal::NotAManager));
    folder.store.update_settled(&[refused(100), refused(101), refused(102)], 9).expect("settled");
    assert_eq!(named(&page(&folder, "", None, None)), ["Anna Bos*", "Bas Mol", "Wim Aa"]);
    assert!(seen(&folder).is_manager);
}

#[test]
fn a_name_and_a_description_are_seen_at_once_and_a_field_that_was_not_changed_stays() {
    let mut folder = office(&[]);
    let update = |name: Option<&str>, description: Option<&str>| CommunityUpdate {
        community: id(PLACE),
        name: name.map(str::to_owned),
        description: description.map(str::to_owned),
    };
    make(&mut folder, 100, update(Some("Kade"), None));
    make(&mut folder, 101, update(None, Some("Schepen")));
    let view = seen(&folder);
    assert_eq!((view.head.name.as_str(), view.description.as_str()), ("Kade", "Schepen"));
    folder.store.update_settled(&[(id(100), Verdict::refused(Refusal::NameTaken))], 9).expect("settled");
    let view = seen(&folder);
    assert_eq!((view.head.name.as_str(), view.description.as_str()), ("Werkplek", "Schepen"));
}

#[test]
fn a_name_that_waits_is_taken_for_others_and_not_for_the_community_itself() {
    let mut folder = office(&[]);
    make(&mut folder, 100, CommunityUpdate { community: id(PLACE), name: Some("Kade".into()), description: None });
    let reader = folder.databases.reader().expect("a reader");
    let reading = Reading::new(&reader, &text_id(ME)).expect("a reading");
    assert!(reading.knows_other_community(id(199), "KADE").expect("read"));
    assert!(!reading.knows_other_community(id(PLACE), "kade").expect("read"));
    assert!(!reading.knows_other_community(id(PLACE), "werkplek").expect("read"), "its own name of before");
}
