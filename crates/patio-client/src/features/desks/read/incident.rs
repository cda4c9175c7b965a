//! Incidents as this person sees them: what is confirmed, with what waits here laid over it.

use super::one::{command, refusal};
use super::row::Seen;
use crate::features::desks::view::incident::{IncidentList, IncidentRow};
use crate::features::desks::view::incident_page::{IncidentMessage, IncidentView};
use crate::features::feed::view::conversation::Delivery;
use crate::reading::pending::PendingCommand;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::{DeskId, Doc, IncidentId, QuestionId};
use patio_protocol::record::{IncidentBody, IncidentMessageBody, QuestionBody};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// An incident with what waits laid over it.
struct SeenIncident {
    id: IncidentId,
    body: IncidentBody,
    pending: bool,
    refused: bool,
}

impl Reading<'_> {
    /// The incidents that run, the latest first.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn incident_list(&self) -> Result<IncidentList, StoreError> {
        Ok(IncidentList { incidents: self.running_incidents(None)? })
    }

    /// The incidents that run, of one desk or of all.
    pub(super) fn running_incidents(&self, desk: Option<DeskId>) -> Result<Vec<IncidentRow>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM record WHERE kind = 'incident' AND parent = 'running'")?;
        let ids = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let opened = self.pending.opened_incidents().filter(|(pending, _)| pending.is_hoped_for()).map(|(_, opened)| opened.incident);
        let ids: BTreeSet<IncidentId> = ids.iter().filter_map(|id| parse(id)).chain(opened).collect();
        let mut running = Vec::with_capacity(ids.len());
        for id in ids {
            running.extend(
                self.seen_incident(id)?.filter(|seen| seen.body.ended_at.is_none() && desk.is_none_or(|desk| seen.body.desk == desk)),
            );
        }
        running.sort_by_key(|seen| (Reverse(seen.body.opened_at), seen.id));
        running.iter().map(|seen| self.incident_row(seen)).collect()
    }

    /// One incident, if it is here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn incident(&self, id: &str) -> Result<Option<IncidentView>, StoreError> {
        let Some(id) = parse::<IncidentId>(id) else { return Ok(None) };
        let Some(seen) = self.seen_incident(id)? else { return Ok(None) };
        let opened = self.pending.opened_incidents().find(|(_, opened)| opened.incident == id).map(|(pending, _)| pending);
        let messages = self.incident_messages(id)?;
        let named: BTreeSet<_> = messages.iter().flat_map(|message| message.text.mentions()).collect();
        let parts = self.parts_of(id)?;
        let incident = self.incident_row(&seen)?;
        Ok(Some(IncidentView {
            opened_by: self.card(&seen.body.opened_by.to_string())?,
            delivery: opened.map_or(Delivery::Sent, PendingCommand::delivery),
            command: opened.and_then(command),
            refusal: opened.and_then(refusal),
            messages,
            questions: self.question_rows(parts.iter())?,
            can_write: incident.is_staff && incident.ended_at.is_none(),
            people: named.into_iter().map(|person| self.card(&person.to_string())).collect::<Result<_, _>>()?,
            incident,
        }))
    }

    /// What an incident is called; empty when it is not here.
    pub(crate) fn called_incident(&self, id: IncidentId) -> Result<String, StoreError> {
        Ok(self.seen_incident(id)?.map(|seen| seen.body.title).unwrap_or_default())
    }

    /// The incident of which a question is part.
    pub(super) fn incident_of(&self, question: &Seen) -> Result<Option<IncidentRow>, StoreError> {
        let Some(seen) = question.body.incident.map(|id| self.seen_incident(id)).transpose()?.flatten() else { return Ok(None) };
        self.incident_row(&seen).map(Some)
    }

    /// Whether an incident is over.
    pub(super) fn is_over(&self, id: IncidentId) -> Result<bool, StoreError> {
        Ok(self.seen_incident(id)?.is_some_and(|seen| seen.body.ended_at.is_some()))
    }

    /// The message with which an incident was ended.
    pub(in crate::features::desks) fn end_of(&self, id: IncidentId) -> Result<Option<IncidentMessageBody>, StoreError> {
        Ok(self.confirmed_messages(id)?.into_iter().rev().find(|(_, message)| message.ends).map(|(_, message)| message))
    }

    fn seen_incident(&self, id: IncidentId) -> Result<Option<SeenIncident>, StoreError> {
        let confirmed = self.record::<IncidentBody>("incident", &id.to_string())?;
        let opened = self.pending.opened_incidents().find(|(_, opened)| opened.incident == id);
        let mut seen = match (confirmed, opened, self.myself()) {
            (Some(body), _, _) => SeenIncident { id, body, pending: false, refused: false },
            (None, Some((pending, opened)), Some(me)) => {
                let at = pending.row.saved_at;
                let (desk, title) = (opened.desk, opened.title.clone());
                let body = IncidentBody { desk, title, opened_by: me, opened_at: at, changed_at: at, ended_at: None };
                SeenIncident { id, body, pending: pending.is_undecided(), refused: !pending.is_hoped_for() }
            }
            _ => return Ok(None),
        };
        for said in self.pending.said_about(id) {
            if !said.pending.is_hoped_for() {
                seen.refused = true;
                continue;
            }
            seen.pending |= said.pending.is_undecided();
            if said.ends {
                seen.body.ended_at = seen.body.ended_at.or(Some(said.pending.row.saved_at));
            }
        }
        Ok(Some(seen))
    }

    fn incident_row(&self, seen: &SeenIncident) -> Result<IncidentRow, StoreError> {
        let SeenIncident { id, body, pending, refused } = seen;
        let latest = self.incident_messages(*id)?.last().map(|message| self.excerpt_of(&message.text));
        let mut own = self.connection.prepare_cached("SELECT 1 FROM question WHERE incident = ?1 AND incident <> '' AND asker = ?2")?;
        Ok(IncidentRow {
            id: id.to_string(),
            desk: body.desk.to_string(),
            desk_name: self.called_desk(body.desk)?,
            title: body.title.clone(),
            latest: latest.unwrap_or_default(),
            opened_at: body.opened_at,
            changed_at: body.changed_at,
            ended_at: body.ended_at,
            question_count: self.count_parts(*id)?,
            mine: own.exists([&id.to_string(), &self.me])?,
            is_staff: self.role_at(body.desk)?.is_some(),
            pending: *pending,
            refused: *refused,
        })
    }

    fn confirmed_messages(&self, id: IncidentId) -> Result<Vec<(String, IncidentMessageBody)>, StoreError> {
        let sql = "SELECT id, body FROM record WHERE kind = 'incident_message' AND parent = ?1 ORDER BY at, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([id.to_string()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        Ok(rows.into_iter().filter_map(|(id, body)| Some((id, serde_json::from_str(&body).ok()?))).collect())
    }

    /// What was said, oldest first, with what waits here.
    fn incident_messages(&self, id: IncidentId) -> Result<Vec<IncidentMessage>, StoreError> {
        let mut messages = Vec::new();
        for (message, body) in self.confirmed_messages(id)? {
            messages.push(self.incident_message(message, &body.author.to_string(), (body.written_at, body.ends), body.text)?);
        }
        let opened = self.pending.opened_incidents().find(|(_, opened)| opened.incident == id);
        if let Some((pending, opened)) = opened.filter(|(_, opened)| messages.is_empty() && opened.text != Doc::default()) {
            messages.push(self.incident_message(id.to_string(), &self.me, (pending.row.saved_at, false), opened.text.clone())?);
        }
        for said in self.pending.said_about(id) {
            let of = said.message.to_string();
            if messages.iter().any(|message| message.id == of) {
                continue;
            }
            let message = self.incident_message(of, &self.me, (said.pending.row.saved_at, said.ends), said.text.clone())?;
            let (delivery, command, refusal) = (said.pending.delivery(), command(said.pending), refusal(said.pending));
            messages.push(IncidentMessage { delivery, command, refusal, ..message });
        }
        Ok(messages)
    }

    fn incident_message(&self, id: String, by: &str, (at, ends): (i64, bool), text: Doc) -> Result<IncidentMessage, StoreError> {
        Ok(IncidentMessage {
            id,
            by: self.card(by)?,
            at,
            destinations: text.destinations(),
            text,
            ends,
            delivery: Delivery::Sent,
            command: None,
            refusal: None,
        })
    }

    fn parts_of(&self, id: IncidentId) -> Result<Vec<Seen>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT DISTINCT question FROM question WHERE incident = ?1 AND incident <> ''")?;
        let ids = statement.query_map([id.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let ids: BTreeSet<QuestionId> = ids.iter().filter_map(|id| parse(id)).chain(self.pending.joined_incident(id)).collect();
        let mut parts = Vec::with_capacity(ids.len());
        for question in ids {
            parts.extend(self.seen(question)?.filter(|seen| seen.body.incident == Some(id)));
        }
        parts.sort_by_key(|seen| (seen.body.asked_at, seen.id));
        Ok(parts)
    }

    fn count_parts(&self, id: IncidentId) -> Result<u64, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT COUNT(DISTINCT question) FROM question WHERE incident = ?1 AND incident <> ''")?;
        let mut count: i64 = statement.query_row([id.to_string()], |row| row.get(0))?;
        for question in self.touched_questions() {
            let confirmed = self.record::<QuestionBody>("question", &question.to_string())?.and_then(|body| body.incident);
            let now = self.seen(question)?.and_then(|seen| seen.body.incident);
            count += i64::from(now == Some(id)) - i64::from(confirmed == Some(id));
        }
        Ok(u64::try_from(count).unwrap_or(0))
    }
}
