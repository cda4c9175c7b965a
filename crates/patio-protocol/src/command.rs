//! Commands: what a person means to do. The same value is the outbox row, the request body and the server's input.
//!
//! Keeps S1: a command travels as exact bytes; its request hash is over those bytes.

use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, CommunityId, FileId, PersonId, PostId, Profile, ProfileChange, Refusal, TopicId};
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
    /// Changes single fields of one's own profile.
    #[serde(rename = "profile.update")]
    ProfileUpdate(ProfileUpdate),
    /// Gives a topic its names (managers of a community, administrators).
    #[serde(rename = "topic.rename")]
    TopicRename(TopicRename),
    /// Makes two topics one (managers of a community, administrators).
    #[serde(rename = "topic.merge")]
    TopicMerge(TopicMerge),
    /// Says that a colleague knows about a topic, or takes it back.
    #[serde(rename = "vouch.set")]
    VouchSet(VouchSet),
    /// Declines what a colleague vouched for oneself.
    #[serde(rename = "vouch.decline")]
    VouchDecline(VouchDecline),
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
    /// Says that somebody else's text helped, or takes it back.
    #[serde(rename = "helpful.set")]
    HelpfulSet(HelpfulSet),
}

/// Body of `profile.update`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileUpdate {
    /// Each field at most once.
    pub changes: Vec<ProfileChange>,
}

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

/// Body of `topic.merge`: `from` becomes a pointer to `into`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "two fields, named by what they do")]
pub struct TopicMerge {
    pub from: TopicId,
    pub into: TopicId,
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

/// Body of `vouch.decline`; the person is who sends it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the vouch record")]
pub struct VouchDecline {
    pub topic: TopicId,
    pub by: PersonId,
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
    /// Uploaded files, in the order they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Body of `post.edit`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the post record")]
pub struct PostEdit {
    pub post: PostId,
    pub title: String,
    pub text: Doc,
    /// The files from now on; nothing leaves them as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Vec<FileId>>,
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
    /// Uploaded files, in the order they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Body of `comment.edit`. Names the conversation too, which is the command's lane.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the comment record")]
pub struct CommentEdit {
    pub comment: CommentId,
    pub post: PostId,
    pub text: Doc,
    /// The files from now on; nothing leaves them as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Vec<FileId>>,
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
    /// The words of every kind, in the order they came to be; tests walk over it.
    pub const KINDS: [&str; 19] = [
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
        "profile.update",
        "topic.rename",
        "topic.merge",
        "vouch.set",
        "vouch.decline",
        "helpful.set",
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
            "profile.update" => read(body, Command::ProfileUpdate),
            "topic.rename" => read(body, Command::TopicRename),
            "topic.merge" => read(body, Command::TopicMerge),
            "vouch.set" => read(body, Command::VouchSet),
            "vouch.decline" => read(body, Command::VouchDecline),
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
            "helpful.set" => read(body, Command::HelpfulSet),
            _ => Err(Refusal::UnknownCommand),
        }
    }

    /// The checks that need nothing but the command itself; client and server both make them.
    ///
    /// # Errors
    /// The first rule that does not hold.
    pub fn check(&self) -> Result<(), Refusal> {
        use patio_domain::limits::{COMMENT_MAX_CHARS, POST_MAX_CHARS};
        use patio_domain::{community, emoji, profile, title, topic};
        match self {
            Command::ProfileSet(profile) => profile.checked().map(drop),
            Command::ProfileUpdate(update) => profile::update::check_changes(&update.changes).map(drop),
            Command::TopicRename(names) => topic::check_names(&names.nl, &names.en, &names.synonyms).map(drop),
            Command::TopicMerge(merge) if merge.from == merge.into => Err(Refusal::TopicInvalid),
            Command::CommunityCreate(made) => {
                community::check_name(&made.name)?;
                community::check_description(&made.description).map(drop)
            }
            Command::PostCreate(made) => {
                title::check_title(&made.title)?;
                check_files(&made.files)?;
                check_text(&made.text, POST_MAX_CHARS, !made.files.is_empty())
            }
            Command::PostEdit(edit) => {
                title::check_title(&edit.title)?;
                check_files(edit.files.as_deref().unwrap_or_default())?;
                check_text(&edit.text, POST_MAX_CHARS, edit.files.as_ref().is_some_and(|files| !files.is_empty()))
            }
            Command::CommentCreate(made) => {
                check_files(&made.files)?;
                check_text(&made.text, COMMENT_MAX_CHARS, !made.files.is_empty())
            }
            Command::CommentEdit(edit) => {
                check_files(edit.files.as_deref().unwrap_or_default())?;
                check_text(&edit.text, COMMENT_MAX_CHARS, edit.files.as_ref().is_some_and(|files| !files.is_empty()))
            }
            Command::ReactionSet(set) => emoji::check_emoji(&set.emoji),
            Command::CommunityJoin(_)
            | Command::CommunityLeave(_)
            | Command::CommunityInvite(_)
            | Command::CommunityRemoveMember(_)
            | Command::PostWithdraw(_)
            | Command::CommentWithdraw(_)
            | Command::TopicMerge(_)
            | Command::VouchSet(_)
            | Command::VouchDecline(_)
            | Command::HelpfulSet(_) => Ok(()),
        }
    }

    /// The files it carries, which must be uploaded before it is sent.
    #[must_use]
    pub fn files(&self) -> Vec<FileId> {
        match self {
            Command::PostCreate(made) => made.files.clone(),
            Command::CommentCreate(made) => made.files.clone(),
            Command::PostEdit(edit) => edit.files.clone().unwrap_or_default(),
            Command::CommentEdit(edit) => edit.files.clone().unwrap_or_default(),
            Command::ProfileUpdate(update) => {
                let photo = |change: &ProfileChange| if let ProfileChange::Photo(photo) = change { *photo } else { None };
                update.changes.iter().find_map(photo).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }
}

fn check_files(files: &[FileId]) -> Result<(), Refusal> {
    let twice = files.iter().enumerate().any(|(at, file)| files.iter().take(at).any(|earlier| earlier == file));
    if files.len() > patio_domain::limits::FILES_MAX_COUNT {
        Err(Refusal::TooManyFiles)
    } else if twice {
        Err(Refusal::FileMissing)
    } else {
        Ok(())
    }
}

/// A text may be empty beside a file that speaks for itself.
fn check_text(text: &Doc, max_chars: usize, has_files: bool) -> Result<(), Refusal> {
    match text.check(max_chars) {
        Err(Refusal::TextEmpty) if has_files => Ok(()),
        checked => checked,
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
