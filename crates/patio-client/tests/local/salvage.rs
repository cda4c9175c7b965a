//! Damage in the two databases, page by page (S11): the app opens whatever page is gone, the cache begins anew, and of the work of the
//! person everything is there that SQLite can still reach. What is not there is named, and the damaged file lies beside the new one.

use crate::feed::*;
use crate::folder::holds;
use patio_client::secrets::MemorySecrets;
use patio_client::testing::store::damage::{Part, Salvaged, find_damage};
use patio_client::testing::store::drafts::{self, DraftRow};
use patio_client::testing::store::outgoing::Outgoing;
use patio_client::testing::store::settings::key;
use patio_client::testing::store::{Databases, LocalStore, Suspect};
use patio_client::testing::sync::outbox::{NewCommand, list_open};
use patio_domain::{Access, Doc, Profile};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

const PAGE_BYTES: usize = 4096;
/// Commands in the outbox: the first half have their verdict.
const COMMANDS: u128 = 60;
const DRAFTS: u128 = 30;

fn open(folder: &Path) -> (Databases, LocalStore) {
    patio_client::testing::open(folder, Arc::new(MemorySecrets::default())).expect("it opens")
}

fn a_comment(number: u128, words: &str) -> Command {
    Command::CommentCreate(CommentCreate {
        comment: id(5_000 + number),
        post: id(number % 7),
        reply_to: None,
        text: Doc::plain(&words.repeat(40)),
        files: vec![],
    })
}

fn save(store: &mut LocalStore, number: u128, command: &Command, after: &[u128]) {
    let me = text_id(ME);
    let after = after.iter().map(|number| id(*number)).collect();
    let new = NewCommand { command_id: id(number), person: &me, command, after, saved_at: 7 };
    store.update_outbox(&new.into()).expect("saved");
}

/// A folder with an outbox, drafts, marks, settings and files, everything in the main files.
fn filled() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let (_lock, mut store) = open(folder.path());
    let me = text_id(ME);
    store.update_settings(&[(key::PERSON, &me), (key::SIGNED_IN, "yes"), (key::SERVER, "https://patio.example.org")]).expect("kept");
    for number in 0..COMMANDS {
        save(&mut store, 100 + number, &a_comment(number, "een zin die blijft "), &[]);
        if number < COMMANDS / 2 {
            store.update_attempted(&[id(100 + number)]).expect("noted");
            store.update_settled(&[(id(100 + number), Verdict::Applied { recorded_at: 1 })], 9).expect("settled");
        }
    }
    let profile = Profile { name: "Anna".into(), job: "smid".into(), expertise: vec!["lassen".into()] };
    save(&mut store, 900, &Command::ProfileSet(profile), &[]);
    let (name, description) = ("Dok".to_owned(), String::new());
    save(&mut store, 901, &Command::CommunityCreate(CommunityCreate { community: id(77), name, description, access: Access::Open }), &[]);
    let post = |number, files| {
        Command::PostCreate(PostCreate { post: id(number), community: id(77), title: "Eerst".into(), text: Doc::plain("wacht"), files })
    };
    let outgoing = Outgoing::of(folder.path());
    for file in [40, 41] {
        store.insert_upload(&crate::transfer::upload(file, 10)).expect("kept");
        let mut unfinished = outgoing.begin(id(file)).expect("a file");
        unfinished.write(&[7; 10]).expect("written");
        outgoing.keep(unfinished, id(file)).expect("kept");
    }
    save(&mut store, 902, &post(78, vec![id(40)]), &[900, 901]);
    for number in 0..DRAFTS {
        let files = if number == 3 { vec![text_id(41)] } else { vec![] };
        let (target, text) = (format!("post:{number}"), serde_json::to_string(&Doc::plain(&"nog niet af ".repeat(60))).expect("JSON"));
        let row = DraftRow { target, title: "Half".into(), text, reply_to: String::new(), files };
        store.upsert_draft(&me, &row, 6).expect("kept");
    }
    for number in 0..150 {
        store.upsert_read_mark(&me, &text_id(10_000 + number), 5).expect("noted");
    }
    store.apply(&me, &Feed::office().page(), true, 5).expect("applied");
    for connection in [&store.work, &store.cache] {
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("in the main file");
    }
    folder
}

fn copy_of(folder: &Path) -> TempDir {
    let copy = TempDir::new().expect("a folder");
    for name in ["work.db", "cache.db"] {
        fs::copy(folder.join(name), copy.path().join(name)).expect("a copy");
    }
    fs::create_dir_all(copy.path().join("outgoing")).expect("a folder");
    for entry in fs::read_dir(folder.join("outgoing")).expect("files") {
        let path = entry.expect("a file").path();
        fs::copy(&path, copy.path().join("outgoing").join(path.file_name().expect("a name"))).expect("a copy");
    }
    copy
}

