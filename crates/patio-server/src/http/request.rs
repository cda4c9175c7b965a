//! Owns: taking a request apart: who sends it, and its body within bounds. Must not know which routes there are.
//!
//! Whoever sends more than a little is looked at before a byte of it is kept. What a stranger sends is read to its end and dropped,
//! because some senders lose an answer that comes before the end of their request. Shown by `tests/http/greedy.rs`.

use super::bounds::LITTLE_BYTES;
use super::lines::Line;
use super::parts::Parts;
use super::peer::peer_of;
use super::server::{Http, Server};
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::header::CONTENT_LENGTH;
use futures_util::StreamExt as _;
use patio_domain::PersonId;
use patio_domain::limits::PUSH_MAX_BYTES;
use patio_protocol::{ErrorCode, NONCE_HEADER, PROTOCOL_HEADER, PROTOCOL_MIN, PROTOCOL_VERSION};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout, timeout_at};

/// Longest nonce that is echoed.
const NONCE_MAX: usize = 128;
/// How long a body may take to arrive; 2 MiB over a bad line do.
const BODY_TIME: Duration = Duration::from_secs(120);

impl Server {
    /// Takes a request apart that needs a signed-in person. Others go no further, and nothing of what they sent is kept.
    pub(super) async fn signed_in(&self, request: Http) -> Parts {
        let (mut parts, body) = self.head(request);
        self.recognise(&mut parts).await;
        let most = parts.length.unwrap_or(PUSH_MAX_BYTES).min(PUSH_MAX_BYTES);
        if let Some(person) = parts.person.filter(|_| parts.refused.is_none() && most > LITTLE_BYTES) {
            match timeout(BODY_TIME, self.flight.room(person, &parts.peer, most)).await {
                Ok(Some(room)) => parts.room = Some(room),
                _ => parts.refused = Some(ErrorCode::Busy),
            }
        }
        self.read(&mut parts, body, PUSH_MAX_BYTES).await;
        parts
    }

    /// Takes a request apart that anybody may send: a little is read.
    pub(super) async fn anybody(&self, request: Http) -> Parts {
        let (mut parts, body) = self.head(request);
        self.read(&mut parts, body, LITTLE_BYTES).await;
        parts
    }

    /// Takes a request apart and leaves its body unread.
    pub(super) fn head(&self, request: Http) -> (Parts, Body) {
        let (mut head, body) = request.into_parts();
        let line = head.extensions.remove::<Line>();
        let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
        let nonce = text(NONCE_HEADER).filter(|nonce| nonce.len() <= NONCE_MAX).unwrap_or_default().to_owned();
        let token = text("authorization").and_then(|value| value.strip_prefix("Bearer ")).map(str::to_owned);
        let spoken =
            text(PROTOCOL_HEADER).is_none_or(|version| version.parse().is_ok_and(|it| (PROTOCOL_MIN..=PROTOCOL_VERSION).contains(&it)));
        let length = match text(CONTENT_LENGTH.as_str()) {
            Some(length) => length.parse().ok(),
            None if axum::body::HttpBody::is_end_stream(&body) => Some(0),
            None => None,
        };
        let peer = peer_of(&head.headers, head.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0), self.trust_forwarded);
        let refused = (!spoken).then_some(ErrorCode::UnsupportedVersion);
        (Parts { token, nonce, peer, body: Bytes::new(), refused, person: None, line, length, room: None }, body)
    }

    /// Finds out who sends a request, and that this person holds no more connections than they may.
    pub(super) async fn recognise(&self, parts: &mut Parts) {
        if parts.refused.is_some() {
            return;
        }
        match self.sender(parts.token.as_deref()).await {
            Ok(person) if parts.line.as_ref().is_none_or(|line| line.is_of(person)) => parts.person = Some(person),
            Ok(_) => parts.refused = Some(ErrorCode::Busy),
            Err(code) => parts.refused = Some(code),
        }
    }

    async fn sender(&self, token: Option<&str>) -> Result<PersonId, ErrorCode> {
        let Some(token) = token else { return Err(ErrorCode::SessionEnded) };
        if let Some(person) = self.visitors.find(token) {
            return Ok(person);
        }
        let (core, asked) = (Arc::clone(&self.core), token.to_owned());
        let looked = tokio::task::spawn_blocking(move || core.viewer(Some(&asked))).await;
        let viewer = looked.map_err(|_| ErrorCode::Busy)?.map_err(|_| ErrorCode::Busy)??;
        self.visitors.insert(token, viewer.person);
        Ok(viewer.person)
    }

    /// Reads the body of a request that goes further; reads that of any other to its end and keeps nothing of it.
    async fn read(&self, parts: &mut Parts, body: Body, most: usize) {
        let kept = if parts.refused.is_some() { 0 } else { most };
        match read_body(body, kept, self.bounds.silence_time).await {
            Ok(body) if parts.refused.is_none() => parts.body = body,
            Err(code) if parts.refused.is_none() => parts.refused = Some(code),
            _ => {}
        }
    }
}

/// Reads a body, and keeps at most `most` bytes of it. What is over that is read on and dropped, up to the length of the longest push.
async fn read_body(body: Body, most: usize, silence: Duration) -> Result<Bytes, ErrorCode> {
    let until = Instant::now() + BODY_TIME;
    let mut stream = body.into_data_stream();
    let (mut whole, mut length) = (Vec::new(), 0usize);
    loop {
        let next = timeout_at(until.min(Instant::now() + silence), stream.next());
        let Some(chunk) = next.await.map_err(|_| ErrorCode::Busy)? else { break };
        let chunk = chunk.map_err(|_| ErrorCode::Malformed)?;
        length = length.saturating_add(chunk.len());
        if length > PUSH_MAX_BYTES {
            return Err(ErrorCode::TooLarge);
        }
        if length <= most {
            whole.extend_from_slice(&chunk);
        } else {
            whole = Vec::new();
        }
    }
    if length > most { Err(ErrorCode::TooLarge) } else { Ok(whole.into()) }
}
