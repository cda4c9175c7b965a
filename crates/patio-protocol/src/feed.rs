//! The feed: posts, comments, what readers put on them, and what they said before.
//!
//! Owns the commands and records of conversations and the rules they share. Must not know communities or people beyond their ids.

mod comment;
mod mark;
mod post;

pub use comment::{CommentBody, CommentCreate, CommentEdit, CommentWithdraw};
pub use mark::{HelpfulBody, HelpfulSet, ReactionBody, ReactionSet, helpful_id, reaction_id};
pub use post::{PostBody, PostCreate, PostEdit, PostWithdraw};

use crate::derived_id::derived_id;
use crate::intent::WrittenFiles;
use patio_domain::rich_text::Doc;
use patio_domain::{FileId, PostId, Refusal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The rules that posts and comments share: how many files, and how long a text. A text may be empty beside a file.
fn check_entry(text: &Doc, files: &[FileId], max_chars: usize) -> Result<(), Refusal> {
    let twice = files.iter().enumerate().any(|(at, file)| files.iter().take(at).any(|earlier| earlier == file));
    if files.len() > patio_domain::limits::FILES_MAX_COUNT {
        return Err(Refusal::TooManyFiles);
    }
    if twice {
        return Err(Refusal::FileMissing);
    }
    match text.check(max_chars) {
        Err(Refusal::TextEmpty) if !files.is_empty() => Ok(()),
        checked => checked,
    }
}

/// An edit that names no files leaves them as they are.
fn files_or_those_of(files: Option<&[FileId]>, entry: Uuid) -> WrittenFiles {
    files.map_or(WrittenFiles::Of(entry), |files| WrittenFiles::These(files.to_vec()))
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

/// The id of a revision record.
#[must_use]
pub fn revision_id(target: Uuid, version: u32) -> Uuid {
    derived_id(&[b"revision", target.as_bytes(), &version.to_be_bytes()])
}
