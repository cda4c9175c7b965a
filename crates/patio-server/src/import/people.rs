//! People from a personnel system or directory: a CSV file whose columns are found by their names, in Dutch or English.
//!
//! Owns what becomes of a row: a new account, an empty field that is filled, an account that is closed. Must not know encodings
//! and separators. A second run changes nothing, and what people wrote or cleared themselves is never overwritten.

mod columns;
mod decide;
mod entry;
mod known;
mod leavers;
mod rejected;
mod told;
mod value;
mod words;

use super::item::{Origin, Reason, Rejected, Skip};
use super::report::Report;
use super::{ImportError, Options};
use crate::core::Core;
pub use columns::GivenColumn;
use columns::{Column, Columns};
use decide::{Decided, Decision};
use entry::Entry;
use known::Given;
use known::Known;
use patio_domain::{ProfileChange, ProfileField};
use patio_media::table::{Table, decode};
use rejected::RejectedRows;
use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::Path;
use std::rc::Rc;
use told::Told;

/// The name under which keys of this source are remembered.
const SOURCE: &str = "people";
/// Largest file: a hundred thousand rows of a kilobyte.
const FILE_MAX_BYTES: usize = 100 * 1024 * 1024;
/// Changes in one transaction.
const BATCH: usize = 2_000;

/// What a run is given.
pub(super) struct Setting<'a> {
    pub(super) core: &'a Core,
    pub(super) now: i64,
    pub(super) options: &'a Options,
    pub(super) columns: &'a [GivenColumn],
    pub(super) deactivate_leavers: bool,
    pub(super) leavers_max: Option<usize>,
    pub(super) progress: &'a mut dyn Write,
}

/// A row that was read, with where it stood.
struct Read {
    entry: Entry,
    cells: Vec<String>,
    origin: Origin,
}

/// What went wrong with a row: all of it, or one field.
struct Trouble {
    field: Option<&'static str>,
    reason: Reason,
}

/// Runs the import of a file, or its dry run.
pub(super) fn run(file: &Path, setting: Setting<'_>) -> Result<Report, ImportError> {
    let Setting { core, now, options, columns: given, deactivate_leavers, leavers_max, progress } = setting;
    let table = read_table(file, given)?;
    let columns = Columns::of(&table.header, given);
    if let Some(missing) = given.iter().find(|column| !column.is_in(&table.header)) {
        return Err(not_people(file, &format!("it has no column called {}", missing.name())));
    }
    if let Some(missing) = columns.missing() {
        return Err(not_people(file, &format!("it has no column for {missing}")));
    }
    // The terminal may be closed; the import goes on.
    let _ = columns.tell(&table.header, progress);
    let mut run = Run {
        known: Known::read(core.store(), SOURCE)?,
        report: Report { source: SOURCE.to_owned(), dry_run: options.dry_run, ..Report::default() },
        rejected: RejectedRows::create(options.rejected.as_deref(), &table.header)?,
    };
    let name: Rc<str> = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default().into();
    let (mut rows, mut told) = (Vec::new(), Told::of(&table, &columns));
    for row in table.rows {
        let origin = Origin { file: Rc::clone(&name), row: row.number };
        match Entry::read(&columns, &row.cells, table.header.len()) {
            Ok((entry, troubles)) => {
                for trouble in troubles {
                    run.reject(&entry.label(), &trouble, &origin, &row.cells)?;
                }
                rows.push(Read { entry, cells: row.cells, origin });
            }
            Err(reason) => {
                // A row without a number or address may be about any person.
                told.doubt(format!("row {} names nobody", row.number));
                run.reject(&format!("row {}", row.number), &Trouble { field: None, reason }, &origin, &row.cells)?;
            }
        }
    }
    let (decisions, present) = run.decide(core, now, rows)?;
    let mut changes = decisions;
    if deactivate_leavers {
        changes.extend(leavers::of(&run.known, &present, &told, leavers_max, &mut run.report));
    }
    if !options.dry_run {
        decide::write(core, SOURCE, &mut changes, BATCH)?;
    }
    run.rejected.finish()?;
    Ok(run.report)
}

fn read_table(file: &Path, given: &[GivenColumn]) -> Result<Table, ImportError> {
    let size = std::fs::metadata(file).map_err(|error| ImportError::export(file, error))?.len();
    if usize::try_from(size).is_ok_and(|size| size > FILE_MAX_BYTES) {
        return Err(not_people(file, "it is larger than is accepted"));
    }
    let bytes = std::fs::read(file).map_err(|error| ImportError::export(file, error))?;
    let (text, _) = decode(&bytes, FILE_MAX_BYTES).map_err(|error| not_people(file, &error.to_string()))?;
    let is_header = |cells: &[String]| Columns::of(cells, given).count() >= 2;
    Table::read(&text, is_header).map_err(|_| not_people(file, "no line in it names at least two columns that are known"))
}

