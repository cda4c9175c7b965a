//! What a person's own LinkedIn data export offers.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A ZIP or CSV of one's own data export, staged like a file; it is read here and goes nowhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkedInRequest {
    pub file: String,
}
/// What was found, to choose from. Nothing is saved by reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkedInOffer {
    pub headline: String,
    pub summary: String,
    pub positions: Vec<LinkedInPosition>,
    pub skills: Vec<String>,
    /// Names of files in the export that were not opened.
    pub unread: Vec<String>,
}
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkedInPosition {
    pub title: String,
    pub company: String,
    pub description: String,
    pub from: String,
    pub until: String,
}
