//! The queue of a desk: what it costs a laptop to show it with ten thousand open questions, against one with a hundred, and how soon it shows what a
//! colleague does.
//!
//! Owns the rows of `patio-bench help`. The laptops are filled through pages, as a server would send them.

mod arrival;
mod next_key;

use super::people::percentile;
use super::{Row, time};
use patio_client::secrets::FileSecrets;
use patio_client::testing::Reading;
use patio_client::testing::store::{Databases, LocalStore};
use patio_client::view::{QueueRequest, QueueView};
use patio_domain::calendar::Openings;
use patio_domain::deadline::{Step, deadlines};
use patio_domain::{Calendar, DeskId, DeskRole, Doc, PersonId, QuestionAct, QuestionId, QuestionState, Scope, Targets, Terms, WorkSpan};
use patio_protocol::Record;
use patio_protocol::pull::{Page, Row as Published};
use patio_protocol::record::*;
use serde_json::value::RawValue;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

const MANY: usize = 10_000;
const FEW: usize = 100;
const ASKERS: usize = 400;
const REPEATS: usize = 60;
const QUEUE_GOAL: f64 = 1.3;
/// What the deadlines of many questions may take.
const DEADLINES_MS: f64 = 20.0;
const YEAR_MS: i64 = 365 * 24 * 3_600_000;
/// Between two steps of a question.
const STEP_MS: i64 = 5 * 3_600_000;

/// Office hours with a few holidays, and two targets.
fn terms() -> Terms {
    let hours = (1..=5).flat_map(|day| [(510, 750), (780, 1_020)].map(|(from_min, until_min)| WorkSpan { day, from_min, until_min }));
    let holidays = ["1970-12-25", "1970-12-26", "1971-01-01"].map(str::to_owned).to_vec();
    let calendar = Calendar { time_zone: "Europe/Amsterdam".into(), hours: hours.collect(), holidays };
    Terms { calendar, targets: Targets { response_min: Some(60), solution_min: Some(960) }, ..Terms::default() }
}

/// The log of one of many questions that are asked in the course of a year: taken, asked back, added to, answered, reopened.
fn log(number: usize) -> Vec<Step> {
    use patio_domain::QuestionAct::{Add, Answer, Ask, AskBack, Claim, Reopen};
    use patio_domain::QuestionState::{Answered, Claimed, Queued, Waiting};
    let steps = [(Ask, Queued), (Claim, Claimed), (AskBack, Waiting), (Add, Claimed), (Answer, Answered), (Reopen, Claimed)];
    let asked_at = i64::try_from(number).expect("a number") * (YEAR_MS / i64::try_from(MANY).expect("a number"));
    let step =
        |(place, (act, state))| Step { at: asked_at + i64::from(place) * STEP_MS, act, state, priority: patio_domain::Priority::Normal };
    (0..).zip(steps).map(step).take(1 + number % steps.len()).collect()
}

/// The deadlines of many questions, from their logs, with one calendar that is reckoned anew.
fn deadlines_of_many() -> Row {
    let logs: Vec<Vec<Step>> = (0..MANY).map(log).collect();
    let terms = terms();
    let pairs: Vec<(f64, f64)> = (0..REPEATS)
        .map(|_| {
            let (ms, due) = time(|| {
                let mut openings = Openings::since(&terms.calendar, 0);
                logs.iter().map(|log| deadlines(log, &terms, &mut openings).len()).sum::<usize>()
            });
            assert_eq!(due, 2 * MANY);
            (ms, DEADLINES_MS)
        })
        .collect();
    Row::of(&format!("deadlines of {MANY} questions with a year of log / {DEADLINES_MS} ms"), 1.0, &pairs)
}

fn id(of: u128, number: usize) -> Uuid {
    Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + (of << 32) + u128::try_from(number).expect("a number"))
}

