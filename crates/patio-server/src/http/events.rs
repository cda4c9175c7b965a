//! The event stream: heartbeats and hints, never content, only for scopes the viewer is granted (S12).

use super::metrics::OpenStream;
use super::server::{Parts, Server, respond};
use crate::core::{Answer, Standing, Viewer};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse as _, Response};
use patio_domain::Scope;
use patio_protocol::ErrorCode;
use patio_protocol::pull::{ENDED_EVENT, HEARTBEAT_EVENT, HEARTBEAT_MS, HINT_EVENT, Heartbeat};
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior};

/// How often a stream looks whether its session still lives: a closed account is out within this time on every node.
const LOOK: Duration = Duration::from_secs(5);

/// Opens a stream, or answers why not.
pub(super) async fn open(server: Arc<Server>, parts: Parts) -> Response {
    let nonce = parts.nonce.clone();
    if let Some(code) = parts.refused {
        return respond(Answer::error(&nonce, code));
    }
    // Listening starts before the grants are read, so that no change falls between.
    let changes = server.hub.listen();
    let core = Arc::clone(&server.core);
    let found = tokio::task::spawn_blocking(move || {
        let viewer = core.viewer(parts.token.as_deref()).map_err(|_| ErrorCode::Busy)??;
        let standing = core.look(&viewer).map_err(|_| ErrorCode::Busy)?.ok_or(ErrorCode::SessionEnded)?;
        Ok::<_, ErrorCode>((viewer, standing))
    });
    let (viewer, standing) = match found.await.unwrap_or(Err(ErrorCode::Busy)) {
        Ok(found) => found,
        Err(code) => return respond(Answer::error(&nonce, code)),
    };
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let closing = server.closing.subscribe();
    let open = server.metrics.stream_opened();
    let stream = Stream { server, viewer, standing, changes, look, looks: 0, closing, ended: false, _open: open };
    let events = futures_util::stream::unfold(stream, |mut stream| async move {
        let event = stream.next().await?;
        Some((Ok::<_, Infallible>(event), stream))
    });
    ([("x-accel-buffering", "no")], Sse::new(events)).into_response()
}

struct Stream {
    server: Arc<Server>,
    viewer: Viewer,
    /// What was found at the last look.
    standing: Standing,
    changes: Receiver<Arc<[Scope]>>,
    look: Interval,
    looks: u64,
    closing: watch::Receiver<bool>,
    ended: bool,
    _open: OpenStream,
}

/// What a look at the session found.
enum Look {
    Same,
    GrantsChanged,
    Ended,
}

impl Stream {
    async fn next(&mut self) -> Option<Event> {
        if self.ended || *self.closing.borrow() {
            return None;
        }
        loop {
            let told = tokio::select! {
                _ = self.closing.changed() => return None,
                _ = self.look.tick() => None,
                told = self.changes.recv() => Some(told),
            };
            match told {
                None => {
                    let first = self.looks == 0;
                    let beat = self.looks.is_multiple_of(HEARTBEAT_MS / u64::try_from(LOOK.as_millis()).unwrap_or(1).max(1));
                    self.looks += 1;
                    if first {
                        // At once, so that a proxy that holds streams back is noticed.
                        return Some(self.heartbeat());
                    }
                    match self.look_at_session().await {
                        Look::Ended => return Some(self.end()),
                        Look::GrantsChanged => return Some(event(HINT_EVENT)),
                        Look::Same if beat => return Some(self.heartbeat()),
                        Look::Same => {}
                    }
                }
                Some(Err(RecvError::Closed)) => return None,
                Some(Err(RecvError::Lagged(_))) => match self.look_at_session().await {
                    Look::Ended => return Some(self.end()),
                    Look::Same | Look::GrantsChanged => return Some(event(HINT_EVENT)),
                },
                Some(Ok(scopes)) => {
                    let scopes = self.gather(&scopes);
                    let own = scopes.contains(&Scope::Person(self.viewer.person));
                    if own && matches!(self.look_at_session().await, Look::Ended) {
                        return Some(self.end());
                    }
                    if own || scopes.iter().any(|scope| self.standing.grants.contains(scope)) {
                        return Some(event(HINT_EVENT));
                    }
                }
            }
        }
    }

    /// Takes what was told meanwhile along: one hint is enough for all of it.
    fn gather(&mut self, first: &[Scope]) -> BTreeSet<Scope> {
        let mut scopes: BTreeSet<Scope> = first.iter().cloned().collect();
        loop {
            match self.changes.try_recv() {
                Ok(more) => scopes.extend(more.iter().cloned()),
                Err(TryRecvError::Lagged(_)) => drop(scopes.insert(Scope::Person(self.viewer.person))),
                Err(TryRecvError::Empty | TryRecvError::Closed) => return scopes,
            }
        }
    }

    /// Reads session and grants anew. A store that fails tells nothing: things stay as they were.
    async fn look_at_session(&mut self) -> Look {
        let (core, viewer) = (Arc::clone(&self.server.core), self.viewer);
        match tokio::task::spawn_blocking(move || core.look(&viewer)).await {
            Ok(Ok(None)) => Look::Ended,
            Ok(Ok(Some(standing))) => {
                let before = std::mem::replace(&mut self.standing, standing);
                if before.grants == self.standing.grants { Look::Same } else { Look::GrantsChanged }
            }
            Ok(Err(_)) | Err(_) => Look::Same,
        }
    }

    fn heartbeat(&self) -> Event {
        let beat = Heartbeat { mark: self.standing.mark.clone() };
        Event::default().event(HEARTBEAT_EVENT).data(serde_json::to_string(&beat).unwrap_or_default())
    }

    fn end(&mut self) -> Event {
        self.ended = true;
        event(ENDED_EVENT)
    }
}

fn event(name: &'static str) -> Event {
    Event::default().event(name).data("{}")
}
