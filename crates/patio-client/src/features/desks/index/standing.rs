//! Questions by where they stand, derived from their records, so that a queue of thousands is read by its index.
//!
//! Owns the tables `question` and `question_count`, and which texts address this person: what a desk writes to their own question. Must not know how a queue is
//! shown.

use crate::store::StoreError;
use crate::store::derived::{Change, Derived};
use patio_domain::QuestionState;
use rusqlite::{Connection, params};
use serde::Deserialize;

/// The fields that say where a question stands.
#[derive(Deserialize)]
struct Stands<'a> {
    state: &'a str,
    #[serde(default)]
    owner: Option<&'a str>,
    changed_at: i64,
}

/// The table.
pub struct Standings {
    person: String,
}

impl Standings {
    /// For the person whose cache this is.
    #[must_use]
    pub fn new(person: &str) -> Standings {
        Standings { person: person.to_owned() }
    }

    /// Whether a new text is an answer to a question of this person, or asks them something.
    fn addresses_me(&self, tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
        let is_new = change.old.is_none() && change.columns.person != self.person;
        let act = change.new.filter(|_| is_new).and_then(|body| serde_json::from_str::<Said<'_>>(body).ok());
        if !act.is_some_and(|said| matches!(said.act, "answer" | "ask_back")) {
            return Ok(false);
        }
        let mut asker = tx.prepare_cached("SELECT 1 FROM question WHERE question = ?1 AND asker = ?2")?;
        Ok(asker.exists([&change.columns.parent, &self.person])?)
    }
}

/// What a text does.
#[derive(Deserialize)]
struct Said<'a> {
    act: &'a str,
}

impl Derived for Standings {
    fn tables(&self) -> &'static [&'static str] {
        &["question", "question_count"]
    }

    fn apply(&mut self, tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
        if change.kind == "reply" {
            return self.addresses_me(tx, change);
        }
        if change.kind != "question" {
            return Ok(false);
        }
        let Some(stands) = change.new.and_then(|body| serde_json::from_str::<Stands<'_>>(body).ok()) else {
            tx.prepare_cached("DELETE FROM question WHERE question = ?1 AND scope = ?2")?.execute(params![change.id, change.scope])?;
            return Ok(false);
        };
        // A state that only a newer version knows keeps the question in the queue, where somebody sees it (S13).
        let open = QuestionState::of_word(stands.state).is_none_or(QuestionState::is_open);
        let columns = change.columns;
        tx.prepare_cached(
            "INSERT INTO question (question, scope, desk, asker, owner, state, open, asked_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (question, scope) DO UPDATE SET desk = ?3, asker = ?4, owner = ?5, state = ?6, open = ?7, asked_at = ?8, changed_at = ?9",
        )?
        .execute(params![
            change.id,
            change.scope,
            columns.parent,
            columns.person,
            stands.owner.unwrap_or_default(),
            stands.state,
            open,
            columns.at,
            stands.changed_at
        ])?;
        Ok(false)
    }

    fn finish(&mut self, _: &Connection, _: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn remove_scope(&mut self, tx: &Connection, scope: i64) -> Result<(), StoreError> {
        tx.prepare_cached("DELETE FROM question WHERE scope = ?1")?.execute([scope])?;
        tx.prepare_cached("DELETE FROM question_count WHERE scope = ?1")?.execute([scope])?;
        Ok(())
    }

    fn clear(&mut self, tx: &Connection) -> Result<(), StoreError> {
        tx.prepare_cached("DELETE FROM question")?.execute([])?;
        tx.prepare_cached("DELETE FROM question_count")?.execute([])?;
        Ok(())
    }
}
