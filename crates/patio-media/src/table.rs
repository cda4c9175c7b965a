//! Tables that somebody else wrote: which encoding, which separator, which rows.
//!
//! Owns reading CSV with every habit of spreadsheets: marks of encodings, semicolons and tabs, quoted cells over several lines,
//! a `sep=` line. Must not know what the columns mean. Never guesses: bytes that could mean two things are an error.

mod encoding;
mod formula;

pub use encoding::{Encoding, decode};
pub use formula::{guarded, harmless};

use thiserror::Error;

/// Most cells in a row that are kept.
const CELLS_MAX: usize = 500;
/// Most characters before the end of the first line; without an end it is no table.
const HEADER_MAX_BYTES: usize = 64 * 1024;

/// Why something is not a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// Bytes of a program, an image, an archive.
    #[error("it is not a text file")]
    NotText,
    /// Text in an encoding that cannot be told for certain.
    #[error("its encoding cannot be told: save it as CSV UTF-8")]
    EncodingUnclear,
    /// Begins as one encoding and breaks its rules later.
    #[error("it says it is {0} and is not, or it is damaged")]
    EncodingBroken(&'static str),
    /// Longer than is read.
    #[error("it is larger than is accepted")]
    TooLarge,
    /// Nothing in it.
    #[error("it has no line of column names")]
    NoHeader,
}

/// A row, with its number as a spreadsheet counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// 1 is the first line of the file.
    pub number: u64,
    /// The cells, as they are.
    pub cells: Vec<String>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Column names, as they are.
    pub header: Vec<String>,
    /// Rows below it that are not empty.
    pub rows: Vec<Row>,
    /// What separates cells.
    pub separator: char,
}

impl Table {
    /// Reads a table whose header is the first row that `is_header` accepts; lines before it are read over.
    ///
    /// # Errors
    /// When no row is accepted.
    pub fn read(text: &str, is_header: impl Fn(&[String]) -> bool) -> Result<Table, TableError> {
        let (text, said) = separator_line(text);
        let candidates = said.map_or_else(|| by_count(text), |separator| vec![separator]);
        for separator in candidates {
            let all = records(text, separator);
            if let Some(at) = all.iter().position(|row| is_header(&row.cells)) {
                let mut rows = all.into_iter().skip(at);
                let header = rows.next().ok_or(TableError::NoHeader)?.cells;
                let rows = rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).collect();
                return Ok(Table { header, rows, separator: char::from(separator) });
            }
        }
        Err(TableError::NoHeader)
    }
}

/// Excel's line that says what separates cells.
fn separator_line(text: &str) -> (&str, Option<u8>) {
    let line = text.split(['\r', '\n']).next().unwrap_or_default();
    let said = match line.trim().trim_matches('"').strip_prefix("sep=") {
        Some(";") => b';',
        Some(",") => b',',
        Some("\t" | "") => b'\t',
        _ => return (text, None),
    };
    (text.get(line.len()..).unwrap_or_default(), Some(said))
}

/// Separators, the one that stands most often in the first lines first.
fn by_count(text: &str) -> Vec<u8> {
    let mut end = text.len().min(HEADER_MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or_default();
    let mut found = [b',', b';', b'\t'].map(|separator| (start.bytes().filter(|byte| *byte == separator).count(), separator));
    found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    found.map(|(_, separator)| separator).to_vec()
}

fn records(text: &str, separator: u8) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).delimiter(separator).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        // Text in memory that is UTF-8 gives no errors.
        let Ok(record) = record else { continue };
        let number = u64::try_from(rows.len()).unwrap_or(u64::MAX).saturating_add(1);
        rows.push(Row { number, cells: record.iter().take(CELLS_MAX).map(str::to_owned).collect() });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Table {
        Table::read(text, |cells| cells.iter().any(|cell| cell == "name")).unwrap()
    }

    #[test]
    fn every_separator_is_found_by_itself_and_a_quoted_cell_may_span_lines() {
        for separator in [",", ";", "\t"] {
            let text = format!("name{separator}note\r\nAna{separator}\"one, two; three\r\nfour \"\"five\"\"\"\r\n\r\nBen{separator}\r\n");
            let table = read(&text);
            assert_eq!(table.header, ["name", "note"]);
            let cells: Vec<_> = table.rows.iter().map(|row| row.cells.clone()).collect();
            assert_eq!(cells, [["Ana", "one, two; three\r\nfour \"five\""], ["Ben", ""]]);
        }
    }

    #[test]
    fn a_line_that_says_the_separator_is_believed_and_lines_before_the_header_are_read_over() {
        assert_eq!(read("sep=;\r\nname;a,b,c,d\r\nAna;x\r\n").rows[0].cells, ["Ana", "x"]);
        let table = read("Notes:\n\"This export, made today\"\n\nname,a\nAna,x\n");
        assert_eq!((table.rows.len(), table.rows[0].cells.clone()), (1, vec!["Ana".to_owned(), "x".to_owned()]));
    }

    #[test]
    fn what_has_no_header_is_no_table() {
        assert_eq!(Table::read("", |_| true), Err(TableError::NoHeader));
        assert_eq!(Table::read("a,b\n1,2\n", |cells| cells.contains(&"name".to_owned())), Err(TableError::NoHeader));
    }
}
