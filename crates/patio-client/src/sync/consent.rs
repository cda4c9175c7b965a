//! Consent taken back, as far as the outbox holds it: a photo or year of birth that did not leave yet never does, and no row keeps
//! a year of birth that confirmed records have.
//!
//! Keeps S1 (a command that may have reached the server is not touched before its verdict; ids and verdicts stay for ever) and S3
//! (what was saved together with it is sent all the same). The values go from the journal too.

use super::uploads;
use crate::store::settings::want_scrub;
use crate::store::{LocalStore, StoreError};
use patio_domain::{FileId, ProfileChange, ProfileField};
use patio_protocol::Command;
use patio_protocol::command::ProfileUpdate;
use rusqlite::{Connection, params};

/// Set once rows of before this rule were looked at.
const LOOKED: &str = "consent_values_looked_at";

/// A row whose values may go.
struct Held {
    command_id: String,
    update: ProfileUpdate,
}

fn held(tx: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Vec<Held>, StoreError> {
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement.query_map(values, |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut found = Vec::new();
    for row in rows {
        let (command_id, body) = row?;
        if let Ok(Command::ProfileUpdate(update)) = Command::decode("profile.update", &body) {
            found.push(Held { command_id, update });
        }
    }
    Ok(found)
}

/// What a command takes back.
fn taken_back(update: &ProfileUpdate) -> Vec<ProfileField> {
    let none = |change: &&ProfileChange| matches!(change, ProfileChange::Photo(None) | ProfileChange::BirthYear(None));
    update.changes.iter().filter(none).map(ProfileChange::field).collect()
}

/// Whether a change gives something that needs consent.
fn gives(change: &ProfileChange) -> bool {
    matches!(change, ProfileChange::Photo(Some(_)) | ProfileChange::BirthYear(Some(_)))
}

/// Writes a row without some of its changes. Says whether it had any of them.
fn strip(tx: &Connection, held: &mut Held, goes: impl Fn(&ProfileChange) -> bool) -> Result<bool, StoreError> {
    let before = held.update.changes.len();
    held.update.changes.retain(|change| !goes(change));
    if held.update.changes.len() == before {
        return Ok(false);
    }
    let (_, body) = Command::ProfileUpdate(held.update.clone()).encode()?;
    tx.prepare_cached("UPDATE outbox SET body = ?2 WHERE command_id = ?1")?.execute([&held.command_id, &body])?;
    want_scrub(tx)?;
    Ok(true)
}

/// Part of the transaction that saves a command: what it takes back and the server surely does not have is not sent any more.
pub(crate) fn take_back(tx: &Connection, person: &str, command: &Command) -> Result<(), StoreError> {
    match command {
        Command::ProfileUpdate(update) => take_out(tx, person, &taken_back(update), i64::MAX),
        _ => Ok(()),
    }
}

/// Part of the transaction that settles a refused command: it may have been taken back while it was under way.
pub(crate) fn take_back_refused(tx: &Connection, person: &str) -> Result<(), StoreError> {
    let sql = "SELECT order_no, body FROM outbox
               WHERE person = ?1 AND state = 'queued' AND covered = 0 AND kind = 'profile.update' ORDER BY order_no";
    let waiting = tx
        .prepare_cached(sql)?
        .query_map([person], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?
        .collect::<Result<Vec<_>, _>>()?;
    for (order_no, body) in waiting {
        if let Ok(Command::ProfileUpdate(update)) = Command::decode("profile.update", &body) {
            take_out(tx, person, &taken_back(&update), order_no)?;
        }
    }
    Ok(())
}

/// Takes values out of the commands before `order_no` that were never tried or were refused. A command with nothing else in it is
/// put away; one that may have arrived needs its verdict first.
fn take_out(tx: &Connection, person: &str, fields: &[ProfileField], order_no: i64) -> Result<(), StoreError> {
    if fields.is_empty() {
        return Ok(());
    }
    let sql = "SELECT command_id, body FROM outbox
               WHERE person = ?1 AND state IN ('queued', 'refused') AND covered = 0 AND order_no < ?2
                 AND kind = 'profile.update' AND (state = 'refused' OR attempts = 0)";
    for mut row in held(tx, sql, params![person, order_no])? {
        let goes = |change: &ProfileChange| gives(change) && fields.contains(&change.field());
        let photos: Vec<FileId> = row.update.changes.iter().filter(|change| goes(change)).filter_map(photo).collect();
        if !strip(tx, &mut row, goes)? {
            continue;
        }
        if row.update.changes.is_empty() {
            tx.prepare_cached("UPDATE outbox SET state = 'discarded' WHERE command_id = ?1")?.execute([&row.command_id])?;
        }
        for photo in photos {
            uploads::unlink(tx, &row.command_id, person, &photo.to_string())?;
        }
    }
    Ok(())
}

fn photo(change: &ProfileChange) -> Option<FileId> {
    match change {
        ProfileChange::Photo(photo) => *photo,
        _ => None,
    }
}

fn is_year(change: &ProfileChange) -> bool {
    matches!(change, ProfileChange::BirthYear(Some(_)))
}

/// Part of the transaction that says that confirmed records show every applied command up to `mark`: they have the value now, or
/// its owner took it back meanwhile.
pub(crate) fn forget_covered(tx: &Connection, person: &str, mark: i64) -> Result<(), StoreError> {
    let sql = "SELECT command_id, body FROM outbox
               WHERE person = ?1 AND state = 'applied' AND covered = 0 AND settle_no <= ?2 AND kind = 'profile.update'";
    held(tx, sql, params![person, mark])?.iter_mut().try_for_each(|row| strip(tx, row, is_year).map(drop))
}

/// Part of the transaction that puts a command away.
pub(crate) fn forget_discarded(tx: &Connection, command_id: &str) -> Result<(), StoreError> {
    let sql = "SELECT command_id, body FROM outbox WHERE command_id = ?1 AND state = 'discarded' AND kind = 'profile.update'";
    held(tx, sql, [command_id])?.iter_mut().try_for_each(|row| strip(tx, row, is_year).map(drop))
}

impl LocalStore {
    /// Takes years of birth out of what was decided by an earlier version of Patio. Done once.
    ///
    /// # Errors
    /// When nothing was taken out.
    pub fn forget_old_consent(&mut self) -> Result<(), StoreError> {
        if self.find_setting(LOOKED)?.is_some() {
            return Ok(());
        }
        let tx = self.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let sql = "SELECT command_id, body FROM outbox
                   WHERE kind = 'profile.update' AND ((state = 'applied' AND covered = 1) OR state = 'discarded')";
        held(&tx, sql, [])?.iter_mut().try_for_each(|row| strip(&tx, row, is_year).map(drop))?;
        tx.execute("INSERT INTO setting (key, value) VALUES (?1, 'yes')", [LOOKED])?;
        tx.commit()?;
        Ok(())
    }
}
