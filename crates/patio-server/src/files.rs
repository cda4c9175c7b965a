//! Where the bytes of files are: uploads that still arrive, and finished files in an object store. Uploads arrive in a folder of this
//! machine, or in the object store when several nodes share it.
//!
//! Owns both, and what is kept where. Must not know people, commands or the database; it is told an id and gives bytes. No two
//! files ever share bytes: each is kept under its own id, so that one file tells nothing about another.

mod finishing;
mod objects;
mod options;
mod parts;
mod pieces;
mod staging;

pub use finishing::{Finish, Finishing};
pub use objects::{Chunks, Kept, Objects, Piece};
pub use options::{FileOptions, FilesAt};
pub use parts::Parts;
pub use pieces::{Pieces, Whole};
pub use staging::{Coming, Incoming, Later, Staging, Taken};

use patio_domain::FileId;
use std::io;
use std::path::Path;
use thiserror::Error;

/// The bytes of one server's files.
#[derive(Debug)]
pub struct Files {
    /// Uploads that still arrive, unless they are shared.
    pub staging: Staging,
    /// Whether every node reads the same store of files, so that uploads arrive there, too.
    pub are_shared: bool,
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
        let (at, uploads) = (options.at()?, data.join("uploads"));
        let are_shared = options.are_shared(&at);
        if are_shared && uploads.try_exists()? {
            // From a time when uploads arrived here. Laptops send what was in them again.
            std::fs::remove_dir_all(&uploads)?;
        }
        let staging = Staging::open(&uploads)?;
        let objects = match at {
            FilesAt::Data => Objects::folder(&data.join("files"))?,
            FilesAt::Folder(folder) => Objects::folder(&folder)?,
            FilesAt::S3(address) => Objects::s3(&address)?,
        };
        let quota_bytes = options.quota_mib.saturating_mul(1024 * 1024);
        Ok(Files { staging, are_shared, finishing: Finishing::default(), objects, quota_bytes })
    }

    /// The bytes of a whole upload, to read and to look around in; `pieces` are those of a shared one.
    #[must_use]
    pub fn read(&self, file: FileId, size: u64, pieces: Vec<Piece>) -> Whole<'_> {
        if self.are_shared {
            Whole::Shared(Pieces::new(&self.objects, file, pieces, size))
        } else {
            Whole::Here(self.staging.read(file, size))
        }
    }
}
