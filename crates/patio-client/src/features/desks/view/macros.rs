//! Macros: texts that a desk uses often.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use super::question::Deed;
use crate::features::people::view::person::PersonCard;
use patio_domain::Refusal;
use patio_domain::rich_text::Doc;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MacroList {
    /// Those with a key first, by key; then by name.
    pub macros: Vec<MacroRow>,
    /// Everybody whom one of the texts mentions.
    pub people: Vec<PersonCard>,
    /// This person keeps them.
    pub can_lead: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MacroRow {
    pub id: String,
    pub name: String,
    /// What it does to a question: answer, ask back or note.
    pub deed: Deed,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// How it begins.
    pub excerpt: String,
    /// The number of its function key.
    pub key: Option<u8>,
    /// Places in the text that nothing fills in by itself, in order of the alphabet.
    pub blanks: Vec<String>,
    /// Saved here, not confirmed.
    pub pending: bool,
    /// Why the server did not take what was saved here.
    #[ts(type = "Refusal | null")]
    pub refusal: Option<Refusal>,
    /// The command of that, to put it away.
    pub command: Option<String>,
}
/// A macro from now on; without an id it is a new one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MacroDraft {
    #[ts(optional)]
    pub id: Option<String>,
    pub desk: String,
    pub name: String,
    pub deed: Deed,
    #[ts(type = "Doc")]
    pub text: Doc,
    #[ts(optional)]
    pub key: Option<u8>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MacroRequest {
    pub id: String,
    pub desk: String,
}
