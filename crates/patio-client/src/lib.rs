//! The headless client: local databases, outbox, sync engine and the calls a user interface makes.

pub mod calls;
pub mod engine;
pub mod query;
pub mod secrets;
pub mod store;
pub mod system;
