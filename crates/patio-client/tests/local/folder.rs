//! The data folder: one owner, a cache that may break, a `work.db` that is kept as it is when it cannot be read (S11).

use crate::feed::*;
use patio_client::OpenError;
use patio_client::secrets::MemorySecrets;
use patio_client::testing::store::damage::{Part, find_damage};
use patio_client::testing::store::drafts::{self, DraftRow};
use patio_client::testing::store::{Databases, LocalStore};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// An open data folder, gone when dropped.
pub struct Folder {
    pub databases: Databases,
    pub store: LocalStore,
    folder: TempDir,
}

fn open(folder: &Path) -> Result<(Databases, LocalStore), OpenError> {
    patio_client::testing::open(folder, Arc::new(MemorySecrets::default()))
}

impl Folder {
    pub fn new() -> Folder {
        let folder = TempDir::new().expect("a folder");
        let (databases, store) = open(folder.path()).expect("it opens");
        Folder { databases, store, folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The same folder after the app was closed and started again.
    pub fn reopened(self) -> Folder {
        self.reopened_with(|_| ())
    }

    /// The same, with something done to the folder in between.
    pub fn reopened_with(self, change: impl FnOnce(&Path)) -> Folder {
        let Folder { databases, store, folder } = self;
        drop((databases, store));
        change(folder.path());
        let (databases, store) = open(folder.path()).expect("it opens");
        Folder { databases, store, folder }
    }
}

/// Whether the bytes are anywhere under a folder.
pub fn holds(folder: &Path, wanted: &[u8]) -> bool {
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).expect("a folder").filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                folders.push(path);
            } else if fs::read(&path).expect("a file").windows(wanted.len()).any(|part| part == wanted) {
                return true;
            }
        }
    }
    false
}

fn keep_a_draft(folder: &Path) {
    let (_lock, mut store) = open(folder).expect("it opens");
    store
        .upsert_draft(
            &text_id(ME),
            &DraftRow { target: "post:x".into(), title: "Dock".into(), text: "[]".into(), reply_to: String::new(), files: vec![] },
            6,
        )
        .expect("kept");
    store.apply(&text_id(ME), &Feed::office().page(), true, 5).expect("applied");
}

fn draft_is_there(store: &LocalStore) -> bool {
    drafts::find(&store.work, "main", &text_id(ME), "post:x").expect("read").is_some()
}

/// Noise over part of a file, as a dying disk leaves it.
fn damage(file: &Path, from: usize) {
    let mut bytes = fs::read(file).expect("the file");
    bytes.iter_mut().skip(from).for_each(|byte| *byte = byte.wrapping_mul(31).wrapping_add(0xA7));
    fs::write(file, bytes).expect("the file");
}

#[test]
fn a_second_start_on_the_folder_says_so_and_the_first_goes_on() {
    let folder = TempDir::new().expect("a folder");
    let (_lock, store) = open(folder.path()).expect("it opens");
    let Err(error) = open(folder.path()) else { panic!("two owners") };
    assert_eq!(error.code(), "already_open");
    assert!(store.find_setting("server").is_ok());
}

#[test]
fn a_damaged_cache_is_made_anew_and_unsent_work_stays() {
    for from in [0, 200, 4096] {
        let folder = TempDir::new().expect("a folder");
        keep_a_draft(folder.path());
        damage(&folder.path().join("cache.db"), from);
        let (_lock, mut store) = open(folder.path()).expect("it opens all the same");
        assert!(draft_is_there(&store));
        assert_eq!(count(&store.cache, "SELECT COUNT(*) FROM record"), 0);
        assert_eq!(store.find_cursor().expect("read"), None, "the next pull starts from nothing");
        assert!(!folder.path().join("quarantine").exists(), "what was withdrawn since would stay readable in it");
    }
}

