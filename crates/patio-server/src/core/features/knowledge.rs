//! Knowledge: answers that a desk keeps, with a person who looks after each and a day on which they look again.
//!
//! Owns the tables `knowledge` and `knowledge_vote`. An item is in the scope of its desk, so everybody reads it who may ask there; why it did not help
//! somebody reads its desk alone. Every change holds the item's row, and one that changes what it says names the version that its writer read, so that
//! nobody writes over a text they did not see. Must not know the feed. Shown by `knowledge` in the contract.

mod item;
mod keep;
mod vote;

use crate::core::sync::entity::Entity;

/// An answer that stays.
pub(in crate::core) const KNOWLEDGE: Entity = Entity { kind: "knowledge", table: "knowledge", id: "knowledge_id" };
