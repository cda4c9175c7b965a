//! What a row comes to: a new account, empty fields that are filled, or nothing; and the writing of it.

use super::entry::Entry;
use super::known::Known;
use crate::core::Core;
use crate::core::bulk::{Bulk, NewPerson, tidy_login};
use crate::import::ImportError;
use crate::import::item::Reason;
use crate::store::StoreError;
use patio_domain::profile::update::ProfileChange;
use patio_domain::{PersonId, Refusal};
use patio_protocol::record::{AccountState, PersonBody};

/// One change to write.
pub(super) enum Decision {
    Insert(PersonId, Box<NewPerson>, String),
    Fill(PersonId, Vec<ProfileChange>),
    Key(PersonId, String),
    Manager(PersonId, PersonId),
    Close(PersonId),
}

/// What a row came to.
pub(super) struct Decided {
    pub(super) person: PersonId,
    pub(super) change: Vec<Decision>,
    pub(super) is_new: bool,
    /// Fields that get a value in somebody's profile who is here already.
    pub(super) filled: u64,
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
    let mut body = PersonBody::new(name, String::new(), vec![], AccountState::Invited);
    for change in &entry.changes {
        put(&mut body, change);
    }
    let person = PersonId(core.id_for_import(now));
    known.insert(person, entry.key(), Some(&login), body.clone());
    let made = NewPerson { login: Some(login), body, password_hash: None, created_at: now };
    Ok(Decided { person, change: vec![Decision::Insert(person, Box::new(made), entry.key())], is_new: true, filled: 0 })
}

/// Fills what is empty and was not emptied by its owner.
fn fill(known: &mut Known, entry: &Entry, person: PersonId) -> Decided {
    let mut change = Vec::new();
    let mut body =
        known.body(person).cloned().unwrap_or_else(|| PersonBody::new(String::new(), String::new(), vec![], AccountState::Invited));
    let name = entry.name.clone().map(ProfileChange::Name);
    let may = |change: &&ProfileChange| !known.is_touched(person, change.field());
    let filled: Vec<ProfileChange> =
        name.iter().chain(&entry.changes).filter(may).filter(|change| put(&mut body, change)).cloned().collect();
    let count = u64::try_from(filled.len()).unwrap_or(0);
    if !filled.is_empty() {
        change.push(Decision::Fill(person, filled));
    }
    if !known.has_key(&entry.key()) {
        change.push(Decision::Key(person, entry.key()));
    }
    known.insert(person, entry.key(), None, body);
    Decided { person, change, is_new: false, filled: count }
}

/// Gives an empty field a value; false when it has one.
fn put(body: &mut PersonBody, change: &ProfileChange) -> bool {
    fn text(field: &mut String, value: &str) -> bool {
        let gives = field.is_empty() && !value.is_empty();
        if gives {
            value.clone_into(field);
        }
        gives
    }
    fn list<T: Clone>(field: &mut Vec<T>, value: &[T]) -> bool {
        let gives = field.is_empty() && !value.is_empty();
        if gives {
            *field = value.to_vec();
        }
        gives
    }
    match change {
        ProfileChange::Name(name) => text(&mut body.name, name),
        ProfileChange::Job(job) => text(&mut body.job, job),
        ProfileChange::Unit(unit) => text(&mut body.unit, unit),
        ProfileChange::Location(location) => text(&mut body.location, location),
        ProfileChange::Languages(languages) => list(&mut body.languages, languages),
        ProfileChange::Hours(hours) => list(&mut body.hours, hours),
        ProfileChange::Manager(manager) => {
            let gives = body.manager.is_none() && manager.is_some();
            if gives {
                body.manager = *manager;
            }
            gives
        }
        // Nothing else comes from a list: what is consent, and what is said in one's own words, is given by oneself.
        _ => false,
    }
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
        Decision::Insert(person, made, key) => {
            bulk.insert_person(person, *made)?;
            bulk.insert_key(source, &key, person.0)
        }
        Decision::Key(person, key) => bulk.insert_key(source, &key, person.0),
        Decision::Fill(person, changes) => bulk.fill_fields(person, |body| changes.iter().filter(|change| put(body, change)).count() > 0),
        Decision::Manager(person, manager) => bulk.fill_fields(person, |body| put(body, &ProfileChange::Manager(Some(manager)))),
        Decision::Close(person) => bulk.close_person(person),
    }
}
