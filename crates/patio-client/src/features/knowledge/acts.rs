//! What a person can do with knowledge. Actions are saved in the outbox before they are answered (S2).

use super::calls::Calls;
use crate::calls::CallError;
use crate::calls::common::{IdRequest, Made, NOTHING, Nothing};
use crate::client::Client;
use crate::client::ids::id;
use crate::client::save::ToSave;
use crate::features::knowledge::day::{date_of, day_of};
use crate::features::knowledge::view::{
    Helped, KeptOf, KnowledgeDraft, KnowledgeGiven, KnowledgeList, KnowledgeSearch, KnowledgeView, Retired, Reviewed,
};
use jiff::ToSpan;
use patio_domain::knowledge::check_topics;
use patio_domain::{KnowledgeId, Refusal};
use patio_protocol::command::{KnowledgeHandOver, KnowledgeRetire, KnowledgeReview, KnowledgeSet, KnowledgeVote};
use patio_protocol::knowledge::{check_knowledge_title, check_reason};

impl Client {
    /// The day where this laptop is, `YYYY-MM-DD`.
    fn today(&self) -> String {
        day_of(self.clock.now_ms())
    }

    /// The day in so many months.
    fn day_in(&self, months: u32) -> Result<String, CallError> {
        let day = date_of(self.clock.now_ms())
            .checked_add(i64::from(months).months())
            .map_err(|_| CallError::from(Refusal::ReviewDateInvalid))?;
        Ok(day.to_string())
    }
}

impl Calls for Client {
    fn knowledge_list(&self, request: IdRequest) -> Result<KnowledgeList, CallError> {
        let today = self.today();
        self.found(|reading| reading.knowledge_list(&request.id, &today))
    }

    fn knowledge_get(&self, request: IdRequest) -> Result<KnowledgeView, CallError> {
        let today = self.today();
        self.found(|reading| reading.knowledge(&request.id, &today))
    }

    fn knowledge_of_question(&self, request: IdRequest) -> Result<KeptOf, CallError> {
        let today = self.today();
        self.found(|reading| reading.kept_of(&request.id, &today))
    }

    fn knowledge_alike(&self, request: KnowledgeSearch) -> Result<KnowledgeList, CallError> {
        let today = self.today();
        self.with_indexes(|reading, indexes| reading.knowledge_alike(&request.text, &today, indexes))
    }

    fn knowledge_due(&self, _: Nothing) -> Result<KnowledgeList, CallError> {
        let today = self.today();
        self.reading(|reading| reading.knowledge_due(&today))
    }

    fn knowledge_set(&self, draft: KnowledgeDraft) -> Result<Made, CallError> {
        let knowledge = draft.id.as_deref().map_or_else(|| Ok(KnowledgeId(self.fresh_id())), id)?;
        let review_on = match draft.review_in_months {
            Some(months) => self.day_in(months)?,
            None => self.reading(|reading| reading.review_day_of(knowledge))?.unwrap_or_else(|| self.today()),
        };
        let set = KnowledgeSet {
            knowledge,
            desk: id(&draft.desk)?,
            base: draft.base,
            title: check_knowledge_title(&draft.title)?,
            text: draft.text.tidied(),
            topics: check_topics(&draft.topics)?,
            review_on,
            question: draft.question.as_deref().map(id).transpose()?,
        };
        self.save(ToSave::typed(set.into()))?;
        Ok(Made { id: knowledge.to_string() })
    }

    fn knowledge_review(&self, request: Reviewed) -> Result<Nothing, CallError> {
        let review_on = self.day_in(request.in_months)?;
        self.save(KnowledgeReview { knowledge: id(&request.id)?, review_on }).map(|()| NOTHING)
    }

    fn knowledge_retire(&self, request: Retired) -> Result<Nothing, CallError> {
        self.save(KnowledgeRetire { knowledge: id(&request.id)?, on: request.on }).map(|()| NOTHING)
    }

    fn knowledge_hand_over(&self, request: KnowledgeGiven) -> Result<Nothing, CallError> {
        self.save(KnowledgeHandOver { knowledge: id(&request.id)?, person: id(&request.person)? }).map(|()| NOTHING)
    }

    fn knowledge_vote(&self, request: Helped) -> Result<Nothing, CallError> {
        let reason = check_reason(&request.reason)?;
        self.save(KnowledgeVote { knowledge: id(&request.id)?, helped: request.helped, reason }).map(|()| NOTHING)
    }
}
