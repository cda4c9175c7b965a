//! What the upload machine needs of the local databases. One implementation ships; tests wrap it to inject faults.

use crate::store::{LocalStore, StoreError};
use crate::sync::uploads::UploadRow;
use patio_domain::Refusal;

/// The machine's door to the store. Every method is one transaction, durable when it returns.
#[expect(clippy::missing_errors_doc, reason = "every method fails alike: the database failed and nothing happened")]
pub trait Port {
    /// See [`LocalStore::find_wanted_upload`].
    fn find_wanted_upload(&mut self, person: &str) -> Result<Option<UploadRow>, StoreError>;
    /// See [`LocalStore::update_upload_moved`].
    fn update_upload_moved(&mut self, file: &str, moved: u64) -> Result<(), StoreError>;
    /// See [`LocalStore::update_upload_ready`].
    fn update_upload_ready(&mut self, file: &str) -> Result<(), StoreError>;
    /// See [`LocalStore::update_upload_refused`].
    fn update_upload_refused(&mut self, file: &str, refusal: Refusal) -> Result<(), StoreError>;
}

impl Port for LocalStore {
    fn find_wanted_upload(&mut self, person: &str) -> Result<Option<UploadRow>, StoreError> {
        LocalStore::find_wanted_upload(self, person)
    }

    fn update_upload_moved(&mut self, file: &str, moved: u64) -> Result<(), StoreError> {
        LocalStore::update_upload_moved(self, file, moved)
    }

    fn update_upload_ready(&mut self, file: &str) -> Result<(), StoreError> {
        LocalStore::update_upload_ready(self, file)
    }

    fn update_upload_refused(&mut self, file: &str, refusal: Refusal) -> Result<(), StoreError> {
        LocalStore::update_upload_refused(self, file, refusal)
    }
}
