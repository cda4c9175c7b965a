//! The answers that a desk of the sample keeps, as commands.

use super::form::KeptForm;
use jiff::{Timestamp, ToSpan};
use patio_domain::{DeskId, Doc, KnowledgeId, QuestionId};
use patio_protocol::command::KnowledgeSet;

/// The command that keeps one; nothing when its review day is out of range.
pub(super) fn set(
    form: &KeptForm,
    (knowledge, desk, question): (KnowledgeId, DeskId, Option<QuestionId>),
    now: i64,
) -> Option<KnowledgeSet> {
    let today = Timestamp::from_millisecond(now).ok()?.to_string();
    let today: jiff::civil::Date = today.get(..10)?.parse().ok()?;
    let review_on = today.checked_add(form.review_day.days()).ok()?.to_string();
    let (title, text, topics) = (form.title.clone(), Doc::plain(&form.text), form.topics.clone());
    Some(KnowledgeSet { knowledge, desk, base: 0, title, text, topics, review_on, question })
}
