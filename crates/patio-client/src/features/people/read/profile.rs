//! One's own profile with everything on its way, what it lacks, and what it said before.

use crate::features::people::view::profile::{ProfileHistory, ProfileHistoryRow, ProfileView, SkillDraft, WorkSpanView};
use crate::reading::Reading;
use crate::store::StoreError;
use patio_domain::{ProfileChange, ProfileField, Skill, WorkSpan};
use patio_protocol::record::{AccountState, PersonBody, ProfileRevisionBody};

/// Empty fields in the order in which they would help colleagues most.
const MOST_HELPFUL_FIRST: [ProfileField; 9] = [
    ProfileField::Hours,
    ProfileField::About,
    ProfileField::Languages,
    ProfileField::Location,
    ProfileField::Unit,
    ProfileField::Contact,
    ProfileField::Manager,
    ProfileField::TimeZone,
    ProfileField::Interests,
];

/// Whether a profile is complete enough to write.
pub(crate) enum Readiness {
    /// It is, by what the server confirmed or accepted.
    Ready,
    /// It is once the open command of this id is accepted.
    After(String),
    /// It lacks a field that must be filled in before the first post.
    Incomplete,
}

/// A span as screens take it.
#[must_use]
pub fn span_view(span: &WorkSpan) -> WorkSpanView {
    WorkSpanView { day: span.day, from_min: span.from_min, until_min: span.until_min }
}

