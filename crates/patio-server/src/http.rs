//! HTTP: thin routes around the core. Owns sockets, limits, streams and what operators look at. Decides nothing.
//!
//! Every answer under `/v1` is an envelope with the request's nonce, also for unknown routes and too large bodies (S2).

mod events;
mod files;
mod hub;
mod metrics;
mod openapi;
mod pages;
mod routes;
mod serve;
mod sweep;
mod writers;

pub use openapi::document;
pub use serve::{ServeError, ServeOptions, serve};

use crate::core::{Answer, Core, Request};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, Request as HttpRequest, StatusCode, Version, header};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt as _;
use hub::Hub;
use metrics::Metrics;
use patio_domain::limits::PUSH_MAX_BYTES;
use patio_protocol::{ErrorCode, NONCE_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Semaphore, watch};
use writers::Writers;

/// Longest nonce that is echoed.
const NONCE_MAX: usize = 128;
/// How long a body may take to arrive; 2 MiB over a bad line do.
const BODY_TIME: Duration = Duration::from_secs(120);
/// Passwords hashed at a time: each takes 19 MiB and a core.
const PASSWORDS_AT_ONCE: usize = 2;

/// Uploads looked at at a time.
const FINISHED_AT_ONCE: usize = 2;

/// A server's state, shared by its routes.
pub struct Server {
    core: Arc<Core>,
    hub: Hub,
    metrics: Metrics,
    /// Passwords that are hashed.
    passwords: Arc<Semaphore>,
    /// Uploads that are looked at: each image takes up to half a gibibyte and a core.
    finishing: Arc<Semaphore>,
    /// Parts that are written.
    writers: Writers,
    closing: watch::Sender<bool>,
    trust_forwarded: bool,
}

impl Server {
    /// A server around a core. `trust_forwarded` takes the address of clients from the last `X-Forwarded-For`.
    #[must_use]
    pub fn new(core: Arc<Core>, trust_forwarded: bool) -> Arc<Server> {
        let (hub, metrics, passwords) = (Hub::default(), Metrics::default(), Arc::new(Semaphore::new(PASSWORDS_AT_ONCE)));
        let (finishing, writers) = (Arc::new(Semaphore::new(FINISHED_AT_ONCE)), Writers::default());
        Arc::new(Server { core, hub, metrics, passwords, finishing, writers, closing: watch::Sender::new(false), trust_forwarded })
    }

    /// Ends the event streams, so that the last connections can close.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Runs a call of the core off the async threads.
    async fn run(&self, parts: Parts, call: impl FnOnce(&Core, &Request<'_>) -> Answer + Send + 'static) -> Response {
        self.run_holding((), parts, call).await
    }

    /// The same for costly work, of which there is only so much at a time. The turn goes with the work: when the client hangs up,
    /// this future ends at once and the work does not.
    async fn run_in_turn(
        &self,
        turns: &Arc<Semaphore>,
        parts: Parts,
        call: impl FnOnce(&Core, &Request<'_>) -> Answer + Send + 'static,
    ) -> Response {
        match Arc::clone(turns).acquire_owned().await {
            Ok(turn) => self.run_holding(turn, parts, call).await,
            Err(_) => respond(Answer::error(&parts.nonce, ErrorCode::Busy)),
        }
    }

    /// Runs a call that holds something until it is done, whoever still waits for it.
    async fn run_holding(
        &self,
        held: impl Send + 'static,
        parts: Parts,
        call: impl FnOnce(&Core, &Request<'_>) -> Answer + Send + 'static,
    ) -> Response {
        if let Some(code) = parts.refused {
            return respond(Answer::error(&parts.nonce, code));
        }
        let core = Arc::clone(&self.core);
        let nonce = parts.nonce.clone();
        let done = tokio::task::spawn_blocking(move || {
            let request = Request { token: parts.token.as_deref(), nonce: &parts.nonce, peer: &parts.peer, body: &parts.body };
            let answer = call(&core, &request);
            drop(held);
            answer
        });
        // A task that panicked decided nothing.
        let answer = done.await.unwrap_or_else(|_| Answer::error(&nonce, ErrorCode::Busy));
        self.tell(&answer);
        respond(answer)
    }

    fn tell(&self, answer: &Answer) {
        if !answer.touched.is_empty() {
            self.metrics.hinted();
            self.hub.touched(&answer.touched, &answer.heads);
        }
    }

    /// Takes a request apart.
    async fn parts(&self, request: HttpRequest<Body>) -> Parts {
        let (mut parts, body) = self.head(request);
        match tokio::time::timeout(BODY_TIME, read_body(body)).await.unwrap_or(Err(ErrorCode::Busy)) {
            Ok(body) if parts.refused.is_none() => parts.body = body,
            Ok(_) => {}
            Err(code) => parts.refused = Some(code),
        }
        parts
    }

    /// Takes a request apart and leaves its body unread.
    fn head(&self, request: HttpRequest<Body>) -> (Parts, Body) {
        let (head, body) = request.into_parts();
        let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
        let nonce = text(NONCE_HEADER).filter(|nonce| nonce.len() <= NONCE_MAX).unwrap_or_default().to_owned();
        let token = text("authorization").and_then(|value| value.strip_prefix("Bearer ")).map(str::to_owned);
        let spoken = text(PROTOCOL_HEADER).is_none_or(|version| version.parse() == Ok(PROTOCOL_VERSION));
        let peer = self.peer(&head.headers, head.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0));
        let refused = (!spoken).then_some(ErrorCode::UnsupportedVersion);
        (Parts { token, nonce, peer, body: Bytes::new(), refused }, body)
    }

    fn peer(&self, headers: &HeaderMap, address: Option<SocketAddr>) -> String {
        let forwarded = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok()).filter(|_| self.trust_forwarded);
        match (forwarded.and_then(|list| list.rsplit(',').next()), address) {
            (Some(last), _) => last.trim().chars().take(64).collect(),
            (None, Some(address)) => address.ip().to_string(),
            (None, None) => String::new(),
        }
    }
}

/// A request taken apart. `refused` is set when it goes no further.
struct Parts {
    token: Option<String>,
    nonce: String,
    peer: String,
    body: Bytes,
    refused: Option<ErrorCode>,
}

/// Reads a body up to the limit; what is over it is not read at all.
async fn read_body(body: Body) -> Result<Bytes, ErrorCode> {
    let mut stream = body.into_data_stream();
    let mut whole = Vec::new();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| ErrorCode::Malformed)?;
        if whole.len() + chunk.len() > PUSH_MAX_BYTES {
            return Err(ErrorCode::TooLarge);
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.into())
}

