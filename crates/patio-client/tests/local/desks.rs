//! Desks and questions on a laptop: what waits is laid over what is confirmed, a claim is never shown as done before the server said so, and
//! the queue is read by where questions stand.

use crate::feed::*;
use crate::folder::Folder;
use patio_client::Notice;
use patio_client::testing::people::Indexes;
use patio_client::testing::store::settings::key;
use patio_client::testing::text::words::Words;
use patio_client::testing::{Reading, notices, save};
use patio_client::view::*;
use patio_domain::{DeskRole, Doc, QuestionAct, QuestionState, Refusal, Scope};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::*;

pub const DESK: u128 = 70;

pub fn desk() -> Scope {
    Scope::Desk(id(DESK))
}

pub fn staff() -> Scope {
    Scope::DeskStaff(id(DESK))
}

pub fn asked(asker: u128, title: &str, at: i64) -> QuestionBody {
    QuestionBody {
        desk: id(DESK),
        asker: id(asker),
        title: title.into(),
        text: Doc::default(),
        private: false,
        state: QuestionState::Queued,
        owner: None,
        asked_at: at,
        changed_at: at,
        version: 1,
        terms: 0,
        into: None,
        incident: None,
        priority: patio_domain::Priority::Normal,
    }
}

/// What Bas did with a question of the desk; nobody has it from then on.
pub fn event(question: u128, (version, at): (u32, i64), act: QuestionAct, state: QuestionState) -> QuestionEventBody {
    QuestionEventBody {
        question: id(question),
        desk: id(DESK),
        act,
        by: id(BAS),
        at,
        state,
        owner: None,
        version,
        into: None,
        incident: None,
        priority: patio_domain::Priority::Normal,
    }
}

/// The same in a page.
pub fn put_event(feed: &mut Feed, scope: Scope, body: QuestionEventBody) {
    feed.put_as(scope, &question_event_id(body.question, body.version).to_string(), &Record::QuestionEvent(body));
}

pub fn works(feed: &mut Feed, person: u128, role: DeskRole) {
    let body = DeskStaffBody { desk: id(DESK), person: id(person), role, since_at: 1 };
    feed.put_as(desk(), &desk_staff_id(id(DESK), id(person)).to_string(), &Record::DeskStaff(body));
}

/// A desk at which Anna, whose laptop it is, is an agent, and Bas leads.
pub fn office() -> (Folder, Feed) {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    let body = Record::Desk(DeskBody { name: "IT".into(), purpose: "Plugs".into(), created_at: 1 });
    feed.put(Scope::Org, DESK, &body);
    feed.put(staff(), DESK, &body);
    works(&mut feed, ME, DeskRole::Agent);
    works(&mut feed, BAS, DeskRole::Lead);
    let mut person = PersonBody::new("Anna Bos".into(), "tester".into(), vec!["nakijken".into()], AccountState::Active);
    person.version = 1;
    feed.put(Scope::Org, ME, &Record::Person(person));
    folder.store.update_settings(&[(key::PERSON, &text_id(ME)), (key::SIGNED_IN, "yes")]).expect("signed in");
    folder.store.update_cache_owner(&text_id(ME)).expect("owned");
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    (folder, feed)
}

/// A text below a question at the desk of these tests.
pub fn reply(question: u128, author: u128, act: QuestionAct, text: &str, written_at: i64) -> Record {
    let text = Doc::plain(text);
    Record::Reply(ReplyBody { question: id(question), desk: id(DESK), author: id(author), act, text, written_at })
}

/// What the next page tells this person on the desktop.
pub fn told(folder: &mut Folder, feed: &mut Feed) -> Vec<Notice> {
    let addressed = folder.store.apply(&text_id(ME), &feed.page(), false, 6).expect("applied").addressed;
    notices(&folder.store, &addressed).expect("read")
}

/// The same, its words alone.
pub fn words_told(folder: &mut Folder, feed: &mut Feed) -> Vec<(String, String)> {
    told(folder, feed).into_iter().map(|notice| (notice.title, notice.body)).collect()
}

pub fn apply(folder: &mut Folder, feed: &mut Feed) {
    folder.store.apply(&text_id(ME), &feed.page(), false, 6).expect("applied");
}

