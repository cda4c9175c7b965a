//! Questions that go to a colleague or to another desk: who may give them, what moves along, and who reads what from then on.

use super::cases::{ask, desk, staff, terms};
use super::{Office, all, is_sound, office, question, refused, reply, stands};
use crate::world::{Person, World};
use patio_domain::question::QuestionState;
use patio_domain::rich_text::Doc;
use patio_domain::{DeskId, DeskRole, QuestionAct, QuestionId, Refusal};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::{QuestionEventBody, ReplyBody};
use std::collections::BTreeSet;
use std::sync::Arc;

crate::contract!(
    a_question_is_given_to_a_colleague_of_the_desk_by_those_who_may,
    a_colleague_who_was_just_removed_gets_no_question,
    a_question_that_is_passed_on_moves_with_all_that_its_asker_reads,
    a_private_question_that_is_passed_on_is_the_other_desks_alone,
    a_question_that_comes_back_is_whole,
    a_question_that_is_passed_on_by_two_at_once_goes_to_one_desk,
    a_question_goes_to_no_desk_that_is_not_there_or_where_nobody_works,
);

fn assign(question: QuestionId, to: &Person) -> QuestionAssign {
    QuestionAssign { question, person: to.id }
}

fn transfer(world: &World, question: QuestionId, desk: DeskId) -> QuestionTransfer {
    QuestionTransfer { reply: reply(world), question, desk, text: Doc::plain("It is about a contract") }
}

/// Another desk, where one person works.
fn other_desk(world: &World, lead: &Person, name: &str) -> (DeskId, Person) {
    let (other, agent) = (desk(world, lead, name), world.person(&format!("{name}Agent")));
    world.applied(lead, staff(other, agent.id, Some(DeskRole::Agent)));
    world.applied(lead, staff(other, lead.id, None));
    (other, agent)
}

/// The acts of the texts that a person has.
fn texts(world: &World, viewer: &Person) -> BTreeSet<QuestionAct> {
    all::<ReplyBody>(world, viewer, "reply").into_iter().map(|text| text.act).collect()
}

fn log(world: &World, viewer: &Person) -> Vec<(QuestionAct, u32)> {
    let mut events: Vec<QuestionEventBody> = all(world, viewer, "question_event");
    events.sort_by_key(|event| event.version);
    events.iter().map(|event| (event.act, event.version)).collect()
}

fn a_question_is_given_to_a_colleague_of_the_desk_by_those_who_may(world: &World) {
    let Office { lead, asker, desk, agents: [noor, daan] } = office(world);
    let id = ask(world, &asker, desk, false);
    refused(world, &asker, assign(id, &noor), Refusal::NotStaff);
    refused(world, &noor, assign(id, &asker), Refusal::NotAssignable);
    world.applied(&noor, assign(id, &daan).into());
    assert_eq!(stands(world, &asker, id), (QuestionState::Claimed, Some(daan.id)));
    // What Daan has is not for Noor to give; the lead may, and the log names both.
    let not_yours = Verdict::Refused { code: Refusal::ClaimedByAnother, by: Some(daan.id) };
    assert_eq!(world.push(&noor, assign(id, &noor).into()), not_yours);
    let version = question(world, &asker, id).unwrap().version;
    world.applied(&daan, assign(id, &daan).into());
    assert_eq!(question(world, &asker, id).unwrap().version, version, "who has it already gets nothing new");
    world.applied(&noor, QuestionNote { reply: reply(world), question: id, text: Doc::plain("Daan is on holiday") }.into());
    world.applied(&lead, assign(id, &noor).into());
    let events: Vec<QuestionEventBody> = all(world, &asker, "question_event");
    let mut given: Vec<_> =
        events.iter().filter(|event| event.act == QuestionAct::Assign).map(|event| (event.version, event.by, event.owner)).collect();
    given.sort();
    assert_eq!(given, [(2, noor.id, Some(daan.id)), (3, lead.id, Some(noor.id))]);
    // A question that waits for its asker waits on, with its new owner.
    world.applied(&noor, QuestionAskBack { reply: reply(world), question: id, text: Doc::plain("Which?") }.into());
    world.applied(&noor, assign(id, &daan).into());
    assert_eq!(stands(world, &asker, id), (QuestionState::Waiting, Some(daan.id)));
    world.applied(&daan, QuestionAnswer { reply: reply(world), question: id, text: Doc::plain("So") }.into());
    refused(world, &daan, assign(id, &noor), Refusal::AlreadyAnswered);
    // Nobody gets a question that they asked themselves.
    let own = ask(world, &daan, desk, true);
    refused(world, &lead, assign(own, &daan), Refusal::NotAssignable);
    is_sound(world);
}

