//! The outbox: commands saved on this laptop, in order inside their lane, until a verdict that carries their own id.
//!
//! Keeps S1 (ids and bytes never change once they may have left; only [`super::consent`] takes values out; what never left may change, see [`change`]), S2 (durable before "saved"; only a verdict settles), S3 (lanes are independent; a
//! refused command keeps its text), S7 (settled rows stay replayable until confirmed rows cover them).

mod aside;
mod change;
mod covered;
mod forget;
mod lost;

pub use aside::TakenOut;
pub use change::{OutboxChange, Rewritten};
pub use covered::{Unconfirmed, covered_to};
pub use lost::{WAITS, waits_for_lost};

use super::{consent, uploads};
use crate::store::{LocalStore, StoreError};
use patio_domain::{CommandId, Refusal};
use patio_protocol::Command;
use patio_protocol::push::Verdict;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A command that may be sent now, in the bytes that are sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sendable {
    /// The idempotency key.
    pub command_id: CommandId,
    /// Its lane.
    pub lane: String,
    /// The kind.
    pub kind: String,
    /// The exact body.
    pub body: String,
    /// How many more times it waits when the server lacks what it builds on; 0 when it does not wait.
    pub waits_left: u32,
}

/// What an outbox row says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct OutboxRow {
    /// Its place in the order of making.
    pub order_no: i64,
    /// The idempotency key.
    pub command_id: String,
    /// The command.
    pub kind: String,
    /// The exact body.
    pub body: String,
    /// When it was saved, UTC milliseconds of this laptop.
    pub saved_at: i64,
    /// `queued`, `applied`, `refused` or `discarded`.
    pub state: String,
    /// How often it was sent.
    pub attempts: u32,
    /// The refusal's code, or ''.
    pub refusal: String,
    /// Whose earlier act it met, as the verdict said; '' when it named nobody.
    pub refused_by: String,
    /// When its verdict came, UTC milliseconds of this laptop; 0 without.
    pub settled_at: i64,
    /// Whether its author put it aside after it may have left.
    pub aside: bool,
}

impl OutboxRow {
    /// The command, when this version can read it.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        Command::decode(&self.kind, &self.body).ok()
    }
}

/// A change of a profile of which `consent` left nothing: there is nothing that could be sent again.
const NOTHING_LEFT: &str = "kind = 'profile.update' AND json_array_length(body, '$.changes') = 0";

/// The first open command of each lane, oldest first: walks the order of making and stops when it has enough.
/// What was saved since in the same lane counts more than what waits there.
pub const SENDABLE: &str = "SELECT o.command_id, o.lane, o.kind, o.body, o.aside,
        CASE WHEN o.waits_left = 0 OR o.aside = 1 OR EXISTS (SELECT 1 FROM outbox n WHERE n.person = ?1 AND n.state = 'queued' AND n.lane = o.lane AND n.waits_left = 0)
             THEN 0 ELSE o.waits_left END
    FROM outbox o INDEXED BY outbox_waiting
    WHERE o.person = ?1 AND o.state = 'queued'
      AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.person = ?1 AND e.state = 'queued' AND e.lane = o.lane AND e.order_no < o.order_no)
      AND NOT EXISTS (SELECT 1 FROM outbox_after w CROSS JOIN outbox a ON a.command_id = w.after_command WHERE w.command_id = o.command_id AND a.state = 'queued')
      AND (o.aside = 1 OR NOT EXISTS (SELECT 1 FROM outbox_file f CROSS JOIN upload u ON u.file = f.file WHERE f.command_id = o.command_id AND u.state <> 'ready'))
    ORDER BY o.order_no LIMIT ?2";

const ROW: &str = "order_no, command_id, kind, body, saved_at, state, attempts, refusal, settled_at, aside, refused_by";

fn read_row(row: &Row<'_>) -> rusqlite::Result<OutboxRow> {
    Ok(OutboxRow {
        order_no: row.get(0)?,
        command_id: row.get(1)?,
        kind: row.get(2)?,
        body: row.get(3)?,
        saved_at: row.get(4)?,
        state: row.get(5)?,
        attempts: row.get(6)?,
        refusal: row.get(7)?,
        settled_at: row.get(8)?,
        aside: row.get(9)?,
        refused_by: row.get(10)?,
    })
}

/// A command to save.
#[derive(Clone)]
pub struct NewCommand<'a> {
    /// The idempotency key, made when the person acted.
    pub command_id: CommandId,
    /// Who acts.
    pub person: &'a str,
    /// What they mean.
    pub command: &'a Command,
    /// Commands of other lanes that must be decided first.
    pub after: Vec<CommandId>,
    /// When, UTC milliseconds of this laptop.
    pub saved_at: i64,
}

impl LocalStore {
    /// The first open command of each lane whose prerequisite has its verdict and whose files are all uploaded, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_sendable(&mut self, person: &str, limit: usize) -> Result<Vec<Sendable>, StoreError> {
        let mut statement = self.work.prepare_cached(SENDABLE)?;
        let rows = statement.query_map(params![person, i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let (id, lane, kind, body, aside, waits_left) = row?;
            let (kind, body) = aside::sent_for(kind, body, aside);
            let command_id = id.parse().map_err(|_| StoreError::Value(format!("command id {id}")))?;
            found.push(Sendable { command_id, lane, kind, body, waits_left });
        }
        Ok(found)
    }

    /// Notes, before sending, that these commands may have reached the server.
    ///
    /// # Errors
    /// When nothing was noted; they must not be sent then.
    pub fn update_attempted(&mut self, ids: &[CommandId]) -> Result<(), StoreError> {
        self.change_each(ids, "UPDATE outbox SET attempts = attempts + 1 WHERE command_id = ?1")
    }

