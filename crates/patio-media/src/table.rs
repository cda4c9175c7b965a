//! Tables from other programs: this module finds their encoding, their separator and their rows.
//!
//! Owns reading CSV as spreadsheets write it: byte order marks, semicolons and tabs, quoted cells over several lines, a `sep=`
//! line. Must not know what the columns mean. Never guesses: bytes with two possible readings are an error.

mod encoding;
mod formula;

pub use encoding::{Encoding, decode};
pub use formula::{guarded, harmless};

use thiserror::Error;

/// Most cells in a row that are kept.
const CELLS_MAX: usize = 500;
/// Most characters in the first line; a file with a longer first line is not a table.
const HEADER_MAX_BYTES: usize = 64 * 1024;

/// The reason why a file is not a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// It is a program, an image or an archive.
    #[error("it is not a text file")]
    NotText,
    /// It is text, but its encoding cannot be told for certain.
    #[error("its encoding cannot be told: save it as CSV UTF-8")]
    EncodingUnclear,
    /// It begins in one encoding and breaks the rules of that encoding later.
    #[error("it says it is {0} and is not, or it is damaged")]
    EncodingBroken(&'static str),
    /// It is longer than the limit.
    #[error("it is larger than is accepted")]
    TooLarge,
    /// It is empty.
    #[error("it has no line of column names")]
    NoHeader,
}

/// A row, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file it begins on, as an editor counts: 1 is the first.
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
    /// Whether the text ends inside quotes: then the last row may have swallowed others.
    pub ends_open: bool,
}

impl Table {
    /// Reads a table whose header is the first row that `is_header` accepts, and skips the lines before it.
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
                return Ok(Table { header, rows, separator: char::from(separator), ends_open: ends_open(text, separator) });
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

/// The separators, in order of how often they stand in the first lines.
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
    let (mut line, mut counted) = (1, 0);
    for record in reader.records() {
        // Reading UTF-8 text from memory cannot fail.
        let Ok(record) = record else { continue };
        // The reader counts empty lines above a record as part of it.
        let said = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(counted);
        let rest = text.get(said..).unwrap_or_default();
        let begins = said + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        line += breaks(text.get(counted..begins).unwrap_or_default());
        counted = begins;
        let number = line;
        rows.push(Row { number, cells: record.iter().take(CELLS_MAX).map(str::to_owned).collect() });
    }
    rows
}

/// The line breaks of all systems: `\n`, `\r\n`, and `\r` alone.
fn breaks(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let alone =
        bytes.iter().zip(bytes.iter().skip(1).map(Some).chain([None])).filter(|(byte, next)| **byte == b'\r' && *next != Some(&b'\n'));
    let count = bytes.iter().filter(|byte| **byte == b'\n').count() + alone.count();
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Whether a text ends inside a quoted cell.
fn ends_open(text: &str, separator: u8) -> bool {
    #[derive(PartialEq)]
    enum At {
        Start,
        Plain,
        Quoted,
        /// Behind a quote inside quotes, which either ends the cell or is the first of two.
        Quote,
    }
    let mut at = At::Start;
    for byte in text.bytes() {
        let parts = byte == separator || matches!(byte, b'\r' | b'\n');
        at = match at {
            At::Quoted if byte == b'"' => At::Quote,
            At::Quoted => At::Quoted,
            At::Quote | At::Start if byte == b'"' => At::Quoted,
            _ if parts => At::Start,
            _ => At::Plain,
        };
    }
    at == At::Quoted
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
    fn a_row_is_numbered_by_the_line_it_begins_on() {
        let lines = |text: &str| read(text).rows.iter().map(|row| row.number).collect::<Vec<_>>();
        assert_eq!(lines("name,a\nAna,x\nBen,x\n"), [2, 3]);
        assert_eq!(lines("\n\nname,a\n\n\nAna,x\n,\n\nBen,x"), [6, 9]);
        assert_eq!(lines("sep=,\r\nname,a\r\n\r\nAna,\"x\r\ny\"\r\nBen,x\r\n"), [4, 6]);
        assert_eq!(lines("name,a\r\rAna,x\rBen,x\r"), [3, 4]);
    }

    #[test]
    fn a_quote_that_never_ends_is_told() {
        for (text, open) in [
            ("name,a\nAna,\"x\n", true),
            ("name,a\nAna,\"x \"\"\n", true),
            ("name,a\nAna,\"x \"\"\"\n", false),
            ("name,a\nAna,x\" y\nBen,\"\"\n", false),
            ("name,a\nAna,\"x\" \"y\nBen,z", false),
        ] {
            assert_eq!(read(text).ends_open, open, "{text}");
        }
    }

    #[test]
    fn what_has_no_header_is_no_table() {
        assert_eq!(Table::read("", |_| true), Err(TableError::NoHeader));
        assert_eq!(Table::read("a,b\n1,2\n", |cells| cells.contains(&"name".to_owned())), Err(TableError::NoHeader));
    }
}
