//! Acts on a question without a text: taking it, giving it back or to a colleague, confirming the answer, taking the question back.

use super::decide::{decide, decide_naming};
use super::log::{self, Change};
use super::reply;
use crate::core::sync::effect::{Act, Effect, Stop};
use patio_domain::limits::{HELP, Quota};
use patio_domain::{QuestionAct, QuestionId, Refusal};
use patio_protocol::command::{QuestionAssign, QuestionClaim, QuestionConfirm, QuestionRelease, QuestionWithdraw};

/// Carries an act out. One that changes nothing leaves nothing.
fn carry_out(act: &mut Act<'_>, question: QuestionId, what: QuestionAct) -> Result<(), Stop> {
    let (held, outcome) = decide(act, question, what)?;
    let change = Change::of(what, act.person, act.now, &held, outcome);
    if (change.state, change.owner) == (held.state, held.owner) {
        return Ok(());
    }
    if what == QuestionAct::Withdraw {
        reply::remove_of(act, &held)?;
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
    /// `question.withdraw`. What its asker wrote goes; what others wrote to it is theirs, and stays.
    QuestionWithdraw => Withdraw;
}

/// `question.assign`. The colleague works at the desk and did not ask the question. Giving it to the person who has it changes nothing.
impl Effect for QuestionAssign {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let (held, outcome, works) = decide_naming(act, self.question, QuestionAct::Assign, Some(self.person))?;
        if works.is_none() || self.person == held.asker {
            return Err(Refusal::NotAssignable.into());
        }
        if (outcome.state, Some(self.person)) == (held.state, held.owner) {
            return Ok(());
        }
        let change = Change { act: QuestionAct::Assign, by: act.person, now: act.now, state: outcome.state, owner: Some(self.person) };
        Ok(log::write(act.tx, act.changes, &held, change)?)
    }
}
