//! What the folder of the databases needs of the disk: files beside a database, removing what may not be there, names that are on the
//! disk. Must not know what is in the files.

pub(super) use crate::durable::sync_folder;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What SQLite keeps beside a database.
pub(super) const JOURNALS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The file whose name is that of another one with something behind it.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(OsStr::new(suffix));
    PathBuf::from(name)
}

/// Removes a file. What is not there is removed already.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Removes a database: first what lies beside it, because a journal must never lie beside a database it does not belong to.
pub(super) fn remove_database(path: &Path) -> io::Result<()> {
    JOURNALS.iter().try_for_each(|suffix| remove(&beside(path, suffix)))?;
    remove(path)
}
