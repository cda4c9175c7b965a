//! The gate of an import: each thing of a source is held against Patio's rules and against what is here already, and becomes
//! changes, or a rejected row with its reason.
//!
//! Must not know any source's format. Keeps the promise that a second run changes nothing: what has a key is not touched.

mod message;

use super::ImportError;
use super::item::{Community, Item, Member, Moment, Origin, Person, Reason, Rejected, Sink, Skip, What};
use super::known::Known;
use super::report::{Report, write_rejected};
use super::write::{Change, Writer};
use crate::core::{Core, NewCommunity, NewPerson, tidy_login};
use patio_domain::community::{MemberRole, check_description, check_name};
use patio_domain::limits::{EXPERTISE_MAX_CHARS, EXPERTISE_MAX_COUNT, JOB_MAX_CHARS, NAME_MAX_CHARS};
use patio_domain::title::check_line;
use patio_domain::{Access, CommunityId, PersonId, Profile, Refusal};
use patio_protocol::record::{AccountState, PersonBody};
use std::collections::HashMap;
use std::io::Write;
use uuid::Uuid;

/// Longest key of a source.
const KEY_MAX_BYTES: usize = 300;
/// Clocks of exporting machines may be ahead by this much.
const AHEAD_MS: i64 = 24 * 3_600_000;
/// A line of progress after this many messages.
const PROGRESS: u64 = 20_000;

/// What the intake is given.
pub(super) struct Setting<'a> {
    pub(super) core: &'a Core,
    pub(super) source: &'static str,
    /// How the source is called beside a name that is taken, and in places of missing logins.
    pub(super) label: &'static str,
    pub(super) dry_run: bool,
    pub(super) now: i64,
    pub(super) password_hash: Option<String>,
    pub(super) rejected: Option<Box<dyn Write + 'a>>,
    pub(super) progress: &'a mut dyn Write,
}

/// The intake of one run.
pub(super) struct Intake<'a> {
    setting: Setting<'a>,
    known: Known,
    writer: Writer<'a>,
    report: Report,
    community_names: HashMap<String, String>,
    /// Communities whose authors become members, and whether the first of them is still to become manager.
    joined_by_writing: HashMap<String, bool>,
    seen: u64,
}

