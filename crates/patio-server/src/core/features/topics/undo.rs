//! Undoing what was done to topics: the names of before a rename, and a topic taken out of the one it was merged into.
//!
//! A merge keeps everything that taking it apart needs: the record of the merged topic has its own names and points to the topic it was merged
//! into, claims and vouches name the topic they were about, and vouches that the merge put aside lie in `vouch_hidden`. What people did
//! after the merge stays where they did it.

use super::curate::{give_names, may_edit};
use super::topic::{find, get_body, is_held, keys, list_merged};
use super::vouch;
use crate::core::sync::changes::Changes;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::{StoreError, Tx};
use patio_domain::limits::{Quota, TOPICS};
use patio_domain::{Refusal, Scope, TopicId, name};
use patio_protocol::Record;
use patio_protocol::command::{TopicRenameBack, TopicSplit};
use patio_protocol::record::{TopicBody, TopicNames};
use std::collections::BTreeSet;

/// `topic.rename_back`. It can be done once; what was merged into the topic meanwhile stays with its names.
impl Effect for TopicRenameBack {
    const QUOTA: Quota = TOPICS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        may_edit(act)?;
        if !is_held(act.tx, self.topic)? {
            return Err(Refusal::NotFound.into());
        }
        let body = get_body(act.tx, act.changes, self.topic)?;
        let TopicNames { nl, en, synonyms } = body.before.clone().ok_or(Refusal::NothingToUndo)?;
        give_names(act, self.topic, TopicBody { nl, en, before: None, ..body }, synonyms)
    }
}

/// `topic.split`. A topic that stands for itself stays as it is.
impl Effect for TopicSplit {
    const QUOTA: Quota = TOPICS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        may_edit(act)?;
        let topic = self.topic;
        let holder = find(act.tx, topic)?.ok_or(Refusal::NotFound)?;
        if holder == topic {
            return Ok(());
        }
        for held in if topic < holder { [topic, holder] } else { [holder, topic] } {
            let stands = is_held(act.tx, held)?;
            if stands != (held == holder) {
                return Err(StoreError::Raced.into());
            }
        }
        let path = path_of(act.tx, act.changes, topic)?;
        // What had become this topic before goes along with it.
        let mut along = Vec::new();
        for merged in list_merged(act.tx, holder)? {
            if merged != topic && path_of(act.tx, act.changes, merged)?.iter().any(|(on_way, _)| *on_way == topic) {
                along.push(merged);
            }
        }
        let own = get_body(act.tx, act.changes, topic)?;
        let mut names: BTreeSet<String> = keys(&own).into_iter().collect();
        for merged in &along {
            names.extend(keys(&get_body(act.tx, act.changes, *merged)?));
        }
        for (_, body) in &path {
            if [&body.name, &body.nl, &body.en].into_iter().any(|taken| names.contains(&name::key(taken))) {
                return Err(Refusal::NameTaken.into());
            }
        }
        // Nothing below refuses.
        let (id, holder_id) = (topic.to_string(), holder.to_string());
        for key in &names {
            let sql = "UPDATE topic_name SET topic_id = $3 WHERE name_key = $1 AND topic_id = $2";
            act.tx.execute(sql, &[key.into(), (&holder_id).into(), (&id).into()])?;
        }
        for merged in &along {
            let merged = merged.to_string();
            act.tx.execute("UPDATE topic SET merged_into = $2 WHERE topic_id = $1", &[(&merged).into(), (&id).into()])?;
        }
        act.tx.execute("UPDATE topic SET merged_into = NULL WHERE topic_id = $1", &[(&id).into()])?;
        for (on_way, body) in path {
            act.changes.put(&Scope::Org, on_way.0, &Record::Topic(without(body, &names)))?;
        }
        act.changes.put(&Scope::Org, topic.0, &Record::Topic(TopicBody { merged_into: None, ..own }))?;
        Ok(vouch::bring_back(act.tx, act.changes, topic)?)
    }
}

/// The topics that a topic leads to, by the merges in their order: the next one, and so on to the one that stands.
fn path_of(tx: &mut dyn Tx, changes: &Changes, topic: TopicId) -> Result<Vec<(TopicId, TopicBody)>, StoreError> {
    let mut path: Vec<(TopicId, TopicBody)> = Vec::new();
    let mut next = get_body(tx, changes, topic)?.merged_into;
    while let Some(id) = next {
        // No merge makes a ring.
        if id == topic || path.iter().any(|(known, _)| *known == id) {
            return Err(StoreError::Shape("topics merged in a ring"));
        }
        let body = get_body(tx, changes, id)?;
        next = body.merged_into;
        path.push((id, body));
    }
    Ok(path)
}

/// A topic without the names that went with another. Names to go back to lose them too.
fn without(body: TopicBody, names: &BTreeSet<String>) -> TopicBody {
    let keep = |synonyms: Vec<String>| synonyms.into_iter().filter(|each| !names.contains(&name::key(each))).collect();
    let before = body.before.filter(|before| [&before.nl, &before.en].into_iter().all(|each| !names.contains(&name::key(each))));
    let before = before.map(|before| TopicNames { synonyms: keep(before.synonyms), ..before });
    TopicBody { synonyms: keep(body.synonyms), before, ..body }
}
