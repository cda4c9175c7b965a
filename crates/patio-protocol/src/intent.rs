//! What every command says of itself, beside what it does: its lane, its rules, its files, its text, and what must come first.
//!
//! Owns the trait that each command body implements, without a default for any of its questions: a new command that leaves one
//! unanswered does not compile. Must not know the commands. Keeps S3 (order inside a lane) and serves client and server alike.

use crate::lane::Lane;
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, CommunityId, DeskId, FileId, IncidentId, Refusal};
use uuid::Uuid;

/// What the outbox, the server and the screens ask of a command.
pub trait Intent {
    /// The lane in which its order holds (S3).
    fn lane(&self) -> Lane;

    /// The checks that need nothing but the command itself; client and server both make them.
    ///
    /// # Errors
    /// The first rule that does not hold.
    fn check(&self) -> Result<(), Refusal>;

    /// The files it carries, which must be uploaded before it is sent.
    fn files(&self) -> Vec<FileId>;

    /// The text its author typed, which can be taken back into a draft; nothing for commands without a text.
    fn text(&self) -> Option<Written<'_>>;

    /// What must be decided before the server can accept it, although it stands in another lane.
    fn needs(&self) -> Vec<Need>;

    /// The need of other commands that this one may meet.
    fn gives(&self) -> Option<Need>;
}

/// Something a command builds on that a command of another lane gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A profile with name, job and expertise.
    Profile,
    /// Membership of a community that was just made or joined.
    Community(CommunityId),
    /// A desk that was just made.
    Desk(DeskId),
    /// An incident that was just opened.
    Incident(IncidentId),
}

/// A text as its author typed it, with what a draft needs to bring it back.
#[derive(Clone, Debug, PartialEq)]
pub struct Written<'a> {
    /// The key of its draft: `post:<community>`, `comment:<post>`, `edit:<entry>`, `ask:<desk>`, `ask-private:<desk>`, `reply:<question>`,
    /// `note:<question>`, `incident:<desk>`, `message:<incident>`, `keep:<question>`, `keep-new:<desk>` or
    /// `knowledge:<item>`.
    pub draft: String,
    /// The title; empty for what has none.
    pub title: &'a str,
    /// The text.
    pub text: &'a Doc,
    /// The comment it answers, if not the post itself.
    pub reply_to: Option<CommentId>,
    /// The community whose new post this is.
    pub new_in: Option<CommunityId>,
    /// The files beside it.
    pub files: WrittenFiles,
}

/// The files beside a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenFiles {
    /// These, in the order they are shown.
    These(Vec<FileId>),
    /// Those that the post or comment of this id has already.
    Of(Uuid),
}

/// The answers of a command that has no rule of its own, carries no file or no text, needs nothing or gives nothing: `none!(files, text)`. Each is
/// named, so that no answer is forgotten.
macro_rules! none {
    ($($what:ident),+) => { $( none!(@ $what); )+ };
    (@ check) => {
        fn check(&self) -> Result<(), patio_domain::Refusal> {
            Ok(())
        }
    };
    (@ files) => {
        fn files(&self) -> Vec<patio_domain::FileId> {
            Vec::new()
        }
    };
    (@ text) => {
        fn text(&self) -> Option<$crate::intent::Written<'_>> {
            None
        }
    };
    (@ needs) => {
        fn needs(&self) -> Vec<$crate::intent::Need> {
            Vec::new()
        }
    };
    (@ gives) => {
        fn gives(&self) -> Option<$crate::intent::Need> {
            None
        }
    };
}
pub(crate) use none;
