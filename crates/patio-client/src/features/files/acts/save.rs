//! Saving among the person's downloads: under a safe name that is still free, never as a program, complete or not at all. What
//! came of a file before the line was cut stays beside them, hidden, and is gone on with while the client is open.

use super::download::{Known, expected};
use crate::calls::{CallCode, CallError};
use crate::client::Client;
use crate::client::ids::id;
use crate::features::files::disk::{disk, ending, measure};
use crate::features::files::saving::part_of;
use crate::features::files::view::SavedFile;
use patio_domain::{FileId, Refusal};
use patio_media::{FileType, check_file_name};
use patio_protocol::file::Variant;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

/// Longest name that file systems take, in bytes.
const NAME_MAX_BYTES: usize = 255;
/// Most files of one name in a folder.
const SAME_NAME_MAX: u32 = 999;

/// A file as it must be in the end.
struct Wanted {
    name: String,
    media: String,
    size: u64,
    sha256: String,
    /// Taken in here: its bytes are on this laptop.
    own: bool,
}

impl Client {
    pub(crate) fn save_file(&self, file: &str) -> Result<SavedFile, CallError> {
        let file = id::<FileId>(file)?;
        // When two calls save one file at once, the second saves it again after the first.
        let _turn = self.saving.turns.take((file, Variant::Original));
        let begun = self.saving.take_begun(file);
        let wanted = match self.wanted(file) {
            Ok(wanted) => wanted,
            Err(error) => {
                if begun {
                    // Withdrawn or revoked meanwhile.
                    let _ = fs::remove_file(part_of(&self.downloads, file));
                }
                return Err(error);
            }
        };
        fs::create_dir_all(&self.downloads).map_err(|error| disk(&error))?;
        let mut half = Half::begin(&self.downloads, file, begun).map_err(|error| disk(&error))?;
        match self.fill(&mut half, file, &wanted) {
            Ok(()) => {}
            Err(error) if matches!(error.code, CallCode::Offline | CallCode::NotPatio) => {
                half.leave();
                self.saving.begun.lock().unwrap_or_else(PoisonError::into_inner).insert(file);
                return Err(error);
            }
            Err(error) => return Err(error),
        }
        // The bytes on the disk are checked, not the bytes that were received.
        let (size, sha256) = measure(&mut half.file).map_err(|error| disk(&error))?;
        if size != wanted.size || sha256 != wanted.sha256 {
            return Err(Refusal::FileDamaged.into());
        }
        let path = half.keep(&self.downloads, &safe_name(&wanted.name, &wanted.media, file)).map_err(|error| disk(&error))?;
        Ok(SavedFile { path: path.display().to_string() })
    }

    fn wanted(&self, file: FileId) -> Result<Wanted, CallError> {
        Ok(match self.known_file(file)? {
            Known::Upload(row) => Wanted { name: row.name, media: row.media, size: row.size, sha256: row.sha256, own: true },
            Known::Record(body) => {
                let (size, sha256) = expected(&body, Variant::Original).ok_or_else(|| CallError::from(Refusal::NotFound))?;
                Wanted { name: body.name, media: body.media, size, sha256, own: false }
            }
        })
    }

    /// Writes the part of the file that is not there yet.
    fn fill(&self, half: &mut Half, file: FileId, wanted: &Wanted) -> Result<(), CallError> {
        let cached = if wanted.own { None } else { self.cached(file, Variant::Original)? };
        if wanted.own || cached.is_some() {
            half.begin_anew().map_err(|error| disk(&error))?;
        }
        let there = half.go_on(wanted.size).map_err(|error| disk(&error))?;
        let mut take = |bytes: &[u8]| half.file.write_all(bytes).map_err(|error| disk(&error));
        match cached {
            Some(bytes) => take(&bytes),
            None if wanted.own => copy(&self.outgoing.path(file), &mut take),
            None => self.fetch_file(file, Variant::Original, there..wanted.size, take),
        }
    }

    /// Saves a person's vCard, in the same way.
    pub(crate) fn save_vcard(&self, person: &str) -> Result<SavedFile, CallError> {
        let card = self.vcard_of(person)?;
        let name = check_file_name(&card.name).unwrap_or_else(|_| "patio.vcf".to_owned());
        let part = FileId(self.fresh_id());
        let save = || {
            fs::create_dir_all(&self.downloads)?;
            let mut half = Half::begin(&self.downloads, part, false)?;
            half.file.write_all(card.text.as_bytes())?;
            half.keep(&self.downloads, &name)
        };
        let path = save().map_err(|error| disk(&error))?;
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

/// A name that cannot be a path, a device or a program; its ending is that of the file's true type.
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
    stays: bool,
}

impl Half {
    /// Opens it: with what came before, or empty.
    fn begin(folder: &Path, file: FileId, go_on: bool) -> io::Result<Half> {
        let path = part_of(folder, file);
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(!go_on).open(&path)?;
        // Tells other programs that the file is being written. On a disk without locks only the check at the end is left.
        let _ = file.try_lock();
        Ok(Half { file, path, stays: false })
    }

