//! Deadlines against an independent computation (`tests/deadlines.mjs`): another language, another table of zones, another method. The logs are random
//! ones, and those of real incidents when the data is there, replayed through the one table of acts.

use patio_domain::calendar::Openings;
use patio_domain::deadline::ByPriority;
use patio_domain::deadline::{Aim, Due, Step, deadlines};
use patio_domain::question::{Hands, Owner, QuestionAct, QuestionState, next};
use patio_domain::world::Random as _;
use patio_domain::{Calendar, DeskRole, Priority, Targets, Terms, WorkSpan};
use patio_testkit::SeededRandom;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// Zones whose rules have stood for years: the two tables are not of the same age.
const ZONES: [&str; 6] =
    ["Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland", "America/Sao_Paulo"];

struct Case {
    terms: Terms,
    log: Vec<Step>,
}

/// Hours that begin and end outside the night in which clocks change: what a time on the clock means that comes twice is Patio's own rule.
fn terms(random: &mut SeededRandom) -> Terms {
    let mut number = |below: u64| u16::try_from(random.below(below)).unwrap();
    let days: Vec<u8> = (1..=7).filter(|day| *day < 6 || number(3) == 0).collect();
    let hours = days.into_iter().map(|day| WorkSpan { day, from_min: 240 + number(500), until_min: 780 + number(661) }).collect();
    let holidays = (0..number(6)).map(|_| format!("2026-{:02}-{:02}", 1 + number(12), 1 + number(28))).collect();
    let zone = ZONES[usize::from(number(6))].to_owned();
    let mut targets = || Targets { response_min: Some(u32::from(1 + number(900))), solution_min: Some(u32::from(1 + number(4_000))) };
    let by_priority = ByPriority {
        urgent: targets(),
        high: Targets { response_min: None, ..targets() },
        low: Targets { solution_min: None, ..targets() },
    };
    Terms { calendar: Calendar { time_zone: zone, hours, holidays }, targets: targets(), by_priority }.checked().unwrap()
}

/// A question that goes through legal acts alone; the person who acts is the asker or has it.
fn log(random: &mut SeededRandom) -> Vec<Step> {
    use QuestionAct::{Add, Answer, AskBack, Claim, Confirm, Join, Leave, Prioritize, Reopen};
    let acts = [Claim, Answer, AskBack, Add, Reopen, Confirm, Join, Leave, Prioritize, Prioritize];
    let mut at = 1_767_225_600_000 + i64::try_from(random.below(365 * 24 * 60)).unwrap() * MINUTE;
    let mut log = vec![Step { at, act: QuestionAct::Ask, state: QuestionState::Queued, priority: Priority::Normal }];
    for _ in 0..random.below(9) {
        at += i64::try_from(random.below(5 * 24 * 3_600)).unwrap() * 1_000;
        let before = *log.last().unwrap();
        let act = *random.pick(&acts).unwrap();
        if let Some(state) = after(act, before.state) {
            let priority = if act == Prioritize { *random.pick(&Priority::ALL).unwrap() } else { before.priority };
            log.push(Step { at, act, state, priority });
        }
    }
    log
}

/// The state after an act of the one who may do it; nothing when nobody may.
fn after(act: QuestionAct, state: QuestionState) -> Option<QuestionState> {
    let owner = if matches!(state, QuestionState::Queued | QuestionState::InIncident) { Owner::Nobody } else { Owner::Oneself };
    let of_asker = matches!(act, QuestionAct::Add | QuestionAct::Reopen | QuestionAct::Confirm);
    let hands = Hands { asker: of_asker, staff: (!of_asker).then_some(DeskRole::Agent), owner };
    next(act, state, hands).ok().map(|outcome| outcome.state)
}

