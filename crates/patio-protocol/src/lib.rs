//! What goes over the wire between a Patio client and a Patio server, and nothing else.
//!
//! Owns: commands and records (one table of each, bodies by feature), verdicts, pages, envelopes, error codes, and the two hashes
//! both sides compute alike.
//! Must not know: HTTP, databases, user interfaces. Golden files in `tests/wire` hold every shape; they are only added to.
//! Keeps S1 (command ids and request hashes), S2 (envelopes with a nonce), S5 (digests), S13 (unknown kinds stay raw).

pub mod auth;
pub mod command;
pub mod community;
mod derived_id;
pub mod desk;
pub mod digest;
pub mod envelope;
pub mod feed;
pub mod file;
pub mod incident;
pub mod intent;
pub mod knowledge;
pub mod lane;
pub mod macros;
pub mod person;
pub mod pull;
pub mod push;
pub mod question;
pub mod record;
pub mod topic;
pub mod unsent;

pub use command::Command;
pub use envelope::{Envelope, ErrorCode, Fault};
pub use intent::Intent;
pub use lane::Lane;
pub use record::{Kind, Record};

/// The newest version of the protocol, sent as header `Patio-Proto`. Version 2 added: a pull and a push name applied commands and the
/// server answers which it does not know; a push carries the cursor; an item of the kind `void`.
pub const PROTOCOL_VERSION: u32 = 2;
/// The earliest version that client and server still speak: one before the newest, so that either side may be updated first (S13).
pub const PROTOCOL_MIN: u32 = 1;
/// Header with the client's nonce, echoed in the envelope (S2).
pub const NONCE_HEADER: &str = "patio-nonce";
/// Header with the protocol version.
pub const PROTOCOL_HEADER: &str = "patio-proto";
