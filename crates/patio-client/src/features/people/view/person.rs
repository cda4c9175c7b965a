//! People as screens show them: always with job and expertise beside the name.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Name, job, expertise: the line beside every text of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonCard {
    pub id: String,
    pub name: String,
    pub job: String,
    pub expertise: Vec<String>,
    /// One or two letters for the round face.
    pub initials: String,
    /// 0..=7: the colour derived from the id, the same on every laptop.
    #[ts(type = "number")]
    pub hue: u32,
    /// A file; ask the platform for the address of its variant `small` or `medium`.
    pub photo: Option<String>,
    pub is_me: bool,
    pub disabled: bool,
    /// In a list to choose from: what tells this person from another of the same name, job and expertise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub apart: Option<String>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonList {
    pub people: Vec<PersonCard>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuggestRequest {
    pub text: String,
    /// Members of this community first.
    #[ts(optional)]
    pub community: Option<String>,
    #[ts(optional)]
    pub limit: Option<u32>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfileDraft {
    pub name: String,
    pub job: String,
    pub expertise: Vec<String>,
}
