//! A bounded set of connections, opened when needed, handed out one at a time.

use super::error::StoreError;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a caller waits for a connection before the server says it is busy.
const WAIT: Duration = Duration::from_secs(10);

type Open<C> = Box<dyn Fn() -> Result<C, StoreError> + Send + Sync>;

/// The connections of one purpose.
pub(super) struct Pool<C> {
    open: Open<C>,
    most: usize,
    state: Mutex<State<C>>,
    freed: Condvar,
}

struct State<C> {
    idle: Vec<C>,
    opened: usize,
}

impl<C> Pool<C> {
    /// A pool of at most `most` connections.
    pub(super) fn new(most: usize, open: impl Fn() -> Result<C, StoreError> + Send + Sync + 'static) -> Pool<C> {
        Pool { open: Box::new(open), most, state: Mutex::new(State { idle: Vec::new(), opened: 0 }), freed: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State<C>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `work` with a connection. `usable` says afterwards whether the connection may be used again.
    pub(super) fn with<T>(&self, usable: impl Fn(&C) -> bool, work: impl FnOnce(&mut C) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut held = Held { pool: self, connection: Some(self.take()?) };
        let Some(connection) = held.connection.as_mut() else { return Err(StoreError::Exhausted) };
        let result = work(connection);
        if !usable(connection) {
            held.connection = None;
        }
        result
    }

    /// Takes every idle connection away, to be closed elsewhere.
    pub(super) fn drain(&self) -> Vec<C> {
        let mut state = self.lock();
        state.opened = state.opened.saturating_sub(state.idle.len());
        std::mem::take(&mut state.idle)
    }

    fn take(&self) -> Result<C, StoreError> {
        let mut state = self.lock();
        loop {
            if let Some(connection) = state.idle.pop() {
                return Ok(connection);
            }
            if state.opened < self.most {
                state.opened += 1;
                drop(state);
                return (self.open)().inspect_err(|_| self.give_back(None));
            }
            let (next, waited) = self.freed.wait_timeout(state, WAIT).unwrap_or_else(PoisonError::into_inner);
            if waited.timed_out() && next.idle.is_empty() {
                return Err(StoreError::Exhausted);
            }
            state = next;
        }
    }

    fn give_back(&self, connection: Option<C>) {
        let mut state = self.lock();
        match connection {
            Some(connection) => state.idle.push(connection),
            None => state.opened = state.opened.saturating_sub(1),
        }
        drop(state);
        self.freed.notify_one();
    }
}

/// Gives the connection back whatever happens, also when the work panics.
struct Held<'a, C> {
    pool: &'a Pool<C>,
    connection: Option<C>,
}

impl<C> Drop for Held<'_, C> {
    fn drop(&mut self) {
        self.pool.give_back(self.connection.take());
    }
}
