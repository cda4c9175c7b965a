//! Reactions: one of each emoji per person and target, set and taken back.

use super::{Act, Stop, target};
use crate::core::changes::Changes;
use crate::store::{StoreError, Tx};
use patio_domain::permission::may_write;
use patio_domain::{CommunityId, Refusal, Scope};
use patio_protocol::command::ReactionSet;
use patio_protocol::record::{ReactionBody, reaction_id};
use patio_protocol::{Kind, Record};

/// `reaction.set`. Setting what is set, or taking back what is not there, changes nothing.
pub(super) fn set(act: &mut Act<'_>, set: &ReactionSet) -> Result<(), Stop> {
    let target = target::find_entry(act.tx, set.post, set.target)?.ok_or(Refusal::NotFound)?;
    let place = act.place(target.community)?;
    let (standing, here) = (act.standing()?, act.standing_in(&place)?);
    may_write(standing, here)?;
    if target.withdrawn && set.on {
        return Err(Refusal::Withdrawn.into());
    }
    let id = reaction_id(set.target, act.person, &set.emoji);
    let key = id.to_string();
    let is_on = act.tx.query_opt("SELECT target_id FROM reaction WHERE reaction_id = $1", &[(&key).into()])?.is_some();
    if is_on == set.on {
        return Ok(());
    }
    if set.on {
        let body = ReactionBody { post: set.post, target: set.target, person: act.person, emoji: set.emoji.clone(), created_at: act.now };
        insert(act.tx, act.changes, target.community, body)?;
    } else {
        act.tx.execute("DELETE FROM reaction WHERE reaction_id = $1", &[(&key).into()])?;
        act.changes.remove(&Scope::Community(target.community), Kind::Reaction, id);
    }
    Ok(())
}

/// A new reaction, with its record.
pub(in crate::core) fn insert(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    community: CommunityId,
    body: ReactionBody,
) -> Result<(), StoreError> {
    let id = reaction_id(body.target, body.person, &body.emoji);
    let (key, target) = (id.to_string(), body.target.to_string());
    let sql = "INSERT INTO reaction (reaction_id, target_id) VALUES ($1, $2)";
    tx.execute(sql, &[(&key).into(), (&target).into()])?;
    changes.put(&Scope::Community(community), id, &Record::Reaction(body))
}
