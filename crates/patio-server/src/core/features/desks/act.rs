//! Acts on a question without a text: taking it, giving it back or to a colleague, putting it together with another or making it part of an incident, confirming
//! the answer, taking the question back.

use super::decide::{Also, Decided, decide, decide_with};
use super::log::{self, Change};
use super::{incident, question, reply, staff};
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::StoreError;
use patio_domain::limits::{HELP, INCIDENT_MAX_QUESTIONS, Quota};
use patio_domain::question::{Outcome, Owner};
use patio_domain::{QuestionAct, QuestionId, QuestionState, Refusal};
use patio_protocol::command::{
    QuestionAssign, QuestionClaim, QuestionConfirm, QuestionJoin, QuestionLeave, QuestionMerge, QuestionPrioritize, QuestionRelease,
    QuestionSplit, QuestionWithdraw,
};

/// Carries an act out. One that changes nothing leaves nothing.
fn carry_out(act: &mut Act<'_>, question: QuestionId, what: QuestionAct) -> Result<(), Stop> {
    let (held, outcome) = decide(act, question, what)?;
    let change = Change::of(what, act.person, act.now, &held, outcome);
    if (change.state, change.owner) == (held.state, held.owner) {
        return Ok(());
    }
    Ok(log::write(act.tx, act.changes, &held, change)?)
}

macro_rules! acts {
    ($( $(#[$doc:meta])+ $body:ident => $act:ident; )+) => { $(
        $(#[$doc])+
        impl Effect for $body {
            const QUOTA: Quota = HELP;

            fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
                carry_out(act, self.question, QuestionAct::$act)
            }
        }
    )+ };
}

acts! {
    /// `question.claim`. Of several people who take it at once, one has it, and the others are told who.
    QuestionClaim => Claim;
    /// `question.release`.
    QuestionRelease => Release;
    /// `question.confirm`.
    QuestionConfirm => Confirm;
    /// `question.split`. It goes back to the queue.
    QuestionSplit => Split;
    /// `question.leave`. It goes back to the queue.
    QuestionLeave => Leave;
}

/// `question.withdraw`. What its asker wrote goes; what others wrote to it is theirs, and stays. Questions that were put together with it are
/// questions of their own again.
impl Effect for QuestionWithdraw {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let also = Also { questions: question::list_merged(act.tx, self.question)?, ..Also::default() };
        let Decided { held, outcome, others, .. } = decide_with(act, self.question, QuestionAct::Withdraw, &also)?;
        if outcome.state == held.state {
            return Ok(());
        }
        // One came meanwhile.
        if question::list_merged(act.tx, self.question)? != others.iter().map(|other| other.id).collect::<Vec<_>>() {
            return Err(StoreError::Raced.into());
        }
        reply::remove_of(act, &held)?;
        for other in &others {
            let out = Outcome { state: QuestionState::Queued, owner: Owner::Nobody };
            let change = Change::of(QuestionAct::Split, act.person, act.now, other, out);
            log::write(act.tx, act.changes, other, change)?;
        }
        let change = Change::of(QuestionAct::Withdraw, act.person, act.now, &held, outcome);
        Ok(log::write(act.tx, act.changes, &held, change)?)
    }
}

/// `question.merge`. Both are public, or of the same asker: nobody follows a question that they may not read. Both are at one desk.
impl Effect for QuestionMerge {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        if self.question == self.into {
            return Err(Refusal::MergeInvalid.into());
        }
        let into = question::find(act.tx, self.into)?.ok_or(Refusal::NotFound)?;
        if into.private && into.asker != act.person && staff::find_role(act.tx, into.desk, act.person)?.is_none() {
            return Err(Refusal::NotFound.into());
        }
        let also = Also { questions: vec![self.into], ..Also::default() };
        let Decided { held, outcome, others, .. } = decide_with(act, self.question, QuestionAct::Merge, &also)?;
        let into = others.first().ok_or(Refusal::NotFound)?;
        if (held.private || into.private) && !(held.private && into.private && held.asker == into.asker) {
            return Err(Refusal::MergePrivate.into());
        }
        if into.desk != held.desk || matches!(into.state, QuestionState::Merged | QuestionState::Withdrawn) {
            return Err(Refusal::MergeInvalid.into());
        }
        let change = Change::of(QuestionAct::Merge, act.person, act.now, &held, outcome);
        Ok(log::write(act.tx, act.changes, &held, Change { into: Some(into.id), ..change })?)
    }
}

/// `question.join`. The incident is held before the question, so that its end answers every question that is part of it. One that is over answers
/// what comes late, too: after a restored backup the end may come back before what was part of it.
impl Effect for QuestionJoin {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let also = Also { incident: Some(self.incident), ..Also::default() };
        let Decided { held, outcome, incident, .. } = decide_with(act, self.question, QuestionAct::Join, &also)?;
        let incident = incident.ok_or(Refusal::NotFound)?;
        match held.incident {
            Some(is_in) if is_in == incident.id => return Ok(()),
            Some(_) => return Err(Refusal::InAnotherIncident.into()),
            None if incident.desk != held.desk => return Err(Refusal::IncidentElsewhere.into()),
            None if question::list_in_incident(act.tx, incident.id)?.len() >= INCIDENT_MAX_QUESTIONS => {
                return Err(Refusal::IncidentFull.into());
            }
            None => {}
        }
        if let Some(ended_by) = incident.ended_by {
            return Ok(incident::answer(act, &held, incident.id, ended_by)?);
        }
        let change = Change::of(QuestionAct::Join, act.person, act.now, &held, outcome);
        Ok(log::write(act.tx, act.changes, &held, Change { incident: Some(incident.id), ..change })?)
    }
}

/// `question.prioritize`. Everybody at the desk may say it, whoever has the question; the log says who did.
impl Effect for QuestionPrioritize {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let (held, outcome) = decide(act, self.question, QuestionAct::Prioritize)?;
        if question::get_body(act.tx, act.changes, &held)?.priority == self.priority {
            return Ok(());
        }
        let change = Change::of(QuestionAct::Prioritize, act.person, act.now, &held, outcome);
        Ok(log::write(act.tx, act.changes, &held, Change { priority: Some(self.priority), ..change })?)
    }
}

/// `question.assign`. The colleague works at the desk and did not ask the question. Giving it to the person who has it changes nothing.
impl Effect for QuestionAssign {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let also = Also { person: Some(self.person), ..Also::default() };
        let Decided { held, outcome, works, .. } = decide_with(act, self.question, QuestionAct::Assign, &also)?;
        if works.is_none() || self.person == held.asker {
            return Err(Refusal::NotAssignable.into());
        }
        if (outcome.state, Some(self.person)) == (held.state, held.owner) {
            return Ok(());
        }
        let change = Change {
            act: QuestionAct::Assign,
            by: act.person,
            now: act.now,
            state: outcome.state,
            owner: Some(self.person),
            into: None,
            incident: None,
            priority: None,
        };
        Ok(log::write(act.tx, act.changes, &held, change)?)
    }
}
