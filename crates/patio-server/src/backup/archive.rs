//! The ZIP file of a backup: parts are hashed while they are written, and compared with their hashes while they are read.

use super::BackupError;
use super::manifest::{FORMAT, MANIFEST, Manifest, Part};
use crate::disk::create_private;
use patio_protocol::digest::hex;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Longest description: a hundred bytes for each of ten million parts.
const MANIFEST_MAX_BYTES: u64 = 1024 * 1024 * 1024;

/// A backup that is being written.
pub(super) struct Writing {
    path: PathBuf,
    zip: ZipWriter<BufWriter<File>>,
}

impl Writing {
    /// A new file, readable by its owner alone.
    pub(super) fn create(path: &Path) -> Result<Writing, BackupError> {
        let file = create_private(path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => BackupError::Exists(path.to_owned()),
            _ => BackupError::Io(path.to_owned(), error),
        })?;
        Ok(Writing { path: path.to_owned(), zip: ZipWriter::new(BufWriter::new(file)) })
    }

    /// Adds a part and says what it was. A database is packed; files of people mostly are already.
    pub(super) fn add(&mut self, name: &str, packed: bool, from: &mut dyn Read) -> Result<Part, BackupError> {
        let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default().compression_method(method).large_file(true).unix_permissions(0o600);
        self.zip.start_file(name, options)?;
        let mut hashing = Hashing { inner: from, hash: Sha256::new(), size: 0 };
        io::copy(&mut hashing, &mut self.zip).map_err(|error| BackupError::Io(self.path.clone(), error))?;
        Ok(hashing.part())
    }

    /// Adds the description and brings everything to the disk.
    pub(super) fn finish(mut self, manifest: &Manifest) -> Result<(), BackupError> {
        let description = serde_json::to_vec_pretty(manifest)?;
        self.add(MANIFEST, true, &mut description.as_slice())?;
        let at = |error| BackupError::Io(self.path.clone(), error);
        let file = self.zip.finish()?.into_inner().map_err(|error| at(error.into_error()))?;
        file.sync_all().map_err(at)
    }
}

/// A backup that is read.
pub(super) struct Reading {
    path: PathBuf,
    zip: ZipArchive<BufReader<File>>,
    pub(super) manifest: Manifest,
}

impl Reading {
    /// Opens a backup and reads its description.
    pub(super) fn open(path: &Path) -> Result<Reading, BackupError> {
        let at = |error| BackupError::Io(path.to_owned(), error);
        let mut zip = ZipArchive::new(BufReader::new(File::open(path).map_err(at)?))?;
        let described = zip.by_name(MANIFEST)?;
        let manifest: Manifest = serde_json::from_reader(described.take(MANIFEST_MAX_BYTES))?;
        if manifest.format > FORMAT {
            return Err(BackupError::Later(manifest.format));
        }
        Ok(Reading { path: path.to_owned(), zip, manifest })
    }

    /// Gives the bytes of a part to `take`, and fails when they are not those that were written.
    pub(super) fn read<T>(&mut self, name: &str, take: impl FnOnce(&mut dyn Read) -> Result<T, BackupError>) -> Result<T, BackupError> {
        let damaged = || BackupError::Damaged(name.to_owned());
        let wanted = self.manifest.parts.get(name).ok_or_else(damaged)?.clone();
        let found = self.zip.by_name(name)?;
        // One byte more than was written would be noticed.
        let mut hashing = Hashing { inner: &mut found.take(wanted.size.saturating_add(1)), hash: Sha256::new(), size: 0 };
        let taken = take(&mut hashing).map_err(|error| if is_of_unpacking(&error) { damaged() } else { error })?;
        if hashing.part() == wanted { Ok(taken) } else { Err(damaged()) }
    }

    /// Reads every part to its end.
    pub(super) fn verify(&mut self) -> Result<(), BackupError> {
        let names: Vec<String> = self.manifest.parts.keys().cloned().collect();
        for name in names {
            let path = self.path.clone();
            self.read(&name, |from| io::copy(from, &mut io::sink()).map(drop).map_err(|error| BackupError::Io(path, error)))?;
        }
        Ok(())
    }
}

/// A reader that hashes what goes through it.
struct Hashing<'a> {
    inner: &'a mut dyn Read,
    hash: Sha256,
    size: u64,
}

impl Hashing<'_> {
    fn part(self) -> Part {
        Part { size: self.size, sha256: hex(&self.hash.finalize()) }
    }
}

/// Whether an error came from unpacking: bytes that cannot be unpacked, or whose checksum in the ZIP file is another.
fn is_of_unpacking(error: &BackupError) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
    matches!(error, BackupError::Io(_, error) if matches!(error.kind(), InvalidData | InvalidInput | Other | UnexpectedEof))
}

impl Read for Hashing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(buffer.get(..read).unwrap_or_default());
        self.size += u64::try_from(read).unwrap_or(0);
        Ok(read)
    }
}

/// Writes the bytes of a reader into a new private file, and brings them to the disk.
pub(super) fn write_out(path: &Path, from: &mut dyn Read) -> Result<(), BackupError> {
    let at = |error| BackupError::Io(path.to_owned(), error);
    let mut file = create_private(path).map_err(at)?;
    io::copy(from, &mut file).map_err(at)?;
    file.flush().and_then(|()| file.sync_all()).map_err(at)
}
