//! One source of randomness for all threads of the client, so that no call waits for the writer to get an id.
//!
//! Must not know what is drawn.

use patio_domain::world::Random;
use std::sync::{Arc, Mutex, PoisonError};

/// The source, shared. Each draw holds it for that draw alone.
#[derive(Clone)]
pub struct SharedRandom(Arc<Mutex<Box<dyn Random>>>);

impl SharedRandom {
    /// Shares a source.
    #[must_use]
    pub fn new(random: Box<dyn Random>) -> SharedRandom {
        SharedRandom(Arc::new(Mutex::new(random)))
    }
}

impl Random for SharedRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
    }
}
