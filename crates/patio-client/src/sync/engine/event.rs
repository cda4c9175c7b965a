//! What goes into the engine and what comes out of it.

use crate::changed::Changed;
use crate::store::derived::Addressed;
use patio_domain::CommandId;

/// A request the engine made, so that its answer is told from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u64);

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// `POST /v1/push`.
    Push,
    /// `POST /v1/pull`.
    Pull,
    /// `POST /v1/refresh`.
    Refresh,
}

impl Route {
    /// The path.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Route::Push => "/v1/push",
            Route::Pull => "/v1/pull",
            Route::Refresh => "/v1/refresh",
        }
    }
}

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportFailure {
    /// No connection could be made: nothing of the request left this laptop.
    NotSent,
    /// The connection was lost; the server may have seen the request.
    Unreachable,
    /// The certificate is not to be trusted.
    Certificate,
    /// No answer in time.
    TimedOut,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Bytes came. Whose they are, the envelope says; the HTTP status says nothing (S2).
    Bytes(Vec<u8>),
    /// Nothing came.
    Failed(TransportFailure),
}

impl Outcome {
    /// Whether surely nothing of the request left this laptop: there was no connection, or the certificate was looked at first.
    pub(crate) fn is_unsent(&self) -> bool {
        matches!(self, Outcome::Failed(TransportFailure::NotSent | TransportFailure::Certificate))
    }
}

/// What the event stream says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamInput {
    /// The server is there, and everything this person may see stands at this mark. The first comes at once.
    Heartbeat(String),
    /// Something changed that this person may see.
    Hint,
    /// The session ended. Not believed by itself: the next request will tell.
    Ended,
    /// The stream is closed.
    Closed,
}

/// What happens to the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// First of all inputs.
    Started,
    /// Time passed.
    Timer,
    /// A command was saved.
    Queued,
    /// A command that is saved next is not sent for a while: the person may take it back. Nothing of this outlives the engine, and what was
    /// held when it ended goes out when the next one begins.
    Hold {
        /// Which.
        command_id: CommandId,
        /// For how long, in milliseconds.
        ms: u64,
    },
    /// The person wants a sync now.
    SyncWanted,
    /// The network changed.
    NetworkChanged,
    /// Somebody signed in; the refresh token is kept already.
    SignedIn {
        /// Who.
        person: String,
        /// Access token.
        access: String,
        /// How long it lasts, in milliseconds.
        access_ms: u64,
    },
    /// The person signed out; the refresh token is gone already.
    SignedOut,
    /// The server did not take the access token for something the engine did not ask.
    AccessRefused,
    /// Bytes of a request left, or bytes of its answer came. Told at most once a second.
    Moved {
        /// Which.
        request: RequestId,
    },
    /// A request ended.
    Answered {
        /// Which.
        request: RequestId,
        /// How.
        outcome: Outcome,
    },
    /// The stream spoke.
    Stream {
        /// Which stream.
        stream: u64,
        /// What it said.
        input: StreamInput,
    },
}

/// What the engine wants done.
#[derive(Clone, PartialEq, Eq)]
pub enum Effect {
    /// Send a request; answer with [`Input::Answered`].
    Send {
        /// Its number.
        request: RequestId,
        /// Where to.
        route: Route,
        /// The nonce header.
        nonce: String,
        /// Bearer token, if any.
        bearer: Option<String>,
        /// The body.
        body: Vec<u8>,
    },
    /// Open the event stream; answer with [`Input::Stream`].
    OpenStream {
        /// Its number.
        stream: u64,
        /// Bearer token.
        bearer: String,
    },
    /// Close the stream of that number.
    CloseStream {
        /// Its number.
        stream: u64,
    },
    /// Forget every open connection, also those that say they are open.
    DropConnections,
    /// Name this version of the protocol in every request from now on.
    Speak(u32),
    /// Tell the user interface that something changed.
    Tell(Changed),
    /// Records that address this person. Everything that was downloaded at once is told at once.
    Addressed(Vec<Addressed>),
}
