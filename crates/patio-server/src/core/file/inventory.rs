//! Every file with the bytes it must have, for whoever compares the store of files with the database. Changes nothing.

use super::{COLUMNS, content, read};
use crate::store::{Store, StoreError};
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
    let sql = format!("SELECT {COLUMNS} FROM file WHERE file_id > $1 ORDER BY file_id LIMIT {AT_ONCE}");
    let mut after = String::new();
    loop {
        let rows = store.read(|tx| tx.query(&sql, &[(&after).into()]))?;
        let Some(last) = rows.last() else { break };
        last.text(0)?.clone_into(&mut after);
        for row in &rows {
            let known = read(row)?;
            let facts = known.facts.filter(|_| known.status == FileStatus::Ready);
            let size_of = |variant| Some((variant, content::size_of(facts.as_ref()?, variant)?));
            tell(known.file, Variant::ALL.into_iter().filter_map(size_of).collect());
        }
    }
    let sql = format!("SELECT file_id FROM file_trash WHERE file_id > $1 ORDER BY file_id LIMIT {AT_ONCE}");
    after.clear();
    loop {
        let rows = store.read(|tx| tx.query(&sql, &[(&after).into()]))?;
        let Some(last) = rows.last() else { return Ok(()) };
        last.text(0)?.clone_into(&mut after);
        for row in &rows {
            tell(row.parse(0)?, Vec::new());
        }
    }
}
