//! The description at the head of a backup: what is in it, with a hash over each part.

use patio_domain::FileId;
use patio_protocol::file::Variant;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The format of backups that this version writes, and the latest it reads.
pub(super) const FORMAT: u32 = 1;
/// The name of the description.
pub(super) const MANIFEST: &str = "manifest.json";
/// The name of the database.
pub(super) const DATABASE: &str = "patio.db";

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format of the backup.
    pub format: u32,
    /// The version of the server that made it.
    pub server_version: String,
    /// When the snapshot of its database was taken, UTC milliseconds.
    pub made_at: i64,
    /// The organisation.
    pub organisation: String,
    /// Accounts in it.
    pub accounts: u64,
    /// Its parts by name: the database, and each form of each file under `files/<id>/<form>`.
    pub parts: BTreeMap<String, Part>,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its bytes, unpacked.
    pub size: u64,
    /// SHA-256 over them, in hexadecimal digits.
    pub sha256: String,
}

/// The name of a part that is one form of a file.
pub(super) fn name_of(file: FileId, variant: Variant) -> String {
    format!("files/{file}/{variant}")
}

impl Manifest {
    /// How many parts are forms of files.
    #[must_use]
    pub fn file_count(&self) -> usize {
        self.parts.keys().filter(|name| name.starts_with("files/")).count()
    }

    /// Bytes of all parts, unpacked.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        self.parts.values().map(|part| part.size).sum()
    }
}
