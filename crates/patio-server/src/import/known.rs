//! What is here already, read once before an import: keys of earlier runs, logins, names, texts withdrawn since.

use super::ImportError;
use crate::core::name_key;
use crate::store::{Store, StoreError, Tx};
use patio_domain::PersonId;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Facts that decide what is new.
#[derive(Default)]
pub(super) struct Known {
    keys: HashMap<Box<str>, Uuid>,
    logins: HashMap<String, PersonId>,
    open_names: HashSet<String>,
    withdrawn: HashSet<Uuid>,
    closed: HashSet<PersonId>,
}

impl Known {
    /// Reads them.
    pub(super) fn read(store: &Store, source: &str) -> Result<Known, ImportError> {
        let read = store.read(|tx| {
            if tx.query_opt("SELECT value FROM meta WHERE key = $1", &["epoch".into()])?.is_none() {
                return Ok(None);
            }
            let mut known = Known::default();
            for row in tx.query("SELECT key, id FROM import_key WHERE source = $1", &[source.into()])? {
                known.keys.insert(row.text(0)?.into(), row.parse(1)?);
            }
            for row in tx.query("SELECT login, person_id, state FROM account", &[])? {
                let person = row.parse(1)?;
                if let Some(login) = row.opt_text(0)? {
                    known.logins.insert(login.to_owned(), person);
                }
                if row.text(2)? == "disabled" {
                    known.closed.insert(person);
                }
            }
            for row in tx.query("SELECT name FROM community WHERE access = 'open'", &[])? {
                known.open_names.insert(name_key(row.text(0)?));
            }
            withdrawn(tx, &mut known.withdrawn)?;
            Ok(Some(known))
        })?;
        read.ok_or(ImportError::NoOrganisation)
    }

    /// The id of a key of this source, of an earlier run or this one.
    pub(super) fn key(&self, kind: &str, key: &str) -> Option<Uuid> {
        self.keys.get(format!("{kind}:{key}").as_str()).copied()
    }

    /// Remembers a key.
    pub(super) fn insert_key(&mut self, key: &str, id: Uuid) {
        self.keys.insert(key.into(), id);
    }

    /// The person with a (tidied) login.
    pub(super) fn login(&self, login: &str) -> Option<PersonId> {
        self.logins.get(login).copied()
    }

    /// Remembers a login.
    pub(super) fn insert_login(&mut self, login: String, person: PersonId) {
        self.logins.insert(login, person);
    }

    /// Takes the name of an open community; false when another has it.
    pub(super) fn take_open_name(&mut self, name: &str) -> bool {
        self.open_names.insert(name_key(name))
    }

    /// Whether a post or comment was withdrawn.
    pub(super) fn is_withdrawn(&self, target: Uuid) -> bool {
        self.withdrawn.contains(&target)
    }

    /// Remembers that a post or comment is withdrawn.
    pub(super) fn insert_withdrawn(&mut self, target: Uuid) {
        self.withdrawn.insert(target);
    }

    /// Whether a person's account is closed.
    pub(super) fn is_closed(&self, person: PersonId) -> bool {
        self.closed.contains(&person)
    }

    /// Remembers that a person's account is closed.
    pub(super) fn insert_closed(&mut self, person: PersonId) {
        self.closed.insert(person);
    }
}

fn withdrawn(tx: &mut dyn Tx, into: &mut HashSet<Uuid>) -> Result<(), StoreError> {
    let sql = "SELECT post_id FROM post WHERE withdrawn_at IS NOT NULL \
               UNION ALL SELECT comment_id FROM comment WHERE withdrawn_at IS NOT NULL";
    for row in tx.query(sql, &[])? {
        into.insert(row.parse(0)?);
    }
    Ok(())
}
