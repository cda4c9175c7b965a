//! Calls of the directory.

use super::Client;
use crate::calls::CallError;
use crate::calls::view::directory::{DirectoryAnswer, DirectoryRequest, OpenTopics, PersonPage, VCard};
use crate::directory::Indexes;
use crate::query::Reading;
use crate::store::StoreError;
use crate::store::settings::{find, key};
use std::sync::PoisonError;

impl Client {
    /// A reading with names and topics as they are in its snapshot.
    pub(super) fn with_indexes<T>(&self, read: impl FnOnce(&Reading<'_>, &mut Indexes) -> Result<T, StoreError>) -> Result<T, CallError> {
        self.reading(|reading| {
            let mut indexes = self.indexes.lock().unwrap_or_else(PoisonError::into_inner);
            indexes.refresh(reading.connection)?;
            read(reading, &mut indexes)
        })
    }

    pub(super) fn search_directory(&self, request: &DirectoryRequest) -> Result<DirectoryAnswer, CallError> {
        let now = self.clock.now_ms();
        self.with_indexes(|reading, indexes| reading.search_directory(request, indexes, now))
    }

    pub(super) fn open_topics(&self) -> Result<OpenTopics, CallError> {
        self.with_indexes(|reading, indexes| reading.open_topics(indexes))
    }

    pub(super) fn person_page_of(&self, id: &str) -> Result<PersonPage, CallError> {
        let now = self.clock.now_ms();
        self.with_indexes(|reading, indexes| reading.person_page(id, indexes, now))?.ok_or_else(|| CallError::new("not_found"))
    }

    pub(super) fn vcard_of(&self, id: &str) -> Result<VCard, CallError> {
        self.found(|reading| {
            let organisation = find(reading.connection, "work", key::ORGANISATION)?.unwrap_or_default();
            reading.vcard(id, &organisation)
        })
    }
}
