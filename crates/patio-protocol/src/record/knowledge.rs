//! Records about knowledge: topics, who vouches for whom, and which texts helped.

use super::derived_id;
use patio_domain::{CommunityId, PersonId, PostId, TopicId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
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

/// A text helped somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpfulBody {
    /// The conversation.
    pub post: PostId,
    /// The post or comment that helped.
    pub target: Uuid,
    /// Where it stands.
    pub community: CommunityId,
    /// Who wrote the text.
    pub author: PersonId,
    /// Whom it helped.
    pub by: PersonId,
    /// When, UTC milliseconds.
    pub created_at: i64,
}

/// The id of a vouch record.
#[must_use]
pub fn vouch_id(person: PersonId, topic: TopicId, by: PersonId) -> Uuid {
    derived_id(&[b"vouch", person.0.as_bytes(), topic.0.as_bytes(), by.0.as_bytes()])
}

/// The id of a helpful record.
#[must_use]
pub fn helpful_id(target: Uuid, by: PersonId) -> Uuid {
    derived_id(&[b"helpful", target.as_bytes(), by.0.as_bytes()])
}
