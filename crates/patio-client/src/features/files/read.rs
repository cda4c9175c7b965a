//! Files beside texts: confirmed ones from their records, own ones on their way from the uploads of this laptop.

use crate::features::files::view::{FileView, TransferState, TransferView, UploadList, UploadRow as UploadView};
use crate::reading::pending::stored_refusal;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use crate::store::files::find_file;
use crate::sync::uploads::{UploadRow, find_upload, list_uploads};
use patio_domain::FileId;
use patio_protocol::record::{CommentBody, FileBody, PostBody};

impl Reading<'_> {
    /// A file, if its record or its upload is here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn file(&self, id: &str) -> Result<Option<FileView>, StoreError> {
        if let Some(body) = self.file_record(id)? {
            return Ok(Some(published(id, body)));
        }
        Ok(find_upload(self.work.0, self.work.1, &self.me, id)?.map(staged))
    }

    /// The record of a file, if this person may see it.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn file_record(&self, id: &str) -> Result<Option<FileBody>, StoreError> {
        self.record("file", id)
    }

    /// The bytes of one form of a file that was looked at before.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn file_bytes(&self, id: &str, variant: &str) -> Result<Option<Vec<u8>>, StoreError> {
        find_file(self.connection, id, variant)
    }

    /// The upload of an own file, if its bytes are still here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn upload(&self, id: &str) -> Result<Option<UploadRow>, StoreError> {
        find_upload(self.work.0, self.work.1, &self.me, id)
    }

    /// Files in the order of their ids; those that are nowhere are left out.
    pub(crate) fn files(&self, ids: impl IntoIterator<Item = FileId>) -> Result<Vec<FileView>, StoreError> {
        ids.into_iter().filter_map(|id| self.file(&id.to_string()).transpose()).collect()
    }

    /// Own files that are not sent yet, earliest first.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn uploads(&self) -> Result<UploadList, StoreError> {
        let rows = list_uploads(self.work.0, self.work.1, &self.me)?;
        Ok(UploadList { uploads: rows.into_iter().map(|row| UploadView { staged_at: row.staged_at, file: staged(row) }).collect() })
    }

    /// The files of a post or comment as its record has them.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn files_of(&self, entry: &str) -> Result<Vec<FileId>, StoreError> {
        if let Some(post) = self.record::<PostBody>("post", entry)? {
            return Ok(post.files);
        }
        Ok(self.record::<CommentBody>("comment", entry)?.map(|comment| comment.files).unwrap_or_default())
    }

    /// Whether every file is this person's to send: taken in here, or published already.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn knows_files(&self, files: &[FileId]) -> Result<bool, StoreError> {
        for file in files {
            if self.file(&file.to_string())?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Files of a draft; those that were put away meanwhile are left out.
    pub(crate) fn draft_files(&self, files: &[String]) -> Result<Vec<FileView>, StoreError> {
        self.files(files.iter().filter_map(|file| parse(file)))
    }
}

fn published(id: &str, body: FileBody) -> FileView {
    let pixels = body.image.as_ref().map_or((0, 0), |image| (image.width, image.height));
    FileView {
        id: id.to_owned(),
        name: body.name,
        media: body.media,
        size: body.size,
        is_image: body.image.is_some(),
        width: pixels.0,
        height: pixels.1,
        upload: None,
    }
}

/// An own file that is on its way.
pub(crate) fn staged(row: UploadRow) -> FileView {
    let state = match (row.state.as_str(), row.paused, row.moved) {
        ("ready", ..) => TransferState::Done,
        ("refused", ..) => TransferState::Refused,
        (_, true, _) => TransferState::Paused,
        (_, false, 0) => TransferState::Waiting,
        _ => TransferState::Moving,
    };
    let refusal = (!row.refusal.is_empty()).then(|| stored_refusal(&row.refusal));
    FileView {
        id: row.file,
        name: row.name,
        media: row.media,
        size: row.size,
        is_image: row.width > 0,
        width: row.width,
        height: row.height,
        upload: Some(TransferView { state, moved: row.moved, size: row.size, refusal }),
    }
}
