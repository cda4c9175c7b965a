//! Incidents: everybody knows of one, its end answers every question that is part of it, and no question slips in or out unseen.

use super::cases::{ask, desk, incident, staff};
use super::{Office, all, is_sound, office, question, refused, reply, stands};
use crate::world::{Person, World};
use patio_domain::limits::{INCIDENT_MAX_MESSAGES, INCIDENT_MAX_QUESTIONS};
use patio_domain::question::QuestionState;
use patio_domain::rich_text::Doc;
use patio_domain::{DeskId, DeskRole, IncidentId, MessageId, QuestionAct, QuestionId, Refusal};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::{IncidentBody, IncidentMessageBody, QuestionEventBody};
use std::sync::Arc;

crate::contract!(
    everybody_has_an_incident_and_what_is_said_about_it,
    the_end_of_an_incident_answers_every_question_that_is_part_of_it,
    a_question_is_taken_out_of_an_incident_by_whatever_is_done_with_it_alone,
    a_question_is_part_of_no_incident_that_is_no_place_for_it,
    nobody_but_the_desk_says_anything_about_an_incident,
    an_incident_has_so_many_questions_and_messages_and_no_more,
    a_question_that_joins_while_the_incident_ends_is_answered,
    a_question_that_is_taken_while_the_incident_ends_stays_with_the_person_who_took_it,
);

fn join(question: QuestionId, incident: IncidentId) -> QuestionJoin {
    QuestionJoin { question, incident }
}

fn update(world: &World, incident: IncidentId, text: &str) -> IncidentUpdate {
    IncidentUpdate { message: MessageId(world.id()), incident, text: Doc::plain(text) }
}

fn end(world: &World, incident: IncidentId) -> IncidentEnd {
    IncidentEnd { message: MessageId(world.id()), incident, text: Doc::plain("The antenna was replaced") }
}

fn part_of(world: &World, viewer: &Person, id: QuestionId) -> Option<IncidentId> {
    question(world, viewer, id).unwrap().incident
}

fn said(world: &World, viewer: &Person) -> Vec<(String, bool)> {
    let mut said: Vec<IncidentMessageBody> = all(world, viewer, "incident_message");
    said.sort_by_key(|message| message.written_at);
    said.into_iter().map(|message| (message.text.plain_text(&|_| String::new()), message.ends)).collect()
}

fn everybody_has_an_incident_and_what_is_said_about_it(world: &World) {
    let Office { asker, desk, agents: [noor, daan], .. } = office(world);
    let id = incident(world, &noor, desk);
    world.clock.forward(60_000);
    world.applied(&daan, update(world, id, "It is the antenna").into());
    world.clock.forward(60_000);
    let late = world.person("Laat");
    for viewer in [&asker, &late] {
        let known: Vec<IncidentBody> = all(world, viewer, "incident");
        let [body] = known.as_slice() else { panic!("{known:?}") };
        assert_eq!((body.desk, body.title.as_str(), body.opened_by, body.ended_at), (desk, "No wifi", noor.id, None));
        assert_eq!(body.changed_at - body.opened_at, 60_000);
        assert_eq!(said(world, viewer), [("In Venlo".to_owned(), false), ("It is the antenna".to_owned(), false)]);
    }
    world.applied(&noor, end(world, id).into());
    let over: Vec<IncidentBody> = all(world, &late, "incident");
    assert_eq!(over.iter().map(|body| body.ended_at.map(|at| at - body.opened_at)).collect::<Vec<_>>(), [Some(120_000)]);
    assert_eq!(said(world, &late).last(), Some(&("The antenna was replaced".to_owned(), true)));
    refused(world, &daan, end(world, id), Refusal::IncidentEnded);
    refused(world, &daan, update(world, id, "And"), Refusal::IncidentEnded);
    is_sound(world);
}

