//! What every source is turned into: a neutral stream of people, communities, memberships and messages, with original times
//! and the source's own keys. Must not know any source's format, nor the store.

use super::ImportError;
use patio_domain::Refusal;
use patio_domain::community::{Access, MemberRole};
use patio_protocol::record::AccountState;
use std::rc::Rc;

/// An instant in UTC microseconds: chat sources put several messages in one millisecond and rely on their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment(i64);

impl Moment {
    /// From whole milliseconds.
    pub(super) fn from_ms(ms: i64) -> Moment {
        Moment(ms.saturating_mul(1000))
    }

    /// From microseconds.
    pub(super) fn from_us(us: i64) -> Moment {
        Moment(us)
    }

    /// Whole milliseconds.
    pub(super) fn ms(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The microseconds beyond the millisecond: 0 to 999.
    pub(super) fn sub_ms(self) -> u16 {
        u16::try_from(self.0.rem_euclid(1000)).unwrap_or(0)
    }
}

/// Where something stands in the export.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    pub(super) file: Rc<str>,
    pub(super) row: u64,
}

/// One thing of a source, with where it stood and how it looked there (JSON), for the file of rejected rows.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) origin: Origin,
    pub(super) raw: String,
    pub(super) what: What,
}

/// The kinds of things.
#[derive(Clone, Debug)]
pub(super) enum What {
    Person(Person),
    Community(Community),
    Member(Member),
    Message(Message),
}

/// A person. `names` are tried in turn until one can be a name.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) key: String,
    pub(super) names: Vec<String>,
    pub(super) login: Option<String>,
    pub(super) job: String,
    pub(super) expertise: Vec<String>,
    pub(super) state: AccountState,
    pub(super) created_at: Option<Moment>,
}

/// A community. With `authors_join`, the authors of its messages become its members and the first of them its manager, for
/// sources that do not list members.
#[derive(Clone, Debug)]
pub(super) struct Community {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) access: Access,
    pub(super) created_at: Option<Moment>,
    pub(super) authors_join: bool,
}

/// A membership.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) community: String,
    pub(super) person: String,
    pub(super) role: MemberRole,
    pub(super) since: Option<Moment>,
}

/// A post, or a comment when it names the `thread` it stands in (the key of the thread's first message).
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) key: String,
    pub(super) community: String,
    pub(super) author: String,
    pub(super) thread: Option<String>,
    pub(super) reply_to: Option<String>,
    pub(super) title: String,
    pub(super) text: Text,
    pub(super) at: Moment,
    pub(super) edited: Option<Edit>,
    pub(super) withdrawn_at: Option<Moment>,
    pub(super) reactions: Vec<Reaction>,
}

/// A text as the source writes it.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) raw: String,
    pub(super) markup: Markup,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// Slack's mrkdwn, with `&`, `<` and `>` escaped.
    Mrkdwn,
    /// The same with nothing escaped, as in the sample organisation.
    PlainMrkdwn,
    /// Plain text with `[[user:1]]`.
    Yammer,
}

/// The text was changed; some sources tell what it said before.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) at: Moment,
    pub(super) before: Option<Text>,
}

/// A reaction. Sources do not say when; it takes the time of its message.
#[derive(Clone, Debug)]
pub(super) struct Reaction {
    pub(super) emoji: String,
    pub(super) person: String,
}

/// Why something is not brought in although it should have been. The codes are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Reason {
    /// A rule of Patio refuses it.
    Refused(Refusal),
    /// The row is not what its format says.
    RowUnreadable,
    /// The file cannot be read, or is not what its format says.
    FileUnreadable,
    /// The file is larger, or more tightly packed, than is accepted.
    FileTooLarge,
    /// The key is missing, too long or has control characters.
    KeyInvalid,
    /// The time is missing, before 1970 or in the future.
    TimeInvalid,
    /// The export has no person with the author's key.
    AuthorUnknown,
    /// The export has no person with this key.
    PersonUnknown,
    /// There is no such community, or it was rejected.
    CommunityUnknown,
    /// There is nothing but attachments, which are not brought in.
    AttachmentsOnly,
    /// A kind of message this version does not know.
    MessageKindUnknown,
    /// A cell that a spreadsheet would carry out.
    Formula,
    /// The e-mail address cannot be one.
    EmailInvalid,
    /// The same person again.
    PersonTwice,
    /// Another person has this e-mail address: in this list, or under another number in an earlier one.
    EmailTwice,
    /// In the list, and the account is closed here: they may have come back.
    Rehired,
    /// The field says something else here, and not because of an earlier list. It was left alone.
    DiffersHere,
    /// No person has the number or address that is named as manager, or it is the person's own.
    ManagerUnknown,
    /// Not a language, or not one whose name is known.
    LanguageUnknown,
    /// Not days and hours.
    HoursUnclear,
    /// Not a date with the day before the month.
    DateInvalid,
}

