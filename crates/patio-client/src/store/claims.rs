//! Who claims which topic, kept beside the people while a page is applied, so that nobody reads twenty thousand profiles to
//! count or to find.

use super::StoreError;
use patio_domain::TopicId;
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
}

/// Takes a new version of a person, or their removal; does nothing for other records.
pub(super) fn update(tx: &Connection, scope: i64, row: &Row, body: Option<&str>) -> Result<(), StoreError> {
    if row.kind != "person" {
        return Ok(());
    }
    tx.prepare_cached("DELETE FROM claim WHERE person = ?1")?.execute([&row.id])?;
    let Some(claims) = body.and_then(|body| serde_json::from_str::<Claims>(body).ok()) else { return Ok(()) };
    // Somebody who left cannot be asked.
    if claims.state == "disabled" {
        return Ok(());
    }
    let mut insert = tx.prepare_cached("INSERT INTO claim (topic, person, scope) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
    for claim in claims.skills {
        insert.execute(params![claim.topic.to_string(), row.id, scope])?;
    }
    Ok(())
}
