//! How the connection with the server stands, as the engine sees it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The connection with the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionState {
    /// The server answers.
    Online,
    /// No answer yet since the start or the last change of the network.
    Connecting,
    /// The server is not reached.
    Offline,
    /// Something answers, but it is not this server (a portal, a proxy).
    Foreign,
    /// What answers cannot prove that it is this server.
    Untrusted,
    /// The session ended; sign in again. Nothing is lost.
    SignedOut,
    /// Client and server are too far apart in version.
    Outdated,
}
