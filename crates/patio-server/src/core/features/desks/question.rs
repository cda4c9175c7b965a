//! Questions as command handling needs them, and asking one.

use super::{QUESTION, desk, log, staff};
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::core::sync::entity;
use crate::store::{Row, StoreError, Tx};
use patio_domain::limits::{QUESTIONS, Quota};
use patio_domain::question::{Hands, Outcome, Owner, next};
use patio_domain::title::check_title;
use patio_domain::{DeskId, DeskRole, PersonId, QuestionAct, QuestionId, QuestionState, Refusal, Scope};
use patio_protocol::command::QuestionAsk;
use patio_protocol::record::QuestionBody;
use patio_protocol::{Kind, Record};

/// A question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    pub(super) id: QuestionId,
    pub(super) desk: DeskId,
    pub(super) asker: PersonId,
    pub(super) private: bool,
    pub(super) state: QuestionState,
    pub(super) owner: Option<PersonId>,
    pub(super) version: i64,
}

impl Question {
    /// Who reads it and what is written below it.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        if self.private { vec![Scope::DeskStaff(self.desk), Scope::Person(self.asker)] } else { vec![Scope::Desk(self.desk)] }
    }
}

fn read(row: &Row) -> Result<Question, StoreError> {
    Ok(Question {
        id: row.parse(0)?,
        desk: row.parse(1)?,
        asker: row.parse(2)?,
        private: row.int(3)? != 0,
        state: QuestionState::of_word(row.text(4)?).ok_or(StoreError::Shape("an unknown state of a question"))?,
        owner: row.opt_text(5)?.map(str::parse).transpose().map_err(|_| StoreError::Shape("an owner without an id"))?,
        version: row.int(6)?,
    })
}

fn find(tx: &mut dyn Tx, question: QuestionId) -> Result<Option<Question>, StoreError> {
    let id = question.to_string();
    let sql = "SELECT question_id, desk_id, asker_id, private, state, owner_id, version FROM question WHERE question_id = $1";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// A question, held until the transaction ends: what is done with it follows one after the other.
pub(super) fn find_held(tx: &mut dyn Tx, question: QuestionId) -> Result<Option<Question>, StoreError> {
    let id = question.to_string();
    let sql = "UPDATE question SET version = version WHERE question_id = $1 \
               RETURNING question_id, desk_id, asker_id, private, state, owner_id, version";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// The questions of a desk that a person has or had, in the order in which they are locked.
pub(super) fn list_owned(tx: &mut dyn Tx, desk: DeskId, person: PersonId) -> Result<Vec<QuestionId>, StoreError> {
    let (at, who) = (desk.to_string(), person.to_string());
    let sql = "SELECT question_id FROM question WHERE owner_id = $1 AND desk_id = $2 AND state IN ('claimed', 'waiting') ORDER BY question_id";
    tx.query(sql, &[(&who).into(), (&at).into()])?.iter().map(|row| row.parse(0)).collect()
}

/// Stores where a question stands.
pub(super) fn update(tx: &mut dyn Tx, before: &Question, state: QuestionState, owner: Option<PersonId>) -> Result<(), StoreError> {
    let (id, owner) = (before.id.to_string(), owner.map(|owner| owner.to_string()));
    let sql = "UPDATE question SET state = $3, owner_id = $4, version = version + 1 WHERE question_id = $1 AND version = $2";
    if tx.execute(sql, &[(&id).into(), before.version.into(), state.word().into(), owner.as_ref().into()])? == 1 {
        Ok(())
    } else {
        Err(StoreError::Raced)
    }
}

/// What its record says.
pub(super) fn get_body(tx: &mut dyn Tx, changes: &crate::core::sync::changes::Changes, question: &Question) -> Result<QuestionBody, StoreError> {
    for scope in question.scopes() {
        if let Some(Record::Question(body)) = changes.find(tx, &scope, Kind::Question, question.id.0)? {
            return Ok(body);
        }
    }
    Err(StoreError::Shape("a question without a record"))
}

/// Decides about an act of the acting person over the question as it is held. Rights are looked at before anything is locked, and once
/// more under the locks. The locks are taken in one order everywhere: the row of the person at the desk, then the question.
pub(super) fn decide(act: &mut Act<'_>, question: QuestionId, what: QuestionAct) -> Result<(Question, Outcome), Stop> {
    let seen = find(act.tx, question)?.ok_or(Refusal::NotFound)?;
    let role = staff::find_role(act.tx, seen.desk, act.person)?;
    judge(act, &seen, role, what)?;
    let role = if role.is_some() { staff::find_role_held(act.tx, seen.desk, act.person)? } else { None };
    let held = find_held(act.tx, question)?.ok_or(Refusal::NotFound)?;
    let outcome = judge(act, &held, role, what)?;
    Ok((held, outcome))
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

/// `question.ask`. Everybody may ask every desk.
impl Effect for QuestionAsk {
    const QUOTA: Quota = QUESTIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let title = check_title(&self.title)?;
        if !desk::is_there(act.tx, self.desk)? {
            return Err(Refusal::NotFound.into());
        }
        if !act.standing()?.profile_complete {
            return Err(Refusal::ProfileIncomplete.into());
        }
        if entity::is_used(act.tx, self.question.0)? {
            return Err(Refusal::IdTaken.into());
        }
        entity::insert(act.tx, self.question.0, QUESTION)?;
        let (id, desk, asker) = (self.question.to_string(), self.desk.to_string(), act.person.to_string());
        let sql = "INSERT INTO question (question_id, desk_id, asker_id, private, state, owner_id, version, asked_at) \
                   VALUES ($1, $2, $3, $4, 'queued', NULL, 1, $5)";
        act.tx.execute(sql, &[(&id).into(), (&desk).into(), (&asker).into(), i64::from(self.private).into(), act.now.into()])?;
        let body = QuestionBody {
            desk: self.desk,
            asker: act.person,
            title,
            text: self.text,
            private: self.private,
            state: QuestionState::Queued,
            owner: None,
            asked_at: act.now,
            changed_at: act.now,
            version: 1,
        };
        Ok(log::write_asked(act.changes, self.question, act.person, body)?)
    }
}
