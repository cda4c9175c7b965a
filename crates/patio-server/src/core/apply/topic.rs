//! Topics: found by any of their names or made, renamed and merged. A name belongs to one topic at most; a merged topic stays
//! as a pointer, one step from the topic that took its place, so that merges make no rings.
//!
//! Owns the vocabulary. Must not know who claims a topic: links are ids and outlive every rename and merge.

use super::{Act, Stop, vouch};
use crate::core::Core;
use crate::core::changes::Changes;
use crate::store::{Row, StoreError, Tx};
use patio_domain::limits::{SYNONYMS_MAX_COUNT, TOPIC_EDITORS_MIN_MEMBERS};
use patio_domain::name;
use patio_domain::topic::check_names;
use patio_domain::{Refusal, Role, Scope, TopicId};
use patio_protocol::command::{TopicMerge, TopicRename};
use patio_protocol::record::TopicBody;
use patio_protocol::{Kind, Record};

/// `topic.rename`. Earlier names stay as synonyms, so that whoever types one still finds the topic.
pub(super) fn rename(act: &mut Act<'_>, rename: &TopicRename) -> Result<(), Stop> {
    let (nl, en, wanted) = check_names(&rename.nl, &rename.en, &rename.synonyms)?;
    may_edit(act)?;
    if !is_held(act.tx, rename.topic)? {
        return Err(Refusal::NotFound.into());
    }
    let before = get_body(act.tx, act.changes, rename.topic)?;
    let earlier = keys(&before);
    let mut synonyms = Names::without(&[&before.name, &nl, &en]);
    wanted.into_iter().chain([before.nl, before.en]).for_each(|name| synonyms.add(name));
    // Whoever renames may not know yet what was merged into it: those names are not theirs to take away.
    for merged in list_merged(act.tx, rename.topic)? {
        for name in names(get_body(act.tx, act.changes, merged)?) {
            if find_by_key(act.tx, &name::key(&name))? == Some(rename.topic) {
                synonyms.add(name);
            }
        }
    }
    let body = TopicBody { nl, en, synonyms: synonyms.checked()?, ..before };
    let mut own = Vec::new();
    for key in keys(&body) {
        match find_by_key(act.tx, &key)? {
            // A topic from before the rule for names may share a name with an earlier one: it stays, and finds the earlier one.
            Some(owner) if owner != rename.topic && earlier.contains(&key) => {}
            Some(owner) if owner != rename.topic => return Err(Refusal::NameTaken.into()),
            _ => own.push(key),
        }
    }
    let id = rename.topic.to_string();
    act.tx.execute("DELETE FROM topic_name WHERE topic_id = $1", &[(&id).into()])?;
    insert_names(act.tx, rename.topic, &own)?;
    Ok(act.changes.put(&Scope::Org, rename.topic.0, &Record::Topic(body))?)
}

/// `topic.merge`. What is one already stays one.
pub(super) fn merge(act: &mut Act<'_>, merge: &TopicMerge) -> Result<(), Stop> {
    may_edit(act)?;
    let into = find(act.tx, merge.into)?.ok_or(Refusal::NotFound)?;
    let stands = find(act.tx, merge.from)?.ok_or(Refusal::NotFound)?;
    if stands == into {
        return Ok(());
    }
    if stands != merge.from {
        // Somebody made it one with a third topic: whether those two are the same as well, a person has to say.
        return Err(Refusal::TopicInvalid.into());
    }
    let from = merge.from;
    for topic in if from < into { [from, into] } else { [into, from] } {
        if !is_held(act.tx, topic)? {
            return Err(StoreError::Raced.into());
        }
    }
    let (old, body) = (get_body(act.tx, act.changes, from)?, get_body(act.tx, act.changes, into)?);
    let mut synonyms = Names::without(&[&body.name, &body.nl, &body.en]);
    body.synonyms.into_iter().chain(names(old.clone())).for_each(|name| synonyms.add(name));
    let body = TopicBody { synonyms: synonyms.checked()?, ..body };
    let (from_id, into_id) = (from.to_string(), into.to_string());
    act.tx.execute("UPDATE topic_name SET topic_id = $2 WHERE topic_id = $1", &[(&from_id).into(), (&into_id).into()])?;
    act.tx.execute("UPDATE topic SET merged_into = $2 WHERE merged_into = $1", &[(&from_id).into(), (&into_id).into()])?;
    act.tx.execute("UPDATE topic SET merged_into = $2 WHERE topic_id = $1", &[(&from_id).into(), (&into_id).into()])?;
    act.changes.put(&Scope::Org, into.0, &Record::Topic(body))?;
    act.changes.put(&Scope::Org, from.0, &Record::Topic(TopicBody { merged_into: Some(into), ..old }))?;
    let mut all = list_merged(act.tx, into)?;
    all.push(into);
    Ok(vouch::remove_declined(act.tx, act.changes, &all)?)
}

