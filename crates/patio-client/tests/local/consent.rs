//! Consent taken back: what did not leave yet never does, nobody waits for it, and no laptop keeps the value (S1, S3, S8).

use crate::feed::*;
use crate::folder::{Folder, holds};
use crate::transfer::upload;
use patio_client::testing::store::{LocalStore, StoreError};
use patio_client::testing::sync::outbox::{NewCommand, OutboxRow, find_row};
use patio_domain::{ProfileChange, Refusal, Scope};
use patio_protocol::Command;
use patio_protocol::command::ProfileUpdate;
use patio_protocol::push::Verdict;
use patio_protocol::record::{AccountState, PersonBody, Record};

const FILE: u128 = 40;
const YEAR: &[u8] = b"\"value\":1953";

pub fn save(store: &mut LocalStore, number: u128, changes: &[ProfileChange]) {
    let me = text_id(ME);
    let command = Command::ProfileUpdate(ProfileUpdate { changes: changes.to_vec() });
    let new = NewCommand { command_id: id(number), person: &me, command: &command, after: vec![], saved_at: 7 };
    store.update_outbox(&new.into()).expect("saved");
}

fn stage(store: &mut LocalStore) {
    store.insert_upload(&upload(FILE, 10)).expect("kept");
}

fn sendable(store: &mut LocalStore) -> Vec<String> {
    store.list_sendable(&text_id(ME), 32).expect("a list").into_iter().map(|row| row.command_id.to_string()).collect()
}

fn row(store: &LocalStore, number: u128) -> OutboxRow {
    find_row(&store.work, "main", &text_id(ME), &text_id(number)).expect("read").expect("there")
}

fn settle(store: &mut LocalStore, number: u128, verdict: Verdict) {
    store.update_settled(&[(id(number), verdict)], 9).expect("settled");
}

fn cover(store: &mut LocalStore) -> Result<bool, StoreError> {
    let mark = store.list_unconfirmed(&text_id(ME))?.mark;
    store.update_covered(&text_id(ME), mark)
}

const NO_PHOTO: [ProfileChange; 1] = [ProfileChange::Photo(None)];
const NO_YEAR: [ProfileChange; 1] = [ProfileChange::BirthYear(None)];

#[test]
fn withdrawing_a_photo_waits_for_no_upload_and_what_did_not_leave_yet_never_does() {
    for refused in [false, true] {
        let mut store = store();
        stage(&mut store);
        save(&mut store, 100, &[ProfileChange::Photo(Some(id(FILE)))]);
        if refused {
            settle(&mut store, 100, Verdict::refused(Refusal::FileMissing));
        } else {
            assert!(sendable(&mut store).is_empty(), "it waits for its upload");
        }
        save(&mut store, 101, &NO_PHOTO);
        assert_eq!(sendable(&mut store), [text_id(101)]);
        assert_eq!(row(&store, 100).state, "discarded");
        assert_eq!(store.find_wanted_upload(&text_id(ME)).expect("looked"), None, "nothing of it leaves any more");
        store.remove_unneeded_uploads(false).expect("looked");
        assert!(store.list_kept_files().expect("a list").is_empty());
    }
}

#[test]
fn a_photo_that_may_have_arrived_keeps_its_place_before_its_withdrawal() {
    let mut store = store();
    stage(&mut store);
    save(&mut store, 100, &[ProfileChange::Photo(Some(id(FILE)))]);
    store.update_upload_ready(&text_id(FILE)).expect("noted");
    store.update_attempted(&[id(100)]).expect("noted");
    let sent = row(&store, 100);
    save(&mut store, 101, &NO_PHOTO);
    assert_eq!(row(&store, 100), sent, "the same bytes under the same id, until its verdict");
    assert_eq!(sendable(&mut store), [text_id(100)]);
    settle(&mut store, 100, Verdict::Applied { recorded_at: 8 });
    assert_eq!(sendable(&mut store), [text_id(101)]);
}

#[test]
fn what_was_saved_together_with_a_withdrawn_photo_is_sent_all_the_same() {
    let mut store = store();
    stage(&mut store);
    let job = ProfileChange::Job("inkoper".into());
    save(&mut store, 100, &[job.clone(), ProfileChange::Photo(Some(id(FILE))), ProfileChange::BirthYear(Some(1953))]);
    save(&mut store, 101, &NO_PHOTO);
    assert_eq!(sendable(&mut store), [text_id(100)]);
    let left = vec![job, ProfileChange::BirthYear(Some(1953))];
    assert_eq!(row(&store, 100).command(), Some(Command::ProfileUpdate(ProfileUpdate { changes: left })));
    assert!(store.list_kept_files().expect("a list").is_empty());
}

#[test]
fn a_year_of_birth_that_is_withdrawn_before_it_was_sent_leaves_neither_the_laptop_nor_a_trace_on_it() {
    for refused in [false, true] {
        let mut folder = Folder::new();
        let reader = folder.databases.reader().expect("a reader that stays open");
        save(&mut folder.store, 100, &[ProfileChange::BirthYear(Some(1953))]);
        if refused {
            settle(&mut folder.store, 100, Verdict::refused(Refusal::ProfileIncomplete));
        }
        assert!(holds(folder.path(), YEAR), "the search must be able to find it");
        save(&mut folder.store, 101, &NO_YEAR);
        assert_eq!(sendable(&mut folder.store), [text_id(101)]);
        assert_eq!(row(&folder.store, 100).state, "discarded");
        assert!(!holds(folder.path(), YEAR), "it is still on the disk");
        drop(reader);
    }
}

