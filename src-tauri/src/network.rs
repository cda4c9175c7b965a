//! Owns: the hint that this machine's network changed (S4). It is only a hint: the client finds out whether it can reach the
//! server. Must not know: how syncing works.

use std::sync::{Mutex, Weak};

use netwatcher::WatchHandle;
use patio_client::Client;

/// A watch on the network; it ends when dropped.
pub struct Watch {
    _handle: Mutex<WatchHandle>,
}

/// Tells the client of every change until the watch is dropped.
pub fn watch(client: Weak<Client>) -> Option<Watch> {
    let mut is_first = true;
    let started = netwatcher::watch_interfaces_with_callback(move |_| {
        // The first message gives the present state, which is not a change.
        if !std::mem::take(&mut is_first)
            && let Some(client) = client.upgrade()
        {
            client.network_changed();
        }
    });
    match started {
        Ok(handle) => Some(Watch { _handle: Mutex::new(handle) }),
        Err(error) => {
            tracing::warn!(%error, "changes of the network are not seen; timers do the work");
            None
        }
    }
}
