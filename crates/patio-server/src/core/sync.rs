//! Sync: commands come up, records go down, and each person gets what they are granted.
//!
//! Owns the feed, the scopes with their heads, the grants, and the trait that commands are carried out by. Must not know any
//! feature: a feature names a scope and puts records into it, and what happens to them from there on is the same for all.

pub(in crate::core) mod answer;
pub(in crate::core) mod changes;
mod cursor;
pub(in crate::core) mod effect;
pub(in crate::core) mod entity;
mod gate;
pub(in crate::core) mod grant;
mod history;
mod listening;
pub(in crate::core) mod person_change;
pub(in crate::core) mod prune;
mod pull;
mod push;
mod quota;

pub use answer::{Answer, Request};
pub use listening::{Audience, Moving, ScopeHead, mark};
pub use pull::Standing;
