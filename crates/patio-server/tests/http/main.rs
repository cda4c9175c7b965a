//! The server over real sockets: envelopes, headers, limits, turns, the event stream, closing, TLS.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod answers;
mod asked;
mod events;
mod files;
mod greedy;
mod matrix;
mod nodes;
mod server;
mod slow;
mod turns;
mod two_worlds;
