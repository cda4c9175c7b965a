//! The network of the client: one HTTP client for requests, one stream for hints, interactive requests for signing in. The
//! only module that opens sockets. Decides nothing: what an answer means is the engine's business.

pub mod fetch;
pub mod upload;

use super::message::Message;
use crate::sync::engine::{Effect, Input, Outcome, RequestId, StreamInput, TransportFailure};
use eventsource_stream::Eventsource;
use futures_util::StreamExt;
use patio_protocol::{Fault, NONCE_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION, envelope, pull};
use reqwest::{Method, redirect};
use serde::de::DeserializeOwned;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::task::AbortHandle;

/// Largest answer read; more is not a Patio server.
const ANSWER_MAX_BYTES: usize = 64 * 1024 * 1024;

/// The network. Cheap to clone.
#[derive(Clone)]
pub struct Network {
    runtime: Arc<Runtime>,
    connections: Arc<Mutex<Connections>>,
    /// The version of the protocol that every request names.
    version: Arc<AtomicU32>,
}

struct Connections {
    http: reqwest::Client,
    stream: Option<(u64, AbortHandle)>,
    requests: Vec<AbortHandle>,
}

fn build() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(5))
        .tcp_keepalive(Duration::from_secs(20))
        .pool_idle_timeout(Duration::from_secs(50))
        // A Patio server never redirects; following a redirect would hand the token to a stranger.
        .redirect(redirect::Policy::none())
        .user_agent(concat!("Patio/", env!("CARGO_PKG_VERSION")))
        .build()
}

impl Network {
    /// Starts the runtime; opens nothing yet.
    pub(crate) fn start() -> std::io::Result<Network> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).thread_name("patio-network").enable_all().build()?;
        let http = build().map_err(std::io::Error::other)?;
        let connections = Connections { http, stream: None, requests: vec![] };
        let version = Arc::new(AtomicU32::new(PROTOCOL_VERSION));
        Ok(Network { runtime: Arc::new(runtime), connections: Arc::new(Mutex::new(connections)), version })
    }

    /// Names this version of the protocol in every request from now on.
    pub(crate) fn speak(&self, version: u32) {
        self.version.store(version, Ordering::Relaxed);
    }

    fn version(&self) -> u32 {
        self.version.load(Ordering::Relaxed)
    }

    fn http(&self) -> reqwest::Client {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner).http.clone()
    }

    /// Forgets every connection: a new client, not the pool's "open" ones.
    pub(crate) fn drop_connections(&self) {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, stream)) = connections.stream.take() {
            stream.abort();
        }
        for request in connections.requests.drain(..) {
            request.abort();
        }
        if let Ok(http) = build() {
            connections.http = http;
        }
    }

    pub(crate) fn close_stream(&self, number: u64) {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        if connections.stream.as_ref().is_some_and(|(open, _)| *open == number)
            && let Some((_, stream)) = connections.stream.take()
        {
            stream.abort();
        }
    }

    /// Carries out a request or opens the stream; answers go to `inbox`.
    pub(crate) fn carry_out(&self, effect: Effect, server: &str, inbox: Sender<Message>) {
        let http = self.http();
        match effect {
            Effect::Send { request, route, nonce, bearer, body } => {
                let mut post = http.post(format!("{server}{}", route.path())).header(NONCE_HEADER, nonce);
                post = post.header(PROTOCOL_HEADER, self.version()).header("content-type", "application/json").body(body);
                if let Some(bearer) = bearer {
                    post = post.bearer_auth(bearer);
                }
                let task = self.runtime.spawn(send(post, request, inbox));
                let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
                connections.requests.retain(|request| !request.is_finished());
                connections.requests.push(task.abort_handle());
            }
            Effect::OpenStream { stream, bearer } => {
                let get = http.get(format!("{server}/v1/events")).bearer_auth(bearer).header("accept", "text/event-stream");
                let task = self.runtime.spawn(listen(get.header(PROTOCOL_HEADER, self.version()), stream, inbox));
                let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some((_, last)) = connections.stream.replace((stream, task.abort_handle())) {
                    last.abort();
                }
            }
            Effect::CloseStream { .. } | Effect::DropConnections | Effect::Speak(_) | Effect::Tell(_) | Effect::Addressed(_) => {}
        }
    }

    /// One interactive request, waited for. `nonce` must be fresh.
    ///
    /// # Errors
    /// See [`AskError`].
    pub(crate) fn ask<T: DeserializeOwned>(&self, ask: Ask<'_>) -> Result<T, AskError> {
        let mut request = self.http().request(ask.method, format!("{}{}", ask.server, ask.path)).timeout(Duration::from_secs(20));
        request = request.header(NONCE_HEADER, ask.nonce).header(PROTOCOL_HEADER, ask.version.unwrap_or(self.version()));
        if let Some(bearer) = ask.bearer {
            request = request.bearer_auth(bearer);
        }
        if let Some(body) = ask.body {
            request = request.header("content-type", "application/json").body(body);
        }
        let answer = self.runtime.block_on(async {
            let response = request.send().await?;
            let redirected = response.status().is_redirection();
            Ok::<_, reqwest::Error>((redirected, response.bytes().await?))
        });
        let (redirected, bytes) = answer.map_err(|error| if is_certificate(&error) { AskError::Certificate } else { AskError::Offline })?;
        match envelope::open::<T>(&bytes, ask.nonce) {
            Ok(answer) => answer.map_err(AskError::Fault),
            Err(_) => Err(if redirected { AskError::Redirected } else { AskError::NotPatio }),
        }
    }
}

