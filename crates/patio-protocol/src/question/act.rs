//! Acts on a question that carry no text: taking it, giving it back or to a colleague, saying how soon it is to be looked at, confirming the answer,
//! taking the question back.

use crate::intent::{Intent, none};
use crate::lane::Lane;
use patio_domain::{PersonId, Priority, QuestionId, Refusal};
use serde::{Deserialize, Serialize};

macro_rules! acts {
    ($( $(#[$doc:meta])+ $body:ident; )+) => { $(
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $body {
            /// The question.
            pub question: QuestionId,
        }

        impl Intent for $body {
            fn lane(&self) -> Lane {
                Lane::question(self.question)
            }

            none!(check, files, text, needs, gives);
        }
    )+ };
}

acts! {
    /// Body of `question.claim`: a person of the desk takes it, if nobody has it.
    QuestionClaim;
    /// Body of `question.release`: it goes back to the queue.
    QuestionRelease;
    /// Body of `question.confirm`: its asker says that this was the answer.
    QuestionConfirm;
    /// Body of `question.withdraw`: its asker takes it back; a tombstone stays.
    QuestionWithdraw;
    /// Body of `question.split`: it is taken out of the question with which it was put together.
    QuestionSplit;
    /// Body of `question.leave`: it is taken out of its incident.
    QuestionLeave;
}

/// Body of `question.assign`: a colleague of the desk gets it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionAssign {
    /// The question.
    pub question: QuestionId,
    /// Who gets it.
    pub person: PersonId,
}

impl Intent for QuestionAssign {
    fn lane(&self) -> Lane {
        Lane::question(self.question)
    }

    none!(check, files, text, needs, gives);
}

/// Body of `question.prioritize`: how soon its desk is to look at it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionPrioritize {
    /// The question.
    pub question: QuestionId,
    /// Its priority from then on.
    pub priority: Priority,
}

impl Intent for QuestionPrioritize {
    fn lane(&self) -> Lane {
        Lane::question(self.question)
    }

    none!(check, files, text, needs, gives);
}

/// Body of `question.merge`: it is put together with another question of the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionMerge {
    /// The question.
    pub question: QuestionId,
    /// The question whose answer is its answer, too.
    pub into: QuestionId,
}

impl Intent for QuestionMerge {
    fn lane(&self) -> Lane {
        Lane::question(self.question)
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.question == self.into { Err(Refusal::MergeInvalid) } else { Ok(()) }
    }

    none!(files, text, needs, gives);
}
