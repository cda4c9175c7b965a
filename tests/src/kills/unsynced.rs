//! Owns: how a program is made to believe that it waited for the disk: a library that answers `fsync` and its like at once.

use std::path::PathBuf;

/// The library.
pub struct Unsynced(PathBuf);

impl Unsynced {
    /// Looks for it.
    ///
    /// # Errors
    /// When it is not installed: words for the person.
    pub fn find() -> Result<Unsynced, String> {
        let folders = std::fs::read_dir("/usr/lib").map_err(|error| error.to_string())?.flatten().map(|entry| entry.path());
        let found = folders.map(|folder| folder.join("libeatmydata.so")).find(|file| file.is_file());
        found.map(Unsynced).ok_or_else(|| "libeatmydata is not installed: run `cargo xtask setup`".into())
    }

    /// The variable for the environment of a program.
    #[must_use]
    pub fn variable(&self) -> (&'static str, String) {
        ("LD_PRELOAD", self.0.display().to_string())
    }
}
