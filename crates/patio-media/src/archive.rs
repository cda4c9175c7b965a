//! Zip archives. The list at the end of an archive says which files it holds and how large they unpack to.
//!
//! Owns reading that list, within limits on names and bytes. This crate never unpacks an archive, so a false list costs the server
//! nothing; it refuses archives that would harm the person who unpacks them.

use crate::name::ending;
use crate::{Deadline, MediaError};
use std::io::{Read, Seek, SeekFrom};

/// Most names in an archive.
pub const NAMES_MAX: u64 = 10_000;
/// How many times its own size an archive may grow to.
pub const RATIO_MAX: u64 = 100;
/// Most bytes of the list itself.
const LIST_MAX: u64 = 8 * 1024 * 1024;
/// The record at the very end, and the longest comment after it.
const END: usize = 22;
const COMMENT_MAX: usize = 0xffff;
/// Endings of archives. Office files are not among them: people use them as documents, and they often hold other documents.
const ARCHIVES: [&str; 20] = [
    "zip", "jar", "war", "apk", "7z", "rar", "tar", "gz", "tgz", "bz2", "tbz2", "xz", "txz", "zst", "lz", "lzma", "cab", "iso", "img",
    "arj",
];

/// What an archive holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Names of its files and folders.
    pub names: Vec<String>,
    /// Bytes it would unpack to, according to its own list.
    pub unpacked: u64,
    /// The content of an uncompressed entry `mimetype` at its very start: OpenDocument states its type there.
    pub mimetype: Option<Vec<u8>>,
}

const DAMAGED: MediaError = MediaError::Damaged("the list of an archive");

/// Lists an archive.
///
/// # Errors
/// [`MediaError::Archive`] when it is refused, [`MediaError::Damaged`] when it is not a whole archive.
pub fn list<R: Read + Seek>(reader: &mut R, deadline: Deadline<'_>) -> Result<Listing, MediaError> {
    let size = reader.seek(SeekFrom::End(0)).map_err(MediaError::Io)?;
    let (count, bytes, start) = find_list(reader, size)?;
    if count > NAMES_MAX {
        return Err(MediaError::Archive("too many names"));
    }
    if bytes > LIST_MAX {
        return Err(MediaError::Archive("names too long"));
    }
    if start.checked_add(bytes).is_none_or(|end| end > size) {
        return Err(DAMAGED);
    }
    let list = read_at(reader, start, bytes)?;
    let mut rest = list.as_slice();
    let mut listing = Listing::default();
    for _ in 0..count {
        deadline.check()?;
        let entry = take_entry(&mut rest).ok_or(DAMAGED)?;
        if entry.header >= start {
            return Err(DAMAGED);
        }
        if entry.unpacked > RATIO_MAX.saturating_mul(1 << 16).max(entry.packed.saturating_mul(RATIO_MAX)) {
            return Err(MediaError::Archive("grows too much"));
        }
        listing.unpacked = listing.unpacked.saturating_add(entry.unpacked);
        if ARCHIVES.contains(&ending(&entry.name).as_str()) {
            return Err(MediaError::Archive("an archive inside"));
        }
        listing.names.push(entry.name);
    }
    if listing.unpacked > size.saturating_mul(RATIO_MAX) {
        return Err(MediaError::Archive("grows too much"));
    }
    listing.mimetype = mimetype(reader)?;
    Ok(listing)
}

