//! Posts: the commands that write, edit and withdraw one, and the record everybody reads.
//!
//! Owns their bodies and rules. Must not know comments or who may do what: the server decides that. Keeps S3 (everything in a
//! conversation shares its lane).

use super::{check_entry, files_or_those_of};
use crate::intent::{Intent, Need, Written, WrittenFiles, none};
use crate::lane::Lane;
use patio_domain::limits::POST_MAX_CHARS;
use patio_domain::rich_text::Doc;
use patio_domain::{CommunityId, FileId, PersonId, PostId, Refusal, title};
use serde::{Deserialize, Serialize};

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

impl Intent for PostCreate {
    fn lane(&self) -> Lane {
        Lane::conversation(self.post)
    }

    fn check(&self) -> Result<(), Refusal> {
        title::check_title(&self.title)?;
        check_entry(&self.text, &self.files, POST_MAX_CHARS)
    }

    fn files(&self) -> Vec<FileId> {
        self.files.clone()
    }

    fn text(&self) -> Option<Written<'_>> {
        Some(Written {
            draft: format!("post:{}", self.community),
            title: &self.title,
            text: &self.text,
            reply_to: None,
            new_in: Some(self.community),
            files: WrittenFiles::These(self.files.clone()),
        })
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile, Need::Community(self.community)]
    }

    none!(gives);
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

impl Intent for PostEdit {
    fn lane(&self) -> Lane {
        Lane::conversation(self.post)
    }

    fn check(&self) -> Result<(), Refusal> {
        title::check_title(&self.title)?;
        check_entry(&self.text, self.files.as_deref().unwrap_or_default(), POST_MAX_CHARS)
    }

    fn files(&self) -> Vec<FileId> {
        self.files.clone().unwrap_or_default()
    }

    fn text(&self) -> Option<Written<'_>> {
        Some(Written {
            draft: format!("edit:{}", self.post),
            title: &self.title,
            text: &self.text,
            reply_to: None,
            new_in: None,
            files: files_or_those_of(self.files.as_deref(), self.post.0),
        })
    }

    none!(needs, gives);
}

/// Body of `post.withdraw`. A tombstone stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are named by their types")]
pub struct PostWithdraw {
    pub post: PostId,
}

impl Intent for PostWithdraw {
    fn lane(&self) -> Lane {
        Lane::conversation(self.post)
    }

    none!(check, files, text, needs, gives);
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
