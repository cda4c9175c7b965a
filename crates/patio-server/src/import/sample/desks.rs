//! The desks of the sample, and what was asked there: each step is carried out by the rules of commands, at its time.
//!
//! Keeps the promise that a second run changes nothing: each desk and question has a key, and what has one is not touched again.

mod form;
mod kept;

use self::form::{Act, DeskForm, Form, IncidentForm, KeptForm, QuestionForm};
use super::{Calendar, SOURCE, When, parse};
use crate::core::{Bulk, Core};
use crate::import::ImportError;
use crate::import::known::Known;
use crate::import::report::Report;
use crate::store::StoreError;
use patio_domain::{DeskId, DeskRole, Doc, IncidentId, KnowledgeId, MacroId, MessageId, PersonId, Priority, QuestionId, ReplyId, Role};
use patio_protocol::Command;
use patio_protocol::command::{
    DeskCreate, DeskSetStaff, DeskSetTerms, IncidentEnd, IncidentOpen, IncidentUpdate, KnowledgeVote, MacroSet, MeTooSet, QuestionAdd,
    QuestionAnswer, QuestionAsk, QuestionAskBack, QuestionAssign, QuestionClaim, QuestionConfirm, QuestionJoin, QuestionNote,
    QuestionPrioritize, QuestionReopen, QuestionTransfer,
};
use std::path::Path;

