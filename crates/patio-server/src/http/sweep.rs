//! The job that gets rid of bytes: the trash every few seconds, what was overwritten in the database a quarter of a minute later, uploads that
//! nothing uses every hour, and with them what the database forgets (`core/prune.rs`).

use super::server::Server;
use crate::core::{Core, Pruned};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::MissedTickBehavior;

/// How long the bytes of a withdrawn file may stay.
const EMPTIED: Duration = Duration::from_secs(3);
/// How many of these until the database's log is emptied: a withdrawn text is off the disk a quarter of a minute later.
const EMPTIED_LOG_EACH: u64 = 5;
/// How many of these until the slower look at everything.
const SWEPT_EACH: u64 = 1_200;

/// Runs until the server closes.
pub(super) async fn sweep(server: Arc<Server>) {
    let mut closing = server.closing.subscribe();
    let mut tick = tokio::time::interval(EMPTIED);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut turn: u64 = 0;
    loop {
        tokio::select! {
            _ = closing.changed() => return,
            _ = tick.tick() => {}
        }
        let (core, everything, log) = (Arc::clone(&server.core), turn.is_multiple_of(SWEPT_EACH), turn.is_multiple_of(EMPTIED_LOG_EACH));
        turn += 1;
        // A task that panicked, or a store that failed, is tried again the next time.
        let _ = tokio::task::spawn_blocking(move || once(&core, everything, log)).await;
    }
}

fn once(core: &Core, everything: bool, log: bool) {
    let done = if everything { core.sweep_files().map(|swept| swept.removed) } else { core.empty_trash() };
    match done {
        Ok(0) => {}
        Ok(removed) => tracing::info!(removed, "files removed"),
        Err(error) => tracing::warn!(%error, "files could not be removed"),
    }
    if everything {
        match core.prune() {
            Ok(Pruned { scopes: 0, sessions: 0 }) => {}
            Ok(Pruned { scopes, sessions }) => tracing::info!(scopes, sessions, "what nobody needs any more was forgotten"),
            Err(error) => tracing::warn!(%error, "nothing was forgotten"),
        }
    }
    // While a reader needs the log it stays; the next turn comes soon.
    if log && let Err(error) = core.store().empty_log() {
        tracing::warn!(%error, "the log of the database was not emptied");
    }
}
