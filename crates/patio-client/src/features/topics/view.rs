//! Topics of the vocabulary.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A topic of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TopicView {
    pub id: String,
    /// In the person's language, or as it was first written.
    pub name: String,
    pub nl: String,
    pub en: String,
    pub synonyms: Vec<String>,
    #[ts(type = "number")]
    pub people: u64,
    /// Topics that were merged into it, directly; each can be taken out again.
    pub merged: Vec<MergedTopic>,
    /// What it was called before its names were last changed, when that can be taken back.
    pub before: Option<String>,
}
/// A topic that stands for another one no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergedTopic {
    pub id: String,
    /// In the person's language, or as it was first written.
    pub name: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TopicList {
    pub topics: Vec<TopicView>,
    /// Whether this person may rename and merge.
    pub may_edit: bool,
}
/// Topics whose names, in either language, begin like this or resemble it; all when empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TopicSearch {
    pub text: String,
    #[ts(optional)]
    pub limit: Option<u32>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TopicNames {
    pub topic: String,
    pub nl: String,
    pub en: String,
    pub synonyms: Vec<String>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TopicPair {
    pub from: String,
    pub into: String,
}
