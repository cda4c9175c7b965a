//! The features, one folder each: what their commands do, what an import brings in, and the tables that are theirs.
//!
//! What they share lies below them, in `sync` and `identity`, which name none of them. Among themselves the order is: files,
//! communities, topics, people, feed; a feature knows only those before it.

pub(in crate::core) mod communities;
pub(in crate::core) mod feed;
pub(in crate::core) mod files;
pub(in crate::core) mod people;
pub(in crate::core) mod topics;
