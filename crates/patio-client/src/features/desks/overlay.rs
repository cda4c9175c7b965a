//! What waits here about desks and questions, as it lies over confirmed records (S7).
//!
//! A claim is the one act that is never shown as done before the server said so: another person may be first.

use crate::reading::pending::{Pending, PendingCommand};
use patio_domain::{
    DeskId, DeskRole, Doc, IncidentId, MacroId, MessageId, PersonId, Priority, QuestionAct, QuestionId, Refusal, ReplyId, Terms,
};
use patio_protocol::Command;
use patio_protocol::command::{DeskCreate, DeskUpdate, IncidentOpen, MacroSet, MeTooSet, QuestionAsk};

/// Something of this person about a question.
pub(crate) struct Below<'p> {
    pub(crate) pending: &'p PendingCommand,
    pub(crate) act: QuestionAct,
    /// Its text with its id, when it has one.
    pub(crate) text: Text<'p>,
    /// What the act names beside the question, when it names something.
    pub(crate) to: Option<To>,
}

/// Who or what gets a question, or how soon it is to be looked at.
#[derive(Clone, Copy)]
pub(crate) enum To {
    Person(PersonId),
    Desk(DeskId),
    /// The question with which it is put together.
    Question(QuestionId),
    /// The incident of which it becomes part.
    Incident(IncidentId),
    Priority(Priority),
}

/// What this person says about an incident.
pub(crate) struct Said<'p> {
    pub(crate) pending: &'p PendingCommand,
    pub(crate) message: MessageId,
    pub(crate) text: &'p Doc,
    pub(crate) ends: bool,
}

/// What happened to a macro.
pub(crate) enum Change<'p> {
    Set(&'p MacroSet),
    Removed(MacroId),
}

/// A text with its id, for acts that have one.
type Text<'c> = Option<(ReplyId, &'c Doc)>;

/// What a command names beside its question.
fn to(command: &Command) -> Option<To> {
    match command {
        Command::QuestionAssign(assign) => Some(To::Person(assign.person)),
        Command::QuestionTransfer(transfer) => Some(To::Desk(transfer.desk)),
        Command::QuestionMerge(merge) => Some(To::Question(merge.into)),
        Command::QuestionJoin(join) => Some(To::Incident(join.incident)),
        Command::QuestionPrioritize(act) => Some(To::Priority(act.priority)),
        _ => None,
    }
}

/// Which question a command is about, what it does, and with which text.
fn below(command: &Command) -> Option<(QuestionId, QuestionAct, Text<'_>)> {
    Some(match command {
        Command::QuestionClaim(act) => (act.question, QuestionAct::Claim, None),
        Command::QuestionRelease(act) => (act.question, QuestionAct::Release, None),
        Command::QuestionConfirm(act) => (act.question, QuestionAct::Confirm, None),
        Command::QuestionWithdraw(act) => (act.question, QuestionAct::Withdraw, None),
        Command::QuestionAnswer(reply) => (reply.question, QuestionAct::Answer, Some((reply.reply, &reply.text))),
        Command::QuestionAskBack(reply) => (reply.question, QuestionAct::AskBack, Some((reply.reply, &reply.text))),
        Command::QuestionAdd(reply) => (reply.question, QuestionAct::Add, Some((reply.reply, &reply.text))),
        Command::QuestionReopen(reply) => (reply.question, QuestionAct::Reopen, Some((reply.reply, &reply.text))),
        Command::QuestionNote(reply) => (reply.question, QuestionAct::Note, Some((reply.reply, &reply.text))),
        Command::QuestionAssign(act) => (act.question, QuestionAct::Assign, None),
        Command::QuestionMerge(act) => (act.question, QuestionAct::Merge, None),
        Command::QuestionSplit(act) => (act.question, QuestionAct::Split, None),
        Command::QuestionJoin(act) => (act.question, QuestionAct::Join, None),
        Command::QuestionLeave(act) => (act.question, QuestionAct::Leave, None),
        Command::QuestionPrioritize(act) => (act.question, QuestionAct::Prioritize, None),
        Command::QuestionTransfer(reply) => (reply.question, QuestionAct::Transfer, Some((reply.reply, &reply.text))),
        _ => return None,
    })
}

/// Whether another person was first with a claim; a claim that is refused otherwise is a refused command like any other.
pub(crate) fn came_second(claim: &PendingCommand) -> bool {
    !claim.is_hoped_for() && claim.row.refusal == Refusal::ClaimedByAnother.code()
}

