//! Whether a person may do something with a question, and what it comes to: the domain's table over the facts as they are held.
//!
//! Rights are looked at before anything is locked, and once more under the locks. The locks are taken in one order everywhere: the rows of
//! people at the desk, by their ids, then the question. Shown by `a_claim_by_somebody_who_was_just_removed_is_nobodys`.

use super::question::{Question, find, find_held};
use super::staff;
use crate::core::sync::effect::{Act, Stop};
use crate::store::StoreError;
use patio_domain::question::{Hands, Outcome, Owner, next};
use patio_domain::{DeskRole, PersonId, QuestionAct, QuestionId, Refusal};
use std::collections::BTreeSet;

/// Decides about an act of the acting person. Gives the question, held until the transaction ends, and what the act comes to.
pub(super) fn decide(act: &mut Act<'_>, question: QuestionId, what: QuestionAct) -> Result<(Question, Outcome), Stop> {
    let (held, outcome, _) = decide_naming(act, question, what, None)?;
    Ok((held, outcome))
}

/// The same for an act that names a colleague, who is held as well: gives what they do at the desk.
pub(super) fn decide_naming(
    act: &mut Act<'_>,
    question: QuestionId,
    what: QuestionAct,
    named: Option<PersonId>,
) -> Result<(Question, Outcome, Option<DeskRole>), Stop> {
    let seen = find(act.tx, question)?.ok_or(Refusal::NotFound)?;
    let mut role = staff::find_role(act.tx, seen.desk, act.person)?;
    judge(act, &seen, role, what)?;
    let mut of_named = None;
    let to_hold: BTreeSet<PersonId> = role.map(|_| act.person).into_iter().chain(named).collect();
    for person in to_hold {
        let held = staff::find_role_held(act.tx, seen.desk, person)?;
        if person == act.person {
            role = held;
        }
        if Some(person) == named {
            of_named = held;
        }
    }
    let held = find_held(act.tx, question)?.ok_or(Refusal::NotFound)?;
    // It went to another desk meanwhile: what its people may do is to be looked at anew.
    if held.desk != seen.desk {
        return Err(StoreError::Raced.into());
    }
    let outcome = judge(act, &held, role, what)?;
    Ok((held, outcome, of_named))
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
