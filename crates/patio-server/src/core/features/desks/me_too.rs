//! "Me too": a colleague has the same question. They are told of its answer as its asker is, and nobody asks it twice.
//!
//! Owns the table `me_too`. Only public questions have it, so that nobody follows what they may not read. The question is held, so that nobody
//! joins one that is withdrawn at that moment, and so that what is passed on to another desk goes there whole. Shown by `desks::me_too` in the
//! contract.

use super::question::{self, Question};
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::{StoreError, Tx};
use patio_domain::limits::{Quota, RELATIONS};
use patio_domain::question::check_me_too;
use patio_domain::{PersonId, QuestionId, Refusal, Scope};
use patio_protocol::command::MeTooSet;
use patio_protocol::record::{MeTooBody, me_too_id};
use patio_protocol::{Kind, Record};
use uuid::Uuid;

/// `me_too.set`. Setting what is set, or taking back what is not there, changes nothing.
impl Effect for MeTooSet {
    const QUOTA: Quota = RELATIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let seen = question::find(act.tx, self.question)?.ok_or(Refusal::NotFound)?;
        check(&self, act.person, &seen)?;
        if self.on && !act.standing()?.profile_complete {
            return Err(Refusal::ProfileIncomplete.into());
        }
        let held = question::find_held(act.tx, self.question)?.ok_or(Refusal::NotFound)?;
        check(&self, act.person, &held)?;
        let (id, person) = (self.question.to_string(), act.person.to_string());
        let (scope, record) = (Scope::Desk(held.desk), me_too_id(self.question, act.person));
        if !self.on {
            let sql = "DELETE FROM me_too WHERE question_id = $1 AND person_id = $2";
            if act.tx.execute(sql, &[(&id).into(), (&person).into()])? > 0 {
                act.changes.remove(&scope, Kind::MeToo, record);
            }
            return Ok(());
        }
        let sql =
            "INSERT INTO me_too (question_id, person_id, since_at) VALUES ($1, $2, $3) ON CONFLICT (question_id, person_id) DO NOTHING";
        if act.tx.execute(sql, &[(&id).into(), (&person).into(), act.now.into()])? == 0 {
            return Ok(());
        }
        let body = MeTooBody { question: self.question, person: act.person, since_at: act.now };
        Ok(act.changes.put(&scope, record, &Record::MeToo(body))?)
    }
}

/// Whoever follows a question may stop whenever they can read it, also after it was withdrawn.
fn check(set: &MeTooSet, by: PersonId, question: &Question) -> Result<(), Refusal> {
    match check_me_too(question.state, question.asker == by, question.private) {
        Err(Refusal::Withdrawn) if !set.on => Ok(()),
        checked => checked,
    }
}

/// The records of those who have a question, too.
pub(super) fn list(tx: &mut dyn Tx, question: QuestionId) -> Result<Vec<Uuid>, StoreError> {
    let of = question.to_string();
    let sql = "SELECT person_id FROM me_too WHERE question_id = $1 ORDER BY person_id";
    tx.query(sql, &[(&of).into()])?.iter().map(|row| Ok(me_too_id(question, row.parse(0)?))).collect()
}