fn respond(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], answer.body).into_response()
}

/// Whether an answer is the bytes of a file: those are sent as they are, by the byte ranges that were asked for.
fn is_content(headers: &HeaderMap) -> bool {
    headers.contains_key(NONCE_HEADER)
}

/// The headers on everything the server sends.
const SAFE_HEADERS: [(HeaderName, HeaderValue); 3] = [
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
];

/// The routes of a server, as a service that needs no socket.
pub fn router(server: &Arc<Server>) -> Router {
    use tower_http::CompressionLevel;
    use tower_http::compression::CompressionLayer;
    use tower_http::compression::predicate::{DefaultPredicate, Predicate as _, SizeAbove};
    // Most answers are smaller than a packet; the default leaves event streams alone.
    let no_content = |_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| !is_content(headers);
    let worth_it = DefaultPredicate::new().and(SizeAbove::new(1_024)).and(no_content);
    routes::router(server)
        .layer(axum::middleware::map_response(|mut response: Response| async move {
            for (name, value) in SAFE_HEADERS {
                response.headers_mut().insert(name, value);
            }
            response
        }))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth_it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::Keys;
    use crate::os::{SystemClock, SystemRandom};
    use crate::store::Store;
    use std::sync::mpsc;

    #[tokio::test(flavor = "multi_thread")]
    async fn whoever_stops_waiting_leaves_the_turn_with_the_work() {
        let store = Arc::new(Store::memory().unwrap());
        let core = Core::new(store, Arc::new(SystemClock::start()), Box::new(SystemRandom), Keys::from_bytes([5; 32]));
        let server = Server::new(Arc::new(core), false);
        let (begun, is_begun) = tokio::sync::oneshot::channel();
        let (go, may_go) = mpsc::channel::<()>();
        let asked = Arc::clone(&server);
        let waiting = tokio::spawn(async move {
            let parts = asked.parts(HttpRequest::new(Body::empty())).await;
            let call = move |_: &Core, _: &Request<'_>| {
                let _ = begun.send(());
                let _ = may_go.recv();
                Answer::error("", ErrorCode::Busy)
            };
            asked.run_in_turn(&asked.passwords, parts, call).await
        });
        is_begun.await.unwrap();
        waiting.abort();
        assert!(waiting.await.is_err());
        assert_eq!(server.passwords.available_permits(), PASSWORDS_AT_ONCE - 1);
        drop(go);
        let all = server.passwords.acquire_many(u32::try_from(PASSWORDS_AT_ONCE).unwrap()).await;
        assert!(all.is_ok());
    }
}
