//! Reminders before a deadline: for the person who has the question and for the leads of its desk, once, while the desk is open, and not of what is
//! late, waits, or was answered here.

use crate::desks::*;
use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::reminders;
use patio_client::testing::store::settings::key;
use patio_domain::{Calendar, DeskRole, Doc, QuestionAct, QuestionState, Scope, Targets, Terms, WorkSpan};
use patio_protocol::command::*;
use patio_protocol::record::*;

/// Monday 30 November 2026, 9:00 in Amsterdam.
const NINE: i64 = 1_796_025_600_000;
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// A desk that is open from nine to five and means to reply within an hour and to answer within two.
fn open_office() -> (Folder, Feed) {
    let (mut folder, mut feed) = office();
    folder.store.update_settings(&[(key::LOCALE, "en")]).expect("kept");
    let hours = (1..=5).map(|day| WorkSpan { day, from_min: 540, until_min: 1_020 }).collect();
    let calendar = Calendar { time_zone: "Europe/Amsterdam".into(), hours, holidays: Vec::new() };
    let terms = Terms { calendar, targets: Targets { response_min: Some(60), solution_min: Some(120) }, ..Terms::default() };
    let body = Record::DeskTerms(DeskTermsBody { desk: id(DESK), number: 1, terms, since_at: NINE - HOUR });
    feed.put_as(Scope::Org, &desk_terms_id(id(DESK), 1).to_string(), &body);
    (folder, feed)
}

fn put(feed: &mut Feed, number: u128, asked_at: i64, owner: Option<u128>) {
    let state = if owner.is_some() { QuestionState::Claimed } else { QuestionState::Queued };
    let (title, owner) = (format!("q{number}"), owner.map(id));
    feed.put(desk(), number, &Record::Question(QuestionBody { state, owner, terms: 1, ..asked(BAS + 5, &title, asked_at) }));
    put_event(feed, desk(), event(number, (1, asked_at), QuestionAct::Ask, QuestionState::Queued));
    if owner.is_some() {
        put_event(feed, desk(), event(number, (2, asked_at), QuestionAct::Claim, QuestionState::Claimed));
    }
}

fn told(folder: &mut Folder, now: i64) -> Option<(String, String)> {
    reminders(&mut folder.store, now).expect("read").map(|notice| (notice.title, notice.body))
}

fn said(title: &str, body: &str) -> Option<(String, String)> {
    Some((title.to_owned(), body.to_owned()))
}

#[test]
fn the_person_who_has_a_question_is_reminded_once_half_an_hour_before() {
    let (mut folder, mut feed) = open_office();
    put(&mut feed, 80, NINE, Some(ME));
    // What a colleague has, and what nobody has, is theirs to look after, and the lead's.
    put(&mut feed, 81, NINE, Some(BAS));
    put(&mut feed, 82, NINE, None);
    apply(&mut folder, &mut feed);
    assert_eq!(told(&mut folder, NINE + 29 * MINUTE), None);
    assert_eq!(told(&mut folder, NINE + 31 * MINUTE), said("29 minutes left to reply", "q80"));
    assert_eq!(told(&mut folder, NINE + 32 * MINUTE), None);
    // The next deadline is another one.
    put_event(&mut feed, desk(), event(80, (3, NINE + 40 * MINUTE), QuestionAct::AskBack, QuestionState::Waiting));
    put_event(&mut feed, desk(), event(80, (4, NINE + 40 * MINUTE), QuestionAct::Add, QuestionState::Claimed));
    apply(&mut folder, &mut feed);
    assert_eq!(told(&mut folder, NINE + 80 * MINUTE), None);
    assert_eq!(told(&mut folder, NINE + 119 * MINUTE), said("1 minute left to answer", "q80"));
}

#[test]
fn a_lead_is_reminded_of_every_question_of_the_desk_with_the_name_of_who_has_it() {
    let (mut folder, mut feed) = open_office();
    works(&mut feed, ME, DeskRole::Lead);
    put(&mut feed, 81, NINE, Some(BAS));
    put(&mut feed, 82, NINE + 20 * MINUTE, None);
    put(&mut feed, 83, NINE + 40 * MINUTE, None);
    put(&mut feed, 84, NINE + 41 * MINUTE, Some(BAS));
    apply(&mut folder, &mut feed);
    assert_eq!(told(&mut folder, NINE + 40 * MINUTE), said("20 minutes left to reply", "q81\nBas Mol has it."));
    assert_eq!(told(&mut folder, NINE + 55 * MINUTE), said("25 minutes left to reply", "q82\nNobody has it yet."));
    assert_eq!(told(&mut folder, NINE + 75 * MINUTE), said("2 questions are due soon", "They stand first in the queue."));
    assert_eq!(told(&mut folder, NINE + 75 * MINUTE), None);
}

