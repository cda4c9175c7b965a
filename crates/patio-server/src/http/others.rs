//! The job that looks for what other nodes on the same database changed, so that this node's streams hear of it.

use super::server::Server;
use crate::core::Core;
use std::sync::Arc;
use std::time::Duration;

/// How often a node looks.
const LOOK: Duration = Duration::from_millis(500);

/// Looks for changes by other nodes on the same database, for ever.
pub(super) async fn look_for_others(server: Arc<Server>) {
    let mut tick = tokio::time::interval(LOOK);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        let core: Arc<Core> = Arc::clone(&server.core);
        if let Ok(Ok(heads)) = tokio::task::spawn_blocking(move || core.all_heads()).await {
            let moved = server.hub.moved_by_others(heads);
            server.hub.touched(&moved, &[]);
        }
    }
}
