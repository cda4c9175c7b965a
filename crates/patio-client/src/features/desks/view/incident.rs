//! Incidents in a list or a banner, and what a desk does about them.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use patio_domain::rich_text::Doc;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An incident in a list or a banner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IncidentRow {
    pub id: String,
    pub desk: String,
    pub desk_name: String,
    pub title: String,
    /// The first words of what was said last; empty when nothing was.
    pub latest: String,
    #[ts(type = "number")]
    pub opened_at: i64,
    /// When the desk last said something.
    #[ts(type = "number")]
    pub changed_at: i64,
    /// Since when it is over; nothing while it runs.
    #[ts(type = "number | null")]
    pub ended_at: Option<i64>,
    /// Questions on this laptop that are part of it.
    #[ts(type = "number")]
    pub question_count: u64,
    /// A question of this person is part of it.
    pub mine: bool,
    /// This person works at its desk.
    pub is_staff: bool,
    /// Something of this person about it is saved and not confirmed.
    pub pending: bool,
    /// Something of this person about it was refused.
    pub refused: bool,
}
/// The incidents that run, the latest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IncidentList {
    pub incidents: Vec<IncidentRow>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IncidentDraft {
    pub desk: String,
    pub title: String,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// A question that becomes part of it.
    #[ts(optional)]
    pub question: Option<String>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IncidentMessageDraft {
    pub incident: String,
    #[ts(type = "Doc")]
    pub text: Doc,
    /// It is over, and the text is the answer to every question that is part of it.
    pub ends: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JoinRequest {
    pub question: String,
    pub incident: String,
}
