//! Priorities: who says how soon a question is to be looked at, that each change is in its log, and that it goes along to another desk.

use super::cases::{ask, desk, staff};
use super::{Office, all, is_sound, office, question, refused, reply, stands};
use crate::world::{Person, World};
use patio_domain::question::QuestionState;
use patio_domain::rich_text::Doc;
use patio_domain::{DeskRole, Priority, QuestionAct, QuestionId, Refusal};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::QuestionEventBody;
use std::sync::Arc;

crate::contract!(
    everybody_at_the_desk_says_how_soon_a_question_is_to_be_looked_at_and_nobody_else,
    each_change_of_priority_is_an_event_and_the_same_one_again_is_none,
    a_priority_goes_along_to_another_desk_and_stays_over_every_act,
    of_two_who_give_another_priority_at_once_both_are_in_the_log,
);

fn prioritize(question: QuestionId, priority: Priority) -> QuestionPrioritize {
    QuestionPrioritize { question, priority }
}

/// What was done, by whom, and the priority from then on.
fn log(world: &World, viewer: &Person) -> Vec<(u32, QuestionAct, Priority)> {
    let mut events: Vec<QuestionEventBody> = all(world, viewer, "question_event");
    events.sort_by_key(|event| event.version);
    events.iter().map(|event| (event.version, event.act, event.priority)).collect()
}

fn everybody_at_the_desk_says_how_soon_a_question_is_to_be_looked_at_and_nobody_else(world: &World) {
    let Office { lead, asker, desk, agents: [noor, daan] } = office(world);
    let other = world.person("Somebody");
    let id = ask(world, &asker, desk, false);
    refused(world, &asker, prioritize(id, Priority::Urgent), Refusal::NotStaff);
    refused(world, &other, prioritize(id, Priority::Urgent), Refusal::NotStaff);
    let private = ask(world, &asker, desk, true);
    refused(world, &other, prioritize(private, Priority::Urgent), Refusal::NotFound);
    world.applied(&noor, prioritize(private, Priority::High).into());
    world.applied(&daan, QuestionClaim { question: id }.into());
    world.applied(&noor, prioritize(id, Priority::Urgent).into());
    assert_eq!(stands(world, &asker, id), (QuestionState::Claimed, Some(daan.id)), "who has it still has it");
    assert_eq!(question(world, &asker, id).unwrap().priority, Priority::Urgent);
    // Nobody puts their own question before those of others.
    let own = ask(world, &noor, desk, false);
    refused(world, &noor, prioritize(own, Priority::Urgent), Refusal::NotForYourself);
    world.applied(&lead, prioritize(own, Priority::Low).into());
    world.applied(&daan, QuestionAnswer { reply: reply(world), question: id, text: Doc::plain("So") }.into());
    refused(world, &noor, prioritize(id, Priority::Low), Refusal::AlreadyAnswered);
    world.applied(&noor, QuestionWithdraw { question: own }.into());
    refused(world, &lead, prioritize(own, Priority::Urgent), Refusal::Withdrawn);
    let last = ask(world, &asker, desk, false);
    world.applied(&lead, staff(desk, noor.id, None));
    refused(world, &noor, prioritize(last, Priority::Urgent), Refusal::NotStaff);
    is_sound(world);
}

fn each_change_of_priority_is_an_event_and_the_same_one_again_is_none(world: &World) {
    let Office { lead, asker, desk, agents: [noor, _] } = office(world);
    let id = ask(world, &asker, desk, false);
    for priority in [Priority::Normal, Priority::Urgent, Priority::Urgent, Priority::Normal] {
        world.applied(&noor, prioritize(id, priority).into());
    }
    let (normal, urgent) = (Priority::Normal, Priority::Urgent);
    assert_eq!(
        log(world, &lead),
        [(1, QuestionAct::Ask, normal), (2, QuestionAct::Prioritize, urgent), (3, QuestionAct::Prioritize, normal)]
    );
    is_sound(world);
}

fn a_priority_goes_along_to_another_desk_and_stays_over_every_act(world: &World) {
    let Office { lead, asker, desk: it, agents: [noor, _] } = office(world);
    let (hr, tine) = (desk(world, &lead, "HR"), world.person("Tine"));
    world.applied(&lead, staff(hr, tine.id, Some(DeskRole::Agent)));
    let id = ask(world, &asker, it, true);
    world.applied(&noor, prioritize(id, Priority::High).into());
    world.applied(&noor, QuestionClaim { question: id }.into());
    world.applied(&noor, QuestionTransfer { reply: reply(world), question: id, desk: hr, text: Doc::plain("A contract") }.into());
    world.applied(&tine, QuestionAskBack { reply: reply(world), question: id, text: Doc::plain("Which?") }.into());
    let body = question(world, &asker, id).unwrap();
    assert_eq!((body.desk, body.priority, body.state), (hr, Priority::High, QuestionState::Waiting));
    assert!(log(world, &asker).iter().skip(1).all(|(_, _, priority)| *priority == Priority::High), "{:?}", log(world, &asker));
    refused(world, &noor, prioritize(id, Priority::Low), Refusal::NotFound);
    is_sound(world);
}

/// The slow node has looked at the question when another person gives it a priority: it says what stands then, and nothing is lost of either.
fn of_two_who_give_another_priority_at_once_both_are_in_the_log(world: &Arc<World>) {
    let Office { lead, asker, desk, agents: [noor, _] } = office(world);
    let id = ask(world, &asker, desk, false);
    let (meanwhile, by) = (Arc::clone(world), noor);
    let slow = world.interleaved("UPDATE question SET version = version", move || {
        meanwhile.applied(&by, prioritize(id, Priority::Low).into());
    });
    let verdict = world.push_item(&slow, &lead, world.item(&prioritize(id, Priority::Urgent).into())).unwrap();
    assert!(matches!(verdict, Verdict::Applied { .. }), "{verdict:?}");
    let given: Vec<Priority> = log(world, &asker).into_iter().map(|(_, _, priority)| priority).collect();
    assert_eq!(given, [Priority::Normal, Priority::Low, Priority::Urgent]);
    is_sound(world);
}
