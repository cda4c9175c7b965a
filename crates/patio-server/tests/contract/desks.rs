//! Desks and questions: one owner for each question, private questions and notes that nobody else learns of, and what becomes of questions
//! when somebody stops working at a desk. The cases of these commands for `kinds`, `closed` and `matrix` stand in `desks/cases.rs`.

pub mod cases;

use crate::world::{Person, World};
use cases::{ask, desk, staff};
use patio_domain::question::QuestionState;
use patio_domain::rich_text::Doc;
use patio_domain::{DeskId, DeskRole, PersonId, QuestionAct, QuestionId, Refusal, ReplyId, Role};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::{DeskStaffBody, DeskTermsBody, QuestionBody, QuestionEventBody, ReplyBody};
use patio_server::doctor::examine_store;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::Arc;

crate::contract!(
    everybody_has_a_new_desk_and_its_public_questions_and_newcomers_have_them_too,
    of_two_who_take_a_question_one_has_it_and_the_other_is_told_who,
    of_many_who_take_a_question_at_the_same_moment_exactly_one_has_it,
    a_private_question_is_seen_by_its_asker_and_the_desk_alone,
    a_note_is_received_by_the_desk_alone,
    what_a_person_had_who_left_the_desk_goes_back_to_the_queue,
    a_claim_by_somebody_who_was_just_removed_is_nobodys,
    a_closed_account_works_at_no_desk,
    a_question_goes_through_its_states_and_each_step_is_an_event,
    a_withdrawn_question_takes_its_askers_words_along,
    desks_have_names_of_their_own,
    a_question_keeps_the_terms_under_which_it_was_asked,
);

mod given;
mod incidents;
pub mod knowledge;
mod macros;
mod me_too;
mod merged;
mod priorities;

fn all<T: DeserializeOwned>(world: &World, viewer: &Person, kind: &str) -> Vec<T> {
    world.fresh(viewer).of_kind(kind).into_iter().map(|body| serde_json::from_str(body).unwrap()).collect()
}

fn refused(world: &World, person: &Person, command: impl Into<Command>, code: Refusal) {
    let command = command.into();
    assert_eq!(world.push(person, command.clone()), Verdict::refused(code), "{command:?}");
}

/// A desk with a lead and two agents, and an asker.
struct Office {
    lead: Person,
    agents: [Person; 2],
    asker: Person,
    desk: DeskId,
}

fn office(world: &World) -> Office {
    let [lead, noor, daan, asker] = ["Ineke", "Noor", "Daan", "Fatima"].map(|name| world.person(name));
    world.core.set_role(&lead.login, Role::Administrator).unwrap();
    let desk = desk(world, &lead, "IT");
    for agent in [&noor, &daan] {
        world.applied(&lead, staff(desk, agent.id, Some(DeskRole::Agent)));
    }
    Office { lead, agents: [noor, daan], asker, desk }
}

fn reply(world: &World) -> ReplyId {
    ReplyId(world.id())
}

fn question(world: &World, viewer: &Person, id: QuestionId) -> Option<QuestionBody> {
    let mirror = world.fresh(viewer);
    let mut found = mirror.rows.iter().filter(|((_, kind, of), _)| kind == "question" && *of == id.to_string());
    found.next().map(|(_, (_, body))| serde_json::from_str(body).unwrap())
}

fn stands(world: &World, viewer: &Person, id: QuestionId) -> (QuestionState, Option<PersonId>) {
    let body = question(world, viewer, id).unwrap();
    (body.state, body.owner)
}

fn is_sound(world: &World) {
    let found = examine_store(world.core.store());
    assert!(found.iter().all(|line| line.well), "{found:?}");
}

