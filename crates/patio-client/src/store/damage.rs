//! What the person must know of a damaged database: said once, in words, until they have seen it.
//!
//! Owns the note of it, in the settings of `work.db`. Must not know how a database is salvaged or rebuilt.

use super::error::note_damage;
use super::settings::{find, key};
use super::{LocalStore, StoreError};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of `work.db` that may not be whole any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Texts and acts that no server has confirmed.
    Unsent,
    /// Texts and acts that the server has.
    Sent,
    /// Half-written texts.
    Drafts,
    /// Files that were to be sent.
    Files,
    /// How far conversations were read.
    Reading,
    /// The server, the person, language and the like.
    Settings,
}

/// What of a part could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Loss {
    /// Which.
    pub part: Part,
    /// How many, where that can be told.
    #[ts(type = "number | null")]
    pub count: Option<u64>,
}

/// How a damaged `work.db` was salvaged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Salvaged {
    /// The damaged files, beside the new one.
    pub kept_as: Vec<String>,
    /// What could not be read. Everything else is in the new one.
    pub lost: Vec<Loss>,
}

/// Notes that the cache is being downloaded again.
pub(super) fn note_rebuilt(work: &Connection) -> Result<(), StoreError> {
    note(work, key::CACHE_REBUILT, "yes")
}

/// Notes how `work.db` was salvaged; part of the transaction that fills the new one. An earlier salvage that the person has not seen
/// is not forgotten.
pub(super) fn note_salvaged(tx: &Connection, kept_as: String, lost: Vec<Loss>) -> Result<(), StoreError> {
    let before = find(tx, "main", key::SALVAGED)?.and_then(|json| serde_json::from_str::<Salvaged>(&json).ok());
    let mut salvaged = before.unwrap_or_else(|| Salvaged { kept_as: Vec::new(), lost: Vec::new() });
    salvaged.kept_as.push(kept_as);
    for loss in lost {
        match salvaged.lost.iter_mut().find(|before| before.part == loss.part) {
            Some(before) => before.count = before.count.zip(loss.count).map(|(before, count)| before.saturating_add(count)),
            None => salvaged.lost.push(loss),
        }
    }
    salvaged.lost.sort_by_key(|loss| loss.part);
    note(tx, key::SALVAGED, &serde_json::to_string(&salvaged)?)?;
    note(tx, key::UNCOVER, "wanted")
}

fn note(connection: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    connection.execute(sql, params![key, value])?;
    Ok(())
}

/// Whether a database says of itself that it is sound.
pub(super) fn is_sound(connection: &Connection) -> bool {
    connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0)).is_ok_and(|found| found == "ok")
}

/// What there is to say: whether the cache was damaged, and how `work.db` was salvaged.
///
/// # Errors
/// When the database cannot be read.
pub fn find_damage(connection: &Connection, schema: &str) -> Result<(bool, Option<Salvaged>), StoreError> {
    let salvaged = find(connection, schema, key::SALVAGED)?;
    let rebuilt = find(connection, schema, key::CACHE_REBUILT)?.is_some();
    Ok((rebuilt, salvaged.map(|json| serde_json::from_str(&json)).transpose()?))
}

impl LocalStore {
    /// Looks through `work.db`, which is small; what is found is damage met on this thread.
    pub(crate) fn look_for_damage(&self) {
        if !is_sound(&self.work) {
            note_damage();
        }
    }

    /// The person has seen it.
    ///
    /// # Errors
    /// When it was not noted; then it is said again.
    pub fn remove_damage_note(&mut self) -> Result<(), StoreError> {
        self.work.execute("DELETE FROM setting WHERE key IN (?1, ?2)", [key::CACHE_REBUILT, key::SALVAGED])?;
        Ok(())
    }
}
