//! How often a password may be guessed. Owns the counts, in memory. Must not know accounts or what a request is.
//!
//! The rule, for a login tried from an address (of IPv6 the network of a household, /64):
//! - **A login at one address** has 8 tries, then pauses that double from 30 s to 15 minutes, with one try after each.
//! - **An address**, over all logins, has 60 tries, then one each 2 s: it may be a whole office.
//! - **A login at all addresses together** has 60 tries, then pauses that double from 30 s to 15 minutes, so that a guesser who comes from
//!   everywhere is bounded, too.
//! - At an address from which the person signed in before (or a session of theirs was renewed) only the first of these holds: nobody
//!   elsewhere can lock a person out there, and a busy office does not lock out its own people.
//! - A right password takes its own tries back. A count is forgotten 12 hours after its last try, that of an address after 10 minutes.
//!
//! Its limits: a restart forgets everything, the known addresses too, until sessions are renewed there, within ten minutes of use. Each node counts for
//! itself. A guesser at the very address of a colleague, such as behind one router, can make that colleague wait there.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};

/// Most keys remembered of each sort; beyond it those that were tried least go first.
const MOST_KEYS: usize = 50_000;
const MINUTE_MS: u64 = 60_000;
const HOUR_MS: u64 = 60 * MINUTE_MS;

/// How many tries are free, and what comes after them.
#[derive(Clone, Copy, Debug)]
struct Limit {
    /// Tries in a row.
    free: u32,
    /// The first pause; each further try doubles it.
    first_ms: u64,
    /// The longest pause.
    most_ms: u64,
    /// So long after the last try nothing is known of it any more.
    forgets_ms: u64,
}

const LOGIN_AT_ADDRESS: Limit = Limit { free: 8, first_ms: 30_000, most_ms: 15 * MINUTE_MS, forgets_ms: 12 * HOUR_MS };
const ADDRESS: Limit = Limit { free: 60, first_ms: 2_000, most_ms: 2_000, forgets_ms: 10 * MINUTE_MS };
const LOGIN: Limit = Limit { free: 60, first_ms: 30_000, most_ms: 15 * MINUTE_MS, forgets_ms: 12 * HOUR_MS };

#[derive(Clone, Copy, Debug, Default)]
struct Tried {
    tries: u32,
    last_at: u64,
    next_at: u64,
}

/// The tries of one sort, by key.
#[derive(Debug)]
struct Tries {
    limit: Limit,
    by_key: HashMap<String, Tried>,
}

impl Tries {
    fn of(limit: Limit) -> Tries {
        Tries { limit, by_key: HashMap::new() }
    }

    fn find(&self, key: &str, now: u64) -> Tried {
        let tried = self.by_key.get(key).copied().unwrap_or_default();
        if now.saturating_sub(tried.last_at) >= self.limit.forgets_ms { Tried::default() } else { tried }
    }

    /// How long the next try has to wait.
    fn wait(&self, key: &str, now: u64) -> u64 {
        self.find(key, now).next_at.saturating_sub(now)
    }

    fn add(&mut self, key: &str, now: u64) {
        self.make_room(now);
        let tries = self.find(key, now).tries.saturating_add(1);
        let pause = tries.checked_sub(self.limit.free).map_or(0, |over| {
            let doubled = self.limit.first_ms.checked_shl(over.min(40)).unwrap_or(self.limit.most_ms);
            doubled.min(self.limit.most_ms)
        });
        self.by_key.insert(key.to_owned(), Tried { tries, last_at: now, next_at: now.saturating_add(pause) });
    }

    /// Takes one try back, and the pause it began.
    fn take_back(&mut self, key: &str) {
        if let Some(tried) = self.by_key.get_mut(key) {
            tried.tries = tried.tries.saturating_sub(1);
            tried.next_at = 0;
        }
    }

