//! Topics: found by any of their names or made, renamed and merged. A name belongs to one topic at most; a merged topic stays
//! as a pointer, one step from the topic that took its place, so that merges make no rings.
//!
//! Owns the vocabulary. Must not know who claims a topic: links are ids and outlive every rename and merge.

use super::TOPIC;
use crate::core::Core;
use crate::core::sync::changes::Changes;
use crate::core::sync::entity;
use crate::store::{Row, StoreError, Tx};
use patio_domain::limits::SYNONYMS_MAX_COUNT;
use patio_domain::{Refusal, Scope, TopicId, name};
use patio_protocol::record::TopicBody;
use patio_protocol::{Kind, Record};

/// Topics that were merged into this one.
pub(super) fn list_merged(tx: &mut dyn Tx, topic: TopicId) -> Result<Vec<TopicId>, StoreError> {
    let id = topic.to_string();
    let rows = tx.query("SELECT topic_id FROM topic WHERE merged_into = $1 ORDER BY topic_id", &[(&id).into()])?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// Every name of a topic.
pub(super) fn names(body: TopicBody) -> impl Iterator<Item = String> {
    [body.name, body.nl, body.en].into_iter().chain(body.synonyms)
}

/// The topic that stands for this one now.
pub(in crate::core) fn find(tx: &mut dyn Tx, topic: TopicId) -> Result<Option<TopicId>, StoreError> {
    let id = topic.to_string();
    let sql = "SELECT COALESCE(merged_into, topic_id) FROM topic WHERE topic_id = $1";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(|row: &Row| row.parse(0)).transpose()
}

/// The topic that stands for this one, held until the transaction ends, so that it is not merged meanwhile.
pub(in crate::core) fn find_held(tx: &mut dyn Tx, topic: TopicId) -> Result<Option<TopicId>, StoreError> {
    let Some(stands) = find(tx, topic)? else { return Ok(None) };
    if is_held(tx, stands)? { Ok(Some(stands)) } else { Err(StoreError::Raced) }
}

/// Holds a topic until the transaction ends. False when there is none, or it was merged.
pub(super) fn is_held(tx: &mut dyn Tx, topic: TopicId) -> Result<bool, StoreError> {
    let id = topic.to_string();
    let sql = "UPDATE topic SET merged_into = merged_into WHERE topic_id = $1 RETURNING merged_into";
    Ok(matches!(tx.query_opt(sql, &[(&id).into()])?, Some(row) if row.opt_text(0)?.is_none()))
}

pub(super) fn find_by_key(tx: &mut dyn Tx, key: &str) -> Result<Option<TopicId>, StoreError> {
    let sql = "SELECT topic_id FROM topic_name WHERE name_key = $1";
    tx.query_opt(sql, &[key.into()])?.as_ref().map(|row: &Row| row.parse(0)).transpose()
}

pub(super) fn get_body(tx: &mut dyn Tx, changes: &Changes, topic: TopicId) -> Result<TopicBody, StoreError> {
    match changes.find(tx, &Scope::Org, Kind::Topic, topic.0)? {
        Some(Record::Topic(body)) => Ok(body),
        _ => Err(StoreError::Shape("a topic without a record")),
    }
}

/// The topic with a name, in any language and through merges; made when there is none. When two requests make the same one at
/// the same moment, the primary key stops the later one, which is asked to try again.
pub(in crate::core) fn find_or_insert(
    core: &Core,
    tx: &mut dyn Tx,
    changes: &mut Changes,
    name: &str,
    now: i64,
) -> Result<TopicId, StoreError> {
    if let Some(known) = find_by_key(tx, &name::key(name))? {
        return Ok(known);
    }
    let body = TopicBody {
        name: name.to_owned(),
        nl: String::new(),
        en: String::new(),
        synonyms: Vec::new(),
        merged_into: None,
        before: None,
        created_at: now,
    };
    insert(core, tx, changes, body)
}

/// The topic with the first name of the body. When there is none, it is made, with those of its other names that no topic has.
pub(in crate::core) fn find_or_insert_body(
    core: &Core,
    tx: &mut dyn Tx,
    changes: &mut Changes,
    mut body: TopicBody,
) -> Result<TopicId, StoreError> {
    if let Some(known) = find_by_key(tx, &name::key(&body.name))? {
        return Ok(known);
    }
    for name in [&mut body.nl, &mut body.en] {
        if find_by_key(tx, &name::key(name))?.is_some() {
            name.clear();
        }
    }
    let mut synonyms = Names::without(&[&body.name, &body.nl, &body.en]);
    for synonym in std::mem::take(&mut body.synonyms) {
        if find_by_key(tx, &name::key(&synonym))?.is_none() {
            synonyms.add(synonym);
        }
    }
    insert(core, tx, changes, TopicBody { synonyms: synonyms.kept, ..body })
}

/// A topic with the names of the body, none of which another topic has.
fn insert(core: &Core, tx: &mut dyn Tx, changes: &mut Changes, body: TopicBody) -> Result<TopicId, StoreError> {
    let topic = TopicId(core.new_id(body.created_at));
    entity::insert(tx, topic.0, TOPIC)?;
    let id = topic.to_string();
    tx.execute("INSERT INTO topic (topic_id, merged_into) VALUES ($1, NULL)", &[(&id).into()])?;
    insert_names(tx, topic, &keys(&body))?;
    changes.put(&Scope::Org, topic.0, &Record::Topic(body))?;
    Ok(topic)
}

pub(super) fn insert_names(tx: &mut dyn Tx, topic: TopicId, keys: &[String]) -> Result<(), StoreError> {
    let id = topic.to_string();
    for key in keys {
        tx.execute("INSERT INTO topic_name (name_key, topic_id) VALUES ($1, $2)", &[key.into(), (&id).into()])?;
    }
    Ok(())
}

/// Every key a topic is found by, once each.
pub(super) fn keys(body: &TopicBody) -> Vec<String> {
    let mut keys: Vec<String> = [&body.name, &body.nl, &body.en]
        .into_iter()
        .chain(&body.synonyms)
        .map(|name| name::key(name))
        .filter(|key| !key.is_empty())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Names that say something new.
pub(super) struct Names {
    seen: Vec<String>,
    kept: Vec<String>,
}

impl Names {
    pub(super) fn without(known: &[&str]) -> Names {
        Names { seen: known.iter().map(|name| name::key(name)).chain([String::new()]).collect(), kept: Vec::new() }
    }

    pub(super) fn add(&mut self, name: String) {
        let key = name::key(&name);
        if !self.seen.contains(&key) {
            self.seen.push(key);
            self.kept.push(name);
        }
    }

    pub(super) fn checked(self) -> Result<Vec<String>, Refusal> {
        if self.kept.len() > SYNONYMS_MAX_COUNT { Err(Refusal::TopicInvalid) } else { Ok(self.kept) }
    }
}
