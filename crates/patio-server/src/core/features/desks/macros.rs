//! Macros: the leads of a desk keep them, and its staff has them in its own scope.
//!
//! Owns the table `macro`. Every change holds the desk's row, so that the macros of a desk change one after the other: their number has a bound, and
//! no two have one name or one key, which an index keeps, too. Shown by `desks::macros` in the contract.

use super::{MACRO, desk, staff};
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::core::sync::entity;
use crate::store::{StoreError, Tx};
use patio_domain::community::check_name;
use patio_domain::limits::{HELP, MACROS_MAX_COUNT, Quota};
use patio_domain::macros::check_macro;
use patio_domain::{DeskId, DeskRole, MacroId, Refusal, Scope, name};
use patio_protocol::command::{MacroRemove, MacroSet};
use patio_protocol::record::MacroBody;
use patio_protocol::{Kind, Record};

/// A lead who works at the desk, with the desk held until the transaction ends. An administrator who does not work there does not read what
/// its staff writes, and decides nothing about it either.
fn led(act: &mut Act<'_>, desk: DeskId) -> Result<(), Stop> {
    let leads = |role: Option<DeskRole>| if role == Some(DeskRole::Lead) { Ok(()) } else { Err(Stop::from(Refusal::NotALead)) };
    if !desk::is_there(act.tx, desk)? {
        return Err(Refusal::NotFound.into());
    }
    leads(staff::find_role(act.tx, desk, act.person)?)?;
    desk::find_held(act.tx, desk)?.ok_or(Refusal::NotFound)?;
    leads(staff::find_role(act.tx, desk, act.person)?)
}

/// Where an id of a macro stands with a desk.
enum Found {
    /// It is one of the desk's macros.
    There,
    /// It was one of them.
    Removed,
    /// It is one of another desk.
    Elsewhere,
}

fn find(tx: &mut dyn Tx, desk: DeskId, id: MacroId) -> Result<Option<Found>, StoreError> {
    let (id, at) = (id.to_string(), desk.to_string());
    let Some(row) = tx.query_opt("SELECT desk_id, removed_at FROM macro WHERE macro_id = $1", &[(&id).into()])? else { return Ok(None) };
    let is_here = row.text(0)? == at;
    Ok(Some(match (is_here, row.opt_int(1)?) {
        (true, None) => Found::There,
        (true, Some(_)) => Found::Removed,
        (false, _) => Found::Elsewhere,
    }))
}

fn count(tx: &mut dyn Tx, desk: DeskId) -> Result<usize, StoreError> {
    let at = desk.to_string();
    let row = tx.query_opt("SELECT COUNT(*) FROM macro WHERE desk_id = $1 AND removed_at IS NULL", &[(&at).into()])?;
    Ok(row.map(|row| row.int(0)).transpose()?.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
}

/// What no other macro of the desk may have.
fn check_unused(tx: &mut dyn Tx, set: &MacroSet, name: &str) -> Result<(), Stop> {
    let (id, at, name_key) = (set.r#macro.to_string(), set.desk.to_string(), name::key(name));
    let sql = "SELECT macro_id FROM macro WHERE desk_id = $1 AND name_key = $2 AND macro_id <> $3 AND removed_at IS NULL";
    if tx.query_opt(sql, &[(&at).into(), (&name_key).into(), (&id).into()])?.is_some() {
        return Err(Refusal::NameTaken.into());
    }
    let Some(key) = set.key else { return Ok(()) };
    let sql = "SELECT macro_id FROM macro WHERE desk_id = $1 AND function_key = $2 AND macro_id <> $3 AND removed_at IS NULL";
    if tx.query_opt(sql, &[(&at).into(), i64::from(key).into(), (&id).into()])?.is_some() {
        return Err(Refusal::MacroKeyTaken.into());
    }
    Ok(())
}

/// `macro.set`. One that is so already changes nothing.
impl Effect for MacroSet {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let name = check_name(&self.name)?;
        check_macro(self.act, &self.text, self.key)?;
        led(act, self.desk)?;
        let scope = Scope::DeskStaff(self.desk);
        let (id, at, name_key, key) = (self.r#macro.to_string(), self.desk.to_string(), name::key(&name), self.key.map(i64::from));
        match find(act.tx, self.desk, self.r#macro)? {
            Some(Found::There) => {
                check_unused(act.tx, &self, &name)?;
                let sql = "UPDATE macro SET name_key = $2, function_key = $3 WHERE macro_id = $1";
                act.tx.execute(sql, &[(&id).into(), (&name_key).into(), key.into()])?;
            }
            // One that was removed stays removed, whatever a colleague changes about it meanwhile.
            Some(Found::Removed | Found::Elsewhere) => return Err(Refusal::NotFound.into()),
            None => {
                if entity::is_used(act.tx, self.r#macro.0)? {
                    return Err(Refusal::IdTaken.into());
                }
                check_unused(act.tx, &self, &name)?;
                if count(act.tx, self.desk)? >= MACROS_MAX_COUNT {
                    return Err(Refusal::MacrosFull.into());
                }
                entity::insert(act.tx, self.r#macro.0, MACRO)?;
                let sql = "INSERT INTO macro (macro_id, desk_id, name_key, function_key, removed_at) VALUES ($1, $2, $3, $4, NULL)";
                act.tx.execute(sql, &[(&id).into(), (&at).into(), (&name_key).into(), key.into()])?;
            }
        }
        let body = MacroBody { desk: self.desk, name, act: self.act, text: self.text, key: self.key, changed_at: act.now };
        if let Some(Record::Macro(before)) = act.changes.find(act.tx, &scope, Kind::Macro, self.r#macro.0)?
            && (MacroBody { changed_at: body.changed_at, ..before }) == body
        {
            return Ok(());
        }
        Ok(act.changes.put(&scope, self.r#macro.0, &Record::Macro(body))?)
    }
}

/// `macro.remove`. One that is gone already stays gone.
impl Effect for MacroRemove {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        led(act, self.desk)?;
        match find(act.tx, self.desk, self.r#macro)? {
            Some(Found::There) => {}
            Some(Found::Removed) => return Ok(()),
            Some(Found::Elsewhere) | None => return Err(Refusal::NotFound.into()),
        }
        let id = self.r#macro.to_string();
        act.tx.execute("UPDATE macro SET removed_at = $2 WHERE macro_id = $1", &[(&id).into(), act.now.into()])?;
        act.changes.remove(&Scope::DeskStaff(self.desk), Kind::Macro, self.r#macro.0);
        Ok(())
    }
}