fn not_people(file: &Path, why: &str) -> ImportError {
    ImportError::NotAnExport(file.to_owned(), "list of people", why.to_owned())
}

/// The word of a field's column in reports.
fn column_of(field: ProfileField) -> &'static str {
    match field {
        ProfileField::Job => "job_title",
        ProfileField::Languages => "language",
        ProfileField::Hours => "working_pattern",
        other => other.word(),
    }
}

/// One run.
struct Run {
    known: Known,
    report: Report,
    rejected: RejectedRows,
}

impl Run {
    /// What is to be done, and who is in the file.
    fn decide(&mut self, core: &Core, now: i64, rows: Vec<Read>) -> Result<(Vec<Decision>, Vec<patio_domain::PersonId>), ImportError> {
        let (mut changes, mut present, mut seen, mut addresses) = (Vec::new(), Vec::new(), HashMap::new(), HashSet::new());
        let mut with_manager = Vec::new();
        for Read { entry, cells, origin } in rows {
            let label = entry.label();
            let found = self.known.find(&entry);
            present.extend(found.filter(|_| !entry.has_left(now)));
            if let Some(first) = seen.insert(entry.key(), origin.row) {
                let trouble = Trouble { field: None, reason: Reason::PersonTwice };
                seen.insert(entry.key(), first);
                self.reject(&label, &trouble, &origin, &cells)?;
                continue;
            }
            let is_closed = found.is_some_and(|person| self.known.is_closed(person));
            if let Some(skip) = entry.skip(now, is_closed) {
                self.report.skip(skip, 1);
                if skip == Skip::NotStarted {
                    present.extend(found);
                }
                continue;
            }
            let is_first = entry.email.clone().is_none_or(|email| addresses.insert(email));
            let reason = match () {
                () if is_closed => Some(Reason::Rehired),
                () if !is_first || self.known.has_other_number(&entry) => Some(Reason::EmailTwice),
                () => None,
            };
            if let Some(reason) = reason {
                self.reject(&label, &Trouble { field: None, reason }, &origin, &cells)?;
                continue;
            }
            match decide::person(core, &mut self.known, &entry, found, now) {
                Ok(Decided { person, change, is_new, filled, corrected, left }) => {
                    let count = self.report.count("person");
                    if is_new {
                        count.new += 1
                    } else {
                        count.known += 1
                    }
                    self.report.count("field").new += filled;
                    self.report.count("correction").new += corrected;
                    for field in left {
                        let trouble = Trouble { field: Some(column_of(field)), reason: Reason::DiffersHere };
                        self.reject(&label, &trouble, &origin, &cells)?;
                    }
                    present.push(person);
                    changes.extend(change);
                    if let Some(manager) = entry.cell(Column::Manager).map(str::to_owned) {
                        with_manager.push((person, manager, label, origin, cells));
                    }
                }
                Err(reason) => self.reject(&label, &Trouble { field: None, reason }, &origin, &cells)?,
            }
        }
        for (person, manager, label, origin, cells) in with_manager {
            match self.known.find_named(&manager).filter(|manager| *manager != person) {
                Some(manager) => {
                    let given = self.known.give(person, &ProfileChange::Manager(Some(manager)));
                    match given {
                        Given::Filled => self.report.count("field").new += 1,
                        Given::Corrected(_) => self.report.count("correction").new += 1,
                        Given::Differs => {
                            let trouble = Trouble { field: Some("manager"), reason: Reason::DiffersHere };
                            self.reject(&label, &trouble, &origin, &cells)?;
                        }
                        Given::Same | Given::Theirs => {}
                    }
                    changes.extend(given.put(ProfileChange::Manager(Some(manager))).map(|put| Decision::Fill(person, vec![put])));
                }
                None => {
                    let trouble = Trouble { field: Some("manager"), reason: Reason::ManagerUnknown };
                    self.reject(&label, &trouble, &origin, &cells)?;
                }
            }
        }
        Ok((changes, present))
    }

    fn reject(&mut self, key: &str, trouble: &Trouble, origin: &Origin, cells: &[String]) -> Result<(), ImportError> {
        let (field, reason) = (trouble.field, trouble.reason);
        self.report.reject(&Rejected { kind: "person", key, field, reason, origin, raw: None });
        self.rejected.write(key, trouble, origin, cells)
    }
}
