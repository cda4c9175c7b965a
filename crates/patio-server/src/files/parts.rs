//! A whole upload, read across its parts as one file.

use patio_domain::limits::FILE_PART_BYTES;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::PathBuf;

/// The file of a part that is whole, inside the folder of its upload.
pub(super) fn whole_name(part: u64) -> String {
    format!("{part:07}")
}

/// A reader over the parts of an upload. Not being there is an error, never an early end.
#[derive(Debug)]
pub struct Parts {
    folder: PathBuf,
    size: u64,
    position: u64,
    /// The part that is open, and how far it was read.
    open: Option<(u64, u64, File)>,
}

impl Parts {
    pub(super) fn new(folder: PathBuf, size: u64) -> Parts {
        Parts { folder, size, position: 0, open: None }
    }
}

impl Read for Parts {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.size || to.is_empty() {
            return Ok(0);
        }
        let (part, inside) = (self.position / FILE_PART_BYTES, self.position % FILE_PART_BYTES);
        let mut file = match self.open.take() {
            Some((open, at, file)) if open == part && at == inside => file,
            Some((open, _, mut file)) if open == part => {
                file.seek(SeekFrom::Start(inside))?;
                file
            }
            _ => {
                let mut file = File::open(self.folder.join(whole_name(part)))?;
                file.seek(SeekFrom::Start(inside))?;
                file
            }
        };
        let read = file.read(to)?;
        if read == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let length = u64::try_from(read).unwrap_or(0);
        self.position += length;
        self.open = Some((part, inside + length, file));
        Ok(read)
    }
}

impl Seek for Parts {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = position.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}
