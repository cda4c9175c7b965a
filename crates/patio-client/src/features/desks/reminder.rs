//! Reminders before a deadline, for the person who has a question and for the leads of its desk: once for each deadline, while the desk is open.
//!
//! Owns the table `reminded`. Must not know when it is asked: its caller looks every minute. What is late already is no reminder; it stands first
//! in the queue. Shown by `tests/local/reminders.rs`.

use super::log::Clocks;
use super::notice::of_many;
use crate::changed::{Destination, Notice};
use crate::features::desks::view::due::{Aim, DueState};
use crate::reading::{Reading, parse};
use crate::store::settings::key;
use crate::store::{LocalStore, StoreError};
use crate::texts::Texts;
use patio_domain::{DeskRole, QuestionId, QuestionState, bidi};
use patio_protocol::record::DeskStaffBody;
use rusqlite::params;

const MINUTE_MS: i64 = 60_000;
/// Open time before a deadline in which it is near.
const NEAR_MS: i64 = 30 * MINUTE_MS;
/// How far ahead is looked: what is due on the morning after some closed days is near on the evening before them.
const AHEAD_MS: i64 = 6 * 24 * 60 * MINUTE_MS;
/// Questions of a desk that are looked at.
const LOOKED_AT: i64 = 500;
/// How long it is kept of what a person was reminded.
const KEPT_MS: i64 = 14 * 24 * 60 * MINUTE_MS;

/// A deadline of which somebody is reminded.
struct Near {
    question: QuestionId,
    due_at: i64,
    aim: Aim,
    left_ms: i64,
    title: String,
    private: bool,
    /// Who has it, when that is another person; nothing when it is this person.
    in_hands_of: Option<Hands>,
}

/// In whose hands a question is that this person does not have.
enum Hands {
    Nobody,
    Person(String),
}

/// The person who is reminded of their work on this laptop; nothing when nobody is.
///
/// # Errors
/// When the database cannot be read.
pub(in crate::features) fn find_person(store: &LocalStore) -> Result<Option<String>, StoreError> {
    let is = |key, word: &str| Ok::<_, StoreError>(store.find_setting(key)?.as_deref() == Some(word));
    if !is(key::SIGNED_IN, "yes")? || is(key::NOTIFY_WORK, "no")? {
        return Ok(None);
    }
    store.find_setting(key::PERSON)
}

/// The notification for the deadlines that came near since the last look; nothing when there are none. `now` is of this laptop, UTC milliseconds.
///
/// # Errors
/// When the databases cannot be read or written.
pub fn reminders(store: &mut LocalStore, now: i64) -> Result<Option<Notice>, StoreError> {
    let Some(person) = find_person(store)? else { return Ok(None) };
    let near = list_near(store, &person, now)?;
    if near.is_empty() {
        return Ok(None);
    }
    let tx = store.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for one in &near {
        let sql = "INSERT INTO reminded (person, question, due_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
        tx.prepare_cached(sql)?.execute(params![person, one.question.to_string(), one.due_at])?;
    }
    tx.prepare_cached("DELETE FROM reminded WHERE person = ?1 AND due_at < ?2")?.execute(params![person, now - KEPT_MS])?;
    tx.commit()?;
    let texts = Texts::new(&store.find_setting(key::LOCALE)?.unwrap_or_else(|| "en".into()));
    Ok(Some(notice(&texts, &near)))
}

fn list_near(store: &LocalStore, person: &str, now: i64) -> Result<Vec<Near>, StoreError> {
    let reading = Reading::of_writer(store, person)?;
    let mut staff = store.cache.prepare_cached("SELECT body FROM record WHERE kind = 'desk_staff' AND person = ?1")?;
    let bodies = staff.query_map([person], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let mut due = store.cache.prepare_cached(
        "SELECT question, rank, terms, owner FROM question WHERE desk = ?1 AND open = 1 AND rank > ?2 AND rank <= ?3
         ORDER BY rank, question LIMIT ?4",
    )?;
    let mut told = store.work.prepare_cached("SELECT 1 FROM reminded WHERE person = ?1 AND question = ?2 AND due_at = ?3")?;
    let (mut clocks, mut near) = (Clocks::default(), Vec::new());
    for DeskStaffBody { desk, role, .. } in bodies.iter().filter_map(|body| serde_json::from_str(body).ok()) {
        let rows = due.query_map(params![desk.to_string(), now, now + AHEAD_MS, LOOKED_AT], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, u32>(2)?, row.get::<_, String>(3)?))
        })?;
        for row in rows {
            let (id, due_at, terms, owner) = row?;
            if role != DeskRole::Lead && owner != person {
                continue;
            }
            let Some(left_ms) = clocks.left(&store.cache, (desk, terms), now, due_at)?.filter(|left| *left <= NEAR_MS) else { continue };
            if told.exists(params![person, id, due_at])? {
                continue;
            }
            near.extend(as_seen(&reading, &mut clocks, &id, (due_at, left_ms))?);
        }
    }
    Ok(near)
}

/// A deadline as it stands with what waits here: what this person answered without a network needs no reminder.
fn as_seen(reading: &Reading<'_>, clocks: &mut Clocks, id: &str, (due_at, left_ms): (i64, i64)) -> Result<Option<Near>, StoreError> {
    let Some(question) = parse::<QuestionId>(id) else { return Ok(None) };
    let Some(seen) = reading.seen(question)? else { return Ok(None) };
    if !matches!(seen.body.state, QuestionState::Queued | QuestionState::Claimed) || seen.mine {
        return Ok(None);
    }
    let due = reading.due(&seen, clocks)?;
    let Some(due) = due.iter().find(|due| due.state == DueState::Running && due.at == Some(due_at)) else { return Ok(None) };
    let in_hands_of = match seen.body.owner {
        _ if seen.is_in_hand(reading.myself()) => None,
        None => Some(Hands::Nobody),
        Some(owner) => Some(Hands::Person(reading.name_of(owner))),
    };
    let (title, private) = (seen.body.title.clone(), seen.body.private);
    Ok(Some(Near { question, due_at, aim: due.aim, left_ms, title, private, in_hands_of }))
}

fn notice(texts: &Texts, near: &[Near]) -> Notice {
    let (Some(first), 1) = (near.first(), near.len()) else {
        return of_many(texts, near.len(), ["notice-due-count", "notice-due-body"]);
    };
    let minutes = u64::try_from((first.left_ms + MINUTE_MS - 1) / MINUTE_MS).unwrap_or(0);
    let title = texts.counted(if first.aim == Aim::Response { "notice-due-response" } else { "notice-due-solution" }, "minutes", minutes);
    let who = match &first.in_hands_of {
        None => String::new(),
        Some(Hands::Nobody) => texts.text("notice-due-nobody", &[]),
        Some(Hands::Person(name)) => texts.text("notice-due-owner", &[("name", name)]),
    };
    // Others may look at the screen.
    let words = if first.private { texts.text("notice-due-private", &[]) } else { bidi::isolated(&first.title).into_owned() };
    let body = if who.is_empty() { words } else { format!("{words}\n{who}") };
    Notice { title, body, open: Destination { question: Some(first.question.to_string()), ..Destination::default() } }
}
