//! Files as the database knows them: which person uploads what for which place, what became of it, and where it is used.
//!
//! Owns the tables `file`, `file_piece` and `file_trash`, and the states between them. Must not know how bytes travel. Keeps S8: the bytes of
//! a file are given to the people who are granted the scope of its record now, and to its owner before it has one; no one else
//! learns whether it exists. No file is ever compared with another one.

mod content;
mod finish;
mod inventory;
mod pieces;
mod receive;
mod trash;
mod usage;

pub use content::Content;
pub use inventory::inventory;
pub use pieces::forget_arriving;
pub use trash::{Swept, forget_hold};
pub(in crate::core) use usage::{attach, detach};

use crate::core::Core;
use crate::core::sync::entity::Entity;
use crate::files::Files;
use crate::store::{Row, StoreError, Tx};
use patio_domain::{FileId, PersonId, Refusal, Scope};
use patio_protocol::file::{FilePlace, FileStatus};
use patio_protocol::record::ImageInfo;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// An upload that a person may write to now.
#[derive(Clone, Debug)]
pub struct Receiving {
    /// Which.
    pub file: FileId,
    /// Whose it is.
    pub person: PersonId,
    /// Bytes it was promised to have.
    pub size: u64,
    /// Where its bytes are.
    pub files: Arc<Files>,
}

/// A file.
struct Known {
    file: FileId,
    owner: PersonId,
    place: String,
    name: String,
    /// As it was promised.
    size: u64,
    sha256: String,
    status: FileStatus,
    refusal: Option<Refusal>,
    facts: Option<Facts>,
    /// Whose record it is in, once it is used.
    scope: Option<Scope>,
    target: Option<String>,
}

/// What a finished file is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Facts {
    name: String,
    media: String,
    size: u64,
    sha256: String,
    image: Option<ImageInfo>,
    /// The media type of each form of an image.
    #[serde(default)]
    forms: BTreeMap<String, String>,
}

/// A file.
pub(in crate::core) const FILE: Entity = Entity { kind: "file", table: "file", id: "file_id" };

/// The least that a file counts: without it, any number of empty ones would be free.
const COST_LEAST_BYTES: u64 = 64 * 1024;

const COLUMNS: &str = "file_id, owner_id, place, name, size, sha256, status, refusal, facts, scope, target_id";

fn read(row: &Row) -> Result<Known, StoreError> {
    let refusal = row.opt_text(7)?.map(|code| serde_json::from_value(code.into())).transpose()?;
    Ok(Known {
        file: row.parse(0)?,
        owner: row.parse(1)?,
        place: row.text(2)?.to_owned(),
        name: row.text(3)?.to_owned(),
        size: u64::try_from(row.int(4)?).unwrap_or(0),
        sha256: row.text(5)?.to_owned(),
        status: match row.text(6)? {
            "receiving" => FileStatus::Receiving,
            "ready" => FileStatus::Ready,
            "refused" => FileStatus::Refused,
            _ => return Err(StoreError::Shape("an unknown status of a file")),
        },
        refusal,
        facts: row.opt_text(8)?.map(serde_json::from_str).transpose()?,
        scope: row.opt_text(9)?.map(Scope::from),
        target: row.opt_text(10)?.map(str::to_owned),
    })
}

/// A file, if there is one.
fn find(tx: &mut dyn Tx, file: FileId) -> Result<Option<Known>, StoreError> {
    let id = file.to_string();
    tx.query_opt(&format!("SELECT {COLUMNS} FROM file WHERE file_id = $1"), &[(&id).into()])?.as_ref().map(read).transpose()
}

/// A person's own file. The file of another person counts as not there.
fn find_own(tx: &mut dyn Tx, person: PersonId, file: FileId) -> Result<Option<Known>, StoreError> {
    Ok(find(tx, file)?.filter(|known| known.owner == person))
}

/// The word stored for a place.
fn place_word(place: FilePlace) -> String {
    match place {
        FilePlace::Photo => "photo".to_owned(),
        FilePlace::Community(community) => Scope::Community(community).to_string(),
    }
}

/// What a file counts for its owner. A small one counts as much as keeping it in mind costs.
fn cost(bytes: u64) -> u64 {
    bytes.max(COST_LEAST_BYTES)
}

fn number(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

impl Core {
    /// Where the bytes are; a server without such a place has no files.
    fn place_of_files(&self) -> Option<Arc<Files>> {
        self.files().map(Arc::clone)
    }

    /// A new id for a file.
    #[must_use]
    pub fn new_file_id(&self) -> Uuid {
        self.new_id(self.now())
    }
}
