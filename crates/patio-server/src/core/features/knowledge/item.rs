//! An item as command handling needs it: the facts by which the server decides, and the record that everybody reads.

use crate::core::features::desks::staff;
use crate::core::sync::changes::Changes;
use crate::core::sync::effect::{Act, Stop};
use crate::store::{Row, StoreError, Tx};
use patio_domain::{DeskId, DeskRole, KnowledgeId, PersonId, QuestionId, Refusal, Scope};
use patio_protocol::record::KnowledgeBody;
use patio_protocol::{Kind, Record};

/// An item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) id: KnowledgeId,
    pub(super) desk: DeskId,
    pub(super) owner: PersonId,
    pub(super) version: i64,
}

fn read(row: &Row) -> Result<Item, StoreError> {
    Ok(Item { id: row.parse(0)?, desk: row.parse(1)?, owner: row.parse(2)?, version: row.int(3)? })
}

/// An item, if there is one.
pub(super) fn find(tx: &mut dyn Tx, id: KnowledgeId) -> Result<Option<Item>, StoreError> {
    let id = id.to_string();
    let sql = "SELECT knowledge_id, desk_id, owner_id, version FROM knowledge WHERE knowledge_id = $1";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// An item, held until the transaction ends: what is done with it follows one after the other.
pub(super) fn find_held(tx: &mut dyn Tx, id: KnowledgeId) -> Result<Option<Item>, StoreError> {
    let id = id.to_string();
    let sql = "UPDATE knowledge SET version = version WHERE knowledge_id = $1 RETURNING knowledge_id, desk_id, owner_id, version";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// The item that keeps the answer to a question.
pub(super) fn find_of(tx: &mut dyn Tx, question: QuestionId) -> Result<Option<KnowledgeId>, StoreError> {
    let question = question.to_string();
    let sql = "SELECT knowledge_id FROM knowledge WHERE question_id = $1";
    tx.query_opt(sql, &[(&question).into()])?.map(|row| row.parse(0)).transpose()
}

/// What a person does at a desk, who must work there.
pub(super) fn role(act: &mut Act<'_>, desk: DeskId) -> Result<DeskRole, Stop> {
    staff::find_role(act.tx, desk, act.person)?.ok_or_else(|| Refusal::NotStaff.into())
}

/// An item with its record, held until the transaction ends, for a person who works at its desk.
pub(super) fn of_staff(act: &mut Act<'_>, id: KnowledgeId) -> Result<(Item, KnowledgeBody, DeskRole), Stop> {
    let seen = find(act.tx, id)?.ok_or(Refusal::NotFound)?;
    role(act, seen.desk)?;
    let item = find_held(act.tx, id)?.ok_or(Refusal::NotFound)?;
    let role = role(act, item.desk)?;
    let body = body(act, &item)?;
    Ok((item, body, role))
}

/// What everybody reads of an item.
pub(super) fn body(act: &mut Act<'_>, item: &Item) -> Result<KnowledgeBody, StoreError> {
    match act.changes.find(act.tx, &Scope::Desk(item.desk), Kind::Knowledge, item.id.0)? {
        Some(Record::Knowledge(body)) => Ok(body),
        _ => Err(StoreError::Shape("an item without its record")),
    }
}

/// Publishes an item.
pub(super) fn put(changes: &mut Changes, id: KnowledgeId, body: KnowledgeBody) -> Result<(), StoreError> {
    changes.put(&Scope::Desk(body.desk), id.0, &Record::Knowledge(body))
}
