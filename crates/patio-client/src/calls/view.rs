//! What the calls carry: requests and views, as the user interface needs them. camelCase on the boundary, ids as strings,
//! instants as UTC milliseconds. Views are computed in Rust; a screen draws them and decides nothing.

pub mod community;
pub mod conversation;
pub mod directory;
pub mod file;
pub mod home;
pub mod outbox;
pub mod person;
pub mod profile;
pub mod session;
pub mod settings;
pub mod topic;
