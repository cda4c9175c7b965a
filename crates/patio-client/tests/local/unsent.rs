//! What never left may change or go, and what may have left never does (S1, S2).

use crate::feed::*;
use crate::save::desk;
use crate::transfer::upload;
use patio_client::testing::save;
use patio_client::testing::store::LocalStore;
use patio_client::testing::store::drafts::{self, DraftRow};
use patio_client::testing::store::settings::key;
use patio_client::testing::sync::outbox::OutboxRow;
use patio_client::testing::sync::outbox::{find_row, list_open};
use patio_client::testing::{ToSave, sync::outbox::TakenOut};
use patio_domain::{Doc, FileId, Refusal};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::Verdict;

const FILE: u128 = 40;
const OTHER_FILE: u128 = 41;

fn done(store: &mut LocalStore, number: u128, command: impl Into<Command>) {
    let command = command.into();
    save(store, id(number), 7, move |_| Ok(ToSave::typed(command))).expect("saved");
}

fn a_post(words: &str, files: &[u128]) -> PostCreate {
    let files = files.iter().map(|file| id(*file)).collect();
    PostCreate { post: id(10), community: id(PLACE), title: "Dock".into(), text: Doc::plain(words), files }
}

fn an_edit(words: &str, files: Option<Vec<FileId>>) -> PostEdit {
    PostEdit { post: id(10), title: "Dock".into(), text: Doc::plain(words), files }
}

fn rows(store: &LocalStore) -> Vec<OutboxRow> {
    list_open(&store.work, "main", &text_id(ME), 0).expect("read")
}

fn row(store: &LocalStore, number: u128) -> Option<OutboxRow> {
    find_row(&store.work, "main", &text_id(ME), &text_id(number)).expect("read")
}

fn files_of(store: &LocalStore, number: u128) -> i64 {
    count(&store.work, &format!("SELECT COUNT(*) FROM outbox_file WHERE command_id = '{}'", text_id(number)))
}

#[test]
fn an_edit_of_an_unsent_text_changes_it_in_its_place_with_its_files_and_its_draft() {
    let mut store = desk(true);
    for file in [FILE, OTHER_FILE] {
        store.insert_upload(&upload(file, 10)).expect("kept");
    }
    done(&mut store, 100, a_post("one", &[FILE]));
    done(&mut store, 101, a_post_elsewhere());
    let draft = DraftRow {
        target: format!("edit:{}", text_id(10)),
        title: String::new(),
        text: "[]".into(),
        reply_to: String::new(),
        files: vec![],
    };
    store.upsert_draft(&text_id(ME), &draft, 5).expect("kept");
    done(&mut store, 102, an_edit("two", None));
    assert_eq!(rows(&store)[0].command(), Some(a_post("two", &[FILE]).into()));
    done(&mut store, 103, an_edit("three", Some(vec![id(OTHER_FILE)])));
    let open: Vec<(String, Option<Command>)> = rows(&store).into_iter().map(|row| (row.command_id.clone(), row.command())).collect();
    assert_eq!(open, [(text_id(100), Some(a_post("three", &[OTHER_FILE]).into())), (text_id(101), Some(a_post_elsewhere().into()))]);
    assert_eq!((row(&store, 102), row(&store, 103)), (None, None));
    assert_eq!(files_of(&store, 100), 1, "it waits for the file that it names, and for no other");
    assert_eq!(drafts::find(&store.work, "main", &text_id(ME), &draft.target).expect("read"), None);
}

fn a_post_elsewhere() -> PostCreate {
    PostCreate { post: id(11), ..a_post("elsewhere", &[]) }
}

#[test]
fn what_may_have_left_never_changes() {
    let mut store = desk(true);
    done(&mut store, 100, a_post("one", &[]));
    store.update_attempted(&[id(100)]).expect("noted");
    done(&mut store, 101, an_edit("two", None));
    done(&mut store, 102, an_edit("three", None));
    assert_eq!(row(&store, 100).and_then(|row| row.command()), Some(a_post("one", &[]).into()));
    // The corrections did not leave: they are one.
    assert_eq!(row(&store, 101).and_then(|row| row.command()), Some(an_edit("three", None).into()));
    assert_eq!(rows(&store).len(), 2);
    // Withdrawn, only what may have left is withdrawn with words.
    done(&mut store, 103, PostWithdraw { post: id(10) });
    let states: Vec<(String, String)> =
        [100, 101, 103].iter().filter_map(|number| row(&store, *number)).map(|row| (row.kind, row.state)).collect();
    let is = |kind: &str, state: &str| (kind.to_owned(), state.to_owned());
    assert_eq!(states, [is("post.create", "queued"), is("post.edit", "discarded"), is("post.withdraw", "queued")]);
    // Surely not sent after all: it may change again.
    let mut store = desk(true);
    done(&mut store, 100, a_post("one", &[]));
    store.update_attempted(&[id(100)]).expect("noted");
    store.update_not_sent(&[id(100)]).expect("noted");
    done(&mut store, 101, an_edit("two", None));
    assert_eq!(rows(&store).len(), 1);
}

