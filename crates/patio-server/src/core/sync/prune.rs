//! The past of scopes: how long a laptop may be away and still be told only what changed. Owns `scope_mark`.
//!
//! Once a day each scope that moved gets a mark: its head and the time. When a mark is a hundred days old, the scope forgets what only
//! laptops from before that mark would need: links of earlier heads, and rows of records that were removed before. A laptop that comes
//! back from before it gets the scope anew, and only this one (`pull.rs`); it had to sign in again anyway, because a session ends after
//! ninety days. Shown by `tests/contract/pruning.rs`.

use crate::core::Core;
use crate::store::{StoreError, Tx};

/// A day.
const DAY_MS: i64 = 24 * 3_600_000;
/// How long the past is kept, in running time: longer than a session lasts.
const KEPT_MS: i64 = 100 * DAY_MS;
/// Scopes looked at in one transaction.
const AT_ONCE: i64 = 100;

/// Marks what moved, and forgets what is old. Gives how many scopes forgot something.
pub(in crate::core) fn prune(core: &Core, now: i64) -> Result<usize, StoreError> {
    if core.store().read(|tx| is_due(tx, now))? {
        core.store().write(|tx| mark(tx, now))?;
    }
    let mut scopes = 0;
    loop {
        let old = core.store().read(|tx| list_old(tx, now))?;
        if old.is_empty() {
            return Ok(scopes);
        }
        for (scope, head) in old {
            scopes += usize::from(core.store().write(|tx| forget(tx, &scope, head))?);
        }
    }
}

/// Whether the latest marks are a day old.
fn is_due(tx: &mut dyn Tx, now: i64) -> Result<bool, StoreError> {
    Ok(tx.query_opt("SELECT scope FROM scope_mark WHERE marked_at > $1 LIMIT 1", &[(now - DAY_MS).into()])?.is_none())
}

/// Marks every scope that moved since its last mark.
fn mark(tx: &mut dyn Tx, now: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO scope_mark (scope, head, marked_at) SELECT name, head, $1 FROM scope WHERE head > pruned_to \
               ON CONFLICT (scope, head) DO NOTHING";
    tx.execute(sql, &[now.into()]).map(drop)
}

/// Scopes with old marks, and the latest of these.
fn list_old(tx: &mut dyn Tx, now: i64) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = "SELECT scope, head FROM scope_mark WHERE marked_at < $1 ORDER BY marked_at DESC, scope LIMIT $2";
    let rows = tx.query(sql, &[(now - KEPT_MS).into(), AT_ONCE.into()])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.int(1)?))).collect()
}

/// Forgets what lies before a head. The rows at it stay, and so does what was removed last, because the head stands on it.
fn forget(tx: &mut dyn Tx, scope: &str, head: i64) -> Result<bool, StoreError> {
    // Locks the scope, as each that publishes into it does.
    let sql = "UPDATE scope SET pruned_to = $2 WHERE name = $1 AND pruned_to < $2";
    let moved = tx.execute(sql, &[scope.into(), head.into()])? == 1;
    if moved {
        tx.execute("DELETE FROM scope_link WHERE scope = $1 AND head < $2", &[scope.into(), head.into()])?;
        tx.execute("DELETE FROM feed WHERE scope = $1 AND seq < $2 AND body IS NULL", &[scope.into(), head.into()])?;
    }
    tx.execute("DELETE FROM scope_mark WHERE scope = $1 AND head <= $2", &[scope.into(), head.into()])?;
    Ok(moved)
}
