//! The directory: people found by name, by topic or by question, each with the reason why; and a person's page.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use super::person::PersonCard;
use super::profile::WorkSpanView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct DirectoryRequest {
    /// A name, a topic or a question; everybody by name when empty.
    pub text: String,
    #[ts(optional)]
    pub unit: Option<String>,
    #[ts(optional)]
    pub place: Option<String>,
    #[ts(optional)]
    pub language: Option<String>,
    pub works_now: bool,
    /// `next` of the answer before.
    #[ts(optional)]
    pub after: Option<String>,
    #[ts(optional)]
    pub limit: Option<u32>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DirectoryAnswer {
    pub people: Vec<Found>,
    pub next: Option<String>,
    /// How many there are, when that is known without counting long; the screen says "at least" when `more`.
    #[ts(type = "number")]
    pub total: u64,
    pub more: bool,
    /// The words of a question that were looked for; empty when people were found by name.
    pub words: Vec<String>,
    /// Other names of the topics in it that were looked for too.
    pub also: Vec<String>,
    /// Values to filter by, most frequent first.
    pub units: Vec<String>,
    pub places: Vec<String>,
    pub languages: Vec<String>,
    /// Texts not searched yet, because they came in a moment ago.
    #[ts(type = "number")]
    pub unindexed: u64,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    pub person: PersonCard,
    /// Strongest first; empty when the name itself is the reason.
    pub why: Vec<Reason>,
    pub available: Availability,
}
/// Why a person is in the list. The words are `why-<kind>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    pub kind: ReasonKind,
    /// How many contributions, colleagues …
    #[ts(type = "number")]
    pub count: u64,
    #[ts(type = "number | null")]
    pub last_at: Option<i64>,
    /// The topic or the words it is about.
    pub about: String,
    /// A conversation that shows it.
    pub post: Option<String>,
    /// Its title, or how it begins; empty when there is none.
    pub title: String,
    /// Of declared expertise: how well, by their own word.
    #[ts(type = "\"learning\" | \"practised\" | \"expert\" | null")]
    pub level: Option<patio_domain::Level>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// Contributions of theirs on it helped a colleague.
    Helped,
    /// Colleagues vouch for it.
    Vouched,
    /// Declared expertise.
    Declared,
    /// "Ask me about …", interests or "about me".
    Profile,
    /// Wrote about it.
    Wrote,
    /// Speaks the language.
    Speaks,
    /// Works at the place.
    Place,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Availability {
    pub state: AvailabilityState,
    /// Until or from when, UTC milliseconds.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AvailabilityState {
    /// Working hours or zone are not filled in.
    Unknown,
    /// Works now, until `at`.
    Now,
    /// Works later today, from `at`.
    Later,
    /// Not today; next from `at`.
    Away,
}
/// A person's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonPage {
    pub card: PersonCard,
    pub unit: String,
    pub location: String,
    pub time_zone: String,
    /// Their clock now against UTC, in minutes; nothing without a zone.
    pub utc_offset_min: Option<i32>,
    pub hours: Vec<WorkSpanView>,
    pub languages: Vec<String>,
    pub email: String,
    pub phone: String,
    pub other: String,
    pub about: String,
    pub interests: Vec<String>,
    pub birth_year: Option<u16>,
    /// They may rename and merge topics.
    pub curator: bool,
    pub available: Availability,
    pub skills: Vec<SkillView>,
    /// What helped others and is about none of the skills, newest first.
    pub also_helped: Vec<Contribution>,
    pub manager: Option<PersonCard>,
    pub reports: Vec<PersonCard>,
    /// Same manager.
    pub peers: Vec<PersonCard>,
    /// In open communities and in those both are in, newest first.
    pub recent: Vec<Contribution>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillView {
    pub topic: String,
    pub name: String,
    #[ts(type = "\"learning\" | \"practised\" | \"expert\"")]
    pub level: patio_domain::Level,
    pub ask: String,
    /// Contributions on it that helped, newest first; at most 20 of `helped_count`.
    pub helped: Vec<Contribution>,
    #[ts(type = "number")]
    pub helped_count: u64,
    #[ts(type = "number | null")]
    pub last_at: Option<i64>,
    pub vouched_by: Vec<PersonCard>,
    /// I vouch for it myself.
    pub vouched_by_me: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    pub post: String,
    /// The comment, or the post itself.
    pub entry: String,
    pub title: String,
    pub community: String,
    #[ts(type = "number")]
    pub at: i64,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VouchRequest {
    pub person: String,
    pub topic: String,
    pub on: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CuratorRequest {
    pub person: String,
    pub on: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeclineRequest {
    pub topic: String,
    pub by: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HelpfulRequest {
    /// The post or comment.
    pub target: String,
    pub on: bool,
}
/// vCard 4.0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VCard {
    pub name: String,
    pub text: String,
}
/// Topics that people ask about and that no profile claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenTopics {
    pub topics: Vec<OpenTopic>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenTopic {
    /// The words.
    pub name: String,
    /// The topic, when it is in the vocabulary.
    pub topic: Option<String>,
    #[ts(type = "number")]
    pub asked: u64,
    #[ts(type = "number")]
    pub last_at: i64,
    /// Some of the conversations.
    pub examples: Vec<Contribution>,
}
