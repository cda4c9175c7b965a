//! Applied commands until confirmed records show them: which ones a pull asks about, and what its answer means for them.
//!
//! A verdict alone covers nothing: the server may come back from an older copy of its database. Each pull names the applied
//! commands that no page has confirmed, and the server answers from the snapshot of the page which of them it does not know; those
//! go out again under the same ids.
//!
//! Such a copy is noticed by the records that a laptop can see. When a person left a closed community, what they did there last is not
//! among these; but in a copy from before, the community is theirs again. So whenever a scope comes, the latest commands are asked about
//! once more (`when_a_scope_comes…` in `tests/local/overlay.rs`). When it does not come, because the person is removed there, too, the
//! server's cursor tells (`a_cursor_remembers…` in the server's `tests/contract/pull.rs`).
//!
//! Keeps S7 (the mark is in the transaction of the page) and S9. Must not know what commands do.

use super::NOTHING_LEFT;
use crate::store::meta::{find_meta, meta};
use crate::store::{LocalStore, StoreError};
use crate::sync::consent;
use patio_domain::CommandId;
use patio_domain::limits::PULL_MAX_APPLIED;
use rusqlite::{Connection, OptionalExtension, params};

/// Applied commands that wait for a page to confirm them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unconfirmed {
    /// Their ids, in the order of their verdicts.
    pub ids: Vec<CommandId>,
    /// The number of the last one's verdict. When there are none: of the last one that is confirmed.
    pub mark: i64,
    /// Whether there may be more after them.
    pub more: bool,
    /// Whether these are the latest ones once more, because a scope came.
    pub anew: bool,
}

impl LocalStore {
    /// The applied commands that no page has confirmed yet, at most as many as one pull may ask about. A pull that begins now and
    /// does not answer "unknown" covers them.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn list_unconfirmed(&mut self, person: &str) -> Result<Unconfirmed, StoreError> {
        let covered = covered_to(&self.cache, &self.work, "main", person)?;
        let anew = find_meta(&self.cache, meta::ASK_ANEW)?.is_some();
        let after = if anew { covered.min(latest(&self.work, "main", person)?) } else { covered };
        let sql = format!(
            "SELECT command_id, settle_no FROM outbox WHERE person = ?1 AND state = 'applied' AND settle_no > ?2
               AND NOT ({NOTHING_LEFT}) ORDER BY settle_no LIMIT ?3"
        );
        let mut found = Unconfirmed { mark: covered, anew, ..Unconfirmed::default() };
        let most = i64::try_from(PULL_MAX_APPLIED).unwrap_or(i64::MAX);
        let mut statement = self.work.prepare_cached(&sql)?;
        for row in statement.query_map(params![person, after, most], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))? {
            let (id, settle_no) = row?;
            found.ids.push(id.parse().map_err(|_| StoreError::Value(format!("command id {id}")))?);
            found.mark = settle_no.max(covered);
        }
        found.more = found.ids.len() == PULL_MAX_APPLIED;
        Ok(found)
    }

    /// The latest applied commands were asked about once more.
    ///
    /// # Errors
    /// When it was not noted; then they are asked about again.
    pub fn update_asked_anew(&mut self) -> Result<(), StoreError> {
        self.cache.execute("DELETE FROM meta WHERE key = ?1", [meta::ASK_ANEW])?;
        Ok(())
    }

    /// Confirmed rows show every applied command up to `mark`; what only a command without confirmed rows needs may go. Says
    /// whether anything changed.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn update_covered(&mut self, person: &str, mark: i64) -> Result<bool, StoreError> {
        let tx = self.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        consent::forget_covered(&tx, person, mark)?;
        let changed = tx
            .prepare_cached("UPDATE outbox SET covered = 1 WHERE person = ?1 AND state = 'applied' AND covered = 0 AND settle_no <= ?2")?
            .execute(params![person, mark])?;
        tx.commit()?;
        self.scrub_soon();
        Ok(changed > 0)
    }
}

/// The verdict up to which the records in `cache` show every applied command. A cache that was just begun shows none of them, but
/// replaying years of commands over it would help nobody: the latest [`PULL_MAX_APPLIED`] are enough, and one pull asks about them.
///
/// # Errors
/// When a database cannot be read.
pub fn covered_to(cache: &Connection, work: &Connection, schema: &str, person: &str) -> Result<i64, StoreError> {
    if let Some(covered) = find_meta(cache, meta::COVERED)? {
        return covered.parse().map_err(|_| StoreError::Value("a number of a verdict".into()));
    }
    latest(work, schema, person)
}

/// The verdict after which the latest [`PULL_MAX_APPLIED`] applied commands come.
fn latest(work: &Connection, schema: &str, person: &str) -> Result<i64, StoreError> {
    let sql =
        format!("SELECT settle_no FROM {schema}.outbox WHERE person = ?1 AND state = 'applied' ORDER BY settle_no DESC LIMIT 1 OFFSET ?2");
    let skipped = i64::try_from(PULL_MAX_APPLIED).unwrap_or(i64::MAX);
    Ok(work.prepare_cached(&sql)?.query_row(params![person, skipped], |row| row.get(0)).optional()?.unwrap_or(0))
}
