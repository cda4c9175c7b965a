//! Commands: what a person means to do. The same value is the outbox row, the request body and the server's input.
//!
//! Owns the one table of commands, and what is made from it: the enum, the words, reading and writing. The bodies and their
//! rules lie with their features. Keeps S1: a command travels as exact bytes; its request hash is over those bytes.

use crate::intent::{Intent, Need, Written};
use crate::lane::Lane;
use patio_domain::limits::COMMAND_MAX_BYTES;
use patio_domain::{FileId, Refusal};
use sha2::{Digest, Sha256};

pub use crate::community::{
    CommunityCreate, CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember, CommunitySetRole, CommunitySetTile,
    CommunityUpdate,
};
pub use crate::desk::{DeskCreate, DeskSetStaff, DeskSetTerms, DeskUpdate};
pub use crate::feed::{CommentCreate, CommentEdit, CommentWithdraw, HelpfulSet, PostCreate, PostEdit, PostWithdraw, ReactionSet};
pub use crate::incident::{IncidentEnd, IncidentOpen, IncidentUpdate, QuestionJoin};
pub use crate::knowledge::{KnowledgeHandOver, KnowledgeRetire, KnowledgeReview, KnowledgeSet, KnowledgeVote};
pub use crate::macros::{MacroRemove, MacroSet};
pub use crate::person::{CuratorSet, ProfileUpdate};
pub use crate::question::{
    MeTooSet, QuestionAdd, QuestionAnswer, QuestionAsk, QuestionAskBack, QuestionAssign, QuestionClaim, QuestionConfirm, QuestionLeave,
    QuestionMerge, QuestionNote, QuestionPrioritize, QuestionRelease, QuestionReopen, QuestionSplit, QuestionTransfer, QuestionWithdraw,
};
pub use crate::topic::{TopicMerge, TopicRename, TopicRenameBack, TopicSplit, VouchDecline, VouchSet};
/// Body of `profile.set`: the three things asked before the first post.
pub use patio_domain::Profile as ProfileSet;

