//! The deadlines of a question as this person sees it. What waits here stops a clock on the screen; when it was stopped says the server's log.

use super::row::Seen;
use crate::features::desks::log::{self, Clocks};
use crate::features::desks::view::due::{Aim, DueState, DueView};
use crate::features::desks::view::priority::{PriorityOffer, PriorityOffers};
use crate::features::desks::view::question::QuestionRow;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::deadline::{self, Deadline, Due, Step};
use patio_domain::{Priority, QuestionAct, QuestionId};

const MINUTE_MS: i64 = 60_000;

fn due_view(deadline: Deadline) -> DueView {
    let aim = match deadline.aim {
        deadline::Aim::Response => Aim::Response,
        deadline::Aim::Solution => Aim::Solution,
    };
    let (state, at, left_min) = match deadline.due {
        Due::At(at) => (DueState::Running, Some(at), None),
        Due::Resting(left_ms) => (DueState::Resting, None, u64::try_from(left_ms / MINUTE_MS).ok()),
        Due::Reached { at, in_time: true } => (DueState::InTime, Some(at), None),
        Due::Reached { at, in_time: false } => (DueState::Late, Some(at), None),
    };
    DueView { aim, state, at, left_min }
}

impl Reading<'_> {
    /// Every deadline of a question, the response first.
    pub(in crate::features::desks) fn due(&self, seen: &Seen, clocks: &mut Clocks) -> Result<Vec<DueView>, StoreError> {
        if seen.body.terms == 0 {
            return Ok(Vec::new());
        }
        let log = log::read(self.connection, &seen.id.to_string())?;
        let deadlines = clocks.deadlines(self.connection, (seen.body.desk, seen.body.terms), &log)?;
        let is_ahead = log.last().is_some_and(|last| last.state != seen.body.state);
        let stands = |deadline: &Deadline| !is_ahead || matches!(deadline.due, Due::Reached { .. });
        Ok(deadlines.into_iter().filter(stands).map(due_view).collect())
    }

    /// What each priority would mean for a question from `now` on; nothing for those who cannot say it.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn priorities(&self, id: &str, now: i64) -> Result<Option<PriorityOffers>, StoreError> {
        let Some(question) = parse::<QuestionId>(id) else { return Ok(None) };
        let Some(seen) = self.seen(question)?.filter(|seen| seen.role.is_some()) else { return Ok(None) };
        let (log, mut clocks, mut offers) = (log::read(self.connection, id)?, Clocks::default(), Vec::new());
        for priority in Priority::ALL {
            let mut log = log.clone();
            let last = log.last().map(|last| Step { at: now.max(last.at), act: QuestionAct::Prioritize, priority, ..*last });
            log.extend(last.filter(|_| priority != seen.body.priority));
            let deadlines = clocks.deadlines(self.connection, (seen.body.desk, seen.body.terms), &log)?;
            let ahead = deadlines.into_iter().filter(|deadline| !matches!(deadline.due, Due::Reached { .. }));
            let current = priority == seen.body.priority;
            offers.push(PriorityOffer { priority: priority.into(), current, due: ahead.map(due_view).collect() });
        }
        Ok(Some(PriorityOffers { offers }))
    }

    /// Rows of a list, with the deadline that each says.
    pub(super) fn question_rows<'q>(&self, all: impl Iterator<Item = &'q Seen>) -> Result<Vec<QuestionRow>, StoreError> {
        let mut clocks = Clocks::default();
        all.map(|seen| self.question_row(seen, next_due(&self.due(seen, &mut clocks)?))).collect()
    }
}

/// What a row says of them: the one that is due next, or the one that rests.
pub(super) fn next_due(due: &[DueView]) -> Option<DueView> {
    let running = due.iter().filter(|due| due.state == DueState::Running).min_by_key(|due| due.at);
    running.or_else(|| due.iter().find(|due| due.state == DueState::Resting)).cloned()
}
