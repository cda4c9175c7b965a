//! Calls of the vocabulary of topics.

use crate::calls::common::Nothing;
use crate::calls::declare::calls;
use crate::features::topics::view::{TopicList, TopicNames, TopicPair, TopicSearch};

calls! {
    /// Topics of the vocabulary.
    query "topic.list" topic_list(TopicSearch) -> TopicList, stale on People Communities Outbox;
    /// Gives a topic its names.
    action "topic.rename" topic_rename(TopicNames) -> Nothing;
    /// Makes two topics one.
    action "topic.merge" topic_merge(TopicPair) -> Nothing;
}
