//! Shows the rules of `deadline.rs`.

use super::*;
use crate::profile::update::WorkSpan;
use Priority::{High, Low, Normal, Urgent};
use QuestionAct::{Add, Answer, Ask, AskBack, Claim, Confirm, Join, Leave, Prioritize, Reopen, Withdraw};
use QuestionState::{Answered, Claimed, Confirmed, InIncident, Queued, Waiting, Withdrawn};

const HOUR: i64 = 3_600_000;
/// Monday 30 November 2026, 9:00 in Amsterdam.
const NINE: i64 = 1_796_025_600_000;

fn calendar() -> Calendar {
    let hours = (1..=5).map(|day| WorkSpan { day, from_min: 540, until_min: 1_020 }).collect();
    Calendar { time_zone: "Europe/Amsterdam".into(), hours, holidays: Vec::new() }
}

/// An hour to respond, eight to solve; the log with its times in hours after nine.
fn of(log: &[(f64, QuestionAct, QuestionState)]) -> Vec<Deadline> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "hours of a test")]
    let ms = |hours: f64| NINE + (hours * HOUR as f64) as i64;
    let step =
        |(hours, act, state): &(f64, QuestionAct, QuestionState)| Step { at: ms(*hours), act: *act, state: *state, priority: Normal };
    let log: Vec<Step> = log.iter().map(step).collect();
    deadlines(&log, &terms(), &mut Openings::since(&calendar(), NINE - 40 * HOUR))
}

/// The same desk; an urgent question has a quarter of an hour and two hours, and there is a week for a low one.
fn terms() -> Terms {
    let by_priority = ByPriority {
        urgent: Targets { response_min: Some(15), solution_min: Some(120) },
        high: Targets::default(),
        low: Targets { response_min: None, solution_min: Some(2_400) },
    };
    Terms { calendar: calendar(), targets: Targets { response_min: Some(60), solution_min: Some(480) }, by_priority }
}

/// A question with these priorities, each since so many hours after nine; its last step is an act.
fn with_priorities(all: &[(f64, Priority)], last: Option<(f64, QuestionAct, QuestionState)>) -> Vec<Deadline> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "hours of a test")]
    let ms = |hours: f64| NINE + (hours * HOUR as f64) as i64;
    let mut log = vec![Step { at: NINE, act: Ask, state: Queued, priority: Normal }];
    log.extend(all.iter().map(|(hours, priority)| Step { at: ms(*hours), act: Prioritize, state: Queued, priority: *priority }));
    let priority = log.last().unwrap().priority;
    log.extend(last.map(|(hours, act, state)| Step { at: ms(hours), act, state, priority }));
    deadlines(&log, &terms(), &mut Openings::since(&calendar(), NINE - 40 * HOUR))
}

fn due(response: Due, solution: Due) -> Vec<Deadline> {
    vec![Deadline { aim: Aim::Response, due: response }, Deadline { aim: Aim::Solution, due: solution }]
}

#[test]
fn both_are_due_after_so_much_open_time() {
    let asked = of(&[(0.0, Ask, Queued)]);
    assert_eq!(asked, due(Due::At(NINE + HOUR), Due::At(NINE + 8 * HOUR)));
    assert_eq!(next_due(&asked), Some(NINE + HOUR));
    let late = of(&[(7.5, Ask, Queued)]);
    assert_eq!(late, due(Due::At(NINE + 24 * HOUR + HOUR / 2), Due::At(NINE + 31 * HOUR + HOUR / 2)), "the night does not count");
    assert_eq!(of(&[(0.0, Ask, Queued), (0.5, Claim, Claimed)]), asked, "who has it has not written yet");
}

#[test]
fn while_the_asker_is_asked_the_solution_rests_and_the_response_is_reached() {
    let waits = of(&[(0.0, Ask, Queued), (0.5, AskBack, Waiting)]);
    let reached = Due::Reached { at: NINE + HOUR / 2, in_time: true };
    assert_eq!(waits, due(reached, Due::Resting(7 * HOUR + HOUR / 2)));
    assert_eq!(next_due(&waits), None);
    let added = of(&[(0.0, Ask, Queued), (0.5, AskBack, Waiting), (4.5, Add, Claimed)]);
    assert_eq!(added, due(reached, Due::At(NINE + 28 * HOUR)), "four hours of waiting are not the desk's");
    let too_late = of(&[(0.0, Ask, Queued), (1.5, AskBack, Waiting)]);
    assert_eq!(too_late.first().map(|one| one.due), Some(Due::Reached { at: NINE + HOUR + HOUR / 2, in_time: false }));
}

