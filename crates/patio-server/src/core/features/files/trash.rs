//! Getting rid of bytes. A file leaves the database for the trash in one transaction; its bytes go after that, and its line in
//! the trash last. A crash anywhere between leaves a line, and the line brings the work back. While the line is there, its file cannot be
//! uploaded anew; so bytes are removed only by a node that holds their line, and a node that was slow finds it gone. Shown by
//! `tests/contract/files/races.rs`.

use super::pieces;
use crate::core::sync::entity;
use crate::core::{Core, meta};
use crate::files::{Files, FilesError};
use crate::store::{StoreError, Tx};
use patio_domain::FileId;
use patio_protocol::file::FileStatus;

/// How long an upload that nothing uses is kept.
const LOOSE_MS: i64 = 7 * 24 * 3_600_000;
/// Files taken away in one transaction.
const AT_ONCE: i64 = 100;
/// Transactions in one sweep: a hundred thousand files.
const ROUNDS_MAX: usize = 1_000;

/// How long a hold on the trash lasts when its holder does not come back.
const HELD_MS: i64 = 3_600_000;
/// The fact that says until when the trash is held.
const HELD_UNTIL: &str = "trash_held_until";

/// What was swept away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Uploads that nothing used for a week.
    pub loose: usize,
    /// Files whose bytes are gone now.
    pub removed: usize,
    /// Leftovers of uploads that were finished when the server stopped.
    pub leftovers: usize,
}

/// Takes a file out of the database; its bytes follow.
pub(super) fn throw(tx: &mut dyn Tx, file: FileId, now: i64) -> Result<(), StoreError> {
    let id = file.to_string();
    tx.execute("DELETE FROM file WHERE file_id = $1", &[(&id).into()])?;
    pieces::forget(tx, file, 0)?;
    entity::remove(tx, file.0)?;
    insert(tx, file, now)
}

fn insert(tx: &mut dyn Tx, file: FileId, now: i64) -> Result<(), StoreError> {
    let id = file.to_string();
    // A line that is there is another one from now on: who has its bytes removed already does it again.
    let sql = "INSERT INTO file_trash (file_id, removed_at) VALUES ($1, $2) \
               ON CONFLICT (file_id) DO UPDATE SET removed_at = file_trash.removed_at + 1";
    tx.execute(sql, &[(&id).into(), now.into()]).map(drop)
}

/// When a line came into the trash.
fn find_line(tx: &mut dyn Tx, file: FileId) -> Result<Option<i64>, StoreError> {
    let id = file.to_string();
    let row = tx.query_opt("SELECT removed_at FROM file_trash WHERE file_id = $1", &[(&id).into()])?;
    row.map(|row| row.int(0)).transpose()
}

/// The same; the write of nothing holds the line until the transaction ends.
fn hold_line(tx: &mut dyn Tx, file: FileId) -> Result<Option<i64>, StoreError> {
    let id = file.to_string();
    let row = tx.query_opt("UPDATE file_trash SET removed_at = removed_at WHERE file_id = $1 RETURNING removed_at", &[(&id).into()])?;
    row.map(|row| row.int(0)).transpose()
}

/// Takes out the line as it was found.
fn remove_line(tx: &mut dyn Tx, file: FileId, removed_at: i64) -> Result<(), StoreError> {
    let id = file.to_string();
    tx.execute("DELETE FROM file_trash WHERE file_id = $1 AND removed_at = $2", &[(&id).into(), removed_at.into()]).map(drop)
}

/// Ends the hold on the trash.
///
/// # Errors
/// When the store fails.
pub fn forget_hold(tx: &mut dyn Tx) -> Result<(), StoreError> {
    tx.execute("DELETE FROM meta WHERE key = $1", &[HELD_UNTIL.into()]).map(drop)
}

/// A hold of more than its time is one by a wrong clock.
fn is_held(tx: &mut dyn Tx, now: i64) -> Result<bool, StoreError> {
    let until = meta::find(tx, HELD_UNTIL)?.and_then(|until| until.parse::<i64>().ok());
    Ok(until.is_some_and(|until| until > now && until <= now + HELD_MS))
}

impl Core {
    /// Puts bytes into the trash that no file of the database has, as after a restored backup.
    ///
    /// # Errors
    /// When the store fails.
    pub fn throw_bytes(&self, files: &[FileId]) -> Result<(), StoreError> {
        let now = self.now();
        self.store().write(|tx| files.iter().try_for_each(|file| insert(tx, *file, now)))
    }

