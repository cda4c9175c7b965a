//! Uploads that arrive in the object store, so that every node can go on with them: which pieces are there.
//!
//! Owns `file_piece`. A piece is a run of bytes in one object; each begins where the one before it ends, and none goes beyond the end of
//! a part. A piece that ends a part is noted only when the whole part fits its hash. The bytes are kept first and the row is written
//! after that, so a crash leaves bytes without a row, which the next piece of the same name replaces, or which go with the upload.
//! Shown by `tests/contract/files/pieces.rs` and `tests/tests/system/nodes.rs`.

use super::Receiving;
use crate::core::Core;
use crate::files::{Files, FilesError, Piece};
use crate::store::{StoreError, Tx};
use patio_domain::FileId;
use patio_protocol::digest::hex;
use patio_protocol::file::part_of;
use sha2::{Digest as _, Sha256};

/// The least bytes of a piece that does not end its part: without it, a laptop could make an object and a row of every byte. A cut loses
/// fewer than these.
const LEAST_BYTES: u64 = 64 * 1024;

/// The pieces of an upload, from its start.
pub(super) fn list(tx: &mut dyn Tx, file: FileId) -> Result<Vec<Piece>, StoreError> {
    let id = file.to_string();
    let rows = tx.query("SELECT from_byte, to_byte FROM file_piece WHERE file_id = $1 ORDER BY from_byte", &[(&id).into()])?;
    rows.iter().map(|row| Ok(Piece { from: byte(row.int(0)?), to: byte(row.int(1)?) })).collect()
}

/// Bytes of an upload that are there, from its start.
pub(super) fn received(tx: &mut dyn Tx, file: FileId) -> Result<u64, StoreError> {
    let id = file.to_string();
    let sql = "SELECT to_byte FROM file_piece WHERE file_id = $1 ORDER BY from_byte DESC LIMIT 1";
    tx.query_opt(sql, &[(&id).into()])?.map_or(Ok(0), |row| row.int(0).map(byte))
}

/// Forgets the pieces of an upload from a byte on.
pub(super) fn forget(tx: &mut dyn Tx, file: FileId, from: u64) -> Result<(), StoreError> {
    let (id, from) = (file.to_string(), super::number(from));
    tx.execute("DELETE FROM file_piece WHERE file_id = $1 AND from_byte >= $2", &[(&id).into(), from.into()]).map(drop)
}

/// Forgets what is there of every upload that still arrives: a backup has no such bytes, so laptops send them from the start.
///
/// # Errors
/// When the store fails.
pub fn forget_arriving(tx: &mut dyn Tx) -> Result<(), StoreError> {
    tx.execute("DELETE FROM file_piece", &[]).map(drop)
}

/// Uploads that are finished, and whose pieces are still there because a node stopped between the two.
pub(super) fn list_left(tx: &mut dyn Tx) -> Result<Vec<FileId>, StoreError> {
    let sql = "SELECT p.file_id FROM file_piece p JOIN file f ON f.file_id = p.file_id WHERE p.from_byte = 0 AND f.status <> 'receiving'";
    tx.query(sql, &[])?.iter().map(|row| row.parse(0)).collect()
}

/// Takes the pieces of an upload away: the bytes, then what is known of them.
pub(super) fn remove(core: &Core, files: &Files, file: FileId) -> Result<(), StoreError> {
    files.objects.remove_pieces(file)?;
    core.store().write(|tx| forget(tx, file, 0))
}

/// Takes away the pieces that a finished upload left behind; nothing when it arrives anew meanwhile. Its row is held until the bytes are gone.
pub(super) fn remove_left(core: &Core, files: &Files, file: FileId) -> Result<bool, StoreError> {
    core.store().write(|tx| {
        let id = file.to_string();
        let sql = "UPDATE file SET status = status WHERE file_id = $1 AND status <> 'receiving'";
        let is_left = tx.execute(sql, &[(&id).into()])? == 1;
        if is_left {
            files.objects.remove_pieces(file)?;
            forget(tx, file, 0)?;
        }
        Ok(is_left)
    })
}

fn byte(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

impl Core {
    /// Keeps bytes that belong at `from`, up to the end of a part at most; `hash` is that of the whole part. Nothing happens when another
    /// byte comes next: a later request was faster. A part that does not fit its hash is dropped.
    ///
    /// # Errors
    /// When the store or the object store fails; what was not noted is not there.
    pub fn keep_piece(&self, receiving: &Receiving, from: u64, hash: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let (file, files, now) = (receiving.file, &receiving.files, self.steady()?);
        let pieces = self.store().read(|tx| list(tx, file))?;
        let Some((start, end)) = part_of(from, receiving.size).filter(|_| pieces.last().map_or(0, |piece| piece.to) == from) else {
            return Ok(());
        };
        let room = usize::try_from(end - from).unwrap_or(usize::MAX);
        let bytes = bytes.get(..room.min(bytes.len())).unwrap_or_default();
        let length = u64::try_from(bytes.len()).unwrap_or(0);
        let piece = Piece { from, to: from + length };
        if length == 0 || (piece.to < end && length < LEAST_BYTES) {
            return Ok(());
        }
        if piece.to == end {
            let mut sum = Sha256::new();
            for before in pieces.iter().filter(|piece| piece.from >= start) {
                sum.update(files.objects.get_piece(file, *before)?);
            }
            sum.update(bytes);
            if !hash.eq_ignore_ascii_case(&hex(&sum.finalize())) {
                return self.store().write(|tx| forget(tx, file, start));
            }
        }
        files.objects.put_piece(file, piece, bytes.to_vec())?;
        let arriving = self.store().write(|tx| {
            let id = file.to_string();
            // The row of the upload is the lock: of two requests for the same bytes, one comes second and changes nothing.
            let sql = "UPDATE file SET touched_at = $2 WHERE file_id = $1 AND status = 'receiving'";
            let arriving = tx.execute(sql, &[(&id).into(), now.into()])? == 1;
            if arriving && received(tx, file)? == from {
                let sql = "INSERT INTO file_piece (file_id, from_byte, to_byte) VALUES ($1, $2, $3)";
                tx.execute(sql, &[(&id).into(), super::number(piece.from).into(), super::number(piece.to).into()])?;
            }
            Ok(arriving)
        })?;
        // Thrown away or finished meanwhile: what was just kept must go, too.
        if arriving { Ok(()) } else { Ok(files.objects.remove_pieces(file)?) }
    }

    /// Keeps one whole part of an upload, wherever uploads arrive: for an import, which has its bytes at hand.
    ///
    /// # Errors
    /// When the store or a disk fails.
    pub fn keep_part(&self, receiving: &Receiving, from: u64, hash: &str, bytes: &[u8]) -> Result<(), StoreError> {
        if receiving.files.are_shared {
            return self.keep_piece(receiving, from, hash, bytes);
        }
        let written = receiving.files.staging.write(receiving.file, receiving.size, from, hash).map_err(FilesError::Io)?;
        let Some(mut incoming) = written else { return Ok(()) };
        incoming.take(bytes).map(drop).map_err(|error| FilesError::Io(error).into())
    }
}
