//! One question with the texts below it and what was done with it, in the order in which it happened.

use super::clocks::next_due;
use super::row::{Seen, deed, has_text};
use crate::features::desks::log::Clocks;
use crate::features::desks::overlay::To;
use crate::features::desks::view::question::{Moment, QuestionRow, QuestionView};
use crate::features::feed::view::conversation::Delivery;
use crate::reading::pending::{PendingCommand, stored_refusal};
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::{Doc, IncidentId, QuestionAct, QuestionId, QuestionState, Refusal};
use patio_protocol::record::{QuestionEventBody, ReplyBody};
use std::collections::{BTreeMap, BTreeSet};

pub(in crate::features) fn refusal(pending: &PendingCommand) -> Option<Refusal> {
    (pending.row.state == "refused").then(|| stored_refusal(&pending.row.refusal))
}

pub(in crate::features) fn command(pending: &PendingCommand) -> Option<String> {
    (pending.row.state != "applied").then(|| pending.row.command_id.clone())
}

impl Reading<'_> {
    /// A question, if it is here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn question(&self, id: &str) -> Result<Option<QuestionView>, StoreError> {
        let Some(question) = parse::<QuestionId>(id) else { return Ok(None) };
        let Some(seen) = self.seen(question)? else { return Ok(None) };
        let asked = self.pending.asked().find(|(_, asked)| asked.question == question).map(|(pending, _)| pending);
        let mut moments = self.confirmed_moments(&question.to_string())?;
        moments.extend(self.waiting_moments(&seen, &moments)?);
        let due = self.due(&seen, &mut Clocks::default())?;
        let text = (seen.body.state != QuestionState::Withdrawn).then(|| seen.body.text.clone());
        let texts = text.iter().chain(moments.iter().filter_map(|moment| moment.text.as_ref()));
        let named: BTreeSet<_> = texts.flat_map(Doc::mentions).collect();
        let people = named.into_iter().map(|person| self.card(&person.to_string())).collect::<Result<_, _>>()?;
        Ok(Some(QuestionView {
            question: self.question_row(&seen, next_due(&due))?,
            due,
            destinations: text.as_ref().map(Doc::destinations).unwrap_or_default(),
            text,
            delivery: asked.map_or(Delivery::Sent, PendingCommand::delivery),
            command: asked.and_then(command),
            refusal: asked.and_then(refusal),
            moments,
            deeds: seen.deeds(self.myself()),
            into: self.together_with(&seen)?,
            merged: self.merged_into(question)?,
            incident: self.incident_of(&seen)?,
            me_too: self.list_me_too_shown(seen.id)?,
            is_staff: seen.role.is_some(),
            lost: self.lost(question)?,
            people,
        }))
    }

    /// The question with which a question is put together.
    fn together_with(&self, seen: &Seen) -> Result<Option<QuestionRow>, StoreError> {
        let Some(into) = seen.body.into.map(|into| self.seen(into)).transpose()?.flatten() else { return Ok(None) };
        Ok(self.question_rows(std::iter::once(&into))?.pop())
    }

    /// The questions that are put together with this one, the first one asked first.
    fn merged_into(&self, question: QuestionId) -> Result<Vec<QuestionRow>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT DISTINCT question FROM question WHERE into_question = ?1 AND into_question <> ''")?;
        let ids = statement.query_map([question.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let ids: BTreeSet<QuestionId> = ids.iter().filter_map(|id| parse(id)).chain(self.pending.merged_into(question)).collect();
        let mut merged = Vec::with_capacity(ids.len());
        for id in ids {
            merged.extend(self.seen(id)?.filter(|seen| seen.body.into == Some(question)));
        }
        merged.sort_by_key(|seen| (seen.body.asked_at, seen.id));
        self.question_rows(merged.iter())
    }

    fn below<T: serde::de::DeserializeOwned>(&self, kind: &str, question: &str) -> Result<BTreeMap<String, T>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id, body FROM record WHERE kind = ?1 AND parent = ?2")?;
        let rows = statement.query_map([kind, question], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        Ok(rows.into_iter().filter_map(|(id, body)| Some((id, serde_json::from_str(&body).ok()?))).collect())
    }

    /// Texts, and the acts that no text tells of.
    fn confirmed_moments(&self, question: &str) -> Result<Vec<Moment>, StoreError> {
        let mut moments = Vec::new();
        // Only the two desks read why a question was passed on; everybody who may see it reads that it was.
        let mut reasons = BTreeSet::new();
        for (id, reply) in self.below::<ReplyBody>("reply", question)? {
            let moment = self.moment(id, reply.act, &reply.author.to_string(), reply.written_at, Some(reply.text))?;
            if reply.act == QuestionAct::Transfer {
                reasons.insert((reply.author, reply.written_at));
                moments.push(Moment { to_desk: Some(self.called_desk(reply.desk)?), ..moment });
            } else {
                moments.push(moment);
            }
        }
        for (id, event) in self.below::<QuestionEventBody>("question_event", question)? {
            let moment = || self.moment(id, event.act, &event.by.to_string(), event.at, None);
            match event.act {
                QuestionAct::Ask => {}
                QuestionAct::Transfer if reasons.contains(&(event.by, event.at)) => {}
                QuestionAct::Transfer => moments.push(Moment { to_desk: Some(self.called_desk(event.desk)?), ..moment()? }),
                QuestionAct::Assign => {
                    let to = event.owner.map(|person| self.card(&person.to_string())).transpose()?;
                    moments.push(Moment { to, ..moment()? });
                }
                QuestionAct::Merge => {
                    let to_question = event.into.map(|into| self.called_question(into)).transpose()?;
                    moments.push(Moment { to_question, ..moment()? });
                }
                QuestionAct::Prioritize => moments.push(Moment { priority: Some(event.priority.into()), ..moment()? }),
                QuestionAct::Join => moments.push(self.of_incident(moment()?, event.incident, None)?),
                // Its text was said once, to everybody.
                QuestionAct::Answer if event.incident.is_some() => {
                    let end = event.incident.map(|incident| self.end_of(incident)).transpose()?.flatten();
                    let (by, text) = end.map_or((event.by, None), |end| (end.author, Some(end.text)));
                    let moment = Moment { by: self.card(&by.to_string())?, ..moment()? };
                    moments.push(self.of_incident(moment, event.incident, text)?);
                }
                act if has_text(act) => {}
                _ => moments.push(moment()?),
            }
        }
        moments.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        Ok(moments)
    }

    fn of_incident(&self, moment: Moment, incident: Option<IncidentId>, text: Option<Doc>) -> Result<Moment, StoreError> {
        let destinations = text.as_ref().map(Doc::destinations).unwrap_or_default();
        let incident_title = incident.map(|incident| self.called_incident(incident)).transpose()?;
        Ok(Moment { incident: incident.map(|incident| incident.to_string()), incident_title, text, destinations, ..moment })
    }

    /// What waits here or was refused, oldest first, without what a page brought meanwhile.
    fn waiting_moments(&self, seen: &Seen, confirmed: &[Moment]) -> Result<Vec<Moment>, StoreError> {
        let mut moments = Vec::new();
        for below in self.pending.below(seen.id) {
            let Some((reply, text)) = below.text else { continue };
            let id = reply.to_string();
            if confirmed.iter().any(|moment| moment.id == id) {
                continue;
            }
            let mut moment = self.moment(id, below.act, &self.me, below.pending.row.saved_at, Some(text.clone()))?;
            if let Some(To::Desk(desk)) = below.to {
                moment.to_desk = Some(self.called_desk(desk)?);
            }
            let (delivery, command, refusal) = (below.pending.delivery(), command(below.pending), refusal(below.pending));
            moments.push(Moment { delivery, command, refusal, ..moment });
        }
        Ok(moments)
    }

    fn moment(&self, id: String, act: QuestionAct, by: &str, at: i64, text: Option<Doc>) -> Result<Moment, StoreError> {
        Ok(Moment {
            id,
            deed: deed(act),
            by: self.card(by)?,
            at,
            to: None,
            to_desk: None,
            to_question: None,
            incident: None,
            incident_title: None,
            priority: None,
            destinations: text.as_ref().map(Doc::destinations).unwrap_or_default(),
            text,
            delivery: Delivery::Sent,
            command: None,
            refusal: None,
        })
    }
}
