//! The queries: what screens show, read from the local databases and nothing else. Pending commands are replayed over
//! confirmed records while reading, never written into them (S7).
//!
//! Owns the views' content. Must not know the network. Every query works the same with the server absent.

pub mod communities;
pub mod conversation;
pub mod files;
pub mod history;
pub mod home;
pub mod outbox;
pub mod palette;
pub mod pending;
pub mod people;
pub mod profile;
pub mod rows;
pub mod topics;

use crate::calls::view::person::PersonCard;
use crate::store::settings::{find, key};
use crate::store::{StoreError, outbox as outbox_store};
use patio_domain::TopicId;
use pending::Pending;
use rusqlite::{Connection, OptionalExtension, params};
use std::cell::RefCell;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A reading of the local databases for one person, in one snapshot.
pub struct Reading<'a> {
    pub(crate) connection: &'a Connection,
    /// The person whose laptop this is.
    pub(crate) me: String,
    pub(crate) pending: Pending,
    cards: RefCell<BTreeMap<String, PersonCard>>,
    /// `nl` or `en`: the language of topic names.
    locale: String,
    topic_names: RefCell<BTreeMap<TopicId, String>>,
}

impl<'a> Reading<'a> {
    /// Starts a reading. `connection` is a reader with `work` attached.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn new(connection: &'a Connection, me: &str) -> Result<Reading<'a>, StoreError> {
        let pending = Pending::new(outbox_store::list_open(connection, "work", me)?);
        let locale = find(connection, "work", key::LOCALE)?.unwrap_or_default();
        Ok(Reading { connection, me: me.to_owned(), pending, cards: RefCell::default(), locale, topic_names: RefCell::default() })
    }

    /// The same, with topics named in this language unless the person chose one.
    #[must_use]
    pub fn speaking(mut self, locale: &str) -> Reading<'a> {
        if self.locale.is_empty() {
            locale.clone_into(&mut self.locale);
        }
        self
    }

    /// The words of a post's or comment's body, for a notification. `cache` needs no `work` attached.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) fn plain_words(cache: &Connection, body: &str) -> Result<String, StoreError> {
        #[derive(serde::Deserialize)]
        struct Text {
            text: patio_domain::Doc,
        }
        let reading = Reading {
            connection: cache,
            me: String::new(),
            pending: Pending::default(),
            cards: RefCell::default(),
            locale: String::new(),
            topic_names: RefCell::default(),
        };
        let text = serde_json::from_str::<Text>(body).map(|found| found.text).unwrap_or_default();
        Ok(text.plain_text(&|person| reading.name_of(person)))
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

/// 0..=7, from an id: the colour of a face or tile, the same on every laptop.
#[must_use]
pub fn hue(id: &str) -> u32 {
    id_byte(id, 15) % 8
}

/// 0..=7, from an id: the pattern of a tile.
#[must_use]
pub fn pattern(id: &str) -> u32 {
    id_byte(id, 14) % 8
}

fn id_byte(id: &str, index: usize) -> u32 {
    Uuid::parse_str(id).ok().and_then(|id| id.as_bytes().get(index).copied()).map_or(0, u32::from)
}

/// The id as a typed one.
pub(crate) fn parse<T: From<Uuid>>(id: &str) -> Option<T> {
    Uuid::parse_str(id).ok().map(T::from)
}
