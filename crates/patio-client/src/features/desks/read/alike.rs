//! Questions with the words of a text, while somebody asks: answered ones first, so that a question is not asked twice.

use crate::features::desks::view::question::{AlikeRequest, QuestionList};
use crate::features::people::indexes::Indexes;
use crate::features::people::read::matches::Matches;
use crate::features::people::read::question::Question;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use crate::text::terms::QUESTION;
use patio_domain::{QuestionId, QuestionState};
use rusqlite::OptionalExtension;

/// Questions shown.
const SHOWN: usize = 5;
/// Questions looked at.
const LOOKED_AT: usize = 40;
/// The least share of the words that must be there.
const LEAST_SHARE: f32 = 0.45;

impl Reading<'_> {
    /// The likeliest questions.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn alike(&self, request: &AlikeRequest, indexes: &mut Indexes) -> Result<QuestionList, StoreError> {
        let question = Question::new(&request.text, &indexes.topics, &mut indexes.words);
        let matches = Matches::new(self.connection, &question, QUESTION)?;
        let mut find = self.connection.prepare_cached("SELECT id FROM record WHERE rowid = ?1 AND kind = 'question'")?;
        let mut found: Vec<(bool, super::row::Seen)> = Vec::new();
        for (record, _) in matches.best(LEAST_SHARE, LOOKED_AT) {
            let id: Option<String> = find.query_row([record], |row| row.get(0)).optional()?;
            let Some(id) = id.filter(|id| Some(id) != request.but.as_ref()).as_deref().and_then(parse::<QuestionId>) else { continue };
            let Some(seen) = self.seen(id)? else { continue };
            if seen.body.state != QuestionState::Withdrawn && found.iter().all(|(_, other)| other.id != seen.id) {
                found.push((seen.body.state.is_open(), seen));
            }
        }
        found.sort_by_key(|(open, _)| *open);
        found.truncate(SHOWN);
        Ok(QuestionList { questions: self.question_rows(found.iter().map(|(_, seen)| seen))? })
    }
}
