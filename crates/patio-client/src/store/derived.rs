//! What is derived from confirmed records: it comes, changes and goes together with them, in the transaction of their page.
//!
//! Owns the trait that the module of each derived table implements, and the shape in which the list of them is handed to the
//! store. Must not know any feature: the list itself stands in `features.rs`. Keeps S6 and S8
//! (`after_a_revocation_no_table_has_a_row_of_the_scope` reads the schema, so a new table cannot be forgotten).

use super::StoreError;
use super::indexed::{Columns, Index};
use super::meta::upsert_meta;
use rusqlite::Connection;

/// One record changes, comes or goes.
pub struct Change<'a> {
    /// Number of its scope in this cache.
    pub scope: i64,
    /// Its rowid; nothing when the record came with this page or was never here.
    pub record: Option<i64>,
    /// Its kind.
    pub kind: &'a str,
    /// Its id.
    pub id: &'a str,
    /// The columns of the new version; empty when it goes.
    pub columns: &'a Columns,
    /// The body that was here before.
    pub old: Option<&'a str>,
    /// The body that is here now; nothing when it goes.
    pub new: Option<&'a str>,
}

/// A record that addresses the person whose cache this is, such as a text that names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
}

/// Tables that follow from confirmed records. Made anew for each page, so it may gather and write at the end.
pub trait Derived {
    /// Its tables in `cache.db`.
    fn tables(&self) -> &'static [&'static str];

    /// Takes one change. Says whether the new version addresses this person.
    ///
    /// # Errors
    /// When the database cannot be read or written; the page is then not applied at all.
    fn apply(&mut self, tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError>;

    /// The page is complete: writes what was gathered. `stamp` is another word for each page.
    ///
    /// # Errors
    /// As for `apply`.
    fn finish(&mut self, tx: &Connection, stamp: &str) -> Result<(), StoreError>;

    /// Everything of a scope goes; its records are still there and go next (S8).
    ///
    /// # Errors
    /// As for `apply`.
    fn remove_scope(&mut self, tx: &Connection, scope: i64) -> Result<(), StoreError>;

    /// Everything goes.
    ///
    /// # Errors
    /// As for `apply`.
    fn clear(&mut self, tx: &Connection) -> Result<(), StoreError>;
}

/// What the features put into the cache: how each kind of record is found, and what is derived from records.
pub struct Shape {
    /// Every kind of record that this version knows.
    pub kinds: &'static [&'static str],
    /// How records of this kind are found.
    pub index: fn(kind: &str) -> Index,
    /// Everything derived, for the person of this id.
    pub derived: fn(person: &str) -> Vec<Box<dyn Derived>>,
}

/// A value of `meta` that changes whenever records of one kind do, so that what was computed from them is known to be stale.
pub struct KindVersion {
    kind: &'static str,
    key: &'static str,
    changed: bool,
}

impl KindVersion {
    /// Keeps the value `key` for records of this kind.
    #[must_use]
    pub fn of(kind: &'static str, key: &'static str) -> KindVersion {
        KindVersion { kind, key, changed: false }
    }
}

impl Derived for KindVersion {
    fn tables(&self) -> &'static [&'static str] {
        &[]
    }

    fn apply(&mut self, _: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
        self.changed |= change.kind == self.kind;
        Ok(false)
    }

    fn finish(&mut self, tx: &Connection, stamp: &str) -> Result<(), StoreError> {
        if self.changed { upsert_meta(tx, self.key, stamp) } else { Ok(()) }
    }

    fn remove_scope(&mut self, _: &Connection, _: i64) -> Result<(), StoreError> {
        self.changed = true;
        Ok(())
    }

    fn clear(&mut self, _: &Connection) -> Result<(), StoreError> {
        self.changed = true;
        Ok(())
    }
}
