//! The network of the client: one HTTP client for requests, one stream for hints, interactive requests for signing in. The
//! only module that opens sockets. Decides nothing: what an answer means is the engine's business.

pub mod fetch;
mod moving;
pub mod own_machine;
pub mod upload;

use super::message::Message;
use crate::sync::engine::pace::{SILENCE_MS, patience_ms};
use crate::sync::engine::{Effect, Input, Outcome, RequestId, StreamInput, TransportFailure};
use eventsource_stream::Eventsource;
use futures_util::StreamExt;
use moving::Moving;
use patio_protocol::{Fault, NONCE_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION, envelope, pull};
use reqwest::{Method, Url, redirect};
use serde::de::DeserializeOwned;
use std::net::{Ipv4Addr, Ipv6Addr};
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
    /// For everybody: encrypted, and through the proxy of the system.
    http: reqwest::Client,
    /// For a server on this machine.
    own: reqwest::Client,
    stream: Option<(u64, AbortHandle)>,
    requests: Vec<AbortHandle>,
}

/// The client for servers elsewhere, which sends nothing that is not encrypted, and the one for this machine, which asks no proxy and no
/// name server.
fn build() -> Result<(reqwest::Client, reqwest::Client), reqwest::Error> {
    let own = builder().no_proxy().resolve_to_addrs("localhost", &[(Ipv4Addr::LOCALHOST, 0).into(), (Ipv6Addr::LOCALHOST, 0).into()]);
    Ok((builder().https_only(true).build()?, own.build()?))
}

fn builder() -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder();
    // Where the system can say it: bytes that nobody acknowledges end the connection. Elsewhere only silence does.
    #[cfg(target_os = "linux")]
    let builder = builder.tcp_user_timeout(Duration::from_millis(SILENCE_MS));
    builder
        .connect_timeout(Duration::from_secs(10))
        .tcp_keepalive(Duration::from_secs(20))
        .pool_idle_timeout(Duration::from_secs(50))
        // A Patio server never redirects; following a redirect would hand the token to a stranger.
        .redirect(redirect::Policy::none())
        .user_agent(concat!("Patio/", env!("CARGO_PKG_VERSION")))
}

impl Network {
    /// Starts the runtime; opens nothing yet.
    pub(crate) fn start() -> std::io::Result<Network> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).thread_name("patio-network").enable_all().build()?;
        let (http, own) = build().map_err(std::io::Error::other)?;
        let connections = Connections { http, own, stream: None, requests: vec![] };
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

    /// The client for a server.
    fn http(&self, server: &str) -> reqwest::Client {
        let connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        let own = Url::parse(server).is_ok_and(|url| own_machine::is_own_machine(&url));
        if own { connections.own.clone() } else { connections.http.clone() }
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
        if let Ok((http, own)) = build() {
            (connections.http, connections.own) = (http, own);
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
        let http = self.http(server);
        match effect {
            Effect::Send { request, route, nonce, bearer, body } => {
                let mut post = http.post(format!("{server}{}", route.path())).header(NONCE_HEADER, nonce);
                post = post.header(PROTOCOL_HEADER, self.version()).header("content-type", "application/json");
                if let Some(bearer) = bearer {
                    post = post.bearer_auth(bearer);
                }
                let task = self.runtime.spawn(send(post, body, request, inbox));
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
        let mut request = self.http(ask.server).request(ask.method, format!("{}{}", ask.server, ask.path));
        request = request.header(NONCE_HEADER, ask.nonce).header(PROTOCOL_HEADER, ask.version.unwrap_or(self.version()));
        if let Some(bearer) = ask.bearer {
            request = request.bearer_auth(bearer);
        }
        if let Some(body) = ask.body {
            request = request.header("content-type", "application/json").body(body);
        }
        let moving = Moving::default();
        let asked = async {
            let response = request.send().await?;
            let redirected = response.status().is_redirection();
            Ok::<_, reqwest::Error>((redirected, gather(response, &moving).await?))
        };
        let answer = self.runtime.block_on(moving.wait(Duration::from_millis(SILENCE_MS), asked, || {})).ok_or(AskError::Offline)?;
        let (redirected, bytes) = answer.map_err(|error| AskError::of(&error))?;
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
    /// The address is not encrypted: nothing was sent.
    Insecure,
    /// The server's certificate is not to be trusted.
    Certificate,
    /// What answered sends its visitors elsewhere: a captive portal.
    Redirected,
    /// What answered is not a Patio server.
    NotPatio,
    /// The server answered that it cannot.
    Fault(Fault),
}

impl AskError {
    fn of(error: &reqwest::Error) -> AskError {
        if error.is_builder() {
            AskError::Insecure
        } else if is_certificate(error) {
            AskError::Certificate
        } else {
            AskError::Offline
        }
    }
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

async fn send(post: reqwest::RequestBuilder, body: Vec<u8>, request: RequestId, inbox: Sender<Message>) {
    let moving = Moving::default();
    let patience = Duration::from_millis(patience_ms(body.len()));
    let post = post.header("content-length", body.len()).body(moving.body(body));
    // The engine's thread may have ended; then nothing of this is needed.
    let tell = |input| drop(inbox.send(Message::Input(input)));
    let outcome = answered(moving.wait(patience, read(post, &moving), || tell(Input::Moved { request })).await);
    tell(Input::Answered { request, outcome });
}

/// How a request ended; nothing came of it when nothing moved for too long.
fn answered(read: Option<Result<Vec<u8>, reqwest::Error>>) -> Outcome {
    match read {
        Some(Ok(bytes)) => Outcome::Bytes(bytes),
        Some(Err(error)) if is_certificate(&error) => Outcome::Failed(TransportFailure::Certificate),
        Some(Err(error)) if error.is_connect() || error.is_builder() => Outcome::Failed(TransportFailure::NotSent),
        Some(Err(error)) if !error.is_timeout() => Outcome::Failed(TransportFailure::Unreachable),
        _ => Outcome::Failed(TransportFailure::TimedOut),
    }
}

async fn read(builder: reqwest::RequestBuilder, moving: &Moving) -> Result<Vec<u8>, reqwest::Error> {
    let response = builder.send().await?;
    moving.note();
    gather(response, moving).await
}

/// The bytes of an answer; none when there are too many.
async fn gather(response: reqwest::Response, moving: &Moving) -> Result<Vec<u8>, reqwest::Error> {
    let mut bytes = Vec::with_capacity(usize::try_from(response.content_length().unwrap_or(0)).unwrap_or(0).min(ANSWER_MAX_BYTES));
    let mut chunks = response.bytes_stream();
    while let Some(chunk) = moving.next(&mut chunks).await {
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

/// Whether a certificate is why there is no connection. The cause may lie several wrappings deep, and `io::Error` hides what it wraps from
/// `source`.
fn is_certificate(error: &reqwest::Error) -> bool {
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(cause) = next {
        if cause.downcast_ref::<rustls::Error>().is_some_and(is_about_certificates) {
            return true;
        }
        let wrapped = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        next = wrapped.map(|wrapped| wrapped as _).or_else(|| cause.source());
    }
    false
}

fn is_about_certificates(error: &rustls::Error) -> bool {
    matches!(error, rustls::Error::InvalidCertificate(_) | rustls::Error::NoCertificatesPresented)
}
