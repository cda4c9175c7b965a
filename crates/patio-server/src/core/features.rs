//! The features, one folder each: what their commands do, what an import brings in, and the tables that are theirs.
//!
//! What they share lies below them, in `sync` and `identity`, which name none of them. A feature may know another, and no two know
//! each other (`in_the_server_no_two_features_know_each_other_and_what_they_share_knows_none`).

pub(in crate::core) mod communities;
pub(in crate::core) mod feed;
pub(in crate::core) mod files;
pub(in crate::core) mod people;
pub(in crate::core) mod topics;
