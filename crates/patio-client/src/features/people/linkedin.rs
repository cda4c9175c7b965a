//! One's own LinkedIn data export, read on this laptop: headline, summary, positions and skills; nothing else is opened.
//!
//! Owns the three files and their columns. Must not know the profile, the network or the disk: bytes come in, an offer goes out,
//! and nothing of it is kept.

mod export;

use export::Export;
use patio_domain::name;
use patio_domain::title::is_invisible_control;
use patio_media::table::{Table, TableError, decode};
use std::io::{Read, Seek};
use thiserror::Error;

/// Most bytes of one of the three files: a thousand times a long career.
const ENTRY_MAX_BYTES: usize = 8 * 1024 * 1024;
/// Most positions, skills and unread names that are told.
const ROWS_MAX: usize = 500;
/// Most characters of a text that are told; a profile takes fewer.
const TEXT_MAX_CHARS: usize = 10_000;

/// What was found, to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// One line about the work.
    pub headline: String,
    /// About oneself.
    pub summary: String,
    /// As the export has them: latest first.
    pub positions: Vec<Position>,
    /// Each once.
    pub skills: Vec<String>,
    /// Files of the export that were not opened.
    pub unread: Vec<String>,
}

/// One job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// What.
    pub title: String,
    /// Where.
    pub company: String,
    /// In one's own words.
    pub description: String,
    /// `2020-01` or `2020`.
    pub from: String,
    /// The same; empty when it goes on.
    pub until: String,
}

/// Why there is no offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinkedInError {
    /// Neither an export nor one of its files.
    #[error("not an export of LinkedIn")]
    NotAnExport,
    /// Something else under this name: a program, an image.
    #[error("not a ZIP or CSV file")]
    TypeRefused,
    /// A ZIP that unpacks to far more than it is.
    #[error("unpacks to too much")]
    Bomb,
    /// A file of the export is larger than is read.
    #[error("too large")]
    TooLarge,
    /// A ZIP that is cut short or protected, or a file in it that is.
    #[error("damaged")]
    Damaged,
    /// Changed and saved in an encoding that cannot be told.
    #[error("its encoding cannot be told")]
    EncodingUnclear,
}

impl From<TableError> for LinkedInError {
    fn from(error: TableError) -> LinkedInError {
        match error {
            TableError::NotText => LinkedInError::TypeRefused,
            TableError::EncodingUnclear | TableError::EncodingBroken(_) => LinkedInError::EncodingUnclear,
            TableError::TooLarge => LinkedInError::TooLarge,
            TableError::NoHeader => LinkedInError::NotAnExport,
        }
    }
}

/// The three files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Profile,
    Positions,
    Skills,
}

impl Part {
    const ALL: [Part; 3] = [Part::Profile, Part::Positions, Part::Skills];

    fn file(self) -> &'static str {
        match self {
            Part::Profile => "profile.csv",
            Part::Positions => "positions.csv",
            Part::Skills => "skills.csv",
        }
    }

    /// Whether a line names this part's columns.
    fn is_header(self, cells: &[String]) -> bool {
        let has = |name: &str| cells.iter().any(|cell| cell.trim() == name);
        match self {
            Part::Profile => has("Headline") || has("Summary"),
            Part::Positions => has("Company Name") && has("Title"),
            Part::Skills => cells.len() == 1 && has("Name"),
        }
    }
}

/// Reads an export: the ZIP as it came, or one of its three files.
///
/// # Errors
/// A typed reason; nothing of a half-read export is offered.
pub fn offer_from(reader: impl Read + Seek, name: &str) -> Result<Offer, LinkedInError> {
    let mut offer = Offer::default();
    match Export::open(reader)? {
        Export::Zip(mut zip) => {
            let mut found = false;
            for part in Part::ALL {
                if let Some(bytes) = zip.read(part.file(), ENTRY_MAX_BYTES)? {
                    found |= read_part(part, &bytes, &mut offer)?;
                }
            }
            offer.unread = zip.unread(&Part::ALL.map(Part::file)).into_iter().map(|name| told(&name, 200)).take(ROWS_MAX).collect();
            if found { Ok(offer) } else { Err(LinkedInError::NotAnExport) }
        }
        Export::Single(reader) => {
            let bytes = export::read_bounded(reader, ENTRY_MAX_BYTES)?;
            let last = name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
            // Its name first: a list of skills and a list of anything else with one column look alike.
            let mut parts = Part::ALL;
            parts.sort_by_key(|part| part.file() != last);
            for part in parts.into_iter().filter(|part| *part != Part::Skills || last.contains("skill")) {
                if read_part(part, &bytes, &mut offer)? {
                    return Ok(offer);
                }
            }
            Err(LinkedInError::NotAnExport)
        }
    }
}

/// Adds what a file says; false when it is not that file.
fn read_part(part: Part, bytes: &[u8], offer: &mut Offer) -> Result<bool, LinkedInError> {
    let (text, _) = decode(bytes, ENTRY_MAX_BYTES)?;
    let table = match Table::read(&text, |cells| part.is_header(cells)) {
        Ok(table) => table,
        Err(TableError::NoHeader) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    let column = |name: &str| table.header.iter().position(|cell| cell.trim() == name);
    let at = ["Headline", "Summary", "Company Name", "Title", "Description", "Started On", "Finished On", "Name"].map(column);
    let [headline, summary, company, title, description, started, finished, name] = at;
    for row in table.rows.iter().take(ROWS_MAX) {
        let cell = |at: Option<usize>| at.and_then(|at| row.cells.get(at)).map(|cell| told(cell, TEXT_MAX_CHARS)).unwrap_or_default();
        match part {
            Part::Profile => {
                if offer.headline.is_empty() && offer.summary.is_empty() {
                    (offer.headline, offer.summary) = (line(&cell(headline)), cell(summary));
                }
            }
            Part::Positions => {
                let (title, company) = (line(&cell(title)), line(&cell(company)));
                if !title.is_empty() || !company.is_empty() {
                    let (from, until) = (month(&cell(started)), month(&cell(finished)));
                    offer.positions.push(Position { title, company, description: cell(description), from, until });
                }
            }
            Part::Skills => {
                let skill = line(&cell(name));
                let known = offer.skills.iter().any(|known| name::key(known) == name::key(&skill));
                if !skill.is_empty() && !known {
                    offer.skills.push(skill);
                }
            }
        }
    }
    Ok(true)
}

/// A text without what cannot be seen.
fn told(text: &str, max_chars: usize) -> String {
    let seen: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| *c == '\n' || !is_invisible_control(*c)).collect();
    seen.trim().chars().take(max_chars).collect()
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Jan 2020` is 2020-01. Anything else stays as it is.
fn month(text: &str) -> String {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = line(text);
    let Some((name, year)) = text.split_once(' ') else { return text };
    let name = name.to_lowercase();
    let number = MONTHS.iter().zip(1..).find(|(month, _)| name.starts_with(**month)).map(|(_, number)| number);
    match number {
        Some(number) if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => format!("{year}-{number:02}"),
        _ => text,
    }
}
