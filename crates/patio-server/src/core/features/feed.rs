//! The feed: posts, comments, and what readers put on them.
//!
//! Owns the tables `post`, `comment`, `reaction` and `helpful`. The texts themselves are in the records only.

pub(in crate::core) mod bulk;
mod comment;
mod helpful;
mod post;
mod reaction;
mod target;

use crate::core::sync::entity::Entity;

/// A post.
pub(in crate::core) const POST: Entity = Entity { kind: "post", table: "post", id: "post_id" };

/// A comment.
pub(in crate::core) const COMMENT: Entity = Entity { kind: "comment", table: "comment", id: "comment_id" };
