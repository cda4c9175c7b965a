//! Records of kinds that an earlier version of Patio did not know: it kept them raw, and what follows from them is derived when a version
//! that knows them opens the cache (S13). Nothing is downloaded for it.
//!
//! Owns the list of kinds whose records are derived. Must not know any feature. List and derived rows change in one transaction. Shown by
//! `records_of_a_kind_that_an_earlier_version_kept_raw_are_derived_when_a_newer_version_opens_the_cache`.

use super::StoreError;
use super::derived::{Change, Shape};
use super::meta::{find_meta, meta, upsert_meta};
use super::words::{find_mark, remove_all};
use rusqlite::{Connection, TransactionBehavior, params};

/// Derives what is new to this version. Does nothing when the list is this version's.
pub(super) fn update(cache: &mut Connection, shape: &Shape) -> Result<(), StoreError> {
    let mine = shape.kinds.join(" ");
    let known = find_meta(cache, meta::KINDS)?;
    if known.as_deref() == Some(mine.as_str()) {
        return Ok(());
    }
    let tx = cache.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Before there was a list, no kind had been added.
    if let Some(known) = known {
        let known: Vec<&str> = known.split(' ').collect();
        let new: Vec<&str> = shape.kinds.iter().copied().filter(|kind| !known.contains(kind)).collect();
        derive(&tx, shape, &new)?;
    }
    upsert_meta(&tx, meta::KINDS, &mine)?;
    Ok(tx.commit()?)
}

struct Raw {
    rowid: i64,
    scope: i64,
    kind: String,
    id: String,
    body: String,
}

/// Each record of these kinds as if it came with a page now.
fn derive(tx: &Connection, shape: &Shape, kinds: &[&str]) -> Result<(), StoreError> {
    let person = find_meta(tx, meta::PERSON)?.unwrap_or_default();
    let mut derived = (shape.derived)(&person);
    let (mut count, mut has_words) = (0_u64, false);
    for kind in kinds {
        let index = (shape.index)(kind);
        let mut statement = tx.prepare("SELECT rowid, scope, kind, id, body FROM record WHERE kind = ?1 ORDER BY rowid")?;
        let rows = statement.query_map([kind], |row| {
            Ok(Raw { rowid: row.get(0)?, scope: row.get(1)?, kind: row.get(2)?, id: row.get(3)?, body: row.get(4)? })
        })?;
        let rows: Vec<Raw> = rows.collect::<Result<_, _>>()?;
        for Raw { rowid, scope, kind, id, body } in rows {
            let columns = (index.columns)(&body);
            tx.prepare_cached("UPDATE record SET parent = ?2, person = ?3, at = ?4 WHERE rowid = ?1")?.execute(params![
                rowid,
                columns.parent,
                columns.person,
                columns.at
            ])?;
            let change = Change { scope, record: None, kind: &kind, id: &id, columns: &columns, old: None, new: Some(&body) };
            for each in &mut derived {
                each.apply(tx, &change)?;
            }
            has_words |= index.terms.is_some();
            count += 1;
        }
    }
    if count > 0 {
        let stamp = format!("kinds {}", shape.kinds.join(" "));
        for each in &mut derived {
            each.finish(tx, &stamp)?;
        }
    }
    if has_words && find_mark(tx)? > 0 {
        // The background begins anew: it takes records in the order of their rowids, and these are before its mark.
        remove_all(tx)?;
        upsert_meta(tx, meta::WORDS, "0")?;
    }
    Ok(())
}
