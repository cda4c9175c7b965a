//! Owns: a disk whose power can be cut: an ext4 file system in a file, mounted over a loop device. What a program wrote and did not
//! wait for stays in the memory of the file system; only what the file system gave to its disk is in the file. A cut copies the
//! file and goes on from the copy, as a machine does that starts again. Must not know what lies on the disk. Needs root.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Nothing reaches the disk by itself within a round: the journal waits ten minutes, and no heuristic of ext4 writes renamed files early.
/// The kernel writes pages back after 30 s; a round is shorter.
const OPTIONS: &str = "loop,commit=600,noauto_da_alloc,noatime";

/// Why this machine refuses this user a disk, if it does.
#[must_use]
pub fn refused_here() -> Option<String> {
    let needs = "mounting a file system over a loop device needs root";
    if !Path::new("/dev/loop-control").exists() {
        return Some(format!("{needs}, and this machine has no loop devices"));
    }
    run(Command::new("unshare").args(["--mount", "true"])).err().map(|why| format!("{needs}: {why}"))
}

/// Where the file lies: in memory, if this machine has such a folder, because only what the file system gives to its disk matters, and a
/// real disk below it makes every wait longer.
const MEMORY: &str = "/dev/shm";

/// A disk. Dropping it unmounts and removes it.
pub struct Disk {
    folder: TempDir,
    mounted: bool,
}

impl Disk {
    /// A new, empty one.
    ///
    /// # Errors
    /// When this machine cannot make or mount one: words for the person.
    pub fn new(megabytes: u64) -> Result<Disk, String> {
        let place = if Path::new(MEMORY).is_dir() { PathBuf::from(MEMORY) } else { std::env::temp_dir() };
        let folder = tempfile::Builder::new().prefix("patio-kills-").tempdir_in(place).map_err(|error| error.to_string())?;
        let mut disk = Disk { folder, mounted: false };
        let made = std::fs::File::create(disk.image()).and_then(|file| file.set_len(megabytes * 1024 * 1024));
        made.and_then(|()| std::fs::create_dir(disk.path())).map_err(|error| error.to_string())?;
        run(Command::new("mkfs.ext4").args(["-q", "-F", "-J", "size=8"]).arg(disk.image()))?;
        disk.mount()?;
        // PostgreSQL runs as another user than root.
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(disk.folder.path(), open).map_err(|error| error.to_string())?;
        Ok(disk)
    }

    /// Where it is mounted.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    /// A folder beside it that no cut touches.
    #[must_use]
    pub fn beside(&self) -> &Path {
        self.folder.path()
    }

    /// Waits until everything written so far is on the disk.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn settle(&self) -> Result<(), String> {
        run(Command::new("sync").arg("--file-system").arg(self.path()))
    }

    /// Cuts the power and starts again on what the disk had. No process may use the disk any more. `look` sees the files as they were
    /// in memory, after the cut.
    ///
    /// # Errors
    /// When the disk cannot be mounted again.
    pub fn cut<T>(&mut self, look: impl FnOnce(&Path) -> T) -> Result<T, String> {
        let next = self.folder.path().join("next");
        run(Command::new("cp").arg("--sparse=always").arg(self.image()).arg(&next))?;
        let seen = look(&self.path());
        self.unmount()?;
        std::fs::rename(&next, self.image()).map_err(|error| error.to_string())?;
        self.mount()?;
        Ok(seen)
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    fn mount(&mut self) -> Result<(), String> {
        run(Command::new("mount").args(["-o", OPTIONS]).arg(self.image()).arg(self.path()))?;
        self.mounted = true;
        Ok(())
    }

    fn unmount(&mut self) -> Result<(), String> {
        run(Command::new("umount").arg(self.path()))?;
        self.mounted = false;
        Ok(())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A process may still be about to end; the loop device goes with the last of them.
        if self.mounted && self.unmount().is_err() && run(Command::new("umount").arg("--lazy").arg(self.path())).is_err() {
            eprintln!("{} is still mounted", self.path().display());
        }
    }
}

/// Runs a program to its end; its own words when it fails.
pub(super) fn run(command: &mut Command) -> Result<(), String> {
    let named = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{named}: {error}"))?;
    if output.status.success() { Ok(()) } else { Err(format!("{named}: {}", String::from_utf8_lossy(&output.stderr).trim())) }
}
