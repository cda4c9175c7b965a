//! "This helped me": one mark per person and text, for what another person wrote. It lives where the text lives, so a mark in
//! a closed community stays there.

use super::target;
use crate::core::sync::changes::Changes;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::{StoreError, Tx};
use patio_domain::limits::{MARKS, Quota};
use patio_domain::permission::may_write;
use patio_domain::{Refusal, Scope};
use patio_protocol::command::HelpfulSet;
use patio_protocol::record::{HelpfulBody, helpful_id};
use patio_protocol::{Kind, Record};

/// `helpful.set`. Setting what is set, or taking back what is not there, changes nothing.
impl Effect for HelpfulSet {
    const QUOTA: Quota = MARKS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let target = target::find_entry(act.tx, self.post, self.target)?.ok_or(Refusal::NotFound)?;
        let place = act.place(target.community)?;
        let (standing, here) = (act.standing()?, act.standing_in(&place)?);
        may_write(standing, here)?;
        if target.author == act.person {
            return Err(Refusal::NotForYourself.into());
        }
        let target = target::hold(act.tx, &target)?;
        if target.withdrawn && self.on {
            return Err(Refusal::Withdrawn.into());
        }
        let id = helpful_id(self.target, act.person);
        let key = id.to_string();
        let is_on = act.tx.query_opt("SELECT target_id FROM helpful WHERE helpful_id = $1", &[(&key).into()])?.is_some();
        if is_on == self.on {
            return Ok(());
        }
        if !self.on {
            act.tx.execute("DELETE FROM helpful WHERE helpful_id = $1", &[(&key).into()])?;
            act.changes.remove(&Scope::Community(target.community), Kind::Helpful, id);
            return Ok(());
        }
        let (community, author) = (target.community, target.author);
        let body = HelpfulBody { post: self.post, target: self.target, community, author, by: act.person, created_at: act.now };
        Ok(insert(act.tx, act.changes, body)?)
    }
}

/// A new mark, with its record.
pub(in crate::core) fn insert(tx: &mut dyn Tx, changes: &mut Changes, body: HelpfulBody) -> Result<(), StoreError> {
    let id = helpful_id(body.target, body.by);
    let (key, target) = (id.to_string(), body.target.to_string());
    let sql = "INSERT INTO helpful (helpful_id, target_id) VALUES ($1, $2)";
    tx.execute(sql, &[(&key).into(), (&target).into()])?;
    changes.put(&Scope::Community(body.community), id, &Record::Helpful(body))
}
