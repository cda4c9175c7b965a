//! What typing finds: one test a rule.

use super::NameIndex;
use patio_domain::name::key;

const NAMES: [&str; 22] = [
    "Youssef El Amrani",
    "Priya Raman",
    "Marijke Hoekstra",
    "Fatma Yıldız",
    "Dirk-Jan Postma",
    "Hanneke Bos",
    "Cornelis van den Berg",
    "Jan van der Meer",
    "Jan Jansen",
    "Peter Jansen",
    "Johanna de Wit",
    "Dirk van 't Hof",
    "Joris van den Akker",
    "Robert O'Brien",
    "Elizabeth Carter",
    "Anna Meijer",
    "Łukasz Dąbrowski",
    "Zoë Núñez",
    "Willem Vermeulen",
    "Willemijn Smit",
    "Sophie Schmidt",
    "Mohammed Ait Ali",
];

fn index() -> NameIndex {
    let mut index = NameIndex::default();
    index.refresh(NAMES.iter().enumerate().map(|(at, name)| (format!("{at:03}"), key(name))));
    index
}

/// Everybody found, by name.
fn found(typed: &str) -> Vec<&'static str> {
    index().search(typed, 10).into_iter().map(|hit| NAMES[hit.id.parse::<usize>().expect("a number")]).collect()
}

fn first(typed: &str) -> &'static str {
    found(typed).first().copied().unwrap_or("nobody")
}

#[test]
fn half_names_in_any_order_are_found() {
    assert_eq!(first("hoek"), "Marijke Hoekstra");
    assert_eq!(first("hoekstra mar"), "Marijke Hoekstra");
    assert_eq!(first("jansen pet"), "Peter Jansen");
    assert_eq!(first("pri ra"), "Priya Raman");
}

#[test]
fn accents_may_be_missing() {
    assert_eq!(first("yildiz"), "Fatma Yıldız");
    assert_eq!(first("Yıldız"), "Fatma Yıldız");
    assert_eq!(first("zoe nunez"), "Zoë Núñez");
    assert_eq!(first("lukasz dabrowski"), "Łukasz Dąbrowski");
}

#[test]
fn slips_are_forgiven_also_in_half_names() {
    assert_eq!(first("hoesktra"), "Marijke Hoekstra");
    assert_eq!(first("marike hoekstr"), "Marijke Hoekstra");
    assert_eq!(first("vermuelen"), "Willem Vermeulen");
    assert_eq!(first("posmta"), "Dirk-Jan Postma");
    assert_eq!(first("amrnai"), "Youssef El Amrani");
    assert_eq!(first("fatam yildz"), "Fatma Yıldız");
}

#[test]
fn dutch_spellings_of_a_sound_are_one() {
    assert_eq!(first("anna meyer"), "Anna Meijer");
    assert_eq!(first("ana meier"), "Anna Meijer");
    assert_eq!(first("sofie smit"), "Sophie Schmidt");
    assert_eq!(first("joesoef"), "Youssef El Amrani");
    assert_eq!(first("marieke hoeckstra"), "Marijke Hoekstra");
}

#[test]
fn particles_are_matched_and_never_needed() {
    assert_eq!(first("jan meer"), "Jan van der Meer");
    assert_eq!(first("jan v.d. meer"), "Jan van der Meer");
    assert_eq!(first("jan vd meer"), "Jan van der Meer");
    assert_eq!(first("jan van den meer"), "Jan van der Meer");
    assert_eq!(first("dirk vant hof"), "Dirk van 't Hof");
    assert_eq!(first("dirk hof"), "Dirk van 't Hof");
    assert_eq!(first("'t hof"), "Dirk van 't Hof");
    assert_eq!(first("amrani"), "Youssef El Amrani");
    let van = found("van");
    assert!(van.len() >= 4 && van.iter().take(4).all(|name| name.contains("van ")), "{van:?}");
}