/// The table of commands, one line each: what it does, its name, its body, its word on the wire. It is handed to the macro
/// `$each`, so that other crates make from it what they need for every command, such as the server's dispatch. Lines are added
/// at the end and never change: outboxes keep commands for months (S1).
#[macro_export]
macro_rules! for_each_command {
    ($each:ident) => {
        $each! {
            /// Fills in or changes one's own profile.
            ProfileSet(ProfileSet) = "profile.set";
            /// Makes a community; its maker becomes its manager.
            CommunityCreate(CommunityCreate) = "community.create";
            /// Joins an open community, or a closed one one is invited to.
            CommunityJoin(CommunityJoin) = "community.join";
            /// Leaves a community.
            CommunityLeave(CommunityLeave) = "community.leave";
            /// Invites a person to a community (managers).
            CommunityInvite(CommunityInvite) = "community.invite";
            /// Ends a person's membership (managers).
            CommunityRemoveMember(CommunityRemoveMember) = "community.remove_member";
            /// Writes a post.
            PostCreate(PostCreate) = "post.create";
            /// Changes one's own post; the earlier text stays readable as a revision.
            PostEdit(PostEdit) = "post.edit";
            /// Withdraws one's own post; a tombstone remains.
            PostWithdraw(PostWithdraw) = "post.withdraw";
            /// Writes a comment.
            CommentCreate(CommentCreate) = "comment.create";
            /// Changes one's own comment.
            CommentEdit(CommentEdit) = "comment.edit";
            /// Withdraws one's own comment; a tombstone remains.
            CommentWithdraw(CommentWithdraw) = "comment.withdraw";
            /// Sets or takes back one's own reaction.
            ReactionSet(ReactionSet) = "reaction.set";
            /// Changes single fields of one's own profile.
            ProfileUpdate(ProfileUpdate) = "profile.update";
            /// Gives a topic its names (curators of topics, administrators).
            TopicRename(TopicRename) = "topic.rename";
            /// Makes two topics one (curators of topics, administrators).
            TopicMerge(TopicMerge) = "topic.merge";
            /// Says that a colleague knows about a topic, or takes it back.
            VouchSet(VouchSet) = "vouch.set";
            /// Declines what a colleague vouched for oneself.
            VouchDecline(VouchDecline) = "vouch.decline";
            /// Says that a colleague's text helped, or takes it back.
            HelpfulSet(HelpfulSet) = "helpful.set";
            /// Chooses the tile of a community, or leaves the choice to each laptop again (managers).
            CommunitySetTile(CommunitySetTile) = "community.set_tile";
            /// Takes a topic out of the one it was merged into (curators of topics, administrators).
            TopicSplit(TopicSplit) = "topic.split";
            /// Gives a topic the names it had before they were last changed (curators of topics, administrators).
            TopicRenameBack(TopicRenameBack) = "topic.rename_back";
            /// Gives a person the right to look after topics, or takes it back (administrators).
            CuratorSet(CuratorSet) = "curator.set";
            /// Makes a member a manager of the community, or a manager a member (managers).
            CommunitySetRole(CommunitySetRole) = "community.set_role";
            /// Changes the name or the description of a community (managers).
            CommunityUpdate(CommunityUpdate) = "community.update";
            /// Makes a desk; its maker becomes its lead (administrators).
            DeskCreate(DeskCreate) = "desk.create";
            /// Changes the name or the purpose of a desk (leads, administrators).
            DeskUpdate(DeskUpdate) = "desk.update";
            /// Says what a person does at a desk, or that they do not work there any more (leads, administrators).
            DeskSetStaff(DeskSetStaff) = "desk.set_staff";
            /// Asks a desk something.
            QuestionAsk(QuestionAsk) = "question.ask";
            /// Takes a question that nobody has (staff).
            QuestionClaim(QuestionClaim) = "question.claim";
            /// Gives a question back to the queue (its owner, leads).
            QuestionRelease(QuestionRelease) = "question.release";
            /// Answers a question (staff).
            QuestionAnswer(QuestionAnswer) = "question.answer";
            /// Asks the asker something back, and waits (staff).
            QuestionAskBack(QuestionAskBack) = "question.ask_back";
            /// Adds something to one's own question.
            QuestionAdd(QuestionAdd) = "question.add";
            /// Says that the answer does not solve one's own question.
            QuestionReopen(QuestionReopen) = "question.reopen";
            /// Says that this was the answer to one's own question.
            QuestionConfirm(QuestionConfirm) = "question.confirm";
            /// Takes one's own question back; a tombstone remains.
            QuestionWithdraw(QuestionWithdraw) = "question.withdraw";
            /// Writes a note that only the desk reads (staff).
            QuestionNote(QuestionNote) = "question.note";
            /// Says when a desk is open and how quickly it means to be (leads, administrators).
            DeskSetTerms(DeskSetTerms) = "desk.set_terms";
            /// Gives a question to a colleague of the desk (its owner; staff when nobody has it; leads).
            QuestionAssign(QuestionAssign) = "question.assign";
            /// Passes a question on to another desk (its owner; staff when nobody has it; leads).
            QuestionTransfer(QuestionTransfer) = "question.transfer";
            /// Puts a question together with another one of the desk (its owner; staff when nobody has it; leads).
            QuestionMerge(QuestionMerge) = "question.merge";
            /// Takes a question out of the one with which it was put together (staff).
            QuestionSplit(QuestionSplit) = "question.split";
            /// Opens an incident, of which everybody is told (staff).
            IncidentOpen(IncidentOpen) = "incident.open";
            /// Says what is known about an incident by now (staff).
            IncidentUpdate(IncidentUpdate) = "incident.update";
            /// Ends an incident, with one answer to every question that is part of it (staff).
            IncidentEnd(IncidentEnd) = "incident.end";
            /// Makes a question part of an incident of its desk (its owner; staff when nobody has it; leads).
            QuestionJoin(QuestionJoin) = "question.join";
            /// Takes a question out of its incident (staff).
            QuestionLeave(QuestionLeave) = "question.leave";
            /// Makes or changes a macro of a desk (its leads).
            MacroSet(MacroSet) = "macro.set";
            /// Removes a macro of a desk (its leads).
            MacroRemove(MacroRemove) = "macro.remove";
            /// Says that a colleague's question is one's own, too, or takes that back.
            MeTooSet(MeTooSet) = "me_too.set";
            /// Says how soon a question is to be looked at (staff).
            QuestionPrioritize(QuestionPrioritize) = "question.prioritize";
            /// Keeps an answer, or says something else in its place (staff).
            KnowledgeSet(KnowledgeSet) = "knowledge.set";
            /// Says that an item of knowledge is still right (staff).
            KnowledgeReview(KnowledgeReview) = "knowledge.review";
            /// Retires an item of knowledge, or brings it back (staff).
            KnowledgeRetire(KnowledgeRetire) = "knowledge.retire";
            /// Gives an item of knowledge to a colleague of the desk (its owner, leads; everybody of the desk to themselves).
            KnowledgeHandOver(KnowledgeHandOver) = "knowledge.hand_over";
            /// Says whether an item of knowledge helped, or takes that back.
            KnowledgeVote(KnowledgeVote) = "knowledge.vote";
        }
    };
}