pub fn reading<T>(folder: &Folder, read: impl FnOnce(&Reading<'_>) -> T) -> T {
    let reader = folder.databases.reader().expect("a reader");
    read(&Reading::new(&reader, &text_id(ME)).expect("a reading"))
}

pub fn queue(folder: &Folder, view: QueueView) -> Queue {
    let request = QueueRequest { desk: text_id(DESK), view, after: None, limit: None };
    reading(folder, |reading| reading.queue(&request).expect("read").expect("a desk"))
}

pub fn titles(queue: &Queue) -> Vec<&str> {
    queue.questions.iter().map(|question| question.title.as_str()).collect()
}

pub fn question(folder: &Folder, number: u128) -> QuestionView {
    reading(folder, |reading| reading.question(&text_id(number)).expect("read").expect("a question"))
}

pub fn make(folder: &mut Folder, number: u128, command: impl Into<Command>) {
    let command = command.into();
    save(&mut folder.store, id(number), 7, |_| Ok(command.into())).expect("saved");
}

fn counts(queue: &Queue) -> [u64; 4] {
    [queue.open_count, queue.free_count, queue.mine_count, queue.waiting_count]
}

#[test]
fn a_claim_is_asked_for_until_the_verdict_and_the_loser_is_told_who_was_first() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(BAS, "Black screen", 10)));
    apply(&mut folder, &mut feed);
    make(&mut folder, 100, QuestionClaim { question: id(80) });
    let view = question(&folder, 80);
    assert!(view.question.claiming && view.question.owner.is_none());
    assert_eq!(view.question.standing, Standing::Queued);
    assert!(!view.deeds.contains(&Deed::Claim), "{:?}", view.deeds);
    // One's own list has it, and the free ones do not.
    assert_eq!(titles(&queue(&folder, QueueView::Mine)), ["Black screen"]);
    assert_eq!(titles(&queue(&folder, QueueView::Free)), Vec::<&str>::new());
    assert_eq!(counts(&queue(&folder, QueueView::Open)), [1, 0, 1, 0]);

    let lost = Verdict::Refused { code: Refusal::ClaimedByAnother, by: Some(id(BAS)) };
    folder.store.update_settled(&[(id(100), lost)], 9).expect("settled");
    let view = question(&folder, 80);
    assert_eq!(view.lost.expect("told").by.expect("named").name, "Bas Mol");
    assert!(!view.question.claiming && !view.question.refused);
    assert_eq!(queue(&folder, QueueView::Open).lost.len(), 1);
    assert_eq!(titles(&queue(&folder, QueueView::Mine)), Vec::<&str>::new());
    assert!(folder.store.update_taken_out(&text_id(100), None).is_ok());
    assert_eq!(queue(&folder, QueueView::Open).lost.len(), 0);
}

#[test]
fn a_claim_refused_for_another_reason_is_not_told_as_a_claim_of_another_person() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(BAS, "Black screen", 10)));
    apply(&mut folder, &mut feed);
    make(&mut folder, 100, QuestionClaim { question: id(80) });
    folder.store.update_settled(&[(id(100), Verdict::Refused { code: Refusal::NotStaff, by: None })], 9).expect("settled");
    let view = question(&folder, 80);
    assert!(view.lost.is_none() && view.question.refused && !view.question.claiming);
    assert_eq!(queue(&folder, QueueView::Open).lost.len(), 0);
}

#[test]
fn an_applied_claim_is_shown_before_its_page_comes() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(BAS, "Black screen", 10)));
    apply(&mut folder, &mut feed);
    make(&mut folder, 100, QuestionClaim { question: id(80) });
    folder.store.update_settled(&[(id(100), Verdict::Applied { recorded_at: 9 })], 9).expect("settled");
    let view = question(&folder, 80);
    assert_eq!((view.question.standing, view.question.owner.expect("an owner").is_me), (Standing::Claimed, true));
    assert!(view.deeds.contains(&Deed::Release) && view.deeds.contains(&Deed::Answer));
}