#[test]
fn time_in_which_a_desk_is_closed_does_not_count_and_nobody_is_reminded_in_it() {
    let (mut folder, mut feed) = open_office();
    // Asked at ten past four: due at ten past nine on the next day.
    put(&mut feed, 80, NINE + 7 * HOUR + 10 * MINUTE, Some(ME));
    put(&mut feed, 81, NINE + 7 * HOUR + 20 * MINUTE, Some(ME));
    apply(&mut folder, &mut feed);
    assert_eq!(told(&mut folder, NINE + 7 * HOUR + 45 * MINUTE), said("25 minutes left to reply", "q80"));
    assert_eq!(told(&mut folder, NINE + 11 * HOUR), None);
    assert_eq!(told(&mut folder, NINE + 24 * HOUR - MINUTE), None);
    assert_eq!(told(&mut folder, NINE + 24 * HOUR), said("20 minutes left to reply", "q81"));
}

#[test]
fn what_is_late_or_waits_or_was_answered_here_or_is_not_wanted_is_told_to_nobody() {
    let (mut folder, mut feed) = open_office();
    put(&mut feed, 80, NINE, Some(ME));
    put(&mut feed, 81, NINE + 30 * MINUTE, Some(ME));
    let waiting = QuestionBody { state: QuestionState::Waiting, owner: Some(id(ME)), terms: 1, ..asked(BAS + 5, "q82", NINE) };
    feed.put(desk(), 82, &Record::Question(waiting));
    put_event(&mut feed, desk(), event(82, (1, NINE), QuestionAct::Ask, QuestionState::Queued));
    put_event(&mut feed, desk(), event(82, (2, NINE), QuestionAct::AskBack, QuestionState::Waiting));
    apply(&mut folder, &mut feed);
    assert_eq!(told(&mut folder, NINE + 59 * MINUTE), said("1 minute left to reply", "q80"));
    make(&mut folder, 100, QuestionAnswer { reply: id(90), question: id(81), text: Doc::plain("Turn it") });
    assert_eq!(told(&mut folder, NINE + 70 * MINUTE), None);

    let (mut folder, mut feed) = open_office();
    put(&mut feed, 80, NINE, Some(ME));
    apply(&mut folder, &mut feed);
    assert_eq!(told(&mut folder, NINE + 61 * MINUTE), None, "late");
    folder.store.update_settings(&[(key::NOTIFY_WORK, "no")]).expect("kept");
    assert_eq!(told(&mut folder, NINE + 45 * MINUTE), None, "not wanted");
    folder.store.update_settings(&[(key::NOTIFY_WORK, "yes")]).expect("kept");
    assert!(told(&mut folder, NINE + 45 * MINUTE).is_some());
}

#[test]
fn a_reminder_of_a_private_question_says_nothing_of_it() {
    let (mut folder, mut feed) = open_office();
    let body =
        QuestionBody { private: true, state: QuestionState::Claimed, owner: Some(id(ME)), terms: 1, ..asked(BAS + 5, "My pay", NINE) };
    feed.put(staff(), 80, &Record::Question(body));
    let event = QuestionEventBody {
        question: id(80),
        desk: id(DESK),
        act: QuestionAct::Ask,
        by: id(BAS + 5),
        at: NINE,
        state: QuestionState::Queued,
        owner: None,
        version: 1,
        into: None,
        incident: None,
        priority: patio_domain::Priority::Normal,
    };
    feed.put_as(
        staff(),
        &question_event_id(id(80), 1).to_string(),
        &Record::QuestionEvent(QuestionEventBody { state: QuestionState::Claimed, ..event }),
    );
    apply(&mut folder, &mut feed);
    assert_eq!(told(&mut folder, NINE + 45 * MINUTE), said("15 minutes left to reply", "A question for the desk alone"));
}
