//! Macros on a laptop: filled in with what is known about a question, used at once by the lead who made one, and never sent with a place left
//! open.

use crate::desks::*;
use crate::feed::*;
use crate::folder::Folder;
use patio_client::view::*;
use patio_domain::{DeskRole, Doc, QuestionAct, Refusal, Scope};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::*;

const WIM: u128 = BAS + 5;

fn body(name: &str, text: &str, key: Option<u8>) -> MacroBody {
    MacroBody { desk: id(DESK), name: name.into(), act: QuestionAct::Answer, text: Doc::plain(text), key, changed_at: 10 }
}

fn set(number: u128, name: &str, text: &str, key: Option<u8>) -> MacroSet {
    MacroSet { r#macro: id(number), desk: id(DESK), name: name.into(), act: QuestionAct::AskBack, text: Doc::plain(text), key }
}

fn put(feed: &mut Feed, number: u128, body: MacroBody) {
    feed.put(staff(), number, &Record::Macro(body));
}

fn of_desk(folder: &Folder) -> MacroList {
    reading(folder, |reading| reading.desk_macros(&text_id(DESK)).expect("read").expect("a desk"))
}

fn of_question(folder: &Folder, number: u128) -> Vec<MacroRow> {
    reading(folder, |reading| reading.question_macros(&text_id(number)).expect("read").expect("a question")).macros
}

fn names(macros: &[MacroRow]) -> Vec<&str> {
    macros.iter().map(|row| row.name.as_str()).collect()
}

fn plain(row: &MacroRow) -> String {
    row.text.plain_text(&|_| String::new())
}

/// Wim's question 80, and what the desk often writes.
fn with_macros() -> (Folder, Feed) {
    let (mut folder, mut feed) = office();
    let person = PersonBody::new("Wim van Dam".into(), "tester".into(), Vec::new(), AccountState::Active);
    feed.put(Scope::Org, WIM, &Record::Person(person));
    feed.put(desk(), 80, &Record::Question(asked(WIM, "No wifi here", 10)));
    put(&mut feed, 60, body("Zzz", "Nothing", None));
    put(&mut feed, 61, body("Restart", "Hi {{first name}}, {{Helpdesk}} saw “{{question}}”. Restart {{device}}. {{my name}}", Some(3)));
    put(&mut feed, 62, body("Account", "For {{vrager}}", Some(2)));
    apply(&mut folder, &mut feed);
    (folder, feed)
}

#[test]
fn what_is_known_about_a_question_is_filled_in_and_the_rest_is_left_to_the_person() {
    let (folder, _) = with_macros();
    let macros = of_question(&folder, 80);
    assert_eq!(names(&macros), ["Account", "Restart", "Zzz"]);
    assert_eq!(plain(&macros[0]), "For Wim van Dam");
    assert_eq!(plain(&macros[1]), "Hi Wim, IT saw “No wifi here”. Restart {{device}}. Anna Bos");
    assert_eq!((macros[1].blanks.as_slice(), macros[1].key), (["device".to_owned()].as_slice(), Some(3)));
    // They are kept as they were written.
    assert_eq!(plain(&of_desk(&folder).macros[0]), "For {{vrager}}");
    assert!(!of_desk(&folder).can_lead);
}

#[test]
fn a_place_for_somebody_of_whom_nothing_is_known_stays_open_and_is_not_sent() {
    let (mut folder, mut feed) = with_macros();
    feed.put(desk(), 81, &Record::Question(asked(BAS + 77, "Gone", 10)));
    apply(&mut folder, &mut feed);
    assert_eq!(plain(&of_question(&folder, 81)[0]), "For {{vrager}}");
    let open = |text: &str| reading(&folder, |reading| reading.has_blank(id(81), &Doc::plain(text)).expect("read"));
    assert!(open("For {{ vrager }}"));
    assert!(open("Restart {{device}}"));
    assert!(!open("Your template needs {{ user.name }}"), "braces of which no macro knows are text");
    assert!(!open("For Wim"));
}

#[test]
fn a_macro_that_waits_here_is_used_at_once_and_a_refused_one_stays_to_be_seen() {
    let (mut folder, mut feed) = with_macros();
    works(&mut feed, ME, DeskRole::Lead);
    apply(&mut folder, &mut feed);
    make(&mut folder, 100, set(63, "Photo?", "A photo, {{first name}}?", Some(4)));
    make(&mut folder, 101, set(62, "Account", "New", Some(5)));
    make(&mut folder, 102, MacroRemove { r#macro: id(60), desk: id(DESK) });
    let macros = of_question(&folder, 80);
    assert_eq!(names(&macros), ["Restart", "Photo?", "Account"]);
    assert_eq!((plain(&macros[1]).as_str(), macros[1].deed, macros[1].pending), ("A photo, Wim?", Deed::AskBack, true));
    let refused = |code| Verdict::Refused { code, by: None };
    folder
        .store
        .update_settled(
            &[(id(100), refused(Refusal::MacroKeyTaken)), (id(101), refused(Refusal::NotFound)), (id(102), refused(Refusal::NotALead))],
            9,
        )
        .expect("settled");
    // For use, what the server has; for the lead, what became of the changes.
    assert_eq!(names(&of_question(&folder, 80)), ["Account", "Restart", "Zzz"]);
    let kept = of_desk(&folder);
    assert!(kept.can_lead);
    let told: Vec<_> = kept.macros.iter().map(|row| (row.name.as_str(), row.refusal, row.command.is_some())).collect();
    assert_eq!(
        told,
        [
            ("Restart", None, false),
            ("Photo?", Some(Refusal::MacroKeyTaken), true),
            ("Account", Some(Refusal::NotFound), true),
            ("Zzz", None, false)
        ]
    );
}

#[test]
fn a_name_or_a_key_of_another_macro_is_refused_before_it_is_saved() {
    let (folder, _) = with_macros();
    let check = |set: MacroSet| reading(&folder, |reading| reading.check_macro_unused(&set).map_err(|error| error.code.code()));
    assert_eq!(check(set(63, " RESTART", "x", None)), Err("name_taken"));
    assert_eq!(check(set(63, "Other", "x", Some(2))), Err("macro_key_taken"));
    assert_eq!(check(set(62, "account", "x", Some(2))), Ok(()));
    assert_eq!(check(set(63, "Other", "x", Some(4))), Ok(()));
    assert_eq!(check(MacroSet { desk: id(DESK + 1), ..set(63, "Restart", "x", Some(2)) }), Ok(()));
}

#[test]
fn a_person_who_does_not_work_at_the_desk_any_more_has_none_of_its_macros() {
    let (mut folder, mut feed) = with_macros();
    feed.revoke(&staff());
    apply(&mut folder, &mut feed);
    assert!(of_desk(&folder).macros.is_empty());
    assert!(of_question(&folder, 80).is_empty());
    let left: i64 = folder.store.cache.query_row("SELECT COUNT(*) FROM record WHERE kind = 'macro'", [], |row| row.get(0)).expect("read");
    assert_eq!(left, 0);
}
