//! Pull: what is new since a cursor. `POST /v1/pull`. A first download and a delta are the same thing.
//!
//! The cursor is sealed by the server; clients keep it and send it back, nothing more. It carries epoch, position and head
//! hash of each scope, so that a restored server is noticed (S9) and an outsider learns nothing from it.

use patio_domain::{CommandId, Scope};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A pull.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullRequest {
    /// Where the client is; nothing at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Scopes whose digest did not fit: send them anew from the start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub refetch: Vec<Scope>,
    /// Commands that have their verdict `applied` here, and that no page has confirmed yet; [`PULL_MAX_APPLIED`] at most.
    ///
    /// [`PULL_MAX_APPLIED`]: patio_domain::limits::PULL_MAX_APPLIED
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub applied: Vec<CommandId>,
    /// The mark of the last page, when that page was the last of its download. If everything still stands there, the answer is
    /// [`Unchanged`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// About how many bytes of rows the page may have, for a slow line: a page that breaks off is lost whole. Nothing: as many as the
    /// server gives. A page has at least one row, however large that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_bytes: Option<u64>,
}

/// The answer to a pull that names a mark at which everything still stands: no rows, the same grants, the same cursor.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unchanged {
    /// Always `true`; a page has no such field.
    pub unchanged: bool,
    /// The mark that the request named.
    pub mark: String,
    /// As in a page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub unknown: Vec<CommandId>,
}

/// A page. Rows, grants and cursor were read in one database snapshot; the client applies them in one transaction (S6, S8).
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Debug, Serialize, Deserialize)]
pub struct Page {
    /// The history this server is on; changes when a backup is restored.
    pub epoch: String,
    /// The run of this server's database. Another one than in the last page: it was started again, perhaps from a copy that lacks its latest
    /// moments. What was sent before, and had no answer, may be lost with what it builds on (S9). Empty from a server of an earlier version.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub run: String,
    /// Every scope this person is granted, now. Whatever the client has of other scopes goes, in the same transaction.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub grants: Vec<Scope>,
    /// Scopes that start anew in this page: the client drops what it has of them first.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub reset: Vec<Scope>,
    /// New versions of records, in sequence order within a scope.
    pub rows: Vec<Row>,
    /// For each scope that is complete with this page: its head and the digest of all its live records.
    pub complete: Vec<Complete>,
    /// Where the client is after this page.
    pub cursor: String,
    /// Whether there is more to pull right away.
    pub more: bool,
    /// Where everything this person may see stands now, as an opaque word. A heartbeat with another word means that a hint was
    /// lost.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mark: String,
    /// Of the commands that the request names as applied, those that this server did not apply: it was restored from a copy that is
    /// older than their verdict. They go up again under the same ids (S9). Looked up in the snapshot of the rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub unknown: Vec<CommandId>,
}

/// A record's latest version.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Debug, Serialize, Deserialize)]
pub struct Row {
    /// The scope, as an index into [`Page::grants`].
    pub scope: u32,
    /// Its place in the scope.
    pub seq: i64,
    /// Its kind.
    pub kind: String,
    /// Its id, a hyphenated UUID.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: String,
    /// Its body as it was stored, or nothing when the record is gone.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub body: Option<Box<RawValue>>,
}

/// A scope that is complete.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complete {
    /// The scope, as an index into [`Page::grants`].
    pub scope: u32,
    /// The sequence number of its latest change.
    pub head: i64,
    /// See [`crate::digest::Digest`].
    pub digest: String,
}

/// A hint over the event stream: something changed that this person may see. No content, no scope, no number (S12).
pub const HINT_EVENT: &str = "hint";
/// A heartbeat over the event stream, every 15 s: its data is a [`Heartbeat`].
pub const HEARTBEAT_EVENT: &str = "heartbeat";
/// What a heartbeat says: see [`Page::mark`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heartbeat {
    /// The same word as in the last page when nothing changed since.
    #[serde(default)]
    pub mark: String,
}
/// The session ended; the stream closes.
pub const ENDED_EVENT: &str = "ended";
/// Milliseconds between heartbeats.
pub const HEARTBEAT_MS: u64 = 15_000;
