//! What the people of a desk see about the person who asked: when they can be reached, and what else they asked.

use crate::features::desks::view::asker::AskerView;
use crate::features::people::read::hours::availability;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::QuestionId;
use rusqlite::params;

/// Questions shown.
const SHOWN: usize = 3;

impl Reading<'_> {
    /// The asker of a question, for a person who works at its desk; nothing for anybody else. `now_ms` is the present instant.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn asker(&self, id: &str, now_ms: i64) -> Result<Option<AskerView>, StoreError> {
        let Some(question) = parse::<QuestionId>(id) else { return Ok(None) };
        let Some(seen) = self.seen(question)?.filter(|seen| seen.role.is_some()) else { return Ok(None) };
        let asker = seen.body.asker.to_string();
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT question FROM question WHERE asker = ?1 AND question <> ?2 AND state <> 'withdrawn'
             ORDER BY changed_at DESC, question DESC",
        )?;
        let ids = statement.query_map(params![asker, id], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let mut earlier = Vec::with_capacity(SHOWN);
        for id in ids.iter().filter_map(|id| parse(id)).take(SHOWN) {
            earlier.extend(self.seen(id)?);
        }
        let body = self.person_body(&asker)?;
        let (zone, hours, location) = body.map(|body| (body.time_zone, body.hours, body.location)).unwrap_or_default();
        Ok(Some(AskerView {
            location,
            available: availability(&zone, &hours, now_ms),
            earlier: self.question_rows(earlier.iter())?,
            earlier_count: u64::try_from(ids.len()).unwrap_or(0),
        }))
    }
}
