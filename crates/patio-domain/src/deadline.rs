//! Deadlines of a question: until when it is to have a first response and a solution, reckoned from its log, and the targets and the calendar
//! of its desk as they were when it was asked.
//!
//! Owns the two clocks and when they run, rest and stop. Must not read a clock: what is due is an instant, and whether that is over says whoever
//! looks at it. Shown by `deadline/tests.rs`.

use crate::calendar::{Calendar, Openings};
use crate::limits::TARGET_MAX_MIN;
use crate::priority::Priority;
use crate::question::{QuestionAct, QuestionState};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use stretches::Stretches;

/// How quickly a desk means to be, in minutes in which it is open. What is absent has no deadline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Targets {
    /// Until somebody of the desk wrote to the asker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_min: Option<u32>,
    /// Until it is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solution_min: Option<u32>,
}

impl Targets {
    fn is_empty(&self) -> bool {
        *self == Targets::default()
    }
}

/// Where a desk means to be quicker or slower than usual. What is absent is as with every question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ByPriority {
    /// With urgent questions.
    #[serde(skip_serializing_if = "Targets::is_empty")]
    pub urgent: Targets,
    /// With questions of a high priority.
    #[serde(skip_serializing_if = "Targets::is_empty")]
    pub high: Targets,
    /// With questions of a low priority.
    #[serde(skip_serializing_if = "Targets::is_empty")]
    pub low: Targets,
}

impl ByPriority {
    /// Whether all priorities are alike.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == ByPriority::default()
    }
}

/// What a desk promises: its calendar and its targets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// When it is open.
    pub calendar: Calendar,
    /// How quickly it means to be.
    #[serde(default)]
    pub targets: Targets,
    /// Where that depends on the priority of a question.
    #[serde(default, skip_serializing_if = "ByPriority::is_empty")]
    pub by_priority: ByPriority,
}

impl Terms {
    /// How quickly it means to be with questions of a priority.
    #[must_use]
    pub fn targets_of(&self, priority: Priority) -> Targets {
        let own = match priority {
            Priority::Urgent => self.by_priority.urgent,
            Priority::High => self.by_priority.high,
            Priority::Normal => self.targets,
            Priority::Low => self.by_priority.low,
        };
        Targets {
            response_min: own.response_min.or(self.targets.response_min),
            solution_min: own.solution_min.or(self.targets.solution_min),
        }
    }

    /// The terms in order.
    ///
    /// # Errors
    /// `CalendarInvalid`; `TargetInvalid` for a target of zero, one longer than a year, and a target of a desk that is never open.
    pub fn checked(&self) -> Result<Terms, Refusal> {
        let calendar = self.calendar.checked()?;
        let ByPriority { urgent, high, low } = self.by_priority;
        let targets = [self.targets, urgent, high, low].map(|targets| [targets.response_min, targets.solution_min]).concat();
        let fits = targets.iter().flatten().all(|minutes| (1..=TARGET_MAX_MIN).contains(minutes));
        if !fits || (calendar.hours.is_empty() && targets.iter().any(Option::is_some)) {
            return Err(Refusal::TargetInvalid);
        }
        Ok(Terms { calendar, targets: self.targets, by_priority: self.by_priority })
    }
}

/// One line of a question's log, oldest first: the server's time, what was done, and the state and the priority from then on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// UTC milliseconds of the server.
    pub at: i64,
    /// What was done.
    pub act: QuestionAct,
    /// The state from then on.
    pub state: QuestionState,
    /// The priority from then on.
    pub priority: Priority,
}

/// What a deadline is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aim {
    /// Somebody of the desk writes to the asker.
    Response,
    /// It is answered.
    Solution,
}

/// Where a deadline stands. Instants are UTC milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The clock runs: it is due then, or was.
    At(i64),
    /// The desk waits for the asker or for the end of an incident: so many open milliseconds are left, none when the target was missed before.
    Resting(i64),
    /// It was reached in time, or too late.
    Reached {
        /// When.
        at: i64,
        /// In time.
        in_time: bool,
    },
}

/// A deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What for.
    pub aim: Aim,
    /// Where it stands.
    pub due: Due,
}

/// The deadlines of a question: all of them, the response first; none for one that was withdrawn or put together with another, and none that its
/// desk has no target for.
/// `openings` is the calendar of the terms and begins no later than the log.
pub fn deadlines(log: &[Step], terms: &Terms, openings: &mut Openings) -> Vec<Deadline> {
    let Some(last) = log.last() else { return Vec::new() };
    if matches!(last.state, QuestionState::Withdrawn | QuestionState::Merged) {
        return Vec::new();
    }
    let response = response(log, terms, openings).map(|due| Deadline { aim: Aim::Response, due });
    let solution = solution(log, terms, openings).map(|due| Deadline { aim: Aim::Solution, due });
    response.into_iter().chain(solution).collect()
}

/// The clock of the response runs until somebody of the desk wrote to the asker, and stands still in an incident: there the desk writes to all.
fn response(log: &[Step], terms: &Terms, openings: &mut Openings) -> Option<Due> {
    let mut stretch = Stretches::new(terms.targets.response_min);
    for step in log {
        let now = openings.elapsed(step.at);
        stretch.stop(now, openings);
        if matches!(step.act, QuestionAct::Answer | QuestionAct::AskBack) {
            return stretch.reached(step.at);
        }
        stretch.aim(terms.targets_of(step.priority).response_min);
        if step.state != QuestionState::InIncident {
            stretch.begin(now);
        }
    }
    stretch.due(openings)
}

/// The clock of the solution runs while the desk has something to do. It rests while the asker is asked and in an incident, and stands still
/// while there is an answer: a question that is reopened goes on with what was left.
fn solution(log: &[Step], terms: &Terms, openings: &mut Openings) -> Option<Due> {
    let mut stretch = Stretches::new(terms.targets.solution_min);
    let mut answered_at = None;
    for step in log {
        let now = openings.elapsed(step.at);
        stretch.stop(now, openings);
        stretch.aim(terms.targets_of(step.priority).solution_min);
        if matches!(step.state, QuestionState::Queued | QuestionState::Claimed) {
            stretch.begin(now);
        }
        // A later word to an answer leaves it reached when it was.
        let is_answered = matches!(step.state, QuestionState::Answered | QuestionState::Confirmed);
        answered_at = if is_answered { answered_at.or(Some(step.at)) } else { None };
    }
    match answered_at {
        Some(at) => stretch.reached(at),
        None => stretch.due(openings),
    }
}

/// When the next of these deadlines is due, or was; nothing when no clock runs.
#[must_use]
pub fn next_due(deadlines: &[Deadline]) -> Option<i64> {
    deadlines.iter().filter_map(|deadline| if let Due::At(at) = deadline.due { Some(at) } else { None }).min()
}

mod stretches;
#[cfg(test)]
mod tests;
