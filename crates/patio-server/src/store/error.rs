//! What can go wrong in the store. Code above the store does not tell the cases apart: nothing was decided, try again (S1).

use postgres::error::SqlState;
use std::sync::Arc;
use thiserror::Error;

/// A failure of the store. The transaction had no effect, or its effect is unknown; a retry with the same ids finds out.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Every connection is taken.
    #[error("every database connection is taken")]
    Exhausted,
    /// A row changed between reading and writing it.
    #[error("somebody else changed the same row")]
    Raced,
    /// A fault point said so.
    #[error("fault injected {0}")]
    Fault(&'static str),
    /// The commit that this write was part of failed.
    #[error("the commit failed: {0}")]
    Commit(#[source] Arc<StoreError>),
    /// The transaction was undone before its commit, together with every write in it.
    #[error("the transaction was undone")]
    Undone,
    /// A column does not hold what the code expects.
    #[error("the database holds something unexpected: {0}")]
    Shape(&'static str),
    /// The linked SQLite has known defects.
    #[error("SQLite {0} is too old, at least 3.51.3 is needed")]
    SqliteTooOld(String),
    /// SQLite failed.
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL failed.
    #[error("PostgreSQL: {0}")]
    Postgres(#[from] postgres::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] refinery::Error),
    /// A stored value could not be encoded or decoded.
    #[error("stored JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The bytes of a file could not be read or written.
    #[error(transparent)]
    Files(#[from] crate::files::FilesError),
}

impl StoreError {
    /// Whether another transaction was in the way, so that the same work may succeed at once: they waited for each other, or both made
    /// the same row.
    pub(super) fn is_of_the_moment(&self) -> bool {
        match self {
            StoreError::Raced => true,
            StoreError::Commit(error) => error.is_of_the_moment(),
            StoreError::Postgres(error) => matches!(
                error.code(),
                Some(&SqlState::T_R_DEADLOCK_DETECTED | &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::UNIQUE_VIOLATION)
            ),
            _ => false,
        }
    }
}
