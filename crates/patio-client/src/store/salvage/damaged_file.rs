//! Where a salvage happens: the new database under a name of its own until it is complete, the damaged one moved beside it under a
//! stated name, and files whose owner in the database is unknown moved along with it.
//!
//! Keeps S11 over a crash at any moment: until the new one has its second name the damaged one stands as it was; from then on the
//! next start finishes the move. A journal never lies beside a database it does not belong to. Must not know what is in them.

use crate::store::StoreError;
use crate::store::disk::{beside, remove, remove_database, sync_folder};
use crate::store::outgoing::Outgoing;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The folder, and the number under which the damaged file is kept.
pub(super) struct DamagedFile {
    folder: PathBuf,
    damaged: PathBuf,
    number: u32,
}

/// A complete new database that has not taken its place yet.
const SALVAGED: &str = "work.salvaged.db";
const UNFINISHED: &str = "work.unfinished.db";
const GRAFT: &str = "work.graft.db";
fn move_to(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn failed(error: io::Error) -> StoreError {
    if error.kind() == io::ErrorKind::StorageFull { StoreError::DiskFull } else { StoreError::Value(error.to_string()) }
}

impl DamagedFile {
    pub(super) fn of(folder: &Path) -> DamagedFile {
        // The main file moves last, so a move that was cut off goes on under the same number.
        let number = (1..).find(|number| !folder.join(format!("work.damaged-{number}.db")).exists()).unwrap_or(1);
        DamagedFile { folder: folder.to_owned(), damaged: folder.join("work.db"), number }
    }

    pub(super) fn damaged(&self) -> &Path {
        &self.damaged
    }

    /// The name under which the damaged file is kept.
    pub(super) fn kept_as(&self) -> String {
        format!("work.damaged-{}.db", self.number)
    }

    pub(super) fn unfinished(&self) -> PathBuf {
        self.folder.join(UNFINISHED)
    }

    /// Puts away what a salvage left that was cut off.
    pub(super) fn begin(&self) -> Result<(), StoreError> {
        self.remove_graft().and_then(|()| remove_database(&self.unfinished())).map_err(failed)
    }

    /// Where a copy with another first page lies while it is read.
    pub(super) fn graft(&self) -> PathBuf {
        self.folder.join(GRAFT)
    }

    fn remove_graft(&self) -> io::Result<()> {
        remove_database(&self.graft())
    }

    /// The new database is closed: it takes the place of the damaged one. Files to be sent that are not needed go beside that one, if it
    /// is known which are.
    pub(super) fn complete(&self, needed: Option<&BTreeSet<String>>) -> Result<(), StoreError> {
        let whole = || -> io::Result<()> {
            self.remove_graft()?;
            if let Some(needed) = needed {
                // Before the move: from then on the next start would sweep a file without a row.
                let kept = self.folder.join(format!("work.damaged-{}.files", self.number));
                Outgoing::of(&self.folder).set_aside(&kept, |file| needed.contains(file))?;
            }
            // For writing: some systems sync no other file.
            File::options().write(true).open(self.unfinished())?.sync_all()?;
            fs::rename(self.unfinished(), self.folder.join(SALVAGED))?;
            finish(&self.folder)
        };
        whole().map_err(failed)
    }
}

/// Ends a move that a crash cut off, if there is one.
///
/// # Errors
/// What the disk says; the next start goes on with it.
pub(in crate::store) fn finish(folder: &Path) -> io::Result<()> {
    let salvaged = folder.join(SALVAGED);
    if !salvaged.exists() {
        return Ok(());
    }
    let place = DamagedFile::of(folder);
    let kept = folder.join(place.kept_as());
    move_to(&beside(&place.damaged, "-wal"), &beside(&kept, "-wal"))?;
    remove(&beside(&place.damaged, "-shm"))?;
    move_to(&place.damaged, &kept)?;
    fs::rename(salvaged, &place.damaged)?;
    sync_folder(folder)
}