    /// Takes the last note back: no connection could be made, so nothing was sent. Earlier attempts stay noted.
    ///
    /// # Errors
    /// When the database cannot be written; the commands then count as sent, which is the safe side.
    pub fn update_not_sent(&mut self, ids: &[CommandId]) -> Result<(), StoreError> {
        self.change_each(ids, "UPDATE outbox SET attempts = attempts - 1 WHERE command_id = ?1 AND state = 'queued' AND attempts > 0")
    }

    fn change_each(&mut self, ids: &[CommandId], sql: &str) -> Result<(), StoreError> {
        let tx = self.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        {
            let mut statement = tx.prepare_cached(sql)?;
            for id in ids {
                statement.execute([id.to_string()])?;
            }
        }
        tx.commit()?;
        Ok(())
    }

    /// Settles commands by the verdicts that carry their own ids. `Later` settles nothing.
    ///
    /// # Errors
    /// When nothing was settled.
    pub fn update_settled(&mut self, verdicts: &[(CommandId, Verdict)], now_ms: i64) -> Result<(), StoreError> {
        let tx = self.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        {
            let mut statement = tx.prepare_cached(
                "UPDATE outbox SET state = CASE WHEN aside = 1 AND ?2 = 'refused' THEN 'discarded' ELSE ?2 END, refusal = ?3, refused_by = ?5, settled_at = ?4, settle_no = (SELECT COALESCE(MAX(settle_no), 0) + 1 FROM outbox)
                 WHERE command_id = ?1 AND state = 'queued'",
            )?;
            for (id, verdict) in verdicts {
                let (state, refusal, by) = match verdict {
                    Verdict::Applied { .. } => ("applied", "", None),
                    Verdict::Refused { code, by } => ("refused", code.code(), *by),
                    Verdict::Later { .. } => continue,
                };
                let by = by.map(|by| by.to_string()).unwrap_or_default();
                statement.execute(params![id.to_string(), state, refusal, now_ms, by])?;
                if matches!(verdict, Verdict::Refused { code: Refusal::FileMissing, .. }) {
                    uploads::reopen(&tx, &id.to_string())?;
                }
                if matches!(verdict, Verdict::Refused { .. }) {
                    consent::forget_discarded(&tx, &id.to_string())?;
                    let whose = tx
                        .prepare_cached("SELECT person FROM outbox WHERE command_id = ?1 AND kind = 'profile.update'")?
                        .query_row([id.to_string()], |row| row.get::<_, String>(0))
                        .optional()?;
                    if let Some(person) = whose {
                        consent::take_back_refused(&tx, &person)?;
                    }
                }
            }
        }
        tx.commit()?;
        self.scrub_soon();
        Ok(())
    }
}

/// The row of a command.
///
/// # Errors
/// When the database cannot be read.
pub fn find_row(connection: &Connection, schema: &str, person: &str, command_id: &str) -> Result<Option<OutboxRow>, StoreError> {
    let sql = format!("SELECT {ROW} FROM {schema}.outbox WHERE command_id = ?1 AND person = ?2");
    Ok(connection.prepare_cached(&sql)?.query_row([command_id, person], read_row).optional()?)
}

/// Rows that still stand over the confirmed records, in order of making: queued, refused, and applied after the verdict `covered`,
/// see [`covered_to`].
///
/// # Errors
/// When the database cannot be read.
pub fn list_open(connection: &Connection, schema: &str, person: &str, covered: i64) -> Result<Vec<OutboxRow>, StoreError> {
    let sql = format!(
        "SELECT {ROW} FROM {schema}.outbox WHERE person = ?1 AND ((state = 'queued' AND aside = 0) OR state = 'refused' OR (state = 'applied' AND settle_no > ?2))
         ORDER BY order_no"
    );
    let rows = connection.prepare_cached(&sql)?.query_map(params![person, covered], read_row)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Rows that their author put aside and that the server has not answered for yet.
///
/// # Errors
/// When the database cannot be read.
pub fn list_aside(connection: &Connection, schema: &str, person: &str) -> Result<Vec<OutboxRow>, StoreError> {
    let sql = format!("SELECT {ROW} FROM {schema}.outbox WHERE person = ?1 AND state = 'queued' AND aside = 1 ORDER BY order_no");
    let rows = connection.prepare_cached(&sql)?.query_map([person], read_row)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The latest applied rows, newest first, for the outbox screen.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sent(connection: &Connection, schema: &str, person: &str, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
    let sql = format!("SELECT {ROW} FROM {schema}.outbox WHERE person = ?1 AND state = 'applied' ORDER BY settle_no DESC LIMIT ?2");
    let rows = connection.prepare_cached(&sql)?.query_map(params![person, limit], read_row)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// How many wait and how many are refused.
///
/// # Errors
/// When the database cannot be read.
pub fn count_open(connection: &Connection, schema: &str, person: &str) -> Result<(u64, u64), StoreError> {
    let sql = format!(
        "SELECT COALESCE(SUM(state = 'queued' AND aside = 0), 0), COALESCE(SUM(state = 'refused'), 0) FROM {schema}.outbox
         WHERE person = ?1 AND state IN ('queued', 'refused')"
    );
    let (waiting, refused): (i64, i64) = connection.prepare_cached(&sql)?.query_row([person], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((u64::try_from(waiting).unwrap_or(0), u64::try_from(refused).unwrap_or(0)))
}
