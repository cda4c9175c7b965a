//! How desks, their staff, questions and what lies below them are found in the cache, and by which words questions are.
//!
//! Owns the columns and terms of these records, and the table `question`. The words of questions lie apart from those of conversations.

pub mod standing;

use crate::changed::Changed;
use crate::store::indexed::{Columns, Indexed, Terms};
use crate::text::terms::QUESTION;
use crate::text::words::Words;
use patio_domain::{Doc, name};
use patio_protocol::record::{
    DeskBody, DeskStaffBody, DeskTermsBody, IncidentBody, IncidentMessageBody, MacroBody, MeTooBody, QuestionBody, QuestionEventBody,
    ReplyBody,
};
use serde::Deserialize;
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

    fn columns(read: &DeskRead) -> Columns {
        Columns { parent: name::key(&read.name), person: String::new(), at: read.created_at }
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

    fn columns(read: &StaffRead<'_>) -> Columns {
        Columns { parent: read.desk.into(), person: read.person.into(), at: read.since_at }
    }
}

/// The fields of a desk's terms.
#[derive(Deserialize)]
pub struct TermsRead<'a> {
    desk: &'a str,
    since_at: i64,
}

impl Indexed for DeskTermsBody {
    type Read<'a> = TermsRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn columns(read: &TermsRead<'_>) -> Columns {
        Columns { parent: read.desk.into(), person: String::new(), at: read.since_at }
    }
}

/// The fields of an incident.
#[derive(Deserialize)]
pub struct IncidentRead<'a> {
    desk: &'a str,
    opened_by: &'a str,
    opened_at: i64,
    #[serde(default)]
    ended_at: Option<i64>,
}

impl Indexed for IncidentBody {
    type Read<'a> = IncidentRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    // Those that run are found together: every laptop shows them all the time.
    fn columns(read: &IncidentRead<'_>) -> Columns {
        let parent = if read.ended_at.is_none() { "running" } else { read.desk };
        Columns { parent: parent.into(), person: read.opened_by.into(), at: read.opened_at }
    }
}

/// The fields of what is said about an incident.
#[derive(Deserialize)]
pub struct MessageRead<'a> {
    incident: &'a str,
    author: &'a str,
    written_at: i64,
}

impl Indexed for IncidentMessageBody {
    type Read<'a> = MessageRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn columns(read: &MessageRead<'_>) -> Columns {
        Columns { parent: read.incident.into(), person: read.author.into(), at: read.written_at }
    }
}

/// The fields of a macro.
#[derive(Deserialize)]
pub struct MacroRead<'a> {
    desk: &'a str,
    changed_at: i64,
}

impl Indexed for MacroBody {
    type Read<'a> = MacroRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn columns(read: &MacroRead<'_>) -> Columns {
        Columns { parent: read.desk.into(), person: String::new(), at: read.changed_at }
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

    fn columns(read: &QuestionRead<'_>) -> Columns {
        Columns { parent: read.desk.into(), person: read.asker.into(), at: read.asked_at }
    }
}

/// The fields of somebody who has a question, too.
#[derive(Deserialize)]
pub struct MeTooRead<'a> {
    question: &'a str,
    person: &'a str,
    since_at: i64,
}

impl Indexed for MeTooBody {
    type Read<'a> = MeTooRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn columns(read: &MeTooRead<'_>) -> Columns {
        Columns { parent: read.question.into(), person: read.person.into(), at: read.since_at }
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

    fn columns(read: &BelowRead<'_>) -> Columns {
        Columns { parent: read.question.into(), person: read.author.into(), at: read.written_at }
    }
}

impl Indexed for QuestionEventBody {
    type Read<'a> = BelowRead<'a>;
    const CHANGED: Changed = Changed::Desks;
    const TERMS: Option<Terms> = None;

    fn columns(read: &BelowRead<'_>) -> Columns {
        Columns { parent: read.question.into(), person: read.author.into(), at: read.written_at }
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
