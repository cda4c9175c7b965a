//! The hub: who of this node's event streams hears of a change. Hints only, and loss is harmless: the pull is the truth (S12).

use patio_domain::Scope;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::broadcast::{Receiver, Sender};

/// A stream that is further behind than this is told to look at everything.
const KEPT: usize = 1024;

/// Where changes are told.
pub(super) struct Hub {
    told: Sender<Arc<[Scope]>>,
    /// The heads this node's streams were told of; nothing before the first look for others.
    known: Mutex<Option<BTreeMap<Scope, i64>>>,
}

impl Default for Hub {
    fn default() -> Hub {
        Hub { told: Sender::new(KEPT), known: Mutex::new(None) }
    }
}

impl Hub {
    /// Tells the streams which scopes changed on this node; `heads` are those it knows the new heads of.
    pub(super) fn touched(&self, scopes: &[Scope], heads: &[(Scope, i64)]) {
        if let Some(known) = self.known().as_mut() {
            for (scope, head) in heads {
                let known = known.entry(scope.clone()).or_default();
                *known = (*known).max(*head);
            }
        }
        if !scopes.is_empty() {
            // An error means that no stream is open, so there is no one to tell.
            let _ = self.told.send(scopes.into());
        }
    }

    /// From now on.
    pub(super) fn listen(&self) -> Receiver<Arc<[Scope]>> {
        self.told.subscribe()
    }

    fn known(&self) -> MutexGuard<'_, Option<BTreeMap<Scope, i64>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes where the database stands; gives the scopes that another node moved.
    pub(super) fn moved_by_others(&self, heads: Vec<(Scope, i64)>) -> Vec<Scope> {
        let mut guard = self.known();
        let Some(known) = guard.as_mut() else {
            *guard = Some(heads.into_iter().collect());
            return Vec::new();
        };
        let mut moved = Vec::new();
        for (scope, head) in heads {
            if known.get(&scope).is_none_or(|known| *known < head) {
                known.insert(scope.clone(), head);
                moved.push(scope);
            }
        }
        moved
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_tells_what_others_moved_and_not_again_what_it_moved_itself() {
        let hub = Hub::default();
        let other = Scope::Other("desk:x".into());
        assert_eq!(hub.moved_by_others(vec![(Scope::Org, 3)]), []);
        hub.touched(&[Scope::Org], &[(Scope::Org, 4)]);
        assert_eq!(hub.moved_by_others(vec![(Scope::Org, 4), (other.clone(), 1)]), std::slice::from_ref(&other));
        assert_eq!(hub.moved_by_others(vec![(Scope::Org, 5), (other.clone(), 1)]), [Scope::Org]);
        // Told late of what was seen already: nothing goes back.
        hub.touched(&[Scope::Org], &[(Scope::Org, 4)]);
        assert_eq!(hub.moved_by_others(vec![(Scope::Org, 5), (other, 1)]), []);
    }
}
