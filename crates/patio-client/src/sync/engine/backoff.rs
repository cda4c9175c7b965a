//! When to try again after trouble: exponential, capped, with full jitter applied after the cap, so that laptops do not come back
//! all at once. Driven by time, never only by an edge (S4).

use patio_domain::world::Random;

const BASE_MS: u64 = 1_000;
/// Low enough that an outbox is empty within 60 s of the network's return (S4).
const CAP_MS: u64 = 15_000;
/// A command that was just saved is tried at most this often while the network is down.
const ENCOURAGE_MS: u64 = 2_000;

/// The longest pause after so many failures in a row: doubled with each, up to a cap.
#[must_use]
pub fn longest_ms(failures: u32, cap_ms: u64) -> u64 {
    BASE_MS.saturating_mul(1 << failures.min(10)).min(cap_ms)
}

/// The state of trying.
#[derive(Debug, Default)]
pub struct Backoff {
    failures: u32,
    retry_at: Option<u64>,
    last_failure_at: u64,
    succeeded: bool,
}

impl Backoff {
    /// Failures since the last success.
    #[must_use]
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// Whether any request ever succeeded since the start or the last sleep.
    #[must_use]
    pub fn has_succeeded(&self) -> bool {
        self.succeeded
    }

    /// When to try again, if not at once.
    #[must_use]
    pub fn retry_at(&self) -> Option<u64> {
        self.retry_at
    }

    /// Whether a request may go out now.
    #[must_use]
    pub fn may_try(&self, now: u64) -> bool {
        self.retry_at.is_none_or(|at| at <= now)
    }

    /// A request failed. `at_least_ms` is what the server asked for.
    pub fn failed(&mut self, now: u64, at_least_ms: u64, random: &mut dyn Random) {
        self.failures = self.failures.saturating_add(1);
        let wait = random.below(longest_ms(self.failures, CAP_MS)).max(at_least_ms.saturating_add(random.below(at_least_ms / 2 + 1)));
        self.retry_at = Some(now.saturating_add(wait.max(100)));
        self.last_failure_at = now;
    }

    /// A request succeeded.
    pub fn succeeded(&mut self) {
        *self = Backoff { succeeded: true, ..Backoff::default() };
    }

    /// Something gives hope: try now.
    pub fn reset(&mut self) {
        self.retry_at = None;
    }

    /// A command was saved: do not make it wait for a long pause, but do not hammer either.
    pub fn encourage(&mut self, now: u64) {
        if let Some(at) = self.retry_at {
            self.retry_at = Some(at.min(now.max(self.last_failure_at.saturating_add(ENCOURAGE_MS))));
        }
    }
}
