//! The filters of the list of people: unit, place, language, works now.
//!
//! Owns reading them from the index of words. Must not know what was typed. Filters are applied before the number of results is
//! limited, so a person who passes is found even when many others fit the text.

use super::hours::availability;
use crate::features::people::view::directory::{AvailabilityState, DirectoryRequest};
use crate::reading::Reading;
use crate::store::StoreError;
use crate::store::words::{list, list_words};
use crate::text::terms::{HOURS, LANGUAGE, PLACE, UNIT, read_hours};
use rusqlite::OptionalExtension;
use std::collections::HashSet;

/// Up to this many people, their ids are read at once; with more, each person is looked up when asked for.
const FEW: usize = 2_000;

/// The people who pass.
pub struct Filter {
    /// Their records.
    pub records: HashSet<i64>,
    people: Option<HashSet<String>>,
}

impl Reading<'_> {
    /// The filter of a request; nothing when it has none.
    pub(crate) fn filter(&self, request: &DirectoryRequest, now_ms: i64) -> Result<Option<Filter>, StoreError> {
        let mut sets: Vec<HashSet<i64>> = Vec::new();
        for (prefix, value) in [(UNIT, &request.unit), (PLACE, &request.place), (LANGUAGE, &request.language)] {
            if let Some(value) = value.as_deref().filter(|value| !value.is_empty()) {
                sets.push(list(self.connection, &format!("{prefix}{value}"), usize::MAX)?.records.into_iter().collect());
            }
        }
        if request.works_now {
            let mut working = HashSet::new();
            for term in list_words(self.connection, HOURS, usize::MAX)?.into_keys() {
                let now =
                    read_hours(&term).is_some_and(|(zone, hours)| availability(&zone, &hours, now_ms).state == AvailabilityState::Now);
                if now {
                    working.extend(list(self.connection, &term, usize::MAX)?.records);
                }
            }
            sets.push(working);
        }
        let Some(records) = sets.into_iter().reduce(|one, other| one.intersection(&other).copied().collect()) else { return Ok(None) };
        let mut people = None;
        if records.len() <= FEW {
            let mut statement = self.connection.prepare_cached("SELECT id FROM record WHERE rowid = ?1 AND kind = 'person'")?;
            let mut few = HashSet::with_capacity(records.len());
            for record in &records {
                few.extend(statement.query_row([record], |row| row.get::<_, String>(0)).optional()?);
            }
            people = Some(few);
        }
        Ok(Some(Filter { records, people }))
    }

    /// Whether a person passes; without a filter every person does.
    pub(crate) fn passes(&self, filter: Option<&Filter>, person: &str) -> Result<bool, StoreError> {
        let Some(filter) = filter else { return Ok(true) };
        if let Some(people) = &filter.people {
            return Ok(people.contains(person));
        }
        let mut statement = self.connection.prepare_cached("SELECT rowid FROM record WHERE kind = 'person' AND id = ?1 LIMIT 1")?;
        let record: Option<i64> = statement.query_row([person], |row| row.get(0)).optional()?;
        Ok(record.is_some_and(|record| filter.records.contains(&record)))
    }
}
