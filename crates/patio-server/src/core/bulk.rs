//! Bringing much in at once: the importer's way to the feed. The same publishing as for commands, without commands.
//!
//! One `bulk` is one transaction: a few thousand records at a time keep it quick. An import key says what was brought in before, so
//! that a second run changes nothing. Must not know any feature: each adds to `Bulk` what it lets in. Keeps S5 and S6: imported
//! records are records like all others.

use super::Core;
use super::sync::changes::Changes;
use super::sync::effect::{self, Act, Stop};
use crate::store::{StoreError, Tx};
use patio_domain::{PersonId, Refusal, Role, Scope};
use patio_protocol::Command;
use uuid::Uuid;

/// A transaction that brings records in. Everything is published when the work ends.
pub struct Bulk<'a> {
    pub(super) core: &'a Core,
    pub(super) tx: &'a mut dyn Tx,
    pub(super) changes: Changes,
    pub(super) now: i64,
}

impl Core {
    /// A new id for something made at `at`, UTC milliseconds.
    #[must_use]
    pub fn id_for_import(&self, at: i64) -> Uuid {
        self.new_id(at)
    }

    /// Runs `work` in one transaction and publishes what it brought in. Gives the scopes that changed.
    ///
    /// # Errors
    /// When `work` or the store fails; nothing was brought in then.
    pub fn bulk<T>(&self, work: impl FnOnce(&mut Bulk<'_>) -> Result<T, StoreError>) -> Result<(T, Vec<Scope>), StoreError> {
        let now = self.now();
        self.store().write(|tx| {
            let mut bulk = Bulk { core: self, tx, changes: Changes::default(), now };
            let done = work(&mut bulk)?;
            let Bulk { tx, changes, .. } = bulk;
            Ok((done, changes.publish(tx)?))
        })
    }
}

impl Bulk<'_> {
    /// Carries a command out as if this person had sent it at this time, UTC milliseconds.
    ///
    /// # Errors
    /// When the store fails. A refusal is no error of it; a refused command has no effect.
    pub fn carry_out(&mut self, person: PersonId, role: Role, at: i64, command: Command) -> Result<Result<(), Refusal>, StoreError> {
        let mut act = Act { core: self.core, tx: self.tx, changes: &mut self.changes, person, role, now: at };
        match effect::carry_out(command, &mut act) {
            Ok(()) => Ok(Ok(())),
            Err(Stop::Refused(refusal)) => Ok(Err(refusal)),
            Err(Stop::ClaimedBy(_)) => Ok(Err(Refusal::ClaimedByAnother)),
            Err(Stop::Store(error)) => Err(error),
        }
    }

    /// Remembers the id of something of a source, for later runs.
    ///
    /// # Errors
    /// When the store fails, or the key is known already.
    pub fn insert_key(&mut self, source: &str, key: &str, id: Uuid) -> Result<(), StoreError> {
        let id = id.to_string();
        let sql = "INSERT INTO import_key (source, key, id) VALUES ($1, $2, $3)";
        self.tx.execute(sql, &[source.into(), key.into(), (&id).into()]).map(drop)
    }
}
