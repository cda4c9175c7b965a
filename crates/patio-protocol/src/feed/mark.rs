//! What readers put on a post or comment: reactions, and the word that it helped.
//!
//! Owns their commands, records and ids. Both ids follow from what they say, so setting one twice is setting it once (S1).

use crate::derived_id::derived_id;
use crate::intent::{Intent, Need, none};
use crate::lane::Lane;
use patio_domain::{CommunityId, PersonId, PostId, Refusal, emoji};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Body of `reaction.set`. `target` is the post itself or one of its comments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the reaction record")]
pub struct ReactionSet {
    pub post: PostId,
    pub target: Uuid,
    pub emoji: String,
    pub on: bool,
}

impl Intent for ReactionSet {
    fn lane(&self) -> Lane {
        Lane::conversation(self.post)
    }

    fn check(&self) -> Result<(), Refusal> {
        emoji::check_emoji(&self.emoji)
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile]
    }

    none!(files, text, gives);
}

/// Body of `helpful.set`. `target` is the post itself or one of its comments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the helpful record")]
pub struct HelpfulSet {
    pub post: PostId,
    pub target: Uuid,
    pub on: bool,
}

impl Intent for HelpfulSet {
    fn lane(&self) -> Lane {
        Lane::conversation(self.post)
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile]
    }

    none!(check, files, text, gives);
}

/// A reaction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReactionBody {
    /// The conversation.
    pub post: PostId,
    /// The post or comment reacted to.
    pub target: Uuid,
    /// Who reacts.
    pub person: PersonId,
    /// One emoji.
    pub emoji: String,
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

/// The id of a reaction record.
#[must_use]
pub fn reaction_id(target: Uuid, person: PersonId, emoji: &str) -> Uuid {
    derived_id(&[b"reaction", target.as_bytes(), person.0.as_bytes(), emoji.as_bytes()])
}

/// The id of a helpful record.
#[must_use]
pub fn helpful_id(target: Uuid, by: PersonId) -> Uuid {
    derived_id(&[b"helpful", target.as_bytes(), by.0.as_bytes()])
}
