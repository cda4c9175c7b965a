//! The real clock and the real randomness, for the binary. Nothing else reads either. And how many files the system lets it open.

use patio_domain::world::{Clock, Random};
use rand::TryRng as _;
use rand::rngs::SysRng;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The machine's clock.
pub struct SystemClock(Instant);

impl SystemClock {
    /// A clock whose monotonic part starts now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock that is passed in everywhere else")]
    pub fn start() -> SystemClock {
        SystemClock(Instant::now())
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that is passed in everywhere else")]
    fn now_ms(&self) -> i64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    fn monotonic_ms(&self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// The operating system's randomness.
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        if SysRng.try_fill_bytes(bytes).is_err() {
            // Without randomness every token could be guessed: nothing may be served.
            std::process::abort();
        }
    }
}

/// Open files that a server wants: a connection is one, and a download may be a second.
const OPEN_FILES: u64 = 65_536;
/// Open files that are no connections: databases, uploads, the log.
const OTHER_FILES: usize = 512;
/// What a system allows that does not say.
const USUAL_FILES: usize = 1_024;

/// Asks the system for as many open files as it allows; gives how many of them may be connections.
#[must_use]
pub fn most_connections() -> usize {
    let open = rlimit::increase_nofile_limit(OPEN_FILES).ok().and_then(|open| usize::try_from(open).ok()).unwrap_or(USUAL_FILES);
    open.saturating_sub(OTHER_FILES).max(OTHER_FILES / 2)
}
