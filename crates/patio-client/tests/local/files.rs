//! Files in the local databases: commands wait for them, what is needed stays and nothing else, and what may not be seen any
//! more is gone from the disk.

use crate::feed::*;
use crate::folder::{Folder, holds};
use crate::transfer::{save_command, save_post, upload};
use patio_client::testing::Reading;
use patio_client::testing::store::LocalStore;
use patio_client::testing::store::drafts::DraftRow;
use patio_client::testing::store::files::find_file;
use patio_client::testing::store::outgoing::Outgoing;
use patio_client::testing::sync::outbox::{self, TakenOut};
use patio_client::testing::sync::uploads::list_uploads;
use patio_client::view::{HomeFilter, HomeRequest};
use patio_domain::{Doc, Refusal};
use patio_protocol::Command;
use patio_protocol::command::{HelpfulSet, PostCreate, PostEdit, PostWithdraw};
use patio_protocol::push::Verdict;
use patio_protocol::record::{FileBody, PostBody, Record};
use tempfile::TempDir;

const FILE: u128 = 40;

fn sendable(store: &mut LocalStore) -> Vec<String> {
    store.list_sendable(&text_id(ME), 32).expect("a list").into_iter().map(|row| row.command_id.to_string()).collect()
}

fn uploads(store: &LocalStore) -> usize {
    store.list_kept_files().expect("a list").len()
}

fn settle(store: &mut LocalStore, command: u128, verdict: Verdict) {
    store.update_settled(&[(id(command), verdict)], 9).expect("settled");
}

fn file_body(target: u128, size: u64) -> Record {
    Record::File(FileBody {
        owner: id(BAS),
        target: id(target),
        name: "foto.jpg".into(),
        media: "image/jpeg".into(),
        size,
        sha256: String::new(),
        image: None,
        created_at: 1,
    })
}

#[test]
fn a_command_waits_for_its_files_and_keeps_its_place_in_its_lane() {
    let mut store = store();
    for file in [FILE, FILE + 1] {
        store.insert_upload(&upload(file, 10)).expect("kept");
    }
    save_post(&mut store, 100, 10, &[FILE, FILE + 1]);
    save_post(&mut store, 101, 10, &[]);
    save_post(&mut store, 102, 11, &[]);
    assert_eq!(sendable(&mut store), [text_id(102)], "another lane does not wait");
    store.update_upload_ready(&text_id(FILE)).expect("noted");
    assert_eq!(sendable(&mut store), [text_id(102)], "one of two is not enough");
    store.update_upload_ready(&text_id(FILE + 1)).expect("noted");
    assert_eq!(sendable(&mut store), [text_id(100), text_id(102)], "and then in its place");
}

#[test]
fn a_file_stays_until_its_command_is_covered_and_then_goes() {
    let mut store = store();
    store.insert_upload(&upload(FILE, 10)).expect("kept");
    assert_eq!(store.remove_unneeded_uploads(false).expect("looked"), 0, "somebody may be writing its text");
    save_post(&mut store, 100, 10, &[FILE]);
    assert!(!store.remove_upload(&text_id(ME), &text_id(FILE)).expect("looked"), "a command waits for it");
    store.update_upload_ready(&text_id(FILE)).expect("noted");
    settle(&mut store, 100, Verdict::Applied { recorded_at: 8 });
    store.remove_unneeded_uploads(true).expect("looked");
    assert_eq!(uploads(&store), 1, "still shown from here until the pull has it");
    store.update_covered(&text_id(ME), 1).expect("covered");
    assert_eq!(store.remove_unneeded_uploads(false).expect("looked"), 1);
}

#[test]
fn a_refused_command_keeps_its_files_and_they_are_sent_anew_when_the_server_lost_them() {
    let mut store = store();
    store.insert_upload(&upload(FILE, 10)).expect("kept");
    save_post(&mut store, 100, 10, &[FILE]);
    store.update_upload_ready(&text_id(FILE)).expect("noted");
    settle(&mut store, 100, Verdict::refused(Refusal::FileMissing));
    store.remove_unneeded_uploads(true).expect("looked");
    assert_eq!(uploads(&store), 1);
    save_post(&mut store, 101, 10, &[FILE]);
    assert_eq!(store.find_wanted_upload(&text_id(ME)).expect("looked").map(|row| row.file), Some(text_id(FILE)));
    assert!(sendable(&mut store).is_empty());
}

