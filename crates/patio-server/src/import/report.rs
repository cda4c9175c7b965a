//! What an import did or would do: counts per kind, what was passed over, what was rejected and why, with first examples.
//!
//! Rejected rows go to a file, one JSON object a line, whole and with where they stood. Nothing is cut without a word.

use super::item::{Rejected, Skip};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};

/// Examples kept of each reason.
const EXAMPLES: usize = 3;

/// Counts of one kind of thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Brought in (or, in a dry run, to be brought in) now.
    pub new: u64,
    /// Brought in by an earlier run, or known here by login.
    pub known: u64,
    /// Rejected whole.
    pub rejected: u64,
}

/// One reason for rejecting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// How often.
    pub count: u64,
    /// The first few: kind, key, file and row.
    pub examples: Vec<String>,
}

/// The report of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Which kind of source.
    pub source: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Per kind of thing.
    pub counts: BTreeMap<&'static str, Count>,
    /// What was passed over on purpose, by code.
    pub skipped: BTreeMap<&'static str, u64>,
    /// What was rejected, by code. A rejected field leaves the rest of its row standing.
    pub rejected: BTreeMap<&'static str, Refused>,
    /// Communities that came in under another name, because theirs was taken.
    pub renamed: BTreeMap<String, String>,
    /// Remarks for a reader who sees only this report.
    pub notes: Vec<String>,
}

impl Report {
    pub(super) fn count(&mut self, kind: &'static str) -> &mut Count {
        self.counts.entry(kind).or_default()
    }

    pub(super) fn skip(&mut self, why: Skip, count: u64) {
        if count > 0 {
            *self.skipped.entry(why.code()).or_default() += count;
        }
    }

    pub(super) fn reject(&mut self, rejected: &Rejected<'_>) {
        if rejected.field.is_none() {
            self.count(rejected.kind).rejected += 1;
        }
        let refused = self.rejected.entry(rejected.reason.code()).or_default();
        refused.count += 1;
        if refused.examples.len() < EXAMPLES {
            let Rejected { kind, key, origin, .. } = rejected;
            let field = rejected.field.map(|field| format!(" ({field})")).unwrap_or_default();
            refused.examples.push(format!("{kind} {key}{field}, {} row {}", origin.file, origin.row));
        }
    }

    /// The counts of one kind.
    #[must_use]
    pub fn of(&self, kind: &str) -> Count {
        self.counts.get(kind).cloned().unwrap_or_default()
    }

    /// How many rows or fields were rejected for a reason.
    #[must_use]
    pub fn rejected_for(&self, code: &str) -> u64 {
        self.rejected.get(code).map_or(0, |refused| refused.count)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} from {}", if self.dry_run { "Dry run: nothing was written" } else { "Imported" }, self.source)?;
        writeln!(f, "  {:<14} {:>9} {:>9} {:>9}", "", if self.dry_run { "would add" } else { "added" }, "known", "rejected")?;
        for (kind, count) in &self.counts {
            writeln!(f, "  {kind:<14} {:>9} {:>9} {:>9}", count.new, count.known, count.rejected)?;
        }
        for (why, count) in &self.skipped {
            writeln!(f, "  left out: {count} {}", why.replace('_', " "))?;
        }
        for (reason, refused) in &self.rejected {
            writeln!(f, "  rejected: {} {reason}", refused.count)?;
            for example in &refused.examples {
                writeln!(f, "    {}", printable(example))?;
            }
        }
        for (name, given) in &self.renamed {
            writeln!(f, "  renamed: {} is {} here, because the name was taken", printable(name), printable(given))?;
        }
        for note in &self.notes {
            writeln!(f, "  {}", printable(note))?;
        }
        Ok(())
    }
}

/// What a stranger's text may do to a terminal: nothing.
fn printable(text: &str) -> String {
    text.chars().map(|c| if patio_domain::title::is_invisible_control(c) { '\u{FFFD}' } else { c }).take(200).collect()
}

/// A line of the file of rejected rows.
#[derive(Serialize)]
struct Line<'a> {
    source: &'a str,
    kind: &'a str,
    key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    reason: &'a str,
    file: &'a str,
    row: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a RawValue>,
}

/// Writes one rejected row.
pub(super) fn write_rejected(out: &mut dyn Write, source: &str, rejected: &Rejected<'_>) -> io::Result<()> {
    let Rejected { kind, key, field, reason, origin, raw } = rejected;
    // On one line, also when the source had it on several.
    let compact = raw.map(|raw| match serde_json::from_str::<serde_json::Value>(raw) {
        Ok(value) => value.to_string(),
        Err(_) => serde_json::Value::String(raw.to_owned()).to_string(),
    });
    let item = compact.and_then(|raw| RawValue::from_string(raw).ok());
    let (reason, file, row) = (reason.code(), &*origin.file, origin.row);
    let line = Line { source, kind, key, field: *field, reason, file, row, item: item.as_deref() };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}
