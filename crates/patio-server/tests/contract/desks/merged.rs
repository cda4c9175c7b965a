//! Questions that are put together with others: which may be, who follows what, and how they come apart again.

use super::cases::{ask, desk, staff};
use super::{Office, all, is_sound, office, question, refused, reply, stands};
use crate::world::{Person, World};
use patio_domain::question::QuestionState;
use patio_domain::rich_text::Doc;
use patio_domain::{DeskRole, QuestionAct, QuestionId, Refusal};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::QuestionEventBody;
use std::sync::Arc;

crate::contract!(
    a_question_is_put_together_with_another_and_taken_out_again,
    a_private_question_is_put_together_with_nothing_that_its_asker_may_not_read,
    a_question_is_put_together_with_none_that_is_no_place_for_it,
    a_question_that_is_taken_back_lets_go_of_those_that_were_put_together_with_it,
    a_question_that_is_put_together_while_the_other_is_taken_back_is_never_lost,
    two_questions_that_are_put_together_with_each_other_at_once_never_lead_in_a_ring,
);

fn merge(question: QuestionId, into: QuestionId) -> QuestionMerge {
    QuestionMerge { question, into }
}

fn into(world: &World, viewer: &Person, id: QuestionId) -> Option<QuestionId> {
    question(world, viewer, id).unwrap().into
}

fn a_question_is_put_together_with_another_and_taken_out_again(world: &World) {
    let Office { lead, asker, desk, agents: [noor, daan] } = office(world);
    let second = world.person("Wim");
    let (one, two) = (ask(world, &asker, desk, false), ask(world, &second, desk, false));
    refused(world, &second, merge(two, one), Refusal::NotStaff);
    world.applied(&noor, QuestionClaim { question: two }.into());
    let not_yours = Verdict::Refused { code: Refusal::ClaimedByAnother, by: Some(noor.id) };
    assert_eq!(world.push(&daan, merge(two, one).into()), not_yours);
    world.applied(&noor, merge(two, one).into());
    assert_eq!((stands(world, &second, two), into(world, &second, two)), ((QuestionState::Merged, None), Some(one)));
    refused(world, &noor, QuestionClaim { question: two }, Refusal::QuestionMerged);
    refused(world, &noor, QuestionAnswer { reply: reply(world), question: two, text: Doc::plain("So") }, Refusal::QuestionMerged);
    refused(world, &second, QuestionAdd { reply: reply(world), question: two, text: Doc::plain("And") }, Refusal::QuestionMerged);
    // One answer for both. Taken out again, the question is where it can be taken.
    world.applied(&noor, QuestionAnswer { reply: reply(world), question: one, text: Doc::plain("So") }.into());
    refused(world, &second, QuestionSplit { question: two }, Refusal::NotStaff);
    world.applied(&daan, QuestionSplit { question: two }.into());
    assert_eq!((stands(world, &second, two), into(world, &second, two)), ((QuestionState::Queued, None), None));
    refused(world, &daan, QuestionSplit { question: two }, Refusal::NothingToUndo);
    // An answered question answers the next one, too; and its asker says when it is another one after all.
    world.applied(&lead, merge(two, one).into());
    world.applied(&second, QuestionReopen { reply: reply(world), question: two, text: Doc::plain("Mine is blue") }.into());
    assert_eq!((stands(world, &second, two), into(world, &second, two)), ((QuestionState::Queued, None), None));
    let mut events: Vec<QuestionEventBody> = all(world, &second, "question_event");
    events.retain(|event| event.question == two);
    events.sort_by_key(|event| event.version);
    let log: Vec<_> = events.iter().map(|event| (event.act, event.into)).collect();
    let (merged, split) = ((QuestionAct::Merge, Some(one)), (QuestionAct::Split, None));
    assert_eq!(log, [(QuestionAct::Ask, None), (QuestionAct::Claim, None), merged, split, merged, (QuestionAct::Reopen, None)]);
    is_sound(world);
}

fn a_private_question_is_put_together_with_nothing_that_its_asker_may_not_read(world: &World) {
    let Office { lead, asker, desk, agents: [noor, _] } = office(world);
    let second = world.person("Wim");
    let (public, of_another) = (ask(world, &second, desk, false), ask(world, &second, desk, true));
    let [private, other] = [(); 2].map(|()| ask(world, &asker, desk, true));
    for (question, into) in [(private, public), (public, private), (private, of_another)] {
        refused(world, &noor, merge(question, into), Refusal::MergePrivate);
    }
    world.applied(&noor, merge(private, other).into());
    assert_eq!(into(world, &asker, private), Some(other));
    // At a desk where Noor does not work there is nothing to be found.
    let hr = super::cases::desk(world, &lead, "HR");
    let there = ask(world, &asker, hr, true);
    refused(world, &noor, merge(other, there), Refusal::NotFound);
    refused(world, &noor, merge(there, other), Refusal::NotFound);
    is_sound(world);
}

