//! How items of knowledge are found in the cache, and by which words.
//!
//! Owns the columns and terms of these records. Their words lie apart from those of questions.

use crate::changed::Changed;
use crate::store::indexed::{Columns, Indexed, Terms};
use crate::text::terms::KNOWLEDGE;
use crate::text::words::Words;
use patio_domain::Doc;
use patio_protocol::record::{KnowledgeBody, KnowledgeVersionBody, KnowledgeVoteBody};
use serde::Deserialize;
use std::collections::HashSet;

/// The fields of an item.
#[derive(Deserialize)]
pub struct ItemRead<'a> {
    desk: &'a str,
    owner: &'a str,
    changed_at: i64,
}

impl Indexed for KnowledgeBody {
    type Read<'a> = ItemRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = Some(item_terms);

    fn columns(read: &ItemRead<'_>) -> Columns {
        Columns { parent: read.desk.into(), person: read.owner.into(), at: read.changed_at }
    }
}

/// The fields of an earlier version.
#[derive(Deserialize)]
pub struct VersionRead<'a> {
    knowledge: &'a str,
    written_by: &'a str,
    until_at: i64,
}

impl Indexed for KnowledgeVersionBody {
    type Read<'a> = VersionRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn columns(read: &VersionRead<'_>) -> Columns {
        Columns { parent: read.knowledge.into(), person: read.written_by.into(), at: read.until_at }
    }
}

/// The fields of what one person said of an item.
#[derive(Deserialize)]
pub struct VoteRead<'a> {
    knowledge: &'a str,
    person: &'a str,
    said_at: i64,
}

impl Indexed for KnowledgeVoteBody {
    type Read<'a> = VoteRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn columns(read: &VoteRead<'_>) -> Columns {
        Columns { parent: read.knowledge.into(), person: read.person.into(), at: read.said_at }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Text {
    title: String,
    text: Doc,
    topics: Vec<String>,
}

fn item_terms(words: &mut Words, body: &str) -> HashSet<String> {
    let mut out = HashSet::new();
    let Ok(item) = serde_json::from_str::<Text>(body) else { return out };
    words.add(&item.title, KNOWLEDGE, &mut out);
    words.add(&item.text.plain_text(&|_| String::new()), KNOWLEDGE, &mut out);
    for topic in &item.topics {
        words.add(topic, KNOWLEDGE, &mut out);
    }
    out
}
