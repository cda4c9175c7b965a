//! The register of profile fields: how long each is kept, whether it is required, and whether it needs consent. The text
//! `field-<word>-why` says its purpose; `cargo xtask gen` makes `docs/register.md` from this list.
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
    /// As long as the person's texts, beside which it stands, also after the account is closed. Only the person sees earlier values.
    Texts,
    /// As long as the account exists. Only the person sees earlier values.
    Account,
    /// Until the person withdraws the consent. Then it is removed everywhere, and no earlier value is kept.
    Consent,
}

impl Retention {
    /// The word in the name of its text, `field-until-<word>`.
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
    /// Every field, in the order of the screen.
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

    /// Whether a person must fill it in before the first post.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(self, ProfileField::Name | ProfileField::Job | ProfileField::Expertise)
    }

    /// Whether it needs consent. Such a field is never a condition and never counts as missing.
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
