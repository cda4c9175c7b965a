//! Making and changing desks, and saying who works there.

use super::{DESK, staff};
use crate::core::identity::account;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::core::sync::{entity, grant};
use crate::store::{Row, StoreError, Tx};
use patio_domain::community::{check_description, check_name};
use patio_domain::desk::{may_lead, may_make_desk};
use patio_domain::limits::{EVERYBODY, Quota, RELATIONS};
use patio_domain::{DeskId, DeskRole, Refusal, Scope, name};
use patio_protocol::command::{DeskCreate, DeskSetStaff, DeskSetTerms, DeskUpdate};
use patio_protocol::record::{AccountState, DeskBody, DeskTermsBody, desk_terms_id};
use patio_protocol::{Kind, Record};

fn read(row: &Row) -> Result<DeskBody, StoreError> {
    Ok(DeskBody { name: row.text(0)?.to_owned(), purpose: row.text(1)?.to_owned(), created_at: row.int(2)? })
}

fn find(tx: &mut dyn Tx, desk: DeskId) -> Result<Option<DeskBody>, StoreError> {
    let id = desk.to_string();
    let sql = "SELECT name, purpose, created_at FROM desk WHERE desk_id = $1";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// The number of a desk's terms; nothing when there is no such desk.
pub(super) fn find_terms(tx: &mut dyn Tx, desk: DeskId) -> Result<Option<u32>, StoreError> {
    let id = desk.to_string();
    let row = tx.query_opt("SELECT terms FROM desk WHERE desk_id = $1", &[(&id).into()])?;
    row.map(|row| u32::try_from(row.int(0)?).map_err(|_| StoreError::Shape("a number of terms"))).transpose()
}

/// Whether there is such a desk.
pub(super) fn is_there(tx: &mut dyn Tx, desk: DeskId) -> Result<bool, StoreError> {
    Ok(find(tx, desk)?.is_some())
}

/// A desk, held until the transaction ends.
pub(super) fn find_held(tx: &mut dyn Tx, desk: DeskId) -> Result<Option<DeskBody>, StoreError> {
    let id = desk.to_string();
    let sql = "UPDATE desk SET created_at = created_at WHERE desk_id = $1 RETURNING name, purpose, created_at";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// A desk, held until the transaction ends, for a person who decides about it.
fn led(act: &mut Act<'_>, desk: DeskId) -> Result<DeskBody, Stop> {
    if !is_there(act.tx, desk)? {
        return Err(Refusal::NotFound.into());
    }
    may_lead(act.role, staff::find_role(act.tx, desk, act.person)?)?;
    let body = find_held(act.tx, desk)?.ok_or(Refusal::NotFound)?;
    may_lead(act.role, staff::find_role(act.tx, desk, act.person)?)?;
    Ok(body)
}

fn name_is_taken(act: &mut Act<'_>, desk: DeskId, name: &str) -> Result<bool, StoreError> {
    let (key, own) = (name::key(name), desk.to_string());
    let sql = "SELECT desk_id FROM desk WHERE name_key = $1 AND desk_id <> $2";
    Ok(act.tx.query_opt(sql, &[(&key).into(), (&own).into()])?.is_some())
}

/// Everybody sees a desk. Its staff sees it once more in their own scope, which begins to exist with it.
fn publish(act: &mut Act<'_>, desk: DeskId, body: DeskBody) -> Result<(), StoreError> {
    let record = Record::Desk(body);
    act.changes.put(&Scope::Org, desk.0, &record)?;
    act.changes.put(&Scope::DeskStaff(desk), desk.0, &record)
}

/// `desk.create`. Its maker is its first lead, so that a desk always begins with somebody who reads it.
impl Effect for DeskCreate {
    const QUOTA: Quota = EVERYBODY;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let DeskCreate { desk, .. } = self;
        let (name, purpose) = (check_name(&self.name)?, check_description(&self.purpose)?);
        may_make_desk(act.role)?;
        if entity::is_used(act.tx, desk.0)? {
            return Err(Refusal::IdTaken.into());
        }
        if name_is_taken(act, desk, &name)? {
            return Err(Refusal::NameTaken.into());
        }
        entity::insert(act.tx, desk.0, DESK)?;
        let (id, key) = (desk.to_string(), name::key(&name));
        let sql = "INSERT INTO desk (desk_id, name, name_key, purpose, created_at) VALUES ($1, $2, $3, $4, $5)";
        act.tx.execute(sql, &[(&id).into(), (&name).into(), (&key).into(), (&purpose).into(), act.now.into()])?;
        grant::insert_for_everybody(act.tx, act.changes, &Scope::Desk(desk))?;
        publish(act, desk, DeskBody { name, purpose, created_at: act.now })?;
        Ok(staff::insert(act.tx, act.changes, desk, act.person, DeskRole::Lead, act.now)?)
    }
}

/// `desk.update`. A name or purpose that is there already changes nothing.
impl Effect for DeskUpdate {
    const QUOTA: Quota = EVERYBODY;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let DeskUpdate { desk, name, purpose } = self;
        let name = name.as_deref().map(check_name).transpose()?;
        let purpose = purpose.as_deref().map(check_description).transpose()?;
        let before = led(act, desk)?;
        let body = DeskBody {
            name: name.unwrap_or_else(|| before.name.clone()),
            purpose: purpose.unwrap_or_else(|| before.purpose.clone()),
            created_at: before.created_at,
        };
        if body == before {
            return Ok(());
        }
        if name_is_taken(act, desk, &body.name)? {
            return Err(Refusal::NameTaken.into());
        }
        let (id, key) = (desk.to_string(), name::key(&body.name));
        let sql = "UPDATE desk SET name = $2, name_key = $3, purpose = $4 WHERE desk_id = $1";
        act.tx.execute(sql, &[(&id).into(), (&body.name).into(), (&key).into(), (&body.purpose).into()])?;
        Ok(publish(act, desk, body)?)
    }
}

