//! What the outbox forgets when Patio starts: commands that were decided long ago, so that the file of unsent work does not grow for ever.
//!
//! A command goes when confirmed records have shown it, or when it was discarded, and ninety days are over. The latest of a person stay
//! all the same: after a server came back from an older copy, a laptop sends them again ([`super::covered_to`]). What is unsent or refused
//! never goes. Shown by `tests/local/outbox.rs`.

use crate::store::{LocalStore, StoreError};
use patio_domain::limits::PULL_MAX_APPLIED;
use rusqlite::{OptionalExtension, params};

/// How long a decided command is kept.
const KEPT_MS: i64 = 90 * 24 * 3_600_000;

impl LocalStore {
    /// Forgets what was decided long ago. Gives how many commands went.
    ///
    /// # Errors
    /// When nothing was forgotten.
    pub fn forget_decided(&mut self, now_ms: i64) -> Result<usize, StoreError> {
        let before = now_ms.saturating_sub(KEPT_MS);
        let tx = self.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let people: Vec<String> = strings(&tx, "SELECT DISTINCT person FROM outbox", &[])?;
        let mut gone: Vec<String> = Vec::new();
        for person in &people {
            // Numbers of verdicts are counted on from the highest, so the row that has it stays.
            let sql = "SELECT command_id FROM outbox WHERE person = ?1 AND state = 'discarded' AND saved_at < ?2
                         AND (settle_no = 0 OR settle_no < (SELECT MAX(settle_no) FROM outbox))";
            gone.extend(strings(&tx, sql, params![person, before])?);
            let sql = "SELECT settle_no FROM outbox WHERE person = ?1 AND state = 'applied' ORDER BY settle_no DESC LIMIT 1 OFFSET ?2";
            let latest = i64::try_from(PULL_MAX_APPLIED).unwrap_or(i64::MAX);
            let earlier: Option<i64> = tx.prepare_cached(sql)?.query_row(params![person, latest], |row| row.get(0)).optional()?;
            if let Some(settle_no) = earlier {
                let sql = "SELECT command_id FROM outbox
                           WHERE person = ?1 AND state = 'applied' AND covered = 1 AND settled_at < ?2 AND settle_no <= ?3";
                gone.extend(strings(&tx, sql, params![person, before, settle_no])?);
            }
        }
        for id in &gone {
            for table in ["outbox_after", "outbox_file", "outbox"] {
                tx.prepare_cached(&format!("DELETE FROM {table} WHERE command_id = ?1"))?.execute([id])?;
            }
        }
        tx.commit()?;
        Ok(gone.len())
    }
}

fn strings(tx: &rusqlite::Connection, sql: &str, params: &[&dyn rusqlite::ToSql]) -> Result<Vec<String>, StoreError> {
    Ok(tx.prepare_cached(sql)?.query_map(params, |row| row.get(0))?.collect::<Result<_, _>>()?)
}
