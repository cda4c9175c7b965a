//! People: the commands that change one's own profile, the profile everybody sees, and what it said before, which only its owner
//! sees.
//!
//! Owns their bodies and rules. Must not know the vocabulary: `topic.rs` does.

use crate::derived_id::derived_id;
use crate::intent::{Intent, Need, none};
use crate::lane::Lane;
use patio_domain::{Contact, FileId, Level, PersonId, Profile, ProfileChange, Refusal, Skill, TopicId, WorkSpan, profile};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

impl Intent for Profile {
    fn lane(&self) -> Lane {
        Lane::profile()
    }

    fn check(&self) -> Result<(), Refusal> {
        self.checked().map(drop)
    }

    fn gives(&self) -> Option<Need> {
        Some(Need::Profile)
    }

    none!(files, text, needs);
}

/// Body of `profile.update`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileUpdate {
    /// Each field at most once.
    pub changes: Vec<ProfileChange>,
}

impl Intent for ProfileUpdate {
    fn lane(&self) -> Lane {
        Lane::profile()
    }

    fn check(&self) -> Result<(), Refusal> {
        profile::update::check_changes(&self.changes).map(drop)
    }

    fn files(&self) -> Vec<FileId> {
        let photo = |change: &ProfileChange| if let ProfileChange::Photo(photo) = change { *photo } else { None };
        self.changes.iter().find_map(photo).into_iter().collect()
    }

    fn gives(&self) -> Option<Need> {
        Some(Need::Profile)
    }

    none!(text, needs);
}

/// Body of `curator.set`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CuratorSet {
    /// Whose right it is.
    pub person: PersonId,
    /// Given, or taken back.
    pub on: bool,
}

impl Intent for CuratorSet {
    fn lane(&self) -> Lane {
        Lane::rights_of(self.person)
    }

    none!(check, files, text, needs, gives);
}

/// Where an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// Invited or imported, not signed in yet.
    Invited,
    /// In use.
    Active,
    /// Closed; the name stays with what the person wrote.
    Disabled,
}

/// A person. Name, job and expertise may still be empty before the profile step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonBody {
    /// Full name.
    pub name: String,
    /// Job in their own words.
    pub job: String,
    /// What they know about, as words at the time of their last change. Names of topics change; see `skills`.
    pub expertise: Vec<String>,
    /// State of the account.
    pub state: AccountState,
    /// What they know about, by topic, most telling first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<SkillBody>,
    /// Part of the organisation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Whom they report to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manager: Option<PersonId>,
    /// Town, site or "at home".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub location: String,
    /// IANA name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time_zone: String,
    /// Working days and hours, in that zone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<WorkSpan>,
    /// Language codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// How to reach them.
    #[serde(default, skip_serializing_if = "Contact::is_empty")]
    pub contact: Contact,
    /// About me.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Interests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<String>,
    /// The photo, while they consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<FileId>,
    /// The year of birth, while they consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_year: Option<u16>,
    /// Whether an administrator gave them the right to look after topics.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub curator: bool,
    /// Counts the changes by the person themselves.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub version: u32,
}

fn is_zero(version: &u32) -> bool {
    *version == 0
}

impl PersonBody {
    /// A person of whom nothing but this is known.
    #[must_use]
    pub fn new(name: String, job: String, expertise: Vec<String>, state: AccountState) -> PersonBody {
        PersonBody {
            name,
            job,
            expertise,
            state,
            skills: Vec::new(),
            unit: String::new(),
            manager: None,
            location: String::new(),
            time_zone: String::new(),
            hours: Vec::new(),
            languages: Vec::new(),
            contact: Contact::default(),
            about: String::new(),
            interests: Vec::new(),
            photo: None,
            birth_year: None,
            curator: false,
            version: 0,
        }
    }

    /// Takes the new value of a field. Expertise is given back instead: only who knows the topics can turn words into them.
    #[must_use]
    pub fn put(&mut self, change: ProfileChange) -> Option<Vec<Skill>> {
        match change {
            ProfileChange::Name(name) => self.name = name,
            ProfileChange::Job(job) => self.job = job,
            ProfileChange::Unit(unit) => self.unit = unit,
            ProfileChange::Manager(manager) => self.manager = manager,
            ProfileChange::Location(location) => self.location = location,
            ProfileChange::TimeZone(zone) => self.time_zone = zone,
            ProfileChange::Hours(hours) => self.hours = hours,
            ProfileChange::Languages(languages) => self.languages = languages,
            ProfileChange::Contact(contact) => self.contact = contact,
            ProfileChange::About(about) => self.about = about,
            ProfileChange::Interests(interests) => self.interests = interests,
            ProfileChange::Photo(photo) => self.photo = photo,
            ProfileChange::BirthYear(year) => self.birth_year = year,
            ProfileChange::Expertise(skills) => return Some(skills),
        }
        None
    }
}

/// One declared expertise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillBody {
    /// The topic; may have been merged into another since.
    pub topic: TopicId,
    /// In their own judgement.
    pub level: Level,
    /// "Ask me about …"; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ask: String,
}

/// The values that a change of a profile replaced. Never a photo or a year of birth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileRevisionBody {
    /// Whose.
    pub person: PersonId,
    /// The version that was replaced.
    pub version: u32,
    /// The earlier values.
    pub changes: Vec<ProfileChange>,
    /// When, UTC milliseconds.
    pub replaced_at: i64,
}

/// The id of a profile revision record.
#[must_use]
pub fn profile_revision_id(person: PersonId, version: u32) -> Uuid {
    derived_id(&[b"profile_revision", person.0.as_bytes(), &version.to_be_bytes()])
}