fn everybody_has_a_new_desk_and_its_public_questions_and_newcomers_have_them_too(world: &World) {
    let early = world.person("Vroeg");
    let mut mirror = world.fresh(&early);
    let Office { asker, desk, agents: [noor, _], .. } = office(world);
    let id = ask(world, &asker, desk, false);
    world.catch_up(&early, &mut mirror);
    assert_eq!((mirror.of_kind("desk").len(), mirror.of_kind("question").len(), mirror.of_kind("desk_staff").len()), (1, 1, 3));
    let late = world.person("Laat");
    assert_eq!(question(world, &late, id).unwrap().asker, asker.id);
    let roles: Vec<DeskStaffBody> = all(world, &late, "desk_staff");
    assert!(roles.iter().any(|staff| staff.person == noor.id && staff.role == DeskRole::Agent));
    // What a stream listens to is what a pull gives.
    let places = world.core.audience(early.id).unwrap().places;
    assert!(places.contains_key(&patio_domain::Scope::Desk(desk)) && !places.contains_key(&patio_domain::Scope::DeskStaff(desk)));
    is_sound(world);
}

fn of_two_who_take_a_question_one_has_it_and_the_other_is_told_who(world: &World) {
    let Office { asker, desk, agents: [noor, daan], lead } = office(world);
    let id = ask(world, &asker, desk, false);
    let claim = world.item(&QuestionClaim { question: id }.into());
    let late = world.item(&QuestionClaim { question: id }.into());
    let copy = |item: &patio_protocol::push::PushItem| patio_protocol::push::PushItem {
        command_id: item.command_id,
        kind: item.kind.clone(),
        body: item.body.clone(),
    };
    assert!(matches!(world.push_item(&world.core, &noor, copy(&claim)).unwrap(), Verdict::Applied { .. }));
    let lost = Verdict::Refused { code: Refusal::ClaimedByAnother, by: Some(noor.id) };
    assert_eq!(world.push_item(&world.core, &daan, copy(&late)).unwrap(), lost);
    assert_eq!(world.push(&lead, QuestionAnswer { reply: reply(world), question: id, text: Doc::plain("x") }.into()), lost);
    // Claiming twice is claiming once, and a verdict stays what it was.
    world.applied(&noor, QuestionClaim { question: id }.into());
    world.applied(&noor, QuestionRelease { question: id }.into());
    assert_eq!(world.push_item(&world.core, &daan, late).unwrap(), lost);
    world.applied(&daan, QuestionClaim { question: id }.into());
    assert_eq!(stands(world, &asker, id), (QuestionState::Claimed, Some(daan.id)));
}

fn of_many_who_take_a_question_at_the_same_moment_exactly_one_has_it(world: &Arc<World>) {
    let Office { asker, desk, lead, .. } = office(world);
    let agents: Vec<Person> = (0..6).map(|n| world.person(&format!("Agent{n}"))).collect();
    for agent in &agents {
        world.applied(&lead, staff(desk, agent.id, Some(DeskRole::Agent)));
    }
    for _ in 0..10 {
        let id = ask(world, &asker, desk, false);
        let verdicts: Vec<(PersonId, Verdict)> = std::thread::scope(|scope| {
            let claims = agents.iter().map(|agent| {
                scope.spawn(move || {
                    let core = world.another_core(|store| store);
                    let item = world.item(&QuestionClaim { question: id }.into());
                    loop {
                        let copy = patio_protocol::push::PushItem {
                            command_id: item.command_id,
                            kind: item.kind.clone(),
                            body: item.body.clone(),
                        };
                        match world.push_item(&core, agent, copy) {
                            Ok(Verdict::Later { .. }) | Err(_) => {}
                            Ok(verdict) => return (agent.id, verdict),
                        }
                    }
                })
            });
            claims.collect::<Vec<_>>().into_iter().map(|claim| claim.join().unwrap()).collect()
        });
        let won: Vec<PersonId> =
            verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Applied { .. })).map(|(who, _)| *who).collect();
        assert_eq!(won.len(), 1, "{verdicts:?}");
        let lost = Verdict::Refused { code: Refusal::ClaimedByAnother, by: Some(won[0]) };
        assert!(verdicts.iter().all(|(who, verdict)| *who == won[0] || *verdict == lost), "{verdicts:?}");
        assert_eq!(stands(world, &asker, id), (QuestionState::Claimed, Some(won[0])));
    }
}

