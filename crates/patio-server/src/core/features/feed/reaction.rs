//! Reactions: one of each emoji per person and target, set and taken back.

use super::target;
use crate::core::sync::changes::Changes;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::{StoreError, Tx};
use patio_domain::emoji::canonical;
use patio_domain::limits::{MARKS, Quota};
use patio_domain::permission::may_write;
use patio_domain::{CommunityId, Refusal, Scope};
use patio_protocol::command::ReactionSet;
use patio_protocol::record::{ReactionBody, reaction_id};
use patio_protocol::{Kind, Record};
use std::collections::BTreeSet;

/// `reaction.set`. Setting what is set, or taking back what is not there, changes nothing.
impl Effect for ReactionSet {
    const QUOTA: Quota = MARKS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let target = target::find_entry(act.tx, self.post, self.target)?.ok_or(Refusal::NotFound)?;
        let place = act.place(target.community)?;
        let (standing, here) = (act.standing()?, act.standing_in(&place)?);
        may_write(standing, here)?;
        let target = target::hold(act.tx, &target)?;
        if target.withdrawn && self.on {
            return Err(Refusal::Withdrawn.into());
        }
        let emoji = canonical(&self.emoji);
        // Reactions of earlier versions stand under the form that was sent.
        let forms = BTreeSet::from([emoji.clone(), emoji.replace('\u{FE0F}', "")]);
        let mut there = Vec::new();
        for form in &forms {
            let id = reaction_id(self.target, act.person, form);
            let found = act.tx.query_opt("SELECT target_id FROM reaction WHERE reaction_id = $1", &[(&id.to_string()).into()])?;
            there.extend(found.map(|_| id));
        }
        if self.on && there.is_empty() {
            let body = ReactionBody { post: self.post, target: self.target, person: act.person, emoji, created_at: act.now };
            insert(act.tx, act.changes, target.community, body)?;
        }
        for id in there.into_iter().filter(|_| !self.on) {
            act.tx.execute("DELETE FROM reaction WHERE reaction_id = $1", &[(&id.to_string()).into()])?;
            act.changes.remove(&Scope::Community(target.community), Kind::Reaction, id);
        }
        Ok(())
    }
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
