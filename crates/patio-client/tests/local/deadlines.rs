//! Deadlines on a laptop: the queue is in the order in which questions expire, by the terms under which each was asked, in whatever order records
//! come; what waits here stops a clock on the screen.

use crate::desks::*;
use crate::feed::*;
use crate::folder::Folder;
use patio_client::view::*;
use patio_domain::{Calendar, Doc, QuestionAct, QuestionState, Scope, Targets, Terms, WorkSpan};
use patio_protocol::command::*;
use patio_protocol::record::*;
use rusqlite::Connection;

/// Monday 30 November 2026, 9:00 in Amsterdam.
pub const NINE: i64 = 1_796_025_600_000;
pub const HOUR: i64 = 3_600_000;

fn terms(number: u32, response_min: u32) -> Record {
    let hours = (1..=5).map(|day| WorkSpan { day, from_min: 540, until_min: 1_020 }).collect();
    let calendar = Calendar { time_zone: "Europe/Amsterdam".into(), hours, holidays: Vec::new() };
    let targets = Targets { response_min: Some(response_min), solution_min: Some(480) };
    Record::DeskTerms(DeskTermsBody {
        desk: id(DESK),
        number,
        terms: Terms { calendar, targets, ..Terms::default() },
        since_at: NINE - HOUR,
    })
}

fn put_terms(feed: &mut Feed, number: u32, response_min: u32) {
    feed.put_as(Scope::Org, &desk_terms_id(id(DESK), number).to_string(), &terms(number, response_min));
}

/// A question of so many hours after nine.
pub fn put_asked(feed: &mut Feed, number: u128, hours: i64, terms: u32) {
    let at = NINE + hours * HOUR;
    feed.put(desk(), number, &Record::Question(QuestionBody { terms, ..asked(BAS, &format!("q{number}"), at) }));
    put_event(feed, desk(), event(number, (1, at), QuestionAct::Ask, QuestionState::Queued));
}

pub fn open(folder: &Folder) -> Vec<(String, Option<i64>)> {
    let hours = |at: i64| (at - NINE) / HOUR;
    queue(folder, QueueView::Open).questions.into_iter().map(|row| (row.title, row.due.and_then(|due| due.at).map(hours))).collect()
}

#[test]
fn what_expires_first_stands_first_by_the_terms_under_which_it_was_asked() {
    let (mut folder, mut feed) = office();
    put_terms(&mut feed, 1, 240);
    put_terms(&mut feed, 2, 60);
    put_asked(&mut feed, 81, 0, 1);
    put_asked(&mut feed, 82, 1, 2);
    // From before the desk had terms.
    put_asked(&mut feed, 83, -100, 0);
    apply(&mut folder, &mut feed);
    assert_eq!(open(&folder), [("q82".into(), Some(2)), ("q81".into(), Some(4)), ("q83".into(), None)]);
    assert_eq!(titles(&queue(&folder, QueueView::Free)), ["q82", "q81", "q83"]);
    // The first response was given: what is left is the solution, eight hours after it was asked.
    let claimed =
        QuestionBody { state: QuestionState::Waiting, owner: Some(id(BAS)), version: 2, terms: 2, ..asked(BAS, "q82", NINE + HOUR) };
    feed.put(desk(), 82, &Record::Question(claimed.clone()));
    put_event(&mut feed, desk(), event(82, (2, NINE + 2 * HOUR), QuestionAct::AskBack, QuestionState::Waiting));
    apply(&mut folder, &mut feed);
    assert_eq!(open(&folder), [("q81".into(), Some(4)), ("q83".into(), None), ("q82".into(), None)], "what waits for its asker is last");
    feed.put(desk(), 82, &Record::Question(QuestionBody { state: QuestionState::Claimed, version: 3, ..claimed }));
    put_event(&mut feed, desk(), event(82, (3, NINE + 3 * HOUR), QuestionAct::Add, QuestionState::Claimed));
    apply(&mut folder, &mut feed);
    // An hour of waiting was not the desk's; the evening and the night are nobody's.
    assert_eq!(open(&folder), [("q81".into(), Some(4)), ("q82".into(), Some(26)), ("q83".into(), None)]);
    let due = question(&folder, 82).due;
    assert_eq!(
        due.iter().map(|due| (due.aim, due.state)).collect::<Vec<_>>(),
        [(Aim::Response, DueState::InTime), (Aim::Solution, DueState::Running)]
    );
}

#[test]
fn terms_and_events_that_come_later_than_their_question_count_then() {
    let (mut folder, mut feed) = office();
    let late = |number: u128, hours: i64| QuestionBody { terms: 1, ..asked(BAS, &format!("q{number}"), NINE + hours * HOUR) };
    feed.put(desk(), 81, &Record::Question(late(81, 0)));
    feed.put(desk(), 82, &Record::Question(QuestionBody { private: false, ..late(82, -1) }));
    apply(&mut folder, &mut feed);
    assert_eq!(open(&folder), [("q82".into(), None), ("q81".into(), None)]);
    put_event(&mut feed, desk(), event(81, (1, NINE), QuestionAct::Ask, QuestionState::Queued));
    apply(&mut folder, &mut feed);
    assert_eq!(open(&folder).first().map(|(title, _)| title.as_str()), Some("q82"), "without terms nothing is due");
    put_terms(&mut feed, 1, 60);
    apply(&mut folder, &mut feed);
    assert_eq!(open(&folder), [("q81".into(), Some(1)), ("q82".into(), None)]);
}

