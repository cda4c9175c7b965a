//! The keys of names and the index of words in `cache.db`, brought up to the rule for names when another rule wrote them.
//!
//! Owns the rule's number in the database (`user_version`, which stays when the records are thrown away). Must not know the
//! network: nothing is downloaded again. Keys and number change in one transaction. The words go (S8: a word that another rule
//! wrote could not be found again to be taken out) and come back in the background.

use super::StoreError;
use super::columns::Columns;
use super::meta::{meta, upsert_meta};
use super::words::{find_mark, remove_all};
use patio_domain::name::RULE;
use rusqlite::{Connection, TransactionBehavior, params};

/// Does nothing when the keys are of this rule.
pub(super) fn update(cache: &mut Connection) -> Result<(), StoreError> {
    let stored: u32 = cache.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if stored == RULE {
        return Ok(());
    }
    let tx = cache.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut changed: Vec<(i64, String)> = Vec::new();
    {
        let mut statement = tx.prepare("SELECT rowid, kind, parent, body FROM record WHERE kind IN ('community', 'person', 'topic')")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (kind, parent, body): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
            let wanted = serde_json::from_str::<Columns<'_>>(&body).unwrap_or_default().parent(&kind);
            if wanted != parent {
                changed.push((row.get(0)?, wanted));
            }
        }
        let mut statement = tx.prepare("UPDATE record SET parent = ?2 WHERE rowid = ?1")?;
        for (record, parent) in &changed {
            statement.execute(params![record, parent])?;
        }
    }
    if find_mark(&tx)? > 0 {
        remove_all(&tx)?;
        upsert_meta(&tx, meta::WORDS, "0")?;
    }
    tx.pragma_update(None, "user_version", RULE)?;
    Ok(tx.commit()?)
}
