//! What is kept in memory between calls: names, topics and known stems, each made anew only when its records changed.
//!
//! Owns when an index is stale. Must not know calls.

use crate::features::topics::index::TopicIndex;
use crate::store::StoreError;
use crate::store::meta::{find_meta, meta};
use crate::store::words::{find_mark, list_words};
use crate::text::names::NameIndex;
use crate::text::terms::{LANGUAGE, PLACE, UNIT};
use crate::text::words::Words;
use patio_protocol::record::TopicBody;
use rusqlite::Connection;

/// The indexes. What they were made of is told apart by the versions in `meta`, which change in the transaction that changes
/// people or topics, and go with everything else when the cache is thrown away.
#[derive(Default)]
pub struct Indexes {
    /// Names of people.
    pub names: NameIndex,
    /// Topics.
    pub topics: TopicIndex,
    /// Stems.
    pub words: Words,
    /// Units, places and languages to filter by.
    pub values: Values,
    people_version: Option<Option<String>>,
    topics_version: Option<Option<String>>,
    values_version: Option<(Option<String>, i64)>,
}

/// What people can be filtered by, most frequent first.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Units.
    pub units: Vec<String>,
    /// Places.
    pub places: Vec<String>,
    /// Language codes.
    pub languages: Vec<String>,
}

/// Values of one filter.
const VALUES_MAX: usize = 300;

fn values(connection: &Connection, prefix: &str) -> Result<Vec<String>, StoreError> {
    let mut found: Vec<(String, u64)> = list_words(connection, prefix, usize::MAX)?.into_iter().collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(VALUES_MAX);
    Ok(found.into_iter().filter_map(|(term, _)| term.strip_prefix(prefix).map(str::to_owned)).collect())
}

impl Indexes {
    /// Brings names and topics up to what this connection's snapshot holds.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn refresh(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let people = find_meta(connection, meta::PEOPLE)?;
        if self.people_version.as_ref() != Some(&people) {
            let mut statement = connection.prepare_cached("SELECT id, parent FROM record WHERE kind = 'person' AND parent > ''")?;
            let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
            self.names.refresh(rows.collect::<Result<Vec<_>, _>>()?);
            self.people_version = Some(people.clone());
        }
        // People come into the index of words a moment after they come.
        let version = (people, find_mark(connection)?);
        if self.values_version.as_ref() != Some(&version) {
            self.values =
                Values { units: values(connection, UNIT)?, places: values(connection, PLACE)?, languages: values(connection, LANGUAGE)? };
            self.values_version = Some(version);
        }
        let topics = find_meta(connection, meta::TOPICS)?;
        if self.topics_version.as_ref() != Some(&topics) {
            let mut statement = connection.prepare_cached("SELECT id, body FROM record WHERE kind = 'topic'")?;
            let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
            let rows: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
            let bodies = rows.into_iter().filter_map(|(id, body)| Some((id, serde_json::from_str::<TopicBody>(&body).ok()?)));
            self.topics = TopicIndex::new(bodies, &mut self.words);
            self.topics_version = Some(topics);
        }
        Ok(())
    }
}
