//! Bytes of files that were looked at: in `cache.db`, in parts, bounded.
//!
//! Keeps S8: bytes go in the same transaction as the record that says they may be seen, and afterwards no copy of them is left
//! in the database's journal either. Must not know how they were fetched.

use super::derived::{Change, Derived};
use super::meta::{find_meta, upsert_meta};
use super::settings::key;
use super::{LocalStore, StoreError};
use patio_domain::limits::FILE_PART_BYTES;
use rusqlite::{Connection, OptionalExtension, params};

/// The kind of their records.
const FILE: &str = "file";
/// Most bytes of viewed files that are kept on a laptop.
pub const CACHE_MAX_BYTES: u64 = 500 * 1024 * 1024;
/// Say that the journal may still hold bytes that were removed.
pub(crate) const SCRUB: &str = "scrub";

/// The bytes of one form of a file, if all of them are here.
///
/// # Errors
/// When the database cannot be read.
pub fn find_file(connection: &Connection, file: &str, variant: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let size: Option<i64> = connection
        .prepare_cached("SELECT size FROM main.file_use WHERE file = ?1 AND variant = ?2")?
        .query_row([file, variant], |row| row.get(0))
        .optional()?;
    let Some(size) = size.and_then(|size| usize::try_from(size).ok()) else { return Ok(None) };
    let mut bytes = Vec::with_capacity(size);
    let mut parts = connection.prepare_cached("SELECT bytes FROM main.file_part WHERE file = ?1 AND variant = ?2 ORDER BY part")?;
    let mut rows = parts.query([file, variant])?;
    while let Some(row) = rows.next()? {
        bytes.extend_from_slice(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?);
    }
    Ok((bytes.len() == size).then_some(bytes))
}

/// Removes the bytes of a file; part of the transaction that removes its record.
fn remove_file(tx: &Connection, file: &str) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM file_part WHERE file = ?1")?.execute([file])?;
    tx.prepare_cached("DELETE FROM file_use WHERE file = ?1")?.execute([file])?;
    // Also when nothing was here: bytes that had to make room for others may still be in the journal.
    upsert_meta(tx, SCRUB, "wanted")
}

/// The bytes of files as something derived: they go when their record goes.
pub struct Bytes;

impl Derived for Bytes {
    fn tables(&self) -> &'static [&'static str] {
        &["file_use", "file_part"]
    }

    fn apply(&mut self, tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
        if change.kind == FILE && change.new.is_none() {
            remove_file(tx, change.id)?;
        }
        Ok(false)
    }

    fn finish(&mut self, _: &Connection, _: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn remove_scope(&mut self, tx: &Connection, scope: i64) -> Result<(), StoreError> {
        let mut list = tx.prepare_cached("SELECT id FROM record WHERE scope = ?1 AND kind = 'file'")?;
        let files = list.query_map([scope], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        files.iter().try_for_each(|file| remove_file(tx, file))
    }

    fn clear(&mut self, tx: &Connection) -> Result<(), StoreError> {
        tx.execute_batch("DELETE FROM file_part; DELETE FROM file_use;")?;
        upsert_meta(tx, SCRUB, "wanted")
    }
}

impl LocalStore {
    /// Keeps the bytes of a file while its record is here, and lets go of what was not used for longest. Bytes whose record went
    /// while they were on their way are not kept.
    ///
    /// # Errors
    /// When nothing was kept.
    pub fn insert_file(&mut self, file: &str, variant: &str, bytes: &[u8], now_ms: i64, max_bytes: u64) -> Result<bool, StoreError> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let tx = self.cache.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let known = tx.prepare_cached("SELECT 1 FROM record WHERE kind = 'file' AND id = ?1 LIMIT 1")?.exists([file])?;
        if !known || size > max_bytes {
            return Ok(false);
        }
        remove_form(&tx, file, variant)?;
        let part_bytes = usize::try_from(FILE_PART_BYTES).unwrap_or(usize::MAX);
        {
            let mut insert = tx.prepare_cached("INSERT INTO file_part (file, variant, part, bytes) VALUES (?1, ?2, ?3, ?4)")?;
            for (part, bytes) in bytes.chunks(part_bytes).enumerate() {
                insert.execute(params![file, variant, i64::try_from(part).unwrap_or(i64::MAX), bytes])?;
            }
        }
        tx.prepare_cached("INSERT INTO file_use (file, variant, size, used_at) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
            file,
            variant,
            i64::try_from(size).unwrap_or(i64::MAX),
            now_ms
        ])?;
        bound(&tx, file, variant, max_bytes)?;
        tx.commit()?;
        Ok(true)
    }

    /// Notes that a file was looked at.
    ///
    /// # Errors
    /// When it was not noted.
    pub fn update_file_used(&mut self, file: &str, variant: &str, now_ms: i64) -> Result<(), StoreError> {
        self.cache
            .prepare_cached("UPDATE file_use SET used_at = ?3 WHERE file = ?1 AND variant = ?2")?
            .execute(params![file, variant, now_ms])?;
        Ok(())
    }

    /// Empties the journals that may hold what was removed. What cannot be done now is done at the next page.
    ///
    /// # Errors
    /// When a database failed; the removal itself holds.
    pub fn scrub(&mut self) -> Result<(), StoreError> {
        if find_meta(&self.cache, SCRUB)?.is_some() && emptied(&self.cache)? {
            self.cache.execute("DELETE FROM meta WHERE key = ?1", [SCRUB])?;
            // What was removed is off the disk.
            self.work.execute("DELETE FROM setting WHERE key = ?1", [key::REMOVE_CACHE])?;
        }
        if self.find_setting(key::SCRUB)?.is_some() && emptied(&self.work)? {
            self.work.execute("DELETE FROM setting WHERE key = ?1", [key::SCRUB])?;
        }
        Ok(())
    }

    /// The same after something was done that holds in any case.
    pub(crate) fn scrub_soon(&mut self) {
        if let Err(error) = self.scrub() {
            tracing::warn!(%error, "what was removed may still be in a journal until the next page");
        }
    }
}

/// Empties a journal; says whether that was possible, which it is not while a reader uses it.
fn emptied(connection: &Connection) -> Result<bool, StoreError> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}

fn remove_form(tx: &Connection, file: &str, variant: &str) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM file_part WHERE file = ?1 AND variant = ?2")?.execute([file, variant])?;
    tx.prepare_cached("DELETE FROM file_use WHERE file = ?1 AND variant = ?2")?.execute([file, variant])?;
    Ok(())
}

/// Removes the files that were not used for the longest time until the rest fits; never the file that was just kept.
fn bound(tx: &Connection, file: &str, variant: &str, max_bytes: u64) -> Result<(), StoreError> {
    let total: i64 = tx.prepare_cached("SELECT COALESCE(SUM(size), 0) FROM file_use")?.query_row([], |row| row.get(0))?;
    let mut over = total.saturating_sub(i64::try_from(max_bytes).unwrap_or(i64::MAX));
    if over <= 0 {
        return Ok(());
    }
    let mut oldest = tx.prepare_cached("SELECT file, variant, size FROM file_use ORDER BY used_at")?;
    let rows = oldest
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)))?
        .collect::<Result<Vec<_>, _>>()?;
    for (old, form, size) in rows {
        if over <= 0 {
            break;
        }
        if (old.as_str(), form.as_str()) != (file, variant) {
            remove_form(tx, &old, &form)?;
            over = over.saturating_sub(size);
        }
    }
    Ok(())
}
