//! The limit on sign-in attempts, per login and per address. In memory: a restart forgives, which is harmless.

use std::collections::HashMap;

/// Most keys remembered; beyond it those that have recovered are forgotten first, then all.
const MOST_KEYS: usize = 50_000;

/// How many attempts are free at once, and how fast they come back.
#[derive(Clone, Copy, Debug)]
pub(in crate::core) struct Limit {
    /// Attempts in a row.
    burst: u64,
    /// Milliseconds until one comes back.
    refill_ms: u64,
}

/// For one login: eight, then one each half minute.
pub(in crate::core) const PER_LOGIN: Limit = Limit { burst: 8, refill_ms: 30_000 };
/// For one address, which may be a whole office: sixty, then one each two seconds.
pub(in crate::core) const PER_PEER: Limit = Limit { burst: 60, refill_ms: 2_000 };

/// Who tried when. For each key the time at which it will have recovered fully.
#[derive(Debug, Default)]
pub(in crate::core) struct Attempts {
    recovered_at: HashMap<String, u64>,
}

impl Attempts {
    /// Counts an attempt at `now` (monotonic milliseconds).
    ///
    /// # Errors
    /// The milliseconds to wait, when there were too many; the attempt is not counted then.
    pub(in crate::core) fn count(&mut self, key: &str, limit: Limit, now: u64) -> Result<(), u64> {
        if self.recovered_at.len() >= MOST_KEYS {
            self.recovered_at.retain(|_, at| *at > now);
            if self.recovered_at.len() >= MOST_KEYS {
                self.recovered_at.clear();
            }
        }
        let at = self.recovered_at.get(key).copied().unwrap_or(now).max(now);
        let next = at.saturating_add(limit.refill_ms);
        let most = now.saturating_add(limit.burst.saturating_mul(limit.refill_ms));
        if next > most {
            return Err(next - most);
        }
        self.recovered_at.insert(key.to_owned(), next);
        Ok(())
    }

    /// Forgets a key: the right person came in.
    pub(in crate::core) fn forget(&mut self, key: &str) {
        self.recovered_at.remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_burst_one_attempt_comes_back_at_a_time() {
        let mut attempts = Attempts::default();
        for _ in 0..8 {
            assert_eq!(attempts.count("a", PER_LOGIN, 1_000), Ok(()));
        }
        assert_eq!(attempts.count("a", PER_LOGIN, 1_000), Err(30_000));
        assert_eq!(attempts.count("b", PER_LOGIN, 1_000), Ok(()));
        assert_eq!(attempts.count("a", PER_LOGIN, 31_000), Ok(()));
        assert_eq!(attempts.count("a", PER_LOGIN, 31_000), Err(30_000));
        attempts.forget("a");
        assert_eq!(attempts.count("a", PER_LOGIN, 31_000), Ok(()));
    }
}