#[test]
fn a_text_that_was_put_aside_or_is_applied_stays_what_it_was() {
    let mut store = desk(true);
    done(&mut store, 100, a_post("one", &[]));
    store.update_attempted(&[id(100)]).expect("noted");
    assert_eq!(store.update_taken_out(&text_id(100), None).expect("taken"), TakenOut::Aside);
    done(&mut store, 101, PostWithdraw { post: id(10) });
    assert_eq!(row(&store, 101).map(|row| row.state), Some("queued".into()));
    let mut store = desk(true);
    done(&mut store, 100, a_post("one", &[]));
    store.update_settled(&[(id(100), Verdict::Applied { recorded_at: 1 })], 9).expect("settled");
    done(&mut store, 101, an_edit("two", None));
    assert_eq!(row(&store, 100).and_then(|row| row.command()), Some(a_post("one", &[]).into()));
    assert_eq!(row(&store, 101).map(|row| row.kind), Some("post.edit".into()));
}

#[test]
fn a_command_that_is_sent_again_under_a_new_id_is_never_folded_into_the_one_it_replaces() {
    for refused in [false, true] {
        let mut store = desk(true);
        done(&mut store, 100, an_edit("two", None));
        if refused {
            store.update_settled(&[(id(100), Verdict::refused(Refusal::TooOften))], 9).expect("settled");
        }
        save(&mut store, id(101), 7, |_| Ok(ToSave::instead_of(text_id(100), an_edit("two", None).into()))).expect("saved");
        assert_eq!(row(&store, 100).map(|row| row.state), Some("discarded".into()));
        assert_eq!(row(&store, 101).and_then(|row| row.command()), Some(an_edit("two", None).into()));
    }
}

#[test]
fn refused_answers_to_an_unsent_comment_stay_when_it_is_withdrawn() {
    let mut store = desk(true);
    let said = |number: u128, reply_to: Option<u128>| CommentCreate {
        comment: id(number),
        post: id(10),
        reply_to: reply_to.map(id),
        text: Doc::plain("woorden"),
        files: vec![],
    };
    done(&mut store, 100, said(20, None));
    for number in [101, 102] {
        done(&mut store, number, said(number, Some(20)));
        store.update_settled(&[(id(number), Verdict::refused(Refusal::TooOften))], 9).expect("settled");
    }
    done(&mut store, 103, CommentWithdraw { comment: id(20), post: id(10) });
    let states: Vec<Option<String>> = [100, 101, 102, 103].iter().map(|number| row(&store, *number).map(|row| row.state)).collect();
    assert_eq!(states, [Some("discarded".into()), Some("refused".into()), Some("refused".into()), None]);
}

#[test]
fn a_refused_correction_keeps_its_words_whatever_is_corrected_later() {
    let mut store = desk(true);
    done(&mut store, 100, an_edit("a long thought", None));
    store.update_settled(&[(id(100), Verdict::refused(Refusal::TooOften))], 9).expect("settled");
    done(&mut store, 101, an_edit("a comma", None));
    done(&mut store, 102, PostWithdraw { post: id(10) });
    assert_eq!(row(&store, 100).map(|row| (row.state, row.body.contains("a long thought"))), Some(("refused".into(), true)));
}

#[test]
fn a_refused_text_that_arrived_after_all_is_withdrawn_at_the_server() {
    let (mut store, mut feed) = (store(), Feed::office());
    store.update_settings(&[(key::PERSON, &text_id(ME)), (key::SIGNED_IN, "yes")]).expect("signed in");
    store.update_cache_owner(&text_id(ME)).expect("owned");
    done(&mut store, 100, a_post("one", &[]));
    store.update_settled(&[(id(100), Verdict::refused(Refusal::TooOften))], 9).expect("settled");
    feed.post(10, ME, "Dock", 5);
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    done(&mut store, 101, PostWithdraw { post: id(10) });
    assert_eq!(row(&store, 101).map(|row| row.state), Some("queued".into()));
}

#[test]
fn a_refused_text_that_is_corrected_is_a_new_intent_and_one_that_is_withdrawn_is_over() {
    let refused = || {
        let mut store = desk(true);
        done(&mut store, 100, a_post("one", &[]));
        store.update_settled(&[(id(100), Verdict::refused(Refusal::TooOften))], 9).expect("settled");
        store
    };
    let mut store = refused();
    done(&mut store, 101, an_edit("two", None));
    assert_eq!(row(&store, 100).map(|row| row.state), Some("discarded".into()));
    assert_eq!(row(&store, 101).and_then(|row| row.command()), Some(a_post("two", &[]).into()));
    let mut store = refused();
    done(&mut store, 101, PostWithdraw { post: id(10) });
    assert_eq!((row(&store, 100).map(|row| row.state), row(&store, 101)), (Some("discarded".into()), None));
}
