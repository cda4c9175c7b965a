//! How the outbox names what a person does with knowledge: by the title of the item.

use crate::features::outbox::named::named_nowhere;
use patio_protocol::command::{KnowledgeHandOver, KnowledgeRetire, KnowledgeReview, KnowledgeSet, KnowledgeVote};

named_nowhere! {
    KnowledgeSet: command, _reading => Ok(command.title.clone());
    KnowledgeReview: command, reading => reading.called_knowledge(command.knowledge);
    KnowledgeRetire: command, reading => reading.called_knowledge(command.knowledge);
    KnowledgeHandOver: command, reading => reading.called_knowledge(command.knowledge);
    KnowledgeVote: command, reading => reading.called_knowledge(command.knowledge);
}
