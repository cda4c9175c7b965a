//! Opening the databases anew after damage was met: first the one that says of itself that it is not sound, and when damage is met again
//! soon after, both. When that did not help either, the databases stay as they are until the next start: nothing is thrown away in a loop.
//!
//! Keeps S11. While they cannot be opened, because the disk is full, nothing is written anywhere: a call fails, and nothing seems saved.
//! Must not know what is in them.

use crate::store::{DataFolder, LocalStore, Suspect};
use rusqlite::Connection;

/// Damage met again within this time means that the last mending did not help.
const AGAIN_MS: u64 = 10 * 60_000;
/// Pause before the databases are tried again that did not open.
const RETRY_MS: u64 = 2_000;

/// What was mended when.
pub struct Mending {
    place: DataFolder,
    retire: Box<dyn Fn() + Send>,
    last: Option<(u64, Suspect)>,
    /// When to try again; nothing while the databases are open.
    retry_at: Option<u64>,
}

impl Mending {
    pub(crate) fn new(place: DataFolder, retire: Box<dyn Fn() + Send>) -> Mending {
        Mending { place, retire, last: None, retry_at: None }
    }

    /// Whether the databases are closed, because they could not be opened anew.
    pub(crate) fn is_pending(&self) -> bool {
        self.retry_at.is_some()
    }

    /// Whether it is time to try again.
    pub(crate) fn is_due(&self, now: u64) -> bool {
        self.retry_at.is_some_and(|at| at <= now)
    }

    /// Opens the databases anew, unless that was no help lately. Says whether it did.
    pub(crate) fn mend(&mut self, store: &mut LocalStore, now: u64) -> bool {
        let suspect = match (self.last, self.retry_at) {
            (_, Some(at)) if now < at => return false,
            (Some((_, suspect)), Some(_)) => suspect,
            (Some((_, Suspect::Both)), None) => return false,
            (Some((at, _)), None) if now < at.saturating_add(AGAIN_MS) => Suspect::Both,
            _ => Suspect::Either,
        };
        self.last = Some((now, suspect));
        (self.retire)();
        // Nobody has the files open while they are moved. What is asked of a closed store fails: it has no tables.
        let (Ok(work), Ok(cache)) = (Connection::open_in_memory(), Connection::open_in_memory()) else { return false };
        (store.work, store.cache) = (work, cache);
        match self.place.open(suspect) {
            Ok(opened) => {
                *store = opened;
                // A query that came meanwhile may have opened the files of before.
                (self.retire)();
                self.retry_at = None;
                true
            }
            Err(error) => {
                tracing::warn!(%error, "the damaged databases could not be opened anew");
                self.retry_at = Some(now.saturating_add(RETRY_MS));
                false
            }
        }
    }
}
