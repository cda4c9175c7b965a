//! How files are found in the cache.
//!
//! Owns the columns of a file's record. The bytes themselves go with it: `store/files.rs`.

use crate::changed::Changed;
use crate::store::indexed::{Columns, Indexed, Terms};
use patio_protocol::record::FileBody;
use serde::Deserialize;

/// The fields of a file.
#[derive(Deserialize)]
pub struct FileRead<'a> {
    target: &'a str,
    owner: &'a str,
    created_at: i64,
}

impl Indexed for FileBody {
    type Read<'a> = FileRead<'a>;
    const CHANGED: Changed = Changed::Content;
    const TERMS: Option<Terms> = None;

    fn columns(read: &FileRead<'_>) -> Columns {
        Columns { parent: read.target.into(), person: read.owner.into(), at: read.created_at }
    }
}
