//! A request taken apart: who sends it, with what, and what it holds while it is answered. Must not know how that was found out.

use super::flight::Room;
use super::lines::Line;
use crate::core::Request;
use axum::body::Bytes;
use patio_domain::PersonId;
use patio_protocol::ErrorCode;

/// A request taken apart. `refused` is set when it goes no further.
pub(super) struct Parts {
    pub(super) token: Option<String>,
    pub(super) nonce: String,
    pub(super) peer: String,
    pub(super) body: Bytes,
    pub(super) refused: Option<ErrorCode>,
    /// Who sends it, once that was looked at.
    pub(super) person: Option<PersonId>,
    /// The connection it came on.
    pub(super) line: Option<Line>,
    /// The length the body says it has.
    pub(super) length: Option<usize>,
    /// The room that its body takes.
    pub(super) room: Option<Room>,
}

impl Parts {
    /// The request as the core takes it.
    pub(super) fn request(&self) -> Request<'_> {
        Request { token: self.token.as_deref(), nonce: &self.nonce, peer: &self.peer, body: &self.body }
    }
}
