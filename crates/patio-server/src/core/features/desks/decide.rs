//! Whether a person may do something with a question, and what it comes to: the domain's table over the facts as they are held.
//!
//! Rights are looked at before anything is locked, and once more under the locks. The locks are taken in one order everywhere: the rows of
//! people at the desk, by their ids, then an incident, then the questions, by theirs. Shown by `a_claim_by_somebody_who_was_just_removed_is_nobodys`.

use super::incident::{self, Incident};
use super::question::{Question, find, find_held};
use super::staff;
use crate::core::sync::effect::{Act, Stop};
use crate::store::StoreError;
use patio_domain::question::{Hands, Outcome, Owner, next};
use patio_domain::{DeskRole, IncidentId, PersonId, QuestionAct, QuestionId, Refusal};
use std::collections::BTreeSet;

/// What an act touches beside its question and the person who acts.
#[derive(Default)]
pub(super) struct Also {
    /// A colleague who is named.
    pub(super) person: Option<PersonId>,
    /// An incident.
    pub(super) incident: Option<IncidentId>,
    /// Other questions.
    pub(super) questions: Vec<QuestionId>,
}

/// What was decided, over rows that are held until the transaction ends.
pub(super) struct Decided {
    pub(super) held: Question,
    pub(super) outcome: Outcome,
    /// What the colleague who is named does at the desk.
    pub(super) works: Option<DeskRole>,
    pub(super) incident: Option<Incident>,
    /// The other questions, in the order of their ids.
    pub(super) others: Vec<Question>,
}

/// Decides about an act of the acting person. Gives the question, held until the transaction ends, and what the act comes to.
pub(super) fn decide(act: &mut Act<'_>, question: QuestionId, what: QuestionAct) -> Result<(Question, Outcome), Stop> {
    let decided = decide_with(act, question, what, &Also::default())?;
    Ok((decided.held, decided.outcome))
}

/// The same for an act that touches more.
pub(super) fn decide_with(act: &mut Act<'_>, question: QuestionId, what: QuestionAct, also: &Also) -> Result<Decided, Stop> {
    let seen = find(act.tx, question)?.ok_or(Refusal::NotFound)?;
    let mut role = staff::find_role(act.tx, seen.desk, act.person)?;
    judge(act, &seen, role, what)?;
    let mut works = None;
    let people: BTreeSet<PersonId> = role.map(|_| act.person).into_iter().chain(also.person).collect();
    for person in people {
        let held = staff::find_role_held(act.tx, seen.desk, person)?;
        if person == act.person {
            role = held;
        }
        if Some(person) == also.person {
            works = held;
        }
    }
    let incident = match also.incident {
        Some(incident) => Some(incident::find_held(act.tx, incident)?.ok_or(Refusal::NotFound)?),
        None => None,
    };
    let questions: BTreeSet<QuestionId> = [question].into_iter().chain(also.questions.iter().copied()).collect();
    let mut held = Vec::with_capacity(questions.len());
    for id in questions {
        held.push(find_held(act.tx, id)?.ok_or(Refusal::NotFound)?);
    }
    let (others, mut held): (Vec<_>, Vec<_>) = held.into_iter().partition(|one| one.id != question);
    let held = held.pop().ok_or(Refusal::NotFound)?;
    // It went to another desk meanwhile: what its people may do is to be looked at anew.
    if held.desk != seen.desk {
        return Err(StoreError::Raced.into());
    }
    let outcome = judge(act, &held, role, what)?;
    Ok(Decided { held, outcome, works, incident, others })
}

fn judge(act: &mut Act<'_>, question: &Question, role: Option<DeskRole>, what: QuestionAct) -> Result<Outcome, Stop> {
    let asker = question.asker == act.person;
    if question.private && !asker && role.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let owner = match question.owner {
        None => Owner::Nobody,
        Some(owner) if owner == act.person => Owner::Oneself,
        // A person who does not work there any more stands in nobody's way.
        Some(owner) if staff::find_role(act.tx, question.desk, owner)?.is_none() => Owner::Nobody,
        Some(_) => Owner::Another,
    };
    match (next(what, question.state, Hands { asker, staff: role, owner }), question.owner) {
        (Ok(outcome), _) => Ok(outcome),
        (Err(Refusal::ClaimedByAnother), Some(owner)) if owner != act.person => Err(Stop::ClaimedBy(owner)),
        (Err(refusal), _) => Err(refusal.into()),
    }
}
