//! Priorities: how soon a question is to be looked at, and what each would mean for it.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use super::due::DueView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How soon a question is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Before everything else.
    Urgent,
    /// Before most.
    High,
    /// As every question begins.
    Normal,
    /// When there is time.
    Low,
}

impl From<patio_domain::Priority> for Priority {
    fn from(priority: patio_domain::Priority) -> Priority {
        match priority {
            patio_domain::Priority::Urgent => Priority::Urgent,
            patio_domain::Priority::High => Priority::High,
            patio_domain::Priority::Normal => Priority::Normal,
            patio_domain::Priority::Low => Priority::Low,
        }
    }
}

impl From<Priority> for patio_domain::Priority {
    fn from(priority: Priority) -> patio_domain::Priority {
        match priority {
            Priority::Urgent => patio_domain::Priority::Urgent,
            Priority::High => patio_domain::Priority::High,
            Priority::Normal => patio_domain::Priority::Normal,
            Priority::Low => patio_domain::Priority::Low,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PrioritizeRequest {
    pub question: String,
    pub priority: Priority,
}
/// A priority that a question can get.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PriorityOffer {
    pub priority: Priority,
    /// The question has it.
    pub current: bool,
    /// Its deadlines with it, the response first; those that were reached are not among them.
    pub due: Vec<DueView>,
}
/// What each priority would mean for a question, the most urgent first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PriorityOffers {
    pub offers: Vec<PriorityOffer>,
}
