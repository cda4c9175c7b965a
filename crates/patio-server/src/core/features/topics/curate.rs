//! Looking after topics: giving one its names, and making two of them one.
//!
//! Owns what these commands do to the vocabulary and to what is vouched about its topics.

use super::topic::{Names, find, find_by_key, get_body, insert_names, is_held, keys, list_merged, names};
use super::vouch;
use crate::core::identity::account;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::StoreError;
use patio_domain::limits::{Quota, TOPICS};
use patio_domain::permission::may_curate;
use patio_domain::topic::check_names;
use patio_domain::{Refusal, Scope, TopicId, name};
use patio_protocol::Record;
use patio_protocol::command::{TopicMerge, TopicRename};
use patio_protocol::record::{TopicBody, TopicNames};

/// `topic.rename`. Earlier names stay as synonyms, so that they still lead to the topic.
impl Effect for TopicRename {
    const QUOTA: Quota = TOPICS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let (nl, en, mut wanted) = check_names(&self.nl, &self.en, &self.synonyms)?;
        may_edit(act)?;
        if !is_held(act.tx, self.topic)? {
            return Err(Refusal::NotFound.into());
        }
        let body = get_body(act.tx, act.changes, self.topic)?;
        let before = TopicNames { nl: body.nl.clone(), en: body.en.clone(), synonyms: body.synonyms.clone() };
        wanted.extend([before.nl.clone(), before.en.clone()]);
        give_names(act, self.topic, TopicBody { nl, en, before: Some(before), ..body }, wanted)
    }
}

/// Gives a topic, which is held, the names of the body and these synonyms.
pub(super) fn give_names(act: &mut Act<'_>, topic: TopicId, body: TopicBody, wanted: Vec<String>) -> Result<(), Stop> {
    let now = get_body(act.tx, act.changes, topic)?;
    let earlier = keys(&now);
    let mut synonyms = Names::without(&[&body.name, &body.nl, &body.en]);
    wanted.into_iter().for_each(|name| synonyms.add(name));
    // The laptop that renames may not know yet what was merged into the topic, so the names of those topics stay.
    for merged in list_merged(act.tx, topic)? {
        for name in names(get_body(act.tx, act.changes, merged)?) {
            if find_by_key(act.tx, &name::key(&name))? == Some(topic) {
                synonyms.add(name);
            }
        }
    }
    let body = TopicBody { synonyms: synonyms.checked()?, ..body };
    if (&now.nl, &now.en, &now.synonyms) == (&body.nl, &body.en, &body.synonyms) {
        return Ok(());
    }
    let mut own = Vec::new();
    for key in keys(&body) {
        match find_by_key(act.tx, &key)? {
            // A topic from before the rule for names may share a name with an earlier one: it stays, and finds the earlier one.
            Some(owner) if owner != topic && earlier.contains(&key) => {}
            Some(owner) if owner != topic => return Err(Refusal::NameTaken.into()),
            _ => own.push(key),
        }
    }
    let id = topic.to_string();
    act.tx.execute("DELETE FROM topic_name WHERE topic_id = $1", &[(&id).into()])?;
    insert_names(act.tx, topic, &own)?;
    Ok(act.changes.put(&Scope::Org, topic.0, &Record::Topic(body))?)
}

/// `topic.merge`. What is one already stays one.
impl Effect for TopicMerge {
    const QUOTA: Quota = TOPICS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        may_edit(act)?;
        let into = find(act.tx, self.into)?.ok_or(Refusal::NotFound)?;
        let stands = find(act.tx, self.from)?.ok_or(Refusal::NotFound)?;
        if stands == into {
            return Ok(());
        }
        if stands != self.from {
            // It was merged with a third topic before. Only a person can say whether that one and `into` are the same, too.
            return Err(Refusal::TopicInvalid.into());
        }
        let from = self.from;
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
        Ok(vouch::hide_declined(act.tx, act.changes, &all, from)?)
    }
}

/// Only people with the right may; `permission.rs` of the domain states it.
pub(super) fn may_edit(act: &mut Act<'_>) -> Result<(), Stop> {
    let is_curator = account::find(act.tx, act.person)?.is_some_and(|account| account.curator);
    Ok(may_curate(act.role, is_curator)?)
}