fn a_colleague_who_was_just_removed_gets_no_question(world: &Arc<World>) {
    let Office { asker, desk, agents: [noor, daan], lead } = office(world);
    let id = ask(world, &asker, desk, false);
    let (removing, by, who) = (Arc::clone(world), lead.clone(), daan.id);
    let slow = world.interleaved("UPDATE desk_staff SET role = role", move || {
        removing.applied(&by, staff(desk, who, None));
    });
    let verdict = world.push_item(&slow, &noor, world.item(&assign(id, &daan).into())).unwrap();
    assert_eq!(verdict, Verdict::refused(Refusal::NotAssignable));
    assert_eq!(stands(world, &asker, id), (QuestionState::Queued, None));
}

fn a_question_that_is_passed_on_moves_with_all_that_its_asker_reads(world: &World) {
    let Office { lead, asker, desk, agents: [noor, daan] } = office(world);
    let (hr, tine) = other_desk(world, &lead, "HR");
    world.applied(&lead, terms(hr, Some(60)).into());
    let id = ask(world, &asker, desk, false);
    world.applied(&noor, QuestionAskBack { reply: reply(world), question: id, text: Doc::plain("Which?") }.into());
    world.applied(&noor, QuestionNote { reply: reply(world), question: id, text: Doc::plain("Sounds like HR") }.into());
    let mut mirrors = [&asker, &noor, &tine].map(|viewer| world.fresh(viewer));
    let not_yours = Verdict::Refused { code: Refusal::ClaimedByAnother, by: Some(noor.id) };
    assert_eq!(world.push(&daan, transfer(world, id, hr).into()), not_yours);
    refused(world, &asker, transfer(world, id, hr), Refusal::NotStaff);
    world.applied(&noor, transfer(world, id, hr).into());
    let body = question(world, &asker, id).unwrap();
    assert_eq!((body.desk, body.state, body.owner, body.terms), (hr, QuestionState::Queued, None, 1));
    assert_eq!(log(world, &asker), [(QuestionAct::Ask, 1), (QuestionAct::AskBack, 2), (QuestionAct::Transfer, 3)]);
    // Its asker reads that it went on; why is for the two desks, and a note is for the desk that wrote it.
    assert_eq!(texts(world, &asker), [QuestionAct::AskBack].into());
    assert_eq!(texts(world, &noor), [QuestionAct::AskBack, QuestionAct::Note, QuestionAct::Transfer].into());
    assert_eq!(texts(world, &tine), [QuestionAct::AskBack, QuestionAct::Transfer].into());
    // It is one question for everybody, and what came by pages is what a download gives.
    for (viewer, mirror) in [&asker, &noor, &tine].into_iter().zip(&mut mirrors) {
        world.catch_up(viewer, mirror);
        assert_eq!(mirror.rows, world.fresh(viewer).rows);
        assert_eq!(mirror.of_kind("question").len(), 1);
    }
    refused(world, &noor, QuestionClaim { question: id }, Refusal::NotStaff);
    world.applied(&tine, QuestionClaim { question: id }.into());
    world.applied(&tine, QuestionAnswer { reply: reply(world), question: id, text: Doc::plain("So") }.into());
    world.applied(&asker, QuestionConfirm { question: id }.into());
    refused(world, &tine, transfer(world, id, desk), Refusal::AlreadyAnswered);
    is_sound(world);
}

fn a_private_question_that_is_passed_on_is_the_other_desks_alone(world: &World) {
    let Office { lead, asker, desk, agents: [noor, daan] } = office(world);
    let (hr, tine) = other_desk(world, &lead, "HR");
    let id = ask(world, &asker, desk, true);
    world.applied(&noor, QuestionAskBack { reply: reply(world), question: id, text: Doc::plain("Since when?") }.into());
    world.applied(&noor, QuestionNote { reply: reply(world), question: id, text: Doc::plain("Private indeed") }.into());
    let mut mirrors = [&asker, &daan, &tine].map(|viewer| world.fresh(viewer));
    assert_eq!((mirrors[1].of_kind("question").len(), mirrors[2].of_kind("question").len()), (1, 0));
    world.applied(&noor, transfer(world, id, hr).into());
    for (viewer, mirror) in [&asker, &daan, &tine].into_iter().zip(&mut mirrors) {
        world.catch_up(viewer, mirror);
        assert_eq!(mirror.rows, world.fresh(viewer).rows);
    }
    let [of_asker, of_daan, of_tine] = &mirrors;
    assert_eq!([of_asker, of_daan, of_tine].map(|mirror| mirror.of_kind("question").len()), [1, 0, 1]);
    assert_eq!([of_asker, of_daan, of_tine].map(|mirror| mirror.of_kind("question_event").len()), [3, 0, 3]);
    assert_eq!(texts(world, &asker), [QuestionAct::AskBack].into());
    assert_eq!(
        texts(world, &daan),
        [QuestionAct::Note, QuestionAct::Transfer].into(),
        "what the first desk wrote for itself, and why it went"
    );
    assert_eq!(texts(world, &tine), [QuestionAct::AskBack, QuestionAct::Transfer].into());
    refused(world, &noor, QuestionClaim { question: id }, Refusal::NotFound);
    refused(world, &noor, transfer(world, id, desk), Refusal::NotFound);
    world.applied(&tine, QuestionAnswer { reply: reply(world), question: id, text: Doc::plain("So") }.into());
    assert_eq!(stands(world, &asker, id), (QuestionState::Answered, Some(tine.id)));
    is_sound(world);
}

