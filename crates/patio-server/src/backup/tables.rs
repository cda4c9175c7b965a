//! Copying every table from one store into another, of the same or the other engine. Both have the same tables, by the same migrations;
//! the list of tables, columns, keys and references comes from the one of the two that is SQLite.
//!
//! Must not know what the tables mean.

use crate::store::{PARAMS_MAX, Param, Row, StoreError, Tx, Value};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;

/// Rows read at a time.
const AT_ONCE: i64 = 500;

/// A table with what is needed to copy it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    name: String,
    columns: Vec<String>,
    /// Places of the columns of the key, in its order.
    key: Vec<usize>,
    /// The column that names another row of the same table.
    own_reference: Option<usize>,
}

/// The tables of a SQLite store, each after those that it refers to. The table of the migration runner is not among them.
pub(super) fn list(tx: &mut dyn Tx) -> Result<Vec<Table>, StoreError> {
    let sql = "SELECT m.name, c.name, c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' \
               AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'refinery_schema_history' ORDER BY m.name, c.cid";
    let mut columns: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
    for row in tx.query(sql, &[])? {
        columns.entry(row.text(0)?.to_owned()).or_default().push((row.text(1)?.to_owned(), row.int(2)?));
    }
    let sql = "SELECT m.name, f.\"table\", f.\"from\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";
    let mut references: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in tx.query(sql, &[])? {
        references.entry(row.text(0)?.to_owned()).or_default().push((row.text(1)?.to_owned(), row.text(2)?.to_owned()));
    }
    let (mut listed, mut done) = (Vec::new(), BTreeSet::new());
    while listed.len() < columns.len() {
        let before = listed.len();
        for (name, its) in &columns {
            let refers = references.get(name).map(Vec::as_slice).unwrap_or_default();
            if done.contains(name) || refers.iter().any(|(to, _)| to != name && !done.contains(to)) {
                continue;
            }
            done.insert(name.clone());
            let own = refers.iter().find(|(to, _)| to == name).map(|(_, column)| column);
            listed.push(table(name, its, own));
        }
        if listed.len() == before {
            return Err(StoreError::Shape("tables that refer to each other in a circle"));
        }
    }
    if listed.iter().any(|table| table.key.is_empty()) {
        return Err(StoreError::Shape("a table without a key"));
    }
    Ok(listed)
}

fn table(name: &str, columns: &[(String, i64)], own: Option<&String>) -> Table {
    let mut key: Vec<(i64, usize)> = columns.iter().enumerate().filter(|(_, (_, pk))| *pk > 0).map(|(at, (_, pk))| (*pk, at)).collect();
    key.sort_unstable();
    Table {
        name: name.to_owned(),
        columns: columns.iter().map(|(column, _)| column.clone()).collect(),
        key: key.into_iter().map(|(_, at)| at).collect(),
        own_reference: own.and_then(|own| columns.iter().position(|(column, _)| column == own)),
    }
}

/// Makes every table of `to` hold exactly what `from` holds. Tells the rows of each table.
pub(super) fn copy(from: &mut dyn Tx, to: &mut dyn Tx, tables: &[Table], tell: &mut dyn FnMut(&str, u64)) -> Result<(), StoreError> {
    for table in tables.iter().rev() {
        to.execute(&format!("DELETE FROM {}", table.name), &[])?;
    }
    for table in tables {
        let copied = table.copy(from, to)?;
        tell(&table.name, copied);
    }
    Ok(())
}

impl Table {
    fn copy(&self, from: &mut dyn Tx, to: &mut dyn Tx) -> Result<u64, StoreError> {
        let (first, next) = (self.select(false), self.select(true));
        let (mut held_back, mut there, mut copied) = (Vec::new(), HashSet::new(), 0);
        let mut last: Option<Row> = None;
        loop {
            let rows = match &last {
                None => from.query(&first, &[AT_ONCE.into()])?,
                Some(last) => {
                    let mut params: Vec<Param<'_>> = vec![AT_ONCE.into()];
                    params.extend(self.key.iter().filter_map(|at| last.0.get(*at)).map(Value::as_param));
                    from.query(&next, &params)?
                }
            };
            let Some(end) = rows.last() else { break };
            last = Some(end.clone());
            copied += u64::try_from(rows.len()).unwrap_or(0);
            match self.own_reference {
                None => self.insert(to, &rows)?,
                Some(_) => held_back.extend(rows),
            }
        }
        // A row that names another one of its table comes after it.
        while !held_back.is_empty() {
            let (ready, later): (Vec<Row>, Vec<Row>) = held_back.into_iter().partition(|row| self.is_ready(row, &there));
            if ready.is_empty() {
                return Err(StoreError::Shape("rows that refer to each other in a circle"));
            }
            self.insert(to, &ready)?;
            there.extend(ready.iter().filter_map(|row| Some(text_of(row.0.get(*self.key.first()?)?))));
            held_back = later;
        }
        Ok(copied)
    }

    fn is_ready(&self, row: &Row, there: &HashSet<String>) -> bool {
        match self.own_reference.and_then(|at| row.0.get(at)) {
            None | Some(Value::Null) => true,
            Some(named) => there.contains(&text_of(named)),
        }
    }

    fn select(&self, after: bool) -> String {
        let key: Vec<&str> = self.key.iter().filter_map(|at| self.columns.get(*at)).map(String::as_str).collect();
        let (columns, table, order) = (self.columns.join(", "), &self.name, key.join(", "));
        let places = (2..key.len() + 2).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
        let after = if after { format!(" WHERE ({order}) > ({places})") } else { String::new() };
        format!("SELECT {columns} FROM {table}{after} ORDER BY {order} LIMIT $1")
    }

    /// Several rows a statement, as many as its parameters allow.
    fn insert(&self, to: &mut dyn Tx, rows: &[Row]) -> Result<(), StoreError> {
        let width = self.columns.len();
        for some in rows.chunks((PARAMS_MAX / width.max(1)).max(1)) {
            let mut sql = format!("INSERT INTO {} ({}) VALUES ", self.name, self.columns.join(", "));
            for row in 0..some.len() {
                let places = (1..=width).map(|at| format!("${}", row * width + at)).collect::<Vec<_>>().join(", ");
                let comma = if row == 0 { "" } else { ", " };
                // Writing to a text cannot fail.
                let _ = write!(sql, "{comma}({places})");
            }
            let params: Vec<Param<'_>> = some.iter().flat_map(|row| &row.0).map(Value::as_param).collect();
            to.execute(&sql, &params)?;
        }
        Ok(())
    }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => format!("{other:?}"),
    }
}
