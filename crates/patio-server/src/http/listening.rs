//! The job behind the event streams: it reads what the hub wants to know, for all streams together, and looks whether another node or
//! the command line changed something. While nothing changes, it asks the database for one word a second, and without streams nothing.

use super::server::Server;
use crate::core::{Audience, ScopeHead};
use crate::store::StoreError;
use patio_domain::{PersonId, Scope};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior};

/// How often a node asks whether anything was committed.
const LOOK: Duration = Duration::from_secs(1);
/// How often it looks at everything at most, when something was: what a lost notice hid is told within this time.
const LOOK_AT_ALL: Duration = Duration::from_secs(4);

/// Runs until the server closes.
pub(super) async fn listen(server: Arc<Server>) {
    let mut closing = server.closing.subscribe();
    let mut tick = tokio::time::interval(LOOK);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut stood_at, mut looked_at) = (None, Instant::now());
    loop {
        tokio::select! {
            _ = closing.changed() => return,
            () = server.hub.wanted.notified() => {}
            () = server.hub.missed.notified() => {
                stood_at = None;
                look(&server, &mut stood_at).await;
            }
            _ = tick.tick() => {
                if !server.hub.is_heard() {
                    // Whoever listens next reads everything anew.
                    stood_at = None;
                    continue;
                }
                if looked_at.elapsed() >= LOOK_AT_ALL && look(&server, &mut stood_at).await {
                    looked_at = Instant::now();
                }
            }
        }
        read(&server).await;
    }
}

/// Looks at everything when something was committed since the last time; says whether it did. A store that fails is asked again.
async fn look(server: &Arc<Server>, stood_at: &mut Option<String>) -> bool {
    let (core, before) = (Arc::clone(&server.core), stood_at.clone());
    let looked = tokio::task::spawn_blocking(move || {
        // Asked first: what is committed in between is found again the next time.
        let now = core.stands_at()?;
        if before.as_ref() == Some(&now) {
            return Ok::<_, StoreError>((now, None));
        }
        Ok((now, Some(core.everything_that_moves()?)))
    });
    let Ok(Ok((now, found))) = looked.await else { return false };
    *stood_at = Some(now);
    let Some(found) = found else { return false };
    // Whose session ended hears of that, and of nothing else that changed.
    server.hub.changed(&found.people, found.everybody);
    read(server).await;
    server.hub.moved(found.places);
    true
}

/// Reads what the hub wants to know.
async fn read(server: &Arc<Server>) {
    let wanted = server.hub.take_wanted();
    if wanted.scopes.is_empty() && wanted.people.is_empty() {
        return;
    }
    let core = Arc::clone(&server.core);
    let read = tokio::task::spawn_blocking(move || {
        let scopes: Vec<Scope> = wanted.scopes.into_iter().collect();
        let places: Vec<(Scope, ScopeHead)> = core.heads_of(&scopes).unwrap_or_default();
        let people: Vec<(PersonId, Audience)> =
            wanted.people.into_iter().filter_map(|person| Some((person, core.audience(person).ok()?))).collect();
        (places, people)
    });
    // A store that fails tells nothing, and the next look at everything finds what was missed.
    let Ok((places, people)) = read.await else { return };
    for (person, audience) in people {
        server.hub.stand(person, &audience);
    }
    server.hub.moved(places);
}
