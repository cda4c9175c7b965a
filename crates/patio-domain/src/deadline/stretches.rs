//! One clock of a question: the stretches of open time in which it runs, and how long it may run.
//!
//! Owns what another priority does to a clock. A higher one gives the new target from that moment on, and never more than was left: to make a
//! question urgent makes nobody late. A lower one gives the longer target from the beginning, and back to the first priority what that gave at
//! first. What was missed stays missed at its time, so that no deadline is mended afterwards. Must not know for what the clock is. Shown by
//! `deadline/tests.rs`.

use super::Due;
use crate::calendar::Openings;

const MINUTE_MS: i64 = 60_000;

/// The stretches of open time in which a clock runs, in milliseconds.
#[derive(Default)]
pub(super) struct Stretches {
    /// What the desk means to need; nothing while it has no target.
    target: Option<i64>,
    /// What it meant to need at first.
    first: Option<i64>,
    /// How long the clock may run.
    limit: Option<i64>,
    used: i64,
    /// Since when it runs.
    running: Option<i64>,
    missed: bool,
    /// When it was missed, as an instant.
    missed_at: Option<i64>,
}

fn ms(minutes: Option<u32>) -> Option<i64> {
    minutes.map(|minutes| i64::from(minutes) * MINUTE_MS)
}

impl Stretches {
    /// A clock that stands still, with the target of the priority with which every question begins, in minutes.
    pub(super) fn new(target_min: Option<u32>) -> Stretches {
        let target = ms(target_min);
        Stretches { target, first: target, limit: target, ..Stretches::default() }
    }

    /// The target from now on, in minutes, while the clock stands still.
    pub(super) fn aim(&mut self, target_min: Option<u32>) {
        let target = ms(target_min);
        if target == self.target {
            return;
        }
        self.limit = match (self.limit, target) {
            (_, None) => None,
            (None, Some(target)) => Some(self.used + target),
            (Some(limit), Some(target)) if self.target.is_some_and(|before| before < target) => Some(limit.max(target)),
            (Some(limit), Some(target)) => {
                let is_as_at_first = self.first.is_some_and(|first| first <= target) && self.used <= target;
                Some(limit.min(if is_as_at_first { target } else { self.used + target }))
            }
        };
        self.target = target;
    }

    pub(super) fn begin(&mut self, now: i64) {
        self.running = Some(now);
    }

    pub(super) fn stop(&mut self, now: i64, openings: &mut Openings) {
        let Some(since) = self.running.take() else { return };
        if let Some(limit) = self.limit.filter(|limit| !self.missed && self.used + now - since > *limit) {
            (self.missed, self.missed_at) = (true, openings.instant(since + (limit - self.used).max(0)));
        }
        self.used += now - since;
    }

    /// It was reached then; nothing when there is no target.
    pub(super) fn reached(&self, at: i64) -> Option<Due> {
        (self.missed || self.limit.is_some()).then_some(Due::Reached { at, in_time: !self.missed })
    }

    /// What is missed stays missed at its time, also while the clock rests.
    pub(super) fn due(&self, openings: &mut Openings) -> Option<Due> {
        match (self.running, self.limit) {
            (Some(_), _) if self.missed_at.is_some() => self.missed_at.map(Due::At),
            (None, _) if self.missed => Some(Due::Resting(0)),
            (Some(since), Some(limit)) => openings.instant(since + (limit - self.used).max(0)).map(Due::At),
            (None, Some(limit)) => Some(Due::Resting((limit - self.used).max(0))),
            (_, None) => None,
        }
    }
}
