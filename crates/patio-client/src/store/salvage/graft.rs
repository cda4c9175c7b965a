//! A database whose first page is gone, or another that holds definitions of tables: a copy of it gets those pages of a new one. They say
//! where each table begins, and in a database that this version made the tables begin where they begin in every other.
//!
//! Must not decide what of it is true: each row is looked at when it is taken, and one of another shape is not taken.

use super::damaged_file::DamagedFile;
use crate::store::disk::beside;
use rusqlite::Connection;
use std::fs;
use std::path::PathBuf;

const PAGE_BYTES: usize = 4096;
/// Whether the file is written through a journal beside it: both bytes 2, otherwise 1.
const MODE: std::ops::Range<usize> = 18..20;
/// How many pages there are.
const PAGES: std::ops::Range<usize> = 28..32;
/// The list of pages not in use: none that is trusted.
const UNUSED: std::ops::Range<usize> = 32..40;

/// Makes the copy, if there is anything to copy. `new` is the new database, still empty and closed but for this connection. What fails
/// here only leaves less to read.
pub(super) fn graft(place: &DamagedFile, new: &Connection) -> Option<PathBuf> {
    let mut bytes = fs::read(place.damaged()).ok()?;
    let unfinished = fs::read(place.unfinished()).ok()?;
    let pages = u32::try_from(bytes.len() / PAGE_BYTES).ok()?;
    let mut definitions = new.prepare("SELECT pageno FROM dbstat WHERE name IN ('sqlite_schema', 'sqlite_master')").ok()?;
    let definitions: Vec<i64> = definitions.query_map([], |row| row.get(0)).ok()?.collect::<Result<_, _>>().ok()?;
    for page in definitions.into_iter().filter_map(|page| usize::try_from(page).ok()).filter(|page| *page > 0) {
        let range = (page - 1) * PAGE_BYTES..page * PAGE_BYTES;
        bytes.get_mut(range.clone())?.copy_from_slice(unfinished.get(range)?);
    }
    let journal = beside(place.damaged(), "-wal");
    let has_journal = fs::metadata(&journal).is_ok_and(|journal| journal.len() > 0);
    bytes.get_mut(MODE)?.fill(if has_journal { 2 } else { 1 });
    bytes.get_mut(PAGES)?.copy_from_slice(&pages.to_be_bytes());
    bytes.get_mut(UNUSED)?.fill(0);
    let copy = place.graft();
    fs::write(&copy, bytes).ok()?;
    if has_journal {
        fs::copy(journal, beside(&copy, "-wal")).ok()?;
    }
    Some(copy)
}
