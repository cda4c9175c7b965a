//! Who claims which topic, kept beside the people while a page is applied, so that nobody reads twenty thousand profiles to
//! count or to find.

use super::StoreError;
use patio_domain::{Level, TopicId};
use patio_protocol::pull::Row;
use rusqlite::{Connection, params};
use serde::Deserialize;

#[derive(Deserialize)]
struct Claims {
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

/// The level as it is kept: the more somebody knows, the larger.
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

/// Takes a new version of a person, or their removal; does nothing for other records.
pub(crate) fn update(tx: &Connection, scope: i64, row: &Row, body: Option<&str>) -> Result<(), StoreError> {
    if row.kind != "person" {
        return Ok(());
    }
    tx.prepare_cached("DELETE FROM claim WHERE person = ?1")?.execute([&row.id])?;
    let Some(claims) = body.and_then(|body| serde_json::from_str::<Claims>(body).ok()) else { return Ok(()) };
    // Somebody who left cannot be asked.
    if claims.state == "disabled" {
        return Ok(());
    }
    let mut insert = tx.prepare_cached("INSERT INTO claim (topic, level, person, scope) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")?;
    for claim in claims.skills {
        insert.execute(params![claim.topic.to_string(), level_number(claim.level), row.id, scope])?;
    }
    Ok(())
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
