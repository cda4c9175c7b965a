//! Questions of colleagues that this person has, too: among one's own, counted for everybody, and told of like one's own.

use crate::desks::*;
use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::testing::store::settings::key;
use patio_domain::{Doc, QuestionAct, QuestionState, Refusal};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::*;

const WIM: u128 = BAS + 5;
const SANNE: u128 = BAS + 6;

fn too(feed: &mut Feed, question: u128, person: u128) {
    let body = MeTooBody { question: id(question), person: id(person), since_at: i64::try_from(person).expect("small") };
    feed.put(desk(), question * 100 + person, &Record::MeToo(body));
}

fn own(folder: &Folder) -> Vec<(String, bool, u64)> {
    let reader = folder.databases.reader().expect("a reader");
    let list = Reading::new(&reader, &text_id(ME)).expect("a reading").own_questions().expect("read");
    list.questions.into_iter().map(|row| (row.title, row.also_mine, row.me_too_count)).collect()
}

#[test]
fn a_question_is_among_ones_own_as_soon_as_one_has_it_too_and_until_one_takes_that_back() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(WIM, "Black screen", 10)));
    too(&mut feed, 80, SANNE);
    apply(&mut folder, &mut feed);
    assert_eq!(own(&folder), []);
    let shown = |folder: &Folder| {
        let view = question(folder, 80);
        (view.question.me_too_count, view.question.also_mine, view.question.can_me_too, view.me_too.len())
    };
    assert_eq!(shown(&folder), (1, false, true, 1));
    make(&mut folder, 100, MeTooSet { question: id(80), on: true });
    assert_eq!(shown(&folder), (2, true, true, 1));
    assert_eq!(own(&folder), [("Black screen".to_owned(), true, 2)]);
    // The server has it: counted once.
    too(&mut feed, 80, ME);
    apply(&mut folder, &mut feed);
    assert_eq!(shown(&folder), (2, true, true, 1));
    folder.store.update_settled(&[(id(100), Verdict::Applied { recorded_at: 5 })], 9).expect("settled");
    make(&mut folder, 101, MeTooSet { question: id(80), on: false });
    assert_eq!((shown(&folder), own(&folder)), ((1, false, true, 1), vec![]));
    folder.store.update_settled(&[(id(101), Verdict::Refused { code: Refusal::TooOften, by: None })], 9).expect("settled");
    assert_eq!(own(&folder).len(), 1);
}

#[test]
fn what_was_taken_back_on_another_laptop_is_nobodys_own_here_either() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(WIM, "Black screen", 10)));
    too(&mut feed, 80, ME);
    too(&mut feed, 80, SANNE);
    apply(&mut folder, &mut feed);
    assert_eq!(own(&folder), [("Black screen".to_owned(), true, 2)]);
    feed.remove(desk(), "me_too", 80 * 100 + SANNE);
    apply(&mut folder, &mut feed);
    assert_eq!(own(&folder), [("Black screen".to_owned(), true, 1)]);
    feed.remove(desk(), "me_too", 80 * 100 + ME);
    apply(&mut folder, &mut feed);
    assert_eq!(own(&folder), []);
}

#[test]
fn what_was_said_several_times_before_a_page_tells_of_it_is_one_row() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(WIM, "Black screen", 10)));
    apply(&mut folder, &mut feed);
    for (number, on) in [(100, true), (101, false), (102, true)] {
        make(&mut folder, number, MeTooSet { question: id(80), on });
        let rows = if on { vec![("Black screen".to_owned(), true, 1)] } else { vec![] };
        assert_eq!(own(&folder), rows);
        folder.store.update_settled(&[(id(number), Verdict::Applied { recorded_at: 5 })], 9).expect("settled");
        assert_eq!(own(&folder), rows);
    }
}

#[test]
fn nobody_is_asked_to_join_their_own_question_or_a_private_one_or_one_that_has_an_answer() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(ME, "Mine", 10)));
    let answered = QuestionBody { state: QuestionState::Answered, owner: Some(id(BAS)), ..asked(WIM, "Answered", 11) };
    feed.put(desk(), 81, &Record::Question(answered));
    feed.put(staff(), 82, &Record::Question(QuestionBody { private: true, ..asked(WIM, "Between us", 12) }));
    apply(&mut folder, &mut feed);
    for number in [80, 81, 82] {
        assert!(!question(&folder, number).question.can_me_too, "{number}");
    }
    // Whoever has it, too, may stop following it.
    too(&mut feed, 81, ME);
    apply(&mut folder, &mut feed);
    assert!(question(&folder, 81).question.can_me_too);
}

#[test]
fn who_has_a_question_too_is_told_of_its_answer_also_through_the_one_it_was_put_together_with_and_of_its_end() {
    let (mut folder, mut feed) = office();
    folder.store.update_settings(&[(key::LOCALE, "en")]).expect("kept");
    feed.put(desk(), 80, &Record::Question(asked(WIM, "Black screen", 10)));
    feed.put(desk(), 81, &Record::Question(asked(WIM, "My screen is black", 10)));
    let answer = |feed: &mut Feed, number: u128, act| {
        feed.put(desk(), number, &reply(80, BAS, act, "Turn it", 14 + i64::try_from(number).expect("few")));
    };
    answer(&mut feed, 90, QuestionAct::Answer);
    assert_eq!(words_told(&mut folder, &mut feed), []);
    too(&mut feed, 80, ME);
    assert_eq!(words_told(&mut folder, &mut feed), []);
    answer(&mut feed, 91, QuestionAct::AskBack);
    assert_eq!(words_told(&mut folder, &mut feed), [], "only its asker is asked something back");
    answer(&mut feed, 92, QuestionAct::Answer);
    let answered = ("Bas Mol answers a question that you have, too".to_owned(), "Black screen\nTurn it".to_owned());
    assert_eq!(words_told(&mut folder, &mut feed), [answered]);
    // One joined the other one, which was put together with this one.
    feed.remove(desk(), "me_too", 80 * 100 + ME);
    too(&mut feed, 81, ME);
    feed.put(
        desk(),
        81,
        &Record::Question(QuestionBody { state: QuestionState::Merged, into: Some(id(80)), ..asked(WIM, "My screen", 10) }),
    );
    assert_eq!(words_told(&mut folder, &mut feed), []);
    answer(&mut feed, 93, QuestionAct::Answer);
    assert_eq!(words_told(&mut folder, &mut feed).len(), 1);
    // Taken back by its asker.
    let gone = QuestionBody { state: QuestionState::Withdrawn, title: String::new(), text: Doc::default(), ..asked(WIM, "", 10) };
    feed.put(desk(), 81, &Record::Question(gone));
    let event = QuestionEventBody { by: id(BAS), ..event(81, (4, 200), QuestionAct::Withdraw, QuestionState::Withdrawn) };
    put_event(&mut feed, desk(), event);
    let withdrawn = ("Bas Mol took back a question that you have, too".to_owned(), "Ask it yourself if you still want to know.".to_owned());
    assert_eq!(words_told(&mut folder, &mut feed), [withdrawn]);
}
