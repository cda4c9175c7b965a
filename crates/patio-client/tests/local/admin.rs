//! The first day of an organisation, as its administrator's laptop sees it.

use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::store::settings::key;
use patio_client::testing::{Reading, save};
use patio_client::view::AdminSteps;
use patio_domain::{Access, Refusal, Scope};
use patio_protocol::command::{CommunityCreate, DeskCreate};
use patio_protocol::push::Verdict;
use patio_protocol::record::{AccountState, PersonBody, Record};

/// An organisation a moment after it was made.
fn new() -> (Folder, Feed) {
    let (mut folder, mut feed) = (Folder::new(), Feed::default());
    let admin = PersonBody::new("Bea".into(), "beheer".into(), vec!["netwerk".into()], AccountState::Active);
    feed.put(Scope::Org, ME, &Record::Person(admin));
    folder.store.update_settings(&[(key::PERSON, &text_id(ME)), (key::SIGNED_IN, "yes")]).expect("signed in");
    folder.store.update_cache_owner(&text_id(ME)).expect("owned");
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    (folder, feed)
}

fn steps(folder: &Folder) -> AdminSteps {
    let reader = folder.databases.reader().expect("a reader");
    Reading::new(&reader, &text_id(ME)).expect("a reading").admin_steps().expect("read")
}

#[test]
fn each_step_ticks_itself_off_and_comes_back_when_it_was_refused() {
    let (mut folder, mut feed) = new();
    assert_eq!(steps(&folder), AdminSteps { community: false, colleagues: false, desk: false });
    let (name, description) = ("Werkplek".to_owned(), String::new());
    let made = CommunityCreate { community: id(PLACE), name, description, access: Access::Open };
    save(&mut folder.store, id(100), 7, |_| Ok(patio_protocol::Command::from(made).into())).expect("saved");
    assert_eq!(steps(&folder), AdminSteps { community: true, colleagues: false, desk: false });
    folder.store.update_settled(&[(id(100), Verdict::refused(Refusal::TooOften))], 9).expect("settled");
    assert!(!steps(&folder).community);
    // Somebody who was invited and has no name yet is a colleague all the same.
    feed.put(Scope::Org, BAS, &Record::Person(PersonBody::new(String::new(), String::new(), vec![], AccountState::Invited)));
    folder.store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied");
    assert!(steps(&folder).colleagues);
    let made = DeskCreate { desk: id(70), name: "IT".into(), purpose: String::new() };
    save(&mut folder.store, id(101), 7, |_| Ok(patio_protocol::Command::from(made).into())).expect("saved");
    assert!(steps(&folder).desk);
    folder.store.update_settled(&[(id(101), Verdict::refused(Refusal::NotAnAdministrator))], 9).expect("settled");
    assert!(!steps(&folder).desk);
}
