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
    /// The person manages communities, and none of them has enough members to speak for others.
    TooFewMembers,
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
    /// A field of the profile does not hold: too long, not a known form.
    ProfileFieldInvalid,
    /// A topic without a name, too many synonyms, or merged with itself.
    TopicInvalid,
    /// Vouching for oneself, or calling one's own text helpful.
    NotForYourself,
    /// A file is not there, not ready, of somebody else, or in use elsewhere. One answer for all.
    FileMissing,
    /// The file is larger than allowed.
    FileTooLarge,
    /// Files of this kind are not taken, or the name does not fit what is inside.
    FileTypeRefused,
    /// What arrived is not what was sent, or cannot be read.
    FileDamaged,
    /// The name of the file is empty, too long or has control characters.
    FileNameInvalid,
    /// The image has more pixels than allowed.
    ImageTooLarge,
    /// An archive that would unpack to far more than it is, or holds too many files or further archives.
    ArchiveRefused,
    /// The person's files are as much as one person may have.
    QuotaExceeded,
    /// More files on one text than allowed.
    TooManyFiles,
    /// A reason of a newer server. A verdict is a verdict, also for a version that has no word for its reason (S13).
    #[serde(other)]
    Unknown,
}

impl Refusal {
    /// Every refusal, for tests that check that each has its texts.
    pub const ALL: [Refusal; 37] = [
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
        Refusal::ProfileFieldInvalid,
        Refusal::TopicInvalid,
        Refusal::NotForYourself,
        Refusal::FileMissing,
        Refusal::FileTooLarge,
        Refusal::FileTypeRefused,
        Refusal::FileDamaged,
        Refusal::FileNameInvalid,
        Refusal::ImageTooLarge,
        Refusal::ArchiveRefused,
        Refusal::QuotaExceeded,
        Refusal::TooManyFiles,
        Refusal::TooFewMembers,
        Refusal::Unknown,
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
            Refusal::TooFewMembers => "too_few_members",
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
            Refusal::ProfileFieldInvalid => "profile_field_invalid",
            Refusal::TopicInvalid => "topic_invalid",
            Refusal::NotForYourself => "not_for_yourself",
            Refusal::FileMissing => "file_missing",
            Refusal::FileTooLarge => "file_too_large",
            Refusal::FileTypeRefused => "file_type_refused",
            Refusal::FileDamaged => "file_damaged",
            Refusal::FileNameInvalid => "file_name_invalid",
            Refusal::ImageTooLarge => "image_too_large",
            Refusal::ArchiveRefused => "archive_refused",
            Refusal::QuotaExceeded => "quota_exceeded",
            Refusal::TooManyFiles => "too_many_files",
            Refusal::Unknown => "unknown",
        }
    }
}
