//! Applying a page of the feed: rows, revoked scopes, derived conversations and the cursor in one transaction.
//!
//! Keeps S5 (digests are kept up row by row and compared when a scope is complete), S6 (data and cursor commit together), S8
//! (a scope that is no longer granted goes in the same transaction), S7 (only this module writes confirmed rows).

use crate::store::columns::Columns;
use crate::store::conversation::{Conversations, Mentioned};
use crate::store::meta::{find_meta, meta, upsert_meta};
use crate::store::{LocalStore, StoreError, claims, files, words};
use patio_domain::Scope;
use patio_protocol::digest::Digest;
use patio_protocol::pull::{Page, Row};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What applying a page did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Scopes whose digest does not fit the server's: to be fetched anew.
    pub mismatched: Vec<Scope>,
    /// Kinds of records that changed.
    pub kinds: BTreeSet<String>,
    /// Posts and comments that name this person and came after the first download.
    pub mentions: Vec<Mentioned>,
    /// Scopes that were revoked.
    pub revoked: Vec<Scope>,
}

impl LocalStore {
    /// Applies a page for `person`. `first` says that the download began from nothing with this page: what is there goes first.
    ///
    /// # Errors
    /// When nothing of the page was applied.
    pub fn apply(&mut self, person: &str, page: &Page, first: bool, now_ms: i64) -> Result<Applied, StoreError> {
        let tx = self.cache.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let applied = apply_in(&tx, person, page, first, now_ms)?;
        tx.commit()?;
        self.scrub_soon();
        Ok(applied)
    }
}

fn apply_in(tx: &Connection, person: &str, page: &Page, first: bool, now_ms: i64) -> Result<Applied, StoreError> {
    let mut applied = Applied::default();
    if first {
        tx.execute_batch(
            "DELETE FROM record; DELETE FROM conversation; DELETE FROM claim; DELETE FROM scope; DELETE FROM meta WHERE key <> 'person';",
        )?;
        files::remove_all(tx)?;
        words::remove_all(tx)?;
    }
    let was_complete = find_meta(tx, meta::COMPLETE)?.is_some();
    revoke(tx, page, &mut applied)?;

    let mut scopes: Vec<(i64, Digest)> = Vec::with_capacity(page.grants.len());
    for scope in &page.grants {
        if page.reset.contains(scope) {
            remove_scope(tx, &scope.to_string())?;
        }
        scopes.push(find_or_insert_scope(tx, &scope.to_string())?);
    }

    let mut conversations = Conversations::new(person);
    let mut touched = BTreeSet::new();
    for row in &page.rows {
        let index = usize::try_from(row.scope).unwrap_or(usize::MAX);
        let Some((scope, digest)) = scopes.get_mut(index) else { return Err(StoreError::Value("page names no such scope".into())) };
        touched.insert(index);
        let new = apply_row(tx, *scope, digest, row, &mut conversations)?;
        if !applied.kinds.contains(&row.kind) {
            applied.kinds.insert(row.kind.clone());
        }
        if let (true, Some(mentioned)) = (was_complete && new, conversations.take_mention()) {
            applied.mentions.push(mentioned);
        }
    }
    conversations.flush(tx)?;

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
    let renewed = first || !page.reset.is_empty() || !applied.revoked.is_empty();
    for (kind, version) in [("person", meta::PEOPLE), ("topic", meta::TOPICS)] {
        if renewed || applied.kinds.contains(kind) {
            upsert_meta(tx, version, &format!("{now_ms} {}", page.cursor))?;
        }
    }
    words::lower_mark(tx)?;
    upsert_meta(tx, meta::CURSOR, &page.cursor)?;
    upsert_meta(tx, meta::EPOCH, &page.epoch)?;
    if !page.more && applied.mismatched.is_empty() {
        upsert_meta(tx, meta::AS_OF, &now_ms.to_string())?;
        upsert_meta(tx, meta::COMPLETE, "yes")?;
    }
    Ok(applied)
}

