//! Every file with the bytes it must have, to compare the store of files with the database. Changes nothing.

use super::{COLUMNS, content, read};
use crate::store::{Row, Store, StoreError};
use patio_domain::FileId;
use patio_protocol::file::{FileStatus, Variant};

/// Rows read at a time.
const AT_ONCE: i64 = 1_000;

/// Tells of each file which forms it must have, and their sizes in bytes. Of one that is not finished, was refused or is in the
/// trash none must be there, and some may.
///
/// # Errors
/// When the store fails.
pub fn inventory(store: &Store, mut tell: impl FnMut(FileId, Vec<(Variant, u64)>)) -> Result<(), StoreError> {
    each_row(store, &format!("SELECT {COLUMNS} FROM file"), |row| {
        let known = read(row)?;
        let facts = known.facts.filter(|_| known.status == FileStatus::Ready);
        let size_of = |variant| Some((variant, content::size_of(facts.as_ref()?, variant)?));
        tell(known.file, Variant::ALL.into_iter().filter_map(size_of).collect());
        Ok(())
    })?;
    each_row(store, "SELECT file_id FROM file_trash", |row| {
        tell(row.parse(0)?, Vec::new());
        Ok(())
    })
}

/// Reads a table page by page, in the order of the file id in its first column: no writer waits for long.
fn each_row(store: &Store, select: &str, mut tell: impl FnMut(&Row) -> Result<(), StoreError>) -> Result<(), StoreError> {
    let sql = format!("{select} WHERE file_id > $1 ORDER BY file_id LIMIT {AT_ONCE}");
    let mut after = String::new();
    loop {
        let rows = store.read(|tx| tx.query(&sql, &[(&after).into()]))?;
        let Some(last) = rows.last() else { return Ok(()) };
        last.text(0)?.clone_into(&mut after);
        rows.iter().try_for_each(&mut tell)?;
    }
}
