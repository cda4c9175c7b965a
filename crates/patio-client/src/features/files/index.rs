//! How files are found in the cache.
//!
//! Owns the columns of a file's record. The bytes themselves go with it: `store/files.rs`.

use crate::changed::Changed;
use crate::store::indexed::{Indexed, Terms};
use patio_protocol::record::FileBody;
use serde::Deserialize;
use std::borrow::Cow;

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

    fn parent<'r>(read: &'r FileRead<'_>) -> Cow<'r, str> {
        read.target.into()
    }

    fn person<'r>(read: &'r FileRead<'_>) -> &'r str {
        read.owner
    }

    fn at(read: &FileRead<'_>) -> i64 {
        read.created_at
    }
}
