//! What screens of the feed show.

pub mod conversation;
pub mod draft;
pub mod home;
