//! Files half saved among the person's downloads: hidden beside them under a name of their own, gone on with while the client is
//! open, and removed at the next start.

use super::turns::Turns;
use patio_domain::FileId;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

const PART_BEGINS: &str = ".patio-";
const PART_ENDS: &str = ".part";

pub(crate) fn part_of(folder: &Path, file: FileId) -> PathBuf {
    folder.join(format!("{PART_BEGINS}{file}{PART_ENDS}"))
}

/// Who saves what, and of what a beginning is there.
#[derive(Default)]
pub struct Saving {
    pub(crate) turns: Turns,
    pub(crate) begun: Mutex<BTreeSet<FileId>>,
}

impl Saving {
    /// Takes the note of a beginning, if there is one.
    pub(crate) fn take_begun(&self, file: FileId) -> bool {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner).remove(&file)
    }

    /// Removes the beginnings that a crash left: those that no app holds. Half a file may be one that its reader may not see any more.
    pub(crate) fn sweep(folder: &Path) -> io::Result<()> {
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        // Plain files only: opening a pipe may wait without end.
        let files = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        for path in files.map(|entry| entry.path()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let id = name.strip_prefix(PART_BEGINS).and_then(|name| name.strip_suffix(PART_ENDS));
            if id.is_some_and(|id| id.parse::<FileId>().is_ok()) && File::open(&path)?.try_lock().is_ok() {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }

    /// Removes every file that was only begun; none is continued.
    pub(crate) fn forget(&self, folder: &Path) {
        for file in std::mem::take(&mut *self.begun.lock().unwrap_or_else(PoisonError::into_inner)) {
            // Gone already, or a hidden file that the next save of it writes over.
            let _ = fs::remove_file(part_of(folder, file));
        }
    }
}
