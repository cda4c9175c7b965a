//! Owns: the hint that this machine's network changed (S4). Only a hint: whether the server is there is the client's to find
//! out. Must not know: how syncing works.

use std::sync::{Mutex, Weak};

use netwatcher::WatchHandle;
use patio_client::Client;

/// Kept for as long as the network is watched.
pub struct Watch {
    _handle: Mutex<WatchHandle>,
}

/// Tells the client of every change until the watch is dropped.
pub fn watch(client: Weak<Client>) -> Option<Watch> {
    let mut is_first = true;
    let started = netwatcher::watch_interfaces_with_callback(move |_| {
        // The first word is how things are, not a change.
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
