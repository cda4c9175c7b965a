//! Desks, and who works there.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::features::people::view::person::PersonCard;
use crate::features::people::view::profile::WorkSpanView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a person does at a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AtDesk {
    /// Answers questions.
    Agent,
    /// Also decides about the desk.
    Lead,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskList {
    /// By name.
    pub desks: Vec<DeskRow>,
    /// This person may make desks.
    pub can_make: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskRow {
    pub id: String,
    pub name: String,
    /// What people ask it.
    pub purpose: String,
    /// What this person does there.
    pub role: Option<AtDesk>,
    /// The first of those who work there.
    pub staff: Vec<PersonCard>,
    #[ts(type = "number")]
    pub staff_count: u64,
    /// Questions that nobody has yet; only counted for those who work there.
    #[ts(type = "number")]
    pub free_count: u64,
    /// Made here, not confirmed.
    pub pending: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskView {
    pub desk: DeskRow,
    /// Leads first, then by name.
    pub staff: Vec<StaffRow>,
    /// When it is open and how quickly it means to be, with what waits here; nothing when nobody said so.
    pub terms: Option<TermsView>,
    /// Saved here, not confirmed.
    pub terms_pending: bool,
    /// The laptop's own zone, to offer.
    pub local_time_zone: String,
    /// This person decides about the desk and its staff.
    pub can_lead: bool,
}
/// When a desk is open and how quickly it means to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermsView {
    pub time_zone: String,
    pub hours: Vec<WorkSpanView>,
    /// Dates such as `2026-12-25`, earliest first.
    pub holidays: Vec<String>,
    /// Open minutes until somebody of the desk wrote to the asker.
    pub response_min: Option<u32>,
    /// Open minutes until it is answered.
    pub solution_min: Option<u32>,
    pub urgent: TargetsView,
    pub high: TargetsView,
    pub low: TargetsView,
}
/// How quickly a desk means to be with questions of a priority; what is absent is as with every question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TargetsView {
    pub response_min: Option<u32>,
    pub solution_min: Option<u32>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermsRequest {
    pub desk: String,
    pub terms: TermsView,
}
/// What a desk promises to somebody who asks it something at an instant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PromiseRequest {
    pub desk: String,
    /// UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
}
/// Instants are UTC milliseconds. A desk that never said when it is open promises nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PromiseView {
    /// When it opens, while it is closed.
    #[ts(type = "number | null")]
    pub opens_at: Option<i64>,
    /// Until when it means to reply.
    #[ts(type = "number | null")]
    pub response_by: Option<i64>,
    /// Until when it means to answer.
    #[ts(type = "number | null")]
    pub solution_by: Option<i64>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StaffRow {
    pub person: PersonCard,
    pub role: AtDesk,
    /// Changed here, not confirmed.
    pub pending: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskDraft {
    pub name: String,
    pub purpose: String,
}
/// A desk's name and purpose from now on; what is absent stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskUpdateRequest {
    pub desk: String,
    #[ts(optional)]
    pub name: Option<String>,
    #[ts(optional)]
    pub purpose: Option<String>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StaffRequest {
    pub desk: String,
    pub person: String,
    /// Nothing: they do not work there any more.
    pub role: Option<AtDesk>,
}
