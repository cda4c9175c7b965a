//! Who claims which topic, kept beside the records of people, so that a count or a search does not read twenty thousand profiles.
//!
//! Owns the table `claim`. Keeps S8 for what a profile holds by consent: when it is taken back, the journal is emptied too.

use crate::store::derived::{Change, Derived};
use crate::store::meta::upsert_meta;
use crate::store::{StoreError, files};
use patio_domain::{Level, TopicId};
use rusqlite::{Connection, params};
use serde::Deserialize;

#[derive(Deserialize)]
struct Claiming {
    #[serde(default)]
    skills: Vec<Claim>,
    #[serde(default)]
    state: String,
}

#[derive(Deserialize)]
struct Claim {
    topic: TopicId,
    #[serde(default)]
    level: Level,
}

/// The level as it is stored: a higher level is a larger number.
#[must_use]
pub fn level_number(level: Level) -> i64 {
    match level {
        Level::Learning => 0,
        Level::Practised => 1,
        Level::Expert => 2,
    }
}

/// The level that a number stands for.
#[must_use]
pub fn level_of(number: i64) -> Level {
    match number {
        0 => Level::Learning,
        1 => Level::Practised,
        _ => Level::Expert,
    }
}

/// Who claims which topic, as a table beside the records of people.
pub struct Claims;

impl Derived for Claims {
    fn tables(&self) -> &'static [&'static str] {
        &["claim"]
    }

    fn apply(&mut self, tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
        if change.kind != "person" {
            return Ok(false);
        }
        if change.old.is_some_and(|old| takes_back(old, change.new)) {
            upsert_meta(tx, files::SCRUB, "wanted")?;
        }
        tx.prepare_cached("DELETE FROM claim WHERE person = ?1")?.execute([change.id])?;
        let Some(person) = change.new.and_then(|body| serde_json::from_str::<Claiming>(body).ok()) else { return Ok(false) };
        // A person who left the organisation cannot be asked.
        if person.state != "disabled" {
            let sql = "INSERT INTO claim (topic, level, person, scope) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
            let mut insert = tx.prepare_cached(sql)?;
            for claim in person.skills {
                insert.execute(params![claim.topic.to_string(), level_number(claim.level), change.id, change.scope])?;
            }
        }
        Ok(false)
    }

    fn finish(&mut self, _: &Connection, _: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn remove_scope(&mut self, tx: &Connection, scope: i64) -> Result<(), StoreError> {
        tx.prepare_cached("DELETE FROM claim WHERE scope = ?1")?.execute([scope])?;
        Ok(())
    }

    fn clear(&mut self, tx: &Connection) -> Result<(), StoreError> {
        tx.prepare_cached("DELETE FROM claim")?.execute([])?;
        Ok(())
    }
}

/// What stands in a person's record only while they consent.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Given<'a> {
    #[serde(borrow)]
    photo: Option<&'a str>,
    birth_year: Option<i64>,
}

/// Whether a new version of a person, or their removal, takes back what the old one gave: then no older page may stay.
fn takes_back(old: &str, new: Option<&str>) -> bool {
    let given = |body| serde_json::from_str::<Given<'_>>(body).unwrap_or_default();
    let (old, new) = (given(old), new.map(given).unwrap_or_default());
    (old.photo.is_some() && old.photo != new.photo) || (old.birth_year.is_some() && old.birth_year != new.birth_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_survives_its_own_number() {
        for level in [Level::Learning, Level::Practised, Level::Expert] {
            assert_eq!(level_of(level_number(level)), level);
        }
    }
}