impl Reading<'_> {
    /// Lays this person's unconfirmed changes over their record.
    pub(crate) fn lay_over(&self, body: &mut PersonBody) {
        self.pending.profile_changes().into_iter().for_each(|change| put(body, change));
    }

    /// One's own record without anything on its way; an empty one before the first download.
    fn confirmed_profile(&self) -> Result<PersonBody, StoreError> {
        let found = self.record::<PersonBody>("person", &self.me)?;
        Ok(found.unwrap_or_else(|| PersonBody::new(String::new(), String::new(), vec![], AccountState::Active)))
    }

    /// Whether one's own profile, with everything on its way, is complete enough to write.
    pub(crate) fn readiness(&self) -> Result<Readiness, StoreError> {
        let mut body = self.confirmed_profile()?;
        let is_complete = |body: &PersonBody| ProfileField::ALL.into_iter().all(|field| !field.is_required() || !is_empty(body, field));
        if is_complete(&body) {
            return Ok(Readiness::Ready);
        }
        for pending in self.pending.iter().filter(|pending| pending.is_hoped_for()) {
            pending.profile_changes().into_iter().for_each(|change| put(&mut body, change));
            if is_complete(&body) {
                return Ok(if pending.is_undecided() { Readiness::After(pending.row.command_id.clone()) } else { Readiness::Ready });
            }
        }
        Ok(Readiness::Incomplete)
    }

    /// One's own profile.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn own_profile(&self, local_zone: &str) -> Result<ProfileView, StoreError> {
        let mut body = self.confirmed_profile()?;
        self.lay_over(&mut body);
        let (pending, refusal) = self.pending.profile_state();
        let expertise = self.own_skills(&body);
        let empty: Vec<ProfileField> = MOST_HELPFUL_FIRST.into_iter().filter(|field| is_empty(&body, *field)).collect();
        let counted = ProfileField::ALL.into_iter().filter(|field| !field.is_consent());
        let filled = counted.clone().filter(|field| !is_empty(&body, *field)).count();
        Ok(ProfileView {
            card: self.card(&self.me)?,
            name: body.name,
            job: body.job,
            unit: body.unit,
            manager: body.manager.map(|manager| self.card(&manager.to_string())).transpose()?,
            location: body.location,
            time_zone: body.time_zone,
            local_time_zone: local_zone.to_owned(),
            hours: body.hours.iter().map(span_view).collect(),
            languages: body.languages,
            email: body.contact.email,
            phone: body.contact.phone,
            other: body.contact.other,
            about: body.about,
            interests: body.interests,
            expertise,
            photo: body.photo.map(|photo| photo.to_string()),
            birth_year: body.birth_year,
            pending,
            refusal,
            filled: u32::try_from(filled).unwrap_or(0),
            of: u32::try_from(counted.count()).unwrap_or(0),
            missing: empty.into_iter().map(|field| field.word().to_owned()).collect(),
        })
    }

    fn own_skills(&self, body: &PersonBody) -> Vec<SkillDraft> {
        let waiting = self.pending.profile_changes().into_iter().rev().find_map(|change| match change {
            ProfileChange::Expertise(skills) => Some(skills),
            _ => None,
        });
        match waiting {
            Some(skills) => skills.into_iter().map(|skill| SkillDraft { topic: skill.topic, level: skill.level, ask: skill.ask }).collect(),
            None if body.skills.is_empty() => {
                let plain = |topic: &String| SkillDraft { topic: topic.clone(), level: patio_domain::Level::default(), ask: String::new() };
                body.expertise.iter().map(plain).collect()
            }
            None => {
                let named = body.skills.iter();
                named.map(|skill| SkillDraft { topic: self.topic_name(skill.topic), level: skill.level, ask: skill.ask.clone() }).collect()
            }
        }
    }

    /// What one's own profile said before, latest first.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn profile_history(&self) -> Result<ProfileHistory, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT body FROM record WHERE kind = 'profile_revision' AND parent = ?1 ORDER BY at DESC, id DESC LIMIT 200",
        )?;
        let bodies = statement.query_map([&self.me], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let mut changes = Vec::new();
        for body in bodies {
            let Ok(revision) = serde_json::from_str::<ProfileRevisionBody>(&body) else { continue };
            for change in revision.changes {
                changes.push(self.history_row(change, revision.replaced_at));
            }
        }
        Ok(ProfileHistory { changes })
    }

    /// The user interface names hours, languages and levels, in the person's language.
    fn history_row(&self, change: ProfileChange, replaced_at: i64) -> ProfileHistoryRow {
        let field = change.field().word().to_owned();
        let mut row = ProfileHistoryRow { field, value: String::new(), hours: vec![], languages: vec![], expertise: vec![], replaced_at };
        row.value = match change {
            ProfileChange::Name(text)
            | ProfileChange::Job(text)
            | ProfileChange::Unit(text)
            | ProfileChange::Location(text)
            | ProfileChange::TimeZone(text)
            | ProfileChange::About(text) => text,
            ProfileChange::Manager(manager) => manager.map(|manager| self.name_of(manager)).unwrap_or_default(),
            ProfileChange::Hours(hours) => {
                row.hours = hours.iter().map(span_view).collect();
                String::new()
            }
            ProfileChange::Languages(codes) => {
                row.languages = codes;
                String::new()
            }
            ProfileChange::Interests(list) => list.join(", "),
            ProfileChange::Contact(contact) => {
                let lines = [contact.email, contact.phone, contact.other];
                lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
            }
            ProfileChange::Expertise(skills) => {
                let view = |skill: Skill| SkillDraft { topic: skill.topic, level: skill.level, ask: skill.ask };
                row.expertise = skills.into_iter().map(view).collect();
                String::new()
            }
            // Consent taken back leaves nothing behind; a server keeps none of these.
            ProfileChange::Photo(_) | ProfileChange::BirthYear(_) => String::new(),
        };
        row
    }
}

/// Takes a new value in. Expertise is then words, until the server found the topics.
fn put(body: &mut PersonBody, change: ProfileChange) {
    if let Some(skills) = body.put(change) {
        body.skills.clear();
        body.expertise = skills.into_iter().map(|skill| skill.topic).collect();
    }
}

fn is_empty(body: &PersonBody, field: ProfileField) -> bool {
    match field {
        ProfileField::Name => body.name.is_empty(),
        ProfileField::Job => body.job.is_empty(),
        ProfileField::Expertise => body.skills.is_empty() && body.expertise.is_empty(),
        ProfileField::Unit => body.unit.is_empty(),
        ProfileField::Manager => body.manager.is_none(),
        ProfileField::Location => body.location.is_empty(),
        ProfileField::TimeZone => body.time_zone.is_empty(),
        ProfileField::Hours => body.hours.is_empty(),
        ProfileField::Languages => body.languages.is_empty(),
        ProfileField::Contact => body.contact.is_empty(),
        ProfileField::About => body.about.is_empty(),
        ProfileField::Interests => body.interests.is_empty(),
        ProfileField::Photo => body.photo.is_none(),
        ProfileField::BirthYear => body.birth_year.is_none(),
    }
}
