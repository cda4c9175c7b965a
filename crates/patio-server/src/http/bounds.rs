//! Owns: what one address, one person and all callers together may hold of this server at a time. Must not know how it is counted.
//!
//! Whatever a caller without rights can make the server hold has its bound here. Shown by `tests/http/greedy.rs`, with smaller bounds.

use patio_protocol::pull::HEARTBEAT_MS;
use std::time::Duration;

/// The bounds of one server. Those of a person and of an address are far above what an honest laptop or a whole office needs.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// How long the head of a request may take to arrive, and how long a connection may be idle between two requests.
    pub head_time: Duration,
    /// How long a connection may stand before a request on it came from a signed-in person.
    pub stranger_time: Duration,
    /// How long a caller may take no byte of an answer.
    pub stalled_time: Duration,
    /// The pause between two heartbeats of a stream.
    pub beat_time: Duration,
    /// How long a caller may be silent in the middle of a body.
    pub silence_time: Duration,
    /// Connections of one address that are read before a person was seen on them. Further connections wait in the order they came.
    pub strangers_of_address: usize,
    /// Connections of one address on which no person was seen, with those that wait. Further ones are closed.
    pub waiting_of_address: usize,
    /// Connections on which one person was seen first.
    pub lines_of_person: usize,
    /// All connections.
    pub lines: usize,
    /// Event streams of one person; the oldest gives way to a new one.
    pub streams_of_person: usize,
    /// Event streams from one address.
    pub streams_of_address: usize,
    /// All event streams.
    pub streams: usize,
    /// Bytes of bodies that are in memory at a time, of one person.
    pub bytes_of_person: usize,
    /// The same, from one address.
    pub bytes_of_address: usize,
    /// The same, of all callers.
    pub bytes: usize,
}

const MIB: usize = 1024 * 1024;

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds {
            head_time: Duration::from_secs(20),
            stranger_time: Duration::from_secs(60),
            stalled_time: Duration::from_secs(60),
            beat_time: Duration::from_millis(HEARTBEAT_MS),
            silence_time: Duration::from_secs(30),
            strangers_of_address: 256,
            waiting_of_address: 8_192,
            lines_of_person: 64,
            lines: 20_000,
            streams_of_person: 16,
            streams_of_address: 10_000,
            streams: 20_000,
            bytes_of_person: 4 * MIB,
            bytes_of_address: 32 * MIB,
            bytes: 64 * MIB,
        }
    }
}

/// Most bytes of a body that is read before its sender is known: a sign-in, a pull, the start of an upload.
pub(super) const LITTLE_BYTES: usize = 16 * 1024;
/// Most bytes of the head of a request, and of what is read ahead on a connection.
pub(super) const HEAD_BYTES: usize = 64 * 1024;
/// Requests at a time on one HTTP/2 connection.
pub(super) const REQUESTS_OF_LINE: u32 = 32;
