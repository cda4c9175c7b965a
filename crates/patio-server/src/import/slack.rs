//! Slack's export: `users.json`, `channels.json`, a folder per channel, a file per day.
//!
//! Private conversations are in `groups.json`, `dms.json` and `mpims.json`; they are counted and left out unless asked for.
//! One day is in memory at a time.

mod day;
mod form;

use super::ImportError;
use super::archive::{Archive, ArchiveError};
use super::item::{Community, Item, Member, Origin, Person, Reason, Rejected, Sink, Skip, What};
use day::{Channel, read_day};
use form::{ChannelForm, UserForm};
use patio_domain::community::{Access, MemberRole};
use patio_protocol::record::AccountState;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;

const WHAT: &str = "Slack export";
/// Slack's own program; not always on the list of people.
const SLACKBOT: &str = "USLACKBOT";

/// The people of an export, as far as the messages need them.
#[derive(Default)]
pub(super) struct People {
    /// In the stream already.
    pub(super) known: HashSet<String>,
    pub(super) bots: HashSet<String>,
    names: HashMap<String, String>,
}

/// Reads the export into the stream.
pub(super) fn read(path: &Path, include_private: bool, sink: &mut dyn Sink) -> Result<(), ImportError> {
    let mut archive = Archive::open(path).map_err(|error| ImportError::archive(path, WHAT, error))?;
    let mut export = Export { prefix: prefix(&archive, path)?, archive: &mut archive, path, sink };
    let mut people = export.people()?;
    for (list, private) in [("channels.json", false), ("groups.json", true), ("mpims.json", true), ("dms.json", true)] {
        if export.archive.has(&export.name(list)) {
            export.channels(list, private, include_private, &mut people)?;
        }
    }
    Ok(())
}

/// The folder `users.json` is in: some people pack the folder instead of its content.
fn prefix(archive: &Archive, path: &Path) -> Result<String, ImportError> {
    let found = archive.names().filter_map(|name| name.strip_suffix("users.json"));
    let prefix = found.filter(|prefix| prefix.is_empty() || prefix.ends_with('/')).min_by_key(|prefix| prefix.len());
    let missing = || ImportError::NotAnExport(path.to_owned(), WHAT, "there is no users.json in it".to_owned());
    prefix.map(str::to_owned).ok_or_else(missing)
}

struct Export<'a> {
    archive: &'a mut Archive,
    prefix: String,
    path: &'a Path,
    sink: &'a mut dyn Sink,
}

