//! What a row comes to: a new account, fields that are filled or corrected, or nothing; and the writing of it.

use super::entry::Entry;
use super::known::{Given, Known};
use super::value::{Put, hash_of, put};
use crate::core::{Bulk, Core, NewPerson, tidy_login};
use crate::import::ImportError;
use crate::import::item::Reason;
use crate::store::StoreError;
use patio_domain::profile::update::ProfileChange;
use patio_domain::{PersonId, ProfileField, Refusal};
use patio_protocol::record::{AccountState, PersonBody};

/// One change to write.
pub(super) enum Decision {
    Insert(PersonId, Box<NewPerson>, String, Vec<ProfileChange>),
    Fill(PersonId, Vec<Put>),
    /// What a field says came from a list.
    Written(PersonId, ProfileField, String),
    Key(PersonId, String),
    Close(PersonId),
}

/// What a row came to.
pub(super) struct Decided {
    pub(super) person: PersonId,
    pub(super) change: Vec<Decision>,
    pub(super) is_new: bool,
    /// Fields that get a value in the profile of a person who is here already.
    pub(super) filled: u64,
    /// Fields that get another value than an earlier list gave them.
    pub(super) corrected: u64,
    /// Fields that say something else than the list, and are left alone.
    pub(super) left: Vec<ProfileField>,
}

/// Decides about one row.
pub(super) fn person(core: &Core, known: &mut Known, entry: &Entry, found: Option<PersonId>, now: i64) -> Result<Decided, Reason> {
    match found {
        Some(person) => Ok(fill(known, entry, person)),
        None => insert(core, known, entry, now),
    }
}

fn insert(core: &Core, known: &mut Known, entry: &Entry, now: i64) -> Result<Decided, Reason> {
    let name = entry.name.clone().ok_or(Reason::Refused(Refusal::NameInvalid))?;
    let stand_in =
        || entry.external_id.as_ref().and_then(|id| tidy_login(&format!("{}@people.invalid", id.replace(char::is_whitespace, ""))));
    let login = entry.email.clone().or_else(stand_in).filter(|login| !known.has_login(login)).ok_or(Reason::KeyInvalid)?;
    let mut body = PersonBody::new(name.clone(), String::new(), vec![], AccountState::Invited);
    for change in &entry.changes {
        put(&mut body, &Put { change: change.clone(), replaces: None });
    }
    let person = PersonId(core.id_for_import(now));
    known.insert(person, entry.key(), Some(&login), body.clone());
    let made = NewPerson { login: Some(login), body, password_hash: None, created_at: now };
    let written = [ProfileChange::Name(name)].into_iter().chain(entry.changes.iter().cloned()).collect();
    let change = vec![Decision::Insert(person, Box::new(made), entry.key(), written)];
    Ok(Decided { person, change, is_new: true, filled: 0, corrected: 0, left: Vec::new() })
}

/// Fills what is empty and was not emptied by its owner, and corrects what an earlier list wrote.
fn fill(known: &mut Known, entry: &Entry, person: PersonId) -> Decided {
    let mut decided = Decided { person, change: Vec::new(), is_new: false, filled: 0, corrected: 0, left: Vec::new() };
    let mut body =
        known.body(person).cloned().unwrap_or_else(|| PersonBody::new(String::new(), String::new(), vec![], AccountState::Invited));
    let name = entry.name.clone().map(ProfileChange::Name);
    let mut puts = Vec::new();
    for change in name.iter().chain(&entry.changes) {
        let given = match known.give(person, change) {
            // Half a value is no correction.
            Given::Corrected(_) if entry.is_short => Given::Differs,
            given => given,
        };
        match given {
            Given::Filled => decided.filled += 1,
            Given::Corrected(_) => decided.corrected += 1,
            Given::Differs => decided.left.push(change.field()),
            Given::Same if known.is_as_it_came(person, change.field()) => {
                decided.change.push(Decision::Written(person, change.field(), hash_of(change)));
            }
            Given::Same | Given::Theirs => {}
        }
        puts.extend(given.put(change.clone()).filter(|one| put(&mut body, one)));
    }
    if !puts.is_empty() {
        decided.change.push(Decision::Fill(person, puts));
    }
    if !known.has_key(&entry.key()) {
        decided.change.push(Decision::Key(person, entry.key()));
    }
    known.insert(person, entry.key(), None, body);
    decided
}

/// Writes everything, in transactions of `batch` changes.
pub(super) fn write(core: &Core, source: &str, changes: &mut Vec<Decision>, batch: usize) -> Result<(), ImportError> {
    while !changes.is_empty() {
        let rest = changes.split_off(changes.len().min(batch));
        let these = std::mem::replace(changes, rest);
        core.bulk(|bulk| these.into_iter().try_for_each(|change| apply(bulk, source, change)))?;
    }
    Ok(())
}

fn apply(bulk: &mut Bulk<'_>, source: &str, change: Decision) -> Result<(), StoreError> {
    match change {
        Decision::Insert(person, made, key, written) => {
            bulk.insert_person(person, *made)?;
            bulk.insert_key(source, &key, person.0)?;
            written.iter().try_for_each(|change| bulk.update_written(person, change.field(), &hash_of(change)))
        }
        Decision::Key(person, key) => bulk.insert_key(source, &key, person.0),
        Decision::Written(person, field, hash) => bulk.update_written(person, field, &hash),
        Decision::Fill(person, puts) => {
            let mut done = Vec::new();
            bulk.fill_fields(person, |body| {
                done = puts.into_iter().filter(|one| put(body, one)).collect();
                !done.is_empty()
            })?;
            done.iter().try_for_each(|one| bulk.update_written(person, one.change.field(), &hash_of(&one.change)))
        }
        Decision::Close(person) => bulk.close_person(person),
    }
}
