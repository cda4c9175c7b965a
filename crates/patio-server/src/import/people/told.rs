//! Whether a list can tell who left. A quote that never ends, a line break where none belongs or a row of another length may
//! have swallowed the rows of people who are here.

use super::columns::{Column, Columns, word};
use patio_media::table::{Row, Table};
use std::collections::HashSet;

/// What a list can tell, and the first reason why it cannot.
#[derive(Default)]
pub(super) struct Told {
    pub(super) doubt: Option<String>,
    /// Every word inside cells of several lines: who is named there may be a row that was swallowed.
    pub(super) inside: HashSet<String>,
}

impl Told {
    /// Looks at a whole list.
    pub(super) fn of(table: &Table, columns: &Columns) -> Told {
        let mut told = Told::default();
        for row in &table.rows {
            told.look(row, table.header.len(), columns);
        }
        if table.ends_open {
            told.doubt("a quote in it never ends".to_owned());
        }
        told
    }

    fn look(&mut self, row: &Row, width: usize, columns: &Columns) {
        let blank_beyond = row.cells.iter().skip(width).all(|cell| cell.trim().is_empty());
        if row.cells.len() < width || !blank_beyond {
            self.doubt(format!("row {} has {} cells and not {width}", row.number, row.cells.len()));
        }
        for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| cell.trim().contains(['\r', '\n'])) {
            let column = columns.list().find(|(_, known)| *known == at).map(|(column, _)| column);
            if let Some(column) = column.filter(|column| !may_have_lines(*column)) {
                self.doubt(format!("row {} has a line break in its {}", row.number, word(column)));
            }
            let words = cell.split([',', ';', '\t', '"', '\r', '\n']).map(str::trim).filter(|word| !word.is_empty());
            self.inside.extend(words.flat_map(|word| [word.to_owned(), word.to_lowercase()]));
        }
    }

    /// Keeps the first reason.
    pub(super) fn doubt(&mut self, why: String) {
        self.doubt.get_or_insert(why);
    }
}

/// Working hours are written on several lines; languages may be.
pub(super) fn may_have_lines(column: Column) -> bool {
    matches!(column, Column::Hours | Column::Languages)
}
