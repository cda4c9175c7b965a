//! Permits to write parts of uploads: a bound for all people together and one for each person, so that one person's uploads cannot
//! hold up everybody else's. Must not know what is written.

use patio_domain::PersonId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Parts written at a time: each takes a thread for as long as its bytes arrive.
const AT_ONCE: usize = 64;
/// Parts of one person written at a time; a laptop sends one after the other.
const OF_ONE_PERSON: usize = 4;

/// The permits that are taken.
#[derive(Debug)]
pub(super) struct Writers {
    all: Arc<Semaphore>,
    each: Mutex<HashMap<PersonId, Arc<Semaphore>>>,
}

/// A permit to write one part; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    _in_all: OwnedSemaphorePermit,
    _of_person: OwnedSemaphorePermit,
}

impl Default for Writers {
    fn default() -> Writers {
        Writers { all: Arc::new(Semaphore::new(AT_ONCE)), each: Mutex::default() }
    }
}

impl Writers {
    /// Waits for a permit to write one part of this person's upload.
    pub(super) async fn turn(&self, person: PersonId) -> Option<Turn> {
        // The person's own permit first: a request that waits for it takes none of the permits that others need.
        let of_person = self.of(person).acquire_owned().await.ok()?;
        let in_all = Arc::clone(&self.all).acquire_owned().await.ok()?;
        Some(Turn { _in_all: in_all, _of_person: of_person })
    }

    fn of(&self, person: PersonId) -> Arc<Semaphore> {
        let mut each = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        // Who neither writes nor waits is not kept in mind.
        each.retain(|_, turns| Arc::strong_count(turns) > 1);
        Arc::clone(each.entry(person).or_insert_with(|| Arc::new(Semaphore::new(OF_ONE_PERSON))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;
    use uuid::Uuid;

    #[tokio::test]
    async fn one_person_holds_up_nobody_else_and_is_forgotten_afterwards() {
        let (writers, anna, bram) = (Writers::default(), PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let mut turns = Vec::new();
        for _ in 0..OF_ONE_PERSON {
            turns.push(writers.turn(anna).await.unwrap());
        }
        assert!(writers.turn(anna).now_or_never().is_none());
        assert!(writers.turn(bram).now_or_never().is_some());
        turns.pop();
        assert!(writers.turn(anna).now_or_never().is_some());
        turns.clear();
        drop(writers.of(bram));
        assert_eq!(writers.each.lock().unwrap().len(), 1);
    }
}
