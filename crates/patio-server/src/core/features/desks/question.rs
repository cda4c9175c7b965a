//! Questions as command handling needs them: the facts by which the server decides, and the record that everybody reads.

use super::QUESTION;
use crate::core::sync::changes::Changes;
use crate::core::sync::entity;
use crate::store::{Row, StoreError, Tx};
use patio_domain::{DeskId, IncidentId, PersonId, QuestionId, QuestionState, Scope};
use patio_protocol::record::QuestionBody;
use patio_protocol::{Kind, Record};

/// A question.
#[derive(Clone, Copy, Debug)]
pub(in crate::core::features) struct Question {
    pub(super) id: QuestionId,
    pub(in crate::core::features) desk: DeskId,
    pub(in crate::core::features) asker: PersonId,
    pub(in crate::core::features) private: bool,
    pub(in crate::core::features) state: QuestionState,
    pub(in crate::core::features) owner: Option<PersonId>,
    pub(in crate::core::features) version: i64,
    pub(super) incident: Option<IncidentId>,
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
        incident: row.opt_text(7)?.map(str::parse).transpose().map_err(|_| StoreError::Shape("an incident without an id"))?,
    })
}

/// A question, if there is one.
pub(in crate::core::features) fn find(tx: &mut dyn Tx, question: QuestionId) -> Result<Option<Question>, StoreError> {
    let id = question.to_string();
    let sql = "SELECT question_id, desk_id, asker_id, private, state, owner_id, version, incident_id FROM question WHERE question_id = $1";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// A question, held until the transaction ends: what is done with it follows one after the other.
pub(in crate::core::features) fn find_held(tx: &mut dyn Tx, question: QuestionId) -> Result<Option<Question>, StoreError> {
    let id = question.to_string();
    let sql = "UPDATE question SET version = version WHERE question_id = $1 \
               RETURNING question_id, desk_id, asker_id, private, state, owner_id, version, incident_id";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// The questions of a desk that a person has or had, in the order in which they are locked.
pub(super) fn list_owned(tx: &mut dyn Tx, desk: DeskId, person: PersonId) -> Result<Vec<QuestionId>, StoreError> {
    let (at, who) = (desk.to_string(), person.to_string());
    let sql =
        "SELECT question_id FROM question WHERE owner_id = $1 AND desk_id = $2 AND state IN ('claimed', 'waiting') ORDER BY question_id";
    tx.query(sql, &[(&who).into(), (&at).into()])?.iter().map(|row| row.parse(0)).collect()
}

/// The questions that are put together with another one, in the order in which they are locked.
pub(super) fn list_merged(tx: &mut dyn Tx, into: QuestionId) -> Result<Vec<QuestionId>, StoreError> {
    let into = into.to_string();
    let sql = "SELECT question_id FROM question WHERE into_id = $1 ORDER BY question_id";
    tx.query(sql, &[(&into).into()])?.iter().map(|row| row.parse(0)).collect()
}

/// The questions that are part of an incident, in the order in which they are locked.
pub(super) fn list_in_incident(tx: &mut dyn Tx, incident: IncidentId) -> Result<Vec<QuestionId>, StoreError> {
    let incident = incident.to_string();
    let sql = "SELECT question_id FROM question WHERE incident_id = $1 ORDER BY question_id";
    tx.query(sql, &[(&incident).into()])?.iter().map(|row| row.parse(0)).collect()
}

/// Where a question stands, and what it points to.
pub(super) struct Place {
    pub(super) state: QuestionState,
    pub(super) owner: Option<PersonId>,
    pub(super) into: Option<QuestionId>,
    pub(super) incident: Option<IncidentId>,
}

/// Stores where a question stands.
pub(super) fn update(tx: &mut dyn Tx, before: &Question, place: &Place) -> Result<(), StoreError> {
    let id = before.id.to_string();
    let (owner, into) = (place.owner.map(|owner| owner.to_string()), place.into.map(|into| into.to_string()));
    let incident = place.incident.map(|incident| incident.to_string());
    let sql = "UPDATE question SET state = $3, owner_id = $4, into_id = $5, incident_id = $6, version = version + 1 \
               WHERE question_id = $1 AND version = $2";
    let values = [place.state.word().into(), owner.as_ref().into(), into.as_ref().into(), incident.as_ref().into()];
    let [state, owner, into, incident] = values;
    let changed = tx.execute(sql, &[(&id).into(), before.version.into(), state, owner, into, incident])?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Raced) }
}

/// It is at another desk, where nobody has it yet.
pub(super) fn update_desk(tx: &mut dyn Tx, before: &Question, desk: DeskId) -> Result<(), StoreError> {
    let (id, desk) = (before.id.to_string(), desk.to_string());
    let sql = "UPDATE question SET desk_id = $3, state = 'queued', owner_id = NULL, incident_id = NULL, version = version + 1 \
               WHERE question_id = $1 AND version = $2";
    if tx.execute(sql, &[(&id).into(), before.version.into(), (&desk).into()])? == 1 { Ok(()) } else { Err(StoreError::Raced) }
}

/// What its record says.
pub(super) fn get_body(tx: &mut dyn Tx, changes: &Changes, question: &Question) -> Result<QuestionBody, StoreError> {
    for scope in question.scopes() {
        if let Some(Record::Question(body)) = changes.find(tx, &scope, Kind::Question, question.id.0)? {
            return Ok(body);
        }
    }
    Err(StoreError::Shape("a question without a record"))
}

/// A new question that nobody has.
pub(super) fn insert(
    tx: &mut dyn Tx,
    question: QuestionId,
    desk: DeskId,
    asker: PersonId,
    private: bool,
    asked_at: i64,
) -> Result<(), StoreError> {
    entity::insert(tx, question.0, QUESTION)?;
    let (id, desk, asker) = (question.to_string(), desk.to_string(), asker.to_string());
    let sql = "INSERT INTO question (question_id, desk_id, asker_id, private, state, owner_id, version, asked_at) \
               VALUES ($1, $2, $3, $4, 'queued', NULL, 1, $5)";
    tx.execute(sql, &[(&id).into(), (&desk).into(), (&asker).into(), i64::from(private).into(), asked_at.into()]).map(drop)
}