/// Brings them in, or counts what would come in.
pub(in crate::import) fn run(folder: &Path, core: &Core, now: i64, report: &mut Report) -> Result<(), ImportError> {
    let path = folder.join("desks.json");
    if !path.is_file() {
        return Ok(());
    }
    let form: Form = parse(&path)?;
    let told = |what: &str| ImportError::NotAnExport(path.clone(), "sample organisation", what.to_owned());
    let calendar = Calendar::at(now).ok_or_else(|| told("the clock is out of range"))?;
    let known = Known::read(core.store(), SOURCE)?;
    let mut is_new = |kind: &'static str, key: &str| {
        let (is_new, count) = (known.key(kind, key).is_none(), report.count(kind));
        if is_new {
            count.new += 1
        } else {
            count.known += 1
        }
        is_new
    };
    let desks: Vec<&DeskForm> = form.desks.iter().filter(|desk| is_new("desk", &desk.key)).collect();
    let questions: Vec<&QuestionForm> = form.questions.iter().filter(|question| is_new("question", &question.key)).collect();
    let incidents: Vec<&IncidentForm> = form.incidents.iter().filter(|incident| is_new("incident", &incident.key)).collect();
    let kept: Vec<&KeptForm> = form.knowledge.iter().filter(|kept| is_new("knowledge", &kept.key)).collect();
    if report.dry_run {
        return Ok(());
    }
    let person = |key: &str| known.key("person", key).map(PersonId).ok_or_else(|| told(key));
    let at = |when: &When, key: &str| calendar.moment(when).map(|moment| moment.ms()).ok_or_else(|| told(key));
    // Desks are older than everything that was asked there.
    let since = form.questions.iter().filter_map(|question| calendar.moment(&question.when)).map(|moment| moment.ms()).min().unwrap_or(now);
    let (mut made, mut ids) = (Vec::new(), Vec::new());
    for desk in &form.desks {
        let id = known.key("desk", &desk.key).map_or_else(|| DeskId(core.id_for_import(since)), DeskId);
        ids.push((desk.key.as_str(), id));
        if !desks.iter().any(|new| new.key == desk.key) {
            continue;
        }
        let lead = person(&desk.lead)?;
        let create = DeskCreate { desk: id, name: desk.name.clone(), purpose: desk.purpose.clone() };
        made.push((lead, since, create.into()));
        if let Some(terms) = desk.terms.clone() {
            made.push((lead, since, DeskSetTerms { desk: id, terms }.into()));
        }
        for form in &desk.macros {
            let (r#macro, text) = (MacroId(core.id_for_import(since)), Doc::plain(&form.text));
            let set = MacroSet { r#macro, desk: id, name: form.name.clone(), act: form.act, text, key: form.function_key };
            made.push((lead, since, set.into()));
        }
        for agent in &desk.agents {
            made.push((lead, since, DeskSetStaff { desk: id, person: person(agent)?, role: Some(DeskRole::Agent) }.into()));
        }
    }
    let mut keys: Vec<(String, uuid::Uuid)> =
        desks.iter().filter_map(|desk| Some((format!("desk:{}", desk.key), ids.iter().find(|(key, _)| *key == desk.key)?.1.0))).collect();
    let desk_of = |key: &str| ids.iter().find(|(known, _)| *known == key).map(|(_, id)| *id).ok_or_else(|| told(key));
    let mut incident_ids = Vec::new();
    for form in &form.incidents {
        let at = at(&form.when, &form.key)?;
        let id = known.key("incident", &form.key).map_or_else(|| IncidentId(core.id_for_import(at)), IncidentId);
        incident_ids.push((form.key.as_str(), id));
    }
    let incident_of = |key: &str| incident_ids.iter().find(|(known, _)| *known == key).map(|(_, id)| *id).ok_or_else(|| told(key));
    for form in incidents {
        let (incident, desk, title) = (incident_of(&form.key)?, desk_of(&form.desk)?, form.title.clone());
        let open = IncidentOpen { incident, desk, title, text: Doc::plain(&form.text) };
        made.push((person(&form.by)?, at(&form.when, &form.key)?, open.into()));
        for said in &form.messages {
            let at = at(&said.when, &form.key)?;
            let (message, text) = (MessageId(core.id_for_import(at)), Doc::plain(&said.text));
            let command =
                if said.ends { IncidentEnd { message, incident, text }.into() } else { IncidentUpdate { message, incident, text }.into() };
            made.push((person(&said.by)?, at, command));
        }
        keys.push((format!("incident:{}", form.key), incident.0));
    }
    let mut question_ids = Vec::new();
    for form in questions {
        let asked_at = at(&form.when, &form.key)?;
        let question = QuestionId(core.id_for_import(asked_at));
        let desk = desk_of(&form.desk)?;
        let text = if form.text.is_empty() { Doc::default() } else { Doc::plain(&form.text) };
        let (title, private) = (form.title.clone(), form.private);
        made.push((person(&form.asker)?, asked_at, QuestionAsk { question, desk, title, text, private }.into()));
        for step in &form.steps {
            let at = at(&step.when, &form.key)?;
            let (reply, text) = (ReplyId(core.id_for_import(at)), Doc::plain(&step.text));
            let command = match step.act {
                Act::Claim => QuestionClaim { question }.into(),
                Act::Confirm => QuestionConfirm { question }.into(),
                Act::Answer => QuestionAnswer { reply, question, text }.into(),
                Act::AskBack => QuestionAskBack { reply, question, text }.into(),
                Act::Add => QuestionAdd { reply, question, text }.into(),
                Act::Reopen => QuestionReopen { reply, question, text }.into(),
                Act::Note => QuestionNote { reply, question, text }.into(),
                Act::Assign => QuestionAssign { question, person: person(&step.to)? }.into(),
                Act::Prioritize => QuestionPrioritize { question, priority: priority(&step.to).ok_or_else(|| told(&step.to))? }.into(),
                Act::MeToo => MeTooSet { question, on: true }.into(),
                Act::Join => QuestionJoin { question, incident: incident_of(&step.to)? }.into(),
                Act::Transfer => QuestionTransfer { reply, question, desk: desk_of(&step.to)?, text }.into(),
            };
            made.push((person(&step.by)?, at, command));
        }
        keys.push((format!("question:{}", form.key), question.0));
        question_ids.push((form.key.as_str(), question));
    }
    for form in kept {
        let of = question_ids.iter().find(|(key, _)| *key == form.question).map(|(_, id)| *id);
        let question = of.or_else(|| known.key("question", &form.question).map(QuestionId));
        if question.is_none() && !form.question.is_empty() {
            return Err(told(&form.question));
        }
        let at = at(&form.when, &form.key)?;
        let id = KnowledgeId(core.id_for_import(at));
        let set = kept::set(form, (id, desk_of(&form.desk)?, question), now).ok_or_else(|| told(&form.key))?;
        made.push((person(&form.by)?, at, set.into()));
        for vote in &form.votes {
            let at = calendar.moment(&vote.when).map(|moment| moment.ms()).ok_or_else(|| told(&form.key))?;
            let said = KnowledgeVote { knowledge: id, helped: Some(vote.helped), reason: vote.reason.clone() };
            made.push((person(&vote.by)?, at, said.into()));
        }
        keys.push((format!("knowledge:{}", form.key), id.0));
    }
    // What happens with one question builds on what happened elsewhere.
    made.sort_by_key(|(_, at, _)| *at);
    let refused = core.bulk(|bulk| insert(bulk, made, &keys))?.0;
    refused.map_or(Ok(()), |what| Err(told(&what)))
}

fn priority(word: &str) -> Option<Priority> {
    serde_json::from_value(word.into()).ok()
}

/// Carries the commands out and keeps the keys. The first that is refused ends it; what was done before it stands.
fn insert(bulk: &mut Bulk<'_>, made: Vec<(PersonId, i64, Command)>, keys: &[(String, uuid::Uuid)]) -> Result<Option<String>, StoreError> {
    for (person, at, command) in made {
        let kind = command.kind();
        if let Err(refusal) = bulk.carry_out(person, Role::Administrator, at, command)? {
            return Ok(Some(format!("{kind}: {}", refusal.code())));
        }
    }
    for (key, id) in keys {
        bulk.insert_key(SOURCE, key, *id)?;
    }
    Ok(None)
}
