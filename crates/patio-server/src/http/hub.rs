//! The hub: who of this node's event streams hears of a change. Hints only, and loss is harmless: the pull is the truth (S12).

use crate::core::Core;
use patio_domain::Scope;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::{Receiver, Sender};

/// A stream that is further behind than this is told to look at everything.
const KEPT: usize = 1024;
/// How often a node looks for what other nodes did.
const LOOK: Duration = Duration::from_millis(500);

/// Where changes are told.
pub(super) struct Hub(Sender<Arc<[Scope]>>);

impl Default for Hub {
    fn default() -> Hub {
        Hub(Sender::new(KEPT))
    }
}

impl Hub {
    /// Tells the streams which scopes changed.
    pub(super) fn touched(&self, scopes: &[Scope]) {
        if !scopes.is_empty() {
            // No stream is open: nobody to tell.
            let _ = self.0.send(scopes.into());
        }
    }

    /// From now on.
    pub(super) fn listen(&self) -> Receiver<Arc<[Scope]>> {
        self.0.subscribe()
    }

    fn has_listeners(&self) -> bool {
        self.0.receiver_count() > 0
    }
}

/// Looks for changes by other nodes on the same database, for ever.
pub(super) async fn look_for_others(server: Arc<super::Server>) {
    let mut known: Option<BTreeMap<Scope, i64>> = None;
    let mut tick = tokio::time::interval(LOOK);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if !server.hub.has_listeners() {
            known = None;
            continue;
        }
        let core: Arc<Core> = Arc::clone(&server.core);
        let Ok(Ok(heads)) = tokio::task::spawn_blocking(move || core.all_heads()).await else { continue };
        let heads: BTreeMap<Scope, i64> = heads.into_iter().collect();
        if let Some(known) = &known {
            let changed: Vec<Scope> =
                heads.iter().filter(|(scope, head)| known.get(*scope) != Some(head)).map(|(scope, _)| scope.clone()).collect();
            server.hub.touched(&changed);
        }
        known = Some(heads);
    }
}