#[test]
fn a_queue_shows_what_waited_longest_first_and_an_answer_that_waits_moves_it_out() {
    let (mut folder, mut feed) = office();
    let waiting = QuestionBody { state: QuestionState::Waiting, owner: Some(id(ME)), ..asked(BAS, "Third", 30) };
    let done = QuestionBody { state: QuestionState::Confirmed, owner: Some(id(BAS)), ..asked(BAS, "Done", 5) };
    for (number, body) in [(83, waiting), (81, asked(BAS, "First", 10)), (82, asked(ME, "Second", 20)), (84, done)] {
        feed.put(desk(), number, &Record::Question(body));
    }
    apply(&mut folder, &mut feed);
    assert_eq!(titles(&queue(&folder, QueueView::Open)), ["First", "Second", "Third"]);
    assert_eq!(titles(&queue(&folder, QueueView::Free)), ["First", "Second"]);
    assert_eq!(titles(&queue(&folder, QueueView::Mine)), ["Third"]);
    assert_eq!(titles(&queue(&folder, QueueView::Waiting)), ["Third"]);
    assert_eq!(titles(&queue(&folder, QueueView::Done)), ["Done"]);
    assert_eq!(counts(&queue(&folder, QueueView::Done)), [3, 2, 1, 1]);
    make(&mut folder, 100, QuestionAnswer { reply: id(90), question: id(81), text: Doc::plain("Turn it") });
    assert_eq!(titles(&queue(&folder, QueueView::Open)), ["Second", "Third"]);
    assert_eq!(titles(&queue(&folder, QueueView::Done)), ["Done", "First"].into_iter().rev().collect::<Vec<_>>());
    assert_eq!(counts(&queue(&folder, QueueView::Open)), [2, 1, 1, 1]);
    let view = question(&folder, 81);
    assert_eq!((view.question.standing, view.moments.len(), view.moments[0].delivery), (Standing::Answered, 1, Delivery::Waiting));
    // Nobody claims or answers what they asked themselves.
    let own = question(&folder, 82);
    assert!(!own.deeds.contains(&Deed::Claim) && !own.deeds.contains(&Deed::Answer) && own.deeds.contains(&Deed::Withdraw));
}

#[test]
fn the_counts_of_a_queue_follow_every_way_a_question_can_go() {
    let (mut folder, mut feed) = office();
    let in_state = |state, owner| QuestionBody { state, owner, ..asked(BAS, "q", 10) };
    let check = |folder: &mut Folder, feed: &mut Feed, expected: [u64; 4]| {
        apply(folder, feed);
        assert_eq!(counts(&queue(folder, QueueView::Open)), expected);
        let wrong = "SELECT COUNT(*) FROM question_count c WHERE c.count <>
            (SELECT COUNT(*) FROM question q WHERE (q.desk, q.scope, q.open, q.state) = (c.desk, c.scope, c.open, c.state))";
        assert_eq!(count(&folder.store.cache, wrong), 0);
    };
    for number in 80..84 {
        feed.put(desk(), number, &Record::Question(in_state(QuestionState::Queued, None)));
    }
    check(&mut folder, &mut feed, [4, 4, 0, 0]);
    feed.put(desk(), 80, &Record::Question(in_state(QuestionState::Claimed, Some(id(ME)))));
    feed.put(desk(), 81, &Record::Question(in_state(QuestionState::Waiting, Some(id(BAS)))));
    check(&mut folder, &mut feed, [4, 2, 1, 1]);
    feed.put(desk(), 80, &Record::Question(in_state(QuestionState::Answered, Some(id(ME)))));
    feed.remove(desk(), "question", 82);
    check(&mut folder, &mut feed, [2, 1, 0, 1]);
    feed.put(desk(), 80, &Record::Question(in_state(QuestionState::Queued, None)));
    check(&mut folder, &mut feed, [3, 2, 0, 1]);
    feed.revoke(&desk());
    apply(&mut folder, &mut feed);
    assert_eq!(count(&folder.store.cache, "SELECT COUNT(*) FROM question_count"), 0);
}

#[test]
fn pages_of_a_queue_follow_each_other_without_gaps() {
    let (mut folder, mut feed) = office();
    for number in 0..25u128 {
        feed.put(desk(), 200 + number, &Record::Question(asked(BAS, &format!("q{number}"), i64::try_from(number / 3).expect("few"))));
    }
    apply(&mut folder, &mut feed);
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let request = QueueRequest { desk: text_id(DESK), view: QueueView::Open, after, limit: Some(7) };
        let page = reading(&folder, |reading| reading.queue(&request).expect("read").expect("a desk"));
        seen.extend(page.questions.iter().map(|question| question.title.clone()));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, (0..25).map(|number| format!("q{number}")).collect::<Vec<_>>());
}

#[test]
fn a_private_question_of_ones_own_is_listed_once_though_two_audiences_have_it() {
    let (mut folder, mut feed) = office();
    let body = Record::Question(QuestionBody { private: true, ..asked(ME, "My pay", 10) });
    feed.put(staff(), 80, &body);
    feed.put(Scope::Person(id(ME)), 80, &body);
    apply(&mut folder, &mut feed);
    assert_eq!(titles(&queue(&folder, QueueView::Open)), ["My pay"]);
    assert_eq!(counts(&queue(&folder, QueueView::Open)), [1, 1, 0, 0]);
    let own = reading(&folder, |reading| reading.own_questions().expect("read"));
    assert_eq!(own.questions.len(), 1);
    // It stays one's own when one leaves the desk.
    feed.revoke(&staff());
    feed.remove(desk(), "desk_staff", 1);
    apply(&mut folder, &mut feed);
    assert_eq!(reading(&folder, |reading| reading.own_questions().expect("read")).questions.len(), 1);
}

