//! Drafts: texts that are not finished. They stay on this laptop.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::features::files::view::FileView;
use patio_domain::rich_text::Doc;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a draft belongs: `post:<community>`, `comment:<post>`, `edit:<post or comment>`.
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
