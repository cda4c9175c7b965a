//! Where the bytes of files are: uploads that still arrive, in a folder of this machine, and finished files in an object store.
//!
//! Owns both, and what is kept where. Must not know people, commands or the database; it is told an id and gives bytes. No two
//! files ever share bytes: each is kept under its own id, so that one file tells nothing about another.

mod finishing;
mod objects;
mod options;
mod parts;
mod staging;

pub use finishing::{Finish, Finishing};
pub use objects::{Chunks, Kept, Objects};
pub use options::{FileOptions, FilesAt};
pub use parts::Parts;
pub use staging::{Coming, Incoming, Later, Staging, Taken};

use std::io;
use std::path::Path;
use thiserror::Error;

/// The bytes of one server's files.
#[derive(Debug)]
pub struct Files {
    /// Uploads that still arrive.
    pub staging: Staging,
    /// Uploads that are being finished.
    pub finishing: Finishing,
    /// Finished files.
    pub objects: Objects,
    /// Bytes one person may have.
    pub quota_bytes: u64,
}

/// Bytes could not be read or written. Nothing was decided: try again.
#[derive(Debug, Error)]
pub enum FilesError {
    /// The folder of uploads failed.
    #[error("uploads: {0}")]
    Io(#[from] io::Error),
    /// The object store failed.
    #[error("file store: {0}")]
    Objects(#[from] object_store::Error),
    /// The address of the object store cannot be used.
    #[error("the file store must be a folder or s3://bucket?endpoint=…&region=…, not {0}")]
    Address(String),
}

impl FilesError {
    /// Whether what was asked for is not there.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self, FilesError::Objects(object_store::Error::NotFound { .. }))
    }
}

impl Files {
    /// Files below a data folder; the object store may be elsewhere.
    ///
    /// # Errors
    /// When a folder cannot be made, or the address of the object store cannot be used.
    pub fn open(data: &Path, options: &FileOptions) -> Result<Files, FilesError> {
        let staging = Staging::open(&data.join("uploads"))?;
        let objects = match options.at()? {
            FilesAt::Data => Objects::folder(&data.join("files"))?,
            FilesAt::Folder(folder) => Objects::folder(&folder)?,
            FilesAt::S3(address) => Objects::s3(&address)?,
        };
        Ok(Files { staging, finishing: Finishing::default(), objects, quota_bytes: options.quota_mib.saturating_mul(1024 * 1024) })
    }
}