    fn make_room(&mut self, now: u64) {
        if self.by_key.len() < MOST_KEYS {
            return;
        }
        let forgets_ms = self.limit.forgets_ms;
        self.by_key.retain(|_, tried| now.saturating_sub(tried.last_at) < forgets_ms);
        if self.by_key.len() >= MOST_KEYS {
            // A flood of names tried once makes nobody forget the name that was tried a hundred times.
            let mut order: Vec<(u32, u64)> = self.by_key.values().map(|tried| (tried.tries, tried.last_at)).collect();
            order.sort_unstable();
            let middle = order.get(order.len() / 2).copied().unwrap_or_default();
            self.by_key.retain(|_, tried| (tried.tries, tried.last_at) > middle);
        }
    }
}

/// Who tried where and when.
#[derive(Debug)]
pub(in crate::core) struct Attempts {
    pairs: Tries,
    addresses: Tries,
    logins: Tries,
    /// Login and address at which the person was seen, and when.
    known: HashMap<String, u64>,
}

impl Default for Attempts {
    fn default() -> Attempts {
        let (pairs, addresses, logins) = (Tries::of(LOGIN_AT_ADDRESS), Tries::of(ADDRESS), Tries::of(LOGIN));
        Attempts { pairs, addresses, logins, known: HashMap::new() }
    }
}

impl Attempts {
    /// Counts a try at `now` (monotonic milliseconds), before the password is looked at.
    ///
    /// # Errors
    /// The milliseconds to wait, when there were too many; the try is not counted then.
    pub(in crate::core) fn count(&mut self, login: &str, peer: &str, now: u64) -> Result<(), u64> {
        let (pair, address) = keys(login, peer);
        let known = self.known.contains_key(&pair);
        let mut wait = self.pairs.wait(&pair, now);
        if !known {
            wait = wait.max(self.addresses.wait(&address, now)).max(self.logins.wait(login, now));
        }
        if wait > 0 {
            return Err(wait);
        }
        self.pairs.add(&pair, now);
        if !known {
            // A request without an address came from this very process.
            if !peer.is_empty() {
                self.addresses.add(&address, now);
            }
            self.logins.add(login, now);
        }
        Ok(())
    }

    /// The try that was just counted had the right password.
    pub(in crate::core) fn succeeded(&mut self, login: &str, peer: &str, now: u64) {
        let (pair, address) = keys(login, peer);
        self.pairs.by_key.remove(&pair);
        if !self.known.contains_key(&pair) {
            self.addresses.take_back(&address);
            self.logins.take_back(login);
        }
        self.seen(login, peer, now);
    }

    /// The person with this login is at this address: a session of theirs was opened or renewed there.
    pub(in crate::core) fn seen(&mut self, login: &str, peer: &str, now: u64) {
        if self.known.len() >= MOST_KEYS {
            let mut order: Vec<u64> = self.known.values().copied().collect();
            order.sort_unstable();
            let middle = order.get(order.len() / 2).copied().unwrap_or_default();
            self.known.retain(|_, at| *at > middle);
        }
        self.known.insert(keys(login, peer).0, now);
    }

    /// Counts a try of a person who is signed in, by the session: only this session has to wait.
    ///
    /// # Errors
    /// The milliseconds to wait.
    pub(in crate::core) fn count_in_session(&mut self, session: &str, now: u64) -> Result<(), u64> {
        match self.pairs.wait(session, now) {
            0 => {
                self.pairs.add(session, now);
                Ok(())
            }
            wait => Err(wait),
        }
    }

    /// The same, when the password was right.
    pub(in crate::core) fn succeeded_in_session(&mut self, session: &str) {
        self.pairs.by_key.remove(session);
    }
}

