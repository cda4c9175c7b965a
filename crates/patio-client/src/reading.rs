//! The queries: what screens show, read from the local databases and nothing else. Pending commands are replayed over
//! confirmed records while reading, never written into them (S7).
//!
//! Owns the views' content. Must not know the network. Every query works the same with the server absent.

pub mod pending;

use crate::features::people::view::person::PersonCard;
use crate::store::settings::{find, key};
use crate::store::{LocalStore, StoreError};
use crate::sync::outbox::{covered_to, list_open};
use patio_domain::TopicId;
use patio_domain::community::Tile;
use pending::Pending;
use rusqlite::{Connection, OptionalExtension, params};
use std::cell::RefCell;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A reading of the local databases for one person, in one snapshot.
pub struct Reading<'a> {
    pub(crate) connection: &'a Connection,
    /// The connection that has `work.db`, and the schema under which it has it.
    pub(crate) work: (&'a Connection, &'static str),
    /// The person whose laptop this is.
    pub(crate) me: String,
    pub(crate) pending: Pending,
    pub(crate) cards: RefCell<BTreeMap<String, PersonCard>>,
    /// `nl` or `en`: the language of topic names.
    pub(crate) locale: String,
    pub(crate) topic_names: RefCell<BTreeMap<TopicId, String>>,
    /// What each community wears; empty until a query asks for it.
    pub(crate) tiles: RefCell<BTreeMap<String, Tile>>,
}

impl<'a> Reading<'a> {
    /// Starts a reading. `connection` is a reader with `work` attached.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn new(connection: &'a Connection, me: &str) -> Result<Reading<'a>, StoreError> {
        Reading::over(connection, (connection, "work"), me)
    }

    /// A reading by the one writer, between its own writes. Queries that join both databases are not for it.
    pub(crate) fn of_writer(store: &'a LocalStore, me: &str) -> Result<Reading<'a>, StoreError> {
        Reading::over(&store.cache, (&store.work, "main"), me)
    }

    fn over(connection: &'a Connection, work: (&'a Connection, &'static str), me: &str) -> Result<Reading<'a>, StoreError> {
        let pending = Pending::new(list_open(work.0, work.1, me, covered_to(connection, work.0, work.1, me)?)?);
        let locale = find(work.0, work.1, key::LOCALE)?.unwrap_or_default();
        Ok(Reading {
            connection,
            work,
            me: me.to_owned(),
            pending,
            cards: RefCell::default(),
            locale,
            topic_names: RefCell::default(),
            tiles: RefCell::default(),
        })
    }

    /// The same, with topics named in this language unless the person chose one.
    #[must_use]
    pub fn speaking(mut self, locale: &str) -> Reading<'a> {
        if self.locale.is_empty() {
            locale.clone_into(&mut self.locale);
        }
        self
    }

    /// A reading of confirmed records alone, without a person. `cache` needs no `work` attached.
    pub(crate) fn confirmed(cache: &'a Connection) -> Reading<'a> {
        Reading {
            connection: cache,
            work: (cache, "work"),
            me: String::new(),
            pending: Pending::default(),
            cards: RefCell::default(),
            locale: String::new(),
            topic_names: RefCell::default(),
            tiles: RefCell::default(),
        }
    }

    /// The body of a record, whichever scope brought it.
    pub(crate) fn body(&self, kind: &str, id: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT body FROM record WHERE kind = ?1 AND id = ?2 LIMIT 1")?;
        Ok(statement.query_row(params![kind, id], |row| row.get(0)).optional()?)
    }

    /// A record, if it is here and this version can read it.
    pub(crate) fn record<T: serde::de::DeserializeOwned>(&self, kind: &str, id: &str) -> Result<Option<T>, StoreError> {
        Ok(self.body(kind, id)?.and_then(|body| serde_json::from_str(&body).ok()))
    }
}

/// The id as a typed one.
pub(crate) fn parse<T: From<Uuid>>(id: &str) -> Option<T> {
    Uuid::parse_str(id).ok().map(T::from)
}