impl Pending {
    /// What waits, was refused or is not covered yet about a question, oldest first.
    pub(crate) fn below(&self, question: QuestionId) -> impl Iterator<Item = Below<'_>> {
        self.iter().filter_map(move |pending| match below(&pending.command) {
            Some((about, act, text)) if about == question => Some(Below { pending, act, text, to: to(&pending.command) }),
            _ => None,
        })
    }

    /// Questions that were just put together with this one.
    pub(crate) fn merged_into(&self, into: QuestionId) -> impl Iterator<Item = QuestionId> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(move |pending| match &pending.command {
            Command::QuestionMerge(merge) if merge.into == into => Some(merge.question),
            _ => None,
        })
    }

    /// Questions that were just made part of an incident.
    pub(crate) fn joined_incident(&self, incident: IncidentId) -> impl Iterator<Item = QuestionId> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(move |pending| match &pending.command {
            Command::QuestionJoin(join) if join.incident == incident => Some(join.question),
            _ => None,
        })
    }

    /// Incidents just opened.
    pub(crate) fn opened_incidents(&self) -> impl Iterator<Item = (&PendingCommand, &IncidentOpen)> {
        self.iter().filter_map(|pending| match &pending.command {
            Command::IncidentOpen(opened) => Some((pending, opened)),
            _ => None,
        })
    }

    /// What this person says about an incident, oldest first.
    pub(crate) fn said_about(&self, incident: IncidentId) -> impl Iterator<Item = Said<'_>> {
        self.iter().filter_map(move |pending| match &pending.command {
            Command::IncidentUpdate(said) if said.incident == incident => {
                Some(Said { pending, message: said.message, text: &said.text, ends: false })
            }
            Command::IncidentEnd(said) if said.incident == incident => {
                Some(Said { pending, message: said.message, text: &said.text, ends: true })
            }
            _ => None,
        })
    }

    /// Questions just asked.
    pub(crate) fn asked(&self) -> impl Iterator<Item = (&PendingCommand, &QuestionAsk)> {
        self.iter().filter_map(|pending| match &pending.command {
            Command::QuestionAsk(asked) => Some((pending, asked)),
            _ => None,
        })
    }

    /// What this person just said of questions of colleagues, oldest first: whether they are theirs, too.
    pub(crate) fn all_me_too(&self) -> impl Iterator<Item = (QuestionId, bool)> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(|pending| match pending.command {
            Command::MeTooSet(MeTooSet { question, on }) => Some((question, on)),
            _ => None,
        })
    }

    /// The same of one question, as it was said last.
    pub(crate) fn me_too(&self, question: QuestionId) -> Option<bool> {
        self.all_me_too().filter(|(of, _)| *of == question).last().map(|(_, on)| on)
    }

    /// Claims that came second.
    pub(crate) fn lost_claims(&self) -> impl Iterator<Item = (&PendingCommand, QuestionId)> {
        self.iter().filter_map(|pending| match &pending.command {
            Command::QuestionClaim(claim) if came_second(pending) => Some((pending, claim.question)),
            _ => None,
        })
    }

    /// Desks just made.
    pub(crate) fn desks(&self) -> impl Iterator<Item = &DeskCreate> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(|pending| match &pending.command {
            Command::DeskCreate(made) => Some(made),
            _ => None,
        })
    }

    /// What this person just changed about desks, in order of making.
    pub(crate) fn desk_updates(&self) -> impl Iterator<Item = &DeskUpdate> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(|pending| match &pending.command {
            Command::DeskUpdate(update) => Some(update),
            _ => None,
        })
    }

    /// The terms that this person just gave a desk.
    pub(crate) fn desk_terms(&self, desk: DeskId) -> Option<&Terms> {
        let mut set = self.iter().filter(|pending| pending.is_hoped_for()).filter_map(|pending| match &pending.command {
            Command::DeskSetTerms(set) if set.desk == desk => Some(&set.terms),
            _ => None,
        });
        set.next_back()
    }

    /// What this person just did with the macros of a desk, in order of making.
    pub(crate) fn macros(&self, desk: DeskId) -> impl Iterator<Item = (&PendingCommand, Change<'_>)> {
        self.iter().filter_map(move |pending| match &pending.command {
            Command::MacroSet(set) if set.desk == desk => Some((pending, Change::Set(set))),
            Command::MacroRemove(removed) if removed.desk == desk => Some((pending, Change::Removed(removed.r#macro))),
            _ => None,
        })
    }

    /// Whose work at a desk this person just changed, in order of making.
    pub(crate) fn desk_staff(&self, desk: DeskId) -> impl Iterator<Item = (PersonId, Option<DeskRole>)> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(move |pending| match &pending.command {
            Command::DeskSetStaff(set) if set.desk == desk => Some((set.person, set.role)),
            _ => None,
        })
    }
}
