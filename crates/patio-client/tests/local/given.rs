//! Questions that go to a colleague or to another desk, on a laptop: at once for the person who gives them, and told to the person who gets them,
//! once. What moves to another desk is no news.

use crate::desks::*;
use crate::feed::*;
use crate::folder::Folder;
use patio_client::Notice;
use patio_client::testing::store::settings::key;
use patio_client::view::*;
use patio_domain::{Calendar, DeskRole, Doc, QuestionAct, QuestionState, Refusal, Scope, Targets, Terms, WorkSpan};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::*;

/// Another desk, HR, where Bas works.
const HR: u128 = 72;

fn with_hr(feed: &mut Feed) {
    feed.put(Scope::Org, HR, &Record::Desk(DeskBody { name: "HR".into(), purpose: String::new(), created_at: 1 }));
    let body = DeskStaffBody { desk: id(HR), person: id(BAS), role: DeskRole::Lead, since_at: 1 };
    feed.put_as(Scope::Desk(id(HR)), &desk_staff_id(id(HR), id(BAS)).to_string(), &Record::DeskStaff(body));
}

fn of_hr(folder: &Folder) -> Queue {
    let request = QueueRequest { desk: text_id(HR), view: QueueView::Open, after: None, limit: None };
    reading(folder, |reading| reading.queue(&request).expect("read").expect("a desk"))
}

fn moved(question: u128, at: (u32, i64), act: QuestionAct, desk: u128, owner: Option<u128>) -> QuestionEventBody {
    let state = if owner.is_some() { QuestionState::Claimed } else { QuestionState::Queued };
    QuestionEventBody { desk: id(desk), owner: owner.map(id), ..event(question, at, act, state) }
}

#[test]
fn what_one_gives_to_a_colleague_is_theirs_at_once_and_ones_own_again_when_it_is_refused() {
    let (mut folder, mut feed) = office();
    let mine = QuestionBody { state: QuestionState::Claimed, owner: Some(id(ME)), version: 2, ..asked(BAS + 5, "Black screen", 10) };
    feed.put(desk(), 80, &Record::Question(mine));
    apply(&mut folder, &mut feed);
    assert!(question(&folder, 80).deeds.contains(&Deed::Assign) && question(&folder, 80).deeds.contains(&Deed::Transfer));
    make(&mut folder, 100, QuestionAssign { question: id(80), person: id(BAS) });
    let view = question(&folder, 80);
    assert_eq!((view.question.owner.expect("an owner").name.as_str(), view.question.pending), ("Bas Mol", true));
    assert!(!view.deeds.contains(&Deed::Assign) && !view.deeds.contains(&Deed::Release), "{:?}", view.deeds);
    assert_eq!(queue(&folder, QueueView::Open).mine_count, 0);
    let refused = Verdict::Refused { code: Refusal::NotAssignable, by: None };
    folder.store.update_settled(&[(id(100), refused)], 9).expect("settled");
    let view = question(&folder, 80);
    assert!(view.question.owner.expect("an owner").is_me && view.question.refused);
    assert_eq!(queue(&folder, QueueView::Open).mine_count, 1);
}

#[test]
fn a_question_that_is_passed_on_leaves_its_queue_at_once_and_stands_in_the_other() {
    let (mut folder, mut feed) = office();
    with_hr(&mut feed);
    let mine = QuestionBody { state: QuestionState::Claimed, owner: Some(id(ME)), version: 2, ..asked(BAS + 5, "My leave", 10) };
    feed.put(desk(), 80, &Record::Question(mine));
    feed.put(desk(), 81, &Record::Question(asked(BAS + 5, "Black screen", 20)));
    apply(&mut folder, &mut feed);
    let counts = |queue: &Queue| (queue.open_count, queue.free_count, queue.mine_count);
    assert_eq!(counts(&queue(&folder, QueueView::Open)), (2, 1, 1));
    make(&mut folder, 100, QuestionTransfer { reply: id(90), question: id(80), desk: id(HR), text: Doc::plain("It is about leave") });
    assert_eq!(titles(&queue(&folder, QueueView::Open)), ["Black screen"]);
    assert_eq!(counts(&queue(&folder, QueueView::Open)), (1, 1, 0));
    assert_eq!((titles(&of_hr(&folder)), counts(&of_hr(&folder))), (vec!["My leave"], (1, 1, 0)));
    let view = question(&folder, 80);
    assert_eq!((view.question.desk_name.as_str(), view.question.standing, view.deeds), ("HR", Standing::Queued, vec![]));
    let reason = view.moments.last().expect("the reason");
    assert_eq!((reason.deed, reason.to_desk.as_deref(), reason.delivery), (Deed::Transfer, Some("HR"), Delivery::Waiting));
    // Refused, it is back, and the words are there to take up again.
    let refused = Verdict::Refused { code: Refusal::DeskWithoutStaff, by: None };
    folder.store.update_settled(&[(id(100), refused)], 9).expect("settled");
    assert_eq!(counts(&queue(&folder, QueueView::Open)), (2, 1, 1));
    assert_eq!(counts(&of_hr(&folder)), (0, 0, 0));
    let view = question(&folder, 80);
    let passed = view.moments.last().expect("the reason");
    assert_eq!(passed.command.as_deref(), Some(text_id(100).as_str()));
}

