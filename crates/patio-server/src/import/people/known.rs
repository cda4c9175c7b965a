//! The people who are here already, read once before the rows: their numbers, their addresses, what their profiles say, and
//! whether they or a list wrote it.

use super::entry::Entry;
use super::value::{Put, hash_of, value_of};
use crate::import::ImportError;
use crate::store::{Store, StoreError, Tx};
use patio_domain::{PersonId, ProfileChange, ProfileField, Role};
use patio_protocol::record::{PersonBody, ProfileRevisionBody};
use std::collections::{HashMap, HashSet};

/// Facts that decide what is new.
#[derive(Default)]
pub(super) struct Known {
    keys: HashMap<String, PersonId>,
    logins: HashMap<String, PersonId>,
    bodies: HashMap<PersonId, PersonBody>,
    closed: HashSet<PersonId>,
    /// The number under which a person came in.
    numbers: HashMap<PersonId, String>,
    administrators: HashSet<PersonId>,
    /// Fields that people changed themselves, by their own revisions: an empty one of these was emptied by its owner.
    touched: HashSet<(PersonId, ProfileField)>,
    /// What an earlier list wrote, as hashes: what still says that is the list's to correct.
    written: HashMap<(PersonId, ProfileField), String>,
}

/// What becomes of a value that the list has for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// The field was empty.
    Filled,
    /// It still said what an earlier list wrote, which has this hash.
    Corrected(String),
    /// It says that already.
    Same,
    /// It says something else, and not because of a list.
    Differs,
    /// Its owner emptied it.
    Theirs,
}

impl Given {
    /// What is to be written, if anything.
    pub(super) fn put(self, change: ProfileChange) -> Option<Put> {
        match self {
            Given::Filled => Some(Put { change, replaces: None }),
            Given::Corrected(hash) => Some(Put { change, replaces: Some(hash) }),
            Given::Same | Given::Differs | Given::Theirs => None,
        }
    }
}

impl Known {
    /// Reads them.
    pub(super) fn read(store: &Store, source: &str) -> Result<Known, ImportError> {
        store.read(|tx| read(tx, source))?.ok_or(ImportError::NoOrganisation)
    }

    /// The person a row is about: by number, then by address.
    pub(super) fn find(&self, entry: &Entry) -> Option<PersonId> {
        let by_login = || entry.email.as_ref().and_then(|email| self.logins.get(email));
        self.keys.get(&entry.key()).or_else(by_login).copied()
    }

    /// The person a cell names: by number or address.
    pub(super) fn find_named(&self, name: &str) -> Option<PersonId> {
        let login = name.trim_start_matches("mailto:").to_lowercase();
        let keys = [format!("person:{name}"), format!("email:{login}")];
        keys.iter().find_map(|key| self.keys.get(key)).or_else(|| self.logins.get(&login)).copied()
    }

