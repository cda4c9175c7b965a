//! Applying a page of the feed: rows, revoked scopes, everything derived from them, and the cursor in one transaction.
//!
//! Must not know any feature: how a record is found and what is derived from it comes with the store's shape.
//! Keeps S5 (digests are kept up row by row and compared when a scope is complete), S6 (data and cursor commit together), S8
//! (a scope that is no longer granted goes in the same transaction), S7 (only this module writes confirmed rows).

use crate::changed::Changed;
use crate::store::derived::{Addressed, Change, Derived, Shape};
use crate::store::indexed::Columns;
use crate::store::meta::{find_meta, meta, upsert_meta};
use crate::store::{LocalStore, StoreError};
use patio_domain::Scope;
use patio_protocol::digest::Digest;
use patio_protocol::pull::{Page, Row};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};

/// What applying a page did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Scopes whose digest does not fit the server's: to be fetched anew.
    pub mismatched: Vec<Scope>,
    /// Which answers to screens are stale now.
    pub changed: Vec<Changed>,
    /// Records that address this person and came after the first download.
    pub addressed: Vec<Addressed>,
    /// Scopes that were revoked.
    pub revoked: Vec<Scope>,
    /// A scope came, or came back: the next pull asks about the latest applied commands once more ([`meta::ASK_ANEW`]).
    pub granted: bool,
}

impl Applied {
    /// Whether everything is here with this page.
    fn is_complete(&self, page: &Page) -> bool {
        !page.more && self.mismatched.is_empty()
    }

    fn note(&mut self, changed: Changed) {
        if !self.changed.contains(&changed) {
            self.changed.push(changed);
        }
    }
}

impl LocalStore {
    /// Applies a page for `person`. `first` says that the download began from nothing with this page: what is there goes first.
    ///
    /// # Errors
    /// When nothing of the page was applied.
    pub fn apply(&mut self, person: &str, page: &Page, first: bool, now_ms: i64) -> Result<Applied, StoreError> {
        self.apply_covering(person, page, first, 0, now_ms)
    }

    /// The same. When the download is complete with this page, its records show every applied command up to the verdict `covered`;
    /// that is noted in the same transaction, so that no power loss can keep the note without the records (S7).
    ///
    /// # Errors
    /// When nothing of the page was applied.
    pub fn apply_covering(&mut self, person: &str, page: &Page, first: bool, covered: i64, now_ms: i64) -> Result<Applied, StoreError> {
        let tx = self.cache.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let applied = apply_in(&tx, self.shape, person, page, first, now_ms)?;
        if applied.is_complete(page) && (covered > 0 || find_meta(&tx, meta::COVERED)?.is_none()) {
            upsert_meta(&tx, meta::COVERED, &covered.to_string())?;
        }
        tx.commit()?;
        self.scrub_soon();
        Ok(applied)
    }
}

impl LocalStore {
    /// The server has nothing new: the records here show every applied command up to the verdict `covered`.
    ///
    /// # Errors
    /// When nothing was noted.
    pub fn update_in_step(&mut self, covered: i64, now_ms: i64) -> Result<(), StoreError> {
        let tx = self.cache.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        if covered > 0 {
            upsert_meta(&tx, meta::COVERED, &covered.to_string())?;
        }
        upsert_meta(&tx, meta::AS_OF, &now_ms.to_string())?;
        Ok(tx.commit()?)
    }
}

fn apply_in(tx: &Connection, shape: &Shape, person: &str, page: &Page, first: bool, now_ms: i64) -> Result<Applied, StoreError> {
    let mut applied = Applied::default();
    let mut derived = (shape.derived)(person);
    if first {
        for each in &mut derived {
            each.clear(tx)?;
        }
        // What must still be emptied from the journal is not forgotten with the rest.
        tx.execute_batch("DELETE FROM record; DELETE FROM scope; DELETE FROM meta WHERE key NOT IN ('person', 'scrub', 'kinds');")?;
    }
    let was_complete = find_meta(tx, meta::COMPLETE)?.is_some();
    let known = list_scopes(tx)?;
    applied.granted = was_complete && page.grants.iter().any(|scope| !known.contains_key(&scope.to_string()));
    if applied.granted {
        upsert_meta(tx, meta::ASK_ANEW, "yes")?;
    }
    revoke(tx, shape, page, known, &mut derived, &mut applied)?;

    let mut scopes: Vec<(i64, Digest)> = Vec::with_capacity(page.grants.len());
    for scope in &page.grants {
        if page.reset.contains(scope) {
            remove_scope(tx, &scope.to_string(), &mut derived)?;
        }
        scopes.push(find_or_insert_scope(tx, &scope.to_string())?);
    }

    let mut touched = BTreeSet::new();
    for row in &page.rows {
        let index = usize::try_from(row.scope).unwrap_or(usize::MAX);
        let Some((scope, digest)) = scopes.get_mut(index) else { return Err(StoreError::Value("page names no such scope".into())) };
        touched.insert(index);
        let news = apply_row(tx, shape, *scope, digest, row, &mut derived)?;
        applied.note((shape.index)(&row.kind).changed);
        if was_complete && news {
            applied.addressed.push(Addressed { kind: row.kind.clone(), id: row.id.clone() });
        }
    }
    let stamp = format!("{now_ms} {}", page.cursor);
    for each in &mut derived {
        each.finish(tx, &stamp)?;
    }

    for index in touched {
        if let Some((scope, digest)) = scopes.get(index) {
            tx.prepare_cached("UPDATE scope SET digest = ?2 WHERE id = ?1")?.execute(params![scope, digest.to_string()])?;
        }
    }
    for complete in &page.complete {
        let index = usize::try_from(complete.scope).unwrap_or(usize::MAX);
        if let (Some((_, digest)), Some(scope)) = (scopes.get(index), page.grants.get(index))
            && digest.to_string() != complete.digest
        {
            applied.mismatched.push(scope.clone());
        }
    }
    upsert_meta(tx, meta::CURSOR, &page.cursor)?;
    upsert_meta(tx, meta::EPOCH, &page.epoch)?;
    if !page.run.is_empty() {
        upsert_meta(tx, meta::RUN, &page.run)?;
    }
    if applied.is_complete(page) {
        upsert_meta(tx, meta::AS_OF, &now_ms.to_string())?;
        upsert_meta(tx, meta::COMPLETE, "yes")?;
    }
    Ok(applied)
}

