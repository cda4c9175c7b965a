//! Reading a table around damage: forwards with leaps over what cannot be read, backwards until a page cannot be read, and in between the
//! rows that can be asked for by number. A row whose own content cannot be read is left out, and those after it are read all the same.
//!
//! Must not know what the rows are for, but that their values must be what Patio writes: a row of another shape is damage.

use super::Table;
use crate::store::StoreError;
use crate::store::damage::{Loss, Part};
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql, params_from_iter};
use serde::de::IgnoredAny;
use std::collections::BTreeSet;

/// Places guessed at after which a table can be read again, at most.
const LEAPS: u32 = 10_000;
/// Rows asked for by number after a damaged page, at most.
const PROBES: i64 = 100_000;

/// What came of a table.
pub(super) struct Found {
    /// Whether every row was read.
    pub is_whole: bool,
    /// How many rows were not, where that can be told.
    pub lost: Option<u64>,
}

impl Found {
    /// Of a table that no database knows: an earlier version did not have it yet, or its definition cannot be read.
    pub(super) fn of_no_table(old: Option<&Connection>, table: &Table) -> Found {
        Found { is_whole: old.is_some_and(|old| is_of_a_later_version(old, table.name)), lost: None }
    }
}

/// Whether a database still knows a table by its key.
pub(super) fn knows(old: &Connection, table: &Table) -> bool {
    columns(old, table.name).is_ok_and(|columns| table.key.iter().all(|key| columns.iter().any(|column| column == key)))
}

/// A table being read.
struct Reader<'a> {
    old: &'a Connection,
    new: &'a Connection,
    table: &'a Table,
    columns: Vec<String>,
    /// Rows that are known to be there and could not be read.
    bad: BTreeSet<Vec<String>>,
}

/// Copies what can be read.
///
/// # Errors
/// When the new database cannot be written.
pub(super) fn scan(old: &Connection, new: &Connection, table: &Table) -> Result<Found, StoreError> {
    let there = columns(old, table.name)?;
    let columns: Vec<String> = columns(new, table.name)?.into_iter().filter(|column| there.contains(column)).collect();
    let mut reader = Reader { old, new, table, columns, bad: BTreeSet::new() };
    let (last, ended) = reader.run(false, None)?;
    let mut is_whole = ended;
    // A key that is noise itself may have led past others, so the way back counts as well.
    if !ended || !reader.bad.is_empty() {
        let (first, _) = reader.run(true, None)?;
        if table.name == "outbox" && !ended {
            is_whole = reader.probe(number(last.as_ref()), number(first.as_ref()))?;
        }
    }
    let bad = u64::try_from(reader.bad.len()).unwrap_or(u64::MAX);
    Ok(Found { is_whole: is_whole && bad == 0, lost: is_whole.then_some(bad) })
}

