//! What the command palette shows.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaletteKind {
    Community,
    Conversation,
    Person,
    Desk,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaletteItem {
    pub kind: PaletteKind,
    pub id: String,
    pub label: String,
    pub detail: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaletteAnswer {
    pub items: Vec<PaletteItem>,
}
