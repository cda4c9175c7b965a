//! The register of profile fields: for each, who sees it, how long it is kept, and whether it is free consent. Its purpose in
//! words is the text `field-<word>-why`; `docs/register.md` is generated from this list.
//!
//! Owns the list. Must not know how a field is stored or drawn.

use serde::{Deserialize, Serialize};

/// A field of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is described by its texts field-<word>-…")]
pub enum ProfileField {
    Name,
    Job,
    Expertise,
    Unit,
    Manager,
    Location,
    TimeZone,
    Hours,
    Languages,
    Contact,
    About,
    Interests,
    Photo,
    BirthYear,
}

/// How long a field is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// As long as the person's texts, beside which it stands, also after the account is closed; earlier values are the person's alone.
    Texts,
    /// As long as the account exists; what it said before is kept for the person alone.
    Account,
    /// Until the person takes the consent back; then it is removed everywhere and no earlier value is kept.
    Consent,
}

impl Retention {
    /// The word of its text, `field-until-<word>`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Retention::Texts => "texts",
            Retention::Account => "account",
            Retention::Consent => "consent",
        }
    }
}

impl ProfileField {
    /// Every field, in the order they are asked.
    pub const ALL: [ProfileField; 14] = [
        ProfileField::Name,
        ProfileField::Job,
        ProfileField::Expertise,
        ProfileField::Unit,
        ProfileField::Manager,
        ProfileField::Location,
        ProfileField::TimeZone,
        ProfileField::Hours,
        ProfileField::Languages,
        ProfileField::Contact,
        ProfileField::About,
        ProfileField::Interests,
        ProfileField::Photo,
        ProfileField::BirthYear,
    ];

    /// The word in texts and on the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ProfileField::Name => "name",
            ProfileField::Job => "job",
            ProfileField::Expertise => "expertise",
            ProfileField::Unit => "unit",
            ProfileField::Manager => "manager",
            ProfileField::Location => "location",
            ProfileField::TimeZone => "time_zone",
            ProfileField::Hours => "hours",
            ProfileField::Languages => "languages",
            ProfileField::Contact => "contact",
            ProfileField::About => "about",
            ProfileField::Interests => "interests",
            ProfileField::Photo => "photo",
            ProfileField::BirthYear => "birth_year",
        }
    }

    /// Whether it is needed before the first post.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(self, ProfileField::Name | ProfileField::Job | ProfileField::Expertise)
    }

    /// Whether it is free consent: asked and explained, never a condition, never counted as missing.
    #[must_use]
    pub fn is_consent(self) -> bool {
        matches!(self, ProfileField::Photo | ProfileField::BirthYear)
    }

    /// How long it is kept.
    #[must_use]
    pub fn retention(self) -> Retention {
        match self {
            _ if self.is_consent() => Retention::Consent,
            _ if self.is_required() => Retention::Texts,
            _ => Retention::Account,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_consent_is_never_required() {
        assert!(ProfileField::ALL.iter().all(|field| !(field.is_consent() && field.is_required())));
    }

    #[test]
    fn the_word_is_the_word_on_the_wire() {
        for field in ProfileField::ALL {
            assert_eq!(serde_json::to_value(field).unwrap(), field.word());
        }
    }
}
