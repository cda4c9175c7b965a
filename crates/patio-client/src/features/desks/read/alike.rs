//! Questions with the words of a text, while somebody asks: answered ones first, so that a question is not asked twice.

use super::row::Seen;
use crate::features::desks::view::question::{AlikeRequest, MergeableRequest, QuestionList};
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
/// Questions to choose from.
const TO_CHOOSE_FROM: usize = 8;
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
        let but = request.but.as_deref().and_then(parse);
        // A question that was put together with another one is found by that.
        let stands = |seen: &Seen| !matches!(seen.body.state, QuestionState::Withdrawn | QuestionState::Merged);
        let found = self.with_words_of(&request.text, but, SHOWN, indexes, stands)?;
        Ok(QuestionList { questions: self.question_rows(found.iter())? })
    }

    /// The questions with which one can be put together.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn mergeable(&self, request: &MergeableRequest, indexes: &mut Indexes) -> Result<QuestionList, StoreError> {
        let none = QuestionList { questions: Vec::new() };
        let Some(id) = parse::<QuestionId>(&request.question) else { return Ok(none) };
        let Some(own) = self.seen(id)? else { return Ok(none) };
        let text = if request.text.trim().is_empty() { &own.body.title } else { &request.text };
        let fits = |other: &Seen| {
            let (one, two) = (&own.body, &other.body);
            let both_read = (!one.private && !two.private) || (one.private && two.private && one.asker == two.asker);
            both_read && one.desk == two.desk && !matches!(two.state, QuestionState::Withdrawn | QuestionState::Merged)
        };
        let found = self.with_words_of(text, Some(id), TO_CHOOSE_FROM, indexes, fits)?;
        Ok(QuestionList { questions: self.question_rows(found.iter())? })
    }

    fn with_words_of(
        &self,
        text: &str,
        but: Option<QuestionId>,
        most: usize,
        indexes: &mut Indexes,
        fits: impl Fn(&Seen) -> bool,
    ) -> Result<Vec<Seen>, StoreError> {
        let question = Question::new(text, &indexes.topics, &mut indexes.words);
        let matches = Matches::new(self.connection, &question, QUESTION)?;
        let mut find = self.connection.prepare_cached("SELECT id FROM record WHERE rowid = ?1 AND kind = 'question'")?;
        let mut found: Vec<Seen> = Vec::new();
        for (record, _) in matches.best(LEAST_SHARE, LOOKED_AT) {
            let id: Option<String> = find.query_row([record], |row| row.get(0)).optional()?;
            let Some(id) = id.as_deref().and_then(parse::<QuestionId>).filter(|id| Some(*id) != but) else { continue };
            let Some(seen) = self.seen(id)? else { continue };
            if fits(&seen) && found.iter().all(|other| other.id != seen.id) {
                found.push(seen);
            }
        }
        found.sort_by_key(|seen| seen.body.state.is_open());
        found.truncate(most);
        Ok(found)
    }
}
