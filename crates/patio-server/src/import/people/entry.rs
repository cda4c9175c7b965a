//! One row of the file, checked: what it says about whom, and what of it cannot be used.

use super::columns::{Column, Columns, word};
use super::{Trouble, words};
use crate::core::tidy_login;
use crate::import::item::{Reason, Skip};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use patio_domain::Refusal;
use patio_domain::limits::NAME_MAX_CHARS;
use patio_domain::profile::update::ProfileChange;
use patio_domain::title::check_line;
use patio_media::table::harmless;
use std::collections::BTreeMap;

/// Longest number of an employee.
const ID_MAX_CHARS: usize = 100;
/// Used for nothing but "today"; off by some hours at most.
const DAY_MS: i64 = 24 * 3_600_000;

/// A row.
pub(super) struct Entry {
    pub(super) external_id: Option<String>,
    /// As a login, when it can be one.
    pub(super) email: Option<String>,
    pub(super) name: Option<String>,
    /// Fields of a profile that hold, never empty.
    pub(super) changes: Vec<ProfileChange>,
    /// The row has fewer cells than there are columns: it may have been cut.
    pub(super) is_short: bool,
    cells: BTreeMap<Column, String>,
    start: Option<Date>,
    end: Option<Date>,
}

/// Whether the field is one line.
fn is_line(column: Column) -> bool {
    matches!(column, Column::Job | Column::Unit | Column::Location)
}

/// Whether a cell has several lines, which a number or a field of one line never has.
fn has_break(cell: &str) -> bool {
    cell.contains(['\n', '\r'])
}

impl Entry {
    /// Reads a row. What concerns one field only is told beside it.
    pub(super) fn read(columns: &Columns, cells: &[String], width: usize) -> Result<(Entry, Vec<Trouble>), Reason> {
        if cells.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            return Err(Reason::RowUnreadable);
        }
        let (mut kept, mut troubles) = (BTreeMap::new(), Vec::new());
        for (column, at) in columns.list() {
            let cell = cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
            match harmless(cell) {
                Some("" | "-") => {}
                // Nor two rows in one.
                Some(text) if column <= Column::LastName && text.contains(['\r', '\n']) => return Err(Reason::RowUnreadable),
                Some(text) => drop(kept.insert(column, text.to_owned())),
                // Half a number or address could be another person's.
                None if column <= Column::LastName => return Err(Reason::Formula),
                None => troubles.push(Trouble { field: Some(word(column)), reason: Reason::Formula }),
            }
        }
        let is_short = cells.len() < width;
        let mut entry =
            Entry { external_id: None, email: None, name: None, changes: vec![], is_short, cells: kept, start: None, end: None };
        entry.who(&mut troubles)?;
        entry.fields(&mut troubles);
        Ok((entry, troubles))
    }

    /// A cell that is not empty.
    pub(super) fn cell(&self, column: Column) -> Option<&str> {
        self.cells.get(&column).map(String::as_str)
    }

    fn who(&mut self, troubles: &mut Vec<Trouble>) -> Result<(), Reason> {
        let whole = |id: &str| if has_break(id) { None } else { check_line(id, 1, ID_MAX_CHARS) };
        let id = self.cell(Column::ExternalId).map(|id| whole(id).ok_or(Reason::KeyInvalid)).transpose()?;
        let email = self.cell(Column::Email).map(|email| email.trim_start_matches("mailto:").to_owned());
        let login = email.as_deref().filter(|email| email.contains('@')).and_then(tidy_login);
        if email.is_some() && login.is_none() {
            if id.is_none() {
                return Err(Reason::EmailInvalid);
            }
            troubles.push(Trouble { field: Some(word(Column::Email)), reason: Reason::EmailInvalid });
        }
        if id.is_none() && login.is_none() {
            return Err(Reason::KeyInvalid);
        }
        let parts = [Column::FirstName, Column::Prefix, Column::LastName].map(|column| self.cell(column).unwrap_or_default());
        let joined = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let name = self.cell(Column::Name).map(turned).unwrap_or(joined);
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        (self.external_id, self.email, self.name) = (id, login, check_line(&name, 1, NAME_MAX_CHARS));
        Ok(())
    }

    fn fields(&mut self, troubles: &mut Vec<Trouble>) {
        let text = |column| self.cell(column).map(str::to_owned);
        let mut changes = Vec::new();
        let mut take = |column: Column, change: Option<ProfileChange>, otherwise: Reason| match change.map(|change| change.checked()) {
            Some(Ok(change)) => changes.push(change),
            Some(Err(refusal)) => troubles.push(Trouble { field: Some(word(column)), reason: Reason::Refused(refusal) }),
            None => troubles.push(Trouble { field: Some(word(column)), reason: otherwise }),
        };
        type Make = fn(String) -> Option<ProfileChange>;
        let makers: [(Column, Make, Reason); 5] = [
            (Column::Job, |text| Some(ProfileChange::Job(text)), Reason::RowUnreadable),
            (Column::Unit, |text| Some(ProfileChange::Unit(text)), Reason::RowUnreadable),
            (Column::Location, |text| Some(ProfileChange::Location(text)), Reason::RowUnreadable),
            (Column::Languages, |text| words::languages(&text).map(ProfileChange::Languages), Reason::LanguageUnknown),
            (Column::Hours, |text| words::hours(&text).map(ProfileChange::Hours), Reason::HoursUnclear),
        ];
        for (column, make, otherwise) in makers {
            match text(column) {
                // A list that lost a quote: what follows are other people's cells.
                Some(text) if is_line(column) && has_break(&text) => take(column, None, Reason::Refused(Refusal::ProfileFieldInvalid)),
                Some(text) => take(column, make(text), otherwise),
                None => {}
            }
        }
        let mut day = |column: Column| {
            let text = self.cells.get(&column)?;
            let date = words::date(text);
            if date.is_none() {
                troubles.push(Trouble { field: Some(word(column)), reason: Reason::DateInvalid });
            }
            date
        };
        let (start, end) = (day(Column::Start), day(Column::End));
        (self.changes, self.start, self.end) = (changes, start, end);
    }

    /// What the person is known by in this source.
    pub(super) fn key(&self) -> String {
        match (&self.external_id, &self.email) {
            (Some(id), _) => format!("person:{id}"),
            (None, email) => format!("email:{}", email.as_deref().unwrap_or_default()),
        }
    }

    /// How the person is called in reports: by number or address, not by name.
    pub(super) fn label(&self) -> String {
        self.external_id.clone().or_else(|| self.email.clone()).unwrap_or_default()
    }

    /// Whether their last day is over.
    pub(super) fn has_left(&self, now: i64) -> bool {
        self.end.is_some_and(|end| before(end, now - DAY_MS))
    }

    /// Why the row is passed over, if it is.
    pub(super) fn skip(&self, now: i64, is_closed: bool) -> Option<Skip> {
        if self.has_left(now) {
            Some(if is_closed { Skip::ClosedHere } else { Skip::LeftAlready })
        } else if self.start.is_some_and(|start| !before(start, now)) {
            Some(Skip::NotStarted)
        } else {
            None
        }
    }
}

fn before(date: Date, at: i64) -> bool {
    TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).is_ok_and(|day| day.as_millisecond() <= at)
}

/// `Bos, Ana` is Ana Bos; `Bos, van den` is left alone only when there is nothing to turn.
fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.trim().is_empty() && !first.contains(',') => format!("{} {}", first.trim(), last.trim()),
        _ => name.to_owned(),
    }
}
