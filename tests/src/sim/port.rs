//! The client's port to its databases, with faults: it can crash before or after any write, and break the rules of [`Break`].

use super::breaks::Break;
use patio_client::testing::store::settings::key;
use patio_client::testing::store::{LocalStore, StoreError};
use patio_client::testing::sync::apply::Applied;
use patio_client::testing::sync::engine::Port;
use patio_client::testing::sync::outbox::{Sendable, Unconfirmed};
use patio_domain::{CommandId, Scope};
use patio_protocol::pull::Page;
use patio_protocol::push::Verdict;
use patio_testkit::SeededRandom;
use std::collections::BTreeSet;

/// A port that fails at random writes.
pub struct FaultyPort<'a> {
    /// The real port.
    pub store: &'a mut LocalStore,
    /// The randomness of the faults.
    pub random: &'a mut SeededRandom,
    /// Chance of a crash at a write, per mille.
    pub crash_per_mille: u64,
    /// A rule broken on purpose.
    pub broken: Option<Break>,
    /// What the laptop's clock says, UTC milliseconds, and what it said when the person signed in.
    pub clock_ms: [i64; 2],
    /// Forgotten commands of which the laptop learnt when a place came back that it could not see.
    pub late: &'a mut BTreeSet<CommandId>,
    /// Whether the journal of the cache was emptied, after which all of the cache is on the disk.
    pub emptied: bool,
}

/// How long a refresh token lasts.
const SESSION_MS: u64 = 90 * 24 * 3_600_000;

impl FaultyPort<'_> {
    fn write<T>(&mut self, write: impl FnOnce(&mut LocalStore) -> Result<T, StoreError>) -> Result<T, StoreError> {
        if self.random.chance(self.crash_per_mille) {
            return Err(StoreError::Injected);
        }
        let done = write(self.store)?;
        if self.random.chance(self.crash_per_mille) {
            return Err(StoreError::Injected);
        }
        Ok(done)
    }

    fn tamper(&mut self, page: &Page) -> Option<Page> {
        let mut page: Page = serde_json::from_str(&serde_json::to_string(page).ok()?).ok()?;
        match self.broken? {
            Break::S5 if !page.rows.is_empty() && self.random.chance(200) => {
                page.rows.pop();
                page.complete.clear();
            }
            Break::S8 => {
                let mut names = self.store.cache.prepare("SELECT name FROM scope ORDER BY name").ok()?;
                let known: Vec<String> = names.query_map([], |row| row.get(0)).ok()?.flatten().collect();
                for scope in known.iter().map(|name| Scope::from(name.as_str())) {
                    if !page.grants.contains(&scope) {
                        page.grants.push(scope);
                    }
                }
            }
            _ => return None,
        }
        Some(page)
    }
}