    pub(super) fn has_key(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// Whether the address of a row belongs to a person who has another number.
    pub(super) fn has_other_number(&self, entry: &Entry) -> bool {
        let key = entry.key();
        if entry.external_id.is_none() || self.keys.contains_key(&key) {
            return false;
        }
        let person = entry.email.as_ref().and_then(|email| self.logins.get(email));
        person.and_then(|person| self.numbers.get(person)).is_some_and(|number| *number != key)
    }

    /// Who goes by one of these words here: number or address.
    pub(super) fn called(&self, words: &HashSet<String>) -> HashSet<PersonId> {
        let by_key = self.keys.iter().filter(|(key, _)| key.split_once(':').is_some_and(|(_, name)| words.contains(name)));
        let by_login = self.logins.iter().filter(|(login, _)| words.contains(*login));
        by_key.chain(by_login).map(|(_, person)| *person).collect()
    }

    pub(super) fn has_login(&self, login: &str) -> bool {
        self.logins.contains_key(login)
    }

    pub(super) fn body(&self, person: PersonId) -> Option<&PersonBody> {
        self.bodies.get(&person)
    }

    /// Remembers what this run decided.
    pub(super) fn insert(&mut self, person: PersonId, key: String, login: Option<&str>, body: PersonBody) {
        if key.starts_with("person:") {
            self.numbers.insert(person, key.clone());
        }
        self.keys.insert(key, person);
        self.logins.extend(login.map(|login| (login.to_owned(), person)));
        self.bodies.insert(person, body);
    }

    pub(super) fn is_closed(&self, person: PersonId) -> bool {
        self.closed.contains(&person)
    }

    /// What becomes of a value for a field of a person.
    pub(super) fn give(&self, person: PersonId, change: &ProfileChange) -> Given {
        let field = change.field();
        let before = self.bodies.get(&person).and_then(|body| value_of(body, field));
        let is_touched = self.touched.contains(&(person, field));
        match before {
            None if is_touched => Given::Theirs,
            None => Given::Filled,
            Some(before) if before == *change => Given::Same,
            Some(before) => match self.written.get(&(person, field)) {
                Some(hash) if !is_touched && *hash == hash_of(&before) => Given::Corrected(hash.clone()),
                _ => Given::Differs,
            },
        }
    }

    /// Whether an earlier version of this program may have written what a field says: the person never changed anything.
    pub(super) fn is_as_it_came(&self, person: PersonId, field: ProfileField) -> bool {
        !self.written.contains_key(&(person, field)) && self.bodies.get(&person).is_some_and(|body| body.version == 0)
    }

    /// Everybody whom this source has ever named, and whose account is open.
    pub(super) fn named_and_open(&self) -> impl Iterator<Item = PersonId> {
        let people: HashSet<PersonId> = self.keys.values().copied().collect();
        people.into_iter().filter(|person| !self.closed.contains(person))
    }

    /// Administrators whose account is open.
    pub(super) fn administrators(&self) -> &HashSet<PersonId> {
        &self.administrators
    }
}

fn read(tx: &mut dyn Tx, source: &str) -> Result<Option<Known>, StoreError> {
    if tx.query_opt("SELECT value FROM meta WHERE key = $1", &["epoch".into()])?.is_none() {
        return Ok(None);
    }
    let mut known = Known::default();
    for row in tx.query("SELECT key, id FROM import_key WHERE source = $1", &[source.into()])? {
        let (key, person) = (row.text(0)?.to_owned(), row.parse(1)?);
        if key.starts_with("person:") {
            known.numbers.insert(person, key.clone());
        }
        known.keys.insert(key, person);
    }
    for row in tx.query("SELECT login, person_id, state, role FROM account", &[])? {
        let person = row.parse(1)?;
        known.logins.extend(row.opt_text(0)?.map(|login| (login.to_owned(), person)));
        if row.text(2)? == "disabled" {
            known.closed.insert(person);
        } else if row.text(3)? == crate::core::role_word(Role::Administrator) {
            known.administrators.insert(person);
        }
    }
    for row in tx.query("SELECT id, body FROM feed WHERE scope = 'org' AND kind = 'person' AND body IS NOT NULL", &[])? {
        known.bodies.insert(row.parse(0)?, serde_json::from_str(row.text(1)?)?);
    }
    for row in tx.query("SELECT body FROM feed WHERE kind = 'profile_revision' AND body IS NOT NULL", &[])? {
        let revision: ProfileRevisionBody = serde_json::from_str(row.text(0)?)?;
        known.touched.extend(revision.changes.iter().map(|change| (revision.person, change.field())));
    }
    for row in tx.query("SELECT person_id, field, hash FROM import_value", &[])? {
        let field = ProfileField::ALL.into_iter().find(|field| row.text(1).is_ok_and(|word| word == field.word()));
        if let Some(field) = field {
            known.written.insert((row.parse(0)?, field), row.text(2)?.to_owned());
        }
    }
    Ok(Some(known))
}
