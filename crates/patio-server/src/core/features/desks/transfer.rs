//! Passing a question on to another desk: it moves with its log and with every text that its asker reads, and waits there for somebody to take it.
//!
//! Notes stay with the desk that wrote them, and the reason is for the two desks alone. Who could read a private question at the first desk
//! has it no longer (S8). Shown by `a_question_that_is_passed_on_moves_with_all_that_its_asker_reads` and its neighbours in the contract.

use super::decide::decide;
use super::question::{self, Question};
use super::{desk, me_too, reply, staff};
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::store::StoreError;
use patio_domain::limits::{HELP, Quota};
use patio_domain::{QuestionAct, QuestionState, Refusal, Scope};
use patio_protocol::command::QuestionTransfer;
use patio_protocol::record::{QuestionBody, QuestionEventBody, ReplyBody, question_event_id};
use patio_protocol::{Kind, Record};
use uuid::Uuid;

/// `question.transfer`. From then on the terms of the other desk hold, over the whole log: its asker waits since they asked.
impl Effect for QuestionTransfer {
    const QUOTA: Quota = HELP;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let (held, _) = decide(act, self.question, QuestionAct::Transfer)?;
        let terms = desk::find_terms(act.tx, self.desk)?.ok_or(Refusal::NotFound)?;
        if held.desk == self.desk {
            return Err(Refusal::SameDesk.into());
        }
        if !staff::is_anybody_there(act.tx, self.desk)? {
            return Err(Refusal::DeskWithoutStaff.into());
        }
        if !act.standing()?.profile_complete {
            return Err(Refusal::ProfileIncomplete.into());
        }
        reply::insert(act, self.reply, self.question)?;
        let before = question::get_body(act.tx, act.changes, &held)?;
        question::update_desk(act.tx, &held, self.desk)?;
        let body = QuestionBody {
            desk: self.desk,
            terms,
            state: QuestionState::Queued,
            owner: None,
            changed_at: act.now,
            version: before.version + 1,
            incident: None,
            ..before
        };
        let moved = Question { desk: self.desk, incident: None, ..held };
        write(act, &held, &moved, body)?;
        let reason = ReplyBody {
            question: self.question,
            desk: self.desk,
            author: act.person,
            act: QuestionAct::Transfer,
            text: self.text,
            written_at: act.now,
        };
        let reason = Record::Reply(reason);
        for desk in [held.desk, self.desk] {
            act.changes.put(&Scope::DeskStaff(desk), self.reply.0, &reason)?;
        }
        Ok(())
    }
}

/// The question and its new event, then what was there before: a laptop that reads this in its order knows that nothing of it is new.
fn write(act: &mut Act<'_>, held: &Question, moved: &Question, body: QuestionBody) -> Result<(), StoreError> {
    let (version, priority) = (body.version, body.priority);
    let event = QuestionEventBody {
        question: held.id,
        desk: moved.desk,
        act: QuestionAct::Transfer,
        by: act.person,
        at: act.now,
        state: body.state,
        owner: None,
        version,
        into: None,
        incident: None,
        priority,
    };
    let (record, event) = (Record::Question(body), Record::QuestionEvent(event));
    for scope in moved.scopes() {
        act.changes.put(&scope, held.id.0, &record)?;
        act.changes.put(&scope, question_event_id(held.id, version), &event)?;
    }
    let (from, to) = (held.scopes(), moved.scopes());
    let events = (1..version).map(|version| (Kind::QuestionEvent, question_event_id(held.id, version)));
    let texts = reply::list(act.tx, held.id)?.into_iter().map(|id| (Kind::Reply, id));
    let too = me_too::list(act.tx, held.id)?.into_iter().map(|id| (Kind::MeToo, id));
    let below: Vec<(Kind, Uuid)> = events.chain(texts).chain(too).collect();
    for scope in from.iter().filter(|scope| !to.contains(scope)) {
        act.changes.remove(scope, Kind::Question, held.id.0);
        for (kind, id) in &below {
            let Some(record) = act.changes.find(act.tx, scope, kind.clone(), *id)? else { continue };
            if matches!(&record, Record::Reply(text) if matches!(text.act, QuestionAct::Note | QuestionAct::Transfer)) {
                continue;
            }
            for new in to.iter().filter(|new| !from.contains(new)) {
                act.changes.put(new, *id, &record)?;
            }
            act.changes.remove(scope, kind.clone(), *id);
        }
    }
    Ok(())
}
