//! Owns: the bytes of request bodies that are in memory. Each person, each address and all of them together have a bound. Must not know
//! what the bytes say.

use super::bounds::Bounds;
use patio_domain::PersonId;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes are counted in steps of this size.
const STEP: usize = 1024;

/// The room for bodies.
#[derive(Debug)]
pub(super) struct Flight {
    whole: Arc<Semaphore>,
    people: Each<PersonId>,
    addresses: Each<String>,
}

/// Room that is taken, until this is dropped.
#[derive(Debug)]
pub(super) struct Room(#[expect(dead_code, reason = "held for as long as the bytes are")] [OwnedSemaphorePermit; 3]);

#[derive(Debug)]
struct Each<K> {
    room: usize,
    taken: Mutex<HashMap<K, Arc<Semaphore>>>,
}

impl<K: Eq + Hash> Each<K> {
    fn new(bytes: usize) -> Each<K> {
        Each { room: bytes / STEP, taken: Mutex::default() }
    }

    fn of(&self, key: K) -> Arc<Semaphore> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever sends nothing is not kept in mind.
        taken.retain(|_, room| Arc::strong_count(room) > 1);
        Arc::clone(taken.entry(key).or_insert_with(|| Arc::new(Semaphore::new(self.room))))
    }
}

impl Flight {
    /// All room is free.
    pub(super) fn new(bounds: &Bounds) -> Flight {
        Flight {
            whole: Arc::new(Semaphore::new(bounds.bytes / STEP)),
            people: Each::new(bounds.bytes_of_person),
            addresses: Each::new(bounds.bytes_of_address),
        }
    }

    /// Waits for room. A request that waits for its person's own room takes none of what others need.
    pub(super) async fn room(&self, person: PersonId, address: &str, bytes: usize) -> Option<Room> {
        let steps = u32::try_from(bytes.div_ceil(STEP)).ok()?;
        let of_person = self.people.of(person).acquire_many_owned(steps).await.ok()?;
        let of_address = self.addresses.of(address.to_owned()).acquire_many_owned(steps).await.ok()?;
        let of_all = Arc::clone(&self.whole).acquire_many_owned(steps).await.ok()?;
        Some(Room([of_person, of_address, of_all]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;
    use uuid::Uuid;

    #[tokio::test]
    async fn one_persons_bytes_hold_up_nobody_elses() {
        let bounds = Bounds { bytes_of_person: 4 * STEP, bytes_of_address: 6 * STEP, bytes: 8 * STEP, ..Bounds::default() };
        let (flight, [anna, bram]) = (Flight::new(&bounds), [1, 2].map(|number| PersonId(Uuid::from_u128(number))));
        let hers = flight.room(anna, "office", 4 * STEP).await.unwrap();
        assert!(flight.room(anna, "home", 1).now_or_never().is_none(), "her own bound");
        let his = flight.room(bram, "office", 2 * STEP).now_or_never().flatten().unwrap();
        assert!(flight.room(bram, "office", 1).now_or_never().is_none(), "the bound of the address");
        let at_home = flight.room(bram, "home", 2 * STEP).now_or_never().flatten().unwrap();
        assert!(flight.room(PersonId(Uuid::from_u128(3)), "home", 1).now_or_never().is_none(), "the bound of all");
        drop((hers, his, at_home));
        assert!(flight.room(anna, "office", 4 * STEP).now_or_never().is_some());
    }
}
