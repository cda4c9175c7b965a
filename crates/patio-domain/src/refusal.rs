//! The reasons why the server refuses a command: a closed list in which a person can act on each reason.
//!
//! Owns the public refusal codes. The Fluent text `refusal-<code>` explains each code; no code compares texts.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A permanent refusal of one command. Stored with its verdict (S1, S3), so the wire names never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[error("{}", self.code())]
pub enum Refusal {
    /// The profile has no name, job or expertise yet; profiles come before posts.
    ProfileIncomplete,
    /// The thing does not exist, or the person may not see it. Both get one answer, so that the answer reveals nothing.
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
    /// Another thing has this id already.
    IdTaken,
    /// The same command id came with other content.
    IdReused,
    /// This server does not know the command; a newer one may.
    UnknownCommand,
    /// The command's body is not well-formed.
    Malformed,
    /// A field of the profile is too long, or not in a form that Patio knows.
    ProfileFieldInvalid,
    /// A topic without a name, too many synonyms, or merged with itself.
    TopicInvalid,
    /// Vouching for oneself, or calling one's own text helpful.
    NotForYourself,
    /// The file does not exist, is not complete, belongs to another person, or is in use elsewhere. All get one answer.
    FileMissing,
    /// The file is larger than allowed.
    FileTooLarge,
    /// Patio does not take files of this kind, or the file's name does not match its content.
    FileTypeRefused,
    /// The bytes that arrived differ from those that were sent, or cannot be read.
    FileDamaged,
    /// The name of the file is empty, too long or has control characters.
    FileNameInvalid,
    /// The image has more pixels than allowed.
    ImageTooLarge,
    /// The archive would unpack to far more than its own size, or holds too many files or further archives.
    ArchiveRefused,
    /// The person has no room left for files.
    QuotaExceeded,
    /// The text has more files than allowed.
    TooManyFiles,
    /// A reason that only a newer server knows. The verdict counts, although this version has no text for its reason (S13).
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
