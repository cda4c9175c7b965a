//! The two local databases. `work.db`: outbox, drafts, read marks, settings; irreplaceable, `synchronous=FULL`. `cache.db`:
//! confirmed records; rebuildable. Losing the cache never loses work (S11).
//!
//! Owns how they are opened, locked, migrated and read. Must not know the network or the user interface.

pub mod cache;
pub mod damage;
pub mod derived;
mod disk;
pub mod drafts;
pub mod error;
pub mod files;
pub mod indexed;
mod kinds;
pub mod meta;
mod name_keys;
pub mod open;
pub mod outgoing;
mod salvage;
pub mod settings;
pub mod words;

pub use error::StoreError;
pub use open::{DataFolder, Databases, OpenError, Suspect};

use crate::secrets::Secrets;
use derived::Shape;
use rusqlite::Connection;
use std::sync::Arc;

/// The writing side, owned by the engine's thread: the one writer of both databases.
pub struct LocalStore {
    /// Outbox, drafts, settings.
    pub work: Connection,
    /// Confirmed records.
    pub cache: Connection,
    /// Where tokens are kept.
    pub secrets: Arc<dyn Secrets>,
    /// What the features put into the cache.
    pub shape: &'static Shape,
}
