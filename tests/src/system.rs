//! Owns: the tools of whole-system tests: laptops with the real client, `patio-cli`, a proxy or a captive portal between a laptop
//! and its server, and waiting. Must not know what a test is about.

pub mod between;
pub mod cutter;
pub mod laptop;
pub mod picture;
pub mod portal;
pub mod programs;
pub mod round;
pub mod rows;
pub mod schema;
pub mod slow;

use patio_client::SystemClock;
use patio_domain::world::Clock as _;
use std::time::Duration;

const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// Looks until `look` finds something, at most `limit` seconds; gives the find and how many milliseconds it took.
pub fn wait_until<T>(what: &str, limit: u64, mut look: impl FnMut() -> Option<T>) -> (T, u64) {
    let clock = SystemClock::new();
    loop {
        if let Some(found) = look() {
            return (found, clock.monotonic_ms());
        }
        assert!(clock.monotonic_ms() < limit * 1_000, "after {limit} s there was still no: {what}");
        std::thread::sleep(BETWEEN_LOOKS);
    }
}
