//! What goes into the upload machine and what comes out of it.

use crate::sync::engine::Outcome;
use patio_domain::FileId;

/// What happens to the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Time passed, something was saved, paused or put away, or a session began: look what is to be done.
    Look,
    /// The network changed, or the person wants a sync now.
    NetworkChanged,
    /// Every connection was dropped; the request under way has no answer any more.
    Dropped,
    /// Bytes of a request left. Told at most once a second.
    Moved {
        /// Which.
        request: u64,
    },
    /// A request ended.
    Answered {
        /// Which.
        request: u64,
        /// How.
        outcome: Outcome,
    },
    /// The bytes to send could not be read from the disk.
    Unreadable {
        /// Of which request.
        request: u64,
        /// They are not there, or not all of them.
        gone: bool,
    },
}

/// What to ask of the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// `POST /v1/files`.
    Begin {
        /// The body.
        body: Vec<u8>,
    },
    /// `PUT /v1/files/<file>/bytes?from=<from>`: the bytes from `from` to before `until`, with the hash of those from `part`.
    Put {
        /// Which file.
        file: FileId,
        /// First byte of the part.
        part: u64,
        /// First byte to send.
        from: u64,
        /// First byte after the part.
        until: u64,
    },
    /// `POST /v1/files/<file>/finish`.
    Finish {
        /// Which file.
        file: FileId,
    },
}

/// What the machine wants done.
#[derive(Clone, PartialEq, Eq)]
pub enum Effect {
    /// Send a request; answer with [`Input::Answered`] or [`Input::Unreadable`].
    Send {
        /// Its number.
        request: u64,
        /// What it asks.
        call: Call,
        /// The nonce header.
        nonce: String,
        /// Bearer token.
        bearer: String,
        /// Milliseconds of silence after which the answer is not waited for any more.
        patience_ms: u64,
    },
    /// The server does not take the access token any more: get another one.
    AccessRefused,
    /// A file is ready: a command may be sendable now.
    Ready,
    /// Tell the user interface how far uploads are.
    Tell,
    /// Tell the screens that a file was refused: its author must decide about the text it belongs to.
    TellRefused,
}

/// A request under way.
pub(crate) struct Waiting {
    pub request: u64,
    pub nonce: String,
    /// When it counts as lost, unless something moves before.
    pub until: u64,
    pub patience_ms: u64,
    pub file: FileId,
    pub size: u64,
    /// Where the server stood when it was asked.
    pub from: Option<u64>,
    pub begins: bool,
}
