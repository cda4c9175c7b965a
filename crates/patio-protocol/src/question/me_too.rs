//! Somebody else has the same question: they are told of its answer, and nobody asks it twice.
//!
//! Owns the command, the record and its id. Keeps S3: it goes in the lane of its question.

use crate::derived_id::derived_id;
use crate::intent::{Intent, Need, none};
use crate::lane::Lane;
use patio_domain::{PersonId, QuestionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Body of `me_too.set`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeTooSet {
    /// The question.
    pub question: QuestionId,
    /// Whether it is theirs, too, from now on.
    pub on: bool,
}

impl Intent for MeTooSet {
    fn lane(&self) -> Lane {
        Lane::question(self.question)
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile]
    }

    none!(check, files, text, gives);
}

/// A person has a question, too. In the scope of the question's desk: only public questions have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeTooBody {
    /// The question.
    pub question: QuestionId,
    /// Who has it, too.
    pub person: PersonId,
    /// Since when, UTC milliseconds of the server.
    pub since_at: i64,
}

/// The id of the record of one person and one question.
#[must_use]
pub fn me_too_id(question: QuestionId, person: PersonId) -> Uuid {
    derived_id(&[b"me_too", question.0.as_bytes(), person.0.as_bytes()])
}