    /// Keeps the bytes in the trash for an hour, or until they are released: a backup copies what its snapshot names.
    ///
    /// # Errors
    /// When the store fails.
    pub fn hold_trash(&self) -> Result<(), StoreError> {
        let until = (self.now() + HELD_MS).to_string();
        self.store().write(|tx| {
            forget_hold(tx)?;
            meta::insert(tx, HELD_UNTIL, &until)
        })
    }

    /// Lets the bytes in the trash go.
    ///
    /// # Errors
    /// When the store fails; the hold ends by itself then.
    pub fn release_trash(&self) -> Result<(), StoreError> {
        self.store().write(forget_hold)
    }

    /// Removes the bytes of files that are used no more. Quick when there is nothing to do: it is called every few seconds.
    ///
    /// # Errors
    /// When the store or a disk fails; what was not done is done the next time.
    pub fn empty_trash(&self) -> Result<usize, StoreError> {
        let Some(files) = self.files() else { return Ok(0) };
        let sql = "SELECT file_id FROM file_trash WHERE file_id > '' ORDER BY file_id LIMIT $1";
        let now = self.now();
        // One snapshot: whatever a later backup names is not among these.
        let rows = self.store().read(|tx| if is_held(tx, now)? { Ok(Vec::new()) } else { tx.query(sql, &[AT_ONCE.into()]) })?;
        for row in &rows {
            let file: FileId = row.parse(0)?;
            self.remove_bytes(files, file)?;
        }
        Ok(rows.len())
    }

    /// Removes the bytes of one line of the trash, and the line.
    fn remove_bytes(&self, files: &Files, file: FileId) -> Result<(), StoreError> {
        let bytes = || files.staging.remove(file).map_err(FilesError::Io).and_then(|()| files.objects.remove(file));
        if self.store().is_shared() {
            // The line is held until the bytes are gone.
            return self.store().write(|tx| match hold_line(tx, file)? {
                Some(removed_at) => {
                    bytes()?;
                    remove_line(tx, file, removed_at)
                }
                None => Ok(()),
            });
        }
        // One process, and one that removes: nobody waits for the disk while the one writer is held.
        let Some(removed_at) = self.store().read(|tx| find_line(tx, file))? else { return Ok(()) };
        bytes()?;
        self.store().write(|tx| remove_line(tx, file, removed_at))
    }

    /// Throws away uploads that nothing used for a week, and what finished uploads left behind. Then empties the trash.
    ///
    /// # Errors
    /// When the store or a disk fails; what was not done is done the next time.
    pub fn sweep_files(&self) -> Result<Swept, StoreError> {
        let Some(files) = self.files() else { return Ok(Swept::default()) };
        let now = self.steady()?;
        let mut loose = 0;
        for _ in 0..ROUNDS_MAX {
            let thrown = self.throw_loose(now)?;
            loose += thrown;
            if thrown == 0 {
                break;
            }
        }
        let leftovers = self.remove_leftovers(files)?;
        let mut removed = 0;
        for _ in 0..ROUNDS_MAX {
            let emptied = self.empty_trash()?;
            removed += emptied;
            if emptied == 0 {
                break;
            }
        }
        Ok(Swept { loose, leftovers, removed })
    }

    fn throw_loose(&self, now: i64) -> Result<usize, StoreError> {
        self.store().write(|tx| {
            let sql = "SELECT file_id FROM file WHERE target_id IS NULL AND touched_at < $1 ORDER BY touched_at LIMIT $2";
            let rows = tx.query(sql, &[(now - LOOSE_MS).into(), AT_ONCE.into()])?;
            let mut thrown = 0;
            for row in &rows {
                let file: FileId = row.parse(0)?;
                let id = file.to_string();
                // Held, and looked at again: another node may have used it in a post, or begun to finish it.
                let sql = "UPDATE file SET touched_at = touched_at WHERE file_id = $1 AND target_id IS NULL AND touched_at < $2";
                if tx.execute(sql, &[(&id).into(), (now - LOOSE_MS).into()])? == 1 {
                    throw(tx, file, now)?;
                    thrown += 1;
                }
            }
            Ok(thrown)
        })
    }

    fn remove_leftovers(&self, files: &Files) -> Result<usize, StoreError> {
        let mut count = 0;
        if files.are_shared {
            for file in self.store().read(|tx| pieces::list_left(tx))? {
                count += usize::from(pieces::remove_left(self, files, file)?);
            }
            return Ok(count);
        }
        for file in files.staging.list().map_err(FilesError::Io)? {
            let known = self.store().read(|tx| super::find(tx, file))?;
            if !known.is_some_and(|known| known.status == FileStatus::Receiving) {
                files.staging.remove(file).map_err(FilesError::Io)?;
                count += 1;
            }
        }
        Ok(count)
    }
}
