//! The file of rejected rows: CSV for a spreadsheet when its name ends so, with every cell guarded; JSON lines otherwise.

use super::Trouble;
use crate::import::ImportError;
use crate::import::item::{Origin, Rejected};
use crate::import::report::write_rejected;
use patio_media::table::guarded;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Where rejected rows go.
pub(super) enum RejectedRows {
    Nowhere,
    Lines(BufWriter<File>, Vec<String>),
    Cells(Box<csv::Writer<File>>),
}

impl RejectedRows {
    /// Makes the file, with its line of column names.
    pub(super) fn create(path: Option<&Path>, header: &[String]) -> Result<RejectedRows, ImportError> {
        let Some(path) = path else { return Ok(RejectedRows::Nowhere) };
        let file = File::create(path).map_err(ImportError::Rejected)?;
        if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
            return Ok(RejectedRows::Lines(BufWriter::new(file), header.to_vec()));
        }
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(file);
        let names = ["row", "field", "reason"].map(str::to_owned).into_iter().chain(header.iter().map(|name| guarded(name)));
        writer.write_record(names).map_err(failed)?;
        Ok(RejectedRows::Cells(Box::new(writer)))
    }

    /// Writes one row, whole.
    pub(super) fn write(&mut self, key: &str, trouble: &Trouble, origin: &Origin, cells: &[String]) -> Result<(), ImportError> {
        let Trouble { field, reason } = trouble;
        match self {
            RejectedRows::Nowhere => Ok(()),
            RejectedRows::Lines(out, header) => {
                let named = header.iter().zip(cells).map(|(name, cell)| (name.clone(), cell.clone().into()));
                let raw = serde_json::Value::Object(named.collect()).to_string();
                let row = Rejected { kind: "person", key, field: *field, reason: *reason, origin, raw: Some(&raw) };
                write_rejected(out, super::SOURCE, &row).map_err(ImportError::Rejected)
            }
            RejectedRows::Cells(writer) => {
                let first = [origin.row.to_string(), field.unwrap_or_default().to_owned(), reason.code().to_owned()];
                writer.write_record(first.into_iter().chain(cells.iter().map(|cell| guarded(cell)))).map_err(failed)
            }
        }
    }

    /// Everything is in the file.
    pub(super) fn finish(&mut self) -> Result<(), ImportError> {
        match self {
            RejectedRows::Nowhere => Ok(()),
            RejectedRows::Lines(out, _) => out.flush().map_err(ImportError::Rejected),
            RejectedRows::Cells(writer) => writer.flush().map_err(ImportError::Rejected),
        }
    }
}

fn failed(error: csv::Error) -> ImportError {
    ImportError::Rejected(error.into())
}
