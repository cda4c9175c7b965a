//! What the laptop has of a question's log and of its desk's terms, as the domain reckons with it.
//!
//! Must not know what is shown of it. What only a newer version knows is left out (S13).

use crate::store::StoreError;
use patio_domain::calendar::Openings;
use patio_domain::deadline::{Deadline, Step, deadlines};
use patio_domain::{DeskId, Terms};
use patio_protocol::record::{DeskTermsBody, QuestionEventBody, desk_terms_id};
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

/// What is reckoned before the terms hold: a server whose clock was set back asks under them earlier than they were set (S10).
const BEFORE_MS: i64 = 30 * 24 * 3_600_000;

/// The log of a question, oldest first.
pub(super) fn read(cache: &Connection, question: &str) -> Result<Vec<Step>, StoreError> {
    let mut statement = cache.prepare_cached("SELECT body FROM record WHERE kind = 'question_event' AND parent = ?1")?;
    let bodies = statement.query_map([question], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let events = bodies.iter().filter_map(|body| serde_json::from_str::<QuestionEventBody>(body).ok());
    // A private question of one's own may be here twice.
    let by_version: BTreeMap<u32, Step> =
        events.map(|event| (event.version, Step { at: event.at, act: event.act, state: event.state, priority: event.priority })).collect();
    Ok(by_version.into_values().collect())
}

/// The terms of a desk of this number, if they are here.
pub(super) fn find_terms(cache: &Connection, desk: DeskId, number: u32) -> Result<Option<DeskTermsBody>, StoreError> {
    let mut statement = cache.prepare_cached("SELECT body FROM record WHERE kind = 'desk_terms' AND id = ?1 LIMIT 1")?;
    let body: Option<String> = statement.query_row([desk_terms_id(desk, number).to_string()], |row| row.get(0)).optional()?;
    Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
}

/// The calendars that were reckoned with lately: hundreds of questions share one.
#[derive(Default)]
pub(super) struct Clocks(HashMap<(DeskId, u32), Option<Clock>>);

/// The terms of a desk, with its openings since an instant.
struct Clock {
    terms: Terms,
    since: i64,
    openings: Openings,
}

impl Clock {
    fn since(terms: Terms, since: i64) -> Clock {
        let openings = Openings::since(&terms.calendar, since);
        Clock { terms, since, openings }
    }
}

impl Clocks {
    /// How many open milliseconds are left until an instant, while the desk is open; nothing when it is closed, or its terms are not here.
    pub(super) fn left(&mut self, cache: &Connection, (desk, terms): (DeskId, u32), now: i64, due: i64) -> Result<Option<i64>, StoreError> {
        let Some(clock) = self.clock(cache, (desk, terms))?.as_mut() else { return Ok(None) };
        let is_open = clock.openings.is_open(now);
        Ok(is_open.then(|| clock.openings.elapsed(due) - clock.openings.elapsed(now)))
    }

    fn clock(&mut self, cache: &Connection, (desk, terms): (DeskId, u32)) -> Result<&mut Option<Clock>, StoreError> {
        Ok(match self.0.entry((desk, terms)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let found = find_terms(cache, desk, terms)?;
                free.insert(found.map(|body| Clock::since(body.terms, body.since_at - BEFORE_MS)))
            }
        })
    }

    /// The deadlines of a question, with its log; none without terms.
    pub(super) fn deadlines(
        &mut self,
        cache: &Connection,
        (desk, terms): (DeskId, u32),
        log: &[Step],
    ) -> Result<Vec<Deadline>, StoreError> {
        if terms == 0 {
            return Ok(Vec::new());
        }
        let clock = self.clock(cache, (desk, terms))?;
        let Some(known) = clock.take() else { return Ok(Vec::new()) };
        // A question that came from another desk may have been asked long before these terms held.
        let begin = log.first().map_or(known.since, |first| first.at.min(known.since));
        let known = clock.insert(if begin < known.since { Clock::since(known.terms, begin) } else { known });
        Ok(deadlines(log, &known.terms, &mut known.openings))
    }
}
