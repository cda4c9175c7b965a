//! Backups: everything an installation holds, in one file, and the way back.
//!
//! A backup is a ZIP file with a SQLite database in it, whichever engine serves, so that a backup of one engine can be restored into the
//! other. Owns making, checking and restoring. Must not know what the tables mean. Keeps S9: a restored database begins a new epoch,
//! so that every laptop notices it and sends again what the backup does not have. The keys of the installation are not in a backup,
//! because a thief of one could make tokens with them. Shown by `tests/contract/backup.rs` and `tests/tests/system/restored.rs`.

mod archive;
mod check;
mod make;
mod manifest;
mod restore;
mod tables;

pub use check::check;
pub use make::{Made, make};
pub use manifest::Manifest;
pub use restore::{Restored, Wanted, restore};

use crate::data_dir::DataDirError;
use crate::files::FilesError;
use crate::store::StoreError;
use std::io;
use std::path::PathBuf;
use thiserror::Error;
use zip::result::ZipError;

/// Why a backup was not made, is not good, or was not restored.
#[derive(Debug, Error)]
pub enum BackupError {
    /// A file or folder cannot be read or written.
    #[error("{0}: {1}")]
    Io(PathBuf, #[source] io::Error),
    /// There is something under the name of the new backup.
    #[error("{0} exists; a backup never writes over a file")]
    Exists(PathBuf),
    /// It is not a ZIP file, or its end is missing.
    #[error("this is no whole backup: {0}")]
    Zip(#[from] ZipError),
    /// A part has other bytes than were written.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// A later version of Patio made it.
    #[error("a later version of Patio made this backup (format {0}); update patio-server first")]
    Later(u32),
    /// There is an organisation where it should be restored to.
    #[error("there is an organisation in this place already; --replace sets its database aside, or choose an empty place")]
    Occupied,
    /// There is an organisation in the PostgreSQL database, which is never set aside.
    #[error("there is an organisation in this database already; make a new, empty database and restore into that")]
    OccupiedDatabase,
    /// The data folder cannot be used.
    #[error(transparent)]
    DataDir(#[from] DataDirError),
    /// A store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The store of files failed.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// The description of the backup cannot be read or written.
    #[error("the description in the backup: {0}")]
    Json(#[from] serde_json::Error),
}

/// Told what is done, line by line, because a backup can take minutes.
pub type Progress<'a> = &'a mut dyn FnMut(&str);
