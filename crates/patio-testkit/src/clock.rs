//! A clock that moves only when told to. Wall and monotonic time move apart when a test wants them to.

use patio_domain::world::Clock;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// A fake clock; clones show the same time.
#[derive(Clone, Debug)]
pub struct FakeClock {
    wall_ms: Arc<AtomicI64>,
    monotonic_ms: Arc<AtomicU64>,
}

impl FakeClock {
    /// Starts at this wall time (UTC milliseconds) and monotonic 0.
    #[must_use]
    pub fn new(wall_ms: i64) -> FakeClock {
        FakeClock { wall_ms: Arc::new(AtomicI64::new(wall_ms)), monotonic_ms: Arc::default() }
    }

    /// Time passes for both clocks.
    pub fn advance(&self, ms: u64) {
        self.monotonic_ms.fetch_add(ms, Ordering::SeqCst);
        self.wall_ms.fetch_add(i64::try_from(ms).unwrap_or(i64::MAX), Ordering::SeqCst);
    }

    /// The wall clock is set, or the machine slept: only wall time moves.
    pub fn jump(&self, ms: i64) {
        self.wall_ms.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for FakeClock {
    fn now_ms(&self) -> i64 {
        self.wall_ms.load(Ordering::SeqCst)
    }

    fn monotonic_ms(&self) -> u64 {
        self.monotonic_ms.load(Ordering::SeqCst)
    }
}
