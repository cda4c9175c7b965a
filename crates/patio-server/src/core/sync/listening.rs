//! What the event streams of a node must know: who listens, in which scopes, and where these stand. It is read when something changed,
//! for all streams together, and never for each of them.
//!
//! Must not know streams. Keeps S12: a person's scopes come from the gate of every pull, and nothing else says whom a hint goes to.

use super::gate::{self, heads};
use super::person_change::EVERYBODY;
use crate::core::Core;
use crate::store::{Param, Row, StoreError, Tx, filled};
use patio_domain::{PersonId, Scope, SessionId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Scopes looked up with one statement.
const AT_ONCE: usize = 10;

/// Where a scope stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeHead {
    /// Its head.
    pub head: i64,
    /// The link of its history there.
    pub link: String,
}

/// A person as a listener.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// The scopes they are granted, with where these stand.
    pub places: BTreeMap<Scope, ScopeHead>,
    /// Their sessions that live.
    pub sessions: BTreeSet<SessionId>,
    /// How often this changed so far.
    pub version: i64,
}

/// One word for where these scopes stand; the same in pages and heartbeats.
pub fn mark<'a>(places: impl Iterator<Item = (&'a Scope, &'a ScopeHead)>) -> String {
    gate::mark(places.map(|(scope, place)| (scope, place.head, place.link.as_str())))
}

impl Core {
    /// What a person may hear of now.
    ///
    /// # Errors
    /// When the store fails.
    pub fn audience(&self, person: PersonId) -> Result<Audience, StoreError> {
        let (id, everybody) = (person.to_string(), EVERYBODY.to_string());
        self.store().read(|tx| {
            let sql = "SELECT version FROM person_change WHERE person_id IN ($1, $2)";
            let version = tx.query(sql, &[(&id).into(), (&everybody).into()])?.iter().map(|row| row.int(0)).sum::<Result<i64, _>>()?;
            let sql = "SELECT s.session_id FROM session s JOIN account a ON a.person_id = s.person_id \
                       WHERE s.person_id = $1 AND s.ended_at IS NULL AND a.state = 'active'";
            let sessions = tx.query(sql, &[(&id).into()])?.iter().map(|row| row.parse(0)).collect::<Result<_, _>>()?;
            let places = heads(tx, person)?.into_iter().map(|(scope, head)| (scope, ScopeHead { head: head.head, link: head.link }));
            Ok(Audience { places: places.collect(), sessions, version })
        })
    }

    /// Where these scopes stand. One that has no record yet is left out.
    ///
    /// # Errors
    /// When the store fails.
    pub fn heads_of(&self, scopes: &[Scope]) -> Result<Vec<(Scope, ScopeHead)>, StoreError> {
        self.store().read(|tx| {
            let mut found = Vec::new();
            for some in scopes.chunks(AT_ONCE) {
                let names: Vec<String> = filled(some, AT_ONCE).map(Scope::to_string).collect();
                let sql = "SELECT name, head, link FROM scope WHERE name IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
                let params: Vec<Param<'_>> = names.iter().map(Param::from).collect();
                found.extend(tx.query(sql, &params)?.iter().map(place).collect::<Result<Vec<_>, _>>()?);
            }
            Ok(found)
        })
    }

    /// Where all scopes stand, and how often what each person may see has changed: for a node that saw that something was committed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn everything_that_moves(&self) -> Result<Moving, StoreError> {
        self.store().read(|tx| {
            let places = all_places(tx)?;
            let rows = tx.query("SELECT person_id, version FROM person_change", &[])?;
            let mut people = rows.iter().map(|row| Ok((row.parse(0)?, row.int(1)?))).collect::<Result<HashMap<_, _>, StoreError>>()?;
            let everybody = people.remove(&EVERYBODY).unwrap_or(0);
            Ok(Moving { places, people, everybody })
        })
    }

    /// A word that stays the same for as long as nobody commits anything.
    ///
    /// # Errors
    /// When the store fails.
    pub fn stands_at(&self) -> Result<String, StoreError> {
        self.store().stands_at()
    }
}

/// What may have changed by others.
#[derive(Clone, Debug, Default)]
pub struct Moving {
    /// Where all scopes stand.
    pub places: Vec<(Scope, ScopeHead)>,
    /// How often what each person may see has changed.
    pub people: HashMap<PersonId, i64>,
    /// How often what everybody may see has changed; it counts for each of them.
    pub everybody: i64,
}

fn all_places(tx: &mut dyn Tx) -> Result<Vec<(Scope, ScopeHead)>, StoreError> {
    tx.query("SELECT name, head, link FROM scope", &[])?.iter().map(place).collect()
}

fn place(row: &Row) -> Result<(Scope, ScopeHead), StoreError> {
    Ok((Scope::from(row.text(0)?), ScopeHead { head: row.int(1)?, link: row.text(2)?.to_owned() }))
}
