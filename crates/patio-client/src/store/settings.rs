//! Small named values in `work.db`: the server, the person who is signed in, language, theme. They belong to this laptop.

use super::{LocalStore, StoreError};
use rusqlite::{Connection, OptionalExtension, params};

/// Names of the values.
pub mod key {
    /// Address of the server, such as `https://patio.example.org`.
    pub const SERVER: &str = "server";
    /// Name of the organisation.
    pub const ORGANISATION: &str = "organisation";
    /// Login of the person.
    pub const LOGIN: &str = "login";
    /// Id of the person whose data is here; stays after the session ended, so that their work waits for them.
    pub const PERSON: &str = "person";
    /// `employee` or `administrator`.
    pub const ROLE: &str = "role";
    /// `yes` while signed in.
    pub const SIGNED_IN: &str = "signed_in";
    /// `yes`: the server ended the session; the person did not sign out here.
    pub const SESSION_ENDED: &str = "session_ended";
    /// `yes` once the server said that the account is closed, until a person signs in again.
    pub const CLOSED: &str = "closed";
    /// `nl` or `en`.
    pub const LOCALE: &str = "locale";
    /// `system`, `light` or `dark`.
    pub const THEME: &str = "theme";
    /// `no` turns mention notifications off.
    pub const NOTIFY_MENTIONS: &str = "notify_mentions";
    /// `no`: no reminders before a deadline.
    pub const NOTIFY_WORK: &str = "notify_work";
    /// `yes` shows words from closed communities in notifications.
    pub const NOTIFY_CLOSED: &str = "notify_closed";
    /// `no` ends Patio when its window is closed.
    pub const KEEP_RUNNING: &str = "keep_running";
    /// When the app was last in use, UTC milliseconds of this laptop.
    pub const LAST_USED_AT: &str = "last_used_at";
    /// When the time before that ended: the start of "since you were away".
    pub const AWAY_SINCE_AT: &str = "away_since_at";
    /// The journal of `work.db` may hold values that were taken back.
    pub const SCRUB: &str = "scrub";
    /// The cache is to be empty: its removal may not have reached the disk yet.
    pub const REMOVE_CACHE: &str = "remove_cache";
    /// The cache was damaged and is being downloaded again; the person has not seen that yet.
    pub const CACHE_REBUILT: &str = "cache_rebuilt";
    /// How a damaged `work.db` was salvaged; the person has not seen that yet.
    pub const SALVAGED: &str = "salvaged";
    /// Verdicts may be missing here: what the cache says to show of them does not count any more.
    pub const UNCOVER: &str = "uncover";
    /// Set while bytes beside `work.db` may have lost their row.
    pub const SWEEP: &str = "sweep";
}

/// Says that the journal may still hold what was taken out; part of the transaction that took it out.
pub(crate) fn want_scrub(tx: &Connection) -> Result<(), StoreError> {
    want(tx, key::SCRUB)
}

/// Says that bytes of an upload may have lost their row; part of the transaction that removed the row.
pub(crate) fn want_sweep(tx: &Connection) -> Result<(), StoreError> {
    want(tx, key::SWEEP)
}

fn want(tx: &Connection, key: &str) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT INTO setting (key, value) VALUES (?1, 'wanted') ON CONFLICT (key) DO NOTHING")?.execute([key])?;
    Ok(())
}

/// A value.
///
/// # Errors
/// When the database cannot be read.
pub fn find(connection: &Connection, schema: &str, key: &str) -> Result<Option<String>, StoreError> {
    let sql = format!("SELECT value FROM {schema}.setting WHERE key = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([key], |row| row.get(0)).optional()?)
}

impl LocalStore {
    /// A value.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        find(&self.work, "main", key)
    }

    /// Sets several values in one transaction.
    ///
    /// # Errors
    /// When none was set.
    pub fn update_settings(&mut self, values: &[(&str, &str)]) -> Result<(), StoreError> {
        let tx = self.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for (key, value) in values {
            tx.prepare_cached("INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")?
                .execute(params![key, value])?;
        }
        tx.commit()?;
        Ok(())
    }

    /// Notes that the app was started: what came since it was last in use is new.
    ///
    /// # Errors
    /// When it was not noted.
    pub fn update_started(&mut self, now_ms: i64) -> Result<(), StoreError> {
        let last = self.find_setting(key::LAST_USED_AT)?;
        let now = now_ms.to_string();
        let mut values = vec![(key::LAST_USED_AT, now.as_str())];
        if let Some(last) = last.as_deref().filter(|last| last.parse::<i64>().is_ok_and(|at| now_ms.saturating_sub(at) > 60_000)) {
            values.push((key::AWAY_SINCE_AT, last));
        }
        self.update_settings(&values)
    }
}
