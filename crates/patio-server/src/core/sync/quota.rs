//! How much of each kind one person may do: the limits of the domain, charged in the transaction of the command, so that the verdict
//! stands whatever is sent again.
//!
//! Owns `quota_use`. Which command counts for which quota stands at its effect, so that a forgotten one does not compile. Every command is charged
//! when it is decided for the first time, also one that is refused: a refusal is kept for ever, too. Refused for its quota, a command is
//! over, so its lane goes on, and its author has the text to send again later. Must not know what commands do.

use super::effect::{Act, Stop, quota_of};
use crate::store::{StoreError, Tx};
use patio_domain::limits::Quota;
use patio_domain::{PersonId, Refusal};

/// Charges the acting person for one command of this kind.
pub(super) fn charge(act: &mut Act<'_>, kind: &str) -> Result<(), Stop> {
    if take(act.tx, act.person, quota_of(kind), act.now)? { Ok(()) } else { Err(Refusal::TooOften.into()) }
}

/// Gives back what was charged for a command that is not decided after all: it will be charged when it is.
pub(super) fn give_back(act: &mut Act<'_>, kind: &str) -> Result<(), StoreError> {
    let quota = quota_of(kind);
    let sql = "UPDATE quota_use SET recovered_at = recovered_at - $3 WHERE person_id = $1 AND quota = $2";
    act.tx.execute(sql, &[(&act.person.to_string()).into(), quota.name.into(), quota.each_ms.into()])?;
    Ok(())
}

/// Takes one of what a person may do; false when nothing is left. The row says when all of it will be there again. A row that says later
/// than possible was written while the clock was wrong, and counts as if it were not there (S10).
fn take(tx: &mut dyn Tx, person: PersonId, quota: Quota, now: i64) -> Result<bool, StoreError> {
    let id = person.to_string();
    let (all, one) = (now + quota.at_once * quota.each_ms, now + quota.each_ms);
    let sql = "INSERT INTO quota_use (person_id, quota, recovered_at) VALUES ($1, $2, $4) ON CONFLICT (person_id, quota) DO UPDATE \
               SET recovered_at = CASE WHEN quota_use.recovered_at > $3 AND quota_use.recovered_at <= $5 \
                                       THEN quota_use.recovered_at + $6 ELSE $4 END \
               WHERE quota_use.recovered_at + $6 <= $5 OR quota_use.recovered_at > $5";
    let params = [(&id).into(), quota.name.into(), now.into(), one.into(), all.into(), quota.each_ms.into()];
    Ok(tx.execute(sql, &params)? == 1)
}
