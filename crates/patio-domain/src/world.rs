//! What a host must hand in: the time and the randomness. Definitions only; nothing here reads either.
//!
//! Keeps S10: nothing in Patio compares wall clocks of two machines; `now_ms` is for display and for expiry on one machine.

use uuid::Uuid;

/// A source of time.
pub trait Clock: Send + Sync {
    /// Wall clock, UTC milliseconds since 1970. May jump either way.
    fn now_ms(&self) -> i64;
    /// Milliseconds since some start; it never goes back. Whether it stands still while the machine sleeps depends on the host.
    fn monotonic_ms(&self) -> u64;
    /// The same, as every request asks for it. A test that holds deadlines up overrides it, so that requests go on.
    fn running_ms(&self) -> u64 {
        self.monotonic_ms()
    }
}

/// A source of randomness, good enough for tokens.
pub trait Random: Send {
    /// Fills `bytes` with random bytes.
    fn fill(&mut self, bytes: &mut [u8]);

    /// A UUIDv7 for something made at `at_ms` (UTC milliseconds).
    fn uuid_v7(&mut self, at_ms: i64) -> Uuid {
        let mut bytes = [0; 10];
        self.fill(&mut bytes);
        crate::id::uuid_v7(at_ms, bytes)
    }

    /// A number in `0..bound`; 0 when `bound` is 0. The bias is below 2⁻³² for the bounds used here.
    fn below(&mut self, bound: u64) -> u64 {
        let mut bytes = [0; 8];
        self.fill(&mut bytes);
        u64::from_le_bytes(bytes).checked_rem(bound).unwrap_or(0)
    }
}
