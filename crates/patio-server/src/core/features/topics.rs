//! Topics of expertise: their names, and what colleagues vouch about each other's.
//!
//! Owns the tables `topic`, `topic_name` and `vouch`.

pub(in crate::core) mod bulk;
mod curate;
pub(in crate::core) mod topic;
mod vouch;
