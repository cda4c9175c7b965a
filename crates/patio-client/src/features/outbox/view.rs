//! The outbox: nothing typed is ever lost, and everybody can see where it stands.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::features::communities::view::CommunityHead;
use crate::features::files::view::FileView;
use patio_domain::Refusal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutboxState {
    Waiting,
    Sending,
    /// Put aside; the server is being asked to take it no more.
    Aside,
    Sent,
    Refused,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Outbox {
    /// Unsent and refused first, then what was sent lately.
    pub items: Vec<OutboxItem>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxItem {
    pub id: String,
    pub state: OutboxState,
    /// The command's kind, such as `comment.create`.
    pub kind: String,
    pub community: Option<CommunityHead>,
    pub post: Option<String>,
    /// The question that it is about.
    pub question: Option<String>,
    /// First words of the text, the name of the community …
    pub summary: String,
    /// The whole text without marks, to copy; empty when there is none.
    pub text: String,
    #[ts(type = "number")]
    pub saved_at: i64,
    #[ts(type = "number | null")]
    pub sent_at: Option<i64>,
    #[ts(type = "number")]
    pub attempts: u32,
    /// Why it was refused.
    #[ts(type = "Refusal | null")]
    pub refusal: Option<Refusal>,
    /// Its text can be taken back into a draft.
    pub editable: bool,
    /// It was saved before the server lost a part of its history, and waits for what it belongs to there.
    pub waits_for_others: bool,
    /// It was put aside, and had arrived before that.
    pub arrived_aside: bool,
    /// Files that must arrive first.
    pub files: Vec<FileView>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Revised {
    /// The draft that now holds the text.
    pub target: String,
    pub community: Option<String>,
    pub post: Option<String>,
    /// The question below which the text stands.
    pub question: Option<String>,
}
