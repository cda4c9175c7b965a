//! Taking a command out of the outbox: at once when it surely did not leave, otherwise by asking the server.
//!
//! A command that was sent and has no verdict may have arrived. Its author can put it aside all the same: it leaves the screen, its text
//! may lie in a draft, and from then on a void goes out in its place, under its own id ([`VOID`]). The verdict on that says how it ended:
//! `put_aside` when the server will take nothing under this id any more, or the verdict it had already. So it stays true that a
//! command takes effect once or never (S1). Must not know what commands do.

use crate::store::drafts::{self, DraftRow};
use crate::store::{LocalStore, StoreError};
use crate::sync::consent;
use patio_protocol::push::VOID;
use rusqlite::{Connection, params};

/// What became of a command that was to be taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenOut {
    /// It did not leave, or was refused: it is gone from here for good.
    Discarded,
    /// It may have arrived; the server is being asked.
    Aside,
    /// It has its verdict and cannot be taken out.
    Decided,
}

impl LocalStore {
    /// Takes a command out of the outbox, and puts its text into a draft in the same transaction. The row stays on the disk.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn update_taken_out(&mut self, command_id: &str, draft: Option<(&str, &DraftRow, i64)>) -> Result<TakenOut, StoreError> {
        let tx = self.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let taken = take_out(&tx, command_id)?;
        if taken != TakenOut::Decided
            && let Some((person, row, saved_at)) = draft
        {
            drafts::put_back(&tx, person, row, saved_at)?;
        }
        tx.commit()?;
        self.scrub_soon();
        Ok(taken)
    }
}

/// The same as part of a transaction, without a draft.
pub(super) fn take_out(tx: &Connection, command_id: &str) -> Result<TakenOut, StoreError> {
    let sql = "UPDATE outbox SET state = 'discarded' WHERE command_id = ?1 AND (state = 'refused' OR (state = 'queued' AND attempts = 0))";
    if tx.execute(sql, [command_id])? > 0 {
        consent::forget_discarded(tx, command_id)?;
        return Ok(TakenOut::Discarded);
    }
    let aside = tx.execute("UPDATE outbox SET aside = 1 WHERE command_id = ?1 AND state = 'queued'", params![command_id])?;
    Ok(if aside > 0 { TakenOut::Aside } else { TakenOut::Decided })
}

/// What is sent for a row: the command, or the void in its place.
pub(super) fn sent_for(kind: String, body: String, aside: bool) -> (String, String) {
    if aside { (VOID.to_owned(), "{}".to_owned()) } else { (kind, body) }
}
