//! Commands: what a person means to do. The same value is the outbox row, the request body and the server's input.
//!
//! Keeps S1: a command travels as exact bytes; its request hash is over those bytes.

use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, CommunityId, PersonId, PostId, Profile, Refusal};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// One intent of one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body")]
pub enum Command {
    /// Fills in or changes one's own profile.
    #[serde(rename = "profile.set")]
    ProfileSet(Profile),
    /// Makes a community; its maker becomes its manager.
    #[serde(rename = "community.create")]
    CommunityCreate(CommunityCreate),
    /// Joins an open community, or a closed one one is invited to.
    #[serde(rename = "community.join")]
    CommunityJoin(CommunityRef),
    /// Leaves a community.
    #[serde(rename = "community.leave")]
    CommunityLeave(CommunityRef),
    /// Invites a person to a community (managers).
    #[serde(rename = "community.invite")]
    CommunityInvite(MemberRef),
    /// Ends somebody's membership (managers).
    #[serde(rename = "community.remove_member")]
    CommunityRemoveMember(MemberRef),
    /// Writes a post.
    #[serde(rename = "post.create")]
    PostCreate(PostCreate),
    /// Changes one's own post; the earlier text stays readable as a revision.
    #[serde(rename = "post.edit")]
    PostEdit(PostEdit),
    /// Withdraws one's own post; a tombstone remains.
    #[serde(rename = "post.withdraw")]
    PostWithdraw(PostRef),
    /// Writes a comment.
    #[serde(rename = "comment.create")]
    CommentCreate(CommentCreate),
    /// Changes one's own comment.
    #[serde(rename = "comment.edit")]
    CommentEdit(CommentEdit),
    /// Withdraws one's own comment; a tombstone remains.
    #[serde(rename = "comment.withdraw")]
    CommentWithdraw(CommentRef),
    /// Sets or takes back one's own reaction.
    #[serde(rename = "reaction.set")]
    ReactionSet(ReactionSet),
}

/// Body of `community.create`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the community record")]
pub struct CommunityCreate {
    pub community: CommunityId,
    pub name: String,
    pub description: String,
    pub access: Access,
}

/// Names a community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "one field, named by its type")]
pub struct CommunityRef {
    pub community: CommunityId,
}

/// Names a person in a community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "two fields, named by their types")]
pub struct MemberRef {
    pub community: CommunityId,
    pub person: PersonId,
}

/// Body of `post.create`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the post record")]
pub struct PostCreate {
    pub post: PostId,
    pub community: CommunityId,
    pub title: String,
    pub text: Doc,
}

/// Body of `post.edit`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the post record")]
pub struct PostEdit {
    pub post: PostId,
    pub title: String,
    pub text: Doc,
}

/// Names a post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "one field, named by its type")]
pub struct PostRef {
    pub post: PostId,
}

/// Body of `comment.create`. A reply inside a thread names the comment it answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the comment record")]
pub struct CommentCreate {
    pub comment: CommentId,
    pub post: PostId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<CommentId>,
    pub text: Doc,
}

/// Body of `comment.edit`. Names the conversation too, which is the command's lane.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the comment record")]
pub struct CommentEdit {
    pub comment: CommentId,
    pub post: PostId,
    pub text: Doc,
}

/// Names a comment in its conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "two fields, named by their types")]
pub struct CommentRef {
    pub comment: CommentId,
    pub post: PostId,
}

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

impl Command {
    /// The words of every kind, in the order of the enum; tests walk over it.
    pub const KINDS: [&str; 13] = [
        "profile.set",
        "community.create",
        "community.join",
        "community.leave",
        "community.invite",
        "community.remove_member",
        "post.create",
        "post.edit",
        "post.withdraw",
        "comment.create",
        "comment.edit",
        "comment.withdraw",
        "reaction.set",
    ];

    /// The kind and the body's JSON, as stored in the outbox and sent.
    ///
    /// # Errors
    /// When serialisation fails, which the types rule out.
    pub fn encode(&self) -> Result<(String, String), serde_json::Error> {
        #[derive(Deserialize)]
        struct Parts {
            kind: String,
            body: Box<serde_json::value::RawValue>,
        }
        let parts: Parts = serde_json::from_str(&serde_json::to_string(self)?)?;
        Ok((parts.kind, parts.body.get().to_owned()))
    }

    /// Reads a command from its kind and the body's JSON.
    ///
    /// # Errors
    /// [`Refusal::UnknownCommand`] for a kind this version does not know, [`Refusal::Malformed`] for a body that does not fit.
    pub fn decode(kind: &str, body: &str) -> Result<Command, Refusal> {
        fn read<'a, T: Deserialize<'a>>(body: &'a str, make: fn(T) -> Command) -> Result<Command, Refusal> {
            serde_json::from_str(body).map(make).map_err(|_| Refusal::Malformed)
        }
        match kind {
            "profile.set" => read(body, Command::ProfileSet),
            "community.create" => read(body, Command::CommunityCreate),
            "community.join" => read(body, Command::CommunityJoin),
            "community.leave" => read(body, Command::CommunityLeave),
            "community.invite" => read(body, Command::CommunityInvite),
            "community.remove_member" => read(body, Command::CommunityRemoveMember),
            "post.create" => read(body, Command::PostCreate),
            "post.edit" => read(body, Command::PostEdit),
            "post.withdraw" => read(body, Command::PostWithdraw),
            "comment.create" => read(body, Command::CommentCreate),
            "comment.edit" => read(body, Command::CommentEdit),
            "comment.withdraw" => read(body, Command::CommentWithdraw),
            "reaction.set" => read(body, Command::ReactionSet),
            _ => Err(Refusal::UnknownCommand),
        }
    }

    /// The checks that need nothing but the command itself; client and server both make them.
    ///
    /// # Errors
    /// The first rule that does not hold.
    pub fn check(&self) -> Result<(), Refusal> {
        use patio_domain::limits::{COMMENT_MAX_CHARS, POST_MAX_CHARS};
        use patio_domain::{community, emoji, title};
        match self {
            Command::ProfileSet(profile) => profile.checked().map(drop),
            Command::CommunityCreate(made) => {
                community::check_name(&made.name)?;
                community::check_description(&made.description).map(drop)
            }
            Command::PostCreate(made) => {
                title::check_title(&made.title)?;
                made.text.check(POST_MAX_CHARS)
            }
            Command::PostEdit(edit) => {
                title::check_title(&edit.title)?;
                edit.text.check(POST_MAX_CHARS)
            }
            Command::CommentCreate(made) => made.text.check(COMMENT_MAX_CHARS),
            Command::CommentEdit(edit) => edit.text.check(COMMENT_MAX_CHARS),
            Command::ReactionSet(set) => emoji::check_emoji(&set.emoji),
            Command::CommunityJoin(_)
            | Command::CommunityLeave(_)
            | Command::CommunityInvite(_)
            | Command::CommunityRemoveMember(_)
            | Command::PostWithdraw(_)
            | Command::CommentWithdraw(_) => Ok(()),
        }
    }
}

/// The hash that says whether two commands with one id are the same command: SHA-256 over kind and exact body, in hex.
#[must_use]
pub fn request_hash(kind: &str, body: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(kind.as_bytes());
    hash.update([0]);
    hash.update(body.as_bytes());
    crate::digest::hex(&hash.finalize())
}