impl<'a> Intake<'a> {
    pub(super) fn new(setting: Setting<'a>) -> Result<Intake<'a>, ImportError> {
        let known = Known::read(setting.core.store(), setting.source)?;
        let writer = Writer::new(setting.core, setting.source, setting.dry_run);
        let report = Report { source: setting.source.to_owned(), dry_run: setting.dry_run, ..Report::default() };
        let (community_names, joined_by_writing) = (HashMap::new(), HashMap::new());
        Ok(Intake { setting, known, writer, report, community_names, joined_by_writing, seen: 0 })
    }

    /// Writes what is left and gives the report.
    pub(super) fn finish(mut self) -> Result<Report, ImportError> {
        self.writer.flush()?;
        if let Some(out) = &mut self.setting.rejected {
            out.flush().map_err(ImportError::Rejected)?;
        }
        Ok(self.report)
    }

    fn key(&mut self, kind: &str, key: &str, id: Uuid) {
        let key = format!("{kind}:{key}");
        self.known.insert_key(&key, id);
        self.writer.push(Change::Key(key, id));
    }

    /// A new id that sorts by time down to the microsecond (RFC 9562, method 3: the fraction follows the milliseconds).
    fn id(&self, at: Moment) -> Uuid {
        let mut bytes = self.setting.core.id_for_import(at.ms()).into_bytes();
        let fraction = u32::from(at.sub_ms()) * 4096 / 1000;
        let [.., high, low] = fraction.to_be_bytes();
        let [_, _, _, _, _, _, version, after, ..] = &mut bytes;
        *version = 0x70 | high;
        *after = low;
        Uuid::from_bytes(bytes)
    }

    fn person_of(&self, key: &str) -> Option<PersonId> {
        self.known.key("person", key).map(PersonId)
    }

    fn time(&self, at: Moment) -> Result<i64, Reason> {
        let ms = at.ms();
        if ms > 0 && ms <= self.setting.now.saturating_add(AHEAD_MS) { Ok(ms) } else { Err(Reason::TimeInvalid) }
    }

    fn person(&mut self, person: Person, notes: &mut Notes) -> Result<(), Reason> {
        if self.known.key("person", &person.key).is_some() {
            self.report.count("person").known += 1;
            return Ok(());
        }
        let fits = |name: &&String| check_line(name, 1, NAME_MAX_CHARS).is_some();
        let name = person.names.iter().find(fits).unwrap_or(&person.key);
        let name = check_line(name, 1, NAME_MAX_CHARS).ok_or(Reason::Refused(Refusal::NameInvalid))?;
        if person.names.iter().find(|given| !given.trim().is_empty()).is_some_and(|given| !fits(&given)) {
            notes.fields.push(("name", Refusal::NameInvalid));
        }
        let job = check_line(&person.job, 0, JOB_MAX_CHARS).unwrap_or_else(|| {
            notes.fields.push(("job", Refusal::JobInvalid));
            String::new()
        });
        let mut expertise = Vec::new();
        for entry in &person.expertise {
            match check_line(entry, 1, EXPERTISE_MAX_CHARS) {
                Some(entry) if expertise.len() < EXPERTISE_MAX_COUNT => expertise.push(entry),
                _ => notes.fields.push(("expertise", Refusal::ExpertiseInvalid)),
            }
        }
        let login = person.login.as_deref().and_then(tidy_login);
        let login = login.or_else(|| tidy_login(&format!("{}@{}.invalid", person.key, self.setting.source)));
        if let Some(id) = login.as_deref().and_then(|login| self.known.login(login)) {
            // The same person: here already, or twice in the export.
            self.report.count("person").known += 1;
            self.key("person", &person.key, id.0);
            self.writer.push(Change::FillPerson(id, Profile { name, job, expertise }));
            return Ok(());
        }
        let created_at = person.created_at.and_then(|at| self.time(at).ok()).unwrap_or(self.setting.now);
        let id = PersonId(self.setting.core.id_for_import(created_at));
        if person.state == AccountState::Disabled {
            self.known.insert_closed(id);
        }
        if let Some(login) = &login {
            self.known.insert_login(login.clone(), id);
        }
        let password_hash = self.setting.password_hash.clone().filter(|_| person.state == AccountState::Active);
        let body = PersonBody::new(name, job, expertise, person.state);
        self.writer.push(Change::Person(id, Box::new(NewPerson { login, body, password_hash, created_at })));
        self.key("person", &person.key, id.0);
        self.report.count("person").new += 1;
        Ok(())
    }

    fn community(&mut self, community: Community, notes: &mut Notes) -> Result<(), Reason> {
        self.community_names.insert(community.key.clone(), community.name.clone());
        if self.known.key("community", &community.key).is_some() {
            self.report.count("community").known += 1;
            self.joined_by_writing.extend(community.authors_join.then_some((community.key, false)));
            return Ok(());
        }
        let name = check_name(&community.name).or_else(|refusal| {
            notes.fields.push(("name", refusal));
            check_name(&community.key).map_err(Reason::Refused)
        })?;
        let description = check_description(&community.description).unwrap_or_else(|refusal| {
            notes.fields.push(("description", refusal));
            String::new()
        });
        let name = if community.access == Access::Open { self.free_name(&name)? } else { name };
        let created_at = community.created_at.and_then(|at| self.time(at).ok()).unwrap_or(self.setting.now);
        let id = CommunityId(self.setting.core.id_for_import(created_at));
        if community.authors_join {
            self.joined_by_writing.insert(community.key.clone(), true);
        }
        let access = community.access;
        self.writer.push(Change::Community(id, NewCommunity { name, description, access, created_at }));
        self.key("community", &community.key, id.0);
        self.report.count("community").new += 1;
        Ok(())
    }

    /// The name, or the name with the source beside it when another open community has it.
    fn free_name(&mut self, name: &str) -> Result<String, Reason> {
        if self.known.take_open_name(name) {
            return Ok(name.to_owned());
        }
        for number in 1..100 {
            let number = if number == 1 { String::new() } else { format!(" {number}") };
            let given = check_name(&format!("{name} ({}{number})", self.setting.label)).map_err(Reason::Refused)?;
            if self.known.take_open_name(&given) {
                self.report.renamed.insert(name.to_owned(), given.clone());
                return Ok(given);
            }
        }
        Err(Reason::Refused(Refusal::NameTaken))
    }

    fn member(&mut self, member: &Member) -> Result<(), Reason> {
        let key = format!("{}/{}", member.community, member.person);
        if self.known.key("member", &key).is_some() {
            self.report.count("member").known += 1;
            return Ok(());
        }
        let community = self.known.key("community", &member.community).map(CommunityId).ok_or(Reason::CommunityUnknown)?;
        let person = self.person_of(&member.person).ok_or(Reason::PersonUnknown)?;
        let since_at = member.since.and_then(|at| self.time(at).ok()).unwrap_or(self.setting.now);
        if member.role == MemberRole::Manager
            && let Some(wants_manager) = self.joined_by_writing.get_mut(&member.community)
        {
            *wants_manager = false;
        }
        self.writer.push(Change::Member { community, person, role: member.role, since_at });
        self.key("member", &key, person.0);
        self.report.count("member").new += 1;
        Ok(())
    }

    /// Makes an author a member, where that is how members are known.
    fn join_by_writing(&mut self, community: &str, author: &str, since: Moment) -> Result<(), Reason> {
        let Some(wants_manager) = self.joined_by_writing.get_mut(community) else { return Ok(()) };
        let is_closed = self.known.key("person", author).is_some_and(|id| self.known.is_closed(PersonId(id)));
        if is_closed || self.known.key("member", &format!("{community}/{author}")).is_some() {
            return Ok(());
        }
        let role = if std::mem::take(wants_manager) { MemberRole::Manager } else { MemberRole::Member };
        self.member(&Member { community: community.to_owned(), person: author.to_owned(), role, since: Some(since) })
    }

    fn note(&mut self, kind: &'static str, key: &str, raw: &str, origin: &Origin, notes: &Notes) -> Result<(), ImportError> {
        for (field, refusal) in &notes.fields {
            let reason = Reason::Refused(*refusal);
            self.reject(&Rejected { kind, key, field: Some(field), reason, origin, raw: Some(raw) })?;
        }
        for reason in &notes.reactions {
            self.reject(&Rejected { kind: "reaction", key, field: None, reason: *reason, origin, raw: Some(raw) })?;
        }
        Ok(())
    }

    fn progress(&mut self) {
        self.seen += 1;
        if self.seen.is_multiple_of(PROGRESS) {
            // The terminal may be closed; the import goes on.
            let _ = writeln!(self.setting.progress, "{} messages", self.seen).and_then(|()| self.setting.progress.flush());
        }
    }
}

/// Parts of a thing that are rejected while the rest comes in.
#[derive(Default)]
pub(super) struct Notes {
    fields: Vec<(&'static str, Refusal)>,
    reactions: Vec<Reason>,
}

fn check_key(key: &str) -> Result<(), Reason> {
    let fits = !key.is_empty() && key.len() <= KEY_MAX_BYTES && !key.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(Reason::KeyInvalid) }
}

impl Sink for Intake<'_> {
    fn take(&mut self, item: Item) -> Result<(), ImportError> {
        let Item { origin, raw, what } = item;
        let mut notes = Notes::default();
        let (kind, key, done) = match what {
            What::Person(person) => {
                let key = person.key.clone();
                ("person", key, check_key(&person.key).and_then(|()| self.person(person, &mut notes)))
            }
            What::Community(community) => {
                let key = community.key.clone();
                ("community", key, check_key(&community.key).and_then(|()| self.community(community, &mut notes)))
            }
            What::Member(member) => {
                let key = format!("{}/{}", member.community, member.person);
                let done = check_key(&key).and_then(|()| self.member(&member));
                ("member", key, done)
            }
            What::Message(message) => {
                self.progress();
                let (kind, key) = (self.kind_of(&message), message.key.clone());
                (kind, key, check_key(&message.key).and_then(|()| self.message(message, &mut notes)))
            }
        };
        self.note(kind, &key, &raw, &origin, &notes)?;
        if let Err(reason) = done {
            self.reject(&Rejected { kind, key: &key, field: None, reason, origin: &origin, raw: Some(&raw) })?;
        }
        self.writer.settle()
    }

    fn reject(&mut self, rejected: &Rejected<'_>) -> Result<(), ImportError> {
        self.report.reject(rejected);
        match &mut self.setting.rejected {
            Some(out) => write_rejected(out, self.setting.source, rejected).map_err(ImportError::Rejected),
            None => Ok(()),
        }
    }

    fn skip(&mut self, why: Skip, count: u64) {
        self.report.skip(why, count);
    }
}
