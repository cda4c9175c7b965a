//! The index of words in `cache.db`: filled in the background, read by the directory, and taken out together with the records.
//!
//! Keeps S8 (a scope's words go in the transaction in which its records go; of an edited text the old words go in the
//! transaction that brings the new ones). Must not know what words are looked for.

use super::meta::{find_meta, meta, upsert_meta};
use super::{LocalStore, StoreError, files};
use crate::text::terms::{has_terms, terms};
use crate::text::words::Words;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// Records a step of the background takes.
pub const STEP_RECORDS: usize = 400;
/// Records in a block; a block is what one change rewrites.
const BLOCK_RECORDS: usize = 256;

/// A block of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Ascending record rowids.
    pub records: Vec<i64>,
}

impl Block {
    fn gaps(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.records.len());
        for (one, next) in self.records.iter().zip(self.records.iter().skip(1)) {
            let mut gap = u64::try_from(next - one).unwrap_or(0);
            while gap >= 0x80 {
                out.push(u8::try_from(gap & 0x7f).unwrap_or(0) | 0x80);
                gap >>= 7;
            }
            out.push(u8::try_from(gap).unwrap_or(0));
        }
        out
    }

    /// Appends the records of a stored block to `out`.
    pub fn read(first: i64, gaps: &[u8], out: &mut Vec<i64>) {
        out.push(first);
        let (mut record, mut gap, mut shift) = (first, 0i64, 0u32);
        for byte in gaps {
            gap |= i64::from(byte & 0x7f) << shift.min(56);
            if byte & 0x80 == 0 {
                record += gap;
                out.push(record);
                (gap, shift) = (0, 0);
            } else {
                shift += 7;
            }
        }
    }
}

fn insert_block(tx: &Connection, scope: i64, word: &str, block: &Block) -> Result<(), StoreError> {
    let (Some(first), Some(last)) = (block.records.first(), block.records.last()) else { return Ok(()) };
    tx.prepare_cached("INSERT INTO word_block (scope, word, first_record, last_record, count, gaps) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![scope, word, first, last, i64::try_from(block.records.len()).unwrap_or(0), block.gaps()])?;
    Ok(())
}

fn remove_block(tx: &Connection, scope: i64, word: &str, first: i64) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM word_block WHERE scope = ?1 AND word = ?2 AND first_record = ?3")?
        .execute(params![scope, word, first])?;
    Ok(())
}

/// The block a record is or would be in: the last that begins at or before it.
fn find_block(tx: &Connection, scope: i64, word: &str, record: i64) -> Result<Option<(i64, Block)>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT first_record, gaps FROM word_block WHERE scope = ?1 AND word = ?2 AND first_record <= ?3 ORDER BY first_record DESC LIMIT 1",
    )?;
    let found: Option<(i64, Vec<u8>)> =
        statement.query_row(params![scope, word, record], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(found.map(|(first, gaps)| {
        let mut block = Block::default();
        Block::read(first, &gaps, &mut block.records);
        (first, block)
    }))
}

/// Adds ascending records to a word.
fn insert(tx: &Connection, scope: i64, word: &str, records: &[i64]) -> Result<(), StoreError> {
    let Some(first_new) = records.first() else { return Ok(()) };
    let mut block = Block::default();
    if let Some((first, found)) = find_block(tx, scope, word, *first_new)?
        && (found.records.len() < BLOCK_RECORDS || found.records.last() > Some(first_new))
    {
        remove_block(tx, scope, word, first)?;
        block = found;
    }
    block.records.extend(records);
    block.records.sort_unstable();
    block.records.dedup();
    for part in block.records.chunks(BLOCK_RECORDS) {
        insert_block(tx, scope, word, &Block { records: part.to_vec() })?;
    }
    Ok(())
}

fn remove(tx: &Connection, scope: i64, word: &str, record: i64) -> Result<(), StoreError> {
    let Some((first, mut block)) = find_block(tx, scope, word, record)? else { return Ok(()) };
    if let Ok(at) = block.records.binary_search(&record) {
        block.records.remove(at);
        remove_block(tx, scope, word, first)?;
        insert_block(tx, scope, word, &block)?;
    }
    Ok(())
}

/// Records up to this rowid are in the index.
///
/// # Errors
/// When the database cannot be read.
pub fn find_mark(connection: &Connection) -> Result<i64, StoreError> {
    Ok(find_meta(connection, meta::WORDS)?.and_then(|mark| mark.parse().ok()).unwrap_or(0))
}

fn last_record(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.prepare_cached("SELECT COALESCE(MAX(rowid), 0) FROM record")?.query_row([], |row| row.get(0))?)
}

/// How many records are not in the index yet, at most.
///
/// # Errors
/// When the database cannot be read.
pub fn count_unindexed(connection: &Connection) -> Result<u64, StoreError> {
    Ok(u64::try_from(last_record(connection)? - find_mark(connection)?).unwrap_or(0))
}

