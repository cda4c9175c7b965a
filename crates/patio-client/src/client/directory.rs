//! Calls of the directory.

use super::Client;
use crate::calls::CallError;
use crate::calls::view::directory::{DirectoryAnswer, DirectoryRequest, OpenTopics, PersonPage, VCard};

impl Client {
    pub(super) fn search_directory(&self, _: &DirectoryRequest) -> Result<DirectoryAnswer, CallError> {
        Err(CallError::new("unavailable"))
    }

    pub(super) fn open_topics(&self) -> Result<OpenTopics, CallError> {
        Err(CallError::new("unavailable"))
    }

    pub(super) fn person_page_of(&self, _: &str) -> Result<PersonPage, CallError> {
        Err(CallError::new("unavailable"))
    }

    pub(super) fn vcard_of(&self, _: &str) -> Result<VCard, CallError> {
        Err(CallError::new("unavailable"))
    }
}