    fn begin_anew(&mut self) -> io::Result<()> {
        self.file.set_len(0)
    }

    /// Goes to the end of the bytes that are there and gives their number. If they are more than the whole file, it begins anew.
    fn go_on(&mut self, size: u64) -> io::Result<u64> {
        if self.file.metadata()?.len() > size {
            self.begin_anew()?;
        }
        self.file.seek(SeekFrom::End(0))
    }

    /// Leaves the bytes that are there for the next try.
    fn leave(mut self) {
        self.stays = true;
    }

    fn keep(self, folder: &Path, name: &str) -> io::Result<PathBuf> {
        self.file.sync_all()?;
        for number in 1..=SAME_NAME_MAX {
            let path = folder.join(numbered(name, number));
            // Takes the name first, so that no existing file is written over.
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(_) => {
                    if let Err(error) = fs::rename(&self.path, &path) {
                        // The name was taken for nothing.
                        let _ = fs::remove_file(&path);
                        return Err(error);
                    }
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
        if !self.stays {
            // Renamed already, or half a file that is of no use.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The name of the copy with this number, no longer than file systems take: the stem is cut, never the ending.
fn numbered(name: &str, number: u32) -> String {
    let behind = if number == 1 { String::new() } else { format!(" ({number})") };
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!("{behind}.{ending}")),
        None => (name, behind),
    };
    let room = NAME_MAX_BYTES.saturating_sub(ending.len());
    let end = stem.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= room).last().unwrap_or(0);
    format!("{}{ending}", stem.get(..end).unwrap_or_default().trim_end())
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
    use crate::features::files::saving::Saving;
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
    fn a_name_of_many_bytes_is_cut_before_its_ending_and_can_be_saved() {
        let long = format!("{}.pdf", "문".repeat(116));
        assert_eq!(long.len(), 352);
        for number in [1, 2, 999] {
            let name = numbered(&long, number);
            assert!(name.len() <= NAME_MAX_BYTES && name.starts_with("문문") && name.ends_with(".pdf"), "{name}");
            let folder = TempDir::new().unwrap();
            std::fs::write(folder.path().join(&name), "x").unwrap();
        }
        assert_eq!(
            (numbered("plan.pdf", 1), numbered("plan.pdf", 2), numbered("plan", 3)),
            ("plan.pdf".into(), "plan (2).pdf".into(), "plan (3)".into())
        );
    }

    #[test]
    fn what_is_there_already_is_never_written_over() {
        let folder = TempDir::new().unwrap();
        let mut paths = Vec::new();
        for words in ["one", "two", "three"] {
            let mut half = Half::begin(folder.path(), file(), false).unwrap();
            half.file.write_all(words.as_bytes()).unwrap();
            paths.push(half.keep(folder.path(), "plan.pdf").unwrap());
        }
        let names: Vec<_> = paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["plan.pdf", "plan (2).pdf", "plan (3).pdf"]);
        assert_eq!(fs::read_to_string(&paths[0]).unwrap(), "one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing half is left");
    }

    #[test]
    fn a_save_that_cannot_end_leaves_no_empty_file_of_its_name() {
        let folder = TempDir::new().unwrap();
        let half = Half::begin(folder.path(), file(), false).unwrap();
        fs::remove_file(&half.path).unwrap();
        assert!(half.keep(folder.path(), "plan.pdf").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_a_crash_left_is_swept_and_what_is_being_written_or_somebody_elses_is_not() {
        let folder = TempDir::new().unwrap();
        Saving::sweep(&folder.path().join("nowhere")).unwrap();
        let half = Half::begin(folder.path(), file(), false).unwrap();
        fs::write(folder.path().join(".patio-holiday.part"), "mine").unwrap();
        Saving::sweep(folder.path()).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        // As a crash does: nothing is removed, the lock ends with the process.
        half.leave();
        Saving::sweep(folder.path()).unwrap();
        assert!(!part_of(folder.path(), file()).exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_came_before_a_cut_is_gone_on_with_unless_it_is_more_than_the_file() {
        let folder = TempDir::new().unwrap();
        let mut half = Half::begin(folder.path(), file(), false).unwrap();
        half.file.write_all(b"half of ").unwrap();
        half.leave();
        let mut half = Half::begin(folder.path(), file(), true).unwrap();
        assert_eq!(half.go_on(12).unwrap(), 8);
        half.file.write_all(b"a file").unwrap();
        assert_eq!(measure(&mut half.file).unwrap().0, 14);
        assert_eq!(half.go_on(12).unwrap(), 0);
        drop(half);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "given up is removed");
    }
}
