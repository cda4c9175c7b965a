//! What the one writer does while nothing else is to be done: looks once through the person's own work for damage, before they write
//! on, and takes texts into the index of words, a small step at a time.
//!
//! Must not know what the index is for. A step never comes between a page and the next one, so a first sync is not slowed.

use crate::store::LocalStore;
use crate::store::words::STEP_RECORDS;
use crate::text::words::Words;

/// The state of the work.
pub struct Background {
    words: Words,
    due: bool,
    looked: bool,
}

impl Background {
    /// At the start there may be texts from before.
    #[must_use]
    pub fn new() -> Background {
        Background { words: Words::default(), due: true, looked: false }
    }

    /// Something was written: there may be more to do.
    pub fn note(&mut self) {
        self.due = true;
    }

    /// Whether there is something to do.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.due
    }

    /// Does a step; says whether texts were taken in and none are left.
    pub fn step(&mut self, store: &mut LocalStore) -> bool {
        if !std::mem::replace(&mut self.looked, true) {
            store.look_for_damage();
            return false;
        }
        match store.index_words(&mut self.words) {
            Ok(taken) => {
                self.due = taken == STEP_RECORDS;
                taken > 0 && !self.due
            }
            Err(error) => {
                tracing::warn!(%error, "texts wait for the next page to be searchable");
                self.due = false;
                false
            }
        }
    }
}

impl Default for Background {
    fn default() -> Self {
        Background::new()
    }
}
