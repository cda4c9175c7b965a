//! Questions by where they stand, derived from their records, so that a queue of thousands is read by its index.
//!
//! Owns the tables `question`, `question_count` and `also_mine`, the order of the queue, and which texts address this person: what a desk writes to their own question. Must not know how a queue is
//! shown.

use crate::features::desks::log::{self, Clocks};
use crate::store::StoreError;
use crate::store::derived::{Change, Derived};
use patio_domain::deadline::next_due;
use patio_domain::{DeskId, Priority, QuestionAct, QuestionState};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Beyond every instant: what is due at no time stands after what is, and what waits for its asker after that.
const WITHOUT_DEADLINE: i64 = 1 << 51;
pub(in crate::features::desks) const WAITING: i64 = 1 << 52;
/// After those what waits for the end of an incident.
const IN_INCIDENT: i64 = 1 << 53;

/// From one priority to the next among those that are due at no time: more than any instant.
const PRIORITY: i64 = 1 << 48;

/// Where a priority stands among those that are due at no time.
fn begin_of(priority: Priority) -> i64 {
    match priority {
        Priority::Urgent => WITHOUT_DEADLINE - 2 * PRIORITY,
        Priority::High => WITHOUT_DEADLINE - PRIORITY,
        Priority::Normal => WITHOUT_DEADLINE,
        Priority::Low => WITHOUT_DEADLINE + PRIORITY,
    }
}

/// Where an open question stands in its queue: what expires first is first. `V6__deadlines.sql` says the same for questions from before.
fn rank(due: Option<i64>, state: QuestionState, priority: Priority, asked_at: i64) -> i64 {
    match (state, due) {
        (QuestionState::Waiting, _) => WAITING + asked_at,
        (QuestionState::InIncident, _) => IN_INCIDENT + asked_at,
        (_, Some(at)) => at,
        (_, None) => begin_of(priority) + asked_at,
    }
}

/// From where on a question stands in its state.
fn begin(state: QuestionState) -> i64 {
    match state {
        QuestionState::Waiting => WAITING,
        QuestionState::InIncident => IN_INCIDENT,
        _ => 0,
    }
}

/// The same with what waits here laid over it: a question whose clock rests only here, or only there, has no place by the deadline that is
/// confirmed, and one that nobody confirmed has none at all.
pub(in crate::features::desks) fn rank_laid_over(confirmed: Option<i64>, state: QuestionState, priority: Priority, asked_at: i64) -> i64 {
    let stands = confirmed.filter(|rank| {
        let confirmed = [IN_INCIDENT, WAITING].into_iter().find(|begin| rank >= begin).unwrap_or(0);
        confirmed == begin(state)
    });
    stands.unwrap_or_else(|| rank(None, state, priority, asked_at))
}

/// The fields that say where a question stands.
#[derive(Deserialize)]
struct Stands<'a> {
    state: &'a str,
    #[serde(default)]
    owner: Option<&'a str>,
    changed_at: i64,
    #[serde(default)]
    terms: u32,
    #[serde(default)]
    into: Option<&'a str>,
    #[serde(default)]
    incident: Option<&'a str>,
}

/// The table.
pub struct Standings {
    person: String,
    /// Questions about whose deadlines a page said something.
    touched: BTreeSet<String>,
    clocks: Clocks,
}

impl Standings {
    /// For the person whose cache this is.
    #[must_use]
    pub fn new(person: &str) -> Standings {
        Standings { person: person.to_owned(), touched: BTreeSet::new(), clocks: Clocks::default() }
    }

