//! Home and lists of conversations.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::features::communities::view::CommunityHead;
use crate::features::people::view::person::PersonCard;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HomeFilter {
    All,
    ForYou,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HomeRequest {
    pub filter: HomeFilter,
}
/// New since you were away; ends when there is no more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Home {
    /// Start of what counts as new.
    #[ts(type = "number | null")]
    pub since: Option<i64>,
    pub groups: Vec<HomeGroup>,
    /// Conversations with something unread, over all groups.
    #[ts(type = "number")]
    pub unread: u64,
    /// Conversations that name or answer this person and are unread.
    #[ts(type = "number")]
    pub for_you: u64,
    pub joined_any: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HomeGroup {
    pub community: CommunityHead,
    #[ts(type = "number")]
    pub unread: u64,
    pub conversations: Vec<ConversationRow>,
    /// More unread than shown here: open the community.
    #[ts(type = "number")]
    pub more: u64,
}
/// Why a row is for this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ForYou {
    None,
    Mention,
    Answer,
}
/// One line in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationRow {
    pub post: String,
    pub community: String,
    /// The title, or the first words when there is none.
    pub title: String,
    pub has_title: bool,
    pub author: PersonCard,
    /// Who wrote last, when that is not the author.
    pub last_author: Option<PersonCard>,
    #[ts(type = "number")]
    pub created_at: i64,
    #[ts(type = "number")]
    pub last_at: i64,
    #[ts(type = "number")]
    pub comment_count: u64,
    pub unread: bool,
    pub for_you: ForYou,
    pub withdrawn: bool,
    /// Own texts in it that wait for the network.
    #[ts(type = "number")]
    pub waiting: u64,
    #[ts(type = "number")]
    pub refused: u64,
    pub has_draft: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationPage {
    pub conversations: Vec<ConversationRow>,
    pub next: Option<String>,
}