#[test]
fn an_answer_reaches_both_and_a_reopened_question_goes_on_with_what_was_left() {
    let answered = of(&[(0.0, Ask, Queued), (0.5, Answer, Answered)]);
    let reached = Due::Reached { at: NINE + HOUR / 2, in_time: true };
    assert_eq!(answered, due(reached, reached));
    assert_eq!(of(&[(0.0, Ask, Queued), (0.5, Answer, Answered), (3.0, Confirm, Confirmed)]), answered);
    let reopened = of(&[(0.0, Ask, Queued), (0.5, Answer, Answered), (4.5, Reopen, Claimed)]);
    assert_eq!(reopened, due(reached, Due::At(NINE + 28 * HOUR)));
    let again = of(&[(0.0, Ask, Queued), (0.5, Answer, Answered), (4.5, Reopen, Claimed), (5.0, Answer, Answered)]);
    assert_eq!(again.last().map(|one| one.due), Some(Due::Reached { at: NINE + 5 * HOUR, in_time: true }));
}

#[test]
fn in_an_incident_both_clocks_stand_still_and_its_end_reaches_them() {
    let paused = of(&[(0.0, Ask, Queued), (0.5, Join, InIncident)]);
    assert_eq!(paused, due(Due::Resting(HOUR / 2), Due::Resting(7 * HOUR + HOUR / 2)));
    assert_eq!(next_due(&paused), None);
    let out = of(&[(0.0, Ask, Queued), (0.5, Join, InIncident), (2.5, Leave, Queued)]);
    assert_eq!(out, due(Due::At(NINE + 3 * HOUR), Due::At(NINE + 26 * HOUR)), "two hours are not the desk's");
    let ended = of(&[(0.0, Ask, Queued), (0.5, Join, InIncident), (7.5, Answer, Answered)]);
    let reached = Due::Reached { at: NINE + 7 * HOUR + HOUR / 2, in_time: true };
    assert_eq!(ended, due(reached, reached));
    let again = of(&[(0.0, Ask, Queued), (0.5, Join, InIncident), (7.5, Answer, Answered), (24.0, Reopen, Claimed)]);
    assert_eq!(again, due(reached, Due::At(NINE + 31 * HOUR + HOUR / 2)), "what stays open goes on with what was left");
    // It was missed before the incident began, and stays so.
    let late = of(&[(0.0, Ask, Queued), (2.0, Join, InIncident), (4.0, Leave, Queued)]);
    assert_eq!(late.first().map(|one| one.due), Some(Due::At(NINE + HOUR)));
}

#[test]
fn what_was_missed_stays_missed_at_its_time() {
    // Asked on Monday at nine, still open on Wednesday: the solution was due on Monday at five.
    let missed = of(&[(0.0, Ask, Queued), (26.0, Claim, Claimed), (48.0, AskBack, Waiting), (50.0, Add, Claimed)]);
    assert_eq!(missed.last().map(|one| one.due), Some(Due::At(NINE + 8 * HOUR)));
    let rests = of(&[(0.0, Ask, Queued), (26.0, Claim, Claimed), (48.0, AskBack, Waiting)]);
    assert_eq!(rests.last().map(|one| one.due), Some(Due::Resting(0)));
    let answered = of(&[(0.0, Ask, Queued), (26.0, Answer, Answered)]);
    let reached = Due::Reached { at: NINE + 26 * HOUR, in_time: false };
    assert_eq!(answered, due(reached, reached));
    let just = of(&[(0.0, Ask, Queued), (8.0, Answer, Answered)]);
    assert_eq!(just.last().map(|one| one.due), Some(Due::Reached { at: NINE + 8 * HOUR, in_time: true }), "the last moment is in time");
}