    /// Whether this person asked a question or has it, too, or one that was put together with it.
    fn follows(&self, tx: &Connection, question: &str) -> Result<bool, StoreError> {
        let mut asker = tx.prepare_cached(
            "WITH RECURSIVE together (question) AS (
                 SELECT ?1 UNION SELECT merged.question FROM question AS merged JOIN together ON merged.into_question = together.question
                 WHERE merged.into_question <> ''
             )
             SELECT 1 FROM together JOIN question ON question.question = together.question WHERE question.asker = ?2
             UNION ALL SELECT 1 FROM together JOIN also_mine ON also_mine.question = together.question LIMIT 1",
        )?;
        Ok(asker.exists([question, &self.person])?)
    }

    /// Whether this person asked a question.
    fn asked(&self, tx: &Connection, question: &str) -> Result<bool, StoreError> {
        let mut asker = tx.prepare_cached("SELECT 1 FROM question WHERE question = ?1 AND asker = ?2")?;
        Ok(asker.exists([question, &self.person])?)
    }

    /// Whether this person has a colleague's question, too.
    fn is_also_mine(tx: &Connection, question: &str) -> Result<bool, StoreError> {
        Ok(tx.prepare_cached("SELECT 1 FROM also_mine WHERE question = ?1")?.exists([question])?)
    }

    /// Notes whether this person has a colleague's question, too.
    fn note_me_too(&self, tx: &Connection, change: &Change<'_>) -> Result<(), StoreError> {
        if change.new.is_some() && change.columns.person == self.person {
            tx.prepare_cached("INSERT INTO also_mine (question, scope) VALUES (?1, ?2) ON CONFLICT (question, scope) DO NOTHING")?
                .execute(params![change.columns.parent, change.scope])?;
        } else if change.new.is_none() {
            let gone = change.old.and_then(|body| serde_json::from_str::<MeToo<'_>>(body).ok());
            if let Some(gone) = gone.filter(|gone| gone.person == self.person) {
                tx.prepare_cached("DELETE FROM also_mine WHERE question = ?1 AND scope = ?2")?
                    .execute(params![gone.question, change.scope])?;
            }
        }
        Ok(())
    }

    /// Whether something new was said about an incident of which a question of this person is part. Its end is told by what it answers.
    fn said_to_me(&self, tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
        let is_new = change.old.is_none() && change.columns.person != self.person;
        let said = change.new.filter(|_| is_new).and_then(|body| serde_json::from_str::<Message>(body).ok());
        if said.is_none_or(|message| message.ends) {
            return Ok(false);
        }
        let mut own = tx.prepare_cached("SELECT 1 FROM question WHERE incident = ?1 AND incident <> '' AND asker = ?2")?;
        Ok(own.exists([&change.columns.parent, &self.person])?)
    }

    /// Whether a new text is an answer to a question of this person, or asks them something, or a new event gives them a question or puts their
    /// own together with another.
    fn addresses_me(&self, tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
        let is_new = change.old.is_none() && change.columns.person != self.person;
        let Some(said) = change.new.filter(|_| is_new).and_then(|body| serde_json::from_str::<Said<'_>>(body).ok()) else {
            return Ok(false);
        };
        let is_for_me = match (change.kind, said.act) {
            // The end of an incident is an answer, too.
            ("question_event", "answer") => said.incident.is_some() && self.follows(tx, &change.columns.parent)?,
            // Who asked what was put together with it follows it, too; only its own asker is asked something back.
            ("reply", "answer") => self.follows(tx, &change.columns.parent)?,
            ("reply", "ask_back") | ("question_event", "merge" | "join") => self.asked(tx, &change.columns.parent)?,
            // It goes with its words: whoever has it, too, asks it themselves.
            ("question_event", "withdraw") => Self::is_also_mine(tx, &change.columns.parent)?,
            ("question_event", "assign") => said.owner == Some(&self.person),
            _ => false,
        };
        Ok(is_for_me && !is_older_than_its_desk(tx, change)?)
    }
}

impl Standings {
    /// Terms that come after the questions that were asked under them.
    fn touch_asked_under(&mut self, tx: &Connection, body: &str) -> Result<(), StoreError> {
        let Ok(terms) = serde_json::from_str::<Terms<'_>>(body) else { return Ok(()) };
        let mut asked = tx.prepare_cached("SELECT question FROM question WHERE desk = ?1 AND open = 1 AND terms = ?2")?;
        let rows = asked.query_map(params![terms.desk, terms.number], |row| row.get::<_, String>(0))?;
        for question in rows {
            self.touched.insert(question?);
        }
        Ok(())
    }

    /// Says anew where a question stands in its queue.
    fn place(&mut self, tx: &Connection, question: &str) -> Result<(), StoreError> {
        let mut found = tx.prepare_cached("SELECT desk, terms, state, asked_at FROM question WHERE question = ?1 AND open = 1 LIMIT 1")?;
        let row = found
            .query_row([question], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?, row.get::<_, String>(2)?, row.get(3)?)))
            .optional()?;
        let Some((desk, terms, state, asked_at)) = row else { return Ok(()) };
        // A state that only a newer version knows is that of a question that has to be looked at.
        let state = QuestionState::of_word(&state).unwrap_or(QuestionState::Queued);
        let log = log::read(tx, question)?;
        let priority = log.last().map(|last| last.priority).unwrap_or_default();
        let due = match desk.parse::<DeskId>() {
            Ok(desk) if terms > 0 => next_due(&self.clocks.deadlines(tx, (desk, terms), &log)?),
            _ => None,
        };
        let rank = rank(due, state, priority, asked_at);
        tx.prepare_cached("UPDATE question SET rank = ?2 WHERE question = ?1 AND rank <> ?2")?.execute(params![question, rank])?;
        Ok(())
    }
}

