//! Reading a ZIP that another program made. Names in it are never used as paths on disk; sizes and packing are bounded.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use thiserror::Error;
use zip::ZipArchive;
use zip::result::ZipError;

/// Most bytes of one entry, unpacked: a day of a very busy channel is a few MiB, years of a network's messages some hundred.
const ENTRY_MAX_BYTES: u64 = 1024 * 1024 * 1024;
/// Entries over `RATIO_FREE_BYTES` that unpack to more than this many times their size are bombs; JSON of chat reaches 20.
const RATIO_MAX: u64 = 200;
const RATIO_FREE_BYTES: u64 = 4 * 1024 * 1024;
/// Most entries: thousands of channels times years of days.
const ENTRIES_MAX: usize = 4_000_000;

/// Why an archive, or an entry of it, cannot be read.
#[derive(Debug, Error)]
pub(super) enum ArchiveError {
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error("it is not a ZIP file, or its end is missing: {0}")]
    NotAZip(#[source] ZipError),
    #[error("it has too many entries")]
    TooManyEntries,
    #[error("{0} is damaged")]
    Damaged(String),
    #[error("{0} is larger, or more tightly packed, than is accepted")]
    TooLarge(String),
    #[error("{0} is protected with a password")]
    Protected(String),
}

/// An open archive.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    /// Index and name of each file in it.
    names: Vec<(usize, String)>,
}

impl Archive {
    /// Opens a file as a ZIP.
    pub(super) fn open(path: &Path) -> Result<Archive, ArchiveError> {
        let zip = ZipArchive::new(BufReader::new(File::open(path)?)).map_err(|error| match error {
            ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof && error.kind() != io::ErrorKind::InvalidData => {
                error.into()
            }
            other => ArchiveError::NotAZip(other),
        })?;
        if zip.len() > ENTRIES_MAX {
            return Err(ArchiveError::TooManyEntries);
        }
        let names = (0..zip.len()).filter_map(|at| Some((at, zip.name_for_index(at)?.ok()?.replace('\\', "/"))));
        let mut names: Vec<_> = names.filter(|(_, name)| !name.ends_with('/')).collect();
        names.sort_by(|a, b| a.1.cmp(&b.1));
        Ok(Archive { zip, names })
    }

    /// The names of all files, sorted.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(_, name)| name.as_str())
    }

    /// The names, without the folder, of the files right in a folder (which ends in a slash).
    pub(super) fn list_under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.names.partition_point(|(_, name)| name.as_str() < folder);
        let names = self.names.get(from..).unwrap_or_default().iter();
        names.map_while(move |(_, name)| name.strip_prefix(folder)).filter(|name| !name.contains('/'))
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    fn index(&self, name: &str) -> Option<usize> {
        let at = self.names.binary_search_by(|(_, known)| known.as_str().cmp(name)).ok()?;
        self.names.get(at).map(|(index, _)| *index)
    }

    /// A reader of one file that ends in an error where a limit is passed.
    pub(super) fn reader(&mut self, name: &str) -> Result<impl Read + '_, ArchiveError> {
        let index = self.index(name).ok_or_else(|| ArchiveError::Damaged(name.to_owned()))?;
        let entry = self.zip.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ArchiveError::Protected(name.to_owned()),
            ZipError::Io(error) => ArchiveError::Io(error),
            _ => ArchiveError::Damaged(name.to_owned()),
        })?;
        let most = ENTRY_MAX_BYTES.min(RATIO_FREE_BYTES.max(entry.compressed_size().saturating_mul(RATIO_MAX)));
        if entry.size() > most {
            return Err(ArchiveError::TooLarge(name.to_owned()));
        }
        Ok(Bounded { entry, left: most })
    }

    /// The whole of one file.
    pub(super) fn read(&mut self, name: &str) -> Result<Vec<u8>, ArchiveError> {
        let mut bytes = Vec::new();
        match self.reader(name)?.read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Err(ArchiveError::TooLarge(name.to_owned())),
            Err(_) => Err(ArchiveError::Damaged(name.to_owned())),
        }
    }
}

/// What an entry says about its size need not be true.
struct Bounded<R> {
    entry: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.entry.read(buffer)?;
        self.left = self.left.checked_sub(got as u64).ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
        Ok(got)
    }
}
