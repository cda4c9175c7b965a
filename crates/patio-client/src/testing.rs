//! The one door for tests, benches and the simulation: the client's inner parts, which no user interface may use.
//!
//! The simulation drives the engine and the store without threads or network, tests of the crate read the databases through the
//! same functions as the screens, and benches measure the indexes. Nothing here is promised to stay.

pub use crate::calls::FEATURES;
pub use crate::client::save::{ToSave, save};
pub use crate::features::SHAPE;
pub use crate::features::feed::notice::notice;
pub use crate::features::knowledge::reminder::reminder as review_reminder;
pub use crate::features::notices::notices;
pub use crate::features::notices::reminders;
pub use crate::reading::Reading;

use crate::secrets::Secrets;
use crate::store::{Databases, LocalStore, OpenError};
use std::path::Path;
use std::sync::Arc;

/// The databases of a folder, as the client opens them.
///
/// # Errors
/// See [`OpenError`].
pub fn open(folder: &Path, secrets: Arc<dyn Secrets>) -> Result<(Databases, LocalStore), OpenError> {
    Databases::open(folder, secrets, &SHAPE)
}

/// Databases in memory.
///
/// # Errors
/// When SQLite fails.
pub fn in_memory(secrets: Arc<dyn Secrets>) -> Result<LocalStore, OpenError> {
    crate::store::open::in_memory(secrets, &SHAPE)
}

/// The databases.
pub mod store {
    pub use crate::store::*;
}

/// The engine, the outbox, uploads and how pages are applied.
pub mod sync {
    pub use crate::sync::*;
}

/// Words and names.
pub mod text {
    pub use crate::text::*;
}

/// The directory's indexes, and the reader of a data export.
pub mod people {
    pub use crate::features::people::indexes::Indexes;
    pub use crate::features::people::linkedin;
}
