//! Incidents: one cause of many questions. The commands of desks, and the records that everybody reads.
//!
//! Owns their bodies, rules and ids. What an incident does to a question stands in `patio_domain::question`. Keeps S3: everything about one
//! incident is one lane; that a question becomes part of it is in the lane of the question.

use crate::intent::{Intent, Need, Written, WrittenFiles, none};
use crate::lane::Lane;
use patio_domain::limits::INCIDENT_MAX_CHARS;
use patio_domain::rich_text::Doc;
use patio_domain::title::check_title;
use patio_domain::{DeskId, IncidentId, MessageId, PersonId, QuestionId, Refusal};
use serde::{Deserialize, Serialize};

/// Body of `incident.open`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncidentOpen {
    /// The incident.
    pub incident: IncidentId,
    /// The desk that opens it.
    pub desk: DeskId,
    /// What is the matter, in one line.
    pub title: String,
    /// More about it; may be empty.
    pub text: Doc,
}

impl Intent for IncidentOpen {
    fn lane(&self) -> Lane {
        Lane::incident(self.incident)
    }

    fn check(&self) -> Result<(), Refusal> {
        if check_title(&self.title)?.is_empty() {
            return Err(Refusal::QuestionTitleInvalid);
        }
        match self.text.check(INCIDENT_MAX_CHARS) {
            Err(Refusal::TextEmpty) => Ok(()),
            checked => checked,
        }
    }

    fn text(&self) -> Option<Written<'_>> {
        Some(written(format!("incident:{}", self.desk), &self.title, &self.text))
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile, Need::Desk(self.desk)]
    }

    fn gives(&self) -> Option<Need> {
        Some(Need::Incident(self.incident))
    }

    none!(files);
}

// What the desk says to everybody.
macro_rules! messages {
    ($( $(#[$doc:meta])+ $body:ident; )+) => { $(
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $body {
            /// The message.
            pub message: MessageId,
            /// The incident.
            pub incident: IncidentId,
            /// What the desk says.
            pub text: Doc,
        }

        impl Intent for $body {
            fn lane(&self) -> Lane {
                Lane::incident(self.incident)
            }

            fn check(&self) -> Result<(), Refusal> {
                self.text.check(INCIDENT_MAX_CHARS)
            }

            fn text(&self) -> Option<Written<'_>> {
                Some(written(format!("message:{}", self.incident), "", &self.text))
            }

            fn needs(&self) -> Vec<Need> {
                vec![Need::Profile, Need::Incident(self.incident)]
            }

            none!(files, gives);
        }
    )+ };
}

messages! {
    /// Body of `incident.update`: what is known by now.
    IncidentUpdate;
    /// Body of `incident.end`: it is over, and this is the answer to every question that is part of it.
    IncidentEnd;
}

fn written<'a>(draft: String, title: &'a str, text: &'a Doc) -> Written<'a> {
    Written { draft, title, text, reply_to: None, new_in: None, files: WrittenFiles::These(Vec::new()) }
}

/// Body of `question.join`: a question becomes part of an incident of its desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionJoin {
    /// The question.
    pub question: QuestionId,
    /// The incident.
    pub incident: IncidentId,
}

impl Intent for QuestionJoin {
    fn lane(&self) -> Lane {
        Lane::question(self.question)
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Incident(self.incident)]
    }

    none!(check, files, text, gives);
}

/// An incident; in `org`, so that everybody knows of it, also without a network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IncidentBody {
    /// The desk that opened it.
    pub desk: DeskId,
    /// What is the matter, in one line.
    pub title: String,
    /// Who opened it.
    pub opened_by: PersonId,
    /// When, UTC milliseconds of the server.
    pub opened_at: i64,
    /// When the desk last said something about it.
    pub changed_at: i64,
    /// Since when it is over; nothing while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<i64>,
}

/// What a desk says about an incident; in `org`. The text with which it was opened has the id of the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IncidentMessageBody {
    /// The incident.
    pub incident: IncidentId,
    /// Who wrote it.
    pub author: PersonId,
    /// What is said.
    pub text: Doc,
    /// When, UTC milliseconds of the server.
    pub written_at: i64,
    /// With it the incident was over.
    #[serde(default, skip_serializing_if = "is_not")]
    pub ends: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_not(flag: &bool) -> bool {
    !flag
}