/// What Patio says, in the words of the other program.
fn ours(case: &Case) -> Value {
    let mut openings = Openings::since(&case.terms.calendar, case.log[0].at - HOUR);
    let said = |due: Due| match due {
        Due::At(at) => json!(["at", at]),
        Due::Resting(left) => json!(["resting", left]),
        Due::Reached { at, in_time } => json!([if in_time { "in_time" } else { "late" }, at]),
    };
    let found = deadlines(&case.log, &case.terms, &mut openings);
    assert_eq!(found.iter().map(|one| one.aim).collect::<Vec<_>>(), [Aim::Response, Aim::Solution]);
    found.into_iter().map(|one| said(one.due)).collect()
}

fn theirs(cases: &[Case]) -> Vec<Value> {
    let step = |step: &Step| json!({ "at": step.at, "act": step.act, "state": step.state, "priority": step.priority });
    let asked: Vec<Value> =
        cases.iter().map(|case| json!({ "terms": case.terms, "log": case.log.iter().map(step).collect::<Vec<_>>() })).collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("deadlines.mjs");
    let mut node = Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("node");
    node.stdin.take().unwrap().write_all(serde_json::to_string(&asked).unwrap().as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

fn compare(cases: &[Case]) {
    let theirs = theirs(cases);
    assert_eq!(theirs.len(), cases.len());
    for (case, theirs) in cases.iter().zip(theirs) {
        assert_eq!(ours(case), theirs, "{:?} {:?}", case.terms, case.log);
    }
}

#[test]
fn random_questions_have_the_deadlines_of_an_independent_computation() {
    let mut random = SeededRandom::new(11);
    let calendars: Vec<Terms> = (0..40).map(|_| terms(&mut random)).collect();
    let cases: Vec<Case> = (0..700)
        .map(|number: usize| {
            let mut terms = calendars[number % calendars.len()].clone();
            terms.targets.solution_min = Some(1 + u32::try_from(random.below(4_000)).unwrap());
            Case { terms, log: log(&mut random) }
        })
        .collect();
    let reached = |word: &str| cases.iter().map(ours).filter(|due| due.to_string().contains(word)).count();
    let spread = ["at", "resting", "in_time", "late"].map(reached);
    assert!(spread.iter().all(|count| *count > 25), "{spread:?}");
    compare(&cases);
}

/// A log of real tickets; they lie beside the repository or where `PATIO_SHARED_DATA` says.
fn real(name: &str) -> Option<String> {
    let named = std::env::var_os("PATIO_SHARED_DATA").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data")));
    let text = std::fs::read_to_string(folder.join("ticket-logs").join(name)).ok();
    if text.is_none() {
        eprintln!("NOT RUN: {name} is not here; PATIO_SHARED_DATA names its folder");
    }
    text
}

/// Real logs, each as the steps of questions, by the one table of acts.
#[derive(Default)]
struct Replay {
    logs: BTreeMap<String, Vec<Step>>,
    rows: usize,
    refused: usize,
}

impl Replay {
    /// A row of a log: what it is in Patio follows from where the question stands.
    fn row(&mut self, number: &str, asked_at: i64, at: i64, act: impl Fn(QuestionState) -> Option<QuestionAct>) {
        self.rows += 1;
        let asked = Step { at: asked_at, act: QuestionAct::Ask, state: QuestionState::Queued, priority: Priority::Normal };
        let log = self.logs.entry(number.to_owned()).or_insert_with(|| vec![asked]);
        let before = *log.last().unwrap();
        let Some(act) = act(before.state) else { return };
        match after(act, before.state) {
            Some(state) => log.push(Step { at: at.max(before.at), act, state, ..before }),
            None => self.refused += 1,
        }
    }

    /// Every change was an act that somebody may do, and the deadlines are those of the other program.
    fn compare(self, terms: &Terms) {
        assert_eq!(self.refused, 0, "every change of a real ticket is an act that somebody may do");
        let (rows, cases) = (self.rows, self.logs.into_values().map(|log| Case { terms: terms.clone(), log }).collect::<Vec<_>>());
        println!("{rows} rows, {} questions, {} steps", cases.len(), cases.iter().map(|case| case.log.len()).sum::<usize>());
        assert!(cases.len() > 800);
        compare(&cases);
    }
}

fn weekdays(zone: &str, holidays: &[&str]) -> Terms {
    let hours = (1..=5).map(|day| WorkSpan { day, from_min: 480, until_min: 1_080 }).collect();
    let calendar = Calendar { time_zone: zone.into(), hours, holidays: holidays.iter().map(|day| (*day).to_owned()).collect() };
    Terms { calendar, targets: Targets { response_min: Some(240), solution_min: Some(1_800) }, by_priority: ByPriority::default() }
}

/// A time on the clock of UTC, as UTC milliseconds.
fn moment(form: &str, text: &str) -> Option<i64> {
    let time = jiff::civil::DateTime::strptime(form, text).ok()?;
    Some(time.to_zoned_datetime(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_millisecond())
}

/// What a change of an incident's state is in Patio.
fn act(from: QuestionState, to: &str) -> Option<QuestionAct> {
    let answered = matches!(from, QuestionState::Answered | QuestionState::Confirmed);
    Some(match to {
        "Active" | "New" if answered => QuestionAct::Reopen,
        "Active" | "New" if from == QuestionState::Waiting => QuestionAct::Add,
        "Active" if from == QuestionState::Queued => QuestionAct::Claim,
        // An answer that is asked about again was none.
        to if to.starts_with("Awaiting") && answered => QuestionAct::Reopen,
        to if to.starts_with("Awaiting") && from != QuestionState::Waiting => QuestionAct::AskBack,
        "Resolved" if !answered => QuestionAct::Answer,
        "Closed" if from == QuestionState::Answered => QuestionAct::Confirm,
        "Closed" if !answered => QuestionAct::Answer,
        _ => return None,
    })
}

#[test]
fn real_incidents_go_through_legal_states_and_have_the_deadlines_of_an_independent_computation() {
    let Some(text) = real("servicenow-incidents.csv") else { return };
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let column = |name: &str| names.iter().position(|each| *each == name).unwrap();
    let (number, state, opened, updated) = (column("number"), column("incident_state"), column("opened_at"), column("sys_updated_at"));
    let mut replay = Replay::default();
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let when = |column: usize| moment("%d-%m-%Y %H:%M", fields[column]);
        let (Some(opened_at), Some(at)) = (when(opened), when(updated)) else { continue };
        replay.row(fields[number], opened_at, at, |from| act(from, fields[state]));
    }
    replay.compare(&weekdays("Europe/Amsterdam", &["2016-03-28", "2016-04-27"]));
}

/// What an activity of the helpdesk's log is in Patio. The log numbers its activities and does not name them; this reads them by where they
/// stand: 8 comes when somebody begins, and again after each 9; every ticket ends with 6; the others change no state.
fn activity(from: QuestionState, number: &str) -> Option<QuestionAct> {
    let answered = matches!(from, QuestionState::Answered | QuestionState::Confirmed);
    Some(match number {
        "8" if answered => QuestionAct::Reopen,
        "8" if from == QuestionState::Waiting => QuestionAct::Add,
        "8" if from == QuestionState::Queued => QuestionAct::Claim,
        "9" if answered => QuestionAct::Reopen,
        "9" if from != QuestionState::Waiting => QuestionAct::AskBack,
        "6" if from == QuestionState::Answered => QuestionAct::Confirm,
        "6" if !answered => QuestionAct::Answer,
        _ => return None,
    })
}

#[test]
fn real_tickets_of_a_helpdesk_go_through_legal_states_and_have_the_deadlines_of_an_independent_computation() {
    let Some(text) = real("helpdesk.csv") else { return };
    let mut replay = Replay::default();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let at = moment("%Y-%m-%d %H:%M:%S", fields[2]).unwrap();
        // The first row of a ticket is when it came.
        replay.row(fields[0], at, at, |from| activity(from, fields[1]));
    }
    assert_eq!(replay.rows, 13_710, "every row was read");
    replay.compare(&weekdays("Europe/Rome", &["2011-06-02", "2011-08-15", "2012-06-02"]));
}
