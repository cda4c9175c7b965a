//! The headless client: local databases, outbox, sync engine and the calls a user interface makes.
//!
//! Owns everything a Patio client does without a window. Must not know Tauri, terminals or the server's code. The desktop
//! shell, `patio-cli` and the tests all use this same crate. Keeps S1–S8, S10–S12 on the client's side; the simulation in
//! `tests` shows them.

pub mod calls;
pub mod client;
pub mod directory;
pub mod engine;
pub mod linkedin;
pub mod query;
pub mod register;
pub mod secrets;
pub mod store;
pub mod system;
pub mod texts;
pub mod transfer;

pub use calls::CallError;
pub use calls::view::topic::{Event, Notice, Place, Topic};
pub use client::{Client, Options};
pub use secrets::{FileSecrets, Secrets, SecretsError};
pub use store::OpenError;
pub use system::{SystemClock, SystemRandom};
