//! The log of a question: each change of state, owner or priority is an event with its actor and the server's time, beside the question's record.

use super::question::{self, Place, Question};
use crate::core::sync::changes::Changes;
use crate::store::{StoreError, Tx};
use patio_domain::question::{Outcome, Owner};
use patio_domain::{IncidentId, PersonId, Priority, QuestionAct, QuestionId, QuestionState};
use patio_protocol::Record;
use patio_protocol::record::{QuestionBody, QuestionEventBody, question_event_id};

/// What was done with a question.
pub(super) struct Change {
    pub(super) act: QuestionAct,
    pub(super) by: PersonId,
    pub(super) now: i64,
    pub(super) state: QuestionState,
    pub(super) owner: Option<PersonId>,
    /// The question with which it is put together from now on.
    pub(super) into: Option<QuestionId>,
    /// The incident it becomes part of, or whose end answers it.
    pub(super) incident: Option<IncidentId>,
    /// The priority from now on, when it becomes another one.
    pub(super) priority: Option<Priority>,
}

impl Change {
    /// What a decided act comes to.
    pub(super) fn of(act: QuestionAct, by: PersonId, now: i64, before: &Question, outcome: Outcome) -> Change {
        let goes =
            matches!(outcome.state, QuestionState::Queued | QuestionState::Withdrawn | QuestionState::Merged | QuestionState::InIncident);
        let owner = match outcome.owner {
            Owner::Oneself => Some(by),
            Owner::Nobody if goes => None,
            // An answer stays the answer of its author, also when they do not work at the desk any more. Who is named says the act itself.
            Owner::Nobody | Owner::Another | Owner::Named => before.owner,
        };
        Change { act, by, now, state: outcome.state, owner, into: None, incident: None, priority: None }
    }
}

/// Writes a change down: in the table, in the record, and as an event. What changes neither state, owner nor priority is no event.
pub(super) fn write(tx: &mut dyn Tx, changes: &mut Changes, held: &Question, change: Change) -> Result<(), StoreError> {
    let Change { act, by, now, state, owner, into, incident, priority } = change;
    let before = question::get_body(tx, changes, held)?;
    let priority = priority.unwrap_or(before.priority);
    let moved = (state, owner, priority) != (held.state, held.owner, before.priority);
    let mut body = QuestionBody { changed_at: now, ..before };
    if moved {
        // What was answered by the end of an incident is not part of it any more.
        let part_of = incident.filter(|_| state == QuestionState::InIncident);
        question::update(tx, held, &Place { state, owner, into, incident: part_of })?;
        body = QuestionBody { state, owner, into, incident: part_of, priority, version: body.version + 1, ..body };
    }
    if state == QuestionState::Withdrawn {
        body = QuestionBody { title: String::new(), text: patio_domain::Doc::default(), ..body };
    }
    let version = body.version;
    let event = QuestionEventBody { question: held.id, desk: held.desk, act, by, at: now, state, owner, version, into, incident, priority };
    let (record, event) = (Record::Question(body), Record::QuestionEvent(event));
    for scope in held.scopes() {
        changes.put(&scope, held.id.0, &record)?;
        if moved {
            changes.put(&scope, question_event_id(held.id, version), &event)?;
        }
    }
    Ok(())
}

/// A new question with its first event.
pub(super) fn write_asked(changes: &mut Changes, id: QuestionId, by: PersonId, body: QuestionBody) -> Result<(), StoreError> {
    let QuestionBody { desk, private, state, asked_at: at, version, priority, .. } = body;
    let asked = Question { id, desk, asker: by, private, state, owner: None, version: i64::from(version), incident: None };
    let act = QuestionAct::Ask;
    let event = QuestionEventBody { question: id, desk, act, by, at, state, owner: None, version, into: None, incident: None, priority };
    let (record, event) = (Record::Question(body), Record::QuestionEvent(event));
    for scope in asked.scopes() {
        changes.put(&scope, id.0, &record)?;
        changes.put(&scope, question_event_id(id, version), &event)?;
    }
    Ok(())
}
