//! Who has a question, too: how many, who of them is shown, and whether this person is one of them, with what waits here laid over it.

use crate::features::people::view::person::PersonCard;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::QuestionId;
use std::collections::BTreeSet;

/// Colleagues shown by name; the others are a number.
const NAMED: usize = 3;

impl Reading<'_> {
    /// The people who have a question, too, the first one first.
    fn list_me_too(&self, question: QuestionId) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person FROM record INDEXED BY record_by_parent WHERE kind = 'me_too' AND parent = ?1 GROUP BY id ORDER BY MIN(at), id",
        )?;
        Ok(statement.query_map([question.to_string()], |row| row.get(0))?.collect::<Result<Vec<_>, _>>()?)
    }

    /// How many others than its asker have a question, too, and whether this person does.
    pub(super) fn count_me_too(&self, question: QuestionId) -> Result<(u64, bool), StoreError> {
        let people = self.list_me_too(question)?;
        let was_on = people.contains(&self.me);
        let is_on = self.pending.me_too(question).unwrap_or(was_on);
        let others = people.len() - usize::from(was_on);
        Ok((u64::try_from(others + usize::from(is_on)).unwrap_or(u64::MAX), is_on))
    }

    /// The first of the others who have a question, too.
    pub(super) fn list_me_too_shown(&self, question: QuestionId) -> Result<Vec<PersonCard>, StoreError> {
        let others = self.list_me_too(question)?.into_iter().filter(|person| *person != self.me);
        others.take(NAMED).map(|person| self.card(&person)).collect()
    }

    /// The questions of colleagues that this person has, too.
    pub(super) fn list_also_mine(&self) -> Result<BTreeSet<QuestionId>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT DISTINCT question FROM also_mine ORDER BY question")?;
        let ids = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let mut ids: BTreeSet<QuestionId> = ids.iter().filter_map(|id| parse(id)).collect();
        // As it was said last.
        for (question, on) in self.pending.all_me_too() {
            if on {
                ids.insert(question)
            } else {
                ids.remove(&question)
            };
        }
        Ok(ids)
    }
}
