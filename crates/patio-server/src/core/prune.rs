//! What the database forgets, once an hour: the past of scopes (`sync/prune.rs`), and sessions that nobody can go on with
//! (`identity/prune.rs`). Verdicts, texts and revisions are never among it. Must not know features.

use super::Core;
use super::sync::prune as scopes;
use crate::core::identity::prune as sessions;
use crate::store::StoreError;

/// What was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Scopes that forgot some of their past.
    pub scopes: usize,
    /// Sessions.
    pub sessions: usize,
}

impl Core {
    /// Forgets what has had its time. Quick when there is nothing to do.
    ///
    /// # Errors
    /// When the store fails; what was not done is done the next time.
    pub fn prune(&self) -> Result<Pruned, StoreError> {
        let now = self.steady()?;
        Ok(Pruned { scopes: scopes::prune(self, now)?, sessions: sessions::prune(self, now)? })
    }
}
