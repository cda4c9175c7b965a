//! Whether an item helped somebody. Everybody reads how many it helped; by whom and why not reads its desk.

use super::item::{self, Item};
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::{StoreError, Tx};
use patio_domain::limits::{QUESTIONS, Quota};
use patio_domain::{KnowledgeId, Refusal, Scope};
use patio_protocol::command::KnowledgeVote;
use patio_protocol::knowledge::check_reason;
use patio_protocol::record::{KnowledgeBody, KnowledgeVoteBody, knowledge_vote_id};
use patio_protocol::{Kind, Record};

/// How many an item helped, and how many it did not.
fn count(tx: &mut dyn Tx, id: KnowledgeId) -> Result<(u32, u32), StoreError> {
    let id = id.to_string();
    let sql = "SELECT COUNT(*) FILTER (WHERE helped = 1), COUNT(*) FROM knowledge_vote WHERE knowledge_id = $1";
    let Some(row) = tx.query_opt(sql, &[(&id).into()])? else { return Ok((0, 0)) };
    let number = |count: i64| u32::try_from(count).map_err(|_| StoreError::Shape("a number of votes"));
    let (helped, all) = (number(row.int(0)?)?, number(row.int(1)?)?);
    Ok((helped, all.saturating_sub(helped)))
}

/// `knowledge.vote`. The last word counts; what is said already changes nothing. Everybody receives the item once more, with its counts.
impl Effect for KnowledgeVote {
    const QUOTA: Quota = QUESTIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let reason = check_reason(&self.reason)?;
        let seen = item::find(act.tx, self.knowledge)?.ok_or(Refusal::NotFound)?;
        check(act, &self, &seen)?;
        if self.helped.is_some() && !act.standing()?.profile_complete {
            return Err(Refusal::ProfileIncomplete.into());
        }
        let held = item::find_held(act.tx, self.knowledge)?.ok_or(Refusal::NotFound)?;
        check(act, &self, &held)?;
        let (id, person) = (self.knowledge.to_string(), act.person.to_string());
        let scopes = [Scope::DeskStaff(held.desk), Scope::Person(act.person)];
        let record = knowledge_vote_id(self.knowledge, act.person);
        let said = act.changes.find(act.tx, &Scope::Person(act.person), Kind::KnowledgeVote, record)?;
        match (self.helped, said) {
            (None, None) => return Ok(()),
            (None, Some(_)) => {
                let sql = "DELETE FROM knowledge_vote WHERE knowledge_id = $1 AND person_id = $2";
                act.tx.execute(sql, &[(&id).into(), (&person).into()])?;
                for scope in &scopes {
                    act.changes.remove(scope, Kind::KnowledgeVote, record);
                }
            }
            (Some(helped), said) => {
                if let Some(Record::KnowledgeVote(said)) = said
                    && said.helped == helped
                    && said.reason == reason
                {
                    return Ok(());
                }
                let sql = "INSERT INTO knowledge_vote (knowledge_id, person_id, helped) VALUES ($1, $2, $3) \
                           ON CONFLICT (knowledge_id, person_id) DO UPDATE SET helped = excluded.helped";
                act.tx.execute(sql, &[(&id).into(), (&person).into(), i64::from(helped).into()])?;
                let body = KnowledgeVoteBody { knowledge: self.knowledge, person: act.person, helped, reason, said_at: act.now };
                for scope in &scopes {
                    act.changes.put(scope, record, &Record::KnowledgeVote(body.clone()))?;
                }
            }
        }
        let (helped_count, not_helped_count) = count(act.tx, self.knowledge)?;
        let before = item::body(act, &held)?;
        Ok(item::put(act.changes, self.knowledge, KnowledgeBody { helped_count, not_helped_count, ..before })?)
    }
}

/// Nobody praises what they look after themselves; what does not hold any more helps nobody. Everybody may take back what they said.
fn check(act: &mut Act<'_>, vote: &KnowledgeVote, item: &Item) -> Result<(), Stop> {
    if vote.helped.is_none() {
        return Ok(());
    }
    if item.owner == act.person {
        return Err(Refusal::NotForYourself.into());
    }
    if item::body(act, item)?.retired_at.is_some() { Err(Refusal::KnowledgeRetired.into()) } else { Ok(()) }
}
