//! What this node changed and other nodes were not told yet: scopes without order and without repeats. Must not know who tells them.

use patio_domain::Scope;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use tokio::sync::Notify;

/// What other nodes were not told yet.
#[derive(Debug, Default)]
pub(super) struct Untold {
    scopes: Mutex<BTreeSet<Scope>>,
    some: Notify,
}

impl Untold {
    /// These scopes changed on this node.
    pub(super) fn insert(&self, scopes: &[Scope]) {
        self.scopes.lock().unwrap_or_else(PoisonError::into_inner).extend(scopes.iter().cloned());
        self.some.notify_one();
    }

    /// What is there to tell, once there is something.
    pub(super) async fn take(&self) -> BTreeSet<Scope> {
        self.some.notified().await;
        std::mem::take(&mut *self.scopes.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
