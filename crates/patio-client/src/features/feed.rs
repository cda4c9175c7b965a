//! The feed: home, conversations, posts, comments, reactions, drafts, and notices of mentions.

pub mod acts;
pub mod calls;
pub mod index;
pub mod notice;
pub mod outbox;
pub mod overlay;
pub mod read;
pub mod view;
