//! The envelope around every answer. Only an envelope with `patio: 1` and the request's own nonce is a word from the server;
//! everything else (a captive portal, a proxy page, a cached body) is network trouble, whatever its HTTP status (S2).

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A failure as the client sees it: few codes, each with something a person or an engine can do.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The access token is too old: refresh it.
    AccessExpired,
    /// The session has ended (signed out, revoked): sign in again.
    SessionEnded,
    /// The account is closed: the person has no right to the organisation's data any more, and a laptop removes it.
    AccountClosed,
    /// Login and password do not belong together.
    SignInFailed,
    /// Too many attempts; `retry_after_ms` says when.
    TooManyAttempts,
    /// The invitation is unknown, used or expired.
    InvitationInvalid,
    /// The password is too short or too long.
    PasswordInvalid,
    /// The password is one of those that are guessed first.
    PasswordCommon,
    /// The password is the login or the name of its owner.
    PasswordPersonal,
    /// The current password, asked for to change it, is another one.
    PasswordWrong,
    /// The login is not a valid one.
    LoginInvalid,
    /// An account with that login exists.
    LoginTaken,
    /// Not there, or not to be seen by this person.
    NotFound,
    /// The person's role does not allow it.
    Forbidden,
    /// The request is not well-formed.
    Malformed,
    /// The request is too large.
    TooLarge,
    /// The cursor belongs to another history of this server: start the download anew (S9).
    Diverged,
    /// Client and server are too far apart in version.
    UnsupportedVersion,
    /// The server cannot answer now; nothing was decided. Try again.
    Busy,
    /// A code this version does not know (S13).
    #[serde(other)]
    Unknown,
}

/// An error in an envelope.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("{code:?}")]
pub struct Fault {
    /// What went wrong.
    pub code: ErrorCode,
    /// When to try again at the earliest, in milliseconds from now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
}

impl From<ErrorCode> for Fault {
    fn from(code: ErrorCode) -> Self {
        Fault { code, retry_after_ms: None }
    }
}

/// An answer of a Patio server.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// Always 1.
    pub patio: u32,
    /// The nonce of the request.
    pub nonce: String,
    /// The answer, when it worked.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub ok: Option<T>,
    /// The error, when it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Fault>,
}

fn none<T>() -> Option<T> {
    None
}

/// Why bytes are not an answer to this request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotPatio {
    /// Not a Patio envelope at all.
    #[error("not a Patio answer")]
    Foreign,
    /// A Patio envelope, but of another request.
    #[error("an answer to another request")]
    WrongNonce,
}

/// What every envelope has, read first so that a wrong answer is told from a malformed one.
#[derive(Deserialize)]
struct Cover {
    patio: u32,
    nonce: String,
}

/// Reads the answer to the request that carried `nonce`.
///
/// # Errors
/// [`NotPatio`] when the bytes are not this server's answer to this request; nothing may be concluded from them.
pub fn open<T: DeserializeOwned>(bytes: &[u8], nonce: &str) -> Result<Result<T, Fault>, NotPatio> {
    let cover: Cover = serde_json::from_slice(bytes).map_err(|_| NotPatio::Foreign)?;
    if cover.patio != 1 {
        return Err(NotPatio::Foreign);
    }
    if cover.nonce != nonce {
        return Err(NotPatio::WrongNonce);
    }
    let envelope: Envelope<T> = serde_json::from_slice(bytes).map_err(|_| NotPatio::Foreign)?;
    match (envelope.ok, envelope.error) {
        (Some(ok), None) => Ok(Ok(ok)),
        (None, Some(fault)) => Ok(Err(fault)),
        _ => Err(NotPatio::Foreign),
    }
}

/// Writes an envelope with `ok` already encoded as JSON, so that feed bytes are copied and not rebuilt.
#[must_use]
pub fn seal_raw(nonce: &str, ok_json: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(ok_json.len() + nonce.len() + 40);
    out.extend_from_slice(br#"{"patio":1,"nonce":"#);
    out.extend_from_slice(&serde_json::to_vec(nonce).unwrap_or_else(|_| b"\"\"".to_vec()));
    out.extend_from_slice(br#","ok":"#);
    out.extend_from_slice(ok_json);
    out.push(b'}');
    out
}

/// Writes an envelope with an error.
#[must_use]
pub fn seal_fault(nonce: &str, fault: &Fault) -> Vec<u8> {
    let envelope = Envelope::<()> { patio: 1, nonce: nonce.to_owned(), ok: None, error: Some(fault.clone()) };
    serde_json::to_vec(&envelope).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_page_or_a_foreign_envelope_is_never_an_answer() {
        for bytes in
            [&b"<html>Welcome to the train</html>"[..], b"", b"{}", br#"{"patio":2,"nonce":"a","ok":1}"#, br#"{"patio":1,"nonce":"a"}"#]
        {
            assert_eq!(open::<u32>(bytes, "a"), Err(NotPatio::Foreign));
        }
        assert_eq!(open::<u32>(br#"{"patio":1,"nonce":"b","ok":1}"#, "a"), Err(NotPatio::WrongNonce));
    }

    #[test]
    fn what_is_sealed_opens_with_its_own_nonce() {
        assert_eq!(open::<u32>(&seal_raw("n\"1", b"7"), "n\"1"), Ok(Ok(7)));
        let fault = Fault { code: ErrorCode::Busy, retry_after_ms: Some(5) };
        assert_eq!(open::<u32>(&seal_fault("n", &fault), "n"), Ok(Err(fault)));
    }

    #[test]
    fn an_unknown_error_code_is_kept_as_unknown() {
        let opened = open::<u32>(br#"{"patio":1,"nonce":"n","error":{"code":"from_the_future"}}"#, "n");
        assert_eq!(opened, Ok(Err(ErrorCode::Unknown.into())));
    }
}
