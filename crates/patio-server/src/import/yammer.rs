//! Yammer's (Viva Engage's) network export: CSV files, one folder per network when there are several.
//!
//! Columns are found by name; more or fewer do not matter, except the few without which privacy or authorship would be a guess.
//! A conversation is private unless every message of it says it is not. There are no memberships in the export: the
//! people who wrote in a group become its members here, and the first of them becomes its manager.

mod message;
mod table;
mod time;

use super::ImportError;
use super::archive::Archive;
use super::item::{Community, Item, Member, Origin, Person, Reason, Rejected, Sink, What};
use message::Group;
use patio_domain::community::{Access, MemberRole};
use patio_protocol::record::AccountState;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::rc::Rc;
use table::Table;

const WHAT: &str = "Yammer export";
/// The group everybody of a network is in; it has no row and no id.
const ALL: &str = "all";

/// One network of an export.
struct Network<'a> {
    folder: String,
    path: &'a Path,
    archive: &'a mut Archive,
    sink: &'a mut dyn Sink,
    groups: HashMap<String, Group>,
    /// People in use, in the order of the file.
    people: Vec<String>,
    names: HashMap<String, String>,
}

/// Reads the export into the stream.
pub(super) fn read(path: &Path, include_private: bool, sink: &mut dyn Sink) -> Result<(), ImportError> {
    let mut archive = Archive::open(path).map_err(|error| ImportError::archive(path, WHAT, error))?;
    let folders: Vec<String> = archive.names().filter_map(|name| Some(folder_of(name, "messages.csv")?.to_owned())).collect();
    if folders.is_empty() {
        return Err(ImportError::NotAnExport(path.to_owned(), WHAT, "there is no Messages.csv in it".to_owned()));
    }
    let mut seen = HashSet::new();
    for folder in folders {
        let (groups, people, names) = (HashMap::new(), Vec::new(), HashMap::new());
        let mut network = Network { folder: folder.clone(), path, archive: &mut archive, sink: &mut *sink, groups, people, names };
        network.people()?;
        network.groups()?;
        network.messages(include_private, &mut seen)?;
        network.everybody()?;
    }
    Ok(())
}

/// The folder of a file with this name, in whatever case.
fn folder_of<'a>(path: &'a str, name: &str) -> Option<&'a str> {
    let start = path.len().checked_sub(name.len())?;
    let (folder, file) = path.split_at_checked(start)?;
    (file.eq_ignore_ascii_case(name) && (folder.is_empty() || folder.ends_with('/'))).then_some(folder)
}

/// Some exports write `null` where nothing is.
fn is_given(cell: &str) -> bool {
    !cell.is_empty() && !cell.eq_ignore_ascii_case("null")
}

impl Network<'_> {
    /// A table of this network; nothing when there is no such file.
    fn table(&mut self, name: &str, needed: &[&'static str]) -> Result<Option<Table>, ImportError> {
        let found = self.archive.list_under(&self.folder).find(|file| file.eq_ignore_ascii_case(name));
        let Some(file) = found.map(|file| format!("{}{file}", self.folder)) else { return Ok(None) };
        let reader = self.archive.reader(&file).map_err(|error| ImportError::archive(self.path, WHAT, error))?;
        let table = Table::read(reader, &file, needed).map_err(|told| ImportError::NotAnExport(self.path.to_owned(), WHAT, told))?;
        for row in &table.unreadable {
            let origin = Origin { file: Rc::clone(&table.file), row: *row };
            self.sink.reject(&Rejected { kind: "row", key: "", field: None, reason: Reason::RowUnreadable, origin: &origin, raw: None })?;
        }
        Ok(Some(table))
    }

    fn people(&mut self) -> Result<(), ImportError> {
        let Some(table) = self.table("Users.csv", &["id"])? else {
            return Err(ImportError::NotAnExport(self.path.to_owned(), WHAT, format!("there is no {}Users.csv in it", self.folder)));
        };
        let is_closed = |row: &table::Row<'_>| is_given(row.cell("deleted_at")) || is_given(row.cell("suspended_at"));
        // Accounts in use first: when two have one address, the one in use is the person's.
        for closed_ones in [false, true] {
            for row in table.rows().filter(|row| is_closed(row) == closed_ones) {
                let key = row.cell("id").to_owned();
                let names = ["name", "full_name"].into_iter().map(|column| row.cell(column).to_owned());
                let names: Vec<String> = names.filter(|name| is_given(name)).collect();
                self.names.extend(names.first().map(|name| (key.clone(), name.clone())));
                if !closed_ones {
                    self.people.push(key.clone());
                }
                let job = Some(row.cell("job_title")).filter(|job| is_given(job)).unwrap_or_default();
                let person = Person {
                    key,
                    names,
                    login: Some(row.cell("email").to_owned()).filter(|email| email.contains('@')),
                    job: job.to_owned(),
                    expertise: Vec::new(),
                    state: if closed_ones { AccountState::Disabled } else { AccountState::Invited },
                    created_at: time::parse(row.cell("joined_at")),
                };
                self.sink.take(Item { origin: row.origin(), raw: row.json(), what: What::Person(person) })?;
            }
        }
        Ok(())
    }

    /// Groups are only noted: a group without messages has no known member, and would come in empty.
    fn groups(&mut self) -> Result<(), ImportError> {
        let Some(table) = self.table("Groups.csv", &["id"])? else { return Ok(()) };
        for row in table.rows() {
            // Open only when the export says so: a guess could show a private group to everybody.
            let access = if row.cell("privacy").eq_ignore_ascii_case("public") { Access::Open } else { Access::Closed };
            let description = Some(row.cell("description")).filter(|text| is_given(text)).unwrap_or_default();
            let community = Community {
                key: row.cell("id").to_owned(),
                name: row.cell("name").to_owned(),
                description: description.to_owned(),
                access,
                created_at: time::parse(row.cell("created_at")),
                authors_join: true,
            };
            let group = Group { item: Item { origin: row.origin(), raw: row.json(), what: What::Community(community) }, told: false };
            self.groups.insert(row.cell("id").to_owned(), group);
        }
        // A group that was public and silent is still a place to write in.
        let mut silent: Vec<&mut Group> = self.groups.values_mut().filter(|group| group.is_open()).collect();
        silent.sort_by_key(|group| group.item.origin.row);
        for group in silent {
            group.tell(self.sink)?;
        }
        Ok(())
    }

    /// All Company is everybody's.
    fn everybody(&mut self) -> Result<(), ImportError> {
        let community = self.all_key();
        if !self.groups.get(&community).is_some_and(|group| group.told) {
            return Ok(());
        }
        for person in std::mem::take(&mut self.people) {
            let raw = serde_json::Value::String(person.clone()).to_string();
            let origin = Origin { file: format!("{}Users.csv", self.folder).into(), row: 0 };
            let what = What::Member(Member { community: community.clone(), person, role: MemberRole::Member, since: None });
            self.sink.take(Item { origin, raw, what })?;
        }
        Ok(())
    }

    fn all_key(&self) -> String {
        format!("{}{ALL}", self.folder)
    }
}
