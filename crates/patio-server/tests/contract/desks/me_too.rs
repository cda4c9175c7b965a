//! "Me too": who may say that a question is theirs, too, what everybody reads of it, and what becomes of it when the question goes on.

use super::cases::{ask, desk, staff};
use super::{Office, all, is_sound, office, refused, reply};
use crate::world::{Person, World};
use patio_domain::rich_text::Doc;
use patio_domain::{DeskRole, PersonId, QuestionId, Refusal, Scope};
use patio_protocol::command::*;
use patio_protocol::push::{PushItem, Verdict};
use patio_protocol::record::MeTooBody;
use std::sync::Arc;

crate::contract!(
    a_colleague_has_a_question_too_once_and_takes_it_back,
    nobody_has_their_own_question_too_or_one_that_they_may_not_read,
    a_question_that_is_passed_on_takes_along_who_has_it_too,
    nobody_joins_a_question_that_is_withdrawn_at_that_moment,
    who_joins_a_question_that_is_passed_on_at_that_moment_has_it_at_the_other_desk,
    who_has_a_question_too_has_it_also_when_it_is_answered_or_put_together,
);

fn too(question: QuestionId, on: bool) -> MeTooSet {
    MeTooSet { question, on }
}

/// Who has a question, too, as a person reads it.
fn people(world: &World, viewer: &Person, question: QuestionId) -> Vec<PersonId> {
    let mut found: Vec<MeTooBody> = all(world, viewer, "me_too");
    found.retain(|body| body.question == question);
    found.sort_by_key(|body| body.since_at);
    found.into_iter().map(|body| body.person).collect()
}

fn a_colleague_has_a_question_too_once_and_takes_it_back(world: &World) {
    let Office { asker, desk, agents: [noor, daan], .. } = office(world);
    let id = ask(world, &asker, desk, false);
    for person in [&daan, &noor, &daan] {
        world.clock.forward(1_000);
        world.applied(person, too(id, true).into());
    }
    let stranger = world.person("Sanne");
    assert_eq!(people(world, &stranger, id), [daan.id, noor.id]);
    world.applied(&daan, too(id, false).into());
    world.applied(&daan, too(id, false).into());
    assert_eq!(people(world, &asker, id), [noor.id]);
    is_sound(world);
}

fn nobody_has_their_own_question_too_or_one_that_they_may_not_read(world: &World) {
    let Office { asker, desk, agents: [noor, _], .. } = office(world);
    let (public, private) = (ask(world, &asker, desk, false), ask(world, &asker, desk, true));
    let outsider = world.person("Sanne");
    refused(world, &asker, too(public, true), Refusal::NotForYourself);
    refused(world, &asker, too(private, true), Refusal::NotForYourself);
    let nothing = QuestionId(world.id());
    for on in [true, false] {
        for question in [private, nothing] {
            refused(world, &outsider, too(question, on), Refusal::NotFound);
        }
    }
    // The desk reads it, and still nobody else may follow it.
    refused(world, &noor, too(private, true), Refusal::NotFound);
    world.applied(&asker, QuestionWithdraw { question: public }.into());
    refused(world, &outsider, too(public, true), Refusal::Withdrawn);
    assert_eq!(all::<MeTooBody>(world, &noor, "me_too"), []);
    is_sound(world);
}

fn a_question_that_is_passed_on_takes_along_who_has_it_too(world: &World) {
    let Office { lead, asker, desk: first, agents: [noor, daan] } = office(world);
    let second = desk(world, &lead, "HR");
    world.applied(&lead, staff(second, lead.id, Some(DeskRole::Lead)));
    let id = ask(world, &asker, first, false);
    world.applied(&daan, too(id, true).into());
    let text = Doc::plain("It is about a contract");
    world.applied(&noor, QuestionTransfer { reply: reply(world), question: id, desk: second, text }.into());
    assert_eq!(people(world, &asker, id), [daan.id]);
    world.applied(&noor, too(id, true).into());
    assert_eq!(people(world, &asker, id).len(), 2);
    world.applied(&daan, too(id, false).into());
    assert_eq!(people(world, &asker, id), [noor.id]);
    assert_eq!(people(world, &world.person("Laat"), id), [noor.id]);
    is_sound(world);
}

/// Says "me too" while somebody else does something with the question, between the first look at it and the moment when it is held.
fn joins_while(world: &Arc<World>, by: &Person, question: QuestionId, meanwhile: impl Fn() + Send + Sync + 'static) -> Verdict {
    let slow = world.interleaved("UPDATE question SET version = version", meanwhile);
    let item = world.item(&too(question, true).into());
    loop {
        let copy = PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
        match world.push_item(&slow, by, copy) {
            Ok(Verdict::Later { .. }) | Err(_) => {}
            Ok(verdict) => return verdict,
        }
    }
}

fn nobody_joins_a_question_that_is_withdrawn_at_that_moment(world: &Arc<World>) {
    let Office { asker, desk, .. } = office(world);
    let (sanne, id) = (world.person("Sanne"), ask(world, &asker, desk, false));
    let (other, by) = (Arc::clone(world), asker.clone());
    let verdict = joins_while(world, &sanne, id, move || other.applied(&by, QuestionWithdraw { question: id }.into()));
    assert_eq!(verdict, Verdict::refused(Refusal::Withdrawn));
    assert_eq!(people(world, &asker, id), []);
    // Whoever was in before it was withdrawn can still step out.
    let id = ask(world, &asker, desk, false);
    world.applied(&sanne, too(id, true).into());
    world.applied(&asker, QuestionWithdraw { question: id }.into());
    assert_eq!(people(world, &asker, id), [sanne.id]);
    world.applied(&sanne, too(id, false).into());
    assert_eq!(people(world, &asker, id), []);
    is_sound(world);
}

fn who_joins_a_question_that_is_passed_on_at_that_moment_has_it_at_the_other_desk(world: &Arc<World>) {
    let Office { lead, asker, desk: first, agents: [noor, _] } = office(world);
    let second = desk(world, &lead, "HR");
    let (sanne, id) = (world.person("Sanne"), ask(world, &asker, first, false));
    let (other, by) = (Arc::clone(world), noor.clone());
    let verdict = joins_while(world, &sanne, id, move || {
        let text = Doc::plain("It is about a contract");
        other.applied(&by, QuestionTransfer { reply: reply(&other), question: id, desk: second, text }.into());
    });
    assert!(matches!(verdict, Verdict::Applied { .. }), "{verdict:?}");
    let rows = world.fresh(&asker).rows;
    let places: Vec<_> = rows.keys().filter(|(_, kind, _)| kind == "me_too").map(|(scope, ..)| scope.to_string()).collect();
    assert_eq!(places, [Scope::Desk(second).to_string()]);
    is_sound(world);
}

fn who_has_a_question_too_has_it_also_when_it_is_answered_or_put_together(world: &World) {
    let Office { asker, desk, agents: [noor, daan], .. } = office(world);
    let (one, other) = (ask(world, &asker, desk, false), ask(world, &asker, desk, false));
    world.applied(&noor, QuestionMerge { question: one, into: other }.into());
    world.applied(&noor, QuestionAnswer { reply: reply(world), question: other, text: Doc::plain("Press F2") }.into());
    // A laptop that was away says so late: its person is told of the answer, too.
    for question in [one, other] {
        world.applied(&daan, too(question, true).into());
        assert_eq!(people(world, &asker, question), [daan.id]);
    }
    world.applied(&world.person("Bram"), too(other, true).into());
    assert_eq!(people(world, &noor, other).len(), 2);
    is_sound(world);
}
