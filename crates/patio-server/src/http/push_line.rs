//! Owns: the line of pushes that wait to be decided, and how many are decided together. Must not know who decides them, or how. Shown by
//! `pushes/tests.rs`.

use super::parts::Parts;
use crate::core::Answer;
use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// Pushes decided together at most, so that the first of them does not wait for long.
pub(super) const PUSHES_MAX: usize = 64;
/// Bytes of pushes decided together; a longer one goes alone.
pub(super) const BYTES_MAX: usize = 256 * 1024;

/// The line.
#[derive(Default)]
pub(super) struct Pushes(Mutex<Line>);

#[derive(Default)]
pub(super) struct Line {
    pub(super) waiting: VecDeque<Waiting>,
    /// Whether a task sees to those that wait.
    pub(super) is_served: bool,
}

/// A push that waits.
pub(super) struct Waiting {
    pub(super) parts: Arc<Parts>,
    /// Where its answer goes.
    pub(super) answer: oneshot::Sender<Answer>,
}

impl Pushes {
    /// Puts a push at the end of the line. True when nobody serves it yet; then the caller has to.
    pub(super) fn insert(&self, waiting: Waiting) -> bool {
        let mut line = self.line();
        line.waiting.push_back(waiting);
        !std::mem::replace(&mut line.is_served, true)
    }

    /// Takes those who are next, one push of each person: who sends many waits for themselves. When there is nobody, the line is served no
    /// more.
    pub(super) fn next(&self) -> Option<Vec<Waiting>> {
        let mut line = self.line();
        let (mut next, mut bytes, mut people) = (Vec::new(), 0, HashSet::new());
        for one in std::mem::take(&mut line.waiting) {
            let is_here = one.parts.person.is_some_and(|person| people.contains(&person));
            let fits = next.is_empty() || (next.len() < PUSHES_MAX && bytes + one.parts.body.len() <= BYTES_MAX);
            if is_here || !fits {
                line.waiting.push_back(one);
                continue;
            }
            bytes += one.parts.body.len();
            people.extend(one.parts.person);
            next.push(one);
        }
        line.is_served = !next.is_empty();
        line.is_served.then_some(next)
    }

    pub(super) fn line(&self) -> MutexGuard<'_, Line> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
