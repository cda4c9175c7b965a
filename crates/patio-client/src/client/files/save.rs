//! Saving a file among the person's downloads: under a safe name that nobody has yet, never as a program, complete or not at
//! all.

use super::download::{Known, expected};
use super::{disk, ending};
use crate::calls::CallError;
use crate::calls::view::file::SavedFile;
use crate::client::Client;
use crate::client::acts::id;
use patio_domain::{FileId, Refusal};
use patio_media::{FileType, check_file_name};
use patio_protocol::digest::hex;
use patio_protocol::file::Variant;
use sha2::{Digest as _, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Most files of one name in a folder.
const SAME_NAME_MAX: u32 = 999;

impl Client {
    pub(in crate::client) fn save_file(&self, file: &str) -> Result<SavedFile, CallError> {
        let file = id::<FileId>(file)?;
        let (name, media, size, sha256, own) = match self.known_file(file)? {
            Known::Upload(row) => (row.name, row.media, row.size, row.sha256, true),
            Known::Record(body) => {
                let (size, sha256) = expected(&body, Variant::Original).ok_or_else(|| CallError::new("not_found"))?;
                (body.name, body.media, size, sha256, false)
            }
        };
        fs::create_dir_all(&self.downloads).map_err(|error| disk(&error))?;
        let half = Half::begin(&self.downloads, file).map_err(|error| disk(&error))?;
        let (mut sum, mut written) = (Sha256::new(), 0u64);
        let mut take = |bytes: &[u8]| {
            sum.update(bytes);
            written = written.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
            (&half.file).write_all(bytes).map_err(|error| disk(&error))
        };
        if own {
            copy(&self.outgoing.path(file), &mut take)?;
        } else if let Some(bytes) = self.cached(file, Variant::Original)? {
            take(&bytes)?;
        } else {
            self.fetch_file(file, Variant::Original, size, &mut take)?;
        }
        if written != size || hex(&sum.finalize()) != sha256 {
            return Err(Refusal::FileDamaged.into());
        }
        let path = half.keep(&self.downloads, &safe_name(&name, &media, file)).map_err(|error| disk(&error))?;
        Ok(SavedFile { path: path.display().to_string() })
    }
}

fn copy(from: &Path, take: &mut impl FnMut(&[u8]) -> Result<(), CallError>) -> Result<(), CallError> {
    let (mut file, mut buffer) = (File::open(from).map_err(|error| disk(&error))?, vec![0; 256 * 1024]);
    loop {
        let read = file.read(&mut buffer).map_err(|error| disk(&error))?;
        if read == 0 {
            return Ok(());
        }
        take(buffer.get(..read).unwrap_or_default())?;
    }
}

/// A name that cannot be a path, a device or a program: what it ends in is what the file is.
fn safe_name(name: &str, media: &str, file: FileId) -> String {
    let name = check_file_name(name).unwrap_or_else(|_| format!("patio-{file}"));
    match FileType::ALL.into_iter().find(|kind| kind.media() == media) {
        Some(kind) if kind.endings().contains(&ending(&name).as_str()) => name,
        Some(kind) => format!("{name}.{}", kind.endings().first().copied().unwrap_or("bin")),
        None => format!("{name}.bin"),
    }
}

/// A file being written among the downloads. Dropped before its end, it is removed.
struct Half {
    file: File,
    path: PathBuf,
}

impl Half {
    fn begin(folder: &Path, file: FileId) -> io::Result<Half> {
        let path = folder.join(format!(".patio-{file}.part"));
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(&path)?;
        Ok(Half { file, path })
    }

    fn keep(self, folder: &Path, name: &str) -> io::Result<PathBuf> {
        self.file.sync_all()?;
        for number in 1..=SAME_NAME_MAX {
            let path = folder.join(numbered(name, number));
            // Takes the name first: what is there already is never written over.
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(_) => {
                    fs::rename(&self.path, &path)?;
                    mark_as_foreign(&path);
                    return Ok(path);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Half {
    fn drop(&mut self) {
        // Renamed already, or half a file that nobody wants.
        let _ = fs::remove_file(&self.path);
    }
}

fn numbered(name: &str, number: u32) -> String {
    match (number, name.rsplit_once('.')) {
        (1, _) => name.to_owned(),
        (_, Some((stem, ending))) => format!("{stem} ({number}).{ending}"),
        (_, None) => format!("{name} ({number})"),
    }
}

/// Windows asks before it opens what came from elsewhere, when the file says so.
#[cfg(windows)]
fn mark_as_foreign(path: &Path) {
    let mut stream = path.as_os_str().to_owned();
    stream.push(":Zone.Identifier");
    if let Err(error) = fs::write(stream, "[ZoneTransfer]\r\nZoneId=3\r\n") {
        tracing::warn!(%error, "a saved file was not marked as coming from elsewhere");
    }
}

#[cfg(not(windows))]
fn mark_as_foreign(_path: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn file() -> FileId {
        "0192f3a4-5b6c-7d8e-9f01-23456789abcd".parse().unwrap()
    }

    #[test]
    fn a_saved_name_ends_in_what_the_file_is_and_is_never_a_path() {
        assert_eq!(safe_name("plan.pdf", "application/pdf", file()), "plan.pdf");
        assert_eq!(safe_name("foto.exe", "image/png", file()), "foto.exe.png");
        assert_eq!(safe_name("../../.bashrc", "text/plain", file()), format!("patio-{}.txt", file()));
        assert_eq!(safe_name("x.desktop", "application/x-desktop", file()), "x.desktop.bin");
    }

    #[test]
    fn what_is_there_already_is_never_written_over() {
        let folder = TempDir::new().unwrap();
        let mut paths = Vec::new();
        for words in ["one", "two", "three"] {
            let half = Half::begin(folder.path(), file()).unwrap();
            (&half.file).write_all(words.as_bytes()).unwrap();
            paths.push(half.keep(folder.path(), "plan.pdf").unwrap());
        }
        let names: Vec<_> = paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["plan.pdf", "plan (2).pdf", "plan (3).pdf"]);
        assert_eq!(fs::read_to_string(&paths[0]).unwrap(), "one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing half is left");
    }
}
