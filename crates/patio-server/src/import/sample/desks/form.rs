//! What `desks.json` of the sample says: desks, what was asked there step by step, and incidents.

use super::super::When;
use patio_domain::{QuestionAct, Terms};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    pub(super) desks: Vec<DeskForm>,
    pub(super) questions: Vec<QuestionForm>,
    #[serde(default)]
    pub(super) incidents: Vec<IncidentForm>,
    #[serde(default)]
    pub(super) knowledge: Vec<KeptForm>,
}

/// An answer that a desk keeps.
#[derive(Deserialize)]
pub(super) struct KeptForm {
    pub(super) key: String,
    pub(super) desk: String,
    pub(super) by: String,
    #[serde(flatten)]
    pub(super) when: When,
    /// The question whose answer it is; empty for one that was written for everybody.
    #[serde(default)]
    pub(super) question: String,
    pub(super) title: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) topics: Vec<String>,
    /// When it is looked at again: so many days after today, or before.
    pub(super) review_day: i64,
    #[serde(default)]
    pub(super) votes: Vec<VoteForm>,
}

#[derive(Deserialize)]
pub(super) struct VoteForm {
    pub(super) by: String,
    #[serde(flatten)]
    pub(super) when: When,
    pub(super) helped: bool,
    #[serde(default)]
    pub(super) reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeskForm {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) purpose: String,
    pub(super) lead: String,
    pub(super) agents: Vec<String>,
    /// When it is open and how quickly it means to be; nothing is promised without them.
    #[serde(default)]
    pub(super) terms: Option<Terms>,
    #[serde(default)]
    pub(super) macros: Vec<MacroForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MacroForm {
    pub(super) name: String,
    pub(super) act: QuestionAct,
    pub(super) text: String,
    #[serde(default)]
    pub(super) function_key: Option<u8>,
}

#[derive(Deserialize)]
pub(super) struct QuestionForm {
    pub(super) key: String,
    pub(super) desk: String,
    pub(super) asker: String,
    #[serde(flatten)]
    pub(super) when: When,
    pub(super) title: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) private: bool,
    #[serde(default)]
    pub(super) steps: Vec<StepForm>,
}

#[derive(Deserialize)]
pub(super) struct IncidentForm {
    pub(super) key: String,
    pub(super) desk: String,
    pub(super) by: String,
    #[serde(flatten)]
    pub(super) when: When,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) messages: Vec<MessageForm>,
}

#[derive(Deserialize)]
pub(super) struct MessageForm {
    pub(super) by: String,
    #[serde(flatten)]
    pub(super) when: When,
    pub(super) text: String,
    /// It is over.
    #[serde(default)]
    pub(super) ends: bool,
}

#[derive(Deserialize)]
pub(super) struct StepForm {
    pub(super) act: Act,
    pub(super) by: String,
    #[serde(flatten)]
    pub(super) when: When,
    #[serde(default)]
    pub(super) text: String,
    /// The colleague who gets the question, the desk, the incident, or the priority.
    #[serde(default)]
    pub(super) to: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Act {
    Claim,
    Answer,
    AskBack,
    Add,
    Reopen,
    Confirm,
    Note,
    Assign,
    Transfer,
    Join,
    MeToo,
    /// Says how soon it is to be looked at; `to` is the priority.
    Prioritize,
}
