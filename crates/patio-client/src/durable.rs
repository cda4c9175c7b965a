//! Owns: names that outlast a power cut. A file that was synced and renamed has its old name until its folder is synced, too. Must not know
//! what is in the files.

use std::fs;
use std::io;
use std::path::Path;

/// Brings the names in a folder to the disk.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Brings the names in a folder to the disk, which the system does by itself.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