/// Who has which question, too.
#[derive(Deserialize)]
struct MeToo<'a> {
    question: &'a str,
    person: &'a str,
}

/// Whether a message about an incident is its last one.
#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    ends: bool,
}

/// Which terms a record holds.
#[derive(Deserialize)]
struct Terms<'a> {
    desk: &'a str,
    number: u32,
}

/// What a text or an event does, and who has the question after an event.
#[derive(Deserialize)]
struct Said<'a> {
    act: &'a str,
    #[serde(default)]
    owner: Option<&'a str>,
    #[serde(default)]
    incident: Option<&'a str>,
}

/// Whether something comes once more, because its question was passed on to another desk after it.
fn is_older_than_its_desk(tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
    let log = log::read(tx, &change.columns.parent)?;
    Ok(log.iter().any(|step| step.act == QuestionAct::Transfer && step.at > change.columns.at))
}

impl Derived for Standings {
    fn tables(&self) -> &'static [&'static str] {
        &["question", "question_count", "also_mine"]
    }

    fn apply(&mut self, tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
        match (change.kind, change.new) {
            ("reply", _) => return self.addresses_me(tx, change),
            ("me_too", _) => {
                self.note_me_too(tx, change)?;
                return Ok(false);
            }
            ("incident_message", _) => return self.said_to_me(tx, change),
            ("question_event", _) => {
                self.touched.extend([change.columns.parent.clone()]);
                return self.addresses_me(tx, change);
            }
            ("desk_terms", Some(body)) => self.touch_asked_under(tx, body)?,
            _ => {}
        }
        if change.kind != "question" {
            return Ok(false);
        }
        self.touched.insert(change.id.to_owned());
        let Some(stands) = change.new.and_then(|body| serde_json::from_str::<Stands<'_>>(body).ok()) else {
            tx.prepare_cached("DELETE FROM question WHERE question = ?1 AND scope = ?2")?.execute(params![change.id, change.scope])?;
            return Ok(false);
        };
        // A state that only a newer version knows keeps the question in the queue, where somebody sees it (S13).
        let open = QuestionState::of_word(stands.state).is_none_or(QuestionState::is_open);
        let columns = change.columns;
        tx.prepare_cached(
            "INSERT INTO question (question, scope, desk, asker, owner, state, open, asked_at, changed_at, terms, into_question, incident)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (question, scope) DO UPDATE
             SET desk = ?3, asker = ?4, owner = ?5, state = ?6, open = ?7, asked_at = ?8, changed_at = ?9, terms = ?10, into_question = ?11,
                 incident = ?12",
        )?
        .execute(params![
            change.id,
            change.scope,
            columns.parent,
            columns.person,
            stands.owner.unwrap_or_default(),
            stands.state,
            open,
            columns.at,
            stands.changed_at,
            stands.terms,
            stands.into.unwrap_or_default(),
            stands.incident.unwrap_or_default()
        ])?;
        Ok(false)
    }

    fn finish(&mut self, tx: &Connection, _: &str) -> Result<(), StoreError> {
        // Terms that came with this page may be other ones than those that were not here before.
        self.clocks = Clocks::default();
        for question in std::mem::take(&mut self.touched) {
            self.place(tx, &question)?;
        }
        Ok(())
    }

    fn remove_scope(&mut self, tx: &Connection, scope: i64) -> Result<(), StoreError> {
        tx.prepare_cached("DELETE FROM question WHERE scope = ?1")?.execute([scope])?;
        tx.prepare_cached("DELETE FROM question_count WHERE scope = ?1")?.execute([scope])?;
        tx.prepare_cached("DELETE FROM also_mine WHERE scope = ?1")?.execute([scope])?;
        Ok(())
    }

    fn clear(&mut self, tx: &Connection) -> Result<(), StoreError> {
        tx.prepare_cached("DELETE FROM question")?.execute([])?;
        tx.prepare_cached("DELETE FROM question_count")?.execute([])?;
        tx.prepare_cached("DELETE FROM also_mine")?.execute([])?;
        Ok(())
    }
}
