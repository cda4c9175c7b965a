//! Steady time: the clock that decides what has expired. It is not the machine's clock, which may jump (S10).
//!
//! Steady time begins as the time of day at which it was first needed, and from then on counts only the milliseconds in which a server ran. It
//! stands in `meta`, is written about once a minute, and never goes back; several nodes on one database agree to within that minute,
//! because each takes over what is ahead of it. Tokens, sessions and invitation links expire by it. A clock that jumps 90 days forward
//! or back ends no session and keeps none alive.
//!
//! Its limits: hours in which no server runs do not count, so a session outlives its 90 days by as much; a restart loses at most the last
//! minute; a restored copy goes on where the copy stood. Times that people see are the machine's.
//! Shown by `a_clock_that_jumps_ends_no_session_and_keeps_none_alive` and `running_time_is_kept_over_a_restart`, on both engines.

use super::{Core, meta};
use crate::store::{Store, StoreError, Tx};
use patio_domain::world::Clock;
use std::sync::PoisonError;

/// How far it may move before it is written.
const STEP_MS: i64 = 60_000;

/// Where this node stands: at the monotonic `since`, steady time was `at`; `written` is what the store has.
#[derive(Clone, Copy, Debug)]
pub(in crate::core) struct Steady {
    since: u64,
    at: i64,
    written: i64,
}

impl Steady {
    fn at(&self, monotonic: u64) -> i64 {
        self.at.saturating_add(i64::try_from(monotonic.saturating_sub(self.since)).unwrap_or(0))
    }
}

/// One instant by both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::core) struct Moment {
    /// The machine's clock, for times that people see.
    pub(in crate::core) wall: i64,
    /// Steady time, for what expires.
    pub(in crate::core) steady: i64,
}

impl Core {
    /// Now, by both clocks. Called before a transaction, because it may need one.
    ///
    /// # Errors
    /// When the store fails before it was ever read.
    pub(in crate::core) fn moment(&self) -> Result<Moment, StoreError> {
        Ok(Moment { wall: self.now(), steady: self.steady()? })
    }

    /// Steady time now.
    ///
    /// # Errors
    /// When the store fails before it was ever read.
    pub(in crate::core) fn steady(&self) -> Result<i64, StoreError> {
        let monotonic = self.clock.running_ms();
        let now = {
            let mut held = self.steady.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(mut known) = *held else {
                let at = match self.store.read(find)? {
                    Some(at) => at,
                    None => self.store.write(|tx| begin(tx, self.now()))?,
                };
                *held = Some(Steady { since: monotonic, at, written: at });
                return Ok(at);
            };
            let now = known.at(monotonic);
            if now - known.written < STEP_MS {
                return Ok(now);
            }
            // Only this caller writes; the others go on.
            known.written = now;
            *held = Some(known);
            now
        };
        match self.store.write(|tx| advance(tx, now)) {
            Ok(stored) if stored > now => {
                let mut held = self.steady.lock().unwrap_or_else(PoisonError::into_inner);
                *held = Some(Steady { since: monotonic, at: stored, written: stored });
                Ok(stored)
            }
            Ok(_) => Ok(now),
            Err(error) => {
                tracing::warn!(%error, "steady time was not written");
                Ok(now)
            }
        }
    }
}

/// What the store has when a node starts: from here on the node counts, also while nobody asks. Nothing before `init`, and when the store fails;
/// then the first request asks again.
pub(super) fn at_start(store: &Store, clock: &dyn Clock) -> Option<Steady> {
    let at = store.read(find).ok().flatten()?;
    Some(Steady { since: clock.running_ms(), at, written: at })
}

fn find(tx: &mut dyn Tx) -> Result<Option<i64>, StoreError> {
    let found = meta::find(tx, meta::STEADY_AT)?;
    found.map(|value| value.parse().map_err(|_| StoreError::Shape("steady time that is no number"))).transpose()
}

/// What the store has; the time of day when it has nothing.
fn begin(tx: &mut dyn Tx, now: i64) -> Result<i64, StoreError> {
    if let Some(at) = find(tx)? {
        return Ok(at);
    }
    let sql = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";
    tx.execute(sql, &[meta::STEADY_AT.into(), (&now.to_string()).into()])?;
    Ok(find(tx)?.unwrap_or(now))
}

/// Moves the store's steady time forward, never back. Gives what it has then.
fn advance(tx: &mut dyn Tx, now: i64) -> Result<i64, StoreError> {
    let Some(stored) = find(tx)? else { return begin(tx, now) };
    if stored < now {
        // A node that was faster is not overwritten.
        let sql = "UPDATE meta SET value = $2 WHERE key = $1 AND value = $3";
        tx.execute(sql, &[meta::STEADY_AT.into(), (&now.to_string()).into(), (&stored.to_string()).into()])?;
    }
    Ok(stored.max(now))
}
