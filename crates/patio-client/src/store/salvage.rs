//! Salvage of a damaged `work.db`: what can be read goes into a new one, what cannot is named, and the damaged file stays beside it.
//!
//! Keeps S11 (nothing that SQLite can still reach is lost; the damaged file is never written to; the new one is complete and on the disk
//! before it takes its place; a full disk changes nothing) and S3 (what stood in order stands in order; what waited for another command
//! waits). Shown by `crates/patio-client/tests/local/salvage.rs`, which overwrites every page in turn. Must not know any feature.

mod damaged_file;
mod graft;
mod links;
mod scan;

pub(super) use damaged_file::finish;

use super::StoreError;
use super::damage::{Loss, Part, note_salvaged};
use damaged_file::DamagedFile;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use scan::{Found, scan};
use std::collections::BTreeSet;
use std::path::Path;

/// A table of `work.db`: its key, and the part of a person's work that it holds.
struct Table {
    name: &'static str,
    key: &'static [&'static str],
    part: Part,
}

/// Every table. Settings come first: without them nobody is signed in.
const TABLES: [Table; 9] = [
    Table { name: "setting", key: &["key"], part: Part::Settings },
    Table { name: "outbox", key: &["order_no"], part: Part::Unsent },
    Table { name: "outbox_after", key: &["command_id", "after_command"], part: Part::Unsent },
    Table { name: "upload", key: &["file"], part: Part::Files },
    Table { name: "outbox_file", key: &["command_id", "file"], part: Part::Files },
    Table { name: "draft", key: &["person", "target"], part: Part::Drafts },
    Table { name: "read_mark", key: &["person", "post"], part: Part::Reading },
    Table { name: "baseline", key: &["person", "community"], part: Part::Reading },
    Table { name: "reminded", key: &["person", "question", "due_at"], part: Part::Reading },
];

/// Makes a new `work.db` of what the damaged one still gives. `migrate` gives an empty database its tables. Nobody may have the
/// damaged one open.
///
/// # Errors
/// When no new one could be made; the damaged one is then as it was.
pub(super) fn salvage(folder: &Path, migrate: impl FnOnce(&mut Connection) -> Result<(), StoreError>) -> Result<(), StoreError> {
    let place = DamagedFile::of(folder);
    place.begin()?;
    let mut new = Connection::open(place.unfinished())?;
    // Nobody relies on it before it is complete, and then the whole file is synced.
    new.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF;")?;
    migrate(&mut new)?;
    let filled = fill(&place, &mut new)?;
    new.close().map_err(|(_, error)| error)?;
    tracing::warn!(kept_as = place.kept_as(), lost = ?filled.lost, "the damaged work.db was salvaged");
    place.complete(filled.needed.as_ref())
}

/// What came of it.
struct Filled {
    lost: Vec<Loss>,
    /// The files that have a row; nothing when every file may go that has none.
    needed: Option<BTreeSet<String>>,
}

fn fill(place: &DamagedFile, new: &mut Connection) -> Result<Filled, StoreError> {
    let old = open_damaged(place.damaged());
    let knows_all = old.as_ref().is_some_and(|old| TABLES.iter().all(|table| scan::knows(old, table)));
    let grafted = if knows_all { None } else { graft::graft(place, new).and_then(|copy| open_damaged(&copy)) };
    let source = |table: &Table| [&old, &grafted].into_iter().flatten().find(|source| scan::knows(source, table));
    let tx = new.transaction()?;
    let mut lost = Vec::new();
    let mut found = Vec::new();
    for table in &TABLES {
        let in_table = match source(table) {
            Some(source) => scan(source, &tx, table)?,
            None => Found::of_no_table(old.as_ref(), table),
        };
        found.push((table.name, in_table));
    }
    let is_whole = |name: &str| found.iter().any(|(table, found)| *table == name && found.is_whole);
    match TABLES.iter().find(|table| table.name == "outbox").and_then(source) {
        Some(source) => lost.extend(scan::lost_commands(source, &tx, is_whole("outbox"))?),
        None => lost.push(Loss { part: Part::Unsent, count: None }),
    }
    links::mend(&tx, is_whole("outbox_after"))?;
    for table in TABLES.iter().filter(|table| !is_whole(table.name) && table.part != Part::Unsent) {
        let count = found.iter().find(|(name, _)| *name == table.name).and_then(|(_, found)| found.lost);
        if table.name != "outbox_file" && !lost.iter().any(|loss| loss.part == table.part) {
            lost.push(Loss { part: table.part, count });
        }
    }
    // Unless everything was read that can need a file, a file without a command or draft is not taken for one that may go.
    let all = is_whole("upload") && is_whole("outbox") && is_whole("outbox_file") && is_whole("draft");
    let needed = if all {
        None
    } else {
        let (stay, gone) = links::list_needed_files(&tx)?;
        if gone > 0 && !lost.iter().any(|loss| loss.part == Part::Files) {
            lost.push(Loss { part: Part::Files, count: u64::try_from(gone).ok() });
        }
        Some(stay)
    };
    note_salvaged(&tx, place.kept_as(), lost.clone())?;
    tx.commit()?;
    Ok(Filled { lost, needed })
}

/// The damaged database for reading, if it is one at all.
fn open_damaged(path: &Path) -> Option<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let old = Connection::open_with_flags(path, flags).ok()?;
    // It is kept as it was found.
    old.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).ok()?;
    // A definition that cannot be read must not hide the other tables; nothing is written.
    let readable = "PRAGMA query_only = ON; PRAGMA writable_schema = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";
    old.execute_batch(readable).ok()?;
    Some(old)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_the_work_database_is_salvaged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work.db");
        let mut work = Connection::open(path).unwrap();
        crate::store::open::migrate_work(&mut work).unwrap();
        let mut names = work.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").unwrap();
        let mut names: BTreeSet<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        names.remove("refinery_schema_history");
        assert_eq!(names, TABLES.iter().map(|table| table.name.to_owned()).collect());
    }

    #[test]
    fn a_disk_that_is_full_leaves_the_damaged_database_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work.db");
        std::fs::write(&path, b"not a database").unwrap();
        let full = salvage(folder.path(), |new| {
            crate::store::open::migrate_work(new)?;
            let pages: i64 = new.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            new.execute_batch(&format!(
                "PRAGMA max_page_count = {pages}; DROP INDEX outbox_open; CREATE TABLE filler (bytes BLOB NOT NULL) STRICT;"
            ))?;
            new.execute("INSERT INTO filler (bytes) VALUES (zeroblob(100000))", [])?;
            Ok(())
        });
        assert!(matches!(full, Err(StoreError::DiskFull)), "{full:?}");
        assert_eq!(std::fs::read(&path).unwrap(), b"not a database");
    }
}