fn a_private_question_is_seen_by_its_asker_and_the_desk_alone(world: &World) {
    let Office { asker, desk, agents: [noor, _], lead } = office(world);
    let other = world.person("Otto");
    let id = ask(world, &asker, desk, true);
    world.applied(&noor, QuestionAskBack { reply: reply(world), question: id, text: Doc::plain("Since when?") }.into());
    world.applied(&asker, QuestionAdd { reply: reply(world), question: id, text: Doc::plain("Monday") }.into());
    for viewer in [&asker, &noor, &lead] {
        assert_eq!(stands(world, viewer, id), (QuestionState::Claimed, Some(noor.id)));
        assert_eq!(all::<ReplyBody>(world, viewer, "reply").len(), 2);
    }
    let seen = world.fresh(&other);
    for kind in ["question", "reply", "question_event"] {
        assert_eq!(seen.of_kind(kind).len(), 0, "{kind}");
    }
    for command in cases::on(
        world,
        id,
        cases::To { person: other.id, desk, into: ask(world, &asker, desk, true), incident: cases::incident(world, &noor, desk) },
    ) {
        refused(world, &other, command, Refusal::NotFound);
    }
    // Those who come to the desk see it from then on, and not after they leave.
    world.applied(&lead, staff(desk, other.id, Some(DeskRole::Agent)));
    let mut mirror = world.fresh(&other);
    assert_eq!(mirror.of_kind("question").len(), 2);
    world.applied(&lead, staff(desk, other.id, None));
    world.catch_up(&other, &mut mirror);
    assert_eq!((mirror.of_kind("question").len(), mirror.of_kind("reply").len()), (0, 0));
    is_sound(world);
}

fn a_note_is_received_by_the_desk_alone(world: &World) {
    let Office { asker, desk, agents: [noor, daan], .. } = office(world);
    let id = ask(world, &asker, desk, false);
    world.applied(&noor, QuestionNote { reply: reply(world), question: id, text: Doc::plain("Same cable as last week") }.into());
    let at_desk: Vec<ReplyBody> = all(world, &daan, "reply");
    assert_eq!((at_desk.len(), at_desk[0].act, stands(world, &daan, id)), (1, QuestionAct::Note, (QuestionState::Queued, None)));
    assert_eq!(all::<ReplyBody>(world, &asker, "reply"), vec![]);
}

fn what_a_person_had_who_left_the_desk_goes_back_to_the_queue(world: &World) {
    let Office { asker, desk, agents: [noor, daan], lead } = office(world);
    let [claimed, waiting, answered, others, confirmed] = [(); 5].map(|()| ask(world, &asker, desk, false));
    world.applied(&noor, QuestionClaim { question: claimed }.into());
    world.applied(&noor, QuestionAskBack { reply: reply(world), question: waiting, text: Doc::plain("Which one?") }.into());
    world.applied(&noor, QuestionAnswer { reply: reply(world), question: answered, text: Doc::plain("Turn it") }.into());
    world.applied(&noor, QuestionAnswer { reply: reply(world), question: confirmed, text: Doc::plain("Turn it") }.into());
    world.applied(&daan, QuestionClaim { question: others }.into());
    world.applied(&lead, staff(desk, noor.id, None));
    let free = (QuestionState::Queued, None);
    assert_eq!([claimed, waiting].map(|id| stands(world, &asker, id)), [free, free]);
    assert_eq!(stands(world, &asker, answered), (QuestionState::Answered, Some(noor.id)), "an answer stays the answer of its author");
    assert_eq!(stands(world, &asker, others), (QuestionState::Claimed, Some(daan.id)));
    let events: Vec<QuestionEventBody> = all(world, &asker, "question_event");
    let released: Vec<_> = events.iter().filter(|event| event.act == QuestionAct::Release).map(|event| event.by).collect();
    assert_eq!(released, [lead.id, lead.id], "the log says who did it");
    world.applied(&asker, QuestionConfirm { question: confirmed }.into());
    assert_eq!(stands(world, &asker, confirmed), (QuestionState::Confirmed, Some(noor.id)));
    refused(world, &noor, QuestionClaim { question: claimed }, Refusal::NotStaff);
    // Nobody has what they answered any more, so it does not wait for them.
    world.applied(&asker, QuestionReopen { reply: reply(world), question: answered, text: Doc::plain("Still black") }.into());
    assert_eq!(stands(world, &asker, answered), free);
    is_sound(world);
}

