//! Vouches: a colleague's word that a person knows about a topic. The person has the last say: what they declined stays so.
//!
//! A vouch for a topic that was merged since counts for the topic that stands for it now.

use super::topic;
use crate::core::identity::account;
use crate::core::sync::changes::Changes;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::{StoreError, Tx};
use patio_domain::limits::{Quota, RELATIONS};
use patio_domain::{PersonId, Refusal, Scope, TopicId};
use patio_protocol::command::{VouchDecline, VouchSet};
use patio_protocol::record::{AccountState, VouchBody, vouch_id};
use patio_protocol::{Kind, Record};
use std::collections::HashSet;

/// What there is between two people about one topic, by any of the topics that became it.
struct Given {
    topic: TopicId,
    declined: bool,
}

/// `vouch.set`. Vouching again after it was declined changes nothing and is not told to the person, who decided already.
impl Effect for VouchSet {
    const QUOTA: Quota = RELATIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        if self.person == act.person {
            return Err(Refusal::NotForYourself.into());
        }
        if !matches!(account::find(act.tx, self.person)?, Some(account) if account.state != AccountState::Disabled) {
            return Err(Refusal::NotFound.into());
        }
        if !act.standing()?.profile_complete {
            return Err(Refusal::ProfileIncomplete.into());
        }
        let topic = topic::find_held(act.tx, self.topic)?.ok_or(Refusal::NotFound)?;
        let given = list(act.tx, self.person, act.person, topic)?;
        if self.on {
            if !given.is_empty() {
                return Ok(());
            }
            let body = VouchBody { person: self.person, topic, by: act.person, created_at: act.now };
            return Ok(insert(act.tx, act.changes, body)?);
        }
        forget_hidden(act.tx, self.person, act.person, topic)?;
        // What was declined stays in mind; what still stands, by whichever of the topics, is theirs to take back.
        for one in given.into_iter().filter(|one| !one.declined) {
            remove(act.tx, act.changes, self.person, act.person, one.topic)?;
        }
        Ok(())
    }
}

/// Of topics that are one now: puts aside what was vouched about one of them and declined about another, until `merged` is taken out again.
pub(super) fn hide_declined(tx: &mut dyn Tx, changes: &mut Changes, topics: &[TopicId], merged: TopicId) -> Result<(), StoreError> {
    let (mut standing, mut declined) = (Vec::new(), HashSet::new());
    for topic in topics {
        let id = topic.to_string();
        let sql = "SELECT person_id, by_id, declined_at FROM vouch WHERE topic_id = $1 ORDER BY person_id, by_id";
        for row in tx.query(sql, &[(&id).into()])? {
            let pair: (PersonId, PersonId) = (row.parse(0)?, row.parse(1)?);
            if row.opt_int(2)?.is_some() {
                declined.insert(pair);
            } else {
                standing.push((pair, *topic));
            }
        }
    }
    for ((person, by), topic) in standing.into_iter().filter(|(pair, _)| declined.contains(pair)) {
        let Some(Record::Vouch(body)) = changes.find(tx, &Scope::Org, Kind::Vouch, vouch_id(person, topic, by))? else { continue };
        remove(tx, changes, person, by, topic)?;
        let (person, by, topic, merged) = (person.to_string(), by.to_string(), topic.to_string(), merged.to_string());
        let sql = "INSERT INTO vouch_hidden (person_id, by_id, topic_id, merged_id, created_at) VALUES ($1, $2, $3, $4, $5)";
        tx.execute(sql, &[(&person).into(), (&by).into(), (&topic).into(), (&merged).into(), body.created_at.into()])?;
    }
    Ok(())
}

/// Brings back what a merge of this topic put aside, unless it was declined about the same topic meanwhile, or vouched again.
pub(super) fn bring_back(tx: &mut dyn Tx, changes: &mut Changes, merged: TopicId) -> Result<(), StoreError> {
    let id = merged.to_string();
    let sql = "SELECT person_id, by_id, topic_id, created_at FROM vouch_hidden WHERE merged_id = $1 ORDER BY person_id, by_id, topic_id";
    let hidden = tx.query(sql, &[(&id).into()])?;
    tx.execute("DELETE FROM vouch_hidden WHERE merged_id = $1", &[(&id).into()])?;
    for row in &hidden {
        let (person, by, topic): (PersonId, PersonId, TopicId) = (row.parse(0)?, row.parse(1)?, row.parse(2)?);
        let Some(stands) = topic::find(tx, topic)? else { continue };
        if list(tx, person, by, stands)?.is_empty() {
            insert(tx, changes, VouchBody { person, topic, by, created_at: row.int(3)? })?;
        }
    }
    Ok(())
}

