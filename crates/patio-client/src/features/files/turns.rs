//! One fetch or save of a file at a time: a second call for the same file waits for the first.

use patio_domain::FileId;
use patio_protocol::file::Variant;
use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, PoisonError};

/// The files being fetched; a second call for the same file waits for the first.
#[derive(Default)]
pub struct Turns {
    busy: Mutex<BTreeSet<(FileId, Variant)>>,
    freed: Condvar,
}

/// Somebody's turn, until dropped.
pub(crate) struct Turn<'a> {
    turns: &'a Turns,
    what: (FileId, Variant),
}

impl Turns {
    pub(crate) fn take(&self, what: (FileId, Variant)) -> Turn<'_> {
        let mut busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        while !busy.insert(what) {
            busy = self.freed.wait(busy).unwrap_or_else(PoisonError::into_inner);
        }
        Turn { turns: self, what }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.turns.busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.what);
        self.turns.freed.notify_all();
    }
}
