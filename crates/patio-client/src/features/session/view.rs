//! Getting in: server, sign-in, profile step; and the connection.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::features::people::view::person::PersonCard;
pub use crate::store::damage::{Loss, Part, Salvaged};
pub use crate::sync::connection::ConnectionState;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// No server known yet.
    Server,
    /// Signed out, or the session ended; what was unsent is still here.
    SignIn,
    /// The account was closed: the organisation's records are gone from here, and the person's own unsent words are still here.
    Closed,
    /// Signed in, the first download is on its way.
    FirstSync,
    /// Name, job and expertise are asked before the first post. Reading is possible.
    Profile,
    /// All set.
    Ready,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    pub stage: Stage,
    /// The server ended the last session: the person did not sign out here.
    pub session_ended: bool,
    pub server: Option<String>,
    pub organisation: Option<String>,
    pub login: Option<String>,
    pub me: Option<PersonCard>,
    pub is_administrator: bool,
    /// Records downloaded so far, while the first sync runs.
    #[ts(type = "number")]
    pub synced_records: u64,
    /// Texts on this laptop that no server confirmed yet.
    #[ts(type = "number")]
    pub unsent: u64,
    /// `nl` or `en`.
    pub locale: String,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// Where the tokens are kept: `keyring` or `file`.
    pub secrets: String,
    pub version: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    pub state: ConnectionState,
    /// When this laptop was last in step with the server.
    #[ts(type = "number | null")]
    pub as_of: Option<i64>,
    #[ts(type = "number")]
    pub waiting: u64,
    #[ts(type = "number")]
    pub refused: u64,
    pub syncing: bool,
    /// How often everything was here since the start.
    #[ts(type = "number")]
    pub in_step_count: u64,
}

impl Connection {
    /// Whether everything is sent, and a download that began after `sync.now` is complete. `before` is the count from before that call.
    #[must_use]
    pub fn is_in_step_since(&self, before: u64) -> bool {
        self.waiting == 0 && !self.syncing && self.in_step_count > before
    }
}

/// What the person must know of damaged databases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Damage {
    /// The organisation's records were damaged here, and are being downloaded again.
    pub cache_rebuilt: bool,
    /// The person's own work was damaged: what could not be read, and where the damaged file is.
    pub work: Option<Salvaged>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServerCheck {
    /// An address (`https://patio.example.org`, a bare host name) or an invitation link.
    pub address: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServerFacts {
    pub server: String,
    pub organisation: String,
    /// Set when the address was a valid invitation.
    pub invitation: Option<Invited>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Invited {
    pub token: String,
    pub login: String,
    pub name: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInRequest {
    pub server: String,
    pub login: String,
    pub password: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AcceptRequest {
    pub server: String,
    pub token: String,
    pub password: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangePasswordRequest {
    pub current: String,
    pub new: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOutRequest {
    /// Sign out although something waits; it stays on this laptop for the same person.
    pub keep_unsent: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptWords {
    /// Newest first.
    pub texts: Vec<KeptText>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptText {
    /// Tells the texts apart; says nothing.
    pub id: String,
    pub title: String,
    /// Without marks, to copy.
    pub text: String,
    #[ts(type = "number")]
    pub saved_at: i64,
    /// It was still being written.
    pub draft: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionList {
    pub sessions: Vec<SessionView>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    pub id: String,
    pub device: String,
    #[ts(type = "number")]
    pub created_at: i64,
    #[ts(type = "number")]
    pub seen_at: i64,
    pub current: bool,
}
