//! The person who asked, as the desk sees them: when they can be reached and what else they asked, and nothing for those who do not work there.

use crate::desks::*;
use crate::feed::*;
use crate::folder::Folder;
use patio_client::view::*;
use patio_domain::{DeskRole, QuestionState, Scope, WorkSpan};
use patio_protocol::record::*;

const WIM: u128 = BAS + 5;
/// Monday 7 September 2026, 10:00 in Amsterdam.
const MONDAY_AT_TEN: i64 = 1_788_768_000_000;

fn of(folder: &Folder, question: u128) -> Option<AskerView> {
    reading(folder, |reading| reading.asker(&text_id(question), MONDAY_AT_TEN).expect("read"))
}

/// Wim, who works in Zwolle on Mondays until half past four, asks a question of another desk, too.
fn with_wim() -> (Folder, Feed) {
    let (mut folder, mut feed) = office();
    let mut wim = PersonBody::new("Wim Terpstra".into(), "expeditie".into(), Vec::new(), AccountState::Active);
    wim.location = "Zwolle".into();
    wim.time_zone = "Europe/Amsterdam".into();
    wim.hours = vec![WorkSpan { day: 1, from_min: 480, until_min: 990 }];
    feed.put(Scope::Org, WIM, &Record::Person(wim));
    feed.put(desk(), 80, &Record::Question(asked(WIM, "At hand", 10)));
    feed.put(staff(), 81, &Record::Question(QuestionBody { private: true, ..asked(WIM, "Private", 20) }));
    feed.put(desk(), 82, &Record::Question(QuestionBody { state: QuestionState::Withdrawn, ..asked(WIM, "", 30) }));
    feed.put(Scope::Desk(id(72)), 83, &Record::Question(QuestionBody { desk: id(72), ..asked(WIM, "Of another desk", 40) }));
    feed.put(desk(), 84, &Record::Question(asked(BAS, "Of another person", 50)));
    apply(&mut folder, &mut feed);
    (folder, feed)
}

#[test]
fn the_desk_sees_when_an_asker_can_be_reached_and_what_else_they_asked() {
    let (folder, _) = with_wim();
    let asker = of(&folder, 80).expect("Anna works at the desk");
    assert_eq!(asker.location, "Zwolle");
    let six_and_a_half_hours_ms = 390 * 60_000;
    let until = Availability { state: AvailabilityState::Now, at: Some(MONDAY_AT_TEN + six_and_a_half_hours_ms) };
    assert_eq!(asker.available, until);
    let titles: Vec<_> = asker.earlier.iter().map(|row| row.title.as_str()).collect();
    assert_eq!((titles, asker.earlier_count), (vec!["Of another desk", "Private"], 2));
}

#[test]
fn those_who_do_not_work_at_the_desk_are_told_nothing_about_an_asker() {
    let (folder, _) = with_wim();
    assert!(of(&folder, 83).is_none(), "Anna does not work at the other desk");
    assert!(of(&folder, 99).is_none());
}

#[test]
fn of_many_questions_the_last_are_shown_and_all_are_counted() {
    let (mut folder, mut feed) = with_wim();
    works(&mut feed, ME, DeskRole::Lead);
    for (number, at) in (100..110).zip(60..) {
        feed.put(desk(), number, &Record::Question(asked(WIM, &format!("at {at}"), at)));
    }
    apply(&mut folder, &mut feed);
    let asker = of(&folder, 80).expect("Anna works at the desk");
    let titles: Vec<_> = asker.earlier.iter().map(|row| row.title.as_str()).collect();
    assert_eq!((titles, asker.earlier_count), (vec!["at 69", "at 68", "at 67"], 12));
}
