//! The headless client: local databases, outbox, sync engine and the calls a user interface makes.

pub mod calls;