#[test]
fn discarding_frees_files_and_taking_back_keeps_them_in_the_draft() {
    let me = text_id(ME);
    let draft =
        DraftRow { target: "post:x".into(), title: String::new(), text: "[]".into(), reply_to: String::new(), files: vec![text_id(FILE)] };
    for back in [None, Some((me.as_str(), &draft, 8))] {
        let mut store = store();
        store.insert_upload(&upload(FILE, 10)).expect("kept");
        save_post(&mut store, 100, 10, &[FILE]);
        assert_eq!(store.update_taken_out(&text_id(100), back).expect("put away"), TakenOut::Discarded);
        store.remove_unneeded_uploads(false).expect("looked");
        assert_eq!(uploads(&store), usize::from(back.is_some()));
        assert_eq!(store.find_wanted_upload(&me).expect("looked"), None, "nothing leaves that nobody sends");
        store.remove_draft(&me, "post:x").expect("emptied");
        store.remove_unneeded_uploads(false).expect("looked");
        assert_eq!(uploads(&store), 0);
    }
}

#[test]
fn what_has_no_words_is_called_by_its_first_file_in_every_list() {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    let silent = PostBody { text: Doc::plain(""), files: vec![id(FILE + 9), id(FILE + 8)], ..post(BAS, "", 3) };
    feed.put(place(), 12, &Record::Post(silent));
    feed.put(place(), FILE + 9, &file_body(12, 7));
    let nowhere = PostBody { text: Doc::plain(""), files: vec![id(FILE + 7)], ..post(BAS, "", 2) };
    feed.put(place(), 13, &Record::Post(nowhere));
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    folder.store.insert_upload(&upload(FILE, 10)).expect("kept");
    let made = PostCreate { post: id(14), community: id(PLACE), title: String::new(), text: Doc::plain(" "), files: vec![id(FILE)] };
    save_command(&mut folder.store, 100, &Command::PostCreate(made));
    let edit = PostEdit { post: id(12), title: String::new(), text: Doc::plain(""), files: Some(vec![id(FILE), id(FILE + 9)]) };
    save_command(&mut folder.store, 101, &Command::PostEdit(edit));
    let helped = HelpfulSet { post: id(12), target: id(12), on: true };
    save_command(&mut folder.store, 102, &Command::HelpfulSet(helped));
    let reader = folder.databases.reader().expect("a reader");
    let reading = Reading::new(&reader, &text_id(ME)).expect("a reading");
    let home = reading.home(&HomeRequest { filter: HomeFilter::All, keep: vec![] }).expect("home");
    let rows = home.groups.iter().flat_map(|group| &group.conversations);
    let titles: Vec<_> = rows.map(|row| (row.title.as_str(), row.has_title)).collect();
    assert_eq!(titles, [("plan.pdf", false), ("plan.pdf", false), ("", false)], "as its edit has it; the page says when it has no name");
    save_command(&mut folder.store, 103, &Command::PostWithdraw(PostWithdraw { post: id(12) }));
    let reading = Reading::new(&reader, &text_id(ME)).expect("a reading");
    let outbox = reading.outbox().expect("the outbox");
    let mut summaries: Vec<_> = outbox.items.iter().map(|item| item.summary.as_str()).collect();
    summaries.sort_unstable();
    assert_eq!(summaries, ["foto.jpg", "foto.jpg", "plan.pdf", "plan.pdf"]);
}

#[test]
fn screens_see_files_where_they_stand() {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    feed.put(place(), FILE + 9, &file_body(12, 7));
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    folder.store.insert_upload(&upload(FILE, 10)).expect("kept");
    save_post(&mut folder.store, 100, 10, &[FILE, FILE + 9, FILE + 5]);
    folder.store.update_upload_refused(&text_id(FILE), Refusal::QuotaExceeded).expect("noted");
    let reader = folder.databases.reader().expect("a reader");
    let outbox = Reading::new(&reader, &text_id(ME)).and_then(|reading| reading.outbox()).expect("the outbox");
    let item = outbox.items.first().expect("an item");
    assert_eq!(item.files.len(), 2, "a file that is nowhere is left out");
    let transfer = item.files[0].upload.as_ref().expect("on its way");
    assert_eq!((transfer.refusal, item.editable), (Some(Refusal::QuotaExceeded), true));
    assert_eq!((item.files[1].upload.as_ref(), item.files[1].size), (None, 7));
    assert_eq!(outbox::count_open(&reader, "work", &text_id(ME)).expect("counted"), (1, 0), "nothing was refused");
    assert_eq!(list_uploads(&reader, "work", &text_id(ME)).expect("a list").len(), 1);
}