#[test]
fn joined_and_split_words_are_found() {
    assert_eq!(first("vandenberg"), "Cornelis van den Berg");
    assert_eq!(first("vdberg"), "Cornelis van den Berg");
    assert_eq!(first("elamrani"), "Youssef El Amrani");
    assert_eq!(first("dirkjan"), "Dirk-Jan Postma");
    assert_eq!(first("obrien"), "Robert O'Brien");
    assert_eq!(first("hoek stra"), "Marijke Hoekstra");
    assert_eq!(first("janjansen"), "Jan Jansen");
    assert_eq!(first("priyaraman"), "Priya Raman");
}

#[test]
fn nicknames_stand_for_names_and_names_for_nicknames() {
    assert_eq!(first("kees berg"), "Cornelis van den Berg");
    assert_eq!(first("bob brien"), "Robert O'Brien");
    assert_eq!(first("liz carter"), "Elizabeth Carter");
    assert_eq!(first("wim vermeulen"), "Willem Vermeulen");
    assert_eq!(first("johanna bos"), "Hanneke Bos");
    assert_eq!(first("hanneke wit"), "Johanna de Wit");
}

#[test]
fn initials_find_people() {
    assert_eq!(first("p jansen"), "Peter Jansen");
    assert_eq!(first("y amrani"), "Youssef El Amrani");
    assert_eq!(first("djp"), "Dirk-Jan Postma");
    assert_eq!(first("dj postma"), "Dirk-Jan Postma");
    assert!(found("jvdm").contains(&"Jan van der Meer"));
}

#[test]
fn one_word_of_a_name_serves_one_typed_word_only() {
    assert_eq!(first("jan jan"), "Jan Jansen");
    assert_eq!(first("jan jansen"), "Jan Jansen");
}

#[test]
fn a_word_too_many_is_forgiven_when_nothing_else_fits() {
    assert_eq!(first("willemijn francisca smit"), "Willemijn Smit");
    assert!(found("xylofoon").is_empty());
    assert!(found("").is_empty() && found(" - ").is_empty());
}

#[test]
fn the_same_typing_gives_the_same_list() {
    let mut backwards = NameIndex::default();
    backwards.refresh(NAMES.iter().enumerate().rev().map(|(at, name)| (format!("{at:03}"), key(name))));
    let forwards = index();
    for typed in ["jan", "van", "m", "wil", "jansen"] {
        assert_eq!(forwards.search(typed, 5), backwards.search(typed, 5), "{typed}");
    }
}

#[test]
fn a_refresh_touches_only_who_changed() {
    let mut index = index();
    let mut people: Vec<(String, String)> = NAMES.iter().enumerate().map(|(at, name)| (format!("{at:03}"), key(name))).collect();
    assert_eq!(index.refresh(people.iter().map(|(id, name)| (id, name))), 0);
    people[1].1 = "priya bakker".into();
    people.remove(2);
    people.push(("100".into(), "nieuwe collega".into()));
    assert_eq!(index.refresh(people.iter().map(|(id, name)| (id, name))), 3);
    assert_eq!(index.len(), NAMES.len());
    assert!(index.search("raman", 5).is_empty() && index.search("hoekstra", 5).is_empty());
    assert_eq!(index.search("priya bakker", 5)[0].id, "001");
    assert_eq!(index.search("nieuwe", 5)[0].id, "100");
    assert_eq!(index.refresh(Vec::<(String, String)>::new()), NAMES.len());
    assert!(index.search("jansen", 5).is_empty() && index.is_empty());
}

#[test]
fn a_name_that_comes_while_somebody_types_is_found() {
    let everybody = ["Cornelis van den Berg", "Hanneke Bos", "Jo Vandenberg", "Hannekke Vos"];
    let named = |count: usize| everybody.iter().take(count).enumerate().map(|(at, name)| (format!("{at:03}"), key(name)));
    let mut growing = NameIndex::default();
    for count in 1..=everybody.len() {
        growing.refresh(named(count));
        let mut fresh = NameIndex::default();
        fresh.refresh(named(count));
        for typed in ["han", "hanekke", "hannekke", "vandenberg", "vandenbrg", "jo vandenbrg", "cornelis vdberg", "jovandenberg"] {
            let expected = fresh.search(typed, 10);
            assert_eq!(growing.search(typed, 10), expected, "{typed} among {count}");
            assert_eq!(growing.search(typed, 10), expected, "{typed} again among {count}");
        }
    }
}