impl Reason {
    /// The stable code.
    pub(super) fn code(self) -> &'static str {
        match self {
            Reason::Refused(refusal) => refusal.code(),
            Reason::RowUnreadable => "row_unreadable",
            Reason::FileUnreadable => "file_unreadable",
            Reason::FileTooLarge => "file_too_large",
            Reason::KeyInvalid => "key_invalid",
            Reason::TimeInvalid => "time_invalid",
            Reason::AuthorUnknown => "author_unknown",
            Reason::PersonUnknown => "person_unknown",
            Reason::CommunityUnknown => "community_unknown",
            Reason::AttachmentsOnly => "attachments_only",
            Reason::MessageKindUnknown => "message_kind_unknown",
            Reason::Formula => "formula",
            Reason::EmailInvalid => "email_invalid",
            Reason::PersonTwice => "person_twice",
            Reason::EmailTwice => "email_twice",
            Reason::Rehired => "rehired",
            Reason::DiffersHere => "differs_here",
            Reason::ManagerUnknown => "manager_unknown",
            Reason::LanguageUnknown => "language_unknown",
            Reason::HoursUnclear => "hours_unclear",
            Reason::DateInvalid => "date_invalid",
        }
    }
}

/// What is passed over on purpose, and only counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Skip {
    /// A private conversation, or a message in one.
    PrivateConversation,
    PrivateMessage,
    /// Written by the system: a person joined, a topic changed.
    SystemMessage,
    /// Written by a program.
    BotMessage,
    /// An account of a program.
    BotAccount,
    /// The same message again.
    Repeated,
    /// A file that goes with a message; its text comes in, the file does not.
    Attachment,
    /// A person whose first day is to come.
    NotStarted,
    /// A person whose last day is over.
    LeftAlready,
    /// A person whose account is closed here.
    ClosedHere,
    /// Missing from the file, and the last administrator there is.
    LastAdministrator,
    /// Missing from a file that may have lost rows: it cannot be told who left.
    LeaverUnclear,
    /// Missing from the file, and more than may be closed at a time.
    LeaversTooMany,
}

impl Skip {
    /// The stable code.
    pub(super) fn code(self) -> &'static str {
        match self {
            Skip::PrivateConversation => "private_conversations",
            Skip::PrivateMessage => "private_messages",
            Skip::SystemMessage => "system_messages",
            Skip::BotMessage => "bot_messages",
            Skip::BotAccount => "bot_accounts",
            Skip::Repeated => "repeated_messages",
            Skip::Attachment => "attachments",
            Skip::NotStarted => "people_not_started_yet",
            Skip::LeftAlready => "people_who_left_already",
            Skip::ClosedHere => "closed_accounts",
            Skip::LastAdministrator => "last_administrator",
            Skip::LeaverUnclear => "leavers_that_cannot_be_told",
            Skip::LeaversTooMany => "leavers_that_are_too_many",
        }
    }
}

/// A row that is rejected: all of it, or only one `field`.
#[derive(Clone, Debug)]
pub(super) struct Rejected<'a> {
    pub(super) kind: &'static str,
    pub(super) key: &'a str,
    pub(super) field: Option<&'static str>,
    pub(super) reason: Reason,
    pub(super) origin: &'a Origin,
    pub(super) raw: Option<&'a str>,
}

/// Where a source pours what it finds.
pub(super) trait Sink {
    /// Takes one thing.
    fn take(&mut self, item: Item) -> Result<(), ImportError>;
    /// Notes what the source itself could not make sense of.
    fn reject(&mut self, rejected: &Rejected<'_>) -> Result<(), ImportError>;
    /// Counts what is passed over.
    fn skip(&mut self, why: Skip, count: u64);
}
