//! Questions: the commands of askers and desks, and the records about a question, the texts below it and what was done with it.
//!
//! Owns their bodies, rules and ids. Which act is allowed when stands in `patio_domain::question`. Keeps S3: everything about one question is one
//! lane.

mod act;
mod me_too;
mod reply;

pub use act::{
    QuestionAssign, QuestionClaim, QuestionConfirm, QuestionLeave, QuestionMerge, QuestionPrioritize, QuestionRelease, QuestionSplit,
    QuestionWithdraw,
};
pub use me_too::{MeTooBody, MeTooSet, me_too_id};
pub use reply::{QuestionAdd, QuestionAnswer, QuestionAskBack, QuestionNote, QuestionReopen, QuestionTransfer, ReplyBody};

use crate::derived_id::derived_id;
use crate::intent::{Intent, Need, Written, WrittenFiles, none};
use crate::lane::Lane;
use patio_domain::limits::QUESTION_MAX_CHARS;
use patio_domain::rich_text::Doc;
use patio_domain::title::check_title;
use patio_domain::{DeskId, IncidentId, PersonId, Priority, QuestionAct, QuestionId, QuestionState, Refusal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Body of `question.ask`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionAsk {
    /// The question.
    pub question: QuestionId,
    /// The desk it goes to.
    pub desk: DeskId,
    /// What is asked, in one line.
    pub title: String,
    /// More about it; may be empty.
    pub text: Doc,
    /// Whether only its asker and the desk may read it.
    pub private: bool,
}

impl Intent for QuestionAsk {
    fn lane(&self) -> Lane {
        Lane::question(self.question)
    }

    fn check(&self) -> Result<(), Refusal> {
        if check_title(&self.title)?.is_empty() {
            return Err(Refusal::QuestionTitleInvalid);
        }
        match self.text.check(QUESTION_MAX_CHARS) {
            Err(Refusal::TextEmpty) => Ok(()),
            checked => checked,
        }
    }

    fn text(&self) -> Option<Written<'_>> {
        let draft = ask_draft(self.desk, self.private);
        Some(Written { draft, title: &self.title, text: &self.text, reply_to: None, new_in: None, files: WrittenFiles::These(Vec::new()) })
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile, Need::Desk(self.desk)]
    }

    none!(files, gives);
}

/// The key of the draft of a new question. It says whether the question is private, so that a draft that comes back never turns public.
#[must_use]
pub fn ask_draft(desk: DeskId, private: bool) -> String {
    if private { format!("ask-private:{desk}") } else { format!("ask:{desk}") }
}

/// A question. A public one is in the scope of its desk; a private one in that of the desk's staff and in its asker's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionBody {
    /// The desk it is at.
    pub desk: DeskId,
    /// Who asks.
    pub asker: PersonId,
    /// What is asked, in one line; empty when withdrawn.
    pub title: String,
    /// More about it.
    pub text: Doc,
    /// Whether only its asker and the desk read it.
    pub private: bool,
    /// Where it stands.
    pub state: QuestionState,
    /// Who has it, or answered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// When it was asked, UTC milliseconds of the server.
    pub asked_at: i64,
    /// When something last happened to it: an act or a text that everybody reads who may see it.
    pub changed_at: i64,
    /// 1 at first, plus one for each change of state, owner or priority.
    pub version: u32,
    /// The number of its desk's terms when it was asked there or came from another desk; 0 when the desk had none.
    #[serde(default, skip_serializing_if = "is_none")]
    pub terms: u32,
    /// The question with which it was put together, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<QuestionId>,
    /// The incident it is part of, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// How soon its desk is to look at it.
    #[serde(default, skip_serializing_if = "Priority::is_normal")]
    pub priority: Priority,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_none(terms: &u32) -> bool {
    *terms == 0
}

/// What was done with a question, one record for each change of state, owner or priority: its log. In the scopes of the question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionEventBody {
    /// The question.
    pub question: QuestionId,
    /// Its desk from then on.
    pub desk: DeskId,
    /// What was done.
    pub act: QuestionAct,
    /// Who did it.
    pub by: PersonId,
    /// When the server recorded it, UTC milliseconds.
    pub at: i64,
    /// The state from then on.
    pub state: QuestionState,
    /// Who had it from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// The question's version from then on.
    pub version: u32,
    /// With a merge, the question with which it was put together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<QuestionId>,
    /// With an incident, the one it became part of, or whose end answered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
    /// The priority from then on.
    #[serde(default, skip_serializing_if = "Priority::is_normal")]
    pub priority: Priority,
}

/// The id of the record of an event.
#[must_use]
pub fn question_event_id(question: QuestionId, version: u32) -> Uuid {
    derived_id(&[b"question_event", question.0.as_bytes(), &version.to_be_bytes()])
}