fn the_end_of_an_incident_answers_every_question_that_is_part_of_it(world: &World) {
    let Office { asker, lead, desk, agents: [noor, daan] } = office(world);
    let second = world.person("Wim");
    let (public, private, own) = (ask(world, &asker, desk, false), ask(world, &second, desk, true), ask(world, &noor, desk, false));
    let apart = ask(world, &asker, desk, false);
    let id = incident(world, &noor, desk);
    world.applied(&daan, QuestionClaim { question: public }.into());
    let not_yours = Verdict::Refused { code: Refusal::ClaimedByAnother, by: Some(daan.id) };
    assert_eq!(world.push(&noor, join(public, id).into()), not_yours);
    world.applied(&lead, join(public, id).into());
    world.applied(&noor, join(private, id).into());
    world.applied(&daan, join(own, id).into());
    world.applied(&daan, join(own, id).into());
    assert_eq!((stands(world, &asker, public), part_of(world, &asker, public)), ((QuestionState::InIncident, None), Some(id)));
    assert!(question(world, &asker, private).is_none(), "a private question stays private");
    world.clock.forward(60_000);
    world.applied(&noor, end(world, id).into());
    for (viewer, question) in [(&asker, public), (&second, private), (&noor, own)] {
        assert_eq!(stands(world, viewer, question), (QuestionState::Answered, Some(noor.id)));
        assert_eq!(part_of(world, viewer, question), None);
        let mut events: Vec<QuestionEventBody> = all(world, viewer, "question_event");
        events.retain(|event| event.question == question);
        events.sort_by_key(|event| event.version);
        let log: Vec<_> = events.iter().map(|event| (event.act, event.incident)).collect();
        assert_eq!(log[log.len() - 2..], [(QuestionAct::Join, Some(id)), (QuestionAct::Answer, Some(id))]);
    }
    assert_eq!(stands(world, &asker, apart), (QuestionState::Queued, None), "what is not part of it is not answered");
    // Its asker says what an answer is worth.
    world.applied(&second, QuestionConfirm { question: private }.into());
    world.applied(&asker, QuestionReopen { reply: reply(world), question: public, text: Doc::plain("Still none") }.into());
    assert_eq!(stands(world, &asker, public), (QuestionState::Claimed, Some(noor.id)));
    // What comes late has the same answer, also when it comes once more.
    world.applied(&noor, join(public, id).into());
    let late = ask(world, &second, desk, false);
    world.applied(&daan, join(late, id).into());
    refused(world, &noor, join(late, id), Refusal::AlreadyAnswered);
    for (viewer, question) in [(&asker, public), (&second, late)] {
        assert_eq!(
            stands(world, viewer, question),
            (QuestionState::Answered, Some(noor.id)),
            "it is the answer of the person who ended it"
        );
    }
    is_sound(world);
}

fn a_question_is_taken_out_of_an_incident_by_whatever_is_done_with_it_alone(world: &World) {
    let Office { asker, lead, desk: it, agents: [noor, daan] } = office(world);
    let hr = desk(world, &lead, "HR");
    let id = incident(world, &noor, it);
    let into = ask(world, &asker, it, false);
    type Act<'a> = (&'a Person, &'a dyn Fn(QuestionId) -> Command, QuestionState);
    let acts: [Act<'_>; 8] = [
        (&noor, &|question| QuestionLeave { question }.into(), QuestionState::Queued),
        (&noor, &|question| QuestionClaim { question }.into(), QuestionState::Claimed),
        (&noor, &|question| QuestionAssign { question, person: daan.id }.into(), QuestionState::Claimed),
        (&noor, &|question| QuestionAnswer { reply: reply(world), question, text: Doc::plain("So") }.into(), QuestionState::Answered),
        (&noor, &|question| QuestionAskBack { reply: reply(world), question, text: Doc::plain("So?") }.into(), QuestionState::Waiting),
        (&noor, &|question| QuestionMerge { question, into }.into(), QuestionState::Merged),
        (
            &noor,
            &|question| QuestionTransfer { reply: reply(world), question, desk: hr, text: Doc::plain("Yours") }.into(),
            QuestionState::Queued,
        ),
        (&asker, &|question| QuestionWithdraw { question }.into(), QuestionState::Withdrawn),
    ];
    let mut out = Vec::new();
    for (by, act, state) in acts {
        let question = ask(world, &asker, it, false);
        world.applied(&noor, join(question, id).into());
        world.applied(by, act(question));
        assert_eq!((stands(world, &asker, question).0, part_of(world, &asker, question)), (state, None));
        out.push((question, state));
    }
    // What its asker adds leaves it where it is.
    let stays = ask(world, &asker, it, false);
    world.applied(&noor, join(stays, id).into());
    world.applied(&asker, QuestionAdd { reply: reply(world), question: stays, text: Doc::plain("In hall 3, too") }.into());
    assert_eq!(part_of(world, &asker, stays), Some(id));
    world.applied(&noor, end(world, id).into());
    for (question, state) in out {
        assert_eq!(stands(world, &asker, question).0, state, "the end of an incident is no answer to what is not part of it");
    }
    assert_eq!(stands(world, &asker, stays).0, QuestionState::Answered);
    is_sound(world);
}

fn a_question_is_part_of_no_incident_that_is_no_place_for_it(world: &World) {
    let Office { asker, lead, desk: it, agents: [noor, _] } = office(world);
    let hr = desk(world, &lead, "HR");
    world.applied(&lead, staff(hr, noor.id, Some(DeskRole::Agent)));
    let (one, other, there) = (incident(world, &noor, it), incident(world, &noor, it), incident(world, &noor, hr));
    let id = ask(world, &asker, it, false);
    refused(world, &noor, join(id, IncidentId(world.id())), Refusal::NotFound);
    refused(world, &noor, join(id, there), Refusal::IncidentElsewhere);
    refused(world, &asker, join(id, one), Refusal::NotStaff);
    refused(world, &noor, QuestionLeave { question: id }, Refusal::NothingToUndo);
    world.applied(&noor, join(id, one).into());
    refused(world, &noor, join(id, other), Refusal::InAnotherIncident);
    let late = ask(world, &asker, it, false);
    world.applied(&noor, QuestionAnswer { reply: reply(world), question: late, text: Doc::plain("So") }.into());
    refused(world, &noor, join(late, one), Refusal::AlreadyAnswered);
    is_sound(world);
}

