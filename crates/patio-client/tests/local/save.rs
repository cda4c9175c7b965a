//! Saving as the app does it: what is refused on the spot, what waits for what, and what one transaction holds together.

use crate::feed::*;
use patio_client::testing::store::LocalStore;
use patio_client::testing::store::drafts::{self, DraftRow};
use patio_client::testing::store::settings::key;
use patio_client::testing::sync::outbox::{find_row, list_open};
use patio_client::testing::{ToSave, save};
use patio_domain::{Block, CommandId, Doc, Inline, Level, ProfileChange, Refusal, Skill};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::{AccountState, PersonBody, Record};

/// A laptop on which this person signed in and whose first download is complete.
pub fn desk(profile_complete: bool) -> LocalStore {
    let (mut store, mut feed) = (store(), Feed::office());
    store.update_settings(&[(key::PERSON, &text_id(ME)), (key::SIGNED_IN, "yes")]).expect("signed in");
    if !profile_complete {
        let job = PersonBody::new("Anna Bos".into(), "tester".into(), vec![], AccountState::Active);
        feed.put(patio_domain::Scope::Org, ME, &Record::Person(job));
    }
    store.update_cache_owner(&text_id(ME)).expect("owned");
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    store
}

fn try_to(store: &mut LocalStore, number: u128, command: impl Into<Command>) -> Result<(), String> {
    let command = command.into();
    save(store, id(number), 7, move |_| Ok(command.into())).map_err(|error| error.code.code().to_owned())
}

fn done(store: &mut LocalStore, number: u128, command: impl Into<Command>) {
    try_to(store, number, command).expect("saved");
}

fn sendable(store: &mut LocalStore) -> Vec<CommandId> {
    store.list_sendable(&text_id(ME), 32).expect("a list").into_iter().map(|outgoing| outgoing.command_id).collect()
}

fn apply(store: &mut LocalStore, number: u128) {
    store.update_settled(&[(id(number), Verdict::Applied { recorded_at: 1 })], 9).expect("settled");
}

fn a_post(community: u128) -> PostCreate {
    PostCreate { post: id(10), community: id(community), title: String::new(), text: Doc::plain("Dock 4"), files: vec![] }
}

fn a_new_community() -> CommunityCreate {
    CommunityCreate { community: id(50), name: "Dock".into(), description: String::new(), access: patio_domain::Access::Open }
}

fn expertise() -> ProfileUpdate {
    ProfileUpdate {
        changes: vec![ProfileChange::Expertise(vec![Skill { topic: "dok".into(), level: Level::default(), ask: String::new() }])],
    }
}

fn about() -> ProfileUpdate {
    ProfileUpdate { changes: vec![ProfileChange::About("ik".into())] }
}

#[test]
fn without_a_complete_profile_a_text_a_community_and_a_vouch_are_refused_on_the_spot() {
    let mut store = desk(false);
    let refused = Err("profile_incomplete".to_owned());
    assert_eq!(try_to(&mut store, 100, a_post(PLACE)), refused);
    assert_eq!(try_to(&mut store, 101, a_new_community()), refused);
    assert_eq!(try_to(&mut store, 102, VouchSet { person: id(BAS), topic: id(60), on: true }), refused);
    assert_eq!(try_to(&mut store, 103, CommunityJoin { community: id(PLACE) }), Ok(()), "whoever joins need not have one");
    assert_eq!(list_open(&store.work, "main", &text_id(ME), 0).expect("read").len(), 1, "nothing refused is in the outbox");
}

#[test]
fn what_needs_a_profile_waits_for_the_change_that_completes_it_and_for_no_other() {
    let mut store = desk(false);
    done(&mut store, 100, about());
    done(&mut store, 101, expertise());
    done(&mut store, 102, VouchSet { person: id(BAS), topic: id(60), on: true });
    done(&mut store, 103, a_new_community());
    done(&mut store, 104, about());
    // The three changes of the profile stand in one lane.
    assert_eq!(sendable(&mut store), [id(100)]);
    apply(&mut store, 100);
    assert_eq!(sendable(&mut store), [id(101)]);
    apply(&mut store, 101);
    assert_eq!(sendable(&mut store), [id(102), id(103), id(104)]);

    let mut complete = desk(true);
    done(&mut complete, 100, about());
    done(&mut complete, 101, a_post(PLACE));
    assert_eq!(sendable(&mut complete), [id(100), id(101)], "a line about oneself holds no post up");
}

