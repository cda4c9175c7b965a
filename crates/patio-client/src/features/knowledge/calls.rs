//! Calls of knowledge.

use crate::calls::common::{IdRequest, Made, Nothing};
use crate::calls::declare::calls;
use crate::features::knowledge::view::{
    Helped, KeptOf, KnowledgeDraft, KnowledgeGiven, KnowledgeList, KnowledgeSearch, KnowledgeView, Retired, Reviewed,
};

calls! {
    /// What a desk knows, by title.
    query "knowledge.list" knowledge_list(IdRequest) -> KnowledgeList, stale on Desks Outbox People;
    /// One item with everything about it.
    query "knowledge.get" knowledge_get(IdRequest) -> KnowledgeView, stale on Desks Outbox People;
    /// The item that keeps the answer to a question, and whether this person can make one.
    query "knowledge.of_question" knowledge_of_question(IdRequest) -> KeptOf, stale on Desks Outbox People;
    /// Items with the words of a text.
    query "knowledge.alike" knowledge_alike(KnowledgeSearch) -> KnowledgeList, stale on Desks Outbox;
    /// Items that this person is to look at again, the longest overdue first.
    query "knowledge.due" knowledge_due(Nothing) -> KnowledgeList, stale on Desks Outbox People;
    /// Keeps an answer, or says something else in its place. Saved on this laptop when this returns.
    action "knowledge.set" knowledge_set(KnowledgeDraft) -> Made;
    /// Says that an item is still right.
    action "knowledge.review" knowledge_review(Reviewed) -> Nothing;
    /// Retires an item, or brings it back.
    action "knowledge.retire" knowledge_retire(Retired) -> Nothing;
    /// Gives an item to a colleague of its desk.
    action "knowledge.hand_over" knowledge_hand_over(KnowledgeGiven) -> Nothing;
    /// Says whether an item helped, or takes that back.
    action "knowledge.vote" knowledge_vote(Helped) -> Nothing;
}
