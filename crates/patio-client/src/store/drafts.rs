//! Drafts and read marks: half-written texts, and how far the person read. Both stay on this laptop.
//!
//! Keeps "nothing typed is ever lost": a draft goes only in the transaction that queues its command, or when the person
//! empties it.

use super::{LocalStore, StoreError};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::value::RawValue;

/// A stored draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The place it belongs to.
    pub target: String,
    /// The title; may be empty.
    pub title: String,
    /// The text as JSON.
    pub text: String,
    /// The comment it answers, or ''.
    pub reply_to: String,
    /// Its files, in the order they are shown.
    pub files: Vec<String>,
}

/// Writes a draft over the last one for its place.
fn upsert(connection: &Connection, person: &str, row: &DraftRow, saved_at: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO draft (person, target, title, text, reply_to, saved_at, files) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (person, target) DO UPDATE SET
               title = excluded.title, text = excluded.text, reply_to = excluded.reply_to, saved_at = excluded.saved_at,
               files = excluded.files",
        )?
        .execute(params![person, row.target, row.title, row.text, row.reply_to, saved_at, serde_json::to_string(&row.files)?])?;
    Ok(())
}

/// Puts a text back into its place. What was begun there meanwhile stays, below it.
pub(crate) fn put_back(connection: &Connection, person: &str, row: &DraftRow, saved_at: i64) -> Result<(), StoreError> {
    let mut row = row.clone();
    let begun = find(connection, "main", person, &row.target)?;
    let more: Vec<String> = begun.iter().flat_map(|begun| &begun.files).filter(|file| !row.files.contains(file)).cloned().collect();
    row.files.extend(more);
    if let Some(begun) = begun.filter(|begun| begun.text != row.text) {
        let mut blocks: Vec<Box<RawValue>> = serde_json::from_str(&row.text)?;
        blocks.extend(serde_json::from_str::<Vec<Box<RawValue>>>(&begun.text)?);
        row.text = serde_json::to_string(&blocks)?;
        if row.title.is_empty() {
            row.title = begun.title;
        }
    }
    upsert(connection, person, &row, saved_at)
}

/// A draft for a place.
///
/// # Errors
/// When the database cannot be read.
pub fn find(connection: &Connection, schema: &str, person: &str, target: &str) -> Result<Option<DraftRow>, StoreError> {
    let sql = format!("SELECT target, title, text, reply_to, files FROM {schema}.draft WHERE person = ?1 AND target = ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_row([person, target], |row| {
        let files = serde_json::from_str(&row.get::<_, String>(4)?).unwrap_or_default();
        Ok(DraftRow { target: row.get(0)?, title: row.get(1)?, text: row.get(2)?, reply_to: row.get(3)?, files })
    });
    Ok(found.optional()?)
}

/// Every draft of a person, with the time it was saved, UTC milliseconds of this laptop.
///
/// # Errors
/// When the database cannot be read.
pub fn list(connection: &Connection, schema: &str, person: &str) -> Result<Vec<(DraftRow, i64)>, StoreError> {
    let sql = format!("SELECT target, title, text, reply_to, files, saved_at FROM {schema}.draft WHERE person = ?1 ORDER BY target");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([person], |row| {
        let files = serde_json::from_str(&row.get::<_, String>(4)?).unwrap_or_default();
        Ok((DraftRow { target: row.get(0)?, title: row.get(1)?, text: row.get(2)?, reply_to: row.get(3)?, files }, row.get(5)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The places that have a draft.
///
/// # Errors
/// When the database cannot be read.
pub fn list_targets(connection: &Connection, schema: &str, person: &str) -> Result<Vec<String>, StoreError> {
    let sql = format!("SELECT target FROM {schema}.draft WHERE person = ?1 ORDER BY target");
    Ok(connection.prepare_cached(&sql)?.query_map([person], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

impl LocalStore {
    /// Keeps a draft.
    ///
    /// # Errors
    /// When it was not kept.
    pub fn upsert_draft(&mut self, person: &str, row: &DraftRow, saved_at: i64) -> Result<(), StoreError> {
        upsert(&self.work, person, row, saved_at)
    }

    /// Forgets an emptied draft.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_draft(&mut self, person: &str, target: &str) -> Result<(), StoreError> {
        self.work.execute("DELETE FROM draft WHERE person = ?1 AND target = ?2", [person, target])?;
        Ok(())
    }

    /// Notes how far a conversation was read, and never less far than before; `read_at` is a server time, -1 makes it unread again.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn upsert_read_mark(&mut self, person: &str, post: &str, read_at: i64) -> Result<(), StoreError> {
        self.work
            .prepare_cached(
                "INSERT INTO read_mark (person, post, read_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (person, post) DO UPDATE SET
                   read_at = CASE WHEN excluded.read_at < 0 THEN excluded.read_at ELSE MAX(read_at, excluded.read_at) END",
            )?
            .execute(params![person, post, read_at])?;
        Ok(())
    }

    /// Sets where "unread" begins in communities that are new here: their last two days are unread, not years of history.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn update_baselines(&mut self, person: &str) -> Result<(), StoreError> {
        const UNREAD_AT_FIRST_MS: i64 = 2 * 24 * 3_600_000;
        let mut missing = Vec::new();
        {
            let mut scopes = self.cache.prepare_cached("SELECT substr(name, 11) FROM scope WHERE name LIKE 'community:%' ORDER BY name")?;
            let mut known = self.work.prepare_cached("SELECT 1 FROM baseline WHERE person = ?1 AND community = ?2")?;
            let mut newest = self.cache.prepare_cached("SELECT COALESCE(MAX(last_at), 0) FROM conversation WHERE community = ?1")?;
            for community in scopes.query_map([], |row| row.get::<_, String>(0))? {
                let community = community?;
                if !known.exists([person, community.as_str()])? {
                    let last_at: i64 = newest.query_row([&community], |row| row.get(0))?;
                    missing.push((community, last_at.saturating_sub(UNREAD_AT_FIRST_MS)));
                }
            }
        }
        for (community, read_before) in missing {
            self.work
                .prepare_cached("INSERT INTO baseline (person, community, read_before) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
                .execute(params![person, community, read_before])?;
        }
        Ok(())
    }
}
