//! Macros: the leads of a desk keep them, its staff alone has them, and no two of a desk have one name or one key.

use super::cases::{desk, set, staff};
use super::{Office, all, is_sound, office, refused};
use crate::world::{Person, World};
use patio_domain::limits::MACROS_MAX_COUNT;
use patio_domain::rich_text::Doc;
use patio_domain::{DeskId, DeskRole, MacroId, QuestionAct, Refusal};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::MacroBody;
use std::sync::Barrier;

crate::contract!(
    the_staff_of_a_desk_has_its_macros_and_nobody_else,
    leads_who_work_at_the_desk_keep_its_macros_and_nobody_else,
    no_two_macros_of_a_desk_have_one_name_or_one_key,
    of_two_leads_who_give_one_key_at_the_same_moment_one_has_it,
    of_two_leads_who_make_the_last_one_at_the_same_moment_one_does,
    a_macro_that_was_removed_stays_removed,
    a_macro_is_what_it_can_be,
    a_desk_has_so_many_macros_and_no_more,
);

/// The names and keys of the macros that a person has.
fn kept(world: &World, viewer: &Person) -> Vec<(String, Option<u8>)> {
    let mut kept: Vec<MacroBody> = all(world, viewer, "macro");
    kept.sort_by(|one, other| one.name.cmp(&other.name));
    kept.into_iter().map(|body| (body.name, body.key)).collect()
}