/// The number of names, the bytes of the list, and where it begins.
fn find_list<R: Read + Seek>(reader: &mut R, size: u64) -> Result<(u64, u64, u64), MediaError> {
    let window = size.min(u64::try_from(END + COMMENT_MAX).unwrap_or(u64::MAX));
    let tail_at = size - window;
    let tail = read_at(reader, tail_at, window)?;
    // Take the last record whose comment ends exactly at the end of the file: programs disagree about any other record.
    let found = (0..=tail.len().saturating_sub(END)).rev().find(|at| {
        let record = tail.get(*at..).unwrap_or_default();
        record.starts_with(b"PK\x05\x06") && number(record, 20, 2) == Some(u64::try_from(record.len().saturating_sub(END)).unwrap_or(0))
    });
    let at = found.ok_or(DAMAGED)?;
    let record = tail.get(at..).unwrap_or_default();
    let field = |from, width| number(record, from, width).ok_or(DAMAGED);
    if field(4, 2)? != field(6, 2)? || field(8, 2)? != field(10, 2)? {
        return Err(MediaError::Archive("in several volumes"));
    }
    let (count, bytes, start) = (field(10, 2)?, field(12, 4)?, field(16, 4)?);
    if count != 0xffff && bytes != 0xffff_ffff && start != 0xffff_ffff {
        return Ok((count, bytes, start));
    }
    // If a number does not fit, it stands in a larger record before this one.
    let locator_at = (tail_at + u64::try_from(at).unwrap_or(0)).checked_sub(20).ok_or(DAMAGED)?;
    let locator = read_at(reader, locator_at, 20)?;
    if !locator.starts_with(b"PK\x06\x07") {
        return Err(DAMAGED);
    }
    let large_at = number(&locator, 8, 8).filter(|at| at.saturating_add(56) <= size).ok_or(DAMAGED)?;
    let large = read_at(reader, large_at, 56)?;
    if !large.starts_with(b"PK\x06\x06") {
        return Err(DAMAGED);
    }
    let field = |from| number(&large, from, 8).ok_or(DAMAGED);
    Ok((field(32)?, field(40)?, field(48)?))
}

struct Entry {
    name: String,
    packed: u64,
    unpacked: u64,
    header: u64,
}

fn take_entry(rest: &mut &[u8]) -> Option<Entry> {
    let record = rest.get(..46)?;
    if !record.starts_with(b"PK\x01\x02") {
        return None;
    }
    let length = |from| number(record, from, 2).and_then(|length| usize::try_from(length).ok());
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let whole = rest.get(..46 + name + extra + comment)?;
    let text = String::from_utf8_lossy(whole.get(46..46 + name)?).into_owned();
    let mut sizes = [number(record, 24, 4)?, number(record, 20, 4)?, number(record, 42, 4)?];
    widen(whole.get(46 + name..46 + name + extra)?, &mut sizes)?;
    *rest = rest.get(whole.len()..)?;
    let [unpacked, packed, header] = sizes;
    Some(Entry { name: text, packed, unpacked, header })
}

/// The extra field holds, in this order, only the sizes that do not fit into 32 bits.
fn widen(mut extra: &[u8], sizes: &mut [u64; 3]) -> Option<()> {
    if sizes.iter().all(|size| *size != 0xffff_ffff) {
        return Some(());
    }
    while let (Some(tag), Some(length)) = (number(extra, 0, 2), number(extra, 2, 2)) {
        let body = extra.get(4..4 + usize::try_from(length).ok()?)?;
        if tag == 1 {
            let mut from = 0;
            for size in sizes.iter_mut().filter(|size| **size == 0xffff_ffff) {
                *size = number(body, from, 8)?;
                from += 8;
            }
            return Some(());
        }
        extra = extra.get(4 + body.len()..)?;
    }
    None
}

/// The first entry, if its name is `mimetype` and it is not compressed.
fn mimetype<R: Read + Seek>(reader: &mut R) -> Result<Option<Vec<u8>>, MediaError> {
    let mut head = Vec::new();
    reader.seek(SeekFrom::Start(0)).map_err(MediaError::Io)?;
    reader.by_ref().take(256).read_to_end(&mut head).map_err(MediaError::Io)?;
    let stored = number(&head, 8, 2) == Some(0) && head.get(30..38) == Some(b"mimetype");
    let (extra, length) = (number(&head, 28, 2).unwrap_or(0), number(&head, 18, 4).unwrap_or(0));
    let range = usize::try_from(38 + extra).ok().zip(usize::try_from(38 + extra + length).ok());
    Ok(range.filter(|_| stored).and_then(|(from, to)| head.get(from..to)).map(<[u8]>::to_vec))
}

fn read_at<R: Read + Seek>(reader: &mut R, at: u64, bytes: u64) -> Result<Vec<u8>, MediaError> {
    let mut read = Vec::new();
    reader.seek(SeekFrom::Start(at)).map_err(MediaError::Io)?;
    reader.by_ref().take(bytes).read_to_end(&mut read).map_err(MediaError::Io)?;
    if u64::try_from(read.len()).unwrap_or(0) < bytes { Err(DAMAGED) } else { Ok(read) }
}

/// A little-endian number of `width` bytes at `from`.
fn number(bytes: &[u8], from: usize, width: usize) -> Option<u64> {
    let field = bytes.get(from..from.checked_add(width)?)?;
    Some(field.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}