fn revoke(tx: &Connection, page: &Page, applied: &mut Applied) -> Result<(), StoreError> {
    let granted: BTreeSet<String> = page.grants.iter().map(Scope::to_string).collect();
    let known: Vec<String> =
        tx.prepare_cached("SELECT name FROM scope ORDER BY name")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for name in known.into_iter().filter(|name| !granted.contains(name)) {
        remove_scope(tx, &name)?;
        applied.revoked.push(Scope::from(name.as_str()));
        applied.kinds.extend(["community".to_owned(), "post".to_owned(), "membership".to_owned()]);
    }
    Ok(())
}

fn remove_scope(tx: &Connection, name: &str) -> Result<(), StoreError> {
    let id: Option<i64> = tx.prepare_cached("SELECT id FROM scope WHERE name = ?1")?.query_row([name], |row| row.get(0)).optional()?;
    if let Some(id) = id {
        files::remove_scope(tx, id)?;
        words::remove_scope(tx, id)?;
        tx.execute("DELETE FROM record WHERE scope = ?1", [id])?;
        tx.execute("DELETE FROM conversation WHERE scope = ?1", [id])?;
        tx.execute("DELETE FROM claim WHERE scope = ?1", [id])?;
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

/// What stands in a person's record only while they consent.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Given<'a> {
    #[serde(borrow)]
    photo: Option<&'a str>,
    birth_year: Option<i64>,
}

/// Whether a new version of a person, or their removal, takes back what the old one gave: then no older page may stay.
fn takes_back(old: &str, new: Option<&str>) -> bool {
    let given = |body| serde_json::from_str::<Given<'_>>(body).unwrap_or_default();
    let (old, new) = (given(old), new.map(given).unwrap_or_default());
    (old.photo.is_some() && old.photo != new.photo) || (old.birth_year.is_some() && old.birth_year != new.birth_year)
}

/// Applies one row; says whether the record is new here.
fn apply_row(tx: &Connection, scope: i64, digest: &mut Digest, row: &Row, conversations: &mut Conversations) -> Result<bool, StoreError> {
    let old: Option<(i64, i64, String)> = tx
        .prepare_cached("SELECT rowid, seq, body FROM record WHERE kind = ?1 AND id = ?2 AND scope = ?3")?
        .query_row(params![row.kind, row.id, scope], |found| Ok((found.get(0)?, found.get(1)?, found.get(2)?)))
        .optional()?;
    if let Some((record, seq, body)) = &old {
        digest.take(*seq, &row.kind, &row.id, body);
        words::update(tx, scope, *record, &row.kind, body, row.body.as_ref().map(|raw| raw.get()))?;
        if row.kind == "person" && takes_back(body, row.body.as_ref().map(|raw| raw.get())) {
            upsert_meta(tx, files::SCRUB, "wanted")?;
        }
    }
    let Some(body) = row.body.as_ref().map(|raw| raw.get()) else {
        if row.kind == "file" {
            files::remove_file(tx, &row.id)?;
        }
        if old.is_some() {
            claims::update(tx, scope, row, None)?;
            tx.prepare_cached("DELETE FROM record WHERE kind = ?1 AND id = ?2 AND scope = ?3")?
                .execute(params![row.kind, row.id, scope])?;
        }
        return Ok(false);
    };
    digest.add(row.seq, &row.kind, &row.id, body);
    // A body of a newer version may not fit; the record is kept all the same (S13).
    let columns: Columns<'_> = serde_json::from_str(body).unwrap_or_default();
    let sql = if old.is_some() {
        "UPDATE record SET seq = ?4, parent = ?5, person = ?6, at = ?7, body = ?8 WHERE kind = ?1 AND id = ?2 AND scope = ?3"
    } else {
        "INSERT INTO record (kind, id, scope, seq, parent, person, at, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    };
    tx.prepare_cached(sql)?.execute(params![
        row.kind,
        row.id,
        scope,
        row.seq,
        columns.parent(&row.kind),
        columns.person(),
        columns.at(),
        body
    ])?;
    claims::update(tx, scope, row, Some(body))?;
    conversations.note(tx, scope, row, &columns, body, old.as_ref().map(|(_, _, body)| body.as_str()))?;
    Ok(old.is_none())
}
