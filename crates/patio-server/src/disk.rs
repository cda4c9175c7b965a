//! What a server's folders need of the disk: names that are on it, and files for their owner alone. Must not know what is in the files.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Brings the names in a folder to the disk.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Brings the names in a folder to the disk, which the system does by itself.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A new file that its owner alone can read from its first moment.
pub(crate) fn create_private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Makes a file or folder its owner's alone, with this mode.
#[cfg(unix)]
pub(crate) fn make_private(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// Makes a file or folder its owner's alone, which it is by itself.
#[cfg(not(unix))]
pub(crate) fn make_private(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