#[test]
fn moments_stand_in_their_order_and_an_act_without_a_text_is_one() {
    let (mut folder, mut feed) = office();
    let body = QuestionBody { state: QuestionState::Answered, owner: Some(id(BAS)), version: 3, ..asked(ME, "Black screen", 10) };
    feed.put(desk(), 80, &Record::Question(body));
    let event = |act, at, version| QuestionEventBody {
        question: id(80),
        desk: id(DESK),
        act,
        by: id(BAS),
        at,
        state: QuestionState::Claimed,
        owner: Some(id(BAS)),
        version,
        into: None,
        incident: None,
        priority: patio_domain::Priority::Normal,
    };
    for (act, at, version) in [(QuestionAct::Ask, 10, 1), (QuestionAct::Claim, 12, 2), (QuestionAct::Answer, 14, 3)] {
        feed.put_as(desk(), &question_event_id(id(80), version).to_string(), &Record::QuestionEvent(event(act, at, version)));
    }
    feed.put(desk(), 90, &reply(80, BAS, QuestionAct::Answer, "Turn it", 14));
    feed.put(staff(), 91, &reply(80, BAS, QuestionAct::Note, "Again", 13));
    apply(&mut folder, &mut feed);
    make(&mut folder, 100, QuestionReopen { reply: id(92), question: id(80), text: Doc::plain("Still black") });
    let view = question(&folder, 80);
    let told: Vec<_> = view.moments.iter().map(|moment| (moment.deed, moment.text.is_some())).collect();
    assert_eq!(told, [(Deed::Claim, false), (Deed::Note, true), (Deed::Answer, true), (Deed::Reopen, true)]);
    assert_eq!((view.question.standing, view.question.reply_count), (Standing::Claimed, 1), "a note is not counted");
    assert!(view.question.pending);
}

#[test]
fn a_question_is_found_by_its_words_with_what_was_answered_first() {
    let (mut folder, mut feed) = office();
    let answered =
        QuestionBody { state: QuestionState::Confirmed, owner: Some(id(BAS)), ..asked(BAS, "Labelprinter slaat etiketten over", 5) };
    let withdrawn = QuestionBody { state: QuestionState::Withdrawn, title: String::new(), ..asked(BAS, "", 6) };
    feed.put(desk(), 80, &Record::Question(asked(BAS, "De labelprinter slaat etiketten over", 9)));
    feed.put(desk(), 81, &Record::Question(answered));
    feed.put(desk(), 82, &Record::Question(asked(BAS, "Vpn valt weg", 9)));
    feed.put(desk(), 83, &Record::Question(withdrawn));
    apply(&mut folder, &mut feed);
    let mut words = Words::default();
    while folder.store.index_words(&mut words).expect("indexed") > 0 {}
    let alike = |text: &str, but: Option<u128>| {
        let reader = folder.databases.reader().expect("a reader");
        let mut indexes = Indexes::default();
        indexes.refresh(&reader).expect("fresh");
        let request = AlikeRequest { text: text.into(), but: but.map(text_id) };
        let found = Reading::new(&reader, &text_id(ME)).expect("a reading").alike(&request, &mut indexes).expect("read");
        found.questions.into_iter().map(|question| question.id).collect::<Vec<_>>()
    };
    assert_eq!(alike("labelprinter etiketten", None), [text_id(81), text_id(80)]);
    assert_eq!(alike("labelprinter etiketten", Some(81)), [text_id(80)]);
    assert_eq!(alike("koffie", None), Vec::<String>::new());
    assert_eq!(alike("", None), Vec::<String>::new());
}