#[test]
fn a_post_waits_for_its_profile_and_for_its_community_whichever_is_decided_first() {
    for first in [100, 101] {
        let mut store = desk(false);
        done(&mut store, 100, expertise());
        done(&mut store, 101, CommunityJoin { community: id(50) });
        done(&mut store, 102, a_post(50));
        assert_eq!(sendable(&mut store), [id(100), id(101)]);
        apply(&mut store, first);
        assert_eq!(sendable(&mut store), [id(201 - first)], "one of the two is still out");
        apply(&mut store, 201 - first);
        assert_eq!(sendable(&mut store), [id(102)]);
    }
}

#[test]
fn a_file_that_is_nowhere_is_refused_and_the_draft_stays() {
    let (mut store, me) = (desk(true), text_id(ME));
    let target = format!("post:{}", text_id(PLACE));
    let draft = DraftRow { target: target.clone(), title: String::new(), text: "[]".into(), reply_to: String::new(), files: vec![] };
    store.upsert_draft(&me, &draft, 6).expect("kept");
    let with_file = PostCreate { files: vec![id(70)], ..a_post(PLACE) };
    let error = save(&mut store, id(100), 7, |_| Ok(ToSave::typed(with_file.into()))).expect_err("no such file");
    assert_eq!(error.code, Refusal::FileMissing.into());
    assert!(drafts::find(&store.work, "main", &me, &target).expect("read").is_some());
    save(&mut store, id(101), 7, |_| Ok(ToSave::typed(a_post(PLACE).into()))).expect("saved");
    assert!(drafts::find(&store.work, "main", &me, &target).expect("read").is_none());
}

#[test]
fn sending_again_replaces_the_refused_row_in_one_transaction_and_leaves_a_newer_draft() {
    let (mut store, me) = (desk(true), text_id(ME));
    let target = format!("post:{}", text_id(PLACE));
    done(&mut store, 100, a_post(PLACE));
    store.update_settled(&[(id(100), Verdict::refused(Refusal::NotAMember))], 9).expect("settled");
    let draft = DraftRow { target: target.clone(), title: String::new(), text: "[]".into(), reply_to: String::new(), files: vec![] };
    store.upsert_draft(&me, &draft, 10).expect("kept");
    // The id is taken: neither happens.
    let again = || ToSave::instead_of(text_id(100), a_post(PLACE).into());
    save(&mut store, id(100), 11, |_| Ok(again())).expect_err("the id is taken");
    let state = |store: &LocalStore| find_row(&store.work, "main", &me, &text_id(100)).expect("read").expect("a row").state;
    assert_eq!(state(&store), "refused");
    save(&mut store, id(101), 11, |_| Ok(again())).expect("saved");
    assert_eq!(state(&store), "discarded");
    assert_eq!(sendable(&mut store), [id(101)]);
    assert!(drafts::find(&store.work, "main", &me, &target).expect("read").is_some());
}

#[test]
fn after_signing_out_nothing_is_saved_in_a_persons_name() {
    let mut store = desk(true);
    store.update_settings(&[(key::SIGNED_IN, "no")]).expect("ended");
    done(&mut store, 100, a_post(PLACE));
    store.remove_cache().expect("signed out");
    assert_eq!(try_to(&mut store, 101, a_post(PLACE)), Err("not_signed_in".to_owned()));
}

#[test]
fn a_text_whose_links_make_it_too_large_to_send_is_refused_before_it_is_saved() {
    let mut store = desk(true);
    let link = format!("https://example.org/{}", "a".repeat(1_900));
    let part = |number: usize| Inline::Text { text: "ab".into(), marks: vec![], link: Some(format!("{link}{number}")) };
    let text = Doc(vec![Block::Paragraph { content: (0..300).map(part).collect() }]);
    let PostCreate { post, community, .. } = a_post(PLACE);
    let post = PostCreate { post, community, title: "Lijst".into(), text, files: vec![] };
    assert_eq!(try_to(&mut store, 100, post), Err("command_too_large".into()));
}
