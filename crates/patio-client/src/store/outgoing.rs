//! The bytes of files on their way out: `<data>/outgoing/<file id>`, complete and synced or not there at all.
//!
//! Keeps S2 (what has its name is on the disk: written under another name, synced, renamed) and S11 (only what no row needs is
//! removed). Must not know what is in the files.

use super::disk;
use patio_domain::FileId;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The ending of a file that is still being written.
const UNFINISHED: &str = "part";

/// The folder.
#[derive(Clone, Debug)]
pub struct Outgoing {
    folder: PathBuf,
}

/// A file being written. Dropped unfinished, it is removed.
pub struct Unfinished {
    file: Option<File>,
    path: PathBuf,
    written: u64,
}

impl Outgoing {
    /// The folder in this data folder.
    #[must_use]
    pub fn of(data_dir: &Path) -> Outgoing {
        Outgoing { folder: data_dir.join("outgoing") }
    }

    /// Where a complete file is.
    #[must_use]
    pub fn path(&self, file: FileId) -> PathBuf {
        self.folder.join(file.to_string())
    }

    /// Begins to write a file.
    ///
    /// # Errors
    /// What the disk says.
    pub fn begin(&self, file: FileId) -> io::Result<Unfinished> {
        fs::create_dir_all(&self.folder)?;
        let path = self.path(file).with_extension(UNFINISHED);
        let open = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&path)?;
        Ok(Unfinished { file: Some(open), path, written: 0 })
    }

    /// Gives a written file its name. When this returns it is on the disk.
    ///
    /// # Errors
    /// What the disk says; then there is no such file.
    pub fn keep(&self, mut unfinished: Unfinished, file: FileId) -> io::Result<()> {
        if let Some(open) = unfinished.file.take() {
            open.sync_all()?;
        }
        fs::rename(&unfinished.path, self.path(file))?;
        disk::sync_folder(&self.folder)
    }

    /// Removes a file's bytes. What is not there is removed already.
    ///
    /// # Errors
    /// What the disk says.
    pub fn remove(&self, file: FileId) -> io::Result<()> {
        disk::remove(&self.path(file))
    }

    /// Moves every complete file that is not `needed` into another folder.
    ///
    /// # Errors
    /// What the disk says; what was moved is there then.
    pub(crate) fn set_aside(&self, to: &Path, needed: impl Fn(&str) -> bool) -> io::Result<()> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if path.extension().is_none() && !needed(name) {
                fs::create_dir_all(to)?;
                fs::rename(&path, to.join(name))?;
            }
        }
        Ok(())
    }

    /// Removes every complete file that is not among `kept`; with `unfinished`, also files that were never finished.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sweep(&self, kept: &[String], unfinished: bool) -> io::Result<()> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let goes = if path.extension().is_some() { unfinished } else { !kept.iter().any(|id| id == name) };
            if goes {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

impl Unfinished {
    /// Writes more.
    ///
    /// # Errors
    /// What the disk says; nothing may be concluded about how much was written then.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let file = self.file.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        file.write_all(bytes)?;
        self.written = self.written.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        Ok(())
    }

    /// Writes other bytes in place of all so far.
    ///
    /// # Errors
    /// What the disk says; the file is of no use then.
    pub fn rewrite(&mut self, bytes: &[u8]) -> io::Result<()> {
        let file = self.file.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        file.set_len(0)?;
        file.seek(SeekFrom::Start(0))?;
        self.written = 0;
        self.write(bytes)
    }

    /// Bytes written so far.
    #[must_use]
    pub fn written(&self) -> u64 {
        self.written
    }

    /// The open file, for looking at what was written.
    #[must_use]
    pub fn reader(&mut self) -> Option<&mut File> {
        self.file.as_mut()
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        self.file = None;
        // Kept under its own name, or swept at the next start.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_is_full_says_so_and_keeps_nothing_half() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("x.part");
        fs::write(&path, b"half").unwrap();
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut unfinished = Unfinished { file: Some(full), path: path.clone(), written: 0 };
        assert_eq!(unfinished.write(b"more").map_err(|error| error.kind()), Err(io::ErrorKind::StorageFull));
        drop(unfinished);
        assert!(!path.exists());
    }
}
