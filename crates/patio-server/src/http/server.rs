//! A server around a core: takes requests apart, runs calls of the core off the async threads, and sends their answers.
//!
//! Owns what requests may cost: how long a body may take, and how much costly work is done at a time. Must not know which routes
//! there are. Every answer is an envelope with the request's nonce (S2).

use super::hub::Hub;
use super::metrics::Metrics;
use super::peer::peer_of;
use super::writers::Writers;
use crate::core::{Answer, Core, Request};
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderValue, Request as HttpRequest, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::StreamExt as _;
use patio_domain::limits::PUSH_MAX_BYTES;
use patio_protocol::{ErrorCode, NONCE_HEADER, PROTOCOL_HEADER, PROTOCOL_MIN, PROTOCOL_VERSION};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Semaphore, watch};

/// Longest nonce that is echoed.
const NONCE_MAX: usize = 128;
/// How long a body may take to arrive; 2 MiB over a bad line do.
const BODY_TIME: Duration = Duration::from_secs(120);
/// Passwords hashed at a time: each takes 19 MiB and a core.
const PASSWORDS_AT_ONCE: usize = 2;

/// Uploads checked at a time.
const FINISHED_AT_ONCE: usize = 2;

/// A request as it came.
pub(super) type Http = HttpRequest<Body>;
/// The server, as routes get it.
pub(super) type Shared = State<Arc<Server>>;

/// A server's state, shared by its routes.
pub struct Server {
    pub(super) core: Arc<Core>,
    pub(super) hub: Hub,
    pub(super) metrics: Metrics,
    /// Passwords that are hashed.
    pub(super) passwords: Arc<Semaphore>,
    /// Uploads that are looked at: each image takes up to half a gibibyte and a core.
    pub(super) finishing: Arc<Semaphore>,
    /// Parts that are written.
    pub(super) writers: Writers,
    pub(super) closing: watch::Sender<bool>,
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
    pub(super) async fn run(&self, parts: Parts, call: impl FnOnce(&Core, &Request<'_>) -> Answer + Send + 'static) -> Response {
        self.run_holding((), parts, call).await
    }

    /// The same for costly work, which has a limit on how many calls run at a time. The call keeps its permit until it is done: when
    /// the client hangs up, this future ends at once and the call does not.
    pub(super) async fn run_in_turn(
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

    /// Runs a call that holds something until it is done, also when its client has hung up.
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
    pub(super) async fn parts(&self, request: Http) -> Parts {
        let (mut parts, body) = self.head(request);
        match tokio::time::timeout(BODY_TIME, read_body(body)).await.unwrap_or(Err(ErrorCode::Busy)) {
            Ok(body) if parts.refused.is_none() => parts.body = body,
            Ok(_) => {}
            Err(code) => parts.refused = Some(code),
        }
        parts
    }

    /// Takes a request apart and leaves its body unread.
    pub(super) fn head(&self, request: Http) -> (Parts, Body) {
        let (head, body) = request.into_parts();
        let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
        let nonce = text(NONCE_HEADER).filter(|nonce| nonce.len() <= NONCE_MAX).unwrap_or_default().to_owned();
        let token = text("authorization").and_then(|value| value.strip_prefix("Bearer ")).map(str::to_owned);
        let spoken =
            text(PROTOCOL_HEADER).is_none_or(|version| version.parse().is_ok_and(|it| (PROTOCOL_MIN..=PROTOCOL_VERSION).contains(&it)));
        let peer = peer_of(&head.headers, head.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0), self.trust_forwarded);
        let refused = (!spoken).then_some(ErrorCode::UnsupportedVersion);
        (Parts { token, nonce, peer, body: Bytes::new(), refused }, body)
    }
}

/// A request taken apart. `refused` is set when it goes no further.
pub(super) struct Parts {
    pub(super) token: Option<String>,
    pub(super) nonce: String,
    pub(super) peer: String,
    pub(super) body: Bytes,
    pub(super) refused: Option<ErrorCode>,
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

/// An answer as it is sent.
pub(super) fn respond(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], answer.body).into_response()
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
