//! Drafts: texts that are not finished. They stay on this laptop.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::features::communities::view::CommunityHead;
use crate::features::files::view::FileView;
use patio_domain::rich_text::Doc;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a draft belongs: `post:<community>`, `comment:<post>`, `edit:<post or comment>`, `ask:<desk>`, `ask-private:<desk>`, `reply:<question>`,
/// `note:<question>`, `incident:<desk>`, `message:<incident>`, `keep:<question>`, `keep-new:<desk>`, `knowledge:<item>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRequest {
    pub target: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    pub target: String,
    pub title: String,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// The comment it answers.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// Staged files.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<FileView>>")]
    pub files: Vec<FileView>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftAnswer {
    pub draft: Option<Draft>,
}
/// What a draft will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    /// A post that was begun.
    Post,
    /// A comment that was begun.
    Comment,
    /// A change of an own post or comment.
    Edit,
    /// A question that was begun.
    Ask,
    /// A question that only its desk will read.
    AskPrivate,
    /// A text below a question.
    Reply,
    /// A note below a question, for the desk alone.
    Note,
    /// An incident that was begun.
    Incident,
    /// What a desk says about an incident.
    Message,
    /// The answer to a question that is to stay.
    Kept,
    /// An item of knowledge that was begun.
    KeptNew,
    /// Another text for an item.
    Knowledge,
}
/// A draft in the list of drafts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftLine {
    pub target: String,
    pub kind: DraftKind,
    /// The title or the first words; empty when there are only files.
    pub words: String,
    /// All its words, to copy out.
    pub text: String,
    /// Its community, when it is here.
    pub community: Option<CommunityHead>,
    /// The conversation it belongs to, and its title.
    pub post: Option<String>,
    pub post_title: String,
    /// The text that it changes.
    pub entry: Option<String>,
    /// The desk that is asked or that opens an incident, and its name.
    pub desk: Option<String>,
    pub desk_name: String,
    /// The question below which it stands, and its title.
    pub question: Option<String>,
    pub question_title: String,
    /// The incident that it is about, and its title.
    pub incident: Option<String>,
    pub incident_title: String,
    /// The item of knowledge that it changes, and its title.
    pub knowledge: Option<String>,
    pub knowledge_title: String,
    pub file_count: u32,
    /// When it was last saved, UTC milliseconds of this laptop.
    #[ts(type = "number")]
    pub saved_at: i64,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftList {
    /// Latest first.
    pub drafts: Vec<DraftLine>,
}
