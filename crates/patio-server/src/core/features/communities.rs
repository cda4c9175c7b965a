//! Communities: who is a member, who manages, and who is invited. A membership grants the community's scope.
//!
//! Owns the tables `community`, `membership` and `community_invitation`. Must not know what is written in a community.

pub(in crate::core) mod bulk;
mod community;
mod member;
pub(in crate::core) mod place;

use crate::core::sync::entity::Entity;

/// A community.
pub(in crate::core) const COMMUNITY: Entity = Entity { kind: "community", table: "community", id: "community_id" };
