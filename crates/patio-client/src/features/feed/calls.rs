//! Calls of the feed: home, conversations, posts, comments, reactions, what helped, read marks and drafts.

use crate::calls::common::{IdRequest, Made, Nothing, PageRequest};
use crate::calls::declare::calls;
use crate::features::feed::view::conversation::{
    CommentDraft, CommentEditDraft, Conversation, ConversationRequest, History, PostDraft, PostEditDraft, ReactionRequest, ReadRequest,
};
use crate::features::feed::view::draft::{Draft, DraftAnswer, DraftList, DraftRequest};
use crate::features::feed::view::home::{ConversationPage, Home, HomeRequest};
use crate::features::people::view::directory::HelpfulRequest;

calls! {
    /// The home screen: new since you were away, by community, with an end.
    query "home.get" home_get(HomeRequest) -> Home, stale on Content Outbox People Communities Read;
    /// Conversations that name or answer this person, newest first.
    query "mentions.list" mentions_list(PageRequest) -> ConversationPage, stale on Content People Read;
    /// One conversation with its comments, pending ones included.
    query "conversation.get" conversation_get(ConversationRequest) -> Conversation, stale on Content Outbox People Read;
    /// What a post or comment said before.
    query "history.get" history_get(IdRequest) -> History, stale on Content;
    /// Writes a post. Saved on this laptop when this returns.
    action "post.create" post_create(PostDraft) -> Made;
    /// Changes one's own post.
    action "post.edit" post_edit(PostEditDraft) -> Nothing;
    /// Withdraws one's own post.
    action "post.withdraw" post_withdraw(IdRequest) -> Nothing;
    /// Writes a comment.
    action "comment.create" comment_create(CommentDraft) -> Made;
    /// Changes one's own comment.
    action "comment.edit" comment_edit(CommentEditDraft) -> Nothing;
    /// Withdraws one's own comment.
    action "comment.withdraw" comment_withdraw(IdRequest) -> Nothing;
    /// Sets or takes back a reaction.
    action "reaction.set" reaction_set(ReactionRequest) -> Nothing;
    /// Marks a conversation read up to now, or unread again. Stays on this laptop.
    action "read.mark" read_mark(ReadRequest) -> Nothing;
    /// A draft, if there is one.
    query "draft.get" draft_get(DraftRequest) -> DraftAnswer, stale on Drafts;
    /// Every draft of this person, latest first.
    query "draft.list" draft_list(Nothing) -> DraftList, stale on Drafts Content Communities;
    /// Keeps a draft; empty text forgets it.
    action "draft.save" draft_save(Draft) -> Nothing;
    /// Says that a text helped, or takes it back.
    action "helpful.set" helpful_set(HelpfulRequest) -> Nothing;
}
