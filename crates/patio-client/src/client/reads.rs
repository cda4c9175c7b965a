//! The query calls: each one reading over the local databases.

use super::Client;
use crate::calls::{CallCode, CallError};
use crate::features::session::view::{AppState, Connection, ConnectionState, Stage};
use crate::features::settings::view::Settings;
use crate::reading::Reading;
use crate::store::StoreError;
use crate::store::meta::{find_meta, meta};
use crate::store::settings::{find, key};
use crate::sync::outbox;
use patio_domain::Profile;
use patio_domain::Refusal;

impl Client {
    pub(crate) fn setting(&self, name: &str) -> Result<Option<String>, CallError> {
        self.with_reader(|reader| find(reader, "work", name))
    }

    /// The person whose laptop this is, signed in or not.
    pub(crate) fn me(&self) -> Result<String, CallError> {
        self.setting(key::PERSON)?.ok_or_else(|| CallError::new(CallCode::NotSignedIn))
    }

    /// A reading for the signed-in person. After signing out nothing of theirs is shown.
    pub(crate) fn reading<T>(&self, read: impl FnOnce(&Reading<'_>) -> Result<T, StoreError>) -> Result<T, CallError> {
        let answer = self.with_reader(|reader| {
            let person = find(reader, "work", key::PERSON)?;
            let signed_in = find(reader, "work", key::SIGNED_IN)?.as_deref() == Some("yes");
            let ended_here = find_meta(reader, meta::PERSON)?;
            match person {
                // A session that ended by itself still shows the cache; signing out removes it.
                Some(me) if signed_in || ended_here.as_deref() == Some(me.as_str()) => {
                    read(&Reading::new(reader, &me)?.speaking(&self.locale)).map(Some)
                }
                _ => Ok(None),
            }
        })?;
        answer.ok_or_else(|| CallError::new(CallCode::NotSignedIn))
    }

    pub(crate) fn found<T>(&self, read: impl FnOnce(&Reading<'_>) -> Result<Option<T>, StoreError>) -> Result<T, CallError> {
        self.reading(read)?.ok_or_else(|| CallError::from(Refusal::NotFound))
    }

    pub(crate) fn state(&self) -> Result<AppState, CallError> {
        let (settings, secrets) = (self.read_settings()?, self.secrets_place);
        self.with_reader(|reader| {
            let value = |name: &str| find(reader, "work", name);
            let (server, me) = (value(key::SERVER)?, value(key::PERSON)?);
            let signed_in = value(key::SIGNED_IN)?.as_deref() == Some("yes");
            let complete = find_meta(reader, meta::COMPLETE)?.is_some();
            let reading = me.as_deref().map(|me| Reading::new(reader, me)).transpose()?.map(|reading| reading.speaking(&self.locale));
            let card = match (&reading, &me) {
                (Some(reading), Some(me)) if complete || signed_in => Some(reading.card(me)?),
                _ => None,
            };
            let ready = card.as_ref().is_some_and(|card| {
                Profile { name: card.name.clone(), job: card.job.clone(), expertise: card.expertise.clone() }.is_complete()
            });
            let closed = value(key::CLOSED)?.as_deref() == Some("yes");
            let stage = match (&server, signed_in, complete, ready) {
                (None, ..) => Stage::Server,
                (_, false, ..) if closed => Stage::Closed,
                (_, false, ..) => Stage::SignIn,
                (_, _, false, _) => Stage::FirstSync,
                (_, _, _, false) => Stage::Profile,
                _ => Stage::Ready,
            };
            let synced: i64 =
                if complete { 0 } else { reader.prepare_cached("SELECT COUNT(*) FROM record")?.query_row([], |row| row.get(0))? };
            let (waiting, refused) = match &me {
                Some(me) => outbox::count_open(reader, "work", me)?,
                None => (0, 0),
            };
            Ok(AppState {
                session_ended: stage == Stage::SignIn && value(key::SESSION_ENDED)?.as_deref() == Some("yes"),
                stage,
                server,
                organisation: value(key::ORGANISATION)?,
                login: value(key::LOGIN)?,
                me: card,
                is_administrator: value(key::ROLE)?.as_deref() == Some("administrator"),
                synced_records: u64::try_from(synced).unwrap_or(0),
                unsent: waiting + refused,
                locale: settings.locale,
                theme: settings.theme,
                secrets: secrets.to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            })
        })
    }

    pub(crate) fn connection(&self) -> Result<Connection, CallError> {
        let status = self.shared.status();
        self.with_reader(|reader| {
            let me = find(reader, "work", key::PERSON)?;
            let (waiting, refused) = match &me {
                Some(me) => outbox::count_open(reader, "work", me)?,
                None => (0, 0),
            };
            Ok(Connection {
                state: status.connection.unwrap_or(ConnectionState::Connecting),
                as_of: find_meta(reader, meta::AS_OF)?.and_then(|at| at.parse().ok()),
                waiting,
                refused,
                syncing: status.syncing,
                in_step_count: status.in_step_count,
            })
        })
    }

    pub(crate) fn read_settings(&self) -> Result<Settings, CallError> {
        let locale = self.locale.clone();
        self.with_reader(|reader| {
            Ok(Settings {
                locale: find(reader, "work", key::LOCALE)?.unwrap_or(locale),
                theme: find(reader, "work", key::THEME)?.unwrap_or_else(|| "system".into()),
                notify_mentions: find(reader, "work", key::NOTIFY_MENTIONS)?.as_deref() != Some("no"),
                notify_work: find(reader, "work", key::NOTIFY_WORK)?.as_deref() != Some("no"),
                notify_closed_content: find(reader, "work", key::NOTIFY_CLOSED)?.as_deref() == Some("yes"),
                keep_running: find(reader, "work", key::KEEP_RUNNING)?.as_deref() != Some("no"),
            })
        })
    }
}