macro_rules! commands {
    ($( $(#[$doc:meta])+ $name:ident($body:ident) = $word:literal; )+) => {
        /// One intent of one person.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Command {
            $( $(#[$doc])+ $name($body), )+
        }

        impl Command {
            /// The words of every kind, in the order they came to be; tests walk over it.
            pub const KINDS: &[&str] = &[$($word),+];

            /// The word of its kind.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $( Command::$name(_) => $word, )+ }
            }

            /// The kind and the body's JSON, as stored in the outbox and sent.
            ///
            /// # Errors
            /// When serialisation fails, which the types rule out.
            pub fn encode(&self) -> Result<(String, String), serde_json::Error> {
                let body = match self { $( Command::$name(body) => serde_json::to_string(body)?, )+ };
                Ok((self.kind().to_owned(), body))
            }

            /// Reads a command from its kind and the body's JSON.
            ///
            /// # Errors
            /// [`Refusal::UnknownCommand`] for a kind this version does not know, [`Refusal::Malformed`] for a body that does
            /// not fit.
            pub fn decode(kind: &str, body: &str) -> Result<Command, Refusal> {
                match kind {
                    $( $word => serde_json::from_str::<$body>(body).map(Command::$name).map_err(|_| Refusal::Malformed), )+
                    _ => Err(Refusal::UnknownCommand),
                }
            }

            /// What it says of itself.
            #[must_use]
            pub fn intent(&self) -> &dyn Intent {
                match self { $( Command::$name(body) => body, )+ }
            }
        }

        $( impl From<$body> for Command {
            fn from(body: $body) -> Command {
                Command::$name(body)
            }
        } )+
    };
}
for_each_command!(commands);

impl Command {
    /// See [`Intent::lane`].
    #[must_use]
    pub fn lane(&self) -> Lane {
        self.intent().lane()
    }

    /// See [`Intent::check`].
    ///
    /// # Errors
    /// The first rule that does not hold.
    pub fn check(&self) -> Result<(), Refusal> {
        self.intent().check()
    }

    /// Checks the size of an encoded body, as it is stored and sent.
    ///
    /// # Errors
    /// [`Refusal::CommandTooLarge`].
    pub fn check_size(body: &str) -> Result<(), Refusal> {
        if body.len() > COMMAND_MAX_BYTES { Err(Refusal::CommandTooLarge) } else { Ok(()) }
    }

    /// See [`Intent::files`].
    #[must_use]
    pub fn files(&self) -> Vec<FileId> {
        self.intent().files()
    }

    /// See [`Intent::text`].
    #[must_use]
    pub fn text(&self) -> Option<Written<'_>> {
        self.intent().text()
    }

    /// See [`Intent::needs`].
    #[must_use]
    pub fn needs(&self) -> Vec<Need> {
        self.intent().needs()
    }

    /// See [`Intent::gives`].
    #[must_use]
    pub fn gives(&self) -> Option<Need> {
        self.intent().gives()
    }
}

/// The hash that says whether two commands with one id are the same command: SHA-256 over kind and exact body, in hex.
#[must_use]
pub fn request_hash(kind: &str, body: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(kind.as_bytes());
    hash.update([0]);
    hash.update(body.as_bytes());
    crate::digest::hex(&hash.finalize())
}
