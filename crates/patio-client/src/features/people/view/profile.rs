//! One's own profile, field by field, with why each is asked.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use super::person::PersonCard;
use patio_domain::{Level, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One's own profile with everything on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfileView {
    pub card: PersonCard,
    pub name: String,
    pub job: String,
    pub unit: String,
    pub manager: Option<PersonCard>,
    pub location: String,
    pub time_zone: String,
    /// The laptop's own zone, to offer.
    pub local_time_zone: String,
    pub hours: Vec<WorkSpanView>,
    pub languages: Vec<String>,
    pub email: String,
    pub phone: String,
    pub other: String,
    pub about: String,
    pub interests: Vec<String>,
    pub expertise: Vec<SkillDraft>,
    pub photo: Option<String>,
    pub birth_year: Option<u16>,
    /// A change is saved and not confirmed yet.
    pub pending: bool,
    /// Why the last change was refused.
    #[ts(type = "Refusal | null")]
    pub refusal: Option<Refusal>,
    /// Fields that are filled in, of those that count (consent never counts). Nobody else sees this.
    pub filled: u32,
    pub of: u32,
    /// Empty fields, what would help most first; the text is `field-<word>-brings`.
    pub missing: Vec<String>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkSpanView {
    /// 1 (Monday) to 7.
    pub day: u8,
    pub from_min: u16,
    pub until_min: u16,
}
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillDraft {
    pub topic: String,
    #[ts(type = "\"learning\" | \"practised\" | \"expert\"")]
    pub level: Level,
    pub ask: String,
}
/// New values; what is left out stays as it is. `null` takes the consent to a photo or year of birth back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfileChanges {
    #[ts(optional)]
    pub name: Option<String>,
    #[ts(optional)]
    pub job: Option<String>,
    #[ts(optional)]
    pub unit: Option<String>,
    /// An id; empty for none.
    #[ts(optional)]
    pub manager: Option<String>,
    #[ts(optional)]
    pub location: Option<String>,
    #[ts(optional)]
    pub time_zone: Option<String>,
    #[ts(optional)]
    pub hours: Option<Vec<WorkSpanView>>,
    #[ts(optional)]
    pub languages: Option<Vec<String>>,
    #[ts(optional)]
    pub contact: Option<ContactDraft>,
    #[ts(optional)]
    pub about: Option<String>,
    #[ts(optional)]
    pub interests: Option<Vec<String>>,
    #[ts(optional)]
    pub expertise: Option<Vec<SkillDraft>>,
    /// A staged file.
    #[ts(optional)]
    pub photo: Option<String>,
    /// Takes the photo away, everywhere.
    pub withdraw_photo: bool,
    #[ts(optional)]
    pub birth_year: Option<u16>,
    pub withdraw_birth_year: bool,
}
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactDraft {
    pub email: String,
    pub phone: String,
    pub other: String,
}
/// What one's own profile said before, latest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfileHistory {
    pub changes: Vec<ProfileHistoryRow>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfileHistoryRow {
    /// A word of the register.
    pub field: String,
    /// The earlier value as one line; empty for the three fields below and for an empty value.
    pub value: String,
    /// Of `hours`.
    pub hours: Vec<WorkSpanView>,
    /// Codes, of `languages`.
    pub languages: Vec<String>,
    /// Of `expertise`.
    pub expertise: Vec<SkillDraft>,
    #[ts(type = "number")]
    pub replaced_at: i64,
}