fn a_question_is_put_together_with_none_that_is_no_place_for_it(world: &World) {
    let Office { lead, asker, desk: it, agents: [noor, _] } = office(world);
    let hr = desk(world, &lead, "HR");
    world.applied(&lead, staff(hr, noor.id, Some(DeskRole::Agent)));
    let [one, two, three, gone] = [(); 4].map(|()| ask(world, &asker, it, false));
    let there = ask(world, &asker, hr, false);
    refused(world, &noor, merge(one, one), Refusal::MergeInvalid);
    refused(world, &noor, merge(one, QuestionId(world.id())), Refusal::NotFound);
    refused(world, &noor, merge(one, there), Refusal::MergeInvalid);
    world.applied(&asker, QuestionWithdraw { question: gone }.into());
    refused(world, &noor, merge(one, gone), Refusal::MergeInvalid);
    world.applied(&noor, merge(two, three).into());
    refused(world, &noor, merge(one, two), Refusal::MergeInvalid);
    refused(world, &noor, merge(three, two), Refusal::MergeInvalid);
    refused(world, &noor, merge(two, one), Refusal::QuestionMerged);
    // With what was put together with it: a chain, never a ring.
    world.applied(&noor, merge(three, one).into());
    refused(world, &noor, merge(one, two), Refusal::MergeInvalid);
    assert_eq!([two, three, one].map(|id| into(world, &asker, id)), [Some(three), Some(one), None]);
    is_sound(world);
}

fn a_question_that_is_taken_back_lets_go_of_those_that_were_put_together_with_it(world: &World) {
    let Office { asker, desk, agents: [noor, _], .. } = office(world);
    let second = world.person("Wim");
    let (one, two, three) = (ask(world, &asker, desk, false), ask(world, &second, desk, false), ask(world, &second, desk, false));
    world.applied(&noor, merge(two, one).into());
    world.applied(&noor, merge(three, one).into());
    world.applied(&asker, QuestionWithdraw { question: one }.into());
    for id in [two, three] {
        assert_eq!((stands(world, &second, id), into(world, &second, id)), ((QuestionState::Queued, None), None));
    }
    // A question that is put together with another can be taken back itself.
    let four = ask(world, &asker, desk, false);
    world.applied(&noor, merge(four, two).into());
    world.applied(&asker, QuestionWithdraw { question: four }.into());
    assert_eq!((stands(world, &asker, four).0, into(world, &asker, four)), (QuestionState::Withdrawn, None));
    is_sound(world);
}

/// Sends a command until it is decided.
pub(super) fn decided(world: &World, core: &patio_server::Core, by: &Person, item: &patio_protocol::push::PushItem) -> Verdict {
    loop {
        let copy = patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
        match world.push_item(core, by, copy) {
            Ok(Verdict::Later { .. }) | Err(_) => {}
            Ok(verdict) => return verdict,
        }
    }
}

fn a_question_that_is_put_together_while_the_other_is_taken_back_is_never_lost(world: &Arc<World>) {
    let Office { asker, desk, agents: [noor, _], .. } = office(world);
    let second = world.person("Wim");
    let (one, two) = (ask(world, &asker, desk, false), ask(world, &second, desk, false));
    // The withdrawal has looked for questions that were put together with it when one comes.
    let (first, by) = (Arc::clone(world), noor.clone());
    let slow = world.interleaved("UPDATE question SET version = version", move || {
        first.applied(&by, merge(two, one).into());
    });
    let item = world.item(&QuestionWithdraw { question: one }.into());
    assert!(matches!(decided(world, &slow, &asker, &item), Verdict::Applied { .. }));
    assert_eq!(stands(world, &asker, one).0, QuestionState::Withdrawn);
    assert_eq!((stands(world, &second, two).0, into(world, &second, two)), (QuestionState::Queued, None));
    is_sound(world);
}

fn two_questions_that_are_put_together_with_each_other_at_once_never_lead_in_a_ring(world: &Arc<World>) {
    let Office { asker, desk, agents: [noor, daan], .. } = office(world);
    for _ in 0..10 {
        let (one, two) = (ask(world, &asker, desk, false), ask(world, &asker, desk, false));
        let verdicts: Vec<Verdict> = std::thread::scope(|scope| {
            let sent = [(&noor, merge(one, two)), (&daan, merge(two, one))].map(|(by, command)| {
                scope.spawn(move || {
                    let core = world.another_core(|store| store);
                    decided(world, &core, by, &world.item(&command.into()))
                })
            });
            sent.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Applied { .. })).count(), 1, "{verdicts:?}");
        assert_eq!([one, two].iter().filter(|id| into(world, &asker, **id).is_some()).count(), 1);
    }
}
