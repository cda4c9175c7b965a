//! One conversation: post, comments, reactions, and what is still on its way.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::changed::Destination;
use crate::features::communities::view::CommunityHead;
use crate::features::files::view::FileView;
use crate::features::people::view::person::PersonCard;
use patio_domain::Refusal;
use patio_domain::rich_text::Doc;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Where an own text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Confirmed by the server.
    Sent,
    /// Saved here, waits for the network.
    Waiting,
    /// On its way, not confirmed.
    Sending,
    /// Refused; the text is kept.
    Refused,
}
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationRequest {
    pub post: String,
    /// Where a reading begins; nothing for the latest comments.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<Start>,
    /// The part before: `earlier` of an answer.
    #[ts(optional)]
    pub before: Option<String>,
    /// The part after: `later` of an answer.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    #[ts(optional)]
    pub limit: Option<u32>,
}
/// Where the reading of a conversation begins. Where there is no such comment, it begins at the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Start {
    /// The latest comments.
    Latest,
    /// The first comment that is new.
    Unread,
    /// This comment.
    Comment { id: String },
    /// The first comment from this instant on, UTC milliseconds.
    Time {
        #[ts(type = "number")]
        at: i64,
    },
    /// The part with this `position`.
    Position { key: String },
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    pub community: CommunityHead,
    pub joined: bool,
    pub post: Entry,
    /// Oldest first.
    pub comments: Vec<Entry>,
    /// The comment that was asked for with `from`.
    pub start: Option<String>,
    /// The same part is asked for again with this, wherever the reading began.
    pub position: Option<String>,
    /// Earlier comments are there: ask with `before` = this.
    pub earlier: Option<String>,
    /// Later comments are there: ask with `after` = this.
    pub later: Option<String>,
    /// How many comments stand before these.
    #[ts(type = "number")]
    pub count_before: u64,
    /// How many comments of colleagues are unread, and the first of them.
    #[ts(type = "number")]
    pub new_count: u64,
    pub new_from: Option<String>,
    /// Whether that first one stands before these comments.
    pub new_before: bool,
    #[ts(type = "number")]
    pub comment_count: u64,
    /// When this person last read here.
    #[ts(type = "number | null")]
    pub read_at: Option<i64>,
    /// Names for the mentions in the texts, by person id.
    pub people: Vec<PersonCard>,
}
/// What a link to Patio leads to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reference {
    /// The title of the conversation, or the name of the community.
    pub title: String,
    /// The name of the comment's author, when it leads to a comment.
    pub author: Option<String>,
    pub open: Destination,
}
/// A post or a comment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    pub id: String,
    pub author: PersonCard,
    pub reply_to: Option<String>,
    pub title: String,
    /// Nothing when withdrawn.
    #[ts(type = "Doc | null")]
    pub text: Option<Doc>,
    /// Links whose words name another place, and where they lead.
    pub destinations: BTreeMap<String, String>,
    /// What links to Patio in the text lead to, by the link as it is written.
    pub references: BTreeMap<String, Reference>,
    #[ts(type = "number")]
    pub created_at: i64,
    #[ts(type = "number | null")]
    pub edited_at: Option<i64>,
    #[ts(type = "number | null")]
    pub withdrawn_at: Option<i64>,
    pub unread: bool,
    pub mine: bool,
    pub delivery: Delivery,
    /// A change of it (edit, withdrawal) is saved but not confirmed.
    pub change_pending: bool,
    /// The outbox row of its latest unsent or refused command.
    pub command: Option<String>,
    /// Why it was refused.
    #[ts(type = "Refusal | null")]
    pub refusal: Option<Refusal>,
    pub reactions: Vec<ReactionView>,
    pub files: Vec<FileView>,
    /// How many colleagues it helped.
    #[ts(type = "number")]
    pub helped: u64,
    /// It helped this person.
    pub helped_me: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReactionView {
    pub emoji: String,
    #[ts(type = "number")]
    pub count: u64,
    pub mine: bool,
    /// Some of their names, for the tooltip.
    pub names: Vec<String>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PostDraft {
    pub community: String,
    pub title: String,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// Staged files.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub files: Vec<String>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PostEditDraft {
    pub post: String,
    pub title: String,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// The files from now on; left out: as they are.
    #[serde(default)]
    #[ts(optional)]
    pub files: Option<Vec<String>>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommentDraft {
    pub post: String,
    #[ts(optional)]
    pub reply_to: Option<String>,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// Staged files.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub files: Vec<String>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommentEditDraft {
    pub comment: String,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// The files from now on; left out: as they are.
    #[serde(default)]
    #[ts(optional)]
    pub files: Option<Vec<String>>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReactionRequest {
    pub target: String,
    pub emoji: String,
    pub on: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadRequest {
    pub post: String,
    pub read: bool,
    /// The server's time of the last comment that was seen; nothing for all that is here.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub up_to: Option<i64>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct History {
    /// Latest first; the current version is not in it.
    pub versions: Vec<Version>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    #[ts(type = "number")]
    pub version: u32,
    pub title: Option<String>,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// As in an entry.
    pub destinations: BTreeMap<String, String>,
    #[ts(type = "number")]
    pub replaced_at: i64,
}
