//! Topics of expertise: their names, and what colleagues vouch about each other's.
//!
//! Owns the tables `topic`, `topic_name`, `vouch` and `vouch_hidden`.

pub(in crate::core) mod bulk;
mod curate;
pub(in crate::core) mod topic;
mod undo;
mod vouch;

use crate::core::sync::entity::Entity;

/// A topic.
pub(in crate::core) const TOPIC: Entity = Entity { kind: "topic", table: "topic", id: "topic_id" };