/// Forgets what a merge put aside between two people about a topic: one of them decided anew.
fn forget_hidden(tx: &mut dyn Tx, person: PersonId, by: PersonId, topic: TopicId) -> Result<(), StoreError> {
    let (person, by, topic) = (person.to_string(), by.to_string(), topic.to_string());
    let sql = "DELETE FROM vouch_hidden WHERE person_id = $1 AND by_id = $2 \
               AND topic_id IN (SELECT topic_id FROM topic WHERE topic_id = $3 OR merged_into = $3)";
    tx.execute(sql, &[(&person).into(), (&by).into(), (&topic).into()]).map(drop)
}

fn remove(tx: &mut dyn Tx, changes: &mut Changes, person: PersonId, by: PersonId, topic: TopicId) -> Result<(), StoreError> {
    let (person_id, by_id, topic_id) = (person.to_string(), by.to_string(), topic.to_string());
    let sql = "DELETE FROM vouch WHERE person_id = $1 AND by_id = $2 AND topic_id = $3";
    tx.execute(sql, &[(&person_id).into(), (&by_id).into(), (&topic_id).into()])?;
    changes.remove(&Scope::Org, Kind::Vouch, vouch_id(person, topic, by));
    Ok(())
}

/// `vouch.decline`. Holds also when the colleague took it back meanwhile.
impl Effect for VouchDecline {
    const QUOTA: Quota = RELATIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        if self.by == act.person {
            return Err(Refusal::NotForYourself.into());
        }
        if account::find(act.tx, self.by)?.is_none() {
            return Err(Refusal::NotFound.into());
        }
        let topic = topic::find_held(act.tx, self.topic)?.ok_or(Refusal::NotFound)?;
        forget_hidden(act.tx, act.person, self.by, topic)?;
        for one in list(act.tx, act.person, self.by, topic)? {
            act.changes.remove(&Scope::Org, Kind::Vouch, vouch_id(act.person, one.topic, self.by));
        }
        let (person, by, topic) = (act.person.to_string(), self.by.to_string(), topic.to_string());
        let sql = "INSERT INTO vouch (person_id, by_id, topic_id, declined_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (person_id, by_id, topic_id) DO UPDATE SET declined_at = COALESCE(vouch.declined_at, excluded.declined_at)";
        act.tx.execute(sql, &[(&person).into(), (&by).into(), (&topic).into(), act.now.into()])?;
        Ok(())
    }
}

fn list(tx: &mut dyn Tx, person: PersonId, by: PersonId, topic: TopicId) -> Result<Vec<Given>, StoreError> {
    let (person, by, topic) = (person.to_string(), by.to_string(), topic.to_string());
    let sql = "SELECT v.topic_id, v.declined_at FROM vouch v JOIN topic t ON t.topic_id = v.topic_id \
               WHERE v.person_id = $1 AND v.by_id = $2 AND COALESCE(t.merged_into, t.topic_id) = $3 ORDER BY v.topic_id";
    let rows = tx.query(sql, &[(&person).into(), (&by).into(), (&topic).into()])?;
    rows.iter().map(|row| Ok(Given { topic: row.parse(0)?, declined: row.opt_int(1)?.is_some() })).collect()
}

/// A new vouch, with its record.
pub(in crate::core) fn insert(tx: &mut dyn Tx, changes: &mut Changes, body: VouchBody) -> Result<(), StoreError> {
    let (person, by, topic) = (body.person.to_string(), body.by.to_string(), body.topic.to_string());
    let sql = "INSERT INTO vouch (person_id, by_id, topic_id, declined_at) VALUES ($1, $2, $3, NULL)";
    tx.execute(sql, &[(&person).into(), (&by).into(), (&topic).into()])?;
    changes.put(&Scope::Org, vouch_id(body.person, body.topic, body.by), &Record::Vouch(body))
}