#[test]
fn a_year_of_birth_that_was_under_way_goes_with_its_refusal_when_it_was_withdrawn_meanwhile() {
    let mut folder = Folder::new();
    save(&mut folder.store, 100, &[ProfileChange::BirthYear(Some(1953))]);
    folder.store.update_attempted(&[id(100)]).expect("noted");
    save(&mut folder.store, 101, &NO_YEAR);
    assert_eq!(sendable(&mut folder.store), [text_id(100)]);
    settle(&mut folder.store, 100, Verdict::refused(Refusal::ProfileIncomplete));
    assert_eq!((row(&folder.store, 100).state.as_str(), sendable(&mut folder.store)), ("discarded", vec![text_id(101)]));
    assert!(!holds(folder.path(), YEAR), "it is still on the disk");
}

/// The server may go on from a copy that lacks it: an empty change would be refused, and its owner would be told that something is wrong.
#[test]
fn a_year_of_birth_that_is_forgotten_here_is_not_sent_again_as_a_change_of_nothing() {
    let mut folder = Folder::new();
    let me = text_id(ME);
    save(&mut folder.store, 100, &[ProfileChange::BirthYear(Some(1953))]);
    save(&mut folder.store, 101, &[ProfileChange::Job("inkoper".into())]);
    for number in [100, 101] {
        settle(&mut folder.store, number, Verdict::Applied { recorded_at: 8 });
    }
    let asked = folder.store.list_unconfirmed(&me).expect("read").ids;
    assert!(cover(&mut folder.store).expect("covered"));
    folder.store.update_unknown(&me, &asked).expect("waits again");
    assert_eq!((row(&folder.store, 100).state.as_str(), sendable(&mut folder.store)), ("applied", vec![text_id(101)]));
}

#[test]
fn the_outbox_forgets_a_year_of_birth_as_soon_as_confirmed_rows_have_it_and_keeps_id_and_verdict() {
    let mut folder = Folder::new();
    let reader = folder.databases.reader().expect("a reader that stays open");
    let job = ProfileChange::Job("inkoper".into());
    save(&mut folder.store, 100, &[job.clone(), ProfileChange::BirthYear(Some(1953))]);
    settle(&mut folder.store, 100, Verdict::Applied { recorded_at: 8 });
    assert!(holds(folder.path(), YEAR), "still laid over what is confirmed");
    assert!(cover(&mut folder.store).expect("covered"));
    let kept = row(&folder.store, 100);
    assert_eq!((kept.state.as_str(), kept.settled_at), ("applied", 9));
    assert_eq!(kept.command(), Some(Command::ProfileUpdate(ProfileUpdate { changes: vec![job] })));
    assert!(!holds(folder.path(), YEAR), "it is still on the disk");
    drop(reader);
}

#[test]
fn a_change_of_which_only_a_forgotten_year_was_left_is_not_asked_about_and_never_sent_again() {
    let mut folder = Folder::new();
    save(&mut folder.store, 100, &[ProfileChange::BirthYear(Some(1953))]);
    save(&mut folder.store, 101, &[ProfileChange::Job("inkoper".into())]);
    for command in [100, 101] {
        settle(&mut folder.store, command, Verdict::Applied { recorded_at: 8 });
    }
    assert!(cover(&mut folder.store).expect("covered"));
    // The cache begins anew, as after a restore of the server.
    folder.store.remove_cache().expect("removed");
    assert_eq!(folder.store.list_unconfirmed(&text_id(ME)).expect("read").ids, [id(101)]);
}

#[test]
fn a_colleagues_laptop_keeps_no_older_page_of_who_took_consent_back() {
    let with = |birth_year, photo| {
        let body = PersonBody::new("Bas Mol".into(), "tester".into(), vec!["nakijken".into()], AccountState::Active);
        Record::Person(PersonBody { birth_year, photo, ..body })
    };
    let photo = text_id(FILE);
    for year in [true, false] {
        let (mut folder, mut feed) = (Folder::new(), Feed::office());
        let reader = folder.databases.reader().expect("a reader that stays open");
        let given = if year { with(Some(1953), None) } else { with(None, Some(id(FILE))) };
        feed.put(Scope::Org, BAS, &given);
        folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
        let wanted = if year { b"\"birth_year\":1953".as_slice() } else { photo.as_bytes() };
        assert!(holds(folder.path(), wanted), "the search must be able to find it");
        feed.put(Scope::Org, BAS, &with(None, None));
        folder.store.apply(&text_id(ME), &feed.page(), false, 6).expect("applied");
        assert!(!holds(folder.path(), wanted), "it is still on the disk");
        drop(reader);
    }
}

#[test]
fn bytes_of_a_photo_that_was_taken_back_are_swept_also_when_its_refusal_came_later() {
    let mut folder = Folder::new();
    folder.store.insert_upload(&crate::transfer::upload(40, 10)).expect("kept");
    save(&mut folder.store, 100, &[ProfileChange::Photo(Some(id(40)))]);
    folder.store.update_attempted(&[id(100)]).expect("noted");
    save(&mut folder.store, 101, &[ProfileChange::Photo(None)]);
    assert_eq!(folder.store.remove_unneeded_uploads(false).expect("looked"), 0, "it may have arrived");
    settle(&mut folder.store, 100, Verdict::refused(Refusal::ProfileIncomplete));
    assert_eq!(folder.store.remove_unneeded_uploads(false).expect("looked"), 1, "a reason to sweep");
    assert_eq!(folder.store.remove_unneeded_uploads(false).expect("looked"), 0);
}
