//! What the people of a desk do with its knowledge: they keep an answer, say something else in its place, look at it again, retire it, hand it over.

use super::{KNOWLEDGE, item};
use crate::core::features::desks::{question, staff};
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::core::sync::entity;
use patio_domain::knowledge::{check_review_on, check_topics};
use patio_domain::limits::{HELP, QUESTION_MAX_CHARS, QUESTIONS, Quota};
use patio_domain::{DeskRole, QuestionId, QuestionState, Refusal, Scope};
use patio_protocol::Record;
use patio_protocol::command::{KnowledgeHandOver, KnowledgeRetire, KnowledgeReview, KnowledgeSet};
use patio_protocol::knowledge::check_knowledge_title;
use patio_protocol::record::{KnowledgeBody, KnowledgeVersionBody, knowledge_version_id};

/// The question whose answer is kept, held so that it does not become another one meanwhile. What only its asker and the desk read is not
/// for everybody.
fn check_question(act: &mut Act<'_>, set: &KnowledgeSet, id: QuestionId) -> Result<(), Stop> {
    let seen = question::find(act.tx, id)?.filter(|question| question.desk == set.desk).ok_or(Refusal::NotFound)?;
    if seen.private {
        return Err(Refusal::QuestionPrivate.into());
    }
    let held = question::find_held(act.tx, id)?.filter(|question| question.desk == set.desk).ok_or(Refusal::NotFound)?;
    match held.state {
        QuestionState::Answered | QuestionState::Confirmed => {}
        QuestionState::Withdrawn => return Err(Refusal::Withdrawn.into()),
        QuestionState::Merged => return Err(Refusal::QuestionMerged.into()),
        _ => return Err(Refusal::NotAnswered.into()),
    }
    if item::find_of(act.tx, id)?.is_some() { Err(Refusal::AlreadyKnowledge.into()) } else { Ok(()) }
}

/// `knowledge.set`. What is said already changes nothing. Everybody receives it, and what it said before.
impl Effect for KnowledgeSet {
    const QUOTA: Quota = QUESTIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let title = check_knowledge_title(&self.title)?;
        self.text.check(QUESTION_MAX_CHARS)?;
        let (topics, review_on) = (check_topics(&self.topics)?, check_review_on(&self.review_on)?);
        if self.base == 0 {
            return insert(self, title, topics, review_on, act);
        }
        let (item, before, _) = item::of_staff(act, self.knowledge)?;
        if item.desk != self.desk {
            return Err(Refusal::NotFound.into());
        }
        if item.version != i64::from(self.base) {
            return Err(Refusal::KnowledgeChanged.into());
        }
        let says_the_same = before.title == title && before.text == self.text && before.topics == topics;
        if says_the_same && before.review_on == review_on {
            return Ok(());
        }
        let mut body = KnowledgeBody { title, text: self.text, topics, review_on, changed_at: act.now, ..before.clone() };
        if !says_the_same {
            let said = KnowledgeVersionBody {
                knowledge: self.knowledge,
                version: before.version,
                title: before.title,
                text: before.text,
                written_by: before.written_by,
                until_at: act.now,
            };
            let record = knowledge_version_id(self.knowledge, said.version);
            act.changes.put(&Scope::Desk(item.desk), record, &Record::KnowledgeVersion(said))?;
            (body.version, body.written_by) = (before.version + 1, act.person);
            let id = self.knowledge.to_string();
            let sql = "UPDATE knowledge SET version = version + 1 WHERE knowledge_id = $1";
            act.tx.execute(sql, &[(&id).into()])?;
        }
        Ok(item::put(act.changes, self.knowledge, body)?)
    }
}

/// A new item; its maker looks after it.
fn insert(set: KnowledgeSet, title: String, topics: Vec<String>, review_on: String, act: &mut Act<'_>) -> Result<(), Stop> {
    item::role(act, set.desk)?;
    if entity::is_used(act.tx, set.knowledge.0)? {
        return Err(Refusal::IdTaken.into());
    }
    if let Some(question) = set.question {
        check_question(act, &set, question)?;
        item::role(act, set.desk)?;
    }
    entity::insert(act.tx, set.knowledge.0, KNOWLEDGE)?;
    let (id, desk, owner) = (set.knowledge.to_string(), set.desk.to_string(), act.person.to_string());
    let question = set.question.map(|question| question.to_string());
    let sql = "INSERT INTO knowledge (knowledge_id, desk_id, question_id, owner_id, version) VALUES ($1, $2, $3, $4, 1)";
    act.tx.execute(sql, &[(&id).into(), (&desk).into(), question.as_deref().into(), (&owner).into()])?;
    let body = KnowledgeBody {
        desk: set.desk,
        title,
        text: set.text,
        topics,
        owner: act.person,
        review_on,
        version: 1,
        question: set.question,
        retired_at: None,
        changed_at: act.now,
        written_by: act.person,
        helped_count: 0,
        not_helped_count: 0,
    };
    Ok(item::put(act.changes, set.knowledge, body)?)
}

/// `knowledge.review`. It was looked at, also when the day stays the same.
impl Effect for KnowledgeReview {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let review_on = check_review_on(&self.review_on)?;
        let (_, before, _) = item::of_staff(act, self.knowledge)?;
        Ok(item::put(act.changes, self.knowledge, KnowledgeBody { review_on, changed_at: act.now, ..before })?)
    }
}

/// `knowledge.retire`. What is so already changes nothing.
impl Effect for KnowledgeRetire {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let (_, before, _) = item::of_staff(act, self.knowledge)?;
        if before.retired_at.is_some() == self.on {
            return Ok(());
        }
        let retired_at = self.on.then_some(act.now);
        Ok(item::put(act.changes, self.knowledge, KnowledgeBody { retired_at, changed_at: act.now, ..before })?)
    }
}

/// `knowledge.hand_over`. Everybody of the desk may take it upon themselves; to give it to another person is for its owner and the leads.
impl Effect for KnowledgeHandOver {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let (item, before, role) = item::of_staff(act, self.knowledge)?;
        let may_give = item.owner == act.person || role == DeskRole::Lead || self.person == act.person;
        if !may_give {
            return Err(Refusal::NotALead.into());
        }
        if item.owner == self.person {
            return Ok(());
        }
        if staff::find_role_held(act.tx, item.desk, self.person)?.is_none() {
            return Err(Refusal::NotAssignable.into());
        }
        let (id, owner) = (self.knowledge.to_string(), self.person.to_string());
        act.tx.execute("UPDATE knowledge SET owner_id = $2 WHERE knowledge_id = $1", &[(&id).into(), (&owner).into()])?;
        Ok(item::put(act.changes, self.knowledge, KnowledgeBody { owner: self.person, changed_at: act.now, ..before })?)
    }
}
