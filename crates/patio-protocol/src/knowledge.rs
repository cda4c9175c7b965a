//! Knowledge: the commands by which a desk keeps an answer, and by which a colleague says whether it helped, and their records.
//!
//! Owns their bodies and the ids of their records. The rules of topics and dates stand in `patio_domain::knowledge`. Keeps S3: everything about one item
//! is one lane.

use crate::derived_id::derived_id;
use crate::intent::{Intent, Need, Written, WrittenFiles, none};
use crate::lane::Lane;
use patio_domain::knowledge::{check_review_on, check_topics};
use patio_domain::limits::{DESCRIPTION_MAX_CHARS, QUESTION_MAX_CHARS};
use patio_domain::rich_text::Doc;
use patio_domain::title::{check_title, clean_lines};
use patio_domain::{DeskId, KnowledgeId, PersonId, QuestionId, Refusal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Body of `knowledge.set`: what an item says from now on, a new one or one that is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeSet {
    /// The item.
    pub knowledge: KnowledgeId,
    /// The desk that keeps it.
    pub desk: DeskId,
    /// The version that the writer read; 0 for a new one. A text is never put over a text that its writer did not see.
    pub base: u32,
    /// What it is about, in one line.
    pub title: String,
    /// What it says.
    pub text: Doc,
    /// What it is about, in words by which it is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// The day on which its owner looks at it again, `YYYY-MM-DD`.
    pub review_on: String,
    /// The question whose answer it is; of a new item only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
}

/// A title that is there.
///
/// # Errors
/// [`Refusal::KnowledgeTitleInvalid`], [`Refusal::TitleInvalid`].
pub fn check_knowledge_title(title: &str) -> Result<String, Refusal> {
    let title = check_title(title)?;
    if title.is_empty() { Err(Refusal::KnowledgeTitleInvalid) } else { Ok(title) }
}

impl Intent for KnowledgeSet {
    fn lane(&self) -> Lane {
        Lane::knowledge(self.knowledge)
    }

    fn check(&self) -> Result<(), Refusal> {
        check_knowledge_title(&self.title)?;
        self.text.check(QUESTION_MAX_CHARS)?;
        check_topics(&self.topics)?;
        check_review_on(&self.review_on).map(drop)
    }

    fn text(&self) -> Option<Written<'_>> {
        let draft = match (self.base, self.question) {
            (0, Some(question)) => format!("keep:{question}"),
            (0, None) => format!("keep-new:{}", self.desk),
            _ => format!("knowledge:{}", self.knowledge),
        };
        Some(Written { draft, title: &self.title, text: &self.text, reply_to: None, new_in: None, files: WrittenFiles::These(Vec::new()) })
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile, Need::Desk(self.desk)]
    }

    none!(files, gives);
}

/// Body of `knowledge.review`: an item is still right, and is looked at again on that day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeReview {
    /// The item.
    pub knowledge: KnowledgeId,
    /// The next day, `YYYY-MM-DD`.
    pub review_on: String,
}

impl Intent for KnowledgeReview {
    fn lane(&self) -> Lane {
        Lane::knowledge(self.knowledge)
    }

    fn check(&self) -> Result<(), Refusal> {
        check_review_on(&self.review_on).map(drop)
    }

    none!(files, text, needs, gives);
}

/// Body of `knowledge.retire`: an item does not hold any more, or holds again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeRetire {
    /// The item.
    pub knowledge: KnowledgeId,
    /// Whether it is retired from now on.
    pub on: bool,
}

impl Intent for KnowledgeRetire {
    fn lane(&self) -> Lane {
        Lane::knowledge(self.knowledge)
    }

    none!(check, files, text, needs, gives);
}

/// Body of `knowledge.hand_over`: another person of the desk looks after an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeHandOver {
    /// The item.
    pub knowledge: KnowledgeId,
    /// Its owner from now on.
    pub person: PersonId,
}

impl Intent for KnowledgeHandOver {
    fn lane(&self) -> Lane {
        Lane::knowledge(self.knowledge)
    }

    none!(check, files, text, needs, gives);
}

/// Body of `knowledge.vote`: an item helped a person, or did not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeVote {
    /// The item.
    pub knowledge: KnowledgeId,
    /// Whether it helped; nothing takes back what was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<bool>,
    /// What was missing, for the desk alone; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A reason as it is kept.
///
/// # Errors
/// [`Refusal::DescriptionInvalid`] when it is too long.
pub fn check_reason(reason: &str) -> Result<String, Refusal> {
    let reason = clean_lines(reason);
    if reason.chars().count() > DESCRIPTION_MAX_CHARS { Err(Refusal::DescriptionInvalid) } else { Ok(reason) }
}

impl Intent for KnowledgeVote {
    fn lane(&self) -> Lane {
        Lane::knowledge(self.knowledge)
    }

    fn check(&self) -> Result<(), Refusal> {
        check_reason(&self.reason).map(drop)
    }

    none!(files, text, needs, gives);
}

/// An item of knowledge; in the scope of its desk, which everybody has who may ask it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnowledgeBody {
    /// The desk that keeps it.
    pub desk: DeskId,
    /// What it is about, in one line.
    pub title: String,
    /// What it says.
    pub text: Doc,
    /// Words by which it is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// The person who looks after it.
    pub owner: PersonId,
    /// The day on which they look at it again, `YYYY-MM-DD`.
    pub review_on: String,
    /// 1 at first, plus one each time it says something else.
    pub version: u32,
    /// The question whose answer it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// Since when it does not hold any more, UTC milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired_at: Option<i64>,
    /// When somebody last changed or looked at it, UTC milliseconds.
    pub changed_at: i64,
    /// The person who wrote this version.
    pub written_by: PersonId,
    /// Colleagues whom it helped.
    pub helped_count: u32,
    /// Colleagues whom it did not help.
    pub not_helped_count: u32,
}

/// What an item said before; in the scope of its desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnowledgeVersionBody {
    /// The item.
    pub knowledge: KnowledgeId,
    /// The number of the version.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// What it said.
    pub text: Doc,
    /// The person who wrote it.
    pub written_by: PersonId,
    /// Until when it held, UTC milliseconds.
    pub until_at: i64,
}

/// Whether an item helped a person; in the scope of the desk's staff, and in the person's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnowledgeVoteBody {
    /// The item.
    pub knowledge: KnowledgeId,
    /// The person.
    pub person: PersonId,
    /// Whether it helped.
    pub helped: bool,
    /// What was missing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// When they said so, UTC milliseconds.
    pub said_at: i64,
}

/// The record of an earlier version.
#[must_use]
pub fn knowledge_version_id(knowledge: KnowledgeId, version: u32) -> Uuid {
    derived_id(&[b"knowledge_version", knowledge.0.as_bytes(), &version.to_be_bytes()])
}

/// The record of what one person said about one item.
#[must_use]
pub fn knowledge_vote_id(knowledge: KnowledgeId, person: PersonId) -> Uuid {
    derived_id(&[b"knowledge_vote", knowledge.0.as_bytes(), person.0.as_bytes()])
}
