//! How desks, their staff, questions and what lies below them are found in the cache, and by which words questions are.
//!
//! Owns the columns and terms of these records, and the table `question`. The words of questions lie apart from those of conversations.

pub mod standing;

use crate::changed::Changed;
use crate::store::indexed::{Indexed, Terms};
use crate::text::terms::QUESTION;
use crate::text::words::Words;
use patio_domain::{Doc, name};
use patio_protocol::record::{DeskBody, DeskStaffBody, QuestionBody, QuestionEventBody, ReplyBody};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashSet;

/// The fields of a desk.
#[derive(Deserialize)]
pub struct DeskRead {
    name: String,
    created_at: i64,
}

impl Indexed for DeskBody {
    type Read<'a> = DeskRead;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn parent<'r>(read: &'r DeskRead) -> Cow<'r, str> {
        name::key(&read.name).into()
    }

    fn person(_: &DeskRead) -> &str {
        ""
    }

    fn at(read: &DeskRead) -> i64 {
        read.created_at
    }
}

/// The fields of a person at a desk.
#[derive(Deserialize)]
pub struct StaffRead<'a> {
    desk: &'a str,
    person: &'a str,
    since_at: i64,
}

impl Indexed for DeskStaffBody {
    type Read<'a> = StaffRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn parent<'r>(read: &'r StaffRead<'_>) -> Cow<'r, str> {
        read.desk.into()
    }

    fn person<'r>(read: &'r StaffRead<'_>) -> &'r str {
        read.person
    }

    fn at(read: &StaffRead<'_>) -> i64 {
        read.since_at
    }
}

/// The fields of a question.
#[derive(Deserialize)]
pub struct QuestionRead<'a> {
    desk: &'a str,
    asker: &'a str,
    asked_at: i64,
}

impl Indexed for QuestionBody {
    type Read<'a> = QuestionRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = Some(question_terms);

    fn parent<'r>(read: &'r QuestionRead<'_>) -> Cow<'r, str> {
        read.desk.into()
    }

    fn person<'r>(read: &'r QuestionRead<'_>) -> &'r str {
        read.asker
    }

    fn at(read: &QuestionRead<'_>) -> i64 {
        read.asked_at
    }
}

/// The fields of a text or an event below a question.
#[derive(Deserialize)]
pub struct BelowRead<'a> {
    question: &'a str,
    #[serde(alias = "by")]
    author: &'a str,
    #[serde(alias = "at")]
    written_at: i64,
}

impl Indexed for ReplyBody {
    type Read<'a> = BelowRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn parent<'r>(read: &'r BelowRead<'_>) -> Cow<'r, str> {
        read.question.into()
    }

    fn person<'r>(read: &'r BelowRead<'_>) -> &'r str {
        read.author
    }

    fn at(read: &BelowRead<'_>) -> i64 {
        read.written_at
    }
}

impl Indexed for QuestionEventBody {
    type Read<'a> = BelowRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn parent<'r>(read: &'r BelowRead<'_>) -> Cow<'r, str> {
        read.question.into()
    }

    fn person<'r>(read: &'r BelowRead<'_>) -> &'r str {
        read.author
    }

    fn at(read: &BelowRead<'_>) -> i64 {
        read.written_at
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Text {
    title: String,
    text: Doc,
}

fn question_terms(words: &mut Words, body: &str) -> HashSet<String> {
    let mut out = HashSet::new();
    let Ok(question) = serde_json::from_str::<Text>(body) else { return out };
    words.add(&question.title, QUESTION, &mut out);
    words.add(&question.text.plain_text(&|_| String::new()), QUESTION, &mut out);
    out
}
