//! How much goes over the line at once, and how long silence may last. What breaks off is lost whole, so a slow line gets smaller pages
//! and pushes, and a quick one larger ones again.
//!
//! Must not know what is in them. Shown by `a_first_sync_over_a_slow_line_ends_and_a_post_goes_out_meanwhile` of the simulation.

use patio_domain::limits::{PULL_MAX_BYTES, PULL_MIN_BYTES};

/// Milliseconds of silence after which a request counts as lost: nothing of it left, and nothing of its answer came. Together with the
/// longest pause of the backoff it must stay well under the 60 s of S4. How long the whole takes does not matter.
pub const SILENCE_MS: u64 = 20_000;
/// Bytes of the first page: on a slow line something is on the screen soon, and on a quick one the pages grow at once.
const FIRST_PAGE_BYTES: usize = 128 * 1024;
/// Most bytes of bodies in one push. A larger body goes alone.
const PUSH_BYTES: usize = 256 * 1024;
/// Bytes that the system may have taken from a request without one of them having left yet: it says nothing of those.
const UNSEEN_BYTES: usize = 256 * 1024;
/// Bytes a second of the slowest line that is waited for.
const SLOWEST_BYTES_PER_S: usize = 2 * 1024;
/// What took longer than this was too much at once.
const SLOW_MS: u64 = 8_000;
/// What took less than this may be more the next time.
const QUICK_MS: u64 = 2_000;

/// Milliseconds of silence that a request with a body of this size may have.
#[must_use]
pub fn patience_ms(body_bytes: usize) -> u64 {
    let unseen = body_bytes.min(UNSEEN_BYTES).saturating_mul(1_000) / SLOWEST_BYTES_PER_S;
    SILENCE_MS.saturating_add(u64::try_from(unseen).unwrap_or(u64::MAX))
}

/// How much goes at once.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    bytes: usize,
    most: usize,
    /// Whether the server takes a bound.
    is_understood: bool,
}

impl Pace {
    pub(crate) fn of_pages() -> Pace {
        Pace { bytes: FIRST_PAGE_BYTES, most: PULL_MAX_BYTES, is_understood: true }
    }

    pub(crate) fn of_pushes() -> Pace {
        Pace { bytes: PUSH_BYTES, most: PUSH_BYTES, is_understood: true }
    }

    /// Most bytes at once.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// The bound to ask for: nothing while the line takes everything.
    #[must_use]
    pub fn bound(&self) -> Option<u64> {
        if self.is_understood && self.bytes < self.most { u64::try_from(self.bytes).ok() } else { None }
    }

    /// It broke off.
    pub(crate) fn broke(&mut self) {
        self.bytes = (self.bytes / 2).max(PULL_MIN_BYTES);
    }

    /// So many bytes went in this time.
    pub(crate) fn went(&mut self, bytes: usize, took_ms: u64) {
        let mut took_ms = took_ms;
        // A few bytes that took long say something of the way, and nothing of its width.
        while took_ms > SLOW_MS && self.bytes <= bytes.saturating_mul(2) && self.bytes > PULL_MIN_BYTES {
            self.broke();
            took_ms /= 2;
        }
        if took_ms < QUICK_MS && bytes >= self.bytes / 2 {
            self.bytes = self.bytes.saturating_mul(2).min(self.most);
        }
    }

    /// The server is of a version that takes no bound.
    pub(crate) fn is_not_understood(&mut self) {
        self.is_understood = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_line_halves_what_goes_at_once_and_a_quick_one_brings_it_back() {
        let mut pace = Pace::of_pages();
        for _ in 0..3 {
            assert!(pace.bound().is_some(), "the first pages are small");
            pace.went(pace.bytes(), 300);
        }
        assert_eq!(pace.bound(), None);
        pace.went(PULL_MAX_BYTES, 60_000);
        assert_eq!(pace.bytes(), PULL_MAX_BYTES / 8, "a minute is eight times too long");
        pace.broke();
        assert_eq!(pace.bound(), Some(64 * 1024));
        for _ in 0..40 {
            pace.broke();
        }
        assert_eq!(pace.bytes(), PULL_MIN_BYTES);
        for _ in 0..12 {
            pace.went(pace.bytes(), 300);
        }
        assert_eq!(pace.bound(), None);
    }

    #[test]
    fn a_small_answer_says_nothing_of_the_width_of_the_line() {
        let mut pace = Pace::of_pages();
        pace.went(900, 15_000);
        assert_eq!(pace.bytes(), FIRST_PAGE_BYTES);
        pace.broke();
        pace.went(900, 10);
        assert_eq!(pace.bytes(), FIRST_PAGE_BYTES / 2);
    }

    #[test]
    fn a_server_that_takes_no_bound_gets_none_however_slow_the_line() {
        let mut pace = Pace::of_pages();
        pace.broke();
        pace.is_not_understood();
        pace.broke();
        assert_eq!(pace.bound(), None);
    }

    #[test]
    fn silence_may_last_as_long_as_the_system_may_still_hold_bytes_back() {
        assert_eq!(patience_ms(0), SILENCE_MS);
        assert!(patience_ms(2_000) < SILENCE_MS + 1_000, "a text of ordinary length");
        assert_eq!(patience_ms(10 * 1024 * 1024), patience_ms(UNSEEN_BYTES));
    }
}
