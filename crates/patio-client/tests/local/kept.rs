//! Knowledge on a laptop: kept at once by the person who keeps it, judged, changed and looked at again, also without a network.

use crate::desks::*;
use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::people::Indexes;
use patio_client::testing::review_reminder;
use patio_client::testing::store::settings::key;
use patio_client::testing::text::words::Words;
use patio_client::view::*;
use patio_domain::{DeskRole, Doc, QuestionAct, QuestionState, Refusal, Scope};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::*;

const TODAY: &str = "2027-01-10";

fn item(owner: u128, title: &str, review_on: &str) -> KnowledgeBody {
    KnowledgeBody {
        desk: id(DESK),
        title: title.into(),
        text: Doc::plain("Hold the button"),
        topics: vec!["printer".into()],
        owner: id(owner),
        review_on: review_on.into(),
        version: 1,
        question: None,
        retired_at: None,
        changed_at: 10,
        written_by: id(owner),
        helped_count: 2,
        not_helped_count: 1,
    }
}

fn set(number: u128, base: u32, title: &str) -> KnowledgeSet {
    KnowledgeSet {
        knowledge: id(number),
        desk: id(DESK),
        base,
        title: title.into(),
        text: Doc::plain("Hold both buttons"),
        topics: Vec::new(),
        review_on: "2028-01-01".into(),
        question: None,
    }
}

fn list(folder: &Folder) -> KnowledgeList {
    reading(folder, |reading| reading.knowledge_list(&text_id(DESK), TODAY).expect("read").expect("a desk"))
}

fn one(folder: &Folder, number: u128) -> KnowledgeView {
    reading(folder, |reading| reading.knowledge(&text_id(number), TODAY).expect("read").expect("an item"))
}

fn of(folder: &Folder, question: u128) -> KeptOf {
    reading(folder, |reading| reading.kept_of(&text_id(question), TODAY).expect("read").expect("a question"))
}

fn due(folder: &Folder) -> Vec<String> {
    reading(folder, |reading| reading.knowledge_due(TODAY).expect("read")).items.into_iter().map(|row| row.title).collect()
}

fn names(list: &KnowledgeList) -> Vec<&str> {
    list.items.iter().map(|row| row.title.as_str()).collect()
}

#[test]
fn an_answer_that_is_kept_stands_at_its_desk_at_once_and_is_offered_once() {
    let (mut folder, mut feed) = office();
    let answered = QuestionBody { state: QuestionState::Answered, owner: Some(id(ME)), ..asked(BAS + 5, "No label", 10) };
    feed.put(desk(), 80, &Record::Question(answered.clone()));
    feed.put(desk(), 90, &reply(80, ME, QuestionAct::Answer, "Hold it", 11));
    feed.put(desk(), 91, &reply(80, ME, QuestionAct::Answer, "Hold it longer", 12));
    feed.put(staff(), 81, &Record::Question(QuestionBody { private: true, ..answered }));
    feed.put(desk(), 82, &Record::Question(asked(BAS + 5, "No answer", 10)));
    apply(&mut folder, &mut feed);
    let offered = of(&folder, 80);
    assert_eq!((offered.can_keep, offered.title.as_str(), offered.text), (true, "No label", Doc::plain("Hold it longer")));
    assert!(!of(&folder, 81).can_keep && !of(&folder, 82).can_keep, "not what is private, nor what has no answer");
    make(&mut folder, 100, KnowledgeSet { question: Some(id(80)), ..set(60, 0, "A label") });
    assert_eq!(names(&list(&folder)), ["A label"]);
    let kept = of(&folder, 80);
    assert_eq!((kept.can_keep, kept.item.expect("an item").title.as_str()), (false, "A label"));
    let view = one(&folder, 60);
    assert!(view.item.owner.is_me && view.item.pending && !view.can_vote && view.can_give);
    assert_eq!(view.question_title.as_deref(), Some("No label"));
    // What the server does not take stands nowhere but on its own page, with the reason.
    let refused = Verdict::Refused { code: Refusal::AlreadyKnowledge, by: None };
    folder.store.update_settled(&[(id(100), refused)], 9).expect("settled");
    assert!(list(&folder).items.is_empty() && of(&folder, 80).can_keep);
    assert_eq!(one(&folder, 60).refusal, Some(Refusal::AlreadyKnowledge));
}