fn columns(connection: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    Ok(statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Whether the database says of itself that its version did not have this table yet.
fn is_of_a_later_version(old: &Connection, table: &str) -> bool {
    let since = match table {
        "upload" | "outbox_file" => 3,
        "outbox_after" => 4,
        _ => return false,
    };
    let version = old.query_row("SELECT MAX(version) FROM refinery_schema_history", [], |row| row.get::<_, Option<i64>>(0));
    matches!(version, Ok(Some(version)) if version < since)
}

fn number(key: Option<&Vec<Value>>) -> Option<i64> {
    match key?.first()? {
        Value::Integer(number) => Some(*number),
        _ => None,
    }
}

impl Reader<'_> {
    fn marks(&self, from: usize) -> String {
        (0..self.table.key.len()).map(|at| format!("?{}", at + from)).collect::<Vec<_>>().join(", ")
    }

    /// Reads in the order of the key from `after` on. Gives the last key that is known, and whether the end was reached.
    fn run(&mut self, backwards: bool, after: Option<Vec<Value>>) -> Result<(Option<Vec<Value>>, bool), StoreError> {
        let mut last = after;
        let (mut stepped_over, mut leaps) = (BTreeSet::new(), 0);
        loop {
            if self.run_on(backwards, &mut last)? {
                return Ok((last, leaps == 0));
            }
            // Perhaps it is one row's own content, which lies on pages of its own.
            match self.next_key(backwards, last.as_ref()) {
                Ok(Some(key)) => {
                    let name: Vec<String> = key.iter().map(|value| format!("{value:?}")).collect();
                    // Noise in the place of keys can lead round in a circle.
                    if !stepped_over.insert(name.clone()) {
                        return Ok((last, false));
                    }
                    self.bad.insert(name);
                    last = Some(key);
                }
                Ok(None) => return Ok((last, leaps == 0)),
                Err(_) if backwards || leaps > LEAPS => return Ok((last, false)),
                Err(_) => {
                    let Some(beyond) = last.as_ref().and_then(|last| self.leap(last)) else { return Ok((last, false)) };
                    last = Some(beyond);
                    leaps += 1;
                }
            }
        }
    }

    /// A place in the order of the key, a little after `last`, from which a row can be found again. Only a key that ends in a text can be
    /// guessed at; the smallest steps come first.
    fn leap(&self, last: &[Value]) -> Option<Vec<Value>> {
        let (Value::Text(text), before) = last.split_last()? else { return None };
        let text: Vec<char> = text.chars().collect();
        for at in (0..text.len()).rev() {
            let from = u8::try_from(*text.get(at)?).ok().filter(u8::is_ascii_graphic)?;
            for letter in from..b'~' {
                // After everything that begins with this letter here.
                let mut beyond: String = text.get(..at)?.iter().collect();
                beyond.extend([char::from(letter), '\u{10ffff}']);
                let place: Vec<Value> = before.iter().cloned().chain([Value::Text(beyond)]).collect();
                if let Ok(Some(_)) = self.next_key(false, Some(&place)) {
                    return Some(place);
                }
            }
        }
        None
    }

    fn order(&self, backwards: bool, has_last: bool) -> String {
        let (way, sign) = if backwards { (" DESC", "<") } else { ("", ">") };
        let keys = self.table.key.iter().map(|key| format!("{key}{way}")).collect::<Vec<_>>().join(", ");
        let from = if has_last { format!("WHERE ({}) {sign} ({})", self.table.key.join(", "), self.marks(1)) } else { String::new() };
        format!("FROM {} NOT INDEXED {from} ORDER BY {keys}", self.table.name)
    }

    fn run_on(&mut self, backwards: bool, last: &mut Option<Vec<Value>>) -> Result<bool, StoreError> {
        let sql = format!("SELECT {} {}", self.columns.join(", "), self.order(backwards, last.is_some()));
        let Ok(mut statement) = self.old.prepare(&sql) else { return Ok(false) };
        let Ok(mut rows) = statement.query(params_from_iter(last.iter().flatten())) else { return Ok(false) };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let values: Result<Vec<Value>, _> = (0..self.columns.len()).map(|at| row.get::<_, Value>(at)).collect();
                    let Ok(values) = values else { return Ok(false) };
                    let key = self.key_of(&values);
                    if !self.take(values)? {
                        self.bad.insert(key.iter().map(|value| format!("{value:?}")).collect());
                    }
                    *last = Some(key);
                }
                Ok(None) => return Ok(true),
                Err(_) => return Ok(false),
            }
        }
    }

    fn next_key(&self, backwards: bool, last: Option<&Vec<Value>>) -> Result<Option<Vec<Value>>, StoreError> {
        let sql = format!("SELECT {} {} LIMIT 1", self.table.key.join(", "), self.order(backwards, last.is_some()));
        let mut statement = self.old.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(last.into_iter().flatten()))?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Some((0..self.table.key.len()).map(|at| row.get(at)).collect::<Result<_, _>>()?))
    }

    /// Asks for each row between two that were read. Says whether none of them failed.
    fn probe(&mut self, last: Option<i64>, first: Option<i64>) -> Result<bool, StoreError> {
        let from = last.unwrap_or(0).saturating_add(1);
        let until = first.unwrap_or(i64::MAX).min(from.saturating_add(PROBES));
        let sql =
            format!("SELECT {} FROM {} NOT INDEXED WHERE {} = ?1", self.columns.join(", "), self.table.name, self.table.key.join(", "));
        let Ok(mut statement) = self.old.prepare(&sql) else { return Ok(false) };
        let mut all = true;
        for number in from..until {
            let width = self.columns.len();
            let read = statement.query_map([number], |row| (0..width).map(|at| row.get(at)).collect::<Result<Vec<Value>, _>>());
            match read.and_then(Iterator::collect::<Result<Vec<_>, _>>) {
                Ok(rows) => {
                    for values in rows {
                        all &= self.take(values)?;
                    }
                }
                Err(_) => all = false,
            }
        }
        Ok(all)
    }

    fn key_of(&self, values: &[Value]) -> Vec<Value> {
        let at = |key: &&str| self.columns.iter().position(|column| column == key).and_then(|at| values.get(at)).cloned();
        self.table.key.iter().filter_map(at).collect()
    }

    /// Writes a row; says whether it is one that Patio can have written.
    fn take(&mut self, mut values: Vec<Value>) -> Result<bool, StoreError> {
        for (column, value) in self.columns.iter().zip(&mut values) {
            let Value::Text(text) = value else { continue };
            match (self.table.name, column.as_str()) {
                ("outbox", "command_id") if text.parse::<uuid::Uuid>().is_err() => return Ok(false),
                ("outbox", "body") | ("draft", "text") if !is_json(text) => return Ok(false),
                ("draft", "files") if serde_json::from_str::<Vec<String>>(text).is_err() => "[]".clone_into(text),
                _ if text.contains('\0') => return Ok(false),
                _ => {}
            }
        }
        let marks: Vec<String> = (1..=self.columns.len()).map(|at| format!("?{at}")).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO NOTHING",
            self.table.name,
            self.columns.join(", "),
            marks.join(", "),
            self.table.key.join(", ")
        );
        let values: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
        match self.new.prepare_cached(&sql)?.execute(values.as_slice()) {
            Ok(_) => Ok(true),
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// The commands that could not be read, told apart by what the index of the outbox still says of them.
///
/// # Errors
/// When the new database cannot be read.
pub(super) fn lost_commands(old: &Connection, new: &Connection, is_whole: bool) -> Result<Vec<Loss>, StoreError> {
    if is_whole {
        return Ok(Vec::new());
    }
    let mut statement = new.prepare("SELECT order_no FROM outbox")?;
    let here: BTreeSet<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let listed = || -> Result<Vec<(i64, String)>, StoreError> {
        let mut statement = old.prepare("SELECT order_no, state FROM outbox INDEXED BY outbox_open WHERE person > ''")?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    };
    let Ok(listed) = listed() else { return Ok(vec![Loss { part: Part::Unsent, count: None }, Loss { part: Part::Sent, count: None }]) };
    let (mut unsent, mut sent) = (0, 0);
    for (_, state) in listed.iter().filter(|(number, _)| !here.contains(number)) {
        match state.as_str() {
            "queued" | "refused" => unsent += 1,
            "applied" => sent += 1,
            _ => {}
        }
    }
    let counted = [(Part::Unsent, unsent), (Part::Sent, sent)];
    Ok(counted.into_iter().filter(|(_, count)| *count > 0).map(|(part, count)| Loss { part, count: Some(count) }).collect())
}
