//! Who works at which desk, with their records. Working at a desk grants the scope of its staff, and the grant ends with it (S8).

use super::log::{self, Change};
use super::question::{self, Question};
use crate::core::sync::changes::Changes;
use crate::core::sync::grant;
use crate::store::{StoreError, Tx};
use patio_domain::{DeskId, DeskRole, PersonId, QuestionAct, QuestionState, Scope};
use patio_protocol::record::{DeskStaffBody, desk_staff_id};
use patio_protocol::{Kind, Record};

fn role_word(role: DeskRole) -> &'static str {
    match role {
        DeskRole::Agent => "agent",
        DeskRole::Lead => "lead",
    }
}

fn role_of(word: &str) -> Result<DeskRole, StoreError> {
    match word {
        "agent" => Ok(DeskRole::Agent),
        "lead" => Ok(DeskRole::Lead),
        _ => Err(StoreError::Shape("an unknown role at a desk")),
    }
}

/// What a person does at a desk.
pub(super) fn find(tx: &mut dyn Tx, desk: DeskId, person: PersonId) -> Result<Option<DeskStaffBody>, StoreError> {
    let (at, who) = (desk.to_string(), person.to_string());
    let sql = "SELECT role, since_at FROM desk_staff WHERE desk_id = $1 AND person_id = $2";
    let Some(row) = tx.query_opt(sql, &[(&at).into(), (&who).into()])? else { return Ok(None) };
    Ok(Some(DeskStaffBody { desk, person, role: role_of(row.text(0)?)?, since_at: row.int(1)? }))
}

/// The role of a person at a desk, if they work there.
pub(in crate::core::features) fn find_role(tx: &mut dyn Tx, desk: DeskId, person: PersonId) -> Result<Option<DeskRole>, StoreError> {
    Ok(find(tx, desk, person)?.map(|staff| staff.role))
}

/// The same, held until the transaction ends, so that nobody ends it meanwhile: whoever takes a question works at its desk when they have it.
pub(in crate::core::features) fn find_role_held(tx: &mut dyn Tx, desk: DeskId, person: PersonId) -> Result<Option<DeskRole>, StoreError> {
    let (at, who) = (desk.to_string(), person.to_string());
    let sql = "UPDATE desk_staff SET role = role WHERE desk_id = $1 AND person_id = $2 RETURNING role";
    tx.query_opt(sql, &[(&at).into(), (&who).into()])?.map(|row| role_of(row.text(0)?)).transpose()
}

/// Whether anybody works at a desk.
pub(super) fn is_anybody_there(tx: &mut dyn Tx, desk: DeskId) -> Result<bool, StoreError> {
    let at = desk.to_string();
    let sql = "SELECT person_id FROM desk_staff WHERE desk_id = $1 ORDER BY person_id LIMIT 1";
    Ok(tx.query_opt(sql, &[(&at).into()])?.is_some())
}

/// A person begins to work at a desk.
pub(super) fn insert(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    desk: DeskId,
    person: PersonId,
    role: DeskRole,
    since_at: i64,
) -> Result<(), StoreError> {
    let (at, who) = (desk.to_string(), person.to_string());
    let sql = "INSERT INTO desk_staff (desk_id, person_id, role, since_at) VALUES ($1, $2, $3, $4)";
    tx.execute(sql, &[(&at).into(), (&who).into(), role_word(role).into(), since_at.into()])?;
    grant::insert(tx, changes, person, &Scope::DeskStaff(desk))?;
    put(changes, DeskStaffBody { desk, person, role, since_at })
}

/// A person gets another role.
pub(super) fn update_role(tx: &mut dyn Tx, changes: &mut Changes, before: DeskStaffBody, role: DeskRole) -> Result<(), StoreError> {
    let (at, who) = (before.desk.to_string(), before.person.to_string());
    let sql = "UPDATE desk_staff SET role = $3 WHERE desk_id = $1 AND person_id = $2";
    if tx.execute(sql, &[(&at).into(), (&who).into(), role_word(role).into()])? != 1 {
        return Err(StoreError::Raced);
    }
    put(changes, DeskStaffBody { role, ..before })
}

fn put(changes: &mut Changes, body: DeskStaffBody) -> Result<(), StoreError> {
    changes.put(&Scope::Desk(body.desk), desk_staff_id(body.desk, body.person), &Record::DeskStaff(body))
}

/// A person does not work at a desk any more. What they had goes back to the queue, and the log says who did that.
pub(super) fn remove(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    desk: DeskId,
    person: PersonId,
    by: PersonId,
    now: i64,
) -> Result<(), StoreError> {
    let (at, who) = (desk.to_string(), person.to_string());
    let sql = "DELETE FROM desk_staff WHERE desk_id = $1 AND person_id = $2";
    if tx.execute(sql, &[(&at).into(), (&who).into()])? != 1 {
        return Err(StoreError::Raced);
    }
    grant::remove(tx, changes, person, &Scope::DeskStaff(desk))?;
    changes.remove(&Scope::Desk(desk), Kind::DeskStaff, desk_staff_id(desk, person));
    for id in question::list_owned(tx, desk, person)? {
        let held = question::find_held(tx, id)?.filter(|held| held.owner == Some(person));
        let Some(held @ Question { state: QuestionState::Claimed | QuestionState::Waiting, .. }) = held else { continue };
        log::write(
            tx,
            changes,
            &held,
            Change {
                act: QuestionAct::Release,
                by,
                now,
                state: QuestionState::Queued,
                owner: None,
                into: None,
                incident: None,
                priority: None,
            },
        )?;
    }
    Ok(())
}

/// A person whose account is closed works at no desk any more.
pub(in crate::core) fn remove_everywhere(tx: &mut dyn Tx, changes: &mut Changes, person: PersonId, now: i64) -> Result<(), StoreError> {
    let who = person.to_string();
    let desks = tx.query("SELECT desk_id FROM desk_staff WHERE person_id = $1 ORDER BY desk_id", &[(&who).into()])?;
    desks.iter().try_for_each(|row| remove(tx, changes, row.parse(0)?, person, person, now))
}