/// The keys of a login at an address, and of the address.
fn keys(login: &str, peer: &str) -> (String, String) {
    let address = match peer.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
            Some(address) => address.to_string(),
            None => {
                let [a, b, c, d, ..] = address.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
            }
        },
        _ => peer.to_owned(),
    };
    // A login has no spaces.
    (format!("{login} {address}"), address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tries(attempts: &mut Attempts, login: &str, peer: &str, now: u64) -> usize {
        (0..1_000).take_while(|_| attempts.count(login, peer, now).is_ok()).count()
    }

    #[test]
    fn pauses_grow_and_time_forgives() {
        let mut attempts = Attempts::default();
        let mut now = 1_000;
        assert_eq!(tries(&mut attempts, "anna", "192.0.2.1", now), 8);
        for pause in [30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000] {
            assert_eq!(attempts.count("anna", "192.0.2.1", now), Err(pause));
            now += pause;
            assert_eq!(attempts.count("anna", "192.0.2.1", now), Ok(()));
        }
        assert_eq!(tries(&mut attempts, "anna", "192.0.2.1", now + 12 * HOUR_MS), 8);
    }

    #[test]
    fn a_guesser_elsewhere_locks_nobody_out() {
        let mut attempts = Attempts::default();
        attempts.seen("anna", "192.0.2.1", 0);
        assert_eq!(tries(&mut attempts, "anna", "203.0.113.9", 5), 8, "the guesser waits");
        assert_eq!(attempts.count("anna", "198.51.100.7", 5), Ok(()), "a new address of the person does not");
        for n in 0..250 {
            tries(&mut attempts, "anna", &format!("203.0.113.{n}"), 5);
        }
        assert!(attempts.count("anna", "198.51.100.8", 5).is_err(), "guesses from everywhere are bounded");
        assert_eq!(tries(&mut attempts, "anna", "192.0.2.1", 5), 8, "and do not count where the person is known");
    }

    #[test]
    fn a_guesser_who_comes_from_everywhere_is_bounded() {
        let mut attempts = Attempts::default();
        let day: u64 = (0..24 * 60)
            .map(|minute| {
                let fresh = (0..4)
                    .map(|n| format!("2001:db8:{minute:x}:{n:x}::1"))
                    .filter(|peer| attempts.count("anna", peer, minute * MINUTE_MS).is_ok());
                fresh.count() as u64
            })
            .sum();
        assert!((60..200).contains(&day), "{day} guesses in a day");
    }

    #[test]
    fn a_busy_office_does_not_lock_out_its_own_people() {
        let mut attempts = Attempts::default();
        attempts.seen("anna", "192.0.2.1", 0);
        for n in 0..60 {
            assert_eq!(attempts.count(&format!("guess{n}"), "192.0.2.1", 1), Ok(()));
        }
        assert_eq!(attempts.count("bram", "192.0.2.1", 1), Err(2_000));
        assert_eq!(attempts.count("anna", "192.0.2.1", 1), Ok(()));
        assert_eq!(attempts.count("bram", "192.0.2.1", 2_001), Ok(()));
    }

    #[test]
    fn right_passwords_are_not_counted() {
        let mut attempts = Attempts::default();
        for n in 0..500 {
            let login = format!("person{n}");
            assert_eq!(attempts.count(&login, "192.0.2.1", 1), Ok(()));
            attempts.succeeded(&login, "192.0.2.1", 1);
        }
    }

    #[test]
    fn a_household_is_one_address_of_ipv6() {
        let mut attempts = Attempts::default();
        let all: usize = (0..40).map(|n| tries(&mut attempts, "anna", &format!("2001:db8:1:2::{n:x}"), 1)).sum();
        assert_eq!(all, 8);
        assert_eq!(tries(&mut attempts, "bram", "::ffff:192.0.2.1", 1), 8);
        assert_eq!(tries(&mut attempts, "bram", "192.0.2.1", 1), 0);
    }

    #[test]
    fn a_flood_of_names_makes_no_guesser_forgotten() {
        let mut attempts = Attempts::default();
        assert_eq!(tries(&mut attempts, "anna", "192.0.2.1", 1), 8);
        for n in 0..MOST_KEYS + 10 {
            let _ = attempts.count(&format!("flood{n}"), "", 2);
        }
        assert!(attempts.pairs.by_key.len() <= MOST_KEYS);
        assert!(attempts.count("anna", "192.0.2.1", 3).is_err());
    }
}
