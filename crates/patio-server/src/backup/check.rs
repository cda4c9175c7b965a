//! Looking at a backup without restoring it: every part read and compared with its hash, the database opened and examined.

use super::archive::{Reading, write_out};
use super::manifest::{DATABASE, Manifest};
use super::{BackupError, Progress};
use crate::doctor::{Line, examine_store};
use crate::store::Store;
use std::path::Path;

/// Reads a backup to its end. Gives what is in it and what the doctor says of its database.
///
/// # Errors
/// When it is damaged, or cannot be read.
pub fn check(path: &Path, progress: Progress<'_>) -> Result<(Manifest, Vec<Line>), BackupError> {
    let mut backup = Reading::open(path)?;
    progress("reading the backup to its end");
    backup.verify()?;
    let scratch = tempfile::tempdir().map_err(|error| BackupError::Io(std::env::temp_dir(), error))?;
    let copy = scratch.path().join(DATABASE);
    backup.read(DATABASE, |from| write_out(&copy, from))?;
    progress("examining its database");
    let lines = examine_store(&Store::sqlite(&copy)?);
    Ok((backup.manifest, lines))
}
