//! The job that tells other nodes what this one changed, and hears of what they changed. Hints only: many changes at once are one notice,
//! and a lost one is found by looking (S12). Must not know connections.

use super::server::Server;
use super::untold::Untold;
use crate::nodes::{ANYTHING, Node, notice};
use patio_domain::Scope;
use std::io;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Notices that may wait to be heard; beyond it, anything may have changed.
const WAITING: usize = 256;

/// Tells and hears until the server closes.
///
/// # Errors
/// When no thread can be started.
pub(super) fn exchange(server: &Arc<Server>, node: Node, lost: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let (give, take) = mpsc::channel(WAITING);
    let (channel, name) = (node.channel(), server.core.new_file_id().to_string());
    let untold = Arc::clone(server.untold.get_or_init(Arc::default));
    node.listen(
        move |words| match give.try_send(words.to_owned()) {
            // Too many wait: they are heard of by looking.
            Ok(()) | Err(mpsc::error::TrySendError::Full(_)) => true,
            Err(mpsc::error::TrySendError::Closed(_)) => false,
        },
        lost,
    )?;
    tokio::spawn(hear(Arc::clone(server), name.clone(), take));
    tokio::spawn(tell(Arc::clone(server), name, channel, untold));
    Ok(())
}

async fn hear(server: Arc<Server>, name: String, mut notices: mpsc::Receiver<String>) {
    let mut closing = server.closing.subscribe();
    loop {
        let words = tokio::select! {
            _ = closing.changed() => return,
            words = notices.recv() => words,
        };
        match words.as_deref() {
            None => return,
            Some(ANYTHING) => server.hub.missed.notify_one(),
            // A node's own notices come back to it.
            Some(words) => match words.split_once(' ') {
                Some((from, scopes)) if from != name => server.hub.touched_elsewhere(scopes.split(' ').map(Scope::from)),
                _ => {}
            },
        }
    }
}

async fn tell(server: Arc<Server>, name: String, channel: String, untold: Arc<Untold>) {
    let mut closing = server.closing.subscribe();
    loop {
        let scopes = tokio::select! {
            _ = closing.changed() => return,
            scopes = untold.take() => scopes,
        };
        let (core, channel) = (Arc::clone(&server.core), channel.clone());
        let words: Vec<String> = std::iter::once(name.clone()).chain(scopes.iter().map(Scope::to_string)).collect();
        let words = notice(&words);
        let told = move || core.store().write(|tx| tx.execute("SELECT pg_notify($1, $2)", &[(&channel).into(), (&words).into()]));
        // What was not told is found by looking.
        let _ = tokio::task::spawn_blocking(told).await;
    }
}
