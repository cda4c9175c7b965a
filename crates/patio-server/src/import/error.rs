//! Why an import stops, in words for the person at the command line.

use super::archive::ArchiveError;
use crate::store::StoreError;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why an import stopped. What was written before stays; running it again goes on from there.
#[derive(Debug, Error)]
pub enum ImportError {
    /// There is nowhere to import to.
    #[error("there is no organisation here yet: run `patio-server init` first")]
    NoOrganisation,
    /// The export cannot be read.
    #[error("{0} cannot be read: {1}")]
    Export(PathBuf, String),
    /// The export is not what it should be.
    #[error("{0} is not a {1}: {2}")]
    NotAnExport(PathBuf, &'static str, String),
    /// The report cannot be written.
    #[error("the report cannot be written: {0}")]
    Report(#[source] io::Error),
    /// The file of rejected rows cannot be written.
    #[error("the file of rejected rows cannot be written: {0}")]
    Rejected(#[source] io::Error),
    /// The password of the sample is too short, too long or common.
    #[error("a password has 10 to 200 characters, and is none that is guessed first")]
    Password,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ImportError {
    pub(super) fn export(path: &Path, error: impl std::fmt::Display) -> ImportError {
        ImportError::Export(path.to_owned(), error.to_string())
    }

    pub(super) fn archive(path: &Path, what: &'static str, error: ArchiveError) -> ImportError {
        match error {
            ArchiveError::NotAZip(_) | ArchiveError::TooManyEntries => ImportError::NotAnExport(path.to_owned(), what, error.to_string()),
            other => ImportError::export(path, other),
        }
    }
}
