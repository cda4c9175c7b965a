//! How posts, comments, reactions, marks of help and earlier versions are found in the cache, and by which words.
//!
//! Owns the columns and terms of the feed's records. Must not know what is looked for. `conversations` derives one row a
//! conversation from them.

pub mod conversations;

use crate::changed::Changed;
use crate::store::indexed::{Columns, Indexed, Terms};
use crate::text::terms::{ASKED, BY, HELPED, TITLE, is_question};
use crate::text::words::Words;
use patio_domain::Doc;
use patio_protocol::record::{CommentBody, HelpfulBody, PostBody, ReactionBody, RevisionBody};
use serde::Deserialize;
use std::collections::HashSet;

/// The fields of a post or comment.
#[derive(Deserialize)]
pub struct EntryRead<'a> {
    #[serde(default)]
    post: &'a str,
    #[serde(default)]
    community: &'a str,
    author: &'a str,
    created_at: i64,
}

impl Indexed for PostBody {
    type Read<'a> = EntryRead<'a>;
    const CHANGED: Changed = Changed::Content;
    const TERMS: Option<Terms> = Some(entry_terms);

    fn columns(read: &EntryRead<'_>) -> Columns {
        Columns { parent: read.community.into(), person: read.author.into(), at: read.created_at }
    }
}

impl Indexed for CommentBody {
    type Read<'a> = EntryRead<'a>;
    const CHANGED: Changed = Changed::Content;
    const TERMS: Option<Terms> = Some(entry_terms);

    fn columns(read: &EntryRead<'_>) -> Columns {
        Columns { parent: read.post.into(), person: read.author.into(), at: read.created_at }
    }
}

/// The fields of a reaction or mark of help.
#[derive(Deserialize)]
pub struct MarkRead<'a> {
    post: &'a str,
    #[serde(default)]
    person: &'a str,
    #[serde(default)]
    author: &'a str,
    created_at: i64,
}

impl Indexed for ReactionBody {
    type Read<'a> = MarkRead<'a>;
    const CHANGED: Changed = Changed::Content;
    const TERMS: Option<Terms> = None;

    fn columns(read: &MarkRead<'_>) -> Columns {
        Columns { parent: read.post.into(), person: read.person.into(), at: read.created_at }
    }
}

impl Indexed for HelpfulBody {
    type Read<'a> = MarkRead<'a>;
    const CHANGED: Changed = Changed::Content;
    const TERMS: Option<Terms> = Some(helped_terms);

    fn columns(read: &MarkRead<'_>) -> Columns {
        // The author whose text helped: their evidence is counted.
        Columns { parent: read.post.into(), person: read.author.into(), at: read.created_at }
    }
}

/// The fields of an earlier version.
#[derive(Deserialize)]
pub struct RevisionRead<'a> {
    target: &'a str,
    replaced_at: i64,
}

impl Indexed for RevisionBody {
    type Read<'a> = RevisionRead<'a>;
    const CHANGED: Changed = Changed::Content;
    const TERMS: Option<Terms> = None;

    fn columns(read: &RevisionRead<'_>) -> Columns {
        // Only the author edits a text, so earlier versions are never looked up by person.
        Columns { parent: read.target.into(), person: String::new(), at: read.replaced_at }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Text<'a> {
    #[serde(borrow)]
    author: Option<&'a str>,
    title: String,
    text: Doc,
}

fn entry_terms(words: &mut Words, body: &str) -> HashSet<String> {
    let mut out = HashSet::new();
    let Ok(entry) = serde_json::from_str::<Text<'_>>(body) else { return out };
    if let Some(author) = entry.author {
        out.insert(format!("{BY}{author}"));
    }
    words.add(&entry.title, "", &mut out);
    words.add(&entry.title, TITLE, &mut out);
    if is_question(&entry.title) {
        words.add(&entry.title, ASKED, &mut out);
    }
    // Names of people named in a text are theirs to change: they are not part of it.
    words.add(&entry.text.plain_text(&|_| String::new()), "", &mut out);
    out
}

fn helped_terms(_: &mut Words, body: &str) -> HashSet<String> {
    serde_json::from_str::<MarkRead<'_>>(body).map(|mark| format!("{HELPED}{}", mark.author)).into_iter().collect()
}
