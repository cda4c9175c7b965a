//! Why a command is refused: a small closed list, each with a reason a person can act on.
//!
//! Owns the public refusal codes. The words for each code are Fluent texts (`refusal-<code>`); nobody matches on text.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A permanent refusal of one command. Stored with its verdict (S1, S3), so the wire names never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[error("{}", self.code())]
pub enum Refusal {
    /// The profile has no name, job or expertise yet; profiles come before posts.
    ProfileIncomplete,
    /// The thing does not exist, or the person may not see it. One answer for both.
    NotFound,
    /// The person is not a member of the community.
    NotAMember,
    /// Only the author may do this.
    NotTheAuthor,
    /// Only a manager of the community may do this.
    NotAManager,
    /// The post or comment was withdrawn.
    Withdrawn,
    /// The text is empty.
    TextEmpty,
    /// The text is longer than the limit.
    TextTooLong,
    /// The text is nested too deep or has too many parts.
    TextTooComplex,
    /// The title is too long, or has line breaks.
    TitleInvalid,
    /// A name is empty, too long or has control characters.
    NameInvalid,
    /// The job is empty, too long or has control characters.
    JobInvalid,
    /// No expertise, too many, or one is too long.
    ExpertiseInvalid,
    /// A description is too long.
    DescriptionInvalid,
    /// A link is not https or mailto.
    LinkInvalid,
    /// More people are mentioned than allowed.
    TooManyMentions,
    /// The reaction is not one emoji.
    EmojiInvalid,
    /// A community of that name exists.
    NameTaken,
    /// The last manager of a community cannot leave it.
    LastManager,
    /// The id is already in use by something else.
    IdTaken,
    /// The same command id came with other content.
    IdReused,
    /// This server does not know the command; a newer one may.
    UnknownCommand,
    /// The command's body is not well-formed.
    Malformed,
}

impl Refusal {
    /// Every refusal, for tests that check that each has its texts.
    pub const ALL: [Refusal; 23] = [
        Refusal::ProfileIncomplete,
        Refusal::NotFound,
        Refusal::NotAMember,
        Refusal::NotTheAuthor,
        Refusal::NotAManager,
        Refusal::Withdrawn,
        Refusal::TextEmpty,
        Refusal::TextTooLong,
        Refusal::TextTooComplex,
        Refusal::TitleInvalid,
        Refusal::NameInvalid,
        Refusal::JobInvalid,
        Refusal::ExpertiseInvalid,
        Refusal::DescriptionInvalid,
        Refusal::LinkInvalid,
        Refusal::TooManyMentions,
        Refusal::EmojiInvalid,
        Refusal::NameTaken,
        Refusal::LastManager,
        Refusal::IdTaken,
        Refusal::IdReused,
        Refusal::UnknownCommand,
        Refusal::Malformed,
    ];

    /// The stable word for this refusal, as on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Refusal::ProfileIncomplete => "profile_incomplete",
            Refusal::NotFound => "not_found",
            Refusal::NotAMember => "not_a_member",
            Refusal::NotTheAuthor => "not_the_author",
            Refusal::NotAManager => "not_a_manager",
            Refusal::Withdrawn => "withdrawn",
            Refusal::TextEmpty => "text_empty",
            Refusal::TextTooLong => "text_too_long",
            Refusal::TextTooComplex => "text_too_complex",
            Refusal::TitleInvalid => "title_invalid",
            Refusal::NameInvalid => "name_invalid",
            Refusal::JobInvalid => "job_invalid",
            Refusal::ExpertiseInvalid => "expertise_invalid",
            Refusal::DescriptionInvalid => "description_invalid",
            Refusal::LinkInvalid => "link_invalid",
            Refusal::TooManyMentions => "too_many_mentions",
            Refusal::EmojiInvalid => "emoji_invalid",
            Refusal::NameTaken => "name_taken",
            Refusal::LastManager => "last_manager",
            Refusal::IdTaken => "id_taken",
            Refusal::IdReused => "id_reused",
            Refusal::UnknownCommand => "unknown_command",
            Refusal::Malformed => "malformed",
        }
    }
}
