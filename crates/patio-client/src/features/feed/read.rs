//! Reading the feed.

pub mod conversation;
pub mod draft;
pub mod helped;
pub mod history;
pub mod home;
mod references;
pub mod rows;
mod thread;
