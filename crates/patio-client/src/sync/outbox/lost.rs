//! What the server lost with its latest history, and what was saved before this laptop knew of that.
//!
//! The server may go on from an older copy of its database. What it applied since goes out again, but so does what colleagues wrote, and their
//! laptops may come later: a claim comes before its question, a comment before its post. Refused for ever, it would be lost to all but its
//! author, although it had been applied. Such a command may wait: the server answers `later` as long as something is missing, a number of
//! times, so that no clock decides. The pauses are the engine's.
//!
//! Keeps S9 and S3 (a lane waits as a whole, and what its author did there since counts more). Must not know what commands do. Shown by the
//! simulation (`haste.rs`) and by `a_claim_that_comes_back_before_its_question…` in `tests/tests/system/restored.rs`.

use super::NOTHING_LEFT;
use crate::store::{LocalStore, StoreError};
use patio_domain::CommandId;
use rusqlite::{Connection, params};

/// How many times a command waits: with the pauses of the engine about a month of working days.
pub const WAITS: u32 = 1_000;

impl LocalStore {
    /// The server's history does not have these applied commands (any more): they go out again, in the same bytes and under the
    /// same ids. They may wait, and so may everything of this person that has no verdict yet.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn update_unknown(&mut self, person: &str, ids: &[CommandId]) -> Result<(), StoreError> {
        let tx = self.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        {
            // The number of the old verdict stays, so that the next verdict gets a higher one than any pull has asked about.
            let sql = format!(
                "UPDATE outbox SET state = 'queued', settled_at = 0, covered = 0, attempts = MAX(attempts, 1), waits_left = 0
                 WHERE command_id = ?1 AND state = 'applied' AND NOT ({NOTHING_LEFT})"
            );
            let mut statement = tx.prepare_cached(&sql)?;
            for id in ids {
                statement.execute([id.to_string()])?;
            }
            let sql = "UPDATE outbox SET waits_left = ?2 WHERE person = ?1 AND state = 'queued' AND waits_left = 0";
            tx.prepare_cached(sql)?.execute(params![person, WAITS])?;
        }
        tx.commit()?;
        Ok(())
    }

    /// The server was started again, perhaps from an older copy, and nothing that this laptop was told is missing there. What it sent and had
    /// no answer to may be lost, and with it what that builds on, such as what the same person did on another laptop: those commands may wait,
    /// and what was saved after them in their lanes.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn update_unanswered(&mut self, person: &str) -> Result<(), StoreError> {
        let sql = "UPDATE outbox SET waits_left = ?2 WHERE person = ?1 AND state = 'queued' AND waits_left = 0
                     AND lane IN (SELECT lane FROM outbox WHERE person = ?1 AND state = 'queued' AND attempts > 0)";
        self.work.prepare_cached(sql)?.execute(params![person, WAITS])?;
        Ok(())
    }

    /// The server lacks what these commands build on: their lanes waited once.
    ///
    /// # Errors
    /// When nothing was noted; then they wait once more than they should.
    pub fn update_waited(&mut self, person: &str, ids: &[CommandId]) -> Result<(), StoreError> {
        let tx = self.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        {
            let sql = "UPDATE outbox SET waits_left = waits_left - 1
                       WHERE person = ?1 AND state = 'queued' AND waits_left > 0 AND lane = (SELECT lane FROM outbox WHERE command_id = ?2)";
            let mut statement = tx.prepare_cached(sql)?;
            for id in ids {
                statement.execute([person, &id.to_string()])?;
            }
        }
        tx.commit()?;
        Ok(())
    }
}

/// Whether a command has waited for what the server lost, or waits for one that has: in its lane, or because it builds on it.
///
/// # Errors
/// When the database cannot be read.
pub fn waits_for_lost(connection: &Connection, schema: &str, command_id: &str) -> Result<bool, StoreError> {
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM {schema}.outbox o
             JOIN {schema}.outbox e ON e.person = o.person AND e.state = 'queued' AND e.lane = o.lane AND e.order_no <= o.order_no
             LEFT JOIN {schema}.outbox_after w ON w.command_id = e.command_id
             LEFT JOIN {schema}.outbox a ON a.command_id = w.after_command AND a.state = 'queued'
         WHERE o.command_id = ?1 AND (e.waits_left BETWEEN 1 AND ?2 OR a.waits_left BETWEEN 1 AND ?2))"
    );
    Ok(connection.prepare_cached(&sql)?.query_row(params![command_id, WAITS - 1], |row| row.get(0))?)
}
