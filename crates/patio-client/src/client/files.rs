//! Calls of photos and files.

use super::Client;
use crate::calls::CallError;
use crate::calls::view::file::{FileView, PauseRequest, SavedFile, StageEndRequest, StageRequest, UploadList};
use crate::calls::view::session::Made;

impl Client {
    pub(super) fn stage_file(&self, _: StageRequest) -> Result<Made, CallError> {
        Err(CallError::new("unavailable"))
    }

    pub(super) fn end_staging(&self, _: &StageEndRequest) -> Result<FileView, CallError> {
        Err(CallError::new("unavailable"))
    }

    pub(super) fn unstage_file(&self, _: &str) -> Result<(), CallError> {
        Err(CallError::new("unavailable"))
    }

    pub(super) fn list_uploads(&self) -> Result<UploadList, CallError> {
        Err(CallError::new("unavailable"))
    }

    pub(super) fn pause_upload(&self, _: &PauseRequest) -> Result<(), CallError> {
        Err(CallError::new("unavailable"))
    }

    pub(super) fn save_file(&self, _: &str) -> Result<SavedFile, CallError> {
        Err(CallError::new("unavailable"))
    }
}