fn made(world: &World, by: &Person, desk: DeskId, name: &str, key: Option<u8>) -> MacroId {
    let r#macro = MacroId(world.id());
    world.applied(by, MacroSet { key, ..set(r#macro, desk, name) }.into());
    r#macro
}

fn fresh(world: &World, desk: DeskId, name: &str) -> MacroSet {
    set(MacroId(world.id()), desk, name)
}

fn the_staff_of_a_desk_has_its_macros_and_nobody_else(world: &World) {
    let Office { lead, asker, desk, agents: [noor, daan], .. } = office(world);
    let r#macro = made(world, &lead, desk, "Restart", Some(2));
    assert_eq!(kept(world, &noor), [("Restart".to_owned(), Some(2))]);
    assert!(kept(world, &asker).is_empty());
    let before: Vec<MacroBody> = all(world, &noor, "macro");
    world.clock.forward(60_000);
    world.applied(&lead, MacroSet { key: Some(3), ..set(r#macro, desk, "Restart it") }.into());
    assert_eq!(kept(world, &noor), [("Restart it".to_owned(), Some(3))]);
    let after: Vec<MacroBody> = all(world, &noor, "macro");
    assert_eq!(after[0].changed_at - before[0].changed_at, 60_000);
    assert_eq!((after[0].act, &after[0].text), (QuestionAct::Answer, &Doc::plain("Hello {{asker}}")));
    world.applied(&lead, staff(desk, daan.id, None));
    assert!(kept(world, &daan).is_empty());
    world.applied(&lead, MacroRemove { r#macro, desk }.into());
    assert!(kept(world, &noor).is_empty());
    is_sound(world);
}

fn leads_who_work_at_the_desk_keep_its_macros_and_nobody_else(world: &World) {
    let Office { lead, asker, desk, agents: [noor, _], .. } = office(world);
    let r#macro = made(world, &lead, desk, "Restart", None);
    for person in [&noor, &asker] {
        refused(world, person, fresh(world, desk, "Mine"), Refusal::NotALead);
        refused(world, person, set(r#macro, desk, "Mine"), Refusal::NotALead);
        refused(world, person, MacroRemove { r#macro, desk }, Refusal::NotALead);
    }
    world.applied(&lead, staff(desk, noor.id, Some(DeskRole::Lead)));
    world.applied(&noor, fresh(world, desk, "Mine").into());
    // An administrator who does not work there, and so does not read them.
    world.applied(&noor, staff(desk, lead.id, None));
    refused(world, &lead, set(r#macro, desk, "Theirs"), Refusal::NotALead);
    refused(world, &lead, MacroRemove { r#macro, desk }, Refusal::NotALead);
    // The lead of another desk names a macro of this one as theirs.
    let other = self::desk(world, &lead, "HR");
    refused(world, &lead, set(r#macro, other, "Theirs"), Refusal::NotFound);
    refused(world, &lead, MacroRemove { r#macro, desk: other }, Refusal::NotFound);
    refused(world, &lead, fresh(world, DeskId(world.id()), "Nowhere"), Refusal::NotFound);
    assert_eq!(kept(world, &noor), [("Mine".to_owned(), None), ("Restart".to_owned(), None)]);
    is_sound(world);
}

fn no_two_macros_of_a_desk_have_one_name_or_one_key(world: &World) {
    let Office { lead, desk, .. } = office(world);
    let [first, second] = [("Restart", Some(2)), ("Photo?", Some(3))].map(|(name, key)| made(world, &lead, desk, name, key));
    refused(world, &lead, fresh(world, desk, "  restart "), Refusal::NameTaken);
    refused(world, &lead, set(second, desk, "RESTART"), Refusal::NameTaken);
    refused(world, &lead, MacroSet { key: Some(2), ..set(second, desk, "Photo?") }, Refusal::MacroKeyTaken);
    refused(world, &lead, MacroSet { key: Some(3), ..fresh(world, desk, "Third") }, Refusal::MacroKeyTaken);
    // Its own name and key are no obstacle, and those of one that is gone are free.
    world.applied(&lead, MacroSet { key: Some(2), ..set(first, desk, "Restart!") }.into());
    world.applied(&lead, MacroRemove { r#macro: first, desk }.into());
    world.applied(&lead, MacroSet { key: Some(2), ..set(second, desk, "Restart!") }.into());
    // Another desk has names and keys of its own.
    let other = self::desk(world, &lead, "HR");
    made(world, &lead, other, "Restart!", Some(2));
    is_sound(world);
}

/// What two leads are told who do something at the same moment: one of them this, the other that it is done.
fn one_is_refused(world: &World, both: [(&Person, MacroSet); 2], code: Refusal) {
    let start = Barrier::new(2);
    let verdicts: Vec<_> = std::thread::scope(|threads| {
        let ask = |(person, set): (&Person, MacroSet)| {
            start.wait();
            world.push(person, set.into())
        };
        let running: Vec<_> = both.into_iter().map(|one| threads.spawn(move || ask(one))).collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == Verdict::refused(code)).count(), 1, "{verdicts:?}");
}

fn of_two_leads_who_give_one_key_at_the_same_moment_one_has_it(world: &World) {
    let Office { lead, desk, agents: [noor, _], .. } = office(world);
    world.applied(&lead, staff(desk, noor.id, Some(DeskRole::Lead)));
    for key in 2..=9 {
        let both = [(&lead, "a"), (&noor, "b")]
            .map(|(person, name)| (person, MacroSet { key: Some(key), ..fresh(world, desk, &format!("{name}{key}")) }));
        one_is_refused(world, both, Refusal::MacroKeyTaken);
    }
    assert_eq!(kept(world, &noor).len(), 8);
    is_sound(world);
}

fn of_two_leads_who_make_the_last_one_at_the_same_moment_one_does(world: &World) {
    let Office { lead, desk, agents: [noor, _], .. } = office(world);
    world.applied(&lead, staff(desk, noor.id, Some(DeskRole::Lead)));
    let mut last = Vec::new();
    for number in 0..MACROS_MAX_COUNT {
        last.push(made(world, &lead, desk, &format!("{number}"), None));
    }
    for r#macro in last.into_iter().take(8) {
        world.applied(&lead, MacroRemove { r#macro, desk }.into());
        let both = [&lead, &noor].map(|person| (person, fresh(world, desk, &world.id().simple().to_string())));
        one_is_refused(world, both, Refusal::MacrosFull);
    }
    assert_eq!(kept(world, &noor).len(), MACROS_MAX_COUNT);
    is_sound(world);
}

fn a_macro_that_was_removed_stays_removed(world: &World) {
    let Office { lead, desk, agents: [noor, _], .. } = office(world);
    let r#macro = made(world, &lead, desk, "Restart", Some(2));
    world.applied(&lead, MacroRemove { r#macro, desk }.into());
    // Two leads remove it: both have what they wanted. One who changes it meanwhile is told.
    world.applied(&lead, MacroRemove { r#macro, desk }.into());
    refused(world, &lead, set(r#macro, desk, "Restart"), Refusal::NotFound);
    refused(world, &lead, MacroRemove { r#macro: MacroId(world.id()), desk }, Refusal::NotFound);
    assert!(kept(world, &noor).is_empty());
    refused(world, &lead, set(MacroId(desk.0), desk, "Restart"), Refusal::IdTaken);
    is_sound(world);
}

fn a_macro_is_what_it_can_be(world: &World) {
    let Office { lead, desk, .. } = office(world);
    let like = || fresh(world, desk, "Restart");
    refused(world, &lead, MacroSet { name: " ".into(), ..like() }, Refusal::NameInvalid);
    refused(world, &lead, MacroSet { text: Doc::default(), ..like() }, Refusal::TextEmpty);
    refused(world, &lead, MacroSet { text: Doc::plain(&"x".repeat(10_001)), ..like() }, Refusal::TextTooLong);
    refused(world, &lead, MacroSet { act: QuestionAct::Claim, ..like() }, Refusal::Malformed);
    refused(world, &lead, MacroSet { key: Some(1), ..like() }, Refusal::Malformed);
    // What is so already is no change, and hints nobody.
    let same = like();
    world.applied(&lead, same.clone().into());
    let before: Vec<MacroBody> = all(world, &lead, "macro");
    world.clock.forward(60_000);
    world.applied(&lead, same.into());
    assert_eq!(all::<MacroBody>(world, &lead, "macro"), before);
}

fn a_desk_has_so_many_macros_and_no_more(world: &World) {
    let Office { lead, desk, .. } = office(world);
    let ids: Vec<_> = (0..MACROS_MAX_COUNT).map(|number| made(world, &lead, desk, &format!("{number}"), None)).collect();
    refused(world, &lead, fresh(world, desk, "One more"), Refusal::MacrosFull);
    world.applied(&lead, set(ids[0], desk, "Changed").into());
    world.applied(&lead, MacroRemove { r#macro: ids[1], desk }.into());
    world.applied(&lead, fresh(world, desk, "One more").into());
    is_sound(world);
}
