//! Priorities on a laptop: what is urgent stands first, what a desk means to need for it holds, and what waits here is seen at once.

use crate::deadlines::{HOUR, NINE, open, put_asked};
use crate::desks::*;
use crate::feed::*;
use crate::folder::Folder;
use patio_client::view::*;
use patio_domain::deadline::ByPriority;
use patio_domain::{Calendar, QuestionAct, QuestionState, Scope, Targets, Terms, WorkSpan};
use patio_protocol::command::*;
use patio_protocol::record::*;

const URGENT: patio_domain::Priority = patio_domain::Priority::Urgent;
const LOW: patio_domain::Priority = patio_domain::Priority::Low;

/// Four hours for a response, one for an urgent question.
fn put_terms(feed: &mut Feed) {
    let hours = (1..=5).map(|day| WorkSpan { day, from_min: 540, until_min: 1_020 }).collect();
    let calendar = Calendar { time_zone: "Europe/Amsterdam".into(), hours, holidays: Vec::new() };
    let urgent = Targets { response_min: Some(60), solution_min: None };
    let terms = Terms {
        calendar,
        targets: Targets { response_min: Some(240), solution_min: Some(480) },
        by_priority: ByPriority { urgent, ..ByPriority::default() },
    };
    let body = DeskTermsBody { desk: id(DESK), number: 1, terms, since_at: NINE - HOUR };
    feed.put_as(Scope::Org, &desk_terms_id(id(DESK), 1).to_string(), &Record::DeskTerms(body));
}

/// A question of one hour after nine gets a priority at two hours after nine.
fn put_priority(feed: &mut Feed, number: u128, terms: u32, priority: patio_domain::Priority) {
    let body = QuestionBody { priority, terms, version: 2, ..asked(BAS, &format!("q{number}"), NINE + HOUR) };
    feed.put(desk(), number, &Record::Question(body));
    let event = event(number, (2, NINE + 2 * HOUR), QuestionAct::Prioritize, QuestionState::Queued);
    put_event(feed, desk(), QuestionEventBody { priority, ..event });
}

fn offers(folder: &Folder, number: u128, now: i64) -> Option<Vec<PriorityOffer>> {
    reading(folder, |reading| reading.priorities(&text_id(number), now).expect("read")).map(|offers| offers.offers)
}

#[test]
fn an_urgent_question_stands_first_with_the_deadline_of_its_priority() {
    let (mut folder, mut feed) = office();
    put_terms(&mut feed);
    put_asked(&mut feed, 81, 0, 1);
    put_asked(&mut feed, 82, 1, 1);
    apply(&mut folder, &mut feed);
    assert_eq!(open(&folder), [("q81".into(), Some(4)), ("q82".into(), Some(5))]);
    put_priority(&mut feed, 82, 1, URGENT);
    apply(&mut folder, &mut feed);
    assert_eq!(open(&folder), [("q82".into(), Some(3)), ("q81".into(), Some(4))]);
    let view = question(&folder, 82);
    assert_eq!(view.question.priority, Priority::Urgent);
    let said: Vec<_> = view.moments.iter().map(|moment| (moment.deed, moment.priority)).collect();
    assert_eq!(said, [(Deed::Prioritize, Some(Priority::Urgent))]);
}

#[test]
fn where_nothing_is_due_the_priority_alone_says_what_stands_first() {
    let (mut folder, mut feed) = office();
    for number in 81..85 {
        put_asked(&mut feed, number, 1, 0);
    }
    apply(&mut folder, &mut feed);
    put_priority(&mut feed, 81, 0, LOW);
    put_priority(&mut feed, 83, 0, patio_domain::Priority::High);
    put_priority(&mut feed, 84, 0, URGENT);
    apply(&mut folder, &mut feed);
    assert_eq!(titles(&queue(&folder, QueueView::Open)), ["q84", "q83", "q82", "q81"]);
    assert_eq!(titles(&queue(&folder, QueueView::Free)), ["q84", "q83", "q82", "q81"]);
}

#[test]
fn what_waits_here_is_seen_at_once_and_the_deadline_stays_until_the_server_said_when() {
    let (mut folder, mut feed) = office();
    put_terms(&mut feed);
    put_asked(&mut feed, 81, 0, 1);
    apply(&mut folder, &mut feed);
    make(&mut folder, 100, QuestionPrioritize { question: id(81), priority: URGENT });
    let view = question(&folder, 81);
    assert_eq!((view.question.priority, view.question.pending), (Priority::Urgent, true));
    assert_eq!(open(&folder), [("q81".into(), Some(4))]);
}

#[test]
fn each_priority_is_offered_with_what_would_come_of_it() {
    let (mut folder, mut feed) = office();
    put_terms(&mut feed);
    put_asked(&mut feed, 81, 0, 1);
    apply(&mut folder, &mut feed);
    let response = |offer: &PriorityOffer| offer.due.first().and_then(|due| due.at).map(|at| (at - NINE) / HOUR);
    let offers_at = |now| offers(&folder, 81, now).expect("a question of the desk");
    let found: Vec<_> = offers_at(NINE + HOUR).iter().map(|offer| (offer.priority, offer.current, response(offer))).collect();
    assert_eq!(
        found,
        [
            (Priority::Urgent, false, Some(2)),
            (Priority::High, false, Some(4)),
            (Priority::Normal, true, Some(4)),
            (Priority::Low, false, Some(4))
        ]
    );
    assert_eq!(offers(&folder, 99, NINE), None);
}

#[test]
fn a_person_of_the_desk_can_say_it_about_open_questions_of_others() {
    let (mut folder, mut feed) = office();
    put_asked(&mut feed, 81, 0, 0);
    feed.put(desk(), 82, &Record::Question(asked(ME, "Mine", NINE)));
    let answered = QuestionBody { state: QuestionState::Answered, owner: Some(id(BAS)), ..asked(BAS, "Done", NINE) };
    feed.put(desk(), 83, &Record::Question(answered));
    apply(&mut folder, &mut feed);
    let can = |number| question(&folder, number).deeds.contains(&Deed::Prioritize);
    assert_eq!([81, 82, 83].map(can), [true, false, false]);
}
