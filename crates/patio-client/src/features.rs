//! The features, one folder each: its views, what it reads, what a person can do in it.
//!
//! What features share lies below them, in `reading`, `sync`, `store` and `text`, and names none of them.

pub mod communities;
pub mod feed;
pub mod files;
pub mod outbox;
pub mod palette;
pub mod people;
pub mod session;
pub mod settings;
pub mod topics;
