//! The file of the export: a ZIP of which three entries are unpacked, within bounds, or one CSV.

use super::LinkedInError;
use std::io::{self, Read, Seek, SeekFrom};
use zip::ZipArchive;
use zip::result::ZipError;

/// Entries over `RATIO_FREE_BYTES` that unpack to more than this many times their size are bombs.
const RATIO_MAX: u64 = 200;
const RATIO_FREE_BYTES: u64 = 256 * 1024;
/// An export has some dozens of files; with pictures, thousands.
const ENTRIES_MAX: usize = 100_000;

/// What was handed over.
pub(crate) enum Export<R> {
    Zip(Zip<R>),
    Single(R),
}

/// An export as it came.
pub(crate) struct Zip<R> {
    zip: ZipArchive<R>,
    /// Index and name of each file in it.
    names: Vec<(usize, String)>,
}

fn failed(_: io::Error) -> LinkedInError {
    LinkedInError::Damaged
}

impl<R: Read + Seek> Export<R> {
    /// Looks at the first bytes, not at the name.
    pub(crate) fn open(mut reader: R) -> Result<Export<R>, LinkedInError> {
        let mut first = [0u8; 4];
        let mut filled = 0;
        while let Some(rest) = first.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match reader.read(rest).map_err(failed)? {
                0 => break,
                read => filled += read,
            }
        }
        reader.seek(SeekFrom::Start(0)).map_err(failed)?;
        if !first.starts_with(b"PK") {
            return Ok(Export::Single(reader));
        }
        let zip = ZipArchive::new(reader).map_err(|_| LinkedInError::Damaged)?;
        if zip.len() > ENTRIES_MAX {
            return Err(LinkedInError::Bomb);
        }
        let names = (0..zip.len()).filter_map(|at| Some((at, zip.name_for_index(at)?.ok()?.replace('\\', "/"))));
        let names = names.filter(|(_, name)| !name.ends_with('/')).collect();
        Ok(Export::Zip(Zip { zip, names }))
    }
}

fn last(name: &str) -> String {
    name.rsplit('/').next().unwrap_or_default().to_lowercase()
}

impl<R: Read + Seek> Zip<R> {
    /// Where a file of this name stands: the one in the fewest folders.
    fn find(&self, file: &str) -> Option<usize> {
        let depth = |name: &str| name.matches('/').count();
        let mut found: Vec<&(usize, String)> =
            self.names.iter().filter(|(_, name)| last(name) == file && !name.starts_with("__MACOSX/")).collect();
        found.sort_by_key(|(at, name)| (depth(name), *at));
        found.first().map(|(at, _)| *at)
    }

    /// The whole of one file, if it is there.
    pub(crate) fn read(&mut self, file: &str, max: usize) -> Result<Option<Vec<u8>>, LinkedInError> {
        let Some(at) = self.find(file) else { return Ok(None) };
        let entry = self.zip.by_index(at).map_err(|error| match error {
            ZipError::Io(error) => failed(error),
            _ => LinkedInError::Damaged,
        })?;
        let grows = RATIO_FREE_BYTES.max(entry.compressed_size().saturating_mul(RATIO_MAX));
        if entry.size() > grows {
            return Err(LinkedInError::Bomb);
        }
        // What an entry says about its size need not be true.
        let bound = usize::try_from(grows).unwrap_or(usize::MAX);
        match read_bounded(entry, max.min(bound)) {
            Err(LinkedInError::TooLarge) if bound < max => Err(LinkedInError::Bomb),
            other => other.map(Some),
        }
    }

    /// The names of everything else.
    pub(crate) fn unread(&self, read: &[&str]) -> Vec<String> {
        let opened: Vec<usize> = read.iter().filter_map(|file| self.find(file)).collect();
        let mut names: Vec<String> = self.names.iter().filter(|(at, _)| !opened.contains(at)).map(|(_, name)| name.clone()).collect();
        names.sort();
        names
    }
}

/// Everything, unless it is more than `max` bytes.
pub(crate) fn read_bounded(reader: impl Read, max: usize) -> Result<Vec<u8>, LinkedInError> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(max).unwrap_or(u64::MAX).saturating_add(1);
    reader.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > max { Err(LinkedInError::TooLarge) } else { Ok(bytes) }
}
