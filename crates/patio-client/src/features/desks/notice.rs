//! The words of the notification when a desk answers one's own question or asks something back, when a colleague gives one a question, and when there is
//! news of an incident. Of a private question it says neither words nor title, because others may look at the screen.

mod incident;

pub use incident::of_incidents;

use crate::changed::{Destination, Notice};
use crate::reading::Reading;
use crate::store::derived::Addressed;
use crate::store::settings::key;
use crate::store::{LocalStore, StoreError};
use crate::texts::Texts;
use patio_domain::{Doc, QuestionAct, bidi};
use patio_protocol::record::{QuestionBody, QuestionEventBody, ReplyBody};
use std::collections::BTreeSet;

/// Longest body, in characters.
const BODY_CHARS: usize = 200;

/// One notification for several questions: how many, and where they are.
pub(in crate::features) fn of_many(texts: &Texts, count: usize, [title, body]: [&str; 2]) -> Notice {
    let title = texts.counted(title, "count", u64::try_from(count).unwrap_or(u64::MAX));
    Notice { title, body: texts.text(body, &[]), open: Destination { help: true, ..Destination::default() } }
}

/// The one notification for the answers that came together, or nothing when there is none.
///
/// # Errors
/// When the databases cannot be read.
pub fn of_answers(store: &LocalStore, addressed: &[Addressed]) -> Result<Option<Notice>, StoreError> {
    let reading = Reading::confirmed(&store.cache);
    let mut answers = Vec::new();
    for each in addressed.iter().filter(|each| each.kind == "reply") {
        let Some(reply) = reading.record::<ReplyBody>("reply", &each.id)? else { continue };
        if let Some(question) = reading.record::<QuestionBody>("question", &reply.question.to_string())? {
            answers.push((reply, question));
        }
    }
    let texts = Texts::new(&store.find_setting(key::LOCALE)?.unwrap_or_else(|| "en".into()));
    let questions: BTreeSet<String> = answers.iter().map(|(reply, _)| reply.question.to_string()).collect();
    let Some((reply, question)) = answers.last() else { return Ok(None) };
    if questions.len() > 1 {
        return Ok(Some(of_many(&texts, questions.len(), ["notice-answers-title", "notice-answers-body"])));
    }
    let open = Destination { question: Some(reply.question.to_string()), ..Destination::default() };
    let (name, asks) = (reading.name_of(reply.author), reply.act == QuestionAct::AskBack);
    let mut also_mine = store.cache.prepare_cached("SELECT 1 FROM also_mine WHERE question = ?1")?;
    let is_followed = also_mine.exists([reply.question.to_string()])?;
    if question.private {
        let title = texts.text(if asks { "notice-asks-private" } else { "notice-answer-private" }, &[]);
        return Ok(Some(Notice { title, body: String::new(), open }));
    }
    let title = match (asks, is_followed) {
        (true, _) => "notice-asks-title",
        (false, false) => "notice-answer-title",
        (false, true) => "notice-answer-too",
    };
    let title = texts.text(title, &[("name", &name)]);
    let words = plain(&reading, &reply.text);
    Ok(Some(Notice { title, body: format!("{}\n{}", bidi::isolated(&question.title), words), open }))
}

/// The first words of a text.
fn plain(reading: &Reading<'_>, text: &Doc) -> String {
    let words = text.plain_text(&|person| reading.name_of(person));
    words.chars().filter(|c| !patio_domain::title::is_invisible_control(*c)).take(BODY_CHARS).collect()
}

/// The events among what addresses this person, each with its question as it is now.
fn events(reading: &Reading<'_>, addressed: &[Addressed], act: QuestionAct) -> Result<Vec<(QuestionEventBody, QuestionBody)>, StoreError> {
    let mut found = Vec::new();
    for each in addressed.iter().filter(|each| each.kind == "question_event") {
        let Some(event) = reading.record::<QuestionEventBody>("question_event", &each.id)?.filter(|event| event.act == act) else {
            continue;
        };
        if let Some(question) = reading.record::<QuestionBody>("question", &event.question.to_string())? {
            found.push((event, question));
        }
    }
    Ok(found)
}

