//! Events: what changed on this laptop, so that a screen knows which of its queries are stale.
//!
//! Owns the list of what can change. Must not know which query depends on what: the queries themselves say that.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// Signed in, signed out, profile step done.
    Session,
    /// Online, offline, syncing.
    Connection,
    /// Something was saved, sent or refused.
    Outbox,
    /// Posts, comments, reactions.
    Content,
    /// Profiles.
    People,
    /// Communities, memberships, invitations.
    Communities,
    /// Desks, questions and what lies below them.
    Desks,
    /// Read marks.
    Read,
    /// Drafts.
    Drafts,
    /// Uploads and downloads.
    Files,
    /// Settings.
    Settings,
    /// Somebody named this person or answered them, or several did while the app was away: payload [`Notice`].
    Mention,
    /// Show a view: payload [`Destination`].
    Open,
}

impl Changed {
    /// Everything that is read from the databases.
    pub(crate) const OF_DATABASES: [Changed; 11] = [
        Changed::Session,
        Changed::Connection,
        Changed::Outbox,
        Changed::Content,
        Changed::People,
        Changed::Communities,
        Changed::Desks,
        Changed::Read,
        Changed::Drafts,
        Changed::Files,
        Changed::Settings,
    ];
}

/// What happened, told to every user interface.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    pub changed: Changed,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub notice: Option<Notice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub destination: Option<Destination>,
}
/// A desktop notification. Plain text; without content of closed communities unless the person allows it, and of private questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    pub title: String,
    pub body: String,
    /// Where its Open leads.
    pub open: Destination,
}
/// A view to show: at most one of these is set, and a comment comes with its post.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Destination {
    pub post: Option<String>,
    pub comment: Option<String>,
    pub community: Option<String>,
    pub person: Option<String>,
    /// The list of what names this person.
    pub for_you: bool,
    pub question: Option<String>,
    pub incident: Option<String>,
    /// What this person asked.
    pub help: bool,
}
