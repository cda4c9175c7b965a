//! The event stream: heartbeats and hints, never content, only for scopes the viewer is granted (S12).
//!
//! A stream costs the database one look when it opens, and nothing while it is idle. What it says is a handful of bytes that were
//! written once for all streams, and a mark. The heartbeats of many streams fall together, so that the threads are woken once for all.

use super::hub::{Ear, News};
use super::metrics::OpenStream;
use super::parts::Parts;
use super::server::{Server, respond};
use crate::core::{Answer, Audience, Viewer};
use crate::store::StoreError;
use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use patio_protocol::ErrorCode;
use patio_protocol::pull::{HEARTBEAT_EVENT, Heartbeat};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

const HINT: Bytes = Bytes::from_static(b"event: hint\ndata: {}\n\n");
const ENDED: Bytes = Bytes::from_static(b"event: ended\ndata: {}\n\n");
/// Between two heartbeats of a stream there are this many moments at which streams have one.
const MOMENTS: u32 = 60;

/// Opens a stream, or answers why not.
pub(super) async fn open(server: Arc<Server>, parts: Parts) -> Response {
    let nonce = parts.nonce.clone();
    match listen(server, parts).await {
        Ok(stream) => {
            let events = futures_util::stream::unfold(stream, |mut stream| async move {
                let event = stream.next().await?;
                Some((Ok::<_, Infallible>(event), stream))
            });
            ([(CONTENT_TYPE.as_str(), "text/event-stream"), ("x-accel-buffering", "no")], Body::from_stream(events)).into_response()
        }
        Err(code) => respond(Answer::error(&nonce, code)),
    }
}

async fn listen(server: Arc<Server>, parts: Parts) -> Result<Stream, ErrorCode> {
    if let Some(code) = parts.refused {
        return Err(code);
    }
    let (opening, peer) = (Arc::clone(&server), parts.peer);
    let opened = tokio::task::spawn_blocking(move || opening.ear(parts.token.as_deref(), &peer)).await;
    let (viewer, ear, audience) = opened.map_err(|_| ErrorCode::Busy)?.map_err(|_| ErrorCode::Busy)??;
    if !audience.sessions.contains(&viewer.session) {
        return Err(ErrorCode::SessionEnded);
    }
    server.hub.stand(viewer.person, &audience);
    let beat = beat(server.began, server.bounds.beat_time);
    let open = server.metrics.stream_opened();
    Ok(Stream { server, ear, beat, greeted: false, ended: false, _open: open })
}

impl Server {
    /// Listens for whom a token stands for; what they may hear, as the store says it then. All with one turn of a thread: thousands of
    /// laptops open their streams at once when a server comes back.
    fn ear(&self, token: Option<&str>, peer: &str) -> Result<Result<(Viewer, Ear, Audience), ErrorCode>, StoreError> {
        let viewer = match self.core.viewer(token)? {
            Ok(viewer) => viewer,
            Err(code) => return Ok(Err(code)),
        };
        // Listening starts before the grants are read, so that no change falls between.
        let Some(ear) = self.hub.open(viewer.person, viewer.session, peer) else { return Ok(Err(ErrorCode::Busy)) };
        let audience = self.core.audience(viewer.person)?;
        Ok(Ok((viewer, ear, audience)))
    }
}

/// The heartbeats of a stream that opens now.
fn beat(origin: Instant, pause: Duration) -> Interval {
    let mut beat = interval_at(origin + first_beat(origin.elapsed(), pause), pause);
    beat.set_missed_tick_behavior(MissedTickBehavior::Skip);
    beat
}

/// The first moment that is no sooner than a pause after the opening; both are counted from the same origin.
fn first_beat(opened: Duration, pause: Duration) -> Duration {
    let moment = (pause / MOMENTS).as_nanos().max(1);
    let at = (opened + pause).as_nanos().next_multiple_of(moment);
    Duration::from_nanos(u64::try_from(at).unwrap_or(u64::MAX))
}

struct Stream {
    server: Arc<Server>,
    ear: Ear,
    beat: Interval,
    /// Whether its first heartbeat was said.
    greeted: bool,
    ended: bool,
    _open: OpenStream,
}

impl Stream {
    async fn next(&mut self) -> Option<Bytes> {
        if self.ended {
            return None;
        }
        if !self.greeted {
            // At once, so that a proxy that holds streams back is noticed.
            self.greeted = true;
            return Some(self.heartbeat());
        }
        tokio::select! {
            biased;
            news = self.ear.news() => match news {
                News::Hint => Some(HINT),
                News::GivesWay => None,
                News::Ended => {
                    self.ended = true;
                    Some(ENDED)
                }
            },
            _ = self.beat.tick() => Some(self.heartbeat()),
        }
    }

    fn heartbeat(&self) -> Bytes {
        let beat = Heartbeat { mark: self.server.hub.mark(self.ear.person) };
        format!("event: {HEARTBEAT_EVENT}\ndata: {}\n\n", serde_json::to_string(&beat).unwrap_or_default()).into()
    }
}

#[cfg(test)]
mod tests;
