//! Getting rid of bytes. A file leaves the database for the trash in one transaction; its bytes go after that, and its line in
//! the trash last. A crash anywhere between leaves a line, and the line brings the work back.

use crate::core::Core;
use crate::core::sync::entity;
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
    entity::remove(tx, file.0)?;
    let sql = "INSERT INTO file_trash (file_id, removed_at) VALUES ($1, $2) ON CONFLICT (file_id) DO NOTHING";
    tx.execute(sql, &[(&id).into(), now.into()]).map(drop)
}

impl Core {
    /// Removes the bytes of files that are used no more. Quick when there is nothing to do: it is called every few seconds.
    ///
    /// # Errors
    /// When the store or a disk fails; what was not done is done the next time.
    pub fn empty_trash(&self) -> Result<usize, StoreError> {
        let Some(files) = self.files() else { return Ok(0) };
        let sql = "SELECT file_id FROM file_trash WHERE file_id > '' ORDER BY file_id LIMIT $1";
        let rows = self.store().read(|tx| tx.query(sql, &[AT_ONCE.into()]))?;
        for row in &rows {
            let file: FileId = row.parse(0)?;
            files.staging.remove(file).map_err(FilesError::Io)?;
            files.objects.remove(file)?;
            let id = file.to_string();
            self.store().write(|tx| tx.execute("DELETE FROM file_trash WHERE file_id = $1", &[(&id).into()]))?;
        }
        Ok(rows.len())
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
            for row in &rows {
                throw(tx, row.parse(0)?, now)?;
            }
            Ok(rows.len())
        })
    }

    fn remove_leftovers(&self, files: &Files) -> Result<usize, StoreError> {
        let mut count = 0;
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