impl Port for FaultyPort<'_> {
    fn find_session(&mut self) -> Result<Option<String>, StoreError> {
        Port::find_session(self.store)
    }

    fn find_refresh(&mut self) -> Result<Option<String>, StoreError> {
        let [now, signed_in] = self.clock_ms;
        if self.broken == Some(Break::S10) && now.abs_diff(signed_in) > SESSION_MS {
            return Ok(None);
        }
        Port::find_refresh(self.store)
    }

    fn update_refresh(&mut self, token: &str) -> Result<(), StoreError> {
        self.write(|store| Port::update_refresh(store, token))
    }

    fn remove_session(&mut self) -> Result<(), StoreError> {
        self.write(Port::remove_session)
    }

    fn own(&mut self, person: &str) -> Result<(), StoreError> {
        self.write(|store| store.own(person))
    }

    fn list_sendable(&mut self, person: &str, limit: usize) -> Result<Vec<Sendable>, StoreError> {
        let first_of_lane = match self.broken {
            Some(Break::S3) => "",
            Some(Break::S3Waits) => {
                "AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.person = ?1 AND e.state = 'queued' AND e.lane = o.lane AND e.order_no < o.order_no)"
            }
            _ => {
                let mut sendable = Port::list_sendable(self.store, person, limit)?;
                if self.broken == Some(Break::S9Haste) {
                    sendable.iter_mut().for_each(|one| one.waits_left = 0);
                }
                return Ok(sendable);
            }
        };
        let mut all = self.store.work.prepare(&format!(
            "SELECT command_id, lane, kind, body FROM outbox o WHERE person = ?1 AND state = 'queued' {first_of_lane}
             ORDER BY order_no DESC LIMIT 8",
        ))?;
        let rows = all.query_map([person], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let outgoing = rows
            .flatten()
            .filter_map(|(id, lane, kind, body)| Some(Sendable { command_id: id.parse().ok()?, lane, kind, body, waits_left: 0 }));
        Ok(outgoing.collect())
    }

    fn update_attempted(&mut self, ids: &[CommandId]) -> Result<(), StoreError> {
        let believed = self.broken == Some(Break::S2);
        self.write(|store| {
            Port::update_attempted(store, ids)?;
            let verdicts: Vec<_> = ids.iter().map(|id| (*id, Verdict::Applied { recorded_at: 0 })).collect();
            if believed { Port::update_settled(store, &verdicts, 0) } else { Ok(()) }
        })
    }

    fn update_not_sent(&mut self, ids: &[CommandId]) -> Result<(), StoreError> {
        self.write(|store| Port::update_not_sent(store, ids))
    }

    fn update_settled(&mut self, verdicts: &[(CommandId, Verdict)], now_ms: i64) -> Result<(), StoreError> {
        self.write(|store| Port::update_settled(store, verdicts, now_ms))
    }

    fn list_unconfirmed(&mut self, person: &str) -> Result<Unconfirmed, StoreError> {
        Port::list_unconfirmed(self.store, person)
    }

    fn update_unknown(&mut self, person: &str, ids: &[CommandId]) -> Result<(), StoreError> {
        let believed = self.broken == Some(Break::S9);
        let asked: i64 = self.store.cache.query_row("SELECT COUNT(*) FROM meta WHERE key = 'ask_anew'", [], |row| row.get(0))?;
        if asked > 0 {
            self.late.extend(ids);
        }
        self.write(|store| if believed { Ok(()) } else { Port::update_unknown(store, person, ids) })
    }

    fn update_unanswered(&mut self, person: &str) -> Result<(), StoreError> {
        self.write(|store| store.update_unanswered(person))
    }

    fn update_waited(&mut self, person: &str, ids: &[CommandId]) -> Result<(), StoreError> {
        self.write(|store| store.update_waited(person, ids))
    }

    fn update_covered(&mut self, person: &str, mark: i64) -> Result<bool, StoreError> {
        let forgotten = self.broken == Some(Break::S7);
        self.write(|store| if forgotten { Ok(false) } else { Port::update_covered(store, person, mark) })
    }

    fn update_asked_anew(&mut self) -> Result<(), StoreError> {
        self.write(Port::update_asked_anew)
    }

    fn find_cursor(&mut self) -> Result<Option<String>, StoreError> {
        Port::find_cursor(self.store)
    }

    fn find_run(&mut self) -> Result<Option<String>, StoreError> {
        Port::find_run(self.store)
    }

    fn apply(&mut self, person: &str, page: &Page, first: bool, covered: i64, now_ms: i64) -> Result<Applied, StoreError> {
        let tampered = self.tamper(page);
        let counts_pages = self.broken == Some(Break::S6);
        self.write(|store| {
            let applied = Port::apply(store, person, tampered.as_ref().unwrap_or(page), first, covered, now_ms)?;
            if counts_pages {
                store.cache.execute("UPDATE conversation SET comment_count = comment_count + 1", [])?;
            }
            Ok(applied)
        })
    }

    fn update_in_step(&mut self, covered: i64, now_ms: i64) -> Result<(), StoreError> {
        self.write(|store| Port::update_in_step(store, covered, now_ms))
    }

    fn update_closed(&mut self) -> Result<(), StoreError> {
        self.write(Port::update_closed)
    }

    fn remove_cache(&mut self) -> Result<(), StoreError> {
        if self.broken == Some(Break::S8Kept) {
            return Ok(());
        }
        // Somebody may be reading, so that the journal cannot be emptied yet.
        let is_read = self.random.chance(500);
        let mut is_removed = false;
        let written = self.write(|store| {
            Port::remove_cache(store)?;
            is_removed = true;
            if is_read { store.update_settings(&[(key::REMOVE_CACHE, "wanted")]) } else { Ok(()) }
        });
        self.emptied |= is_removed && !is_read;
        written
    }

    fn update_baselines(&mut self, person: &str) -> Result<(), StoreError> {
        self.write(|store| Port::update_baselines(store, person))
    }
}
