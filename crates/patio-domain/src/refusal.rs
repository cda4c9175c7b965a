//! The reasons why the server refuses a command: a closed list in which a person can act on each reason.
//!
//! Owns the public refusal codes, each in one line with its word. The Fluent text `refusal-<code>` explains each code; no code
//! compares texts.

use serde::{Deserialize, Serialize};
use thiserror::Error;

macro_rules! refusals {
    ($( $(#[$meta:meta])+ $name:ident = $code:literal, )+) => {
        /// A permanent refusal of one command. Stored with its verdict (S1, S3), so the wire names never change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Error)]
        #[error("{}", self.code())]
        pub enum Refusal {
            $( $(#[$meta])+ #[serde(rename = $code)] $name, )+
        }

        impl Refusal {
            /// Every refusal.
            pub const ALL: &[Refusal] = &[$( Refusal::$name, )+];

            /// The stable word for this refusal, as on the wire.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $( Refusal::$name => $code, )+
                }
            }
        }
    };
}

refusals! {
    /// The profile has no name, job or expertise yet; profiles come before posts.
    ProfileIncomplete = "profile_incomplete",
    /// The thing does not exist, or the person may not see it. Both get one answer, so that the answer reveals nothing.
    NotFound = "not_found",
    /// The person is not a member of the community.
    NotAMember = "not_a_member",
    /// Only the author may do this.
    NotTheAuthor = "not_the_author",
    /// Only a manager of the community may do this.
    NotAManager = "not_a_manager",
    /// The person manages communities, and none of them has enough members. Earlier servers said so about topics.
    TooFewMembers = "too_few_members",
    /// The post or comment was withdrawn.
    Withdrawn = "withdrawn",
    /// The text is empty.
    TextEmpty = "text_empty",
    /// The text is longer than the limit.
    TextTooLong = "text_too_long",
    /// The text is nested too deep or has too many parts.
    TextTooComplex = "text_too_complex",
    /// The title is too long, or has line breaks.
    TitleInvalid = "title_invalid",
    /// A name is empty, too long or has control characters.
    NameInvalid = "name_invalid",
    /// The job is empty, too long or has control characters.
    JobInvalid = "job_invalid",
    /// No expertise, too many, or one is too long.
    ExpertiseInvalid = "expertise_invalid",
    /// A description is too long.
    DescriptionInvalid = "description_invalid",
    /// A link is not https or mailto.
    LinkInvalid = "link_invalid",
    /// More people are mentioned than allowed.
    TooManyMentions = "too_many_mentions",
    /// The reaction is not one emoji.
    EmojiInvalid = "emoji_invalid",
    /// A community of that name exists.
    NameTaken = "name_taken",
    /// The last manager of a community cannot leave it.
    LastManager = "last_manager",
    /// Another thing has this id already.
    IdTaken = "id_taken",
    /// The same command id came with other content.
    IdReused = "id_reused",
    /// This server does not know the command; a newer one may.
    UnknownCommand = "unknown_command",
    /// The command's body is not well-formed.
    Malformed = "malformed",
    /// A field of the profile is too long, or not in a form that Patio knows.
    ProfileFieldInvalid = "profile_field_invalid",
    /// A topic without a name, too many synonyms, or merged with itself.
    TopicInvalid = "topic_invalid",
    /// Vouching for oneself, or calling one's own text helpful.
    NotForYourself = "not_for_yourself",
    /// The file does not exist, is not complete, belongs to another person, or is in use elsewhere. All get one answer.
    FileMissing = "file_missing",
    /// The file is larger than allowed.
    FileTooLarge = "file_too_large",
    /// Patio does not take files of this kind, or the file's name does not match its content.
    FileTypeRefused = "file_type_refused",
    /// The bytes that arrived differ from those that were sent, or cannot be read.
    FileDamaged = "file_damaged",
    /// The file has no bytes.
    FileEmpty = "file_empty",
    /// The name of the file is empty, too long, hidden, or has a sign that some system does not allow.
    FileNameInvalid = "file_name_invalid",
    /// The image has more pixels than allowed.
    ImageTooLarge = "image_too_large",
    /// The archive would unpack to far more than its own size, or holds too many files or further archives.
    ArchiveRefused = "archive_refused",
    /// The person has no room left for files.
    QuotaExceeded = "quota_exceeded",
    /// The text has more files than allowed.
    TooManyFiles = "too_many_files",
    /// The author put the command aside before the server decided it; it never takes effect.
    PutAside = "put_aside",
    /// The command is larger than allowed, with all its links and marks.
    CommandTooLarge = "command_too_large",
    /// The person did things of this kind more often than one person needs to in so short a time.
    TooOften = "too_often",
    /// Only administrators, and people to whom one gave the right to look after topics, may do this.
    NotACurator = "not_a_curator",
    /// Only administrators may do this.
    NotAnAdministrator = "not_an_administrator",
    /// There is nothing to undo: it was undone already, or never done.
    NothingToUndo = "nothing_to_undo",
    /// Only a lead of the desk, or an administrator, may do this.
    NotALead = "not_a_lead",
    /// Only people who work at the desk may do this.
    NotStaff = "not_staff",
    /// Only the person who asked the question may do this.
    NotTheAsker = "not_the_asker",
    /// Another person of the desk has the question.
    ClaimedByAnother = "claimed_by_another",
    /// The question has no answer yet.
    NotAnswered = "not_answered",
    /// The question has an answer already.
    AlreadyAnswered = "already_answered",
    /// A question needs a title, in one line.
    QuestionTitleInvalid = "question_title_invalid",
    /// Opening hours that overlap or end before they begin, a zone that Patio does not know, or a date that is none.
    CalendarInvalid = "calendar_invalid",
    /// A target of zero, one longer than a year, or one of a desk that is never open.
    TargetInvalid = "target_invalid",
    /// The colleague does not work at the desk, or asked the question.
    NotAssignable = "not_assignable",
    /// The question is at this desk already.
    SameDesk = "same_desk",
    /// Nobody works at the desk.
    DeskWithoutStaff = "desk_without_staff",
    /// The question was put together with another one.
    QuestionMerged = "question_merged",
    /// The other question is itself, is at another desk, was taken back, or was put together with a third one.
    MergeInvalid = "merge_invalid",
    /// One of the two questions is private, and they have different askers.
    MergePrivate = "merge_private",
    /// The incident is over.
    IncidentEnded = "incident_ended",
    /// The incident is one of another desk.
    IncidentElsewhere = "incident_elsewhere",
    /// The question is part of another incident.
    InAnotherIncident = "in_another_incident",
    /// The incident has all the questions or all the messages that one can have.
    IncidentFull = "incident_full",
    /// Another macro of the desk has the key.
    MacroKeyTaken = "macro_key_taken",
    /// The desk has as many macros as one can have.
    MacrosFull = "macros_full",
    /// A knowledge item needs a title, in one line.
    KnowledgeTitleInvalid = "knowledge_title_invalid",
    /// A topic that is empty or too long, or too many.
    KnowledgeTopicsInvalid = "knowledge_topics_invalid",
    /// The review date is no date.
    ReviewDateInvalid = "review_date_invalid",
    /// Somebody changed the item after the writer read it.
    KnowledgeChanged = "knowledge_changed",
    /// The item does not hold any more.
    KnowledgeRetired = "knowledge_retired",
    /// The question's answer is kept already.
    AlreadyKnowledge = "already_knowledge",
    /// The question is private.
    QuestionPrivate = "question_private",
    /// A reason that only a newer server knows. The verdict counts, although this version has no text for its reason (S13).
    #[serde(other)]
    Unknown = "unknown",
}

impl Refusal {
    /// Whether the reason is something that is missing, and that others may yet bring; not one that stands in the way, and not one that lies
    /// in the command itself.
    #[must_use]
    pub fn may_pass(self) -> bool {
        matches!(
            self,
            Refusal::ProfileIncomplete
                | Refusal::NotFound
                | Refusal::NotAMember
                | Refusal::NotAManager
                | Refusal::TooFewMembers
                | Refusal::LastManager
                | Refusal::TooOften
                | Refusal::NotACurator
                | Refusal::NotAnAdministrator
                | Refusal::NothingToUndo
                | Refusal::NotALead
                | Refusal::NotStaff
                | Refusal::NotAnswered
                | Refusal::NotAssignable
                | Refusal::DeskWithoutStaff
        )
    }
}
