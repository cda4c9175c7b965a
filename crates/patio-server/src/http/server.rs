//! A server around a core: runs calls of the core off the async threads, and sends their answers.
//!
//! Owns what requests may cost: how much costly work is done at a time, and whose turn it is. Must not know which routes there are.
//! Every answer is an envelope with the request's nonce (S2).

use super::bounds::Bounds;
use super::flight::Flight;
use super::hub::Hub;
use super::metrics::Metrics;
use super::parts::Parts;
use super::push_line::Pushes;
use super::turns::{Key, Turns};
use super::untold::Untold;
use super::visitors::Visitors;
use crate::core::{Answer, Core, Request};
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, Request as HttpRequest, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use patio_domain::PersonId;
use patio_protocol::ErrorCode;
use std::sync::{Arc, OnceLock};
use tokio::sync::watch;
use tokio::time::Instant;

/// Passwords hashed at a time, and of one address: each takes 19 MiB and a core.
const PASSWORDS_AT_ONCE: (usize, usize) = (2, 1);
/// Passwords of one address that may wait: an office that signs in at nine.
const PASSWORDS_WAITING: usize = 256;
/// Uploads checked at a time, and of one person: a laptop sends one after the other.
const FINISHED_AT_ONCE: (usize, usize) = (2, 1);
/// Uploads of one person that may wait to be checked.
const FINISHED_WAITING: usize = 32;

/// Parts of uploads written at a time, and of one person: each takes a thread for as long as its bytes arrive, and a laptop sends one
/// after the other.
const PARTS_AT_ONCE: (usize, usize) = (64, 4);
/// Parts of one person that may wait to be written.
const PARTS_WAITING: usize = 64;

/// A request as it came.
pub(super) type Http = HttpRequest<Body>;
/// The server, as routes get it.
pub(super) type Shared = State<Arc<Server>>;

/// A server's state, shared by its routes.
pub struct Server {
    pub(super) core: Arc<Core>,
    pub(super) bounds: Bounds,
    pub(super) hub: Hub,
    pub(super) metrics: Metrics,
    /// What other nodes are to be told, when there may be others.
    pub(super) untold: OnceLock<Arc<Untold>>,
    /// Who showed themselves lately.
    pub(super) visitors: Visitors,
    /// Pushes that wait to be decided.
    pub(super) pushes: Pushes,
    /// Bytes of bodies.
    pub(super) flight: Flight,
    /// Passwords that are hashed, by the address that asks: someone who guesses waits for themselves.
    pub(super) passwords: Turns<String>,
    /// Uploads that are looked at: each image takes up to half a gibibyte and a core.
    pub(super) finishing: Turns<PersonId>,
    /// Parts that are written.
    pub(super) writers: Turns<PersonId>,
    pub(super) closing: watch::Sender<bool>,
    pub(super) trust_forwarded: bool,
    /// When it was made: what the moments of heartbeats are counted from.
    pub(super) began: Instant,
}

impl Server {
    /// A server around a core. `trust_forwarded` takes the address of clients from the last `X-Forwarded-For`.
    #[must_use]
    pub fn new(core: Arc<Core>, trust_forwarded: bool) -> Arc<Server> {
        Server::within(core, trust_forwarded, Bounds::default())
    }

    /// The same, with bounds of its own.
    #[must_use]
    pub fn within(core: Arc<Core>, trust_forwarded: bool, bounds: Bounds) -> Arc<Server> {
        let ((all, one), (finished, of_one), (written, of_one_writer)) = (PASSWORDS_AT_ONCE, FINISHED_AT_ONCE, PARTS_AT_ONCE);
        Arc::new(Server {
            core,
            hub: Hub::new(&bounds),
            metrics: Metrics::default(),
            untold: OnceLock::new(),
            visitors: Visitors::default(),
            pushes: Pushes::default(),
            flight: Flight::new(&bounds),
            passwords: Turns::new(all, one, PASSWORDS_WAITING),
            finishing: Turns::new(finished, of_one, FINISHED_WAITING),
            writers: Turns::new(written, of_one_writer, PARTS_WAITING),
            closing: watch::Sender::new(false),
            trust_forwarded,
            bounds,
            began: Instant::now(),
        })
    }

    /// Ends the event streams, so that the last connections can close.
    pub fn close(&self) {
        self.closing.send_replace(true);
        self.hub.close();
    }

    /// Runs a call of the core off the async threads.
    pub(super) async fn run(&self, parts: Parts, call: impl FnOnce(&Core, &Request<'_>) -> Answer + Send + 'static) -> Response {
        self.run_holding((), parts, call).await
    }

    /// The same for costly work, at which each key takes its turn. The call keeps its turn until it is done: when the client hangs up,
    /// this future ends at once and the call does not.
    pub(super) async fn run_in_turn<K: Key>(
        &self,
        turns: &Turns<K>,
        key: K,
        parts: Parts,
        call: impl FnOnce(&Core, &Request<'_>) -> Answer + Send + 'static,
    ) -> Response {
        if parts.refused.is_some() {
            return self.run(parts, call).await;
        }
        match turns.turn(key).await {
            Some(turn) => self.run_holding(turn, parts, call).await,
            None => respond(Answer::error(&parts.nonce, ErrorCode::Busy)),
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
            let answer = call(&core, &parts.request());
            drop(held);
            answer
        });
        // A task that panicked decided nothing.
        let answer = done.await.unwrap_or_else(|_| Answer::error(&nonce, ErrorCode::Busy));
        self.tell(&answer);
        respond(answer)
    }

    pub(super) fn tell(&self, answer: &Answer) {
        if !answer.touched.is_empty() {
            self.metrics.hinted();
            self.hub.touched(&answer.touched, &answer.heads);
            if let Some(untold) = self.untold.get() {
                untold.insert(&answer.touched);
            }
        }
    }
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
            let parts = asked.anybody(HttpRequest::new(Body::empty())).await;
            let call = move |_: &Core, _: &Request<'_>| {
                let _ = begun.send(());
                let _ = may_go.recv();
                Answer::error("", ErrorCode::Busy)
            };
            asked.run_in_turn(&asked.passwords, "here".to_owned(), parts, call).await
        });
        is_begun.await.unwrap();
        waiting.abort();
        assert!(waiting.await.is_err());
        assert_eq!(server.passwords.working(), 1);
        drop(go);
        assert!(server.passwords.turn("here".to_owned()).await.is_some());
    }
}
