//! Topics of the shared vocabulary, and colleagues who vouch that a person knows about one.
//!
//! Owns their commands, records and ids. Must not know what people say they know: that is in their profile.

use crate::derived_id::derived_id;
use crate::intent::{Intent, Need, none};
use crate::lane::Lane;
use patio_domain::{PersonId, Refusal, TopicId, topic};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Body of `topic.rename`. Earlier names stay as synonyms, so that no link is lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the topic record")]
pub struct TopicRename {
    pub topic: TopicId,
    pub nl: String,
    pub en: String,
    pub synonyms: Vec<String>,
}

impl Intent for TopicRename {
    fn lane(&self) -> Lane {
        Lane::topics()
    }

    fn check(&self) -> Result<(), Refusal> {
        topic::check_names(&self.nl, &self.en, &self.synonyms).map(drop)
    }

    none!(files, text, needs, gives);
}

/// Body of `topic.merge`: `from` becomes a pointer to `into`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "two fields, named by what they do")]
pub struct TopicMerge {
    pub from: TopicId,
    pub into: TopicId,
}

impl Intent for TopicMerge {
    fn lane(&self) -> Lane {
        Lane::topics()
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.from == self.into { Err(Refusal::TopicInvalid) } else { Ok(()) }
    }

    none!(files, text, needs, gives);
}

/// Body of `topic.split`: takes a topic out of the one it was merged into, with its names and with what was claimed of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "one field, named by what it is")]
pub struct TopicSplit {
    pub topic: TopicId,
}

impl Intent for TopicSplit {
    fn lane(&self) -> Lane {
        Lane::topics()
    }

    none!(check, files, text, needs, gives);
}

/// Body of `topic.rename_back`: the names of before the last `topic.rename`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "one field, named by what it is")]
pub struct TopicRenameBack {
    pub topic: TopicId,
}

impl Intent for TopicRenameBack {
    fn lane(&self) -> Lane {
        Lane::topics()
    }

    none!(check, files, text, needs, gives);
}

/// Body of `vouch.set`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the vouch record")]
pub struct VouchSet {
    pub person: PersonId,
    pub topic: TopicId,
    pub on: bool,
}

impl Intent for VouchSet {
    fn lane(&self) -> Lane {
        Lane::vouches_for(self.person)
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile]
    }

    none!(check, files, text, gives);
}

/// Body of `vouch.decline`; the person is who sends it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the vouch record")]
pub struct VouchDecline {
    pub topic: TopicId,
    pub by: PersonId,
}

impl Intent for VouchDecline {
    fn lane(&self) -> Lane {
        Lane::own_vouches()
    }

    none!(check, files, text, needs, gives);
}

/// A topic of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicBody {
    /// As it was first written.
    pub name: String,
    /// Its Dutch name; empty until somebody gave it one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nl: String,
    /// Its English name; empty until somebody gave it one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
    /// Other names, earlier names among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<String>,
    /// The topic that took its place. Links to this one lead there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<TopicId>,
    /// Its names before they were last changed, so that the change can be taken back; nothing after it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<TopicNames>,
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
}

/// The names of a topic that can be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the topic record")]
pub struct TopicNames {
    pub nl: String,
    pub en: String,
    pub synonyms: Vec<String>,
}

/// A colleague's word for a person's knowledge. A declined one is removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VouchBody {
    /// Who knows.
    pub person: PersonId,
    /// About what.
    pub topic: TopicId,
    /// Who says so.
    pub by: PersonId,
    /// When, UTC milliseconds.
    pub created_at: i64,
}

/// The id of a vouch record.
#[must_use]
pub fn vouch_id(person: PersonId, topic: TopicId, by: PersonId) -> Uuid {
    derived_id(&[b"vouch", person.0.as_bytes(), topic.0.as_bytes(), by.0.as_bytes()])
}
