//! Calls of the vocabulary of topics.

use crate::calls::common::{IdRequest, Nothing};
use crate::calls::declare::calls;
use crate::features::topics::view::{TopicList, TopicNames, TopicPair, TopicSearch};

calls! {
    /// Topics of the vocabulary.
    query "topic.list" topic_list(TopicSearch) -> TopicList, stale on People Communities Outbox;
    /// Gives a topic its names.
    action "topic.rename" topic_rename(TopicNames) -> Nothing;
    /// Makes two topics one.
    action "topic.merge" topic_merge(TopicPair) -> Nothing;
    /// Gives a topic the names it had before they were last changed.
    action "topic.rename_back" topic_rename_back(IdRequest) -> Nothing;
    /// Takes a topic out of the one it was merged into.
    action "topic.split" topic_split(IdRequest) -> Nothing;
}
