//! The feed: posts, comments, and what readers put on them.
//!
//! Owns the tables `post`, `comment`, `reaction` and `helpful`. The texts themselves are in the records only.

pub(in crate::core) mod bulk;
mod comment;
mod helpful;
mod post;
mod reaction;
mod target;
