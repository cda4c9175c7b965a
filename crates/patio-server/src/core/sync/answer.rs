//! Requests and answers as bytes, and the HTTP status that goes with each error code. No client concludes anything from the
//! status (S2); it is there for proxies and people.

use crate::store::StoreError;
use patio_domain::Scope;
use patio_protocol::envelope::{seal_fault, seal_raw};
use patio_protocol::{ErrorCode, Fault};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How long a client waits at least after "busy".
const BUSY_MS: u64 = 1_000;

/// A request, taken apart by the route.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// The bearer token, if there was one.
    pub token: Option<&'a str>,
    /// The nonce to echo.
    pub nonce: &'a str,
    /// Where it came from, for the limit on attempts.
    pub peer: &'a str,
    /// The body.
    pub body: &'a [u8],
}

/// An answer, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// A sealed envelope.
    pub body: Vec<u8>,
    /// The scopes whose records changed; their viewers get a hint.
    pub touched: Vec<Scope>,
    /// The heads that some of these have now, so that a node knows its own changes when it looks for those of others.
    pub heads: Vec<(Scope, i64)>,
}

/// What a call comes to, before it is sealed: the JSON of the answer and what it touched, or an error for the client.
pub(in crate::core) struct Outcome {
    pub(in crate::core) result: Result<Vec<u8>, Fault>,
    pub(in crate::core) touched: Vec<Scope>,
    pub(in crate::core) heads: Vec<(Scope, i64)>,
}

impl Outcome {
    /// An answer that changed nothing others see.
    pub(in crate::core) fn ok<T: Serialize>(value: &T) -> Result<Outcome, StoreError> {
        Ok(Outcome::raw(serde_json::to_vec(value)?))
    }

    /// The same, with the JSON already written.
    pub(in crate::core) fn raw(json: Vec<u8>) -> Outcome {
        Outcome { result: Ok(json), touched: Vec::new(), heads: Vec::new() }
    }

    /// An error.
    pub(in crate::core) fn fault(fault: impl Into<Fault>) -> Outcome {
        Outcome { result: Err(fault.into()), touched: Vec::new(), heads: Vec::new() }
    }

    /// The same, having touched `scopes`.
    pub(in crate::core) fn touching(mut self, scopes: Vec<Scope>) -> Outcome {
        self.touched = scopes;
        self
    }
}

impl From<ErrorCode> for Outcome {
    fn from(code: ErrorCode) -> Outcome {
        Outcome::fault(code)
    }
}

impl Answer {
    /// An error in an envelope.
    #[must_use]
    pub fn error(nonce: &str, code: ErrorCode) -> Answer {
        Answer::fault(nonce, &code.into())
    }

    pub(in crate::core) fn fault(nonce: &str, fault: &Fault) -> Answer {
        Answer { status: status_of(fault.code), body: seal_fault(nonce, fault), touched: Vec::new(), heads: Vec::new() }
    }

    /// Seals what a call came to. A failing store decides nothing: "busy", try again (S1).
    pub(in crate::core) fn seal(request: &Request<'_>, outcome: Result<Outcome, StoreError>) -> Answer {
        match outcome {
            Ok(Outcome { result: Ok(json), touched, heads }) => {
                Answer { status: 200, body: seal_raw(request.nonce, &json), touched, heads }
            }
            Ok(Outcome { result: Err(fault), touched, heads }) => Answer { touched, heads, ..Answer::fault(request.nonce, &fault) },
            Err(error) => {
                tracing::warn!(%error, "store failed");
                Answer::busy(request.nonce)
            }
        }
    }

    /// "Busy": nothing was decided.
    pub(in crate::core) fn busy(nonce: &str) -> Answer {
        Answer::fault(nonce, &Fault { code: ErrorCode::Busy, retry_after_ms: Some(BUSY_MS) })
    }
}

/// Reads a request's body: a JSON object, never the list that would do for one.
pub(in crate::core) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ErrorCode> {
    if body.trim_ascii_start().first() != Some(&b'{') {
        return Err(ErrorCode::Malformed);
    }
    serde_json::from_slice(body).map_err(|_| ErrorCode::Malformed)
}

fn status_of(code: ErrorCode) -> u16 {
    match code {
        ErrorCode::AccessExpired | ErrorCode::SessionEnded | ErrorCode::SignInFailed => 401,
        ErrorCode::TooManyAttempts => 429,
        ErrorCode::InvitationInvalid | ErrorCode::NotFound => 404,
        ErrorCode::PasswordInvalid
        | ErrorCode::PasswordCommon
        | ErrorCode::PasswordPersonal
        | ErrorCode::PasswordWrong
        | ErrorCode::LoginInvalid => 422,
        ErrorCode::LoginTaken | ErrorCode::Diverged => 409,
        ErrorCode::Forbidden | ErrorCode::AccountClosed => 403,
        ErrorCode::Malformed | ErrorCode::UnsupportedVersion | ErrorCode::Unknown => 400,
        ErrorCode::TooLarge => 413,
        ErrorCode::Busy => 503,
    }
}