#[test]
fn a_cache_that_cannot_be_used_leaves_nothing_of_itself_on_the_disk() {
    const WORDS: &[u8] = b"zilverreiger";
    let of_a_newer_version =
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (99, 'later', '2030-01-01T00:00:00Z', '1')";
    for spoil in ["", of_a_newer_version, "DROP TABLE refinery_schema_history"] {
        let folder = TempDir::new().expect("a folder");
        keep_a_draft(folder.path());
        {
            let (_lock, mut store) = open(folder.path()).expect("it opens");
            let mut feed = Feed::office();
            feed.post(10, BAS, "zilverreiger", 1_000);
            store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
            store.cache.execute_batch(spoil).expect("spoilt");
        }
        if spoil.is_empty() {
            let cache = folder.path().join("cache.db");
            let mut bytes = fs::read(&cache).expect("the file");
            bytes[..100].fill(7);
            fs::write(cache, bytes).expect("the file");
        }
        // A version before this one kept such a cache here.
        let old = folder.path().join("quarantine");
        fs::create_dir_all(&old).expect("a folder");
        fs::write(old.join("cache-1.db"), WORDS).expect("the file");
        assert!(holds(folder.path(), WORDS), "the search must be able to find it");
        let (_lock, store) = open(folder.path()).expect("it opens all the same");
        assert!(draft_is_there(&store));
        assert_eq!(count(&store.cache, "SELECT COUNT(*) FROM record"), 0);
        assert!(!holds(folder.path(), WORDS), "{spoil}: it is still on the disk");
    }
}

/// Somebody reads, so that the journal is not emptied, and then the power is cut: the disk has the cache as it was before.
#[test]
fn a_cache_whose_removal_did_not_reach_the_disk_goes_at_the_next_start() {
    const WORDS: &[u8] = b"zilverreiger";
    const FILES: [&str; 2] = ["cache.db", "cache.db-wal"];
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    feed.post(10, BAS, "zilverreiger", 1_000);
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    let on_disk = FILES.map(|name| fs::read(folder.path().join(name)).expect("a file"));
    let reader = folder.databases.reader().expect("a reader");
    reader.execute_batch("BEGIN").expect("it reads");
    assert!(count(&reader, "SELECT COUNT(*) FROM record") > 0);
    folder.store.cache.busy_timeout(std::time::Duration::ZERO).expect("set");
    folder.store.remove_cache().expect("removed");
    drop(reader);
    let mut folder = folder.reopened_with(|path| {
        for (name, bytes) in FILES.iter().zip(&on_disk) {
            fs::write(path.join(name), bytes).expect("written");
        }
        assert!(holds(path, WORDS), "the search must be able to find it");
    });
    assert_eq!(count(&folder.store.cache, "SELECT COUNT(*) FROM record"), 0);
    assert!(!holds(folder.path(), WORDS), "it is still on the disk");
    // What is downloaded afterwards stays.
    folder.store.apply(&text_id(ME), &Feed::office().page(), true, 6).expect("applied");
    assert!(count(&folder.reopened().store.cache, "SELECT COUNT(*) FROM record") > 0);
}

#[test]
fn a_work_database_that_cannot_be_read_is_kept_beside_as_it_is_and_the_app_opens() {
    for from in [0, 200, 4096] {
        let folder = TempDir::new().expect("a folder");
        keep_a_draft(folder.path());
        let work = folder.path().join("work.db");
        damage(&work, from);
        let before = fs::read(&work).expect("bytes");
        let (_lock, store) = open(folder.path()).expect("it opens all the same");
        let (_, salvaged) = find_damage(&store.work, "main").expect("a note");
        let salvaged = salvaged.expect("it says so");
        assert_eq!(salvaged.kept_as, ["work.damaged-1.db"]);
        assert_eq!(fs::read(folder.path().join("work.damaged-1.db")).expect("bytes"), before);
        assert!(draft_is_there(&store) || salvaged.lost.iter().any(|loss| loss.part == Part::Drafts), "damaged from {from}");
        assert!(count(&store.cache, "SELECT COUNT(*) FROM record") > 0, "the cache is sound");
    }
}

#[test]
fn data_of_a_newer_version_is_left_alone() {
    let folder = TempDir::new().expect("a folder");
    keep_a_draft(folder.path());
    {
        let (_lock, store) = open(folder.path()).expect("it opens");
        let later =
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (99, 'later', '2030-01-01T00:00:00Z', '1')";
        store.work.execute(later, []).expect("written");
    }
    let Err(error) = open(folder.path()) else { panic!("it opened") };
    assert_eq!(error.code(), "data_too_new");
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_the_folder() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().expect("a folder");
    let inside = folder.path().join("data");
    let _open = open(&inside).expect("it opens");
    assert_eq!(fs::metadata(&inside).expect("the folder").permissions().mode() & 0o777, 0o700);
}