/// The scopes that are here, with their numbers.
fn list_scopes(tx: &Connection) -> Result<BTreeMap<String, i64>, StoreError> {
    let mut statement = tx.prepare_cached("SELECT id, name FROM scope ORDER BY name")?;
    Ok(statement.query_map([], |row| Ok((row.get(1)?, row.get(0)?)))?.collect::<Result<_, _>>()?)
}

fn revoke(
    tx: &Connection,
    shape: &Shape,
    page: &Page,
    known: BTreeMap<String, i64>,
    derived: &mut [Box<dyn Derived>],
    applied: &mut Applied,
) -> Result<(), StoreError> {
    let granted: BTreeSet<String> = page.grants.iter().map(Scope::to_string).collect();
    for (name, id) in known.into_iter().filter(|(name, _)| !granted.contains(name)) {
        let mut kinds = tx.prepare_cached("SELECT DISTINCT kind FROM record WHERE scope = ?1 ORDER BY kind")?;
        for kind in kinds.query_map([id], |row| row.get::<_, String>(0))? {
            applied.note((shape.index)(&kind?).changed);
        }
        remove_scope(tx, &name, derived)?;
        applied.revoked.push(Scope::from(name.as_str()));
    }
    Ok(())
}

/// A scope goes with everything that follows from it (S8): first what is derived, then the records it is derived from.
fn remove_scope(tx: &Connection, name: &str, derived: &mut [Box<dyn Derived>]) -> Result<(), StoreError> {
    let id: Option<i64> = tx.prepare_cached("SELECT id FROM scope WHERE name = ?1")?.query_row([name], |row| row.get(0)).optional()?;
    if let Some(id) = id {
        for each in derived {
            each.remove_scope(tx, id)?;
        }
        tx.execute("DELETE FROM record WHERE scope = ?1", [id])?;
        tx.execute("DELETE FROM scope WHERE id = ?1", [id])?;
    }
    Ok(())
}

fn find_or_insert_scope(tx: &Connection, name: &str) -> Result<(i64, Digest), StoreError> {
    let found: Option<(i64, String)> = tx
        .prepare_cached("SELECT id, digest FROM scope WHERE name = ?1")?
        .query_row([name], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((id, digest)) = found {
        return Ok((id, digest.parse().map_err(|_| StoreError::Value("digest".into()))?));
    }
    tx.prepare_cached("INSERT INTO scope (name, digest) VALUES (?1, ?2)")?.execute(params![name, Digest::default().to_string()])?;
    Ok((tx.last_insert_rowid(), Digest::default()))
}

/// Applies one row and what is derived from it; says whether the record is new here and addresses this person.
fn apply_row(
    tx: &Connection,
    shape: &Shape,
    scope: i64,
    digest: &mut Digest,
    row: &Row,
    derived: &mut [Box<dyn Derived>],
) -> Result<bool, StoreError> {
    let found: Option<(i64, i64, String)> = tx
        .prepare_cached("SELECT rowid, seq, body FROM record WHERE kind = ?1 AND id = ?2 AND scope = ?3")?
        .query_row(params![row.kind, row.id, scope], |found| Ok((found.get(0)?, found.get(1)?, found.get(2)?)))
        .optional()?;
    let new = row.body.as_ref().map(|raw| raw.get());
    let columns = new.map(|body| ((shape.index)(&row.kind).columns)(body)).unwrap_or_default();
    let mut change = Change { scope, record: None, kind: &row.kind, id: &row.id, columns: &columns, old: None, new };
    if let Some((record, seq, body)) = &found {
        digest.take(*seq, &row.kind, &row.id, body);
        (change.record, change.old) = (Some(*record), Some(body.as_str()));
    }
    match (new, change.record) {
        (Some(body), _) => {
            digest.add(row.seq, &row.kind, &row.id, body);
            write(tx, scope, row, &columns, body, change.old.is_some())?;
        }
        (None, Some(record)) => {
            tx.prepare_cached("DELETE FROM record WHERE rowid = ?1")?.execute([record])?;
        }
        (None, None) => {}
    }
    let mut addressed = false;
    for each in derived {
        addressed |= each.apply(tx, &change)?;
    }
    Ok(addressed && change.old.is_none())
}

fn write(tx: &Connection, scope: i64, row: &Row, columns: &Columns, body: &str, known: bool) -> Result<(), StoreError> {
    let sql = if known {
        "UPDATE record SET seq = ?4, parent = ?5, person = ?6, at = ?7, body = ?8 WHERE kind = ?1 AND id = ?2 AND scope = ?3"
    } else {
        "INSERT INTO record (kind, id, scope, seq, parent, person, at, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    };
    let Columns { parent, person, at } = columns;
    tx.prepare_cached(sql)?.execute(params![row.kind, row.id, scope, row.seq, parent, person, at, body])?;
    Ok(())
}