/// The one notification for the questions that colleagues gave this person, or nothing when they have none of them any more.
///
/// # Errors
/// When the databases cannot be read.
pub fn of_assigned(store: &LocalStore, addressed: &[Addressed]) -> Result<Option<Notice>, StoreError> {
    let reading = Reading::confirmed(&store.cache);
    let mut given = events(&reading, addressed, QuestionAct::Assign)?;
    // What went on to somebody else meanwhile is no news for this person.
    given.retain(|(event, question)| question.state.is_open() && question.owner == event.owner);
    let texts = Texts::new(&store.find_setting(key::LOCALE)?.unwrap_or_else(|| "en".into()));
    let Some((event, question)) = given.last() else { return Ok(None) };
    let questions: BTreeSet<_> = given.iter().map(|(event, _)| event.question).collect();
    if questions.len() > 1 {
        return Ok(Some(of_many(&texts, questions.len(), ["notice-assigned-count", "notice-assigned-body"])));
    }
    let open = Destination { question: Some(event.question.to_string()), ..Destination::default() };
    if question.private {
        return Ok(Some(Notice { title: texts.text("notice-assigned-private", &[]), body: String::new(), open }));
    }
    let title = texts.text("notice-assigned-title", &[("name", &reading.name_of(event.by))]);
    Ok(Some(Notice { title, body: bidi::isolated(&question.title).into_owned(), open }))
}

/// The one notification for questions of colleagues that this person has, too, and that their askers took back.
///
/// # Errors
/// When the databases cannot be read.
pub fn of_withdrawn(store: &LocalStore, addressed: &[Addressed]) -> Result<Option<Notice>, StoreError> {
    let reading = Reading::confirmed(&store.cache);
    let withdrawn = events(&reading, addressed, QuestionAct::Withdraw)?;
    let texts = Texts::new(&store.find_setting(key::LOCALE)?.unwrap_or_else(|| "en".into()));
    let Some((event, _)) = withdrawn.last() else { return Ok(None) };
    let open = Destination { help: true, ..Destination::default() };
    let title = texts.text("notice-withdrawn-title", &[("name", &reading.name_of(event.by))]);
    Ok(Some(Notice { title, body: texts.text("notice-withdrawn-body", &[]), open }))
}

/// The one notification for own questions that a desk put together with others; it opens the one that is answered for both.
///
/// # Errors
/// When the databases cannot be read.
pub fn of_merged(store: &LocalStore, addressed: &[Addressed]) -> Result<Option<Notice>, StoreError> {
    let reading = Reading::confirmed(&store.cache);
    let mut merged = events(&reading, addressed, QuestionAct::Merge)?;
    // What was taken out again meanwhile is where it was.
    merged.retain(|(event, question)| question.into.is_some() && question.into == event.into);
    let texts = Texts::new(&store.find_setting(key::LOCALE)?.unwrap_or_else(|| "en".into()));
    let Some((event, question)) = merged.last() else { return Ok(None) };
    let questions: BTreeSet<_> = merged.iter().map(|(event, _)| event.question).collect();
    if questions.len() > 1 {
        return Ok(Some(of_many(&texts, questions.len(), ["notice-merged-count", "notice-answers-body"])));
    }
    let open = Destination { question: question.into.map(|into| into.to_string()), ..Destination::default() };
    let title = texts.text("notice-merged-title", &[("name", &reading.name_of(event.by))]);
    let other = question.into.map(|into| reading.record::<QuestionBody>("question", &into.to_string())).transpose()?.flatten();
    let body = other.filter(|_| !question.private).map(|other| bidi::isolated(&other.title).into_owned()).unwrap_or_default();
    Ok(Some(Notice { title, body, open }))
}
