//! The cache's own values: cursor, epoch, when it was last in step. Part of whatever transaction the connection is in.

use super::StoreError;
use rusqlite::{Connection, OptionalExtension, params};

/// Names of the values in `meta`.
#[expect(clippy::module_inception, reason = "`meta::CURSOR` says the table and the value")]
pub mod meta {
    /// Cursor of the next pull.
    pub const CURSOR: &str = "cursor";
    /// Person whose records these are.
    pub const PERSON: &str = "person";
    /// Epoch of the server.
    pub const EPOCH: &str = "epoch";
    /// Run of the server, as in the last page that named one.
    pub const RUN: &str = "run";
    /// `yes` once a download was complete.
    pub const COMPLETE: &str = "complete";
    /// Records up to this rowid are in the index of words.
    pub const WORDS: &str = "words";
    /// The kinds of records that are derived here.
    pub const KINDS: &str = "kinds";
    /// Changes whenever people do.
    pub const PEOPLE: &str = "people";
    /// Changes whenever topics do.
    pub const TOPICS: &str = "topics";
    /// Number of a verdict: records here show every command that was applied up to it.
    pub const COVERED: &str = "covered";
    /// There while a pull is to ask about the latest applied commands once more, because a scope came, or came back.
    pub const ASK_ANEW: &str = "ask_anew";
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
