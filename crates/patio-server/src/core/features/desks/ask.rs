//! Asking a desk.

use super::{desk, log, question};
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::core::sync::entity;
use patio_domain::limits::{QUESTIONS, Quota};
use patio_domain::title::check_title;
use patio_domain::{Priority, QuestionState, Refusal};
use patio_protocol::command::QuestionAsk;
use patio_protocol::record::QuestionBody;

/// `question.ask`. Everybody may ask every desk.
impl Effect for QuestionAsk {
    const QUOTA: Quota = QUESTIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let title = check_title(&self.title)?;
        let terms = desk::find_terms(act.tx, self.desk)?.ok_or(Refusal::NotFound)?;
        if !act.standing()?.profile_complete {
            return Err(Refusal::ProfileIncomplete.into());
        }
        if entity::is_used(act.tx, self.question.0)? {
            return Err(Refusal::IdTaken.into());
        }
        question::insert(act.tx, self.question, self.desk, act.person, self.private, act.now)?;
        let body = QuestionBody {
            desk: self.desk,
            asker: act.person,
            title,
            text: self.text,
            private: self.private,
            state: QuestionState::Queued,
            owner: None,
            asked_at: act.now,
            changed_at: act.now,
            version: 1,
            terms,
            into: None,
            incident: None,
            priority: Priority::Normal,
        };
        Ok(log::write_asked(act.changes, self.question, act.person, body)?)
    }
}
