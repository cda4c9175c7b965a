//! An upload that arrives in the object store, piece by piece, read as one file. Which pieces there are, and in what order, is told by
//! the database; here are their bytes.

use super::objects::{Objects, Piece};
use super::parts::Parts;
use patio_domain::FileId;
use std::io::{self, Read, Seek, SeekFrom};

/// A reader over the pieces of an upload. One that is missing is an error, never an early end.
#[derive(Debug)]
pub struct Pieces<'a> {
    objects: &'a Objects,
    file: FileId,
    pieces: Vec<Piece>,
    size: u64,
    position: u64,
    /// The piece that is in memory: a part at most.
    open: Option<(Piece, Vec<u8>)>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(objects: &'a Objects, file: FileId, pieces: Vec<Piece>, size: u64) -> Pieces<'a> {
        Pieces { objects, file, pieces, size, position: 0, open: None }
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.size || to.is_empty() {
            return Ok(0);
        }
        let at = self.position;
        let (piece, bytes) = match self.open.take() {
            Some(open) if open.0.from <= at && at < open.0.to => open,
            _ => {
                let next = self.pieces.partition_point(|piece| piece.to <= at);
                let piece = self.pieces.get(next).copied().filter(|piece| piece.from <= at).ok_or(io::ErrorKind::UnexpectedEof)?;
                let bytes = self.objects.get_piece(self.file, piece).map_err(io::Error::other)?;
                (piece, bytes)
            }
        };
        let inside = usize::try_from(at - piece.from).unwrap_or(usize::MAX);
        let rest = bytes.get(inside..).unwrap_or_default();
        let count = rest.len().min(to.len());
        let (Some(from), Some(into)) = (rest.get(..count), to.get_mut(..count)) else { return Ok(0) };
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        into.copy_from_slice(from);
        self.position += u64::try_from(count).unwrap_or(0);
        self.open = Some((piece, bytes));
        Ok(count)
    }
}

impl Seek for Pieces<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// A whole upload, wherever it arrived.
#[derive(Debug)]
pub enum Whole<'a> {
    /// In a folder of this machine.
    Here(Parts),
    /// In the object store.
    Shared(Pieces<'a>),
}

impl Read for Whole<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        match self {
            Whole::Here(parts) => parts.read(to),
            Whole::Shared(pieces) => pieces.read(to),
        }
    }
}

impl Seek for Whole<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Whole::Here(parts) => parts.seek(to),
            Whole::Shared(pieces) => pieces.seek(to),
        }
    }
}