/// Administrators, and managers of a community of more than a few: those who look after what others find.
fn may_edit(act: &mut Act<'_>) -> Result<(), Stop> {
    if act.role == Role::Administrator {
        return Ok(());
    }
    let person = act.person.to_string();
    let sql = "SELECT c.member_count FROM membership m JOIN community c ON c.community_id = m.community_id \
               WHERE m.person_id = $1 AND m.role = 'manager' ORDER BY c.member_count DESC LIMIT 1";
    match act.tx.query_opt(sql, &[(&person).into()])? {
        None => Err(Refusal::NotAManager.into()),
        Some(row) if u64::try_from(row.int(0)?).unwrap_or(0) < TOPIC_EDITORS_MIN_MEMBERS => Err(Refusal::TooFewMembers.into()),
        Some(_) => Ok(()),
    }
}

/// Topics that were merged into this one.
fn list_merged(tx: &mut dyn Tx, topic: TopicId) -> Result<Vec<TopicId>, StoreError> {
    let id = topic.to_string();
    let rows = tx.query("SELECT topic_id FROM topic WHERE merged_into = $1 ORDER BY topic_id", &[(&id).into()])?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// Every name of a topic.
fn names(body: TopicBody) -> impl Iterator<Item = String> {
    [body.name, body.nl, body.en].into_iter().chain(body.synonyms)
}

/// The topic that stands for this one now.
pub(super) fn find(tx: &mut dyn Tx, topic: TopicId) -> Result<Option<TopicId>, StoreError> {
    let id = topic.to_string();
    let sql = "SELECT COALESCE(merged_into, topic_id) FROM topic WHERE topic_id = $1";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(|row: &Row| row.parse(0)).transpose()
}

/// The topic that stands for this one, held until the transaction ends, so that it is not merged meanwhile.
pub(super) fn find_held(tx: &mut dyn Tx, topic: TopicId) -> Result<Option<TopicId>, StoreError> {
    let Some(stands) = find(tx, topic)? else { return Ok(None) };
    if is_held(tx, stands)? { Ok(Some(stands)) } else { Err(StoreError::Raced) }
}

/// Holds a topic until the transaction ends. False when there is none, or it was merged.
fn is_held(tx: &mut dyn Tx, topic: TopicId) -> Result<bool, StoreError> {
    let id = topic.to_string();
    let sql = "UPDATE topic SET merged_into = merged_into WHERE topic_id = $1 RETURNING merged_into";
    Ok(matches!(tx.query_opt(sql, &[(&id).into()])?, Some(row) if row.opt_text(0)?.is_none()))
}

fn find_by_key(tx: &mut dyn Tx, key: &str) -> Result<Option<TopicId>, StoreError> {
    let sql = "SELECT topic_id FROM topic_name WHERE name_key = $1";
    tx.query_opt(sql, &[key.into()])?.as_ref().map(|row: &Row| row.parse(0)).transpose()
}

fn get_body(tx: &mut dyn Tx, changes: &Changes, topic: TopicId) -> Result<TopicBody, StoreError> {
    match changes.find(tx, &Scope::Org, Kind::Topic, topic.0)? {
        Some(Record::Topic(body)) => Ok(body),
        _ => Err(StoreError::Shape("a topic without a record")),
    }
}

/// The topic with a name, in whatever language and through merges; made when there is none. Two who make one at the same
/// moment meet at the primary key, and the later one is asked to try again.
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
    let body =
        TopicBody { name: name.to_owned(), nl: String::new(), en: String::new(), synonyms: Vec::new(), merged_into: None, created_at: now };
    insert(core, tx, changes, body)
}

/// The topic with the first name of the body; made, with those of its other names that nobody has, when there is none.
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
    let id = topic.to_string();
    tx.execute("INSERT INTO topic (topic_id, merged_into) VALUES ($1, NULL)", &[(&id).into()])?;
    insert_names(tx, topic, &keys(&body))?;
    changes.put(&Scope::Org, topic.0, &Record::Topic(body))?;
    Ok(topic)
}

fn insert_names(tx: &mut dyn Tx, topic: TopicId, keys: &[String]) -> Result<(), StoreError> {
    let id = topic.to_string();
    for key in keys {
        tx.execute("INSERT INTO topic_name (name_key, topic_id) VALUES ($1, $2)", &[key.into(), (&id).into()])?;
    }
    Ok(())
}

/// Every key a topic is found by, once each.
fn keys(body: &TopicBody) -> Vec<String> {
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
struct Names {
    seen: Vec<String>,
    kept: Vec<String>,
}

impl Names {
    fn without(known: &[&str]) -> Names {
        Names { seen: known.iter().map(|name| name::key(name)).chain([String::new()]).collect(), kept: Vec::new() }
    }

    fn add(&mut self, name: String) {
        let key = name::key(&name);
        if !self.seen.contains(&key) {
            self.seen.push(key);
            self.kept.push(name);
        }
    }

    fn checked(self) -> Result<Vec<String>, Refusal> {
        if self.kept.len() > SYNONYMS_MAX_COUNT { Err(Refusal::TopicInvalid) } else { Ok(self.kept) }
    }
}
