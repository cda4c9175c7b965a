//! What can go wrong with the local databases, told apart because each needs another answer. "Cannot write" is never taken
//! for "damaged".

use rusqlite::ffi::{ErrorCode, SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_DATA, SQLITE_IOERR_SHMSIZE};
use std::cell::Cell;
use thiserror::Error;

thread_local! {
    /// Whether this thread met damage since it last asked.
    static DAMAGE: Cell<bool> = const { Cell::new(false) };
}

/// Whether an error of this thread was damage since the last time this was asked: also one that was taken for "try again later" or
/// became the answer of a call on its way. The thread that owns a database asks after each of its works.
pub(crate) fn took_damage() -> bool {
    DAMAGE.replace(false)
}

/// Damage was met otherwise than by an error.
pub(crate) fn note_damage() {
    DAMAGE.set(true);
}

/// A failure of a local database.
#[derive(Debug, Error)]
pub enum StoreError {
    /// No space left; nothing was written.
    #[error("the disk is full")]
    DiskFull,
    /// The file is not a database any more, or pages of it are not what was written.
    #[error("the database is damaged")]
    Damaged,
    /// Any other failure.
    #[error(transparent)]
    Sqlite(rusqlite::Error),
    /// A stored value could not be read or a value could not be encoded.
    #[error("stored value: {0}")]
    Value(String),
    /// Tokens could not be kept or read.
    #[error("secrets: {0}")]
    Secrets(String),
    /// A fault injected by a test: the process dies here.
    #[error("injected fault")]
    Injected,
}

/// A failure of SQLite that has an answer of its own.
fn told_apart(error: &rusqlite::Error) -> Option<StoreError> {
    let found = kind_of(error);
    if matches!(found, Some(StoreError::Damaged)) {
        DAMAGE.set(true);
    }
    found
}

fn kind_of(error: &rusqlite::Error) -> Option<StoreError> {
    // The tables are strict: a value of another type, or a text that is none, was not written by Patio.
    if matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)
    ) {
        return Some(StoreError::Damaged);
    }
    let failure = error.sqlite_error()?;
    match failure.code {
        ErrorCode::DiskFull => Some(StoreError::DiskFull),
        // The shared index beside the database could not grow: there is only one reason for that.
        ErrorCode::SystemIoFailure if failure.extended_code == SQLITE_IOERR_SHMSIZE => Some(StoreError::DiskFull),
        ErrorCode::SystemIoFailure if matches!(failure.extended_code, SQLITE_IOERR_DATA | SQLITE_IOERR_CORRUPTFS) => {
            Some(StoreError::Damaged)
        }
        ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Some(StoreError::Damaged),
        _ => None,
    }
}

impl StoreError {
    /// The SQLite error among the causes of another library's error.
    pub(crate) fn behind(error: &(dyn std::error::Error + 'static)) -> StoreError {
        let mut cause = Some(error);
        while let Some(one) = cause {
            if let Some(found) = one.downcast_ref::<rusqlite::Error>().and_then(told_apart) {
                return found;
            }
            cause = one.source();
        }
        StoreError::Value(error.to_string())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        told_apart(&error).unwrap_or(StoreError::Sqlite(error))
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::Value(error.to_string())
    }
}
