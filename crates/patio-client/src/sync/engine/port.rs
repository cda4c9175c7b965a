//! What the engine needs of the local databases. One implementation ships; the simulation wraps it to inject faults.

use crate::store::settings::key;
use crate::store::{LocalStore, StoreError};
use crate::sync::apply::Applied;
use crate::sync::outbox::{Sendable, Unconfirmed};
use patio_domain::CommandId;
use patio_protocol::pull::Page;
use patio_protocol::push::Verdict;

/// The engine's door to the store. Every method is one transaction, durable when it returns.
#[expect(clippy::missing_errors_doc, reason = "every method fails alike: the database failed and nothing happened")]
pub trait Port {
    /// The signed-in person, if a session is kept.
    fn find_session(&mut self) -> Result<Option<String>, StoreError>;
    /// The refresh token of that session.
    fn find_refresh(&mut self) -> Result<Option<String>, StoreError>;
    /// Keeps the next refresh token instead of the last.
    fn update_refresh(&mut self, token: &str) -> Result<(), StoreError>;
    /// Forgets the session that the server ended; unsent work stays.
    fn remove_session(&mut self) -> Result<(), StoreError>;
    /// The cache is this person's; anybody else's is dropped.
    fn own(&mut self, person: &str) -> Result<(), StoreError>;
    /// See [`LocalStore::list_sendable`].
    fn list_sendable(&mut self, person: &str, limit: usize) -> Result<Vec<Sendable>, StoreError>;
    /// See [`LocalStore::update_attempted`].
    fn update_attempted(&mut self, ids: &[CommandId]) -> Result<(), StoreError>;
    /// See [`LocalStore::update_not_sent`].
    fn update_not_sent(&mut self, ids: &[CommandId]) -> Result<(), StoreError>;
    /// See [`LocalStore::update_settled`].
    fn update_settled(&mut self, verdicts: &[(CommandId, Verdict)], now_ms: i64) -> Result<(), StoreError>;
    /// See [`LocalStore::list_unconfirmed`].
    fn list_unconfirmed(&mut self, person: &str) -> Result<Unconfirmed, StoreError>;
    /// See [`LocalStore::update_unknown`].
    fn update_unknown(&mut self, person: &str, ids: &[CommandId]) -> Result<(), StoreError>;
    /// See [`LocalStore::update_unanswered`].
    fn update_unanswered(&mut self, person: &str) -> Result<(), StoreError>;
    /// See [`LocalStore::update_waited`].
    fn update_waited(&mut self, person: &str, ids: &[CommandId]) -> Result<(), StoreError>;
    /// See [`LocalStore::update_covered`].
    fn update_covered(&mut self, person: &str, mark: i64) -> Result<bool, StoreError>;
    /// See [`LocalStore::update_asked_anew`].
    fn update_asked_anew(&mut self) -> Result<(), StoreError>;
    /// Where the next pull begins.
    fn find_cursor(&mut self) -> Result<Option<String>, StoreError>;
    /// See [`LocalStore::find_run`].
    fn find_run(&mut self) -> Result<Option<String>, StoreError>;
    /// See [`LocalStore::apply_covering`].
    fn apply(&mut self, person: &str, page: &Page, first: bool, covered: i64, now_ms: i64) -> Result<Applied, StoreError>;
    /// See [`LocalStore::update_in_step`].
    fn update_in_step(&mut self, covered: i64, now_ms: i64) -> Result<(), StoreError>;
    /// Notes that the server closed the account.
    fn update_closed(&mut self) -> Result<(), StoreError>;
    /// Throws the confirmed records away; the history they belong to is not the server's any more.
    fn remove_cache(&mut self) -> Result<(), StoreError>;
    /// Sets the read baselines of communities that have none.
    fn update_baselines(&mut self, person: &str) -> Result<(), StoreError>;
}

impl Port for LocalStore {
    fn find_session(&mut self) -> Result<Option<String>, StoreError> {
        if self.find_setting(key::SIGNED_IN)?.as_deref() != Some("yes") {
            return Ok(None);
        }
        self.find_setting(key::PERSON)
    }

    fn find_refresh(&mut self) -> Result<Option<String>, StoreError> {
        self.secrets.find().map_err(|error| StoreError::Secrets(error.to_string()))
    }

    fn update_refresh(&mut self, token: &str) -> Result<(), StoreError> {
        self.secrets.update(token).map_err(|error| StoreError::Secrets(error.to_string()))
    }

    fn remove_session(&mut self) -> Result<(), StoreError> {
        self.update_settings(&[(key::SIGNED_IN, "no"), (key::SESSION_ENDED, "yes")])?;
        self.secrets.remove().map_err(|error| StoreError::Secrets(error.to_string()))
    }

    fn own(&mut self, person: &str) -> Result<(), StoreError> {
        self.update_cache_owner(person)
    }

    fn list_sendable(&mut self, person: &str, limit: usize) -> Result<Vec<Sendable>, StoreError> {
        LocalStore::list_sendable(self, person, limit)
    }

    fn update_attempted(&mut self, ids: &[CommandId]) -> Result<(), StoreError> {
        LocalStore::update_attempted(self, ids)
    }

    fn update_not_sent(&mut self, ids: &[CommandId]) -> Result<(), StoreError> {
        LocalStore::update_not_sent(self, ids)
    }

    fn update_settled(&mut self, verdicts: &[(CommandId, Verdict)], now_ms: i64) -> Result<(), StoreError> {
        LocalStore::update_settled(self, verdicts, now_ms)
    }

    fn list_unconfirmed(&mut self, person: &str) -> Result<Unconfirmed, StoreError> {
        LocalStore::list_unconfirmed(self, person)
    }

    fn update_unknown(&mut self, person: &str, ids: &[CommandId]) -> Result<(), StoreError> {
        LocalStore::update_unknown(self, person, ids)
    }

    fn update_unanswered(&mut self, person: &str) -> Result<(), StoreError> {
        LocalStore::update_unanswered(self, person)
    }

    fn update_waited(&mut self, person: &str, ids: &[CommandId]) -> Result<(), StoreError> {
        LocalStore::update_waited(self, person, ids)
    }

    fn update_covered(&mut self, person: &str, mark: i64) -> Result<bool, StoreError> {
        LocalStore::update_covered(self, person, mark)
    }

    fn update_asked_anew(&mut self) -> Result<(), StoreError> {
        LocalStore::update_asked_anew(self)
    }

    fn find_cursor(&mut self) -> Result<Option<String>, StoreError> {
        LocalStore::find_cursor(self)
    }

    fn find_run(&mut self) -> Result<Option<String>, StoreError> {
        LocalStore::find_run(self)
    }

    fn apply(&mut self, person: &str, page: &Page, first: bool, covered: i64, now_ms: i64) -> Result<Applied, StoreError> {
        self.apply_covering(person, page, first, covered, now_ms)
    }

    fn update_in_step(&mut self, covered: i64, now_ms: i64) -> Result<(), StoreError> {
        LocalStore::update_in_step(self, covered, now_ms)
    }

    fn update_closed(&mut self) -> Result<(), StoreError> {
        self.update_settings(&[(key::CLOSED, "yes")])
    }

    fn remove_cache(&mut self) -> Result<(), StoreError> {
        LocalStore::remove_cache(self)
    }

    fn update_baselines(&mut self, person: &str) -> Result<(), StoreError> {
        LocalStore::update_baselines(self, person)
    }
}
