//! A CSV file whose columns are found by name.

use crate::import::item::Origin;
use csv::{ByteRecord, ReaderBuilder, StringRecord};
use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;

/// A whole file.
pub(super) struct Table {
    pub(super) file: Rc<str>,
    columns: HashMap<String, usize>,
    rows: Vec<(u64, StringRecord)>,
    /// Rows that are not UTF-8.
    pub(super) unreadable: Vec<u64>,
}

/// One row of it.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table,
    at: u64,
    cells: &'a StringRecord,
}

impl Table {
    /// Reads a file; tells in words what is wrong with it.
    pub(super) fn read(reader: impl Read, file: &str, needed: &[&'static str]) -> Result<Table, String> {
        let mut reader = ReaderBuilder::new().flexible(true).has_headers(false).from_reader(reader);
        let mut record = ByteRecord::new();
        let failed = |error: csv::Error| format!("{file} cannot be read: {error}");
        let mut columns = HashMap::new();
        if reader.read_byte_record(&mut record).map_err(failed)? {
            let header = StringRecord::from_byte_record_lossy(record.clone());
            for (at, name) in header.iter().enumerate() {
                let name = name.trim_start_matches('\u{FEFF}').trim().trim_matches('"').to_lowercase();
                columns.entry(name).or_insert(at);
            }
        }
        if let Some(missing) = needed.iter().find(|name| !columns.contains_key(**name)) {
            return Err(format!("{file} has no column {missing}"));
        }
        let (mut rows, mut unreadable, mut at) = (Vec::new(), Vec::new(), 1u64);
        while reader.read_byte_record(&mut record).map_err(failed)? {
            at += 1;
            match StringRecord::from_byte_record(record.clone()) {
                Ok(cells) => rows.push((at, cells)),
                Err(_) => unreadable.push(at),
            }
        }
        Ok(Table { file: file.into(), columns, rows, unreadable })
    }

    /// Its rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(at, cells)| Row { table: self, at: *at, cells })
    }
}

impl<'a> Row<'a> {
    /// The cell of a column, trimmed; empty when there is none.
    pub(super) fn cell(&self, column: &str) -> &'a str {
        self.whole(column).trim()
    }

    /// The cell of a column as it is.
    pub(super) fn whole(&self, column: &str) -> &'a str {
        self.table.columns.get(column).and_then(|at| self.cells.get(*at)).unwrap_or_default()
    }

    pub(super) fn origin(&self) -> Origin {
        Origin { file: Rc::clone(&self.table.file), row: self.at }
    }

    /// The row as a JSON object.
    pub(super) fn json(&self) -> String {
        let cells = self.table.columns.keys().map(|name| (name.clone(), self.whole(name).into()));
        serde_json::Value::Object(cells.collect()).to_string()
    }
}