/// What a dying disk leaves of a page.
#[derive(Clone, Copy, Debug)]
enum Damage {
    Noise,
    Zeros,
    /// Only the second half: the beginning still looks like a page.
    Half,
}

fn spoil(file: &Path, page: usize, damage: Damage) {
    let mut bytes = fs::read(file).expect("the file");
    let at = page * PAGE_BYTES;
    let part = bytes.get_mut(at..at + PAGE_BYTES).expect("a page");
    match damage {
        Damage::Zeros => part.fill(0),
        Damage::Noise => part.iter_mut().enumerate().for_each(|(at, byte)| *byte = byte.wrapping_mul(31).wrapping_add(at as u8) ^ 0xA7),
        Damage::Half => part.iter_mut().skip(PAGE_BYTES / 2).for_each(|byte| *byte = 0xA7),
    }
    fs::write(file, bytes).expect("the file");
}

fn pages(file: &Path) -> usize {
    usize::try_from(fs::metadata(file).expect("the file").len()).expect("a size") / PAGE_BYTES
}

/// Each table, what tells its rows apart, and how one of them is found by that.
const TABLES: [(&str, &str, &str); 8] = [
    ("setting", "key", "key = ?1"),
    ("outbox", "order_no", "order_no = ?1"),
    ("outbox_after", "command_id || after_command", "command_id = substr(?1, 1, 36) AND after_command = substr(?1, 37)"),
    ("outbox_file", "command_id || file", "command_id = substr(?1, 1, 36) AND file = substr(?1, 37)"),
    ("upload", "file", "file = ?1"),
    ("draft", "person || target", "person = substr(?1, 1, 36) AND target = substr(?1, 37)"),
    ("read_mark", "person || post", "person = substr(?1, 1, 36) AND post = substr(?1, 37)"),
    ("baseline", "person || community", "person = substr(?1, 1, 36) AND community = substr(?1, 37)"),
];

/// Those rows of a table that SQLite finds, each asked for by its key, and gives whole.
fn reachable(work: &Connection, (table, _, row): (&str, &str, &str), keys: &[String]) -> BTreeSet<String> {
    let sql = format!("SELECT {} FROM {table} NOT INDEXED WHERE {row}", column(table));
    let found = |wanted: &String| work.query_row(&sql, [wanted], |row| row.get::<_, rusqlite::types::Value>(0)).is_ok();
    keys.iter().filter(|key| found(key)).cloned().collect()
}

/// The column with the most to lose.
fn column(table: &str) -> &'static str {
    match table {
        "outbox" => "body",
        "draft" => "text",
        "setting" => "value",
        "upload" => "sha256",
        "read_mark" => "read_at",
        _ => "1",
    }
}

fn keys(work: &Connection, table: &str, key: &str) -> Vec<String> {
    let mut statement = work.prepare(&format!("SELECT CAST({key} AS TEXT) FROM {table} ORDER BY 1")).expect("SQL");
    statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("rows")
}

fn salvaged(store: &LocalStore) -> Option<Salvaged> {
    find_damage(&store.work, "main").expect("a note").1
}

