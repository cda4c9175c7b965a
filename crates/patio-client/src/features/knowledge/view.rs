//! Knowledge as screens show it.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::features::feed::view::conversation::Delivery;
use crate::features::people::view::person::PersonCard;
use patio_domain::Refusal;
use patio_domain::rich_text::Doc;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KnowledgeList {
    pub items: Vec<KnowledgeRow>,
    /// This person works at the desk.
    pub can_keep: bool,
}
/// An item in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KnowledgeRow {
    pub id: String,
    pub desk: String,
    pub desk_name: String,
    pub title: String,
    /// How it begins.
    pub excerpt: String,
    pub topics: Vec<String>,
    pub owner: PersonCard,
    /// The day on which its owner looks at it again, `YYYY-MM-DD`.
    pub review_on: String,
    /// That day is over.
    pub overdue: bool,
    /// It does not hold any more.
    pub retired: bool,
    pub helped_count: u32,
    /// Saved here, not confirmed.
    pub pending: bool,
}
/// One item with everything about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KnowledgeView {
    pub item: KnowledgeRow,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// Where each link leads, as in a post.
    pub destinations: BTreeMap<String, String>,
    /// Everybody whom one of its texts mentions.
    pub people: Vec<PersonCard>,
    pub version: u32,
    pub written_by: PersonCard,
    #[ts(type = "number")]
    pub changed_at: i64,
    /// The question whose answer it is.
    pub question: Option<String>,
    pub question_title: Option<String>,
    /// What it said before, the latest first.
    pub versions: Vec<EarlierVersion>,
    pub not_helped_count: u32,
    /// What this person said of it.
    pub my_vote: Option<bool>,
    /// This person can say whether it helped.
    pub can_vote: bool,
    /// Why it did not help, for the people of its desk, the latest first.
    pub reasons: Vec<NotHelped>,
    /// This person works at its desk.
    pub is_staff: bool,
    /// This person can give it to a colleague.
    pub can_give: bool,
    pub delivery: Delivery,
    /// The command of what waits here or was refused.
    pub command: Option<String>,
    #[ts(type = "Refusal | null")]
    pub refusal: Option<Refusal>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EarlierVersion {
    pub version: u32,
    pub title: String,
    #[ts(type = "Doc")]
    pub text: Doc,
    pub destinations: BTreeMap<String, String>,
    pub written_by: PersonCard,
    #[ts(type = "number")]
    pub until_at: i64,
}
/// Why an item did not help.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotHelped {
    pub by: PersonCard,
    pub reason: String,
    #[ts(type = "number")]
    pub at: i64,
}
/// What became of the answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptOf {
    pub item: Option<KnowledgeRow>,
    /// This person can keep it.
    pub can_keep: bool,
    /// What an item would say at first: the title of the question.
    pub title: String,
    /// Its last answer.
    #[ts(type = "Doc")]
    pub text: Doc,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KnowledgeSearch {
    pub text: String,
}
/// What an item says from now on; without an id it is a new one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KnowledgeDraft {
    #[ts(optional)]
    pub id: Option<String>,
    pub desk: String,
    /// The version that was read; 0 for a new one.
    pub base: u32,
    pub title: String,
    #[ts(type = "Doc")]
    pub text: Doc,
    pub topics: Vec<String>,
    /// In how many months its owner looks at it again; nothing leaves the day as it is.
    #[ts(optional)]
    pub review_in_months: Option<u32>,
    #[ts(optional)]
    pub question: Option<String>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reviewed {
    pub id: String,
    pub in_months: u32,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Retired {
    pub id: String,
    pub on: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KnowledgeGiven {
    pub id: String,
    pub person: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Helped {
    pub id: String,
    /// Whether it helped; nothing takes back what was said.
    pub helped: Option<bool>,
    /// What was missing.
    pub reason: String,
}