fn a_question_that_comes_back_is_whole(world: &World) {
    let Office { lead, asker, desk, agents: [noor, _] } = office(world);
    let (hr, tine) = other_desk(world, &lead, "HR");
    for private in [false, true] {
        let id = ask(world, &asker, desk, private);
        let mut mirrors = [&asker, &noor, &tine].map(|viewer| world.fresh(viewer));
        world.applied(&asker, QuestionAdd { reply: reply(world), question: id, text: Doc::plain("Since Monday") }.into());
        world.applied(&noor, QuestionNote { reply: reply(world), question: id, text: Doc::plain("A note") }.into());
        world.applied(&noor, transfer(world, id, hr).into());
        world.applied(&tine, transfer(world, id, desk).into());
        for (viewer, mirror) in [&asker, &noor, &tine].into_iter().zip(&mut mirrors) {
            world.catch_up(viewer, mirror);
            assert_eq!(mirror.rows, world.fresh(viewer).rows);
        }
        assert_eq!(question(world, &noor, id).unwrap().version, 3);
        let of_it = |viewer: &Person| {
            let texts: Vec<ReplyBody> = all(world, viewer, "reply");
            texts.into_iter().filter(|text| text.question == id).map(|text| text.act).collect::<BTreeSet<_>>()
        };
        assert_eq!(of_it(&asker), [QuestionAct::Add].into());
        assert_eq!(of_it(&noor), [QuestionAct::Add, QuestionAct::Note, QuestionAct::Transfer].into());
        // Taken back, it leaves nothing of its asker's words anywhere.
        world.applied(&asker, QuestionWithdraw { question: id }.into());
        assert_eq!(of_it(&asker), [].into());
        assert!(all::<ReplyBody>(world, &noor, "reply").iter().all(|text| text.author != asker.id));
    }
    is_sound(world);
}

fn a_question_that_is_passed_on_by_two_at_once_goes_to_one_desk(world: &Arc<World>) {
    let Office { lead, asker, desk, agents: [noor, _] } = office(world);
    let (hr, _) = other_desk(world, &lead, "HR");
    let (facilities, _) = other_desk(world, &lead, "Facilities");
    for private in [false, true] {
        let id = ask(world, &asker, desk, private);
        let (first, by, to) = (Arc::clone(world), lead.clone(), hr);
        let slow = world.interleaved("UPDATE question SET version = version", move || {
            first.applied(&by, transfer(&first, id, to).into());
        });
        let item = world.item(&transfer(world, id, facilities).into());
        let verdict = loop {
            let copy = patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
            match world.push_item(&slow, &noor, copy) {
                Ok(Verdict::Later { .. }) | Err(_) => {}
                Ok(verdict) => break verdict,
            }
        };
        assert_eq!(verdict, Verdict::refused(if private { Refusal::NotFound } else { Refusal::NotStaff }));
        assert_eq!(question(world, &asker, id).unwrap().desk, hr);
        let rows = world.fresh(&asker);
        assert_eq!(rows.rows.keys().filter(|(_, kind, of)| kind == "question" && *of == id.to_string()).count(), 1);
    }
    is_sound(world);
}

fn a_question_goes_to_no_desk_that_is_not_there_or_where_nobody_works(world: &World) {
    let Office { lead, asker, desk: it, agents: [noor, _] } = office(world);
    let empty = desk(world, &lead, "Empty");
    world.applied(&lead, staff(empty, lead.id, None));
    let id = ask(world, &asker, it, false);
    refused(world, &noor, transfer(world, id, DeskId(world.id())), Refusal::NotFound);
    refused(world, &noor, transfer(world, id, it), Refusal::SameDesk);
    refused(world, &noor, transfer(world, id, empty), Refusal::DeskWithoutStaff);
    let silent = QuestionTransfer { text: Doc::default(), ..transfer(world, id, empty) };
    refused(world, &noor, silent, Refusal::TextEmpty);
    assert_eq!(stands(world, &asker, id), (QuestionState::Queued, None));
}
