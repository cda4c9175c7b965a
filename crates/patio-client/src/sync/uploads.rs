//! Uploads: files taken in on this laptop, until nothing needs them any more. Their bytes lie beside `work.db`, see
//! [`crate::store::outgoing`].
//!
//! Keeps S2 (a row exists only for bytes that are on the disk), S3 (a command with files keeps its place and is sent when all
//! of them are ready), S11 (what is unsent is never removed here).

use crate::store::settings::{key, want_sweep};
use crate::store::{LocalStore, StoreError};
use patio_domain::Refusal;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A file taken in here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadRow {
    /// Its id.
    pub file: String,
    /// Whose.
    pub person: String,
    /// `photo`, or the id of a community.
    pub place: String,
    /// Its name, without any folder.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// In bytes.
    pub size: u64,
    /// SHA-256, hex.
    pub sha256: String,
    /// Pixels of an image, or 0.
    pub width: u32,
    /// Pixels of an image, or 0.
    pub height: u32,
    /// `open`, `ready` or `refused`.
    pub state: String,
    /// The person asked it to wait.
    pub paused: bool,
    /// Bytes the server had when it was last heard of.
    pub moved: u64,
    /// Why it was refused, or ''.
    pub refusal: String,
    /// When it was taken in, UTC milliseconds of this laptop.
    pub staged_at: i64,
}

const ROW: &str =
    "u.file, u.person, u.place, u.name, u.media, u.size, u.sha256, u.width, u.height, u.state, u.paused, u.moved, u.refusal, u.staged_at";

const REMOVE: &str = "DELETE FROM upload WHERE file = ?1 AND person = ?2 AND NOT EXISTS (
                        SELECT 1 FROM outbox_file f CROSS JOIN outbox o ON o.command_id = f.command_id
                        WHERE f.file = upload.file AND o.state <> 'discarded' AND o.covered = 0)";

fn read_row(row: &Row<'_>) -> rusqlite::Result<UploadRow> {
    Ok(UploadRow {
        file: row.get(0)?,
        person: row.get(1)?,
        place: row.get(2)?,
        name: row.get(3)?,
        media: row.get(4)?,
        size: unsigned(row.get(5)?),
        sha256: row.get(6)?,
        width: row.get(7)?,
        height: row.get(8)?,
        state: row.get(9)?,
        paused: row.get::<_, i64>(10)? != 0,
        moved: unsigned(row.get(11)?),
        refusal: row.get(12)?,
        staged_at: row.get(13)?,
    })
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Notes which uploads a command waits for; part of the transaction that saves it.
pub(crate) fn link(tx: &Connection, command_id: &str, person: &str, file: &str) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO outbox_file (command_id, file) SELECT ?1, u.file FROM upload u WHERE u.file = ?3 AND u.person = ?2
         ON CONFLICT DO NOTHING",
    )?
    .execute([command_id, person, file])?;
    Ok(())
}

/// A command does not name this file any more: its upload goes, unless another command waits for it.
pub(crate) fn unlink(tx: &Connection, command_id: &str, person: &str, file: &str) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM outbox_file WHERE command_id = ?1 AND file = ?2")?.execute([command_id, file])?;
    if tx.prepare_cached(REMOVE)?.execute([file, person])? > 0 { want_sweep(tx) } else { Ok(()) }
}

/// The server does not have the files of this command (any more): they are uploaded anew when the command is sent again.
pub(crate) fn reopen(tx: &Connection, command_id: &str) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE upload SET state = 'open', moved = 0
         WHERE state = 'ready' AND file IN (SELECT f.file FROM outbox_file f WHERE f.command_id = ?1)",
    )?
    .execute([command_id])?;
    Ok(())
}

/// A file taken in here, if it is one.
///
/// # Errors
/// When the database cannot be read.
pub fn find_upload(connection: &Connection, schema: &str, person: &str, file: &str) -> Result<Option<UploadRow>, StoreError> {
    let sql = format!("SELECT {ROW} FROM {schema}.upload u WHERE u.file = ?1 AND u.person = ?2");
    Ok(connection.prepare_cached(&sql)?.query_row([file, person], read_row).optional()?)
}

/// A person's files that the server does not have yet or refused, earliest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_uploads(connection: &Connection, schema: &str, person: &str) -> Result<Vec<UploadRow>, StoreError> {
    let sql =
        format!("SELECT {ROW} FROM {schema}.upload u WHERE u.person = ?1 AND u.state IN ('open', 'refused') ORDER BY u.staged_at, u.file");
    Ok(connection.prepare_cached(&sql)?.query_map([person], read_row)?.collect::<Result<_, _>>()?)
}

