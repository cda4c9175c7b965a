//! Typed identifiers. Every id is a UUID. What a person makes on a laptop gets its id there, a UUIDv7.
//!
//! Owns: the id types and how an id is derived from others. Must not know where the randomness comes from.
//! Keeps S1: a command's id is made once, when the person acts.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, concat!(stringify!($name), "({})"), self.0) }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::parse_str(text).map($name) }
        }
        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self { $name(id) }
        }
    )+};
}

typed_id! {
    /// A person of the organisation, signed in or only invited.
    PersonId,
    /// A community, open or closed.
    CommunityId,
    /// A post, which is also the id of its conversation.
    PostId,
    /// A comment under a post.
    CommentId,
    /// An earlier version of a post or comment.
    RevisionId,
    /// A topic of the shared vocabulary of expertise.
    TopicId,
    /// A desk that answers questions, such as IT.
    DeskId,
    /// A question to a desk.
    QuestionId,
    /// A text below a question: an answer, an addition, or a note of the desk.
    ReplyId,
    /// An incident at a desk: one cause of many questions.
    IncidentId,
    /// What a desk says about an incident.
    MessageId,
    /// A text that a desk uses often.
    MacroId,
    /// An answer that stays.
    KnowledgeId,
    /// A photo or an attachment. The laptop makes the id, so the id says nothing about the bytes.
    FileId,
    /// One command of one person; the idempotency key (S1).
    CommandId,
    /// One signed-in laptop of one person.
    SessionId,
}

/// A UUIDv7 from an instant (UTC milliseconds) and 10 random bytes.
#[must_use]
pub fn uuid_v7(at_ms: i64, random: [u8; 10]) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(u64::try_from(at_ms).unwrap_or(0), &random).into_uuid()
}