#[test]
fn the_cache_is_bounded_and_what_was_not_used_for_longest_goes_first() {
    let (mut store, mut feed) = (store(), Feed::office());
    for file in 0..4 {
        feed.put(place(), FILE + file, &file_body(12, 40));
    }
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    let has = |store: &LocalStore, file: u128| find_file(&store.cache, &text_id(FILE + file), "small").expect("read").is_some();
    for file in 0..2 {
        assert!(store.insert_file(&text_id(FILE + file), "small", &[7; 40], 10 + i64::try_from(file).unwrap_or(0), 100).expect("kept"));
    }
    store.update_file_used(&text_id(FILE), "small", 50).expect("noted");
    assert!(store.insert_file(&text_id(FILE + 2), "small", &[7; 40], 60, 100).expect("kept"));
    assert!(has(&store, 0) && !has(&store, 1) && has(&store, 2));
    assert!(!store.insert_file(&text_id(FILE + 3), "small", &[7; 101], 60, 100).expect("looked"), "larger than everything");
    assert!(!store.insert_file(&text_id(FILE + 8), "small", &[7; 4], 60, 100).expect("looked"), "no record, no bytes");
}

#[test]
fn bytes_leave_the_disk_with_their_record_their_scope_and_everything() {
    let secret: Vec<u8> = (0..3_000_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).take(2_500_000).collect();
    let pieces = [0, 1_300_000, 2_499_000].map(|at| &secret[at..at + 600]);
    for way in 0..3 {
        let folder = TempDir::new().expect("a folder");
        let secrets = std::sync::Arc::new(patio_client::secrets::MemorySecrets::default());
        let (databases, mut store) = patio_client::testing::open(folder.path(), secrets).expect("it opens");
        let reader = databases.reader().expect("a reader that stays open");
        let mut feed = Feed::office();
        feed.put(place(), FILE, &file_body(12, 2_500_000));
        store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
        assert!(store.insert_file(&text_id(FILE), "original", &secret, 6, 1 << 30).expect("kept"));
        assert_eq!(find_file(&reader, &text_id(FILE), "original").expect("read").as_ref(), Some(&secret));
        assert!(pieces.iter().all(|piece| holds(folder.path(), piece)), "the search must be able to find it");
        match way {
            0 => feed.remove(place(), "file", FILE),
            1 => feed.revoke(&place()),
            _ => store.remove_cache().expect("removed"),
        }
        if way < 2 {
            store.apply(&text_id(ME), &feed.page(), false, 7).expect("applied");
        }
        assert_eq!(find_file(&reader, &text_id(FILE), "original").expect("read"), None);
        assert!(!pieces.iter().any(|piece| holds(folder.path(), piece)), "way {way}: it is still on the disk");
    }
}

#[test]
fn bytes_that_had_to_make_room_leave_the_journal_too_when_their_record_goes() {
    let secret: Vec<u8> = (0..60_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    for file in [FILE, FILE + 1] {
        feed.put(place(), file, &file_body(12, 240_000));
    }
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    assert!(folder.store.insert_file(&text_id(FILE), "small", &secret, 6, 300_000).expect("kept"));
    assert!(folder.store.insert_file(&text_id(FILE + 1), "small", &[7; 240_000], 7, 300_000).expect("kept"));
    assert_eq!(find_file(&folder.store.cache, &text_id(FILE), "small").expect("read"), None, "it made room");
    assert!(holds(folder.path(), &secret[9_000..9_600]), "the search must be able to find it");
    feed.remove(place(), "file", FILE);
    folder.store.apply(&text_id(ME), &feed.page(), false, 8).expect("applied");
    assert!(!holds(folder.path(), &secret[9_000..9_600]), "it is still on the disk");
}

#[test]
fn what_a_crash_left_half_written_or_unwanted_is_swept() {
    let folder = TempDir::new().expect("a folder");
    let outgoing = Outgoing::of(folder.path());
    outgoing.sweep(&[], true).expect("nothing there is nothing to do");
    for file in [1, 2] {
        let mut unfinished = outgoing.begin(id(file)).expect("begun");
        unfinished.write(b"bytes").expect("written");
        outgoing.keep(unfinished, id(file)).expect("kept");
    }
    let mut half = outgoing.begin(id(3)).expect("begun");
    half.write(b"half").expect("written");
    std::mem::forget(half);
    outgoing.sweep(&[text_id(1)], false).expect("swept");
    assert!(outgoing.path(id(1)).exists() && !outgoing.path(id(2)).exists());
    assert!(outgoing.path(id(3)).with_extension("part").exists(), "somebody may be writing it");
    outgoing.sweep(&[text_id(1)], true).expect("swept");
    assert_eq!(std::fs::read_dir(folder.path().join("outgoing")).expect("the folder").count(), 1);
}
