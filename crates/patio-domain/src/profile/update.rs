//! Changes of a profile, one field at a time, so that both changes survive when two laptops change different fields.
//!
//! Owns the fields' types and their checks. Must not know where a profile is kept or which topics exist.

use super::field::ProfileField;
use crate::id::{FileId, PersonId};
use crate::limits::{
    ABOUT_MAX_CHARS, ASK_MAX_CHARS, EXPERTISE_MAX_CHARS, EXPERTISE_MAX_COUNT, INTERESTS_MAX_COUNT, JOB_MAX_CHARS, LANGUAGES_MAX_COUNT,
    LINE_MAX_CHARS, NAME_MAX_CHARS, PROFILE_CHANGES_MAX_COUNT, WORK_SPANS_MAX_COUNT,
};
use crate::name;
use crate::refusal::Refusal;
use crate::title::{check_line, clean_lines};
use serde::{Deserialize, Serialize};

/// Minutes of a day on the clock.
pub const DAY_MIN: u16 = 1_440;

/// How well a person knows a topic, in their own judgement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Is learning it.
    Learning,
    /// Works with it.
    #[default]
    Practised,
    /// Colleagues can rely on it.
    Expert,
}

/// One expertise, as the person writes it: the topic by any of its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// The topic's name; the server finds the topic or makes one.
    pub topic: String,
    /// How well the person knows it.
    pub level: Level,
    /// "Ask me about …"; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ask: String,
}

/// A span of working time in the person's own time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkSpan {
    /// 1 (Monday) to 7 (Sunday).
    pub day: u8,
    /// Minutes after midnight.
    pub from_min: u16,
    /// Minutes after midnight; later than `from_min`, at most 1440.
    pub until_min: u16,
}

/// The spans of a week in their order; nothing when one of them makes no sense, two overlap, or there are more than `most`.
#[must_use]
pub fn check_spans(spans: &[WorkSpan], most: usize) -> Option<Vec<WorkSpan>> {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    let each = spans.iter().all(|span| (1..=7).contains(&span.day) && span.from_min < span.until_min && span.until_min <= DAY_MIN);
    let apart = spans.iter().zip(spans.iter().skip(1)).all(|(one, next)| one.day != next.day || one.until_min <= next.from_min);
    (each && apart && spans.len() <= most).then_some(spans)
}

/// How to reach a person outside Patio.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// A mail address; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// A phone number; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Anything else, such as a room; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub other: String,
}

impl Contact {
    /// Whether nothing is filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.email.is_empty() && self.phone.is_empty() && self.other.is_empty()
    }
}

/// A new value for one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ProfileChange {
    /// Full name.
    Name(String),
    /// Job, in the person's own words.
    Job(String),
    /// Part of the organisation.
    Unit(String),
    /// The person's manager.
    Manager(Option<PersonId>),
    /// Town, site or "at home".
    Location(String),
    /// IANA name such as `Europe/Amsterdam`.
    TimeZone(String),
    /// Working days and hours.
    Hours(Vec<WorkSpan>),
    /// Language codes such as `nl`, `en`, `tr`.
    Languages(Vec<String>),
    /// How to reach the person.
    Contact(Contact),
    /// About me.
    About(String),
    /// Interests outside the job.
    Interests(Vec<String>),
    /// Expertise, most telling first.
    Expertise(Vec<Skill>),
    /// A photo, with consent; `None` withdraws the consent.
    Photo(Option<FileId>),
    /// The year of birth, with consent; `None` withdraws the consent.
    BirthYear(Option<u16>),
}

impl ProfileChange {
    /// The field it changes.
    #[must_use]
    pub fn field(&self) -> ProfileField {
        match self {
            ProfileChange::Name(_) => ProfileField::Name,
            ProfileChange::Job(_) => ProfileField::Job,
            ProfileChange::Unit(_) => ProfileField::Unit,
            ProfileChange::Manager(_) => ProfileField::Manager,
            ProfileChange::Location(_) => ProfileField::Location,
            ProfileChange::TimeZone(_) => ProfileField::TimeZone,
            ProfileChange::Hours(_) => ProfileField::Hours,
            ProfileChange::Languages(_) => ProfileField::Languages,
            ProfileChange::Contact(_) => ProfileField::Contact,
            ProfileChange::About(_) => ProfileField::About,
            ProfileChange::Interests(_) => ProfileField::Interests,
            ProfileChange::Expertise(_) => ProfileField::Expertise,
            ProfileChange::Photo(_) => ProfileField::Photo,
            ProfileChange::BirthYear(_) => ProfileField::BirthYear,
        }
    }

