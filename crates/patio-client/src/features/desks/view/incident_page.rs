//! One incident, with what was said about it and the questions that are part of it.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::features::desks::view::incident::IncidentRow;
use crate::features::desks::view::question::QuestionRow;
use crate::features::feed::view::conversation::Delivery;
use crate::features::people::view::person::PersonCard;
use patio_domain::Refusal;
use patio_domain::rich_text::Doc;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// One incident with everything about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IncidentView {
    pub incident: IncidentRow,
    pub opened_by: PersonCard,
    pub delivery: Delivery,
    /// The outbox row of the incident itself, while it is not confirmed.
    pub command: Option<String>,
    /// Why the incident itself was refused.
    #[ts(type = "Refusal | null")]
    pub refusal: Option<Refusal>,
    /// What was said, oldest first.
    pub messages: Vec<IncidentMessage>,
    /// The questions that are part of it, the first one asked first.
    pub questions: Vec<QuestionRow>,
    /// This person can say something about it, or end it.
    pub can_write: bool,
    /// Names for the mentions in the texts.
    pub people: Vec<PersonCard>,
}
/// What a desk says about an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IncidentMessage {
    pub id: String,
    pub by: PersonCard,
    #[ts(type = "number")]
    pub at: i64,
    #[ts(type = "Doc")]
    pub text: Doc,
    pub destinations: BTreeMap<String, String>,
    /// With it the incident is over.
    pub ends: bool,
    pub delivery: Delivery,
    /// The outbox row, while it is not confirmed.
    pub command: Option<String>,
    #[ts(type = "Refusal | null")]
    pub refusal: Option<Refusal>,
}
