//! People found by the language they speak or the place where they work, and who wrote about exactly what is asked.

use crate::directory::*;
use crate::feed::*;
use patio_client::view::{DirectoryRequest, ReasonKind};
use patio_domain::{Doc, Scope};
use patio_protocol::record::{AccountState, PersonBody};

const JANA: u128 = 60;
const PIET: u128 = 61;
const AMIRA: u128 = 62;

/// The desk, and three colleagues with languages; Jana and Amira work in Zwolle.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let mut speaks = |number, name: &str, languages: &[&str], place: &str| {
        let body = person(name, |body: &mut PersonBody| {
            body.languages = languages.iter().map(|code| (*code).to_owned()).collect();
            body.location = place.into();
        });
        desk.feed.put(Scope::Org, number, &body);
    };
    speaks(JANA, "Jana Nowak", &["pl", "nl"], "Zwolle");
    speaks(PIET, "Piet Vos", &["nl-BE", "de", "pl"], "Thuis");
    speaks(AMIRA, "Amira Haddad", &["fr", "ar"], "Zwolle");
    // Somebody writes about it, and nobody should be sent to them for it.
    desk.feed.post(300, FATMA, "De Poolse chauffeur vroeg iets in het Pools", NOW - DAY);
    desk
}

fn found(desk: &mut Desk, text: &str) -> Vec<(String, ReasonKind)> {
    let answer = desk.ask(DirectoryRequest { text: text.into(), ..DirectoryRequest::default() });
    answer.people.into_iter().filter_map(|found| Some((found.person.name, found.why.first()?.kind))).collect()
}

fn named(found: &[(String, ReasonKind)], kind: ReasonKind) -> Vec<&str> {
    let mut names: Vec<&str> = found.iter().filter(|(_, why)| *why == kind).map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_question_for_a_language_finds_everybody_who_speaks_it_before_those_who_write_about_it() {
    let mut desk = desk();
    for text in ["wie spreekt pools", "who speaks Polish?", "Pools", "kan iemand Pools?", "een Poolstalige collega"] {
        let people = found(&mut desk, text);
        assert_eq!(named(&people[..2], ReasonKind::Speaks), ["Jana Nowak", "Piet Vos"], "{text}");
        assert!(people[2..].iter().all(|(_, why)| *why == ReasonKind::Wrote), "{text}: {people:?}");
    }
    assert_eq!(named(&found(&mut desk, "wie spreekt Nederlands"), ReasonKind::Speaks), ["Jana Nowak", "Piet Vos"]);
    let both = found(&mut desk, "wie spreekt Pools en Duits");
    assert_eq!(both[0], ("Piet Vos".to_owned(), ReasonKind::Speaks), "who speaks both comes first");
    let why = desk.ask(DirectoryRequest { text: "wie spreekt pools".into(), ..DirectoryRequest::default() });
    assert_eq!((why.people[0].why[0].about.as_str(), why.words), ("Pools", vec!["Pools".to_owned()]));
}

#[test]
fn a_language_with_a_subject_finds_who_has_both_and_then_who_speaks_it() {
    let mut desk = desk();
    desk.feed.put(
        Scope::Org,
        PIET,
        &person("Piet Vos", |body: &mut PersonBody| {
            body.languages = vec!["pl".into()];
            body.skills = vec![skill(PRINTERS, "")];
        }),
    );
    let people = found(&mut desk, "wie spreekt Pools en weet van labelprinters");
    assert_eq!(people, [("Piet Vos".to_owned(), ReasonKind::Declared), ("Jana Nowak".to_owned(), ReasonKind::Speaks)]);
}

#[test]
fn a_place_has_its_own_reason_and_is_not_meant_in_passing() {
    let mut desk = desk();
    // Bas writes about Zwolle, where he does not work.
    desk.feed.post(301, BAS, "De lift in Zwolle hapert", NOW - DAY);
    for text in ["wie werkt er in Zwolle?", "zwolle"] {
        let people = found(&mut desk, text);
        assert_eq!(named(&people[..2], ReasonKind::Place), ["Amira Haddad", "Jana Nowak"], "{text}");
        assert_eq!(people[2..], [("Bas Mol".to_owned(), ReasonKind::Wrote)], "{text}");
    }
    assert!(named(&found(&mut desk, "waarom slaat de labelprinter in Zwolle over"), ReasonKind::Place).is_empty());
    desk.feed.put(
        Scope::Org,
        JANA,
        &person("Jana Nowak", |body: &mut PersonBody| {
            body.state = AccountState::Disabled;
            body.location = "Zwolle".into();
        }),
    );
    assert_eq!(named(&found(&mut desk, "wie werkt er in Zwolle?"), ReasonKind::Place), ["Amira Haddad"], "who left is not found");
}

#[test]
fn a_language_that_nobody_speaks_is_an_ordinary_question() {
    let mut desk = desk();
    assert_eq!(found(&mut desk, "wie spreekt Fins"), []);
    assert_eq!(desk.names("wie weet waarom de labelprinter overslaat")[0], "Youssef El Amrani");
}

#[test]
fn who_wrote_about_exactly_that_comes_before_who_only_claims_it_and_after_who_helped() {
    let mut desk = desk();
    let question = "de labelprinter slaat over";
    desk.feed.comment(102, 100, JANA, None, Doc::plain("Mijn labelprinter slaat over sinds de nieuwe rollen"), NOW - DAY);
    let order = |desk: &mut Desk| found(desk, question).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    // Fatma asked exactly that, which is no answer.
    assert_eq!(order(&mut desk), ["Youssef El Amrani", "Jana Nowak", "Priya Raman", "Dirk-Jan Postma", "Fatma Yıldız"]);
    // A colleague vouches for what Priya says: then it is more than a claim, and weighs more than an old text.
    desk.vouch(PRIYA, PRINTERS, BAS);
    desk.feed.remove(place(), "comment", 102);
    desk.feed.comment(103, 100, JANA, None, Doc::plain("Mijn labelprinter slaat over sinds de nieuwe rollen"), NOW - 3_000 * DAY);
    assert_eq!(order(&mut desk), ["Youssef El Amrani", "Priya Raman", "Jana Nowak", "Dirk-Jan Postma", "Fatma Yıldız"]);
}

#[test]
fn a_reason_names_the_conversation_it_comes_from() {
    let mut desk = desk();
    let answer = desk.ask(DirectoryRequest { text: "wie weet waarom de labelprinter overslaat".into(), ..DirectoryRequest::default() });
    let youssef = answer.people.iter().find(|found| found.person.name.starts_with("Youssef")).expect("found");
    assert_eq!(youssef.why[0].title, "Waarom slaat de labelprinter over?");
    let priya = answer.people.iter().find(|found| found.person.name.starts_with("Priya")).expect("found");
    assert_eq!(priya.why[0].title, "");
}