    /// The change with its texts trimmed and duplicates dropped.
    ///
    /// # Errors
    /// The refusal of the field: name, job and expertise have their own, all others [`Refusal::ProfileFieldInvalid`].
    pub fn checked(&self) -> Result<ProfileChange, Refusal> {
        const INVALID: Refusal = Refusal::ProfileFieldInvalid;
        let line = |text: &str| check_line(text, 0, LINE_MAX_CHARS).ok_or(INVALID);
        Ok(match self {
            ProfileChange::Name(name) => ProfileChange::Name(check_line(name, 1, NAME_MAX_CHARS).ok_or(Refusal::NameInvalid)?),
            ProfileChange::Job(job) => ProfileChange::Job(check_line(job, 1, JOB_MAX_CHARS).ok_or(Refusal::JobInvalid)?),
            ProfileChange::Unit(unit) => ProfileChange::Unit(line(unit)?),
            ProfileChange::Location(location) => ProfileChange::Location(line(location)?),
            ProfileChange::TimeZone(zone) => ProfileChange::TimeZone(check_zone(zone)?),
            ProfileChange::Hours(hours) => ProfileChange::Hours(check_spans(hours, WORK_SPANS_MAX_COUNT).ok_or(INVALID)?),
            ProfileChange::Languages(codes) => ProfileChange::Languages(check_languages(codes)?),
            ProfileChange::Contact(contact) => {
                ProfileChange::Contact(Contact { email: line(&contact.email)?, phone: line(&contact.phone)?, other: line(&contact.other)? })
            }
            ProfileChange::About(about) => ProfileChange::About(check_about(about)?),
            ProfileChange::Interests(interests) => {
                let kept = distinct(interests.iter().map(|each| check_line(each, 1, EXPERTISE_MAX_CHARS).ok_or(INVALID)))?;
                if kept.len() > INTERESTS_MAX_COUNT {
                    return Err(INVALID);
                }
                ProfileChange::Interests(kept)
            }
            ProfileChange::Expertise(skills) => ProfileChange::Expertise(check_skills(skills)?),
            ProfileChange::BirthYear(Some(year)) if !(1900..=2100).contains(year) => return Err(INVALID),
            ProfileChange::Manager(_) | ProfileChange::Photo(_) | ProfileChange::BirthYear(_) => self.clone(),
        })
    }
}

/// Checks a set of changes: at least one, every field at most once, each valid.
///
/// # Errors
/// The refusal of the first rule that the changes break.
pub fn check_changes(changes: &[ProfileChange]) -> Result<Vec<ProfileChange>, Refusal> {
    let mut fields: Vec<ProfileField> = Vec::new();
    let mut checked = Vec::new();
    if changes.is_empty() || changes.len() > PROFILE_CHANGES_MAX_COUNT {
        return Err(Refusal::ProfileFieldInvalid);
    }
    for change in changes {
        if fields.contains(&change.field()) {
            return Err(Refusal::ProfileFieldInvalid);
        }
        fields.push(change.field());
        checked.push(change.checked()?);
    }
    Ok(checked)
}

fn check_zone(zone: &str) -> Result<String, Refusal> {
    let zone = zone.trim();
    let fits = zone.len() <= 64
        && zone.split('/').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+')));
    if zone.is_empty() || fits { Ok(zone.to_owned()) } else { Err(Refusal::ProfileFieldInvalid) }
}

fn check_languages(codes: &[String]) -> Result<Vec<String>, Refusal> {
    let check = |code: &String| {
        let code = code.trim().to_owned();
        let mut parts = code.split('-');
        let first = parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_lowercase()));
        let rest = parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
        if first && rest && code.len() <= 35 { Ok(code) } else { Err(Refusal::ProfileFieldInvalid) }
    };
    let kept = distinct(codes.iter().map(check))?;
    if kept.len() > LANGUAGES_MAX_COUNT { Err(Refusal::ProfileFieldInvalid) } else { Ok(kept) }
}

fn check_about(about: &str) -> Result<String, Refusal> {
    let about = clean_lines(about);
    if about.chars().count() > ABOUT_MAX_CHARS { Err(Refusal::ProfileFieldInvalid) } else { Ok(about) }
}

fn check_skills(skills: &[Skill]) -> Result<Vec<Skill>, Refusal> {
    let mut kept: Vec<Skill> = Vec::new();
    for skill in skills {
        let topic = check_line(&skill.topic, 1, EXPERTISE_MAX_CHARS).ok_or(Refusal::ExpertiseInvalid)?;
        let ask = check_line(&skill.ask, 0, ASK_MAX_CHARS).ok_or(Refusal::ExpertiseInvalid)?;
        if !kept.iter().any(|known| name::key(&known.topic) == name::key(&topic)) {
            kept.push(Skill { topic, level: skill.level, ask });
        }
    }
    if kept.is_empty() || kept.len() > EXPERTISE_MAX_COUNT { Err(Refusal::ExpertiseInvalid) } else { Ok(kept) }
}

fn distinct(texts: impl Iterator<Item = Result<String, Refusal>>) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        let text = text?;
        if !kept.iter().any(|known| name::key(known) == name::key(&text)) {
            kept.push(text);
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests;