/// Every page of a filled `work.db` in turn, each damaged in three ways, as the app meets it: suspected, because something was unreadable.
#[test]
fn whatever_page_of_the_work_database_is_gone_the_app_opens_and_every_row_that_can_be_reached_is_there() {
    let whole = filled();
    let before: Vec<Vec<String>> = {
        let (_lock, store) = open(whole.path());
        TABLES.iter().map(|(table, key, _)| keys(&store.work, table, key)).collect()
    };
    let count = pages(&whole.path().join("work.db"));
    assert!(count > 25, "{count} pages are too few to show anything");
    let mut with_losses = 0;
    for page in 0..count {
        for damage in [Damage::Noise, Damage::Zeros, Damage::Half] {
            let folder = copy_of(whole.path());
            spoil(&folder.path().join("work.db"), page, damage);
            let expected: Vec<BTreeSet<String>> = {
                let damaged = Connection::open(folder.path().join("work.db")).expect("a connection");
                let _ = damaged.execute_batch("PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON");
                TABLES.iter().zip(&before).map(|(table, keys)| reachable(&damaged, *table, keys)).collect()
            };
            let (databases, store) = open(folder.path());
            drop(store);
            let store = databases.place().open(Suspect::Both).expect("it opens");
            let note = salvaged(&store).unwrap_or_else(|| panic!("page {page}, {damage:?}: nothing was said"));
            assert!(note.kept_as.iter().all(|name| folder.path().join(name).exists()), "page {page}, {damage:?}");
            let mut lost = BTreeSet::new();
            for (((table, key, _), all), expected) in TABLES.iter().zip(&before).zip(expected) {
                let here: BTreeSet<String> = keys(&store.work, table, key).into_iter().collect();
                // A file that nothing names any more is not sent; its bytes lie beside the damaged database.
                let is_aside = |key: &String| *table == "upload" && !folder.path().join("outgoing").join(key).exists();
                // On half a page a row may be found by its whole key and by nothing else; only commands have keys that can be counted up.
                let is_findable = !matches!(damage, Damage::Half) || *table == "outbox";
                let missing: Vec<&String> = expected.iter().filter(|key| is_findable && !here.contains(*key) && !is_aside(key)).collect();
                assert!(
                    missing.is_empty(),
                    "page {page}, {damage:?}, {table}: {} reachable rows are gone: {missing:?}; {note:?}",
                    missing.len()
                );
                if here.len() < all.len() {
                    lost.insert(*table);
                }
            }
            with_losses += usize::from(!lost.is_empty());
            // Of an empty table that cannot be read nobody knows that it was empty, so more may be said.
            assert!(lost.is_empty() || !note.lost.is_empty(), "page {page}, {damage:?}: {lost:?} are not whole, and nothing was said");
            in_order(&store, page);
            files_are_somewhere(folder.path(), &note);
            let (rows, check): (i64, String) = store
                .work
                .query_row("SELECT (SELECT COUNT(*) FROM outbox), (SELECT * FROM pragma_integrity_check)", [], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .expect("a sound database");
            assert!(check == "ok" && rows <= 63);
        }
    }
    assert!(with_losses > 10, "the damage did nothing");
}

/// Lanes keep their order, and a post does not go before the profile and the community it waits for, if those are there.
fn in_order(store: &LocalStore, page: usize) {
    let open = list_open(&store.work, "main", &text_id(ME), i64::MAX).expect("rows");
    assert!(open.is_sorted_by(|one, next| one.order_no < next.order_no));
    let waits = |id: u128| open.iter().any(|row| row.command_id == text_id(id) && row.state == "queued");
    if waits(902) {
        let sql = "SELECT after_command FROM outbox_after WHERE command_id = ?1 ORDER BY 1";
        let mut statement = store.work.prepare(sql).expect("SQL");
        let after: Vec<String> = statement.query_map([text_id(902)], |row| row.get(0)).expect("rows").map(Result::unwrap).collect();
        for first in [900, 901] {
            assert!(!waits(first) || after.contains(&text_id(first)), "page {page}: the post would go before {first}");
        }
    }
}

/// A file that was to be sent lies with its row where it was, or beside the damaged database.
fn files_are_somewhere(folder: &Path, note: &Salvaged) {
    for file in [40, 41] {
        let name = text_id(file);
        let aside = |kept: &String| folder.join(kept.replace(".db", ".files")).join(&name).exists();
        assert!(folder.join("outgoing").join(&name).exists() || note.kept_as.iter().any(aside), "file {file}");
    }
}

/// The first page says where every table begins. In a database that this version made, every other one knows that too.
#[test]
fn without_the_first_page_of_the_work_database_everything_is_there_all_the_same() {
    let folder = filled();
    spoil(&folder.path().join("work.db"), 0, Damage::Noise);
    let (_databases, store) = open(folder.path());
    let note = salvaged(&store).expect("a note");
    assert_eq!(note.lost, []);
    assert_eq!(count(&store.work, "SELECT COUNT(*) FROM outbox"), 63);
    assert_eq!(drafts::list(&store.work, "main", &text_id(ME)).expect("drafts").len(), 30);
    assert_eq!(store.find_setting(key::SERVER).expect("read").as_deref(), Some("https://patio.example.org"));
    in_order(&store, 0);
    assert!(!folder.path().join("work.graft.db").exists(), "a copy of everything");
}

#[test]
fn a_damaged_text_is_lost_alone_and_named() {
    let folder = filled();
    let work = folder.path().join("work.db");
    // One text long enough to have pages of its own, and then noise on one of them.
    {
        let (_lock, mut store) = open(folder.path());
        save(&mut store, 990, &a_comment(1, &"lang en breed ".repeat(200)), &[]);
        save(&mut store, 991, &a_comment(2, "daarna "), &[]);
    }
    let bytes = fs::read(&work).expect("the file");
    let page = bytes.chunks(PAGE_BYTES).rposition(|page| page.windows(14).filter(|part| *part == b"lang en breed ").count() > 200);
    spoil(&work, page.expect("a page of nothing else"), Damage::Noise);
    let (databases, store) = open(folder.path());
    drop(store);
    let store = databases.place().open(Suspect::Both).expect("it opens");
    let note = salvaged(&store).expect("a note");
    let lost: Vec<(Part, Option<u64>)> = note.lost.iter().map(|loss| (loss.part, loss.count)).collect();
    assert_eq!(lost, [(Part::Unsent, Some(1))]);
    let open = list_open(&store.work, "main", &text_id(ME), i64::MAX).expect("rows");
    assert!(open.iter().any(|row| row.command_id == text_id(991)) && open.iter().all(|row| row.command_id != text_id(990)));
}

#[test]
fn whatever_page_of_the_cache_is_gone_it_begins_anew_and_says_so_once() {
    let whole = filled();
    let count = pages(&whole.path().join("cache.db"));
    assert!(count > 10, "{count} pages");
    for page in 0..count {
        for damage in [Damage::Noise, Damage::Zeros] {
            let folder = copy_of(whole.path());
            spoil(&folder.path().join("cache.db"), page, damage);
            let (databases, store) = open(folder.path());
            drop(store);
            let mut store = databases.place().open(Suspect::Either).expect("it opens");
            assert_eq!(store.find_cursor().expect("read"), None, "page {page}: the next pull starts from nothing");
            assert!(find_damage(&store.work, "main").expect("a note").0, "page {page}: nothing was said");
            assert!(salvaged(&store).is_none() && drafts::list(&store.work, "main", &text_id(ME)).expect("drafts").len() == 30);
            store.apply(&text_id(ME), &Feed::office().page(), true, 5).expect("it fills again");
            store.remove_damage_note().expect("seen");
            assert_eq!(find_damage(&store.work, "main").expect("none"), (false, None));
        }
    }
}

/// The number of a verdict that was lost may be given again; what the cache says of it must not count for the new one (S7).
#[test]
fn after_a_salvage_no_verdict_counts_as_shown_because_of_one_that_was_lost() {
    let folder = filled();
    {
        let (_lock, mut store) = open(folder.path());
        store.apply_covering(&text_id(ME), &Feed::office().page(), true, 30, 5).expect("applied");
        store.work.execute("DELETE FROM outbox WHERE settle_no > 10", []).expect("as if they were unreadable");
    }
    let (databases, store) = open(folder.path());
    drop(store);
    let mut store = databases.place().open(Suspect::Both).expect("it opens");
    save(&mut store, 990, &a_comment(1, "nieuw "), &[]);
    store.update_settled(&[(id(990), Verdict::Applied { recorded_at: 1 })], 9).expect("settled");
    assert!(store.list_unconfirmed(&text_id(ME)).expect("read").ids.contains(&id(990)), "it would never be confirmed");
}

#[test]
fn a_salvage_that_was_cut_off_is_finished_by_the_next_start() {
    let whole = filled();
    let folder = copy_of(whole.path());
    {
        let (databases, store) = open(folder.path());
        drop(store);
        drop(databases.place().open(Suspect::Both).expect("it opens"));
    }
    let kept = folder.path().join("work.damaged-1.db");
    // As a crash leaves it between the two moves, and before them.
    fs::rename(folder.path().join("work.db"), folder.path().join("work.salvaged.db")).expect("moved");
    for moved in [true, false] {
        if !moved {
            fs::rename(folder.path().join("work.db"), folder.path().join("work.salvaged.db")).expect("moved");
            fs::rename(&kept, folder.path().join("work.db")).expect("moved");
        }
        let (_lock, store) = open(folder.path());
        assert!(kept.exists() && salvaged(&store).is_some_and(|note| note.kept_as == ["work.damaged-1.db"]));
        assert_eq!(drafts::list(&store.work, "main", &text_id(ME)).expect("drafts").len(), 30);
    }
}

#[test]
fn nothing_of_a_damaged_cache_stays_on_the_disk() {
    const WORDS: &[u8] = b"zilverreiger";
    let folder = filled();
    let (databases, mut store) = open(folder.path());
    let mut feed = Feed::office();
    feed.post(10, BAS, "zilverreiger", 1_000);
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    assert!(holds(folder.path(), WORDS), "the search must be able to find it");
    drop(store);
    let store = databases.place().open(Suspect::Either).expect("it opens");
    assert!(!holds(folder.path(), WORDS));
    drop(store);
}