fn a_claim_by_somebody_who_was_just_removed_is_nobodys(world: &Arc<World>) {
    let Office { asker, desk, agents: [noor, _], lead } = office(world);
    let id = ask(world, &asker, desk, false);
    // The slow node has looked at the rights when the lead ends them.
    let (removing, by, who) = (Arc::clone(world), lead.clone(), noor.id);
    let slow = world.interleaved("UPDATE desk_staff SET role = role", move || {
        removing.applied(&by, staff(desk, who, None));
    });
    let verdict = world.push_item(&slow, &noor, world.item(&QuestionClaim { question: id }.into())).unwrap();
    assert_eq!(verdict, Verdict::refused(Refusal::NotStaff));
    assert_eq!(stands(world, &asker, id), (QuestionState::Queued, None));
}

fn a_closed_account_works_at_no_desk(world: &World) {
    let Office { asker, desk, agents: [noor, daan], .. } = office(world);
    let id = ask(world, &asker, desk, true);
    world.applied(&noor, QuestionClaim { question: id }.into());
    world.core.disable(&noor.login).unwrap();
    assert_eq!(stands(world, &daan, id), (QuestionState::Queued, None));
    assert_eq!(all::<DeskStaffBody>(world, &daan, "desk_staff").len(), 2);
    is_sound(world);
}

fn a_question_goes_through_its_states_and_each_step_is_an_event(world: &World) {
    let Office { asker, desk, agents: [noor, _], .. } = office(world);
    let id = ask(world, &asker, desk, false);
    let text = |text: &str| Doc::plain(text);
    let mine = Some(noor.id);
    let steps: Vec<(&Person, Command, QuestionState, Option<PersonId>)> = vec![
        (&noor, QuestionClaim { question: id }.into(), QuestionState::Claimed, mine),
        (&noor, QuestionAskBack { reply: reply(world), question: id, text: text("Which?") }.into(), QuestionState::Waiting, mine),
        (&asker, QuestionAdd { reply: reply(world), question: id, text: text("This") }.into(), QuestionState::Claimed, mine),
        (&noor, QuestionAnswer { reply: reply(world), question: id, text: text("So") }.into(), QuestionState::Answered, mine),
        (&asker, QuestionReopen { reply: reply(world), question: id, text: text("No") }.into(), QuestionState::Claimed, mine),
        (&noor, QuestionAnswer { reply: reply(world), question: id, text: text("Or so") }.into(), QuestionState::Answered, mine),
        (&asker, QuestionConfirm { question: id }.into(), QuestionState::Confirmed, mine),
    ];
    for (who, command, state, owner) in steps {
        world.clock.forward(1_000);
        world.applied(who, command.clone());
        assert_eq!(stands(world, &asker, id), (state, owner), "{command:?}");
    }
    let mut events: Vec<QuestionEventBody> = all(world, &asker, "question_event");
    events.sort_by_key(|event| event.version);
    let log: Vec<_> = events.iter().map(|event| (event.act, event.by, event.version)).collect();
    let (a, n) = (asker.id, noor.id);
    assert_eq!(
        log,
        [
            (QuestionAct::Ask, a, 1),
            (QuestionAct::Claim, n, 2),
            (QuestionAct::AskBack, n, 3),
            (QuestionAct::Add, a, 4),
            (QuestionAct::Answer, n, 5),
            (QuestionAct::Reopen, a, 6),
            (QuestionAct::Answer, n, 7),
            (QuestionAct::Confirm, a, 8)
        ]
    );
    assert!(events.windows(2).all(|pair| pair[0].at < pair[1].at), "times are the server's");
    assert_eq!(all::<ReplyBody>(world, &asker, "reply").len(), 5);
}

