//! Pending changes of the vocabulary, as they lie over confirmed topics (S7).

use crate::reading::pending::Pending;
use patio_protocol::Command;

impl Pending {
    /// What was just done to the vocabulary: names given and taken back, topics made one with another and taken apart.
    pub fn topic_changes(&self) -> impl Iterator<Item = &Command> {
        let of_topics = |command: &&Command| {
            matches!(command, Command::TopicRename(_) | Command::TopicMerge(_) | Command::TopicSplit(_) | Command::TopicRenameBack(_))
        };
        self.iter().filter(|pending| pending.is_hoped_for()).map(|pending| &pending.command).filter(of_topics)
    }
}
