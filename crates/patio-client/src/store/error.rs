//! What can go wrong with the local databases, told apart because each needs another answer. "Cannot write" is never taken
//! for "damaged".

use rusqlite::ffi::ErrorCode;
use thiserror::Error;

/// A failure of a local database.
#[derive(Debug, Error)]
pub enum StoreError {
    /// No space left; nothing was written.
    #[error("the disk is full")]
    DiskFull,
    /// The file is not a database any more.
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

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => StoreError::Damaged,
            _ => StoreError::Sqlite(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::Value(error.to_string())
    }
}

impl From<StoreError> for crate::calls::CallError {
    fn from(error: StoreError) -> Self {
        tracing::warn!(error = %error, "local database");
        crate::calls::CallError::new(if matches!(error, StoreError::DiskFull) { "disk_full" } else { "storage_failed" })
    }
}