/// A laptop of somebody who works at a desk with so many open questions.
fn laptop(folder: &Path, questions: usize) -> (Databases, LocalStore, PersonId, DeskId) {
    let (me, desk) = (PersonId(id(1, 0)), DeskId(id(2, 0)));
    let secrets = Arc::new(FileSecrets::new(folder.join("token")));
    let (databases, mut store) = patio_client::testing::open(folder, secrets).expect("a folder");
    store.update_cache_owner(&me.to_string()).expect("owned");
    let grants = vec![Scope::Org, Scope::Desk(desk), Scope::DeskStaff(desk), Scope::Person(me)];
    let mut rows = Vec::new();
    let mut put = |scope: u32, id: Uuid, record: &Record| {
        let body = RawValue::from_string(record.encode().expect("a record encodes")).expect("JSON");
        let seq = i64::try_from(rows.len()).expect("a number") + 1;
        rows.push(Published { scope, seq, kind: record.kind().as_str().to_owned(), id: id.to_string(), body: Some(body) });
    };
    for number in 0..ASKERS {
        let body = PersonBody::new(format!("Person {number}"), "job".into(), vec!["topic".into()], AccountState::Active);
        put(0, id(1, number), &Record::Person(body));
    }
    put(0, desk.0, &Record::Desk(DeskBody { name: "IT".into(), purpose: String::new(), created_at: 1 }));
    put(1, desk_staff_id(desk, me), &Record::DeskStaff(DeskStaffBody { desk, person: me, role: DeskRole::Agent, since_at: 1 }));
    let terms = DeskTermsBody { desk, number: 1, terms: terms(), since_at: 0 };
    put(0, desk_terms_id(desk, 1), &Record::DeskTerms(terms));
    for number in 0..questions {
        let at = i64::try_from(number).expect("a number") * 1_000;
        let (state, owner) = match number % 10 {
            0..7 => (QuestionState::Queued, None),
            7 | 8 => (QuestionState::Claimed, Some(PersonId(id(1, number % 7)))),
            _ => (QuestionState::Waiting, Some(PersonId(id(1, number % 7)))),
        };
        let body = QuestionBody {
            desk,
            asker: PersonId(id(1, 1 + number % (ASKERS - 1))),
            title: format!("Question {number} about a printer"),
            text: Doc::plain("It has been so since Monday, and nothing that was tried helped."),
            private: number % 20 == 0,
            state,
            owner,
            asked_at: at,
            changed_at: at,
            version: 2,
            terms: 1,
            into: None,
            incident: None,
            priority: patio_domain::Priority::Normal,
        };
        let (scope, question) = (if body.private { 2 } else { 1 }, QuestionId(id(3, number)));
        let done = if state == QuestionState::Waiting { QuestionAct::AskBack } else { QuestionAct::Claim };
        let steps = [(1, QuestionAct::Ask, QuestionState::Queued), (2, done, state)];
        for (version, act, state) in steps.into_iter().take(if state == QuestionState::Queued { 1 } else { 2 }) {
            let event = QuestionEventBody {
                question,
                desk,
                act,
                by: body.asker,
                at,
                state,
                owner,
                version,
                into: None,
                incident: None,
                priority: patio_domain::Priority::Normal,
            };
            put(scope, question_event_id(question, version), &Record::QuestionEvent(event));
        }
        put(scope, question.0, &Record::Question(body));
    }
    let page = Page {
        epoch: "bench".into(),
        run: String::new(),
        grants,
        reset: vec![],
        rows,
        complete: vec![],
        cursor: "1".into(),
        more: false,
        mark: String::new(),
        unknown: vec![],
    };
    store.apply(&me.to_string(), &page, true, 1).expect("applied");
    (databases, store, me, desk)
}

/// Milliseconds to read what the screen of a queue shows first: as many rows from either laptop.
fn ask(databases: &Databases, me: PersonId, desk: DeskId, view: QueueView, rows: u32) -> f64 {
    let reader = databases.reader().expect("a reader");
    let request = QueueRequest { desk: desk.to_string(), view, after: None, limit: Some(rows) };
    let read = || {
        reader.execute_batch("BEGIN").expect("begun");
        let queue = Reading::new(&reader, &me.to_string()).expect("a reading").queue(&request).expect("read").expect("a desk");
        reader.execute_batch("COMMIT").expect("ended");
        assert_eq!(u32::try_from(queue.questions.len()), Ok(rows));
    };
    read();
    time(read).0
}

/// The rows.
///
/// # Panics
/// When a folder cannot be written.
#[must_use]
pub fn run() -> Vec<Row> {
    let folders = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let [many, few] = [MANY, FEW].map(|questions| laptop(folders[usize::from(questions == FEW)].path(), questions));
    let each = |(databases, _, me, desk): &(Databases, LocalStore, PersonId, DeskId), view, rows| ask(databases, *me, *desk, view, rows);
    // As many as a hundred questions have of each.
    let views = [(QueueView::Open, "open", 100), (QueueView::Free, "free", 70), (QueueView::Waiting, "waiting", 10)];
    let row = |(view, word, rows): (QueueView, &str, u32)| {
        let pairs: Vec<(f64, f64)> = (0..REPEATS).map(|_| (each(&many, view, rows), each(&few, view, rows))).collect();
        let p95 = percentile(&mut pairs.iter().map(|pair| pair.0).collect::<Vec<_>>(), 0.95);
        eprintln!("the {word} questions of {MANY}: p95 {p95:.1} ms");
        Row::of(&format!("queue of {MANY} open questions / of {FEW}: {word}"), QUEUE_GOAL, &pairs)
    };
    views.into_iter().map(row).chain([deadlines_of_many(), arrival::row()]).chain(next_key::rows()).collect()
}