#[test]
fn a_colleague_is_told_once_which_question_they_got_and_not_when_it_went_on() {
    let (mut folder, mut feed) = office();
    with_hr(&mut feed);
    folder.store.update_settings(&[(key::LOCALE, "en")]).expect("kept");
    let given = |owner: u128, title: &str| {
        Record::Question(QuestionBody { state: QuestionState::Claimed, owner: Some(id(owner)), version: 2, ..asked(BAS + 5, title, 10) })
    };
    feed.put(desk(), 80, &given(ME, "Black screen"));
    put_event(&mut feed, desk(), moved(80, (2, 12), QuestionAct::Assign, DESK, Some(ME)));
    // A claim of one's own, and what a colleague got, is told to nobody here.
    feed.put(desk(), 81, &given(BAS, "Other"));
    put_event(&mut feed, desk(), moved(81, (2, 12), QuestionAct::Assign, DESK, Some(BAS)));
    put_event(&mut feed, desk(), moved(81, (3, 13), QuestionAct::Claim, DESK, Some(ME)));
    // One that went on to somebody else since.
    feed.put(desk(), 82, &given(BAS, "Went on"));
    put_event(&mut feed, desk(), moved(82, (2, 12), QuestionAct::Assign, DESK, Some(ME)));
    let said =
        |notices: Vec<Notice>| notices.into_iter().map(|notice| (notice.title, notice.body, notice.open.question)).collect::<Vec<_>>();
    assert_eq!(
        said(told(&mut folder, &mut feed)),
        [("Bas Mol gave you a question".to_owned(), "Black screen".to_owned(), Some(text_id(80)))]
    );
    let private =
        QuestionBody { private: true, state: QuestionState::Claimed, owner: Some(id(ME)), version: 2, ..asked(BAS + 5, "My pay", 10) };
    feed.put(staff(), 83, &Record::Question(private));
    put_event(&mut feed, staff(), moved(83, (2, 14), QuestionAct::Assign, DESK, Some(ME)));
    assert_eq!(
        said(told(&mut folder, &mut feed)),
        [("A colleague gave you a private question".to_owned(), String::new(), Some(text_id(83)))]
    );
}

#[test]
fn what_comes_once_more_because_its_question_moved_is_told_to_nobody() {
    let (mut folder, mut feed) = office();
    with_hr(&mut feed);
    let there = Scope::Desk(id(HR));
    let answer = |act, desk: u128, at, text: &str| {
        Record::Reply(ReplyBody { question: id(80), desk: id(desk), author: id(BAS), act, text: Doc::plain(text), written_at: at })
    };
    feed.put(desk(), 80, &Record::Question(QuestionBody { version: 1, ..asked(ME, "My leave", 10) }));
    feed.put(desk(), 90, &answer(QuestionAct::AskBack, DESK, 12, "Which days?"));
    assert_eq!(told(&mut folder, &mut feed).len(), 1);
    // It goes to HR, with what was said, and HR asks something.
    feed.put(there.clone(), 80, &Record::Question(QuestionBody { desk: id(HR), version: 3, ..asked(ME, "My leave", 10) }));
    put_event(&mut feed, there.clone(), moved(80, (3, 20), QuestionAct::Transfer, HR, None));
    feed.put(there.clone(), 90, &answer(QuestionAct::AskBack, DESK, 12, "Which days?"));
    feed.remove(desk(), "question", 80);
    feed.remove(desk(), "reply", 90);
    assert_eq!(told(&mut folder, &mut feed), vec![]);
    let view = question(&folder, 80);
    let moments: Vec<_> = view.moments.iter().map(|moment| (moment.deed, moment.to_desk.as_deref(), moment.text.is_some())).collect();
    assert_eq!(moments, [(Deed::AskBack, None, true), (Deed::Transfer, Some("HR"), false)], "that it went, and not why");
    feed.put(there, 91, &answer(QuestionAct::AskBack, HR, 25, "This year?"));
    assert_eq!(told(&mut folder, &mut feed).len(), 1);
}

#[test]
fn the_terms_of_the_other_desk_hold_over_the_whole_log() {
    let (mut folder, mut feed) = office();
    with_hr(&mut feed);
    // Asked half a year before HR had terms.
    const NINE: i64 = 1_796_025_600_000;
    const DAY: i64 = 24 * 3_600_000;
    let hours = (1..=5).map(|day| WorkSpan { day, from_min: 540, until_min: 1_020 }).collect();
    let calendar = Calendar { time_zone: "Europe/Amsterdam".into(), hours, holidays: Vec::new() };
    let terms = Terms { calendar, targets: Targets { response_min: Some(60), solution_min: None }, ..Terms::default() };
    let body = Record::DeskTerms(DeskTermsBody { desk: id(HR), number: 1, terms, since_at: NINE });
    feed.put_as(Scope::Org, &desk_terms_id(id(HR), 1).to_string(), &body);
    for (number, asked_at) in [(80, NINE - 182 * DAY), (81, NINE + 60_000)] {
        let there = Scope::Desk(id(HR));
        feed.put(there.clone(), number, &Record::Question(QuestionBody { desk: id(HR), version: 2, terms: 1, ..asked(ME, "q", asked_at) }));
        put_event(&mut feed, there.clone(), moved(number, (1, asked_at), QuestionAct::Ask, DESK, None));
        put_event(&mut feed, there, moved(number, (2, NINE + 120_000), QuestionAct::Transfer, HR, None));
    }
    apply(&mut folder, &mut feed);
    let due = |number| question(&folder, number).due.first().and_then(|due| due.at).expect("a deadline");
    // 182 days before nine on a Monday was nine on a Monday, by a clock that was an hour later: an hour after that it was due.
    assert_eq!(due(80), NINE - 182 * DAY + 3_600_000);
    assert_eq!(due(81), NINE + 60_000 + 3_600_000);
    assert_eq!(titles(&of_hr(&folder)).len(), 2);
}