#[test]
fn a_desk_and_its_staff_are_seen_at_once_and_go_when_they_are_refused() {
    let (mut folder, _) = office();
    folder.store.update_settings(&[(key::ROLE, "administrator")]).expect("kept");
    make(&mut folder, 100, DeskCreate { desk: id(71), name: "HR".into(), purpose: "Pay".into() });
    make(&mut folder, 101, DeskSetStaff { desk: id(71), person: id(BAS), role: Some(DeskRole::Agent) });
    let list = || reading(&folder, |reading| reading.desk_list().expect("read"));
    let names: Vec<_> = list().desks.into_iter().map(|desk| (desk.name, desk.role, desk.staff_count)).collect();
    assert_eq!(names, [("HR".to_owned(), Some(AtDesk::Lead), 2), ("IT".to_owned(), Some(AtDesk::Agent), 2)]);
    let refused = |number| (id(number), Verdict::refused(Refusal::NotAnAdministrator));
    folder.store.update_settled(&[refused(100), refused(101)], 9).expect("settled");
    let list = reading(&folder, |reading| reading.desk_list().expect("read"));
    assert_eq!(list.desks.len(), 1);
}

#[test]
fn a_draft_of_a_private_question_stays_private_when_it_comes_back() {
    let asked = |private| QuestionAsk { question: id(80), desk: id(DESK), title: "My pay".into(), text: Doc::default(), private };
    let target = |command: QuestionAsk| Command::from(command).text().expect("a text").draft;
    assert_eq!(target(asked(true)), format!("ask-private:{}", text_id(DESK)));
    assert_eq!(target(asked(false)), format!("ask:{}", text_id(DESK)));
    let note = QuestionNote { reply: id(90), question: id(80), text: Doc::plain("x") };
    assert_eq!(Command::from(note).text().expect("a text").draft, format!("note:{}", text_id(80)));
}

#[test]
fn an_answer_to_ones_own_question_is_told_and_a_private_one_says_no_words() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(ME, "Black screen", 10)));
    feed.put(desk(), 81, &Record::Question(asked(BAS, "Other", 10)));
    let private = Record::Question(QuestionBody { private: true, ..asked(ME, "My pay", 10) });
    feed.put(Scope::Person(id(ME)), 82, &private);
    apply(&mut folder, &mut feed);
    let reply = |question, author, act, text| reply(question, author, act, text, 14);
    feed.put(desk(), 90, &reply(80, BAS, QuestionAct::Answer, "Turn it"));
    // Neither what one writes oneself, nor a note, nor an answer to a colleague is told.
    feed.put(desk(), 91, &reply(80, ME, QuestionAct::Add, "And now?"));
    feed.put(staff(), 92, &reply(80, BAS, QuestionAct::Note, "Hm"));
    feed.put(desk(), 93, &reply(81, BAS, QuestionAct::Answer, "Not yours"));
    let one = told(&mut folder, &mut feed);
    let said: Vec<_> = one.iter().map(|notice| (notice.title.as_str(), notice.body.as_str(), notice.open.question.clone())).collect();
    assert_eq!(said, [("Bas Mol answers your question", "Black screen\nTurn it", Some(text_id(80)))]);
    feed.put(Scope::Person(id(ME)), 94, &reply(82, BAS, QuestionAct::AskBack, "Which month?"));
    let one = told(&mut folder, &mut feed);
    assert_eq!(one.len(), 1);
    let words = format!("{} {}", one[0].title, one[0].body);
    assert!(!words.contains("pay") && !words.contains("month") && !words.contains("Bas"), "{words}");
    // What comes once more, as after a new download, is not told once more.
    assert!(told(&mut folder, &mut feed).is_empty());
    feed.put(desk(), 95, &reply(80, BAS, QuestionAct::Answer, "Or so"));
    feed.put(Scope::Person(id(ME)), 96, &reply(82, BAS, QuestionAct::Answer, "In March"));
    let several = told(&mut folder, &mut feed);
    assert_eq!((several.len(), several[0].title.as_str(), several[0].open.help), (1, "2 answers to your questions", true));
}

#[test]
fn the_palette_offers_the_desks_where_one_works_and_the_others_by_name() {
    let (mut folder, mut feed) = office();
    feed.put(Scope::Org, 71, &Record::Desk(DeskBody { name: "HR".into(), purpose: "Leave".into(), created_at: 2 }));
    apply(&mut folder, &mut feed);
    let mut indexes = patio_client::testing::people::Indexes::default();
    let mut offered = |text: &str| {
        let request = SuggestRequest { text: text.into(), community: None, limit: None };
        let items = reading(&folder, |reading| reading.palette(&request, &mut indexes, 9)).expect("read").items;
        items.into_iter().filter(|item| item.kind == PaletteKind::Desk).map(|item| item.label).collect::<Vec<_>>()
    };
    assert_eq!((offered(""), offered("hr"), offered("x")), (vec!["IT".to_owned()], vec!["HR".to_owned()], Vec::new()));
}
