//! What waits here about knowledge, as it lies over confirmed records (S7).

use crate::reading::pending::{Pending, PendingCommand};
use patio_domain::{DeskId, KnowledgeId, PersonId};
use patio_protocol::Command;
use patio_protocol::command::{KnowledgeSet, KnowledgeVote};

/// Something of this person about an item.
pub(super) enum About<'p> {
    Set(&'p KnowledgeSet),
    Review(&'p str),
    Retire(bool),
    HandOver(PersonId),
    Vote(&'p KnowledgeVote),
}

fn about(command: &Command) -> Option<(KnowledgeId, About<'_>)> {
    Some(match command {
        Command::KnowledgeSet(set) => (set.knowledge, About::Set(set)),
        Command::KnowledgeReview(act) => (act.knowledge, About::Review(&act.review_on)),
        Command::KnowledgeRetire(act) => (act.knowledge, About::Retire(act.on)),
        Command::KnowledgeHandOver(act) => (act.knowledge, About::HandOver(act.person)),
        Command::KnowledgeVote(act) => (act.knowledge, About::Vote(act)),
        _ => return None,
    })
}

impl Pending {
    /// What this person just did with an item, in order of making.
    pub(super) fn about_knowledge(&self, id: KnowledgeId) -> impl Iterator<Item = (&PendingCommand, About<'_>)> {
        self.iter().filter_map(move |pending| match about(&pending.command) {
            Some((of, about)) if of == id => Some((pending, about)),
            _ => None,
        })
    }

    /// Items just made, of one desk or of all.
    pub(super) fn kept(&self, desk: Option<DeskId>) -> impl Iterator<Item = (&PendingCommand, &KnowledgeSet)> {
        self.iter().filter_map(move |pending| match &pending.command {
            Command::KnowledgeSet(set) if set.base == 0 && desk.is_none_or(|desk| set.desk == desk) => Some((pending, set)),
            _ => None,
        })
    }
}
