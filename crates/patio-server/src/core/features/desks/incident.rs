//! Incidents: one cause of many questions. What a desk says about one reaches everybody, and its end answers every question that is part of it.
//!
//! Owns the tables `incident` and `incident_message`. An incident's row is held before the rows of questions, and whatever makes a question part
//! of it holds it, too: so its end misses none. Shown by `desks::incidents` in the contract.

use super::log::{self, Change};
use super::question::Question;
use super::{INCIDENT, INCIDENT_MESSAGE, desk, question, staff};
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::core::sync::entity;
use crate::store::{Row, StoreError, Tx};
use patio_domain::limits::{EVERYBODY, INCIDENT_MAX_CHARS, INCIDENT_MAX_MESSAGES, Quota};
use patio_domain::rich_text::Doc;
use patio_domain::title::check_title;
use patio_domain::{DeskId, IncidentId, MessageId, PersonId, QuestionAct, QuestionState, Refusal, Scope};
use patio_protocol::command::{IncidentEnd, IncidentOpen, IncidentUpdate};
use patio_protocol::record::{IncidentBody, IncidentMessageBody};
use patio_protocol::{Kind, Record};
use uuid::Uuid;

/// An incident.
#[derive(Clone, Copy, Debug)]
pub(super) struct Incident {
    pub(super) id: IncidentId,
    pub(super) desk: DeskId,
    /// Who ended it; nothing while it runs.
    pub(super) ended_by: Option<PersonId>,
}

fn read(row: &Row) -> Result<Incident, StoreError> {
    let ended_by = row.opt_text(2)?.map(str::parse).transpose().map_err(|_| StoreError::Shape("an end without a person"))?;
    Ok(Incident { id: row.parse(0)?, desk: row.parse(1)?, ended_by })
}

