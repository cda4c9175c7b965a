//! Desks: asking, the queue, taking a question and answering it.

use super::action::act;
use super::given;
use super::read::who;
use crate::failure::Failure;
use crate::say::instant;
use crate::terminal::Terminal;
use patio_client::CallError;
use patio_client::view::{DeskList, Priority, QuestionList, QuestionRow, QuestionView, Queue, Standing, Taken};
use patio_domain::name::key;
use patio_domain::{Doc, PersonId, Refusal};
use serde_json::json;

/// The id of a desk, from its name or its id.
fn find_desk(terminal: &Terminal<'_>, wanted: &str) -> Result<String, Failure> {
    let list: DeskList = terminal.ask("desk.list", json!({}))?;
    let wanted_key = key(wanted);
    let found = list.desks.into_iter().find(|desk| desk.id == wanted || key(&desk.name) == wanted_key);
    Ok(found.map(|desk| desk.id).ok_or_else(|| CallError::from(Refusal::NotFound))?)
}

fn stands(terminal: &Terminal<'_>, row: &QuestionRow) -> String {
    let name = row.owner.as_ref().map(|owner| owner.name.as_str()).unwrap_or_default();
    let id = match row.standing {
        _ if row.claiming => "cli-question-claiming",
        Standing::Queued => "cli-question-queued",
        Standing::Claimed => "cli-question-claimed",
        Standing::Waiting => "cli-question-waiting",
        Standing::Answered => "cli-question-answered",
        Standing::Confirmed => "cli-question-confirmed",
        Standing::Withdrawn => "cli-question-withdrawn",
        Standing::Merged => "cli-question-merged",
        Standing::InIncident => "cli-question-in-incident",
    };
    terminal.say.text(id, &[("name", name)])
}

fn priority(terminal: &Terminal<'_>, row: &QuestionRow) -> Option<String> {
    let id = match row.priority {
        Priority::Urgent => "cli-question-urgent",
        Priority::High => "cli-question-high",
        Priority::Normal => return None,
        Priority::Low => "cli-question-low",
    };
    Some(terminal.say.text(id, &[]))
}

fn row(terminal: &Terminal<'_>, row: &QuestionRow) -> Result<(), Failure> {
    let private = row.private.then(|| terminal.say.text("cli-question-private", &[]));
    let marks: String = priority(terminal, row).into_iter().chain(private).map(|mark| format!(" {mark}")).collect();
    terminal.say.line(&format!("{}{marks}", row.title))?;
    let at = instant(row.asked_at);
    let arguments = [("who", row.asker.name.as_str()), ("at", &at), ("stands", &stands(terminal, row)), ("id", &row.id)];
    terminal.say.line(&format!("    {}", terminal.say.text("cli-question-row", &arguments)))?;
    if row.me_too_count == 0 {
        return Ok(());
    }
    let too = terminal.say.counted(if row.also_mine { "cli-question-too-yours" } else { "cli-question-too" }, row.me_too_count);
    terminal.say.line(&format!("    {too}"))
}

/// Asks a desk.
pub fn ask(terminal: &Terminal<'_>, desk: &str, private: bool, title: &str, text: &str) -> Result<(), Failure> {
    let desk = find_desk(terminal, desk)?;
    let text = given(text)?;
    let text = if text.trim().is_empty() { Doc::default() } else { Doc::plain(&text) };
    act(terminal, "question.ask", json!({ "desk": desk, "title": title, "text": text, "private": private }))
}

/// What this person asked, or the queue of a desk.
pub fn queue(terminal: &Terminal<'_>, desk: Option<&str>, view: &str) -> Result<(), Failure> {
    let questions = match desk {
        None => terminal.query::<QuestionList>("question.own", json!({}))?.questions,
        Some(desk) => {
            let desk = find_desk(terminal, desk)?;
            terminal.query::<Queue>("desk.queue", json!({ "desk": desk, "view": view }))?.questions
        }
    };
    if terminal.say.is_json() {
        return Ok(());
    }
    questions.iter().try_for_each(|question| row(terminal, question))
}

/// Shows one question with everything below it.
pub fn show(terminal: &Terminal<'_>, question: &str) -> Result<(), Failure> {
    let view: QuestionView = terminal.query("question.get", json!({ "id": question }))?;
    if terminal.say.is_json() {
        return Ok(());
    }
    let name = |person: PersonId| {
        let id = person.to_string();
        view.people.iter().find(|card| card.id == id).map(|card| card.name.clone()).unwrap_or_default()
    };
    row(terminal, &view.question)?;
    let words = |text: &Option<Doc>| text.as_ref().map(|text| text.terminal_text(&name)).unwrap_or_default();
    for line in words(&view.text).lines() {
        terminal.say.line(&format!("  {line}"))?;
    }
    for moment in &view.moments {
        let deed = serde_json::to_value(moment.deed)?.as_str().unwrap_or_default().replace('_', "-");
        let (what, at) = (terminal.say.text(&format!("cli-deed-{deed}"), &[]), instant(moment.at));
        terminal.say.line(&format!("    {what}: {}, {at}", who(&moment.by)))?;
        for line in words(&moment.text).lines() {
            terminal.say.line(&format!("      {line}"))?;
        }
    }
    Ok(())
}

/// Takes a question, or the one of a desk that waited longest.
pub fn claim(terminal: &Terminal<'_>, question: Option<&str>, next: Option<&str>) -> Result<(), Failure> {
    let Some(desk) = next else {
        let question = question.ok_or_else(|| CallError::from(Refusal::NotFound))?;
        return act(terminal, "question.act", json!({ "question": question, "deed": "claim" }));
    };
    let desk = find_desk(terminal, desk)?;
    let taken: Taken = serde_json::from_value(terminal.call("question.take_next", json!({ "id": desk }))?)?;
    let Some(question) = taken.question else { return terminal.say.tell("cli-question-none", &[]) };
    // Asked for once more, so that the verdict is waited for and told like that of any other act; claiming twice is claiming once.
    act(terminal, "question.act", json!({ "question": question, "deed": "claim" }))?;
    show(terminal, &question)
}

/// Answers a question, or does something else with a text.
pub fn reply(terminal: &Terminal<'_>, question: &str, deed: &str, text: &str) -> Result<(), Failure> {
    act(terminal, "question.reply", json!({ "question": question, "deed": deed, "text": Doc::plain(&given(text)?) }))
}

/// Confirms, withdraws or gives back; or says that a colleague's question is one's own, too, or takes that back.
pub fn settle(terminal: &Terminal<'_>, question: &str, deed: &str) -> Result<(), Failure> {
    match deed {
        "me-too" | "not-me-too" => act(terminal, "question.me_too", json!({ "question": question, "on": deed == "me-too" })),
        _ => act(terminal, "question.act", json!({ "question": question, "deed": deed })),
    }
}
