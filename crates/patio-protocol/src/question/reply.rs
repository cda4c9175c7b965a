//! Texts below a question, each with what it does to the question: an answer, something asked back, an addition, a note of the desk.
//!
//! Owns their commands and their record. A text and the state that it brings are one command, so that neither comes without the other.

use crate::intent::{Intent, Need, Written, WrittenFiles, none};
use crate::lane::Lane;
use patio_domain::limits::QUESTION_MAX_CHARS;
use patio_domain::rich_text::Doc;
use patio_domain::{DeskId, PersonId, QuestionAct, QuestionId, Refusal, ReplyId};
use serde::{Deserialize, Serialize};

macro_rules! replies {
    ($( $(#[$doc:meta])+ $body:ident in $draft:literal; )+) => { $(
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $body {
            /// The text's own id.
            pub reply: ReplyId,
            /// The question.
            pub question: QuestionId,
            /// The text.
            pub text: Doc,
        }

        impl Intent for $body {
            fn lane(&self) -> Lane {
                Lane::question(self.question)
            }

            fn check(&self) -> Result<(), Refusal> {
                self.text.check(QUESTION_MAX_CHARS)
            }

            fn text(&self) -> Option<Written<'_>> {
                Some(Written {
                    draft: format!(concat!($draft, ":{}"), self.question),
                    title: "",
                    text: &self.text,
                    reply_to: None,
                    new_in: None,
                    files: WrittenFiles::These(Vec::new()),
                })
            }

            fn needs(&self) -> Vec<Need> {
                vec![Need::Profile]
            }

            none!(files, gives);
        }
    )+ };
}

// A note has a draft of its own: what only the desk may read never becomes an answer by mistake.
replies! {
    /// Body of `question.answer`: the desk answers.
    QuestionAnswer in "reply";
    /// Body of `question.ask_back`: the desk asks something back, and waits.
    QuestionAskBack in "reply";
    /// Body of `question.add`: its asker adds something.
    QuestionAdd in "reply";
    /// Body of `question.reopen`: its asker says why the answer does not solve it.
    QuestionReopen in "reply";
    /// Body of `question.note`: a note that only the desk reads.
    QuestionNote in "note";
}

/// Body of `question.transfer`: another desk gets it, and both desks read why. The reason is a text of the desk, and its draft that of a note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionTransfer {
    /// The reason's own id.
    pub reply: ReplyId,
    /// The question.
    pub question: QuestionId,
    /// The desk that gets it.
    pub desk: DeskId,
    /// Why.
    pub text: Doc,
}

impl Intent for QuestionTransfer {
    fn lane(&self) -> Lane {
        Lane::question(self.question)
    }

    fn check(&self) -> Result<(), Refusal> {
        self.text.check(QUESTION_MAX_CHARS)
    }

    fn text(&self) -> Option<Written<'_>> {
        let draft = format!("note:{}", self.question);
        Some(Written { draft, title: "", text: &self.text, reply_to: None, new_in: None, files: WrittenFiles::These(Vec::new()) })
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile, Need::Desk(self.desk)]
    }

    none!(files, gives);
}

/// A text below a question: in the scopes of the question; a note in that of the desk's staff alone, and the reason of a transfer in those of
/// the staff of both desks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplyBody {
    /// The question.
    pub question: QuestionId,
    /// Its desk then; with the reason of a transfer the desk that got it.
    pub desk: DeskId,
    /// Who wrote it.
    pub author: PersonId,
    /// What it did.
    pub act: QuestionAct,
    /// The text.
    pub text: Doc,
    /// When the server recorded it, UTC milliseconds.
    pub written_at: i64,
}