fn find(tx: &mut dyn Tx, incident: IncidentId) -> Result<Option<Incident>, StoreError> {
    let id = incident.to_string();
    let sql = "SELECT incident_id, desk_id, ended_by FROM incident WHERE incident_id = $1";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// An incident, held until the transaction ends.
pub(super) fn find_held(tx: &mut dyn Tx, incident: IncidentId) -> Result<Option<Incident>, StoreError> {
    let id = incident.to_string();
    let sql = "UPDATE incident SET opened_at = opened_at WHERE incident_id = $1 RETURNING incident_id, desk_id, ended_by";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

fn count_messages(tx: &mut dyn Tx, incident: IncidentId) -> Result<usize, StoreError> {
    let id = incident.to_string();
    let row = tx.query_opt("SELECT COUNT(*) FROM incident_message WHERE incident_id = $1", &[(&id).into()])?;
    Ok(row.map(|row| row.int(0)).transpose()?.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
}

/// The acting person works at the desk, and does so until the transaction ends.
fn works_at(act: &mut Act<'_>, desk: DeskId) -> Result<(), Stop> {
    if staff::find_role(act.tx, desk, act.person)?.is_none() || staff::find_role_held(act.tx, desk, act.person)?.is_none() {
        return Err(Refusal::NotStaff.into());
    }
    if !act.standing()?.profile_complete {
        return Err(Refusal::ProfileIncomplete.into());
    }
    Ok(())
}

/// An incident that runs, held, for a person who works at its desk.
fn running(act: &mut Act<'_>, incident: IncidentId) -> Result<Incident, Stop> {
    let seen = find(act.tx, incident)?.ok_or(Refusal::NotFound)?;
    works_at(act, seen.desk)?;
    let held = find_held(act.tx, incident)?.ok_or(Refusal::NotFound)?;
    if held.ended_by.is_some() { Err(Refusal::IncidentEnded.into()) } else { Ok(held) }
}

/// What its record says.
fn get_body(act: &mut Act<'_>, incident: IncidentId) -> Result<IncidentBody, StoreError> {
    match act.changes.find(act.tx, &Scope::Org, Kind::Incident, incident.0)? {
        Some(Record::Incident(body)) => Ok(body),
        _ => Err(StoreError::Shape("an incident without a record")),
    }
}

fn put_message(act: &mut Act<'_>, id: Uuid, incident: IncidentId, text: Doc, ends: bool) -> Result<(), StoreError> {
    let body = IncidentMessageBody { incident, author: act.person, text, written_at: act.now, ends };
    act.changes.put(&Scope::Org, id, &Record::IncidentMessage(body))
}

/// A message of the acting person about an incident that runs.
fn say(act: &mut Act<'_>, message: MessageId, incident: IncidentId, text: Doc, ends: bool) -> Result<(), Stop> {
    if entity::is_used(act.tx, message.0)? {
        return Err(Refusal::IdTaken.into());
    }
    entity::insert(act.tx, message.0, INCIDENT_MESSAGE)?;
    let (id, of) = (message.to_string(), incident.to_string());
    let sql = "INSERT INTO incident_message (message_id, incident_id) VALUES ($1, $2)";
    act.tx.execute(sql, &[(&id).into(), (&of).into()])?;
    let ended_at = ends.then_some(act.now);
    let body = IncidentBody { changed_at: act.now, ended_at, ..get_body(act, incident)? };
    act.changes.put(&Scope::Org, incident.0, &Record::Incident(body))?;
    Ok(put_message(act, message.0, incident, text, ends)?)
}

/// `incident.open`. The text it begins with has the id of the incident.
impl Effect for IncidentOpen {
    const QUOTA: Quota = EVERYBODY;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let IncidentOpen { incident, desk, .. } = self;
        let title = check_title(&self.title)?;
        if !desk::is_there(act.tx, desk)? {
            return Err(Refusal::NotFound.into());
        }
        works_at(act, desk)?;
        if entity::is_used(act.tx, incident.0)? {
            return Err(Refusal::IdTaken.into());
        }
        entity::insert(act.tx, incident.0, INCIDENT)?;
        let (id, at) = (incident.to_string(), desk.to_string());
        let sql = "INSERT INTO incident (incident_id, desk_id, opened_at, ended_at) VALUES ($1, $2, $3, NULL)";
        act.tx.execute(sql, &[(&id).into(), (&at).into(), act.now.into()])?;
        let body = IncidentBody { desk, title, opened_by: act.person, opened_at: act.now, changed_at: act.now, ended_at: None };
        act.changes.put(&Scope::Org, incident.0, &Record::Incident(body))?;
        if self.text.check(INCIDENT_MAX_CHARS) == Err(Refusal::TextEmpty) {
            return Ok(());
        }
        Ok(put_message(act, incident.0, incident, self.text, false)?)
    }
}

/// `incident.update`.
impl Effect for IncidentUpdate {
    const QUOTA: Quota = EVERYBODY;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        running(act, self.incident)?;
        if count_messages(act.tx, self.incident)? >= INCIDENT_MAX_MESSAGES {
            return Err(Refusal::IncidentFull.into());
        }
        say(act, self.message, self.incident, self.text, false)
    }
}

/// `incident.end`. Every question that is part of it has its answer, those of the acting person, too: it is an answer to all.
impl Effect for IncidentEnd {
    const QUOTA: Quota = EVERYBODY;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let held = running(act, self.incident)?;
        say(act, self.message, self.incident, self.text, true)?;
        let (id, by) = (self.incident.to_string(), act.person.to_string());
        let sql = "UPDATE incident SET ended_at = $2, ended_by = $3 WHERE incident_id = $1";
        act.tx.execute(sql, &[(&id).into(), act.now.into(), (&by).into()])?;
        for id in question::list_in_incident(act.tx, held.id)? {
            // One that was taken out of it meanwhile is the business of the person who did that.
            let Some(part) = question::find_held(act.tx, id)?.filter(|part| part.incident == Some(held.id)) else { continue };
            answer(act, &part, held.id, act.person)?;
        }
        Ok(())
    }
}

/// A question has its answer by the end of an incident: that of the person who ended it, whoever made the question part of it.
pub(super) fn answer(act: &mut Act<'_>, part: &Question, incident: IncidentId, ended_by: PersonId) -> Result<(), StoreError> {
    let change = Change {
        act: QuestionAct::Answer,
        by: act.person,
        now: act.now,
        state: QuestionState::Answered,
        owner: Some(ended_by),
        into: None,
        incident: Some(incident),
        priority: None,
    };
    log::write(act.tx, act.changes, part, change)
}