/// A confirmed record changes or goes (`new` is `None`): its words change in the same transaction.
pub(crate) fn update(tx: &Connection, scope: i64, record: i64, kind: &str, old: &str, new: Option<&str>) -> Result<(), StoreError> {
    if !has_terms(kind) || record > find_mark(tx)? {
        return Ok(());
    }
    let mut words = Words::default();
    let old = terms(&mut words, kind, old);
    let new = new.map(|new| terms(&mut words, kind, new)).unwrap_or_default();
    for word in old.difference(&new) {
        remove(tx, scope, word, record)?;
    }
    for word in new.difference(&old) {
        insert(tx, scope, word, &[record])?;
    }
    Ok(())
}

/// Everything of a scope goes.
pub(crate) fn remove_scope(tx: &Connection, scope: i64) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM word_block WHERE scope = ?1")?.execute([scope])?;
    upsert_meta(tx, files::SCRUB, "wanted")
}

/// Everything goes.
pub(crate) fn remove_all(tx: &Connection) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM word_block")?.execute([])?;
    upsert_meta(tx, files::SCRUB, "wanted")
}

/// After records went: their rowids may be given again, so the mark must not be above what is there.
pub(crate) fn lower_mark(tx: &Connection) -> Result<(), StoreError> {
    let (mark, last) = (find_mark(tx)?, last_record(tx)?);
    if mark > last {
        upsert_meta(tx, meta::WORDS, &last.to_string())?;
    }
    Ok(())
}

impl LocalStore {
    /// Takes the next records into the index, at most [`STEP_RECORDS`]; says how many.
    ///
    /// # Errors
    /// When nothing was taken.
    pub fn index_words(&mut self, words: &mut Words) -> Result<usize, StoreError> {
        if count_unindexed(&self.cache)? == 0 {
            return Ok(0);
        }
        let tx = self.cache.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let mark = find_mark(&tx)?;
        let mut found: BTreeMap<(i64, String), Vec<i64>> = BTreeMap::new();
        let mut taken = 0;
        let mut last = mark;
        {
            let mut statement =
                tx.prepare_cached("SELECT rowid, kind, scope, body FROM record WHERE rowid > ?1 ORDER BY rowid LIMIT ?2")?;
            let mut rows = statement.query(params![mark, i64::try_from(STEP_RECORDS).unwrap_or(0)])?;
            while let Some(row) = rows.next()? {
                last = row.get(0)?;
                taken += 1;
                let kind: String = row.get(1)?;
                if has_terms(&kind) {
                    let (scope, body): (i64, String) = (row.get(2)?, row.get(3)?);
                    for term in terms(words, &kind, &body) {
                        found.entry((scope, term)).or_default().push(last);
                    }
                }
            }
        }
        for ((scope, word), records) in &found {
            insert(&tx, *scope, word, records)?;
        }
        if last > mark {
            upsert_meta(&tx, meta::WORDS, &last.to_string())?;
        }
        tx.commit()?;
        Ok(taken)
    }
}

/// The records of one word in every scope, ascending.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// Those that were read.
    pub records: Vec<i64>,
    /// How many there are in all.
    pub count: usize,
}

/// Reads a word: the newest records, at least `newest` of them if there are as many.
///
/// # Errors
/// When the database cannot be read.
pub fn list(connection: &Connection, word: &str, newest: usize) -> Result<Records, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT b.first_record, b.count, b.gaps FROM scope s CROSS JOIN word_block b ON b.scope = s.id AND b.word = ?1")?;
    let mut blocks: Vec<(i64, i64, Vec<u8>)> =
        statement.query_map([word], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    let count = blocks.iter().filter_map(|block| usize::try_from(block.1).ok()).sum();
    blocks.sort_unstable_by_key(|block| std::cmp::Reverse(block.0));
    let mut records = Vec::with_capacity(newest.min(count));
    for (first, _, gaps) in &blocks {
        if records.len() >= newest {
            break;
        }
        Block::read(*first, gaps, &mut records);
    }
    records.sort_unstable();
    Ok(Records { records, count })
}

/// Words that begin like this, with how many records have them, at most `limit` of each scope.
///
/// # Errors
/// When the database cannot be read.
pub fn list_words(connection: &Connection, beginning: &str, limit: usize) -> Result<BTreeMap<String, u64>, StoreError> {
    let scopes: Vec<i64> =
        connection.prepare_cached("SELECT id FROM scope ORDER BY id")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    // No word holds this character: folding takes it away, and values of profiles are lines of text.
    let end = format!("{beginning}\u{10ffff}");
    let mut statement = connection.prepare_cached(
        "SELECT word, SUM(count) FROM word_block WHERE scope = ?1 AND word >= ?2 AND word < ?3 GROUP BY word ORDER BY word LIMIT ?4",
    )?;
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for scope in scopes {
        let rows = statement.query_map(params![scope, beginning, end, i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })?;
        for row in rows {
            let (word, count) = row?;
            *found.entry(word).or_default() += u64::try_from(count).unwrap_or(0);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_survives_its_own_bytes() {
        let block = Block { records: vec![3, 4, 200, 20_000, 3_000_000_000] };
        let mut read = Vec::new();
        Block::read(3, &block.gaps(), &mut read);
        assert_eq!(read, block.records);
    }
}
