//! The cache's own values: cursor, epoch, when it was last in step; and throwing it all away.

use super::{LocalStore, StoreError};
use rusqlite::{Connection, OptionalExtension, params};

/// Names of the values in `meta`.
pub mod meta {
    /// Cursor of the next pull.
    pub const CURSOR: &str = "cursor";
    /// Person whose records these are.
    pub const PERSON: &str = "person";
    /// Epoch of the server.
    pub const EPOCH: &str = "epoch";
    /// `yes` once a download was complete.
    pub const COMPLETE: &str = "complete";
    /// Records up to this rowid are in the index of words.
    pub const WORDS: &str = "words";
    /// Changes whenever people do.
    pub const PEOPLE: &str = "people";
    /// Changes whenever topics do.
    pub const TOPICS: &str = "topics";
    /// When a pull last found nothing more, UTC milliseconds of this laptop.
    pub const AS_OF: &str = "as_of";
}

/// A value of the cache.
///
/// # Errors
/// When the database cannot be read.
pub fn find_meta(connection: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(connection.prepare_cached("SELECT value FROM meta WHERE key = ?1")?.query_row([key], |row| row.get(0)).optional()?)
}

/// Sets a value of the cache; part of the transaction the connection is in.
///
/// # Errors
/// When it was not set.
pub fn upsert_meta(connection: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")?
        .execute(params![key, value])?;
    Ok(())
}

impl LocalStore {
    /// Where the next pull begins.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_cursor(&mut self) -> Result<Option<String>, StoreError> {
        find_meta(&self.cache, meta::CURSOR)
    }

    /// Throws away everything confirmed: for another person, or when the server's history is another one.
    ///
    /// # Errors
    /// When nothing was thrown away.
    pub fn remove_cache(&mut self) -> Result<(), StoreError> {
        let tx = self.cache.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        tx.execute_batch("DELETE FROM record; DELETE FROM conversation; DELETE FROM claim; DELETE FROM scope; DELETE FROM meta;")?;
        super::files::remove_all(&tx)?;
        super::words::remove_all(&tx)?;
        tx.commit()?;
        self.scrub()?;
        Ok(())
    }

    /// Notes whose records these are; drops those of anybody else.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn update_cache_owner(&mut self, person: &str) -> Result<(), StoreError> {
        if find_meta(&self.cache, meta::PERSON)?.as_deref() != Some(person) {
            self.remove_cache()?;
            upsert_meta(&self.cache, meta::PERSON, person)?;
        }
        Ok(())
    }
}