#[test]
fn another_text_lies_over_what_is_confirmed_and_a_refused_one_does_not() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 60, &Record::Knowledge(item(BAS, "A label", "2027-06-01")));
    let before = KnowledgeVersionBody {
        knowledge: id(60),
        version: 1,
        title: "Labels".into(),
        text: Doc::plain("Press it"),
        written_by: id(BAS),
        until_at: 9,
    };
    feed.put_as(desk(), &knowledge_version_id(id(60), 1).to_string(), &Record::KnowledgeVersion(before));
    apply(&mut folder, &mut feed);
    make(&mut folder, 100, set(60, 1, "A roll of labels"));
    let view = one(&folder, 60);
    assert_eq!((view.item.title.as_str(), view.version, view.item.review_on.as_str()), ("A roll of labels", 2, "2028-01-01"));
    assert!(view.written_by.is_me && view.item.owner.name == "Bas Mol");
    assert_eq!(view.versions.iter().map(|version| version.title.as_str()).collect::<Vec<_>>(), ["Labels"]);
    let refused = Verdict::Refused { code: Refusal::KnowledgeChanged, by: None };
    folder.store.update_settled(&[(id(100), refused)], 9).expect("settled");
    let view = one(&folder, 60);
    assert_eq!((view.item.title.as_str(), view.refusal), ("A label", Some(Refusal::KnowledgeChanged)));
    assert!(view.command.is_some(), "its text can be taken back");
}

#[test]
fn what_is_overdue_comes_to_its_owner_and_to_the_leads_when_the_owner_left() {
    let (mut folder, mut feed) = office();
    for (number, owner, title, review_on) in [
        (60, ME, "Mine, late", "2027-01-09"),
        (61, ME, "Mine, today", TODAY),
        (62, BAS, "Of Bas", "2026-01-01"),
        (63, BAS + 7, "Of nobody", "2025-01-01"),
    ] {
        feed.put(desk(), number, &Record::Knowledge(item(owner, title, review_on)));
    }
    feed.put(desk(), 64, &Record::Knowledge(KnowledgeBody { retired_at: Some(5), ..item(ME, "Retired", "2020-01-01") }));
    works(&mut feed, BAS, DeskRole::Agent);
    apply(&mut folder, &mut feed);
    assert_eq!(due(&folder), ["Mine, late"], "an agent looks after their own");
    works(&mut feed, ME, DeskRole::Lead);
    apply(&mut folder, &mut feed);
    assert_eq!(due(&folder), ["Of nobody", "Mine, late"]);
    assert_eq!(names(&list(&folder)), ["Mine, late", "Mine, today", "Of Bas", "Of nobody", "Retired"], "what is retired is last");
    make(&mut folder, 100, KnowledgeReview { knowledge: id(60), review_on: "2027-07-10".into() });
    make(&mut folder, 101, KnowledgeRetire { knowledge: id(63), on: true });
    assert!(due(&folder).is_empty());
}

