//! Records: what is replicated. A record is `(kind, id, scope, seq, body)`; here are the bodies this version knows.
//!
//! Unknown fields are ignored and unknown kinds stay raw, so that old and new versions live together (S13).

use patio_domain::community::{Access, MemberRole};
use patio_domain::rich_text::Doc;
use patio_domain::{CommunityId, FileId, PersonId, PostId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use uuid::Uuid;

pub mod file;
pub mod knowledge;
pub mod person;

pub use file::{FileBody, ImageInfo, VariantInfo};
pub use knowledge::{HelpfulBody, TopicBody, VouchBody, helpful_id, vouch_id};
pub use person::{PersonBody, ProfileRevisionBody, SkillBody, profile_revision_id};

/// The kind of a record, as a word on the wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person and their profile; in `org`.
    Person,
    /// A community; in `org` when open, always in its own scope.
    Community,
    /// Somebody is a member; in the community's scope.
    Membership,
    /// Somebody is invited to a closed community; in that person's scope.
    Invitation,
    /// A post; in its community's scope.
    Post,
    /// A comment; in its community's scope.
    Comment,
    /// A reaction of one person to one post or comment.
    Reaction,
    /// What a post or comment said before an edit.
    Revision,
    /// A topic of the shared vocabulary; in `org`.
    Topic,
    /// A colleague says that a person knows about a topic; in `org`.
    Vouch,
    /// A text helped somebody; in its community's scope.
    Helpful,
    /// What a profile said before; in its owner's scope.
    ProfileRevision,
    /// A photo (in `org`) or an attachment (in its community's scope).
    File,
    /// Of a newer version; kept raw.
    Other(String),
}

impl Kind {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Kind::Person => "person",
            Kind::Community => "community",
            Kind::Membership => "membership",
            Kind::Invitation => "invitation",
            Kind::Post => "post",
            Kind::Comment => "comment",
            Kind::Reaction => "reaction",
            Kind::Revision => "revision",
            Kind::Topic => "topic",
            Kind::Vouch => "vouch",
            Kind::Helpful => "helpful",
            Kind::ProfileRevision => "profile_revision",
            Kind::File => "file",
            Kind::Other(word) => word,
        }
    }
}

impl From<&str> for Kind {
    fn from(word: &str) -> Self {
        match word {
            "person" => Kind::Person,
            "community" => Kind::Community,
            "membership" => Kind::Membership,
            "invitation" => Kind::Invitation,
            "post" => Kind::Post,
            "comment" => Kind::Comment,
            "reaction" => Kind::Reaction,
            "revision" => Kind::Revision,
            "topic" => Kind::Topic,
            "vouch" => Kind::Vouch,
            "helpful" => Kind::Helpful,
            "profile_revision" => Kind::ProfileRevision,
            "file" => Kind::File,
            other => Kind::Other(other.to_owned()),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
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

/// A community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommunityBody {
    /// Its name, unique among those a person can see.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Open or closed.
    pub access: Access,
    /// How many members it has, counted after the gate.
    pub member_count: u64,
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
}

/// A membership.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MembershipBody {
    /// The community.
    pub community: CommunityId,
    /// The member.
    pub person: PersonId,
    /// Their role in it.
    pub role: MemberRole,
    /// Since when, UTC milliseconds.
    pub since_at: i64,
}

/// An invitation to a closed community. Carries what the invited person needs to decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvitationBody {
    /// The community.
    pub community: CommunityId,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Who invites.
    pub invited_by: PersonId,
    /// When, UTC milliseconds.
    pub invited_at: i64,
}

/// A post. A withdrawn post keeps author and times; title and text are gone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostBody {
    /// Where it stands.
    pub community: CommunityId,
    /// Who wrote it.
    pub author: PersonId,
    /// Its title; may be empty.
    pub title: String,
    /// The text.
    pub text: Doc,
    /// Its files, in the order they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
    /// When the server recorded it (imported: when it was written), UTC milliseconds.
    pub created_at: i64,
    /// When it was last edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<i64>,
    /// When its author withdrew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<i64>,
    /// 1 at first, plus one for each edit.
    pub version: u32,
}

/// A comment. A withdrawn comment keeps author and times; the text is gone and its place stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommentBody {
    /// The conversation.
    pub post: PostId,
    /// Where it stands.
    pub community: CommunityId,
    /// Who wrote it.
    pub author: PersonId,
    /// The comment it answers, if not the post itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<Uuid>,
    /// The text.
    pub text: Doc,
    /// Its files, in the order they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
    /// When the server recorded it (imported: when it was written), UTC milliseconds.
    pub created_at: i64,
    /// When it was last edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<i64>,
    /// When its author withdrew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<i64>,
    /// 1 at first, plus one for each edit.
    pub version: u32,
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

/// What a post or comment said before an edit. Removed when its target is withdrawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RevisionBody {
    /// The conversation.
    pub post: PostId,
    /// The post or comment that was edited.
    pub target: Uuid,
    /// The version this was.
    pub version: u32,
    /// The title then (posts).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The text then.
    pub text: Doc,
    /// When it was replaced, UTC milliseconds.
    pub replaced_at: i64,
}