impl Export<'_> {
    fn name(&self, file: &str) -> String {
        format!("{}{file}", self.prefix)
    }

    /// The rows of a list that everything stands on.
    fn rows(&mut self, file: &str) -> Result<Vec<Box<RawValue>>, ImportError> {
        let bytes = self.archive.read(&self.name(file)).map_err(|error| ImportError::archive(self.path, WHAT, error))?;
        let rows = serde_json::from_slice(strip_mark(&bytes));
        rows.map_err(|error| ImportError::NotAnExport(self.path.to_owned(), WHAT, format!("{file}: {error}")))
    }

    fn form<T: DeserializeOwned>(&mut self, kind: &'static str, origin: &Origin, row: &RawValue) -> Result<Option<T>, ImportError> {
        if let Ok(form) = serde_json::from_str(row.get()) {
            return Ok(Some(form));
        }
        let (reason, raw) = (Reason::RowUnreadable, Some(row.get()));
        self.sink.reject(&Rejected { kind, key: "", field: None, reason, origin, raw })?;
        Ok(None)
    }

    fn people(&mut self) -> Result<People, ImportError> {
        let (file, mut people): (Rc<str>, People) = ("users.json".into(), People::default());
        let rows = self.rows("users.json")?;
        // Accounts in use first: when two have one address, the one in use is the person's.
        for closed_ones in [false, true] {
            for (row, raw) in (1u64..).zip(&rows) {
                let origin = Origin { file: Rc::clone(&file), row };
                let is_closed = serde_json::from_str::<UserForm>(raw.get()).is_ok_and(|user| user.deleted);
                if is_closed == closed_ones
                    && let Some(user) = self.form::<UserForm>("person", &origin, raw)?
                {
                    self.user(user, origin, raw.get().to_owned(), &mut people)?;
                }
            }
        }
        Ok(people)
    }

    fn user(&mut self, user: UserForm, origin: Origin, raw: String, people: &mut People) -> Result<(), ImportError> {
        if user.is_bot || user.id == SLACKBOT {
            people.bots.insert(user.id);
            self.sink.skip(Skip::BotAccount, 1);
            return Ok(());
        }
        people.names.extend(user.names().first().map(|name| (user.id.clone(), name.clone())));
        people.known.insert(user.id.clone());
        let person = Person {
            names: user.names(),
            login: user.profile.email.filter(|email| email.contains('@')),
            job: user.profile.title.unwrap_or_default(),
            expertise: Vec::new(),
            state: if user.deleted { AccountState::Disabled } else { AccountState::Invited },
            created_at: None,
            key: user.id,
        };
        self.sink.take(Item { origin, raw, what: What::Person(person) })
    }

    fn channels(&mut self, list: &str, private: bool, include_private: bool, people: &mut People) -> Result<(), ImportError> {
        let file: Rc<str> = list.into();
        let mut folders = Vec::new();
        for (row, raw) in (1u64..).zip(&self.rows(list)?) {
            let origin = Origin { file: Rc::clone(&file), row };
            let Some(form) = self.form::<ChannelForm>("community", &origin, raw)? else { continue };
            let days = self.days(&form);
            if private && !include_private {
                self.sink.skip(Skip::PrivateConversation, 1);
                self.count_private(&days);
                continue;
            }
            self.community(&form, private, origin, raw.get().to_owned(), people)?;
            folders.push((form.id, days));
        }
        for (id, days) in folders {
            let mut channel = Channel::new(id);
            for day in days {
                let origin = Origin { file: day.as_str().into(), row: 0 };
                match self.archive.read(&day) {
                    Ok(bytes) => read_day(&bytes, &origin, &mut channel, people, self.sink)?,
                    Err(error) => {
                        let reason = if matches!(error, ArchiveError::TooLarge(_)) { Reason::FileTooLarge } else { Reason::FileUnreadable };
                        self.sink.reject(&Rejected { kind: "file", key: &day, field: None, reason, origin: &origin, raw: None })?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The day files of a channel, oldest first. Folders are named like the channel, those of direct messages by id. A ZIP that was
    /// packed anew on a Mac writes accents as characters of their own (NFD), whatever the list of channels does.
    fn days(&self, channel: &ChannelForm) -> Vec<String> {
        let name = channel.name.as_str();
        let mut folders: Vec<String> = Vec::new();
        for folder in [name.to_owned(), name.nfc().collect(), name.nfd().collect(), channel.id.clone()] {
            if !folder.is_empty() && !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        let days = folders.into_iter().flat_map(|name| {
            let folder = self.name(&format!("{name}/"));
            let days = self.archive.list_under(&folder).filter(|day| day.ends_with(".json"));
            days.map(|day| format!("{folder}{day}")).collect::<Vec<_>>()
        });
        days.collect()
    }

    fn count_private(&mut self, days: &[String]) {
        for day in days {
            let rows =
                self.archive.read(day).ok().and_then(|bytes| serde_json::from_slice::<Vec<&RawValue>>(&bytes).ok().map(|rows| rows.len()));
            self.sink.skip(Skip::PrivateMessage, rows.and_then(|rows| u64::try_from(rows).ok()).unwrap_or(0));
        }
    }

    fn community(&mut self, form: &ChannelForm, private: bool, origin: Origin, raw: String, people: &People) -> Result<(), ImportError> {
        let created_at = form.created_at();
        let members: Vec<&String> = form.members.iter().filter(|member| !people.bots.contains(*member)).collect();
        let community = Community {
            key: form.id.clone(),
            name: self.title(form, people),
            description: form.description(),
            access: if private { Access::Closed } else { Access::Open },
            created_at,
            authors_join: form.members.is_empty(),
        };
        self.sink.take(Item { origin: origin.clone(), raw, what: What::Community(community) })?;
        // The one who made it manages it, while still there; otherwise the first on the list, so that there is a manager.
        let manager = form.creator.as_ref().filter(|creator| members.contains(creator)).or(members.first().copied());
        for member in &members {
            let role = if Some(*member) == manager { MemberRole::Manager } else { MemberRole::Member };
            let raw = serde_json::Value::String((*member).clone()).to_string();
            let what = What::Member(Member { community: form.id.clone(), person: (*member).clone(), role, since: created_at });
            self.sink.take(Item { origin: origin.clone(), raw, what })?;
        }
        Ok(())
    }

    /// A conversation between a few is called by their names.
    fn title(&self, form: &ChannelForm, people: &People) -> String {
        if !form.name.is_empty() && !form.name.starts_with("mpdm-") {
            return form.name.clone();
        }
        let names = form.members.iter().map(|member| people.names.get(member).unwrap_or(member).as_str());
        let joined = names.collect::<Vec<_>>().join(", ");
        if joined.chars().count() <= patio_domain::limits::NAME_MAX_CHARS { joined } else { form.name.clone() }
    }
}

/// Some tools put a byte-order mark before JSON.
fn strip_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}