fn a_withdrawn_question_takes_its_askers_words_along(world: &World) {
    let Office { asker, desk, agents: [noor, _], .. } = office(world);
    let id = ask(world, &asker, desk, false);
    world.applied(&noor, QuestionAskBack { reply: reply(world), question: id, text: Doc::plain("Which?") }.into());
    world.applied(&asker, QuestionAdd { reply: reply(world), question: id, text: Doc::plain("My salary slip") }.into());
    world.applied(&asker, QuestionWithdraw { question: id }.into());
    let body = question(world, &noor, id).unwrap();
    assert_eq!((body.state, body.title.as_str(), body.text), (QuestionState::Withdrawn, "", Doc::default()));
    let left: Vec<ReplyBody> = all(world, &noor, "reply");
    assert_eq!(left.iter().map(|reply| reply.author).collect::<Vec<_>>(), [noor.id], "what others wrote is theirs");
    refused(world, &noor, QuestionClaim { question: id }, Refusal::Withdrawn);
}

fn desks_have_names_of_their_own(world: &World) {
    let Office { desk: it, lead, agents: [noor, _], .. } = office(world);
    let taken = DeskCreate { desk: DeskId(world.id()), name: " it ".into(), purpose: String::new() };
    refused(world, &lead, taken, Refusal::NameTaken);
    let hr = desk(world, &lead, "HR");
    let update = |desk, name: &str| DeskUpdate { desk, name: Some(name.into()), purpose: None };
    refused(world, &lead, update(hr, "It"), Refusal::NameTaken);
    world.applied(&lead, update(it, "ICT").into());
    world.applied(&lead, update(hr, "IT").into());
    refused(world, &noor, update(it, "Noor"), Refusal::NotALead);
    refused(world, &lead, update(it, "  "), Refusal::NameInvalid);
}

fn a_question_keeps_the_terms_under_which_it_was_asked(world: &World) {
    let Office { lead, asker, desk, .. } = office(world);
    let terms = |response_min| cases::terms(desk, response_min);
    let under = |question| self::question(world, &asker, question).unwrap().terms;
    let asked_after = |response_min: Option<u32>| {
        world.applied(&lead, terms(response_min).into());
        ask(world, &asker, desk, false)
    };
    let before = ask(world, &asker, desk, false);
    let asked = [asked_after(Some(60)), asked_after(Some(60)), asked_after(Some(30))];
    assert_eq!((under(before), asked.map(under)), (0, [1, 1, 2]), "the same terms change nothing");
    let read: Vec<DeskTermsBody> = all(world, &asker, "desk_terms");
    assert_eq!(
        read.iter().map(|body| (body.number, body.terms.targets.response_min)).collect::<BTreeMap<_, _>>(),
        [(1, Some(60)), (2, Some(30))].into()
    );
    refused(world, &asker, terms(Some(1)), Refusal::NotALead);
    refused(world, &lead, terms(Some(0)), Refusal::TargetInvalid);
    let mut nowhere = terms(None);
    nowhere.terms.calendar.time_zone = "Nowhere/Atall".into();
    refused(world, &lead, nowhere, Refusal::CalendarInvalid);
    assert_eq!(under(ask(world, &asker, desk, true)), 2);
    is_sound(world);
}
