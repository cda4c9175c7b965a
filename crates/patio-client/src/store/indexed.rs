//! How a confirmed record is found: its columns in the cache, the words it is searched by, and which answers it makes stale.
//!
//! Owns the trait that every record body implements, without a default for any of its questions: a new record that leaves one
//! unanswered does not compile. Must not know the records. Only a kind of a newer version has defaults (S13).

use crate::changed::Changed;
use crate::text::words::Words;
use serde::Deserialize;
use std::collections::HashSet;

/// Reads the terms of a body; none of a body that this version cannot read.
pub type Terms = fn(&mut Words, &str) -> HashSet<String>;

/// How a record of this body is found.
pub trait Indexed {
    /// The fields that are needed for it, read without building the rest of the body.
    type Read<'a>: Deserialize<'a>;
    /// Which answers to screens a change of it makes stale.
    const CHANGED: Changed;
    /// How its terms for the word index are read; nothing for a record that is not searched.
    const TERMS: Option<Terms>;

    /// Its columns.
    fn columns(read: &Self::Read<'_>) -> Columns;
}

/// The columns of a record in the cache.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// What it belongs to: the id of another record, or the key of its own name.
    pub parent: String,
    /// The person it is of; empty where records of the kind are never looked up by a person.
    pub person: String,
    /// When it came to be, UTC milliseconds; 0 where that means nothing.
    pub at: i64,
}

/// [`Indexed`] as a value, for a kind that is known by its word only.
#[derive(Clone, Copy)]
pub struct Index {
    /// Reads the columns; a body of a newer version that does not fit has none, and is kept all the same (S13).
    pub columns: fn(&str) -> Columns,
    /// See [`Indexed::CHANGED`].
    pub changed: Changed,
    /// See [`Indexed::TERMS`].
    pub terms: Option<Terms>,
}

impl Index {
    /// The index of one body.
    #[must_use]
    pub const fn of<T: Indexed>() -> Index {
        Index { columns: columns_of::<T>, changed: T::CHANGED, terms: T::TERMS }
    }

    /// The index of a kind that this version does not know.
    #[must_use]
    pub const fn of_other() -> Index {
        Index { columns: |_| Columns { parent: String::new(), person: String::new(), at: 0 }, changed: Changed::Content, terms: None }
    }
}

fn columns_of<T: Indexed>(body: &str) -> Columns {
    serde_json::from_str::<T::Read<'_>>(body).map_or_else(|_| Columns::default(), |read| T::columns(&read))
}
