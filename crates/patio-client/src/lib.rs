//! The headless client: local databases, outbox, sync engine and the calls a user interface makes.
//!
//! Owns everything a Patio client does without a window. Must not know Tauri, terminals or the server's code. The desktop
//! shell, `patio-cli` and the tests all use this same crate. Keeps S1–S8, S10–S12 on the client's side; the simulation in
//! `tests` shows them.

pub(crate) mod calls;
pub(crate) mod changed;
pub(crate) mod client;
mod durable;
pub(crate) mod features;
pub(crate) mod reading;
pub mod secrets;
pub(crate) mod store;
pub(crate) mod sync;
pub(crate) mod system;
pub mod testing;
pub(crate) mod text;
pub mod texts;
pub(crate) mod tile;
pub mod view;

pub use calls::typescript::generate as generate_typescript;
pub use calls::{CallCode, CallError};
pub use changed::{Changed, Destination, Event, Notice};
pub use client::{Client, Options};
pub use features::people::register::generate as generate_register;
pub use patio_domain::rich_text::tidy_link;
pub use patio_domain::{PatioLink, Refusal};
pub use secrets::{FileSecrets, Secrets, SecretsError};
pub use store::OpenError;
pub use system::{SystemClock, SystemRandom};
