//! How topics and vouches are found in the cache, and by which words.
//!
//! Owns their columns and terms.

use crate::changed::Changed;
use crate::store::indexed::{Columns, Indexed, Terms};
use crate::text::terms::VOUCHED;
use crate::text::words::Words;
use patio_domain::name;
use patio_protocol::record::{TopicBody, VouchBody};
use serde::Deserialize;
use std::collections::HashSet;

/// The fields of a topic.
#[derive(Deserialize)]
pub struct TopicRead {
    name: String,
    created_at: i64,
}

impl Indexed for TopicBody {
    type Read<'a> = TopicRead;
    const CHANGED: Changed = Changed::People;
    const TERMS: Option<Terms> = None;

    fn columns(read: &TopicRead) -> Columns {
        Columns { parent: name::key(&read.name), person: String::new(), at: read.created_at }
    }
}

/// The fields of a vouch.
#[derive(Deserialize)]
pub struct VouchRead<'a> {
    person: &'a str,
    topic: &'a str,
    created_at: i64,
}

impl Indexed for VouchBody {
    type Read<'a> = VouchRead<'a>;
    const CHANGED: Changed = Changed::People;
    const TERMS: Option<Terms> = Some(vouched_terms);

    fn columns(read: &VouchRead<'_>) -> Columns {
        Columns { parent: read.person.into(), person: read.person.into(), at: read.created_at }
    }
}

fn vouched_terms(_: &mut Words, body: &str) -> HashSet<String> {
    serde_json::from_str::<VouchRead<'_>>(body).map(|vouch| format!("{VOUCHED}{}", vouch.topic)).into_iter().collect()
}