/// Why an interactive request has no answer.
#[derive(Debug)]
pub(crate) enum AskError {
    /// No server was reached.
    Offline,
    /// The server's certificate is not to be trusted.
    Certificate,
    /// What answered sends its visitors elsewhere: a captive portal.
    Redirected,
    /// What answered is not a Patio server.
    NotPatio,
    /// The server answered that it cannot.
    Fault(Fault),
}

/// An interactive request.
pub(crate) struct Ask<'a> {
    pub server: &'a str,
    pub method: Method,
    pub path: &'a str,
    pub nonce: &'a str,
    pub bearer: Option<&'a str>,
    pub body: Option<Vec<u8>>,
    /// The version of the protocol it names; that of all requests when nothing is said.
    pub version: Option<u32>,
}

async fn send(post: reqwest::RequestBuilder, request: RequestId, inbox: Sender<Message>) {
    let builder = post.timeout(Duration::from_millis(crate::sync::engine::REQUEST_TIMEOUT_MS));
    let outcome = match read(builder).await {
        Ok(bytes) => Outcome::Bytes(bytes),
        Err(error) if is_certificate(&error) => Outcome::Failed(TransportFailure::Certificate),
        Err(error) if error.is_connect() => Outcome::Failed(TransportFailure::NotSent),
        Err(error) if error.is_timeout() => Outcome::Failed(TransportFailure::TimedOut),
        Err(_) => Outcome::Failed(TransportFailure::Unreachable),
    };
    // The engine's thread may have ended; then the answer is not needed.
    let _ = inbox.send(Message::Input(Input::Answered { request, outcome }));
}

async fn read(builder: reqwest::RequestBuilder) -> Result<Vec<u8>, reqwest::Error> {
    let response = builder.send().await?;
    let mut bytes = Vec::with_capacity(usize::try_from(response.content_length().unwrap_or(0)).unwrap_or(0).min(ANSWER_MAX_BYTES));
    let mut chunks = response.bytes_stream();
    while let Some(chunk) = chunks.next().await {
        bytes.extend_from_slice(&chunk?);
        if bytes.len() > ANSWER_MAX_BYTES {
            bytes.clear();
            break;
        }
    }
    Ok(bytes)
}

async fn listen(get: reqwest::RequestBuilder, stream: u64, inbox: Sender<Message>) {
    let tell = |input| {
        let _ = inbox.send(Message::Input(Input::Stream { stream, input }));
    };
    if let Ok(response) = get.send().await {
        let is_stream = response
            .headers()
            .get("content-type")
            .and_then(|value| value.to_str().ok())
            .is_some_and(|kind| kind.starts_with("text/event-stream"));
        if is_stream {
            let mut events = response.bytes_stream().eventsource();
            while let Some(Ok(event)) = events.next().await {
                match event.event.as_str() {
                    pull::HINT_EVENT => tell(StreamInput::Hint),
                    pull::HEARTBEAT_EVENT => {
                        let beat: pull::Heartbeat = serde_json::from_str(&event.data).unwrap_or_default();
                        tell(StreamInput::Heartbeat(beat.mark));
                    }
                    pull::ENDED_EVENT => tell(StreamInput::Ended),
                    _ => {}
                }
            }
        }
    }
    tell(StreamInput::Closed);
}

fn is_certificate(error: &reqwest::Error) -> bool {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(cause) = source {
        if cause.downcast_ref::<rustls::Error>().is_some_and(|error| matches!(error, rustls::Error::InvalidCertificate(_))) {
            return true;
        }
        if let Some(inner) = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref)
            && inner.downcast_ref::<rustls::Error>().is_some_and(|error| matches!(error, rustls::Error::InvalidCertificate(_)))
        {
            return true;
        }
        source = cause.source();
    }
    false
}