impl LocalStore {
    /// Notes a file whose bytes are on the disk.
    ///
    /// # Errors
    /// When it was not noted; the bytes are then swept, because no row needs them.
    pub fn insert_upload(&mut self, row: &UploadRow) -> Result<(), StoreError> {
        self.work
            .prepare_cached(
                "INSERT INTO upload (file, person, place, name, media, size, sha256, width, height, staged_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                row.file,
                row.person,
                row.place,
                row.name,
                row.media,
                signed(row.size),
                row.sha256,
                row.width,
                row.height,
                row.staged_at
            ])?;
        Ok(())
    }

    /// The next upload that a command waits for, in the order of the outbox.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_wanted_upload(&mut self, person: &str) -> Result<Option<UploadRow>, StoreError> {
        let sql = format!(
            "SELECT {ROW} FROM upload u CROSS JOIN outbox_file f ON f.file = u.file CROSS JOIN outbox o ON o.command_id = f.command_id
             WHERE u.person = ?1 AND u.state = 'open' AND u.paused = 0 AND o.person = ?1 AND o.state = 'queued' AND o.covered = 0
             ORDER BY o.order_no, u.staged_at, u.file LIMIT 1"
        );
        Ok(self.work.prepare_cached(&sql)?.query_row([person], read_row).optional()?)
    }

    /// Notes, for showing, how far an upload is.
    ///
    /// # Errors
    /// When it was not noted.
    pub fn update_upload_moved(&mut self, file: &str, moved: u64) -> Result<(), StoreError> {
        self.work
            .prepare_cached("UPDATE upload SET moved = ?2 WHERE file = ?1 AND state = 'open'")?
            .execute(params![file, signed(moved)])?;
        Ok(())
    }

    /// The server has all of it and can use it.
    ///
    /// # Errors
    /// When it was not noted.
    pub fn update_upload_ready(&mut self, file: &str) -> Result<(), StoreError> {
        self.work
            .prepare_cached("UPDATE upload SET state = 'ready', moved = size, refusal = '' WHERE file = ?1 AND state = 'open'")?
            .execute([file])?;
        Ok(())
    }

    /// The server will never take it.
    ///
    /// # Errors
    /// When it was not noted.
    pub fn update_upload_refused(&mut self, file: &str, refusal: Refusal) -> Result<(), StoreError> {
        self.work
            .prepare_cached("UPDATE upload SET state = 'refused', refusal = ?2 WHERE file = ?1 AND state = 'open'")?
            .execute([file, refusal.code()])?;
        Ok(())
    }

    /// Pauses an upload or lets it go on. Says whether there is such an upload.
    ///
    /// # Errors
    /// When it was not noted.
    pub fn update_upload_paused(&mut self, person: &str, file: &str, paused: bool) -> Result<bool, StoreError> {
        let sql = "UPDATE upload SET paused = ?3 WHERE file = ?1 AND person = ?2 AND state = 'open'";
        Ok(self.work.prepare_cached(sql)?.execute(params![file, person, paused])? > 0)
    }

    /// Puts a file away that no command waits for. Says whether it did.
    ///
    /// # Errors
    /// When nothing was put away.
    pub fn remove_upload(&mut self, person: &str, file: &str) -> Result<bool, StoreError> {
        Ok(self.work.prepare_cached(REMOVE)?.execute([file, person])? > 0)
    }

    /// Puts every file away that neither an open command nor a draft needs. Without `all`, files no command ever waited for stay:
    /// the text they belong to may just be being written. Gives the number of reasons to sweep: files put away, and one when a row
    /// went before because its owner took a photo back.
    ///
    /// # Errors
    /// When nothing was put away.
    pub fn remove_unneeded_uploads(&mut self, all: bool) -> Result<usize, StoreError> {
        let removed = self
            .work
            .prepare_cached(
                "DELETE FROM upload
                 WHERE NOT EXISTS (SELECT 1 FROM outbox_file f CROSS JOIN outbox o ON o.command_id = f.command_id
                                   WHERE f.file = upload.file AND o.state <> 'discarded' AND o.covered = 0)
                   AND NOT EXISTS (SELECT 1 FROM draft d, json_each(d.files) j WHERE j.value = upload.file)
                   AND (?1 OR EXISTS (SELECT 1 FROM outbox_file f WHERE f.file = upload.file))",
            )?
            .execute([all])?;
        let taken_back = self.work.prepare_cached("DELETE FROM setting WHERE key = ?1")?.execute([key::SWEEP])?;
        Ok(removed + taken_back)
    }

    /// Every file whose bytes are needed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_kept_files(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.work.prepare_cached("SELECT file FROM upload ORDER BY file")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}
