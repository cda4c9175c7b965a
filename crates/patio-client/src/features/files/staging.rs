//! Files that are being taken in: begun by a page, not ended yet. Gone when the client closes.

use crate::store::outgoing::Unfinished;
use patio_domain::FileId;
use std::collections::BTreeMap;

/// Files that are being taken in.
#[derive(Default)]
pub struct Staging(pub(crate) BTreeMap<FileId, Incoming>);

pub(crate) struct Incoming {
    pub name: String,
    pub size: u64,
    pub place: String,
    pub bytes: Unfinished,
}
