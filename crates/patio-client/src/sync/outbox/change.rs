//! Saving what a person means: a new command, and what it makes of those that never left this laptop, which get another body or go. All of it in
//! one transaction.
//!
//! Keeps S2 (durable before "saved") and S1: only a row that was surely not sent changes; when one was, nothing is changed at all. Must not know what commands mean.

use super::{NewCommand, aside};
use crate::store::{LocalStore, StoreError};
use crate::sync::{consent, uploads};
use patio_domain::CommandId;
use patio_protocol::Command;
use rusqlite::{Connection, params};

/// What a person's new intent does to the outbox, all of it or nothing.
pub struct OutboxChange<'a> {
    /// Who acts.
    pub person: &'a str,
    /// The new command, when it is one of its own.
    pub new: Option<NewCommand<'a>>,
    /// Unsent commands that are another one from now on.
    pub rewritten: Vec<Rewritten>,
    /// Unsent or refused commands that are over.
    pub gone: Vec<String>,
    /// A draft that goes.
    pub from_draft: Option<&'a str>,
}

/// An unsent command with its new body.
pub struct Rewritten {
    /// Its id, which stays.
    pub command_id: String,
    /// What it is now.
    pub command: Command,
    /// Commands of other lanes that must be decided first.
    pub after: Vec<CommandId>,
}

impl<'a> From<NewCommand<'a>> for OutboxChange<'a> {
    fn from(new: NewCommand<'a>) -> OutboxChange<'a> {
        OutboxChange { person: new.person, new: Some(new), rewritten: Vec::new(), gone: Vec::new(), from_draft: None }
    }
}

impl LocalStore {
    /// Makes a change. When this returns it is on the disk (S2), and the draft is gone in the same transaction.
    ///
    /// # Errors
    /// When nothing was changed; the draft is then still there.
    pub fn update_outbox(&mut self, change: &OutboxChange<'_>) -> Result<(), StoreError> {
        let tx = self.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        if let Some(new) = &change.new {
            insert(&tx, new)?;
        }
        for rewritten in &change.rewritten {
            rewrite(&tx, change.person, rewritten)?;
        }
        for gone in &change.gone {
            aside::take_out(&tx, gone)?;
        }
        if let Some(target) = change.from_draft {
            tx.execute("DELETE FROM draft WHERE person = ?1 AND target = ?2", params![change.person, target])?;
        }
        tx.commit()?;
        self.scrub_soon();
        Ok(())
    }
}

fn insert(tx: &Connection, new: &NewCommand<'_>) -> Result<(), StoreError> {
    let (kind, body) = new.command.encode()?;
    tx.prepare_cached("INSERT INTO outbox (command_id, person, lane, kind, body, saved_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![new.command_id.to_string(), new.person, new.command.lane().0, kind, body, new.saved_at])?;
    wait_for(tx, &new.command_id.to_string(), new.person, new.command, &new.after)
}

/// Notes what a command waits for, and what it takes back.
fn wait_for(tx: &Connection, id: &str, person: &str, command: &Command, after: &[CommandId]) -> Result<(), StoreError> {
    for after in after {
        tx.prepare_cached("INSERT INTO outbox_after (command_id, after_command) VALUES (?1, ?2)")?.execute([id, &after.to_string()])?;
    }
    for file in command.files() {
        uploads::link(tx, id, person, &file.to_string())?;
    }
    consent::take_back(tx, person, command)
}

fn rewrite(tx: &Connection, person: &str, Rewritten { command_id, command, after }: &Rewritten) -> Result<(), StoreError> {
    let (kind, body) = command.encode()?;
    let sql = "UPDATE outbox SET kind = ?2, body = ?3 WHERE command_id = ?1 AND state = 'queued' AND attempts = 0 AND aside = 0";
    if tx.prepare_cached(sql)?.execute([command_id, &kind, &body])? != 1 {
        return Err(StoreError::Value(format!("command {command_id} may have left")));
    }
    tx.prepare_cached("DELETE FROM outbox_after WHERE command_id = ?1")?.execute([command_id])?;
    wait_for(tx, command_id, person, command, after)?;
    let named: Vec<String> = command.files().iter().map(ToString::to_string).collect();
    let mut statement = tx.prepare_cached("SELECT file FROM outbox_file WHERE command_id = ?1")?;
    let linked: Vec<String> = statement.query_map([command_id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for file in linked.iter().filter(|file| !named.contains(file)) {
        uploads::unlink(tx, command_id, person, file)?;
    }
    Ok(())
}
