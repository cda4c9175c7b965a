//! How the outbox names what a person does with knowledge: by the title of the item.

use crate::features::outbox::named::{Named, Scene};
use crate::reading::Reading;
use crate::store::StoreError;
use patio_protocol::command::{KnowledgeHandOver, KnowledgeRetire, KnowledgeReview, KnowledgeSet, KnowledgeVote};

macro_rules! named {
    ($( $body:ident: $command:ident, $reading:ident => $summary:expr; )+) => { $(
        impl Named for $body {
            fn summary(&self, $reading: &Reading<'_>) -> Result<String, StoreError> {
                let $command = self;
                $summary
            }

            fn scene(&self) -> Scene {
                Scene::Nowhere
            }
        }
    )+ };
}

named! {
    KnowledgeSet: command, _reading => Ok(command.title.clone());
    KnowledgeReview: command, reading => reading.called_knowledge(command.knowledge);
    KnowledgeRetire: command, reading => reading.called_knowledge(command.knowledge);
    KnowledgeHandOver: command, reading => reading.called_knowledge(command.knowledge);
    KnowledgeVote: command, reading => reading.called_knowledge(command.knowledge);
}