#[test]
fn a_vote_counts_once_and_its_reason_is_read_by_the_desk_alone() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 60, &Record::Knowledge(item(BAS, "A label", "2027-06-01")));
    let vote = |person: u128, helped: bool, reason: &str| KnowledgeVoteBody {
        knowledge: id(60),
        person: id(person),
        helped,
        reason: reason.into(),
        said_at: 12,
    };
    let own = knowledge_vote_id(id(60), id(ME)).to_string();
    for scope in [staff(), Scope::Person(id(ME))] {
        feed.put_as(scope, &own, &Record::KnowledgeVote(vote(ME, true, "")));
    }
    let of_bas = knowledge_vote_id(id(60), id(BAS + 5)).to_string();
    feed.put_as(staff(), &of_bas, &Record::KnowledgeVote(vote(BAS + 5, false, "No such button")));
    apply(&mut folder, &mut feed);
    let counts = |folder: &Folder| {
        let view = one(folder, 60);
        (view.item.helped_count, view.not_helped_count, view.my_vote)
    };
    assert_eq!(counts(&folder), (2, 1, Some(true)));
    assert_eq!(one(&folder, 60).reasons.iter().map(|said| said.reason.as_str()).collect::<Vec<_>>(), ["No such button"]);
    make(&mut folder, 100, KnowledgeVote { knowledge: id(60), helped: Some(false), reason: String::new() });
    assert_eq!(counts(&folder), (1, 2, Some(false)));
    make(&mut folder, 101, KnowledgeVote { knowledge: id(60), helped: None, reason: String::new() });
    assert_eq!(counts(&folder), (1, 1, None));
    works(&mut feed, ME, DeskRole::Agent);
    feed.revoke(&staff());
    apply(&mut folder, &mut feed);
    make(&mut folder, 102, DeskSetStaff { desk: id(DESK), person: id(ME), role: None });
    assert!(one(&folder, 60).reasons.is_empty() && !one(&folder, 60).is_staff);
}

#[test]
fn an_item_is_found_by_its_words_and_its_topics_until_it_is_retired() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 60, &Record::Knowledge(item(BAS, "De labelprinter slaat etiketten over", "2027-06-01")));
    apply(&mut folder, &mut feed);
    let mut words = Words::default();
    while folder.store.index_words(&mut words).expect("indexed") > 0 {}
    let found = |folder: &Folder, text: &str| {
        let mut indexes = Indexes::default();
        indexes.refresh(&folder.databases.reader().expect("a reader")).expect("fresh");
        reading(folder, |reading| names(&reading.knowledge_alike(text, TODAY, &mut indexes).expect("read")).len())
    };
    assert_eq!(found(&folder, "labelprinter slaat over"), 1);
    assert_eq!(found(&folder, "een zwart scherm"), 0);
    make(&mut folder, 100, KnowledgeRetire { knowledge: id(60), on: true });
    assert_eq!(found(&folder, "labelprinter slaat over"), 0);
}

#[test]
fn an_owner_is_told_once_of_what_is_overdue_and_of_the_next_day_again() {
    let (mut folder, mut feed) = office();
    folder.store.update_settings(&[(key::LOCALE, "en")]).expect("kept");
    feed.put(desk(), 60, &Record::Knowledge(item(ME, "A label", "2027-01-09")));
    feed.put(desk(), 61, &Record::Knowledge(item(BAS, "Of Bas", "2027-01-09")));
    apply(&mut folder, &mut feed);
    let told = |folder: &mut Folder, today: &str| {
        review_reminder(&mut folder.store, 1_800_000_000_000, today)
            .expect("read")
            .map(|notice| (notice.title, notice.body, notice.open.help))
    };
    assert_eq!(told(&mut folder, "2027-01-09"), None, "on the day itself there is time");
    assert_eq!(told(&mut folder, TODAY), Some(("Is this still right?".into(), "A label".into(), true)));
    assert_eq!(told(&mut folder, TODAY), None);
    feed.put(desk(), 60, &Record::Knowledge(item(ME, "A label", "2027-07-09")));
    feed.put(desk(), 62, &Record::Knowledge(item(ME, "A roll", "2027-07-08")));
    apply(&mut folder, &mut feed);
    assert_eq!(told(&mut folder, TODAY), None);
    assert_eq!(told(&mut folder, "2027-08-01").map(|(title, ..)| title), Some("2 answers to look at again".to_owned()));
    folder.store.update_settings(&[(key::NOTIFY_WORK, "no")]).expect("kept");
    feed.put(desk(), 63, &Record::Knowledge(item(ME, "Quiet", "2027-01-01")));
    apply(&mut folder, &mut feed);
    assert_eq!(told(&mut folder, "2027-08-01"), None, "who wants none has none");
}