/// A record with a body this version knows.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "records are made, encoded and dropped one at a time")]
pub enum Record {
    /// See [`PersonBody`].
    Person(PersonBody),
    /// See [`CommunityBody`].
    Community(CommunityBody),
    /// See [`MembershipBody`].
    Membership(MembershipBody),
    /// See [`InvitationBody`].
    Invitation(InvitationBody),
    /// See [`PostBody`].
    Post(PostBody),
    /// See [`CommentBody`].
    Comment(CommentBody),
    /// See [`ReactionBody`].
    Reaction(ReactionBody),
    /// See [`RevisionBody`].
    Revision(RevisionBody),
    /// See [`TopicBody`].
    Topic(TopicBody),
    /// See [`VouchBody`].
    Vouch(VouchBody),
    /// See [`HelpfulBody`].
    Helpful(HelpfulBody),
    /// See [`ProfileRevisionBody`].
    ProfileRevision(ProfileRevisionBody),
    /// See [`FileBody`].
    File(FileBody),
}

impl Record {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Record::Person(_) => Kind::Person,
            Record::Community(_) => Kind::Community,
            Record::Membership(_) => Kind::Membership,
            Record::Invitation(_) => Kind::Invitation,
            Record::Post(_) => Kind::Post,
            Record::Comment(_) => Kind::Comment,
            Record::Reaction(_) => Kind::Reaction,
            Record::Revision(_) => Kind::Revision,
            Record::Topic(_) => Kind::Topic,
            Record::Vouch(_) => Kind::Vouch,
            Record::Helpful(_) => Kind::Helpful,
            Record::ProfileRevision(_) => Kind::ProfileRevision,
            Record::File(_) => Kind::File,
        }
    }

    /// Its body as JSON: the bytes that are stored, hashed and sent.
    ///
    /// # Errors
    /// When serialisation fails, which the types rule out.
    pub fn encode(&self) -> Result<String, serde_json::Error> {
        match self {
            Record::Person(body) => serde_json::to_string(body),
            Record::Community(body) => serde_json::to_string(body),
            Record::Membership(body) => serde_json::to_string(body),
            Record::Invitation(body) => serde_json::to_string(body),
            Record::Post(body) => serde_json::to_string(body),
            Record::Comment(body) => serde_json::to_string(body),
            Record::Reaction(body) => serde_json::to_string(body),
            Record::Revision(body) => serde_json::to_string(body),
            Record::Topic(body) => serde_json::to_string(body),
            Record::Vouch(body) => serde_json::to_string(body),
            Record::Helpful(body) => serde_json::to_string(body),
            Record::ProfileRevision(body) => serde_json::to_string(body),
            Record::File(body) => serde_json::to_string(body),
        }
    }

    /// Reads a body; `Ok(None)` for a kind this version does not know.
    ///
    /// # Errors
    /// When a body of a known kind does not fit its type.
    pub fn decode(kind: &Kind, body: &str) -> Result<Option<Record>, serde_json::Error> {
        Ok(Some(match kind {
            Kind::Person => Record::Person(serde_json::from_str(body)?),
            Kind::Community => Record::Community(serde_json::from_str(body)?),
            Kind::Membership => Record::Membership(serde_json::from_str(body)?),
            Kind::Invitation => Record::Invitation(serde_json::from_str(body)?),
            Kind::Post => Record::Post(serde_json::from_str(body)?),
            Kind::Comment => Record::Comment(serde_json::from_str(body)?),
            Kind::Reaction => Record::Reaction(serde_json::from_str(body)?),
            Kind::Revision => Record::Revision(serde_json::from_str(body)?),
            Kind::Topic => Record::Topic(serde_json::from_str(body)?),
            Kind::Vouch => Record::Vouch(serde_json::from_str(body)?),
            Kind::Helpful => Record::Helpful(serde_json::from_str(body)?),
            Kind::ProfileRevision => Record::ProfileRevision(serde_json::from_str(body)?),
            Kind::File => Record::File(serde_json::from_str(body)?),
            Kind::Other(_) => return Ok(None),
        }))
    }
}

/// An id that both sides derive from what the record says, so that doing it twice is doing it once.
fn derived_id(parts: &[&[u8]]) -> Uuid {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut bytes = [0u8; 16];
    for (to, from) in bytes.iter_mut().zip(digest.iter()) {
        *to = *from;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The id of a reaction record.
#[must_use]
pub fn reaction_id(target: Uuid, person: PersonId, emoji: &str) -> Uuid {
    derived_id(&[b"reaction", target.as_bytes(), person.0.as_bytes(), emoji.as_bytes()])
}

/// The id of a membership record.
#[must_use]
pub fn membership_id(community: CommunityId, person: PersonId) -> Uuid {
    derived_id(&[b"membership", community.0.as_bytes(), person.0.as_bytes()])
}

/// The id of an invitation record.
#[must_use]
pub fn invitation_id(community: CommunityId, person: PersonId) -> Uuid {
    derived_id(&[b"invitation", community.0.as_bytes(), person.0.as_bytes()])
}

/// The id of a revision record.
#[must_use]
pub fn revision_id(target: Uuid, version: u32) -> Uuid {
    derived_id(&[b"revision", target.as_bytes(), &version.to_be_bytes()])
}
