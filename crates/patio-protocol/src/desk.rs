//! Desks: the commands that make and staff one, and the records about it and the people who work there.
//!
//! Owns their bodies, rules and ids. Must not know questions.

use crate::derived_id::derived_id;
use crate::intent::{Intent, Need, none};
use crate::lane::Lane;
use patio_domain::community::{check_description, check_name};
use patio_domain::deadline::ByPriority;
use patio_domain::{Calendar, DeskId, DeskRole, PersonId, Refusal, Targets, Terms, WorkSpan};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Body of `desk.create`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskCreate {
    /// The desk.
    pub desk: DeskId,
    /// Its name, such as "IT".
    pub name: String,
    /// What people ask it. May be empty.
    pub purpose: String,
}

impl Intent for DeskCreate {
    fn lane(&self) -> Lane {
        Lane::desk(self.desk)
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name(&self.name)?;
        check_description(&self.purpose).map(drop)
    }

    fn gives(&self) -> Option<Need> {
        Some(Need::Desk(self.desk))
    }

    none!(files, text, needs);
}

/// Body of `desk.update`. A field that is absent stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskUpdate {
    /// The desk.
    pub desk: DeskId,
    /// Its name from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What people ask it, from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
}

impl Intent for DeskUpdate {
    fn lane(&self) -> Lane {
        Lane::desk(self.desk)
    }

    fn check(&self) -> Result<(), Refusal> {
        if let Some(name) = &self.name {
            check_name(name)?;
        }
        self.purpose.as_deref().map_or(Ok(()), |purpose| check_description(purpose).map(drop))
    }

    none!(files, text, needs, gives);
}

/// Body of `desk.set_staff`: what a person does at a desk from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskSetStaff {
    /// The desk.
    pub desk: DeskId,
    /// The person.
    pub person: PersonId,
    /// Their role; without one they do not work there any more, and what they had goes back to the queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<DeskRole>,
}

impl Intent for DeskSetStaff {
    fn lane(&self) -> Lane {
        Lane::desk(self.desk)
    }

    none!(check, files, text, needs, gives);
}

/// Body of `desk.set_terms`: when a desk is open and how quickly it means to be, for what is asked from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskSetTerms {
    /// The desk.
    pub desk: DeskId,
    /// Its calendar and its targets.
    #[serde(deserialize_with = "ExactTerms::deserialize")]
    pub terms: Terms,
}

/// The terms of a command, to the letter: a part that only a newer version knows is refused, because a lead who is told "sent" would have lost it.
/// A record is read more loosely (S13).
#[derive(Deserialize)]
#[serde(remote = "Terms", deny_unknown_fields)]
struct ExactTerms {
    #[serde(deserialize_with = "ExactCalendar::deserialize")]
    calendar: Calendar,
    #[serde(default, deserialize_with = "ExactTargets::deserialize")]
    targets: Targets,
    #[serde(default, deserialize_with = "ExactByPriority::deserialize")]
    by_priority: ByPriority,
}

#[derive(Deserialize)]
#[serde(remote = "ByPriority", deny_unknown_fields)]
struct ExactByPriority {
    #[serde(default, deserialize_with = "ExactTargets::deserialize")]
    urgent: Targets,
    #[serde(default, deserialize_with = "ExactTargets::deserialize")]
    high: Targets,
    #[serde(default, deserialize_with = "ExactTargets::deserialize")]
    low: Targets,
}

#[derive(Deserialize)]
#[serde(remote = "Calendar", deny_unknown_fields)]
struct ExactCalendar {
    time_zone: String,
    hours: Vec<WorkSpan>,
    #[serde(default)]
    holidays: Vec<String>,
}

#[derive(Deserialize)]
#[serde(remote = "Targets", deny_unknown_fields)]
struct ExactTargets {
    #[serde(default)]
    response_min: Option<u32>,
    #[serde(default)]
    solution_min: Option<u32>,
}

impl Intent for DeskSetTerms {
    fn lane(&self) -> Lane {
        Lane::desk(self.desk)
    }

    fn check(&self) -> Result<(), Refusal> {
        self.terms.checked().map(drop)
    }

    none!(files, text, needs, gives);
}

/// A desk; in `org`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskBody {
    /// Its name, which no other desk has.
    pub name: String,
    /// What people ask it.
    pub purpose: String,
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
}

/// A person works at a desk; in the scope of the desk, so that everybody who asks knows who reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskStaffBody {
    /// The desk.
    pub desk: DeskId,
    /// The person.
    pub person: PersonId,
    /// What they do there.
    pub role: DeskRole,
    /// Since when they work there, UTC milliseconds.
    pub since_at: i64,
}

/// What a desk promises from an instant on; in `org`, because askers read it, too. There is one for each change: a question keeps the terms under
/// which it was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskTermsBody {
    /// The desk.
    pub desk: DeskId,
    /// 1 for the first terms of a desk, plus one for each change.
    pub number: u32,
    /// The calendar and the targets.
    pub terms: Terms,
    /// From when on, UTC milliseconds of the server.
    pub since_at: i64,
}

/// The id of the record of a desk's terms.
#[must_use]
pub fn desk_terms_id(desk: DeskId, number: u32) -> Uuid {
    derived_id(&[b"desk_terms", desk.0.as_bytes(), &number.to_be_bytes()])
}

/// The id of a staff record.
#[must_use]
pub fn desk_staff_id(desk: DeskId, person: PersonId) -> Uuid {
    derived_id(&[b"desk_staff", desk.0.as_bytes(), person.0.as_bytes()])
}