#[test]
fn what_waits_here_stops_a_clock_on_the_screen_and_the_log_says_when() {
    let (mut folder, mut feed) = office();
    put_terms(&mut feed, 1, 60);
    put_asked(&mut feed, 81, 0, 1);
    put_asked(&mut feed, 82, 1, 1);
    apply(&mut folder, &mut feed);
    make(&mut folder, 100, QuestionAskBack { reply: id(90), question: id(81), text: Doc::plain("Which one?") });
    assert_eq!(open(&folder), [("q82".into(), Some(2)), ("q81".into(), None)]);
    assert_eq!(question(&folder, 81).due, [], "whether it was in time says the server");
}

#[test]
fn the_terms_of_a_desk_are_the_latest_and_what_waits_lies_over_them() {
    let (mut folder, mut feed) = office();
    let get = |folder: &Folder| reading(folder, |reading| reading.desk(&text_id(DESK), "Europe/Amsterdam").expect("read").expect("a desk"));
    assert_eq!(get(&folder).terms, None);
    put_terms(&mut feed, 2, 60);
    put_terms(&mut feed, 1, 240);
    apply(&mut folder, &mut feed);
    assert_eq!((get(&folder).terms.expect("terms").response_min, get(&folder).terms_pending), (Some(60), false));
    let Record::DeskTerms(DeskTermsBody { terms, .. }) = terms(0, 30) else { unreachable!() };
    make(&mut folder, 100, DeskSetTerms { desk: id(DESK), terms });
    assert_eq!((get(&folder).terms.expect("terms").response_min, get(&folder).terms_pending), (Some(30), true));
}

#[test]
fn a_laptop_that_is_updated_after_its_server_has_the_deadlines_without_a_download() {
    let (mut folder, mut feed) = office();
    put_terms(&mut feed, 1, 240);
    put_terms(&mut feed, 2, 60);
    put_asked(&mut feed, 81, 0, 1);
    put_asked(&mut feed, 82, 1, 2);
    apply(&mut folder, &mut feed);
    let folder = folder.reopened_with(|path| {
        let cache = Connection::open(path.join("cache.db")).expect("the cache");
        let before = "DELETE FROM refinery_schema_history WHERE version > 5;
             DROP TABLE also_mine;
             DROP INDEX question_in_incident;
             ALTER TABLE question DROP COLUMN incident;
             DROP INDEX question_into;
             ALTER TABLE question DROP COLUMN into_question;
             DROP INDEX question_by_desk;
             ALTER TABLE question DROP COLUMN rank;
             ALTER TABLE question DROP COLUMN terms;
             CREATE INDEX question_by_desk ON question (desk, open, asked_at, question, state, owner);
             UPDATE meta SET value = replace(value, ' desk_terms', '') WHERE key = 'kinds';";
        cache.execute_batch(before).expect("the cache of the version before");
    });
    assert_eq!(open(&folder), [("q82".into(), Some(2)), ("q81".into(), Some(4))]);
}

#[test]
fn a_desk_promises_by_its_terms_and_says_when_it_opens() {
    let (mut folder, mut feed) = office();
    let promise = |folder: &Folder, at| {
        let request = PromiseRequest { desk: text_id(DESK), at };
        reading(folder, |reading| reading.promise(&request).expect("read").expect("a desk"))
    };
    let said = |opens_at, response_by, solution_by| PromiseView { opens_at, response_by, solution_by };
    assert_eq!(promise(&folder, NINE), said(None, None, None), "who never said when promises nothing");
    put_terms(&mut feed, 1, 60);
    apply(&mut folder, &mut feed);
    assert_eq!(promise(&folder, NINE), said(None, Some(NINE + HOUR), Some(NINE + 8 * HOUR)));
    // At half past four; and on Friday evening, when it opens on Monday.
    let late = NINE + 7 * HOUR + HOUR / 2;
    assert_eq!(promise(&folder, late), said(None, Some(NINE + 24 * HOUR + HOUR / 2), Some(NINE + 31 * HOUR + HOUR / 2)));
    let monday = NINE + 7 * 24 * HOUR;
    for beyond_every_calendar in [i64::MIN, i64::MAX] {
        assert_eq!(promise(&folder, beyond_every_calendar), said(None, None, None));
    }
    assert_eq!(promise(&folder, NINE + 108 * HOUR), said(Some(monday), Some(monday + HOUR), Some(monday + 8 * HOUR)));
}