#[test]
fn an_urgent_question_has_the_shorter_target_from_then_on_and_never_more_than_was_left() {
    let urgent = with_priorities(&[(0.5, Urgent)], None);
    assert_eq!(urgent, due(Due::At(NINE + 3 * HOUR / 4), Due::At(NINE + 5 * HOUR / 2)), "nobody is late because it became urgent");
    let soon_due = with_priorities(&[(7.0, Urgent)], None);
    assert_eq!(
        soon_due,
        due(Due::At(NINE + HOUR), Due::At(NINE + 8 * HOUR)),
        "what was missed stays missed, what was left stays what is left"
    );
    let in_time = with_priorities(&[(0.5, Urgent)], Some((0.7, Answer, Answered)));
    let reached = |hours: f64, in_time| Due::Reached { at: NINE + (hours * 3_600_000.0) as i64, in_time };
    assert_eq!(in_time, due(reached(0.7, true), reached(0.7, true)));
    let late = with_priorities(&[(0.5, Urgent)], Some((0.8, Answer, Answered)));
    assert_eq!(late, due(reached(0.8, false), reached(0.8, true)));
    assert_eq!(with_priorities(&[(0.5, High)], None), with_priorities(&[], None), "a priority without targets of its own has those of all");
}

#[test]
fn a_mistake_about_the_priority_is_put_right_and_a_lower_one_gives_the_longer_target_from_the_beginning() {
    let asked = with_priorities(&[], None);
    assert_eq!(with_priorities(&[(0.5, Urgent), (0.6, Normal)], None), asked);
    let low = with_priorities(&[(0.5, Low)], None);
    assert_eq!(low, due(Due::At(NINE + HOUR), Due::At(NINE + 4 * 24 * HOUR + 8 * HOUR)), "forty hours are a week");
    assert_eq!(with_priorities(&[(0.5, Low), (0.6, Normal)], None), asked);
    let again = with_priorities(&[(0.5, Low), (48.0, Normal)], None);
    assert_eq!(again.last().map(|one| one.due), Some(Due::At(NINE + 56 * HOUR)), "sixteen hours are over, and nobody is late");
}

#[test]
fn what_was_missed_is_not_mended_by_a_lower_priority() {
    let lowered = with_priorities(&[(0.0, Urgent), (3.0, Low)], None);
    assert_eq!(lowered, due(Due::At(NINE + HOUR / 4), Due::At(NINE + 2 * HOUR)));
    let answered = with_priorities(&[(0.0, Urgent), (3.0, Low)], Some((4.0, Answer, Answered)));
    assert!(answered.iter().all(|one| matches!(one.due, Due::Reached { in_time: false, .. })), "{answered:?}");
    let asked_back = with_priorities(&[(0.0, Urgent), (3.0, Low)], Some((4.0, AskBack, Waiting)));
    assert_eq!(asked_back.last().map(|one| one.due), Some(Due::Resting(0)));
}

#[test]
fn without_targets_or_after_a_withdrawal_nothing_is_due() {
    assert_eq!(of(&[(0.0, Ask, Queued), (1.0, Withdraw, Withdrawn)]), []);
    assert_eq!(of(&[]), []);
    let log = [Step { at: NINE, act: Ask, state: Queued, priority: Normal }];
    let with = |calendar: Calendar, targets| Terms { calendar, targets, by_priority: ByPriority::default() };
    assert_eq!(deadlines(&log, &with(calendar(), Targets::default()), &mut Openings::since(&calendar(), NINE)), []);
    let never = Calendar { hours: Vec::new(), ..calendar() };
    let targets = Targets { response_min: Some(60), solution_min: None };
    assert_eq!(deadlines(&log, &with(never.clone(), targets), &mut Openings::since(&never, NINE)), []);
}

#[test]
fn targets_that_make_no_sense_are_refused() {
    let with = |response_min, solution_min, calendar| {
        Terms { calendar, targets: Targets { response_min, solution_min }, by_priority: ByPriority::default() }.checked()
    };
    let urgent = |response_min| {
        let by_priority = ByPriority { urgent: Targets { response_min, solution_min: None }, ..ByPriority::default() };
        Terms { calendar: calendar(), targets: Targets::default(), by_priority }.checked()
    };
    assert_eq!((urgent(Some(0)).err(), urgent(Some(5)).err()), (Some(Refusal::TargetInvalid), None));
    assert!(with(Some(60), Some(480), calendar()).is_ok() && with(None, None, calendar()).is_ok());
    assert_eq!(with(Some(0), None, calendar()), Err(Refusal::TargetInvalid));
    assert_eq!(with(None, Some(TARGET_MAX_MIN + 1), calendar()), Err(Refusal::TargetInvalid));
    let never = Calendar { hours: Vec::new(), ..calendar() };
    assert_eq!(with(Some(60), None, never.clone()), Err(Refusal::TargetInvalid));
    assert!(with(None, None, never).is_ok());
}