/// `desk.set_terms`. The terms that hold already change nothing; what was asked before keeps its own.
impl Effect for DeskSetTerms {
    const QUOTA: Quota = EVERYBODY;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let DeskSetTerms { desk, terms } = self;
        let terms = terms.checked()?;
        led(act, desk)?;
        let before = find_terms(act.tx, desk)?.unwrap_or(0);
        if let Some(Record::DeskTerms(body)) = act.changes.find(act.tx, &Scope::Org, Kind::DeskTerms, desk_terms_id(desk, before))?
            && body.terms == terms
        {
            return Ok(());
        }
        let number = before + 1;
        let id = desk.to_string();
        let sql = "UPDATE desk SET terms = $2 WHERE desk_id = $1";
        act.tx.execute(sql, &[(&id).into(), i64::from(number).into()])?;
        let body = DeskTermsBody { desk, number, terms, since_at: act.now };
        Ok(act.changes.put(&Scope::Org, desk_terms_id(desk, number), &Record::DeskTerms(body))?)
    }
}

/// `desk.set_staff`. Saying what is so already changes nothing. What a person had who does not work here any more goes back to the queue.
impl Effect for DeskSetStaff {
    const QUOTA: Quota = RELATIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let DeskSetStaff { desk, person, role } = self;
        led(act, desk)?;
        let account = account::find(act.tx, person)?.ok_or(Refusal::NotFound)?;
        match (staff::find(act.tx, desk, person)?, role) {
            (None, None) => Ok(()),
            (None, Some(_)) if account.state == AccountState::Disabled => Err(Refusal::NotFound.into()),
            (None, Some(role)) => Ok(staff::insert(act.tx, act.changes, desk, person, role, act.now)?),
            (Some(before), Some(role)) if before.role == role => Ok(()),
            (Some(before), Some(role)) => Ok(staff::update_role(act.tx, act.changes, before, role)?),
            (Some(_), None) => Ok(staff::remove(act.tx, act.changes, desk, person, act.person, act.now)?),
        }
    }
}
