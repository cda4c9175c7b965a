//! Calls of the directory.

use crate::calls::CallError;
use crate::client::Client;
use crate::features::people::indexes::Indexes;
use crate::features::people::view::directory::{DirectoryAnswer, DirectoryRequest, OpenTopics, PersonPage, VCard};
use crate::reading::Reading;
use crate::store::StoreError;
use crate::store::settings::{find, key};
use patio_domain::Refusal;
use std::sync::PoisonError;

impl Client {
    /// A reading with names and topics as they are in its snapshot.
    pub(crate) fn with_indexes<T>(&self, read: impl FnOnce(&Reading<'_>, &mut Indexes) -> Result<T, StoreError>) -> Result<T, CallError> {
        self.reading(|reading| {
            let mut indexes = self.indexes.lock().unwrap_or_else(PoisonError::into_inner);
            indexes.refresh(reading.connection)?;
            read(reading, &mut indexes)
        })
    }

    pub(crate) fn search_directory(&self, request: &DirectoryRequest) -> Result<DirectoryAnswer, CallError> {
        let now = self.clock.now_ms();
        self.with_indexes(|reading, indexes| reading.search_directory(request, indexes, now))
    }

    pub(crate) fn open_topics(&self) -> Result<OpenTopics, CallError> {
        self.with_indexes(|reading, indexes| reading.open_topics(indexes))
    }

    pub(crate) fn person_page_of(&self, id: &str) -> Result<PersonPage, CallError> {
        let now = self.clock.now_ms();
        self.with_indexes(|reading, indexes| reading.person_page(id, indexes, now))?.ok_or_else(|| CallError::from(Refusal::NotFound))
    }

    pub(crate) fn vcard_of(&self, id: &str) -> Result<VCard, CallError> {
        self.found(|reading| {
            let organisation = find(reading.connection, "work", key::ORGANISATION)?.unwrap_or_default();
            reading.vcard(id, &organisation)
        })
    }
}
