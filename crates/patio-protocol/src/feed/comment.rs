//! Comments: the commands that write, edit and withdraw one, and the record everybody reads.
//!
//! Owns their bodies and rules. Must not know posts beyond their id. Keeps S3 (a comment stands in its conversation's lane).

use super::{check_entry, files_or_those_of};
use crate::intent::{Intent, Need, Written, WrittenFiles, none};
use crate::lane::Lane;
use patio_domain::limits::COMMENT_MAX_CHARS;
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, CommunityId, FileId, PersonId, PostId, Refusal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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

impl Intent for CommentCreate {
    fn lane(&self) -> Lane {
        Lane::conversation(self.post)
    }

    fn check(&self) -> Result<(), Refusal> {
        check_entry(&self.text, &self.files, COMMENT_MAX_CHARS)
    }

    fn files(&self) -> Vec<FileId> {
        self.files.clone()
    }

    fn text(&self) -> Option<Written<'_>> {
        Some(Written {
            draft: format!("comment:{}", self.post),
            title: "",
            text: &self.text,
            reply_to: self.reply_to,
            new_in: None,
            files: WrittenFiles::These(self.files.clone()),
        })
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile]
    }

    none!(gives);
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

impl Intent for CommentEdit {
    fn lane(&self) -> Lane {
        Lane::conversation(self.post)
    }

    fn check(&self) -> Result<(), Refusal> {
        check_entry(&self.text, self.files.as_deref().unwrap_or_default(), COMMENT_MAX_CHARS)
    }

    fn files(&self) -> Vec<FileId> {
        self.files.clone().unwrap_or_default()
    }

    fn text(&self) -> Option<Written<'_>> {
        Some(Written {
            draft: format!("edit:{}", self.comment),
            title: "",
            text: &self.text,
            reply_to: None,
            new_in: None,
            files: files_or_those_of(self.files.as_deref(), self.comment.0),
        })
    }

    none!(needs, gives);
}

/// Body of `comment.withdraw`. A tombstone stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are named by their types")]
pub struct CommentWithdraw {
    pub comment: CommentId,
    pub post: PostId,
}

impl Intent for CommentWithdraw {
    fn lane(&self) -> Lane {
        Lane::conversation(self.post)
    }

    none!(check, files, text, needs, gives);
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