fn nobody_but_the_desk_says_anything_about_an_incident(world: &World) {
    let Office { asker, lead, desk: it, agents: [noor, daan] } = office(world);
    let open = |incident: IncidentId, desk| IncidentOpen { incident, desk, title: "No wifi".into(), text: Doc::default() };
    refused(world, &asker, open(IncidentId(world.id()), it), Refusal::NotStaff);
    refused(world, &noor, open(IncidentId(world.id()), DeskId(world.id())), Refusal::NotFound);
    let id = incident(world, &noor, it);
    refused(world, &asker, update(world, id, "It is over"), Refusal::NotStaff);
    refused(world, &asker, end(world, id), Refusal::NotStaff);
    refused(world, &noor, update(world, IncidentId(world.id()), "Where?"), Refusal::NotFound);
    // An id that stands for anything is refused, so that no message takes the place of another.
    refused(world, &daan, open(id, it), Refusal::IdTaken);
    let over = IncidentUpdate { message: MessageId(id.0), incident: id, text: Doc::plain("Never mind") };
    refused(world, &daan, over, Refusal::IdTaken);
    assert_eq!(said(world, &asker), [("In Venlo".to_owned(), false)]);
    // Who does not work there any more says nothing any more.
    world.applied(&lead, staff(it, daan.id, None));
    refused(world, &daan, end(world, id), Refusal::NotStaff);
    is_sound(world);
}

fn an_incident_has_so_many_questions_and_messages_and_no_more(world: &World) {
    let Office { asker, desk, agents: [mut noor, _], .. } = office(world);
    let id = incident(world, &noor, desk);
    for number in 0..INCIDENT_MAX_MESSAGES {
        // What everybody receives is rationed.
        if number % 30 == 29 {
            world.clock.forward(8 * 3_600_000);
            noor = world.again(&noor);
        }
        world.applied(&noor, update(world, id, &format!("{number}")).into());
    }
    refused(world, &noor, update(world, id, "One more"), Refusal::IncidentFull);
    let asker = world.again(&asker);
    let others = [world.person("Wim"), world.person("Els")];
    let parts: Vec<QuestionId> = others.iter().cycle().take(INCIDENT_MAX_QUESTIONS).map(|by| ask(world, by, desk, false)).collect();
    for question in &parts {
        world.applied(&noor, join(*question, id).into());
    }
    let last = ask(world, &asker, desk, false);
    refused(world, &noor, join(last, id), Refusal::IncidentFull);
    // It can always be ended.
    world.applied(&noor, end(world, id).into());
    assert_eq!([parts[0], parts[INCIDENT_MAX_QUESTIONS - 1], last].map(|id| stands(world, &asker, id).0), {
        use QuestionState::{Answered, Queued};
        [Answered, Answered, Queued]
    });
}

fn a_question_that_joins_while_the_incident_ends_is_answered(world: &Arc<World>) {
    let Office { asker, desk, agents: [noor, daan], .. } = office(world);
    for _ in 0..10 {
        let (id, question) = (incident(world, &noor, desk), ask(world, &asker, desk, false));
        let verdicts: Vec<Verdict> = std::thread::scope(|scope| {
            let sent = [(&noor, Command::from(end(world, id))), (&daan, join(question, id).into())].map(|(by, command)| {
                scope.spawn(move || {
                    let core = world.another_core(|store| store);
                    super::merged::decided(world, &core, by, &world.item(&command))
                })
            });
            sent.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(verdicts.iter().all(|verdict| matches!(verdict, Verdict::Applied { .. })), "{verdicts:?}");
        assert_eq!(stands(world, &asker, question).0, QuestionState::Answered);
    }
    is_sound(world);
}

fn a_question_that_is_taken_while_the_incident_ends_stays_with_the_person_who_took_it(world: &Arc<World>) {
    let Office { asker, desk, agents: [noor, daan], .. } = office(world);
    let (id, question) = (incident(world, &noor, desk), ask(world, &asker, desk, false));
    world.applied(&noor, join(question, id).into());
    // The end knows which questions are part of it when one of them is taken.
    let (first, by) = (Arc::clone(world), daan.clone());
    let slow = world.interleaved("UPDATE question SET version = version", move || {
        first.applied(&by, QuestionClaim { question }.into());
    });
    let verdict = super::merged::decided(world, &slow, &noor, &world.item(&end(world, id).into()));
    assert!(matches!(verdict, Verdict::Applied { .. }), "{verdict:?}");
    assert_eq!(stands(world, &asker, question), (QuestionState::Claimed, Some(daan.id)));
    is_sound(world);
}
