//! Knowledge: what a desk keeps, who changes it, what everybody reads of it, and who learns whom it did not help.

use super::cases::{AtDesk, ask, staff};
use super::{Office, all, is_sound, office, refused, reply};
use crate::world::{Person, World};
use patio_domain::limits::QUESTIONS;
use patio_domain::rich_text::Doc;
use patio_domain::{DeskId, DeskRole, KnowledgeId, PersonId, QuestionId, Refusal};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::{KnowledgeBody, KnowledgeVersionBody, KnowledgeVoteBody};
use std::sync::Arc;

crate::contract!(
    an_answer_is_kept_once_and_everybody_reads_it,
    what_is_private_or_has_no_answer_is_not_kept,
    what_an_item_said_before_stays_and_nobody_writes_over_a_text_they_did_not_see,
    of_two_who_change_an_item_at_once_the_second_is_told,
    an_item_is_looked_at_again_retired_and_handed_over_by_its_desk_alone,
    it_is_told_how_many_an_item_helped_and_its_desk_alone_reads_why_not,
    an_item_stays_when_its_owner_leaves_the_desk,
    nobody_sends_an_item_to_everybody_again_and_again,
);

const DAY: &str = "2027-05-30";

/// A new item, or another text for one.
fn set(knowledge: KnowledgeId, desk: DeskId, base: u32, title: &str) -> KnowledgeSet {
    let (title, text) = (title.to_owned(), Doc::plain("Turn it off and on"));
    KnowledgeSet { knowledge, desk, base, title, text, topics: vec!["wifi".into()], review_on: DAY.into(), question: None }
}

/// An item that somebody keeps.
fn item(world: &World, by: &Person, desk: DeskId) -> KnowledgeId {
    let knowledge = KnowledgeId(world.id());
    world.applied(by, set(knowledge, desk, 0, "A black screen").into());
    knowledge
}

/// A question with an answer.
fn answered(world: &World, (asker, agent): (&Person, &Person), desk: DeskId, private: bool) -> QuestionId {
    let question = ask(world, asker, desk, private);
    world.applied(agent, QuestionAnswer { reply: reply(world), question, text: Doc::plain("Turn it off and on") }.into());
    question
}

/// The command of a kind that is about an item that is there.
fn about(kind: &str, knowledge: KnowledgeId, person: PersonId) -> Option<Command> {
    Some(match kind {
        "knowledge.review" => KnowledgeReview { knowledge, review_on: "2028-01-01".into() }.into(),
        "knowledge.retire" => KnowledgeRetire { knowledge, on: true }.into(),
        "knowledge.hand_over" => KnowledgeHandOver { knowledge, person }.into(),
        "knowledge.vote" => KnowledgeVote { knowledge, helped: Some(false), reason: "Not here".into() }.into(),
        _ => return None,
    })
}

/// Who does what with a kind, for the tests that walk over every kind.
pub fn cases(world: &World, agent: &Person, lead: &Person, asker: &Person, (desk, kind): (DeskId, &str)) -> Vec<(Person, Command)> {
    if kind == "knowledge.set" {
        let (knowledge, question) = (KnowledgeId(world.id()), answered(world, (asker, agent), desk, false));
        let new = KnowledgeSet { question: Some(question), ..set(knowledge, desk, 0, "A black screen") };
        return vec![(agent.clone(), new.into()), (lead.clone(), set(knowledge, desk, 1, "A screen that stays black").into())];
    }
    let knowledge = item(world, agent, desk);
    let person = if kind == "knowledge.vote" { asker } else { agent };
    vec![(person.clone(), about(kind, knowledge, lead.id).unwrap())]
}

/// What an outsider asks about an item, a desk and a private question that they cannot see.
pub fn asked_from_outside(item: u128, (desk, kind): (DeskId, &str), outsider: PersonId, question: QuestionId) -> Vec<Command> {
    let knowledge = KnowledgeId(uuid::Uuid::from_u128(item));
    match about(kind, knowledge, outsider) {
        Some(command) => vec![command],
        None => [0, 1]
            .map(|base| KnowledgeSet { question: Some(question).filter(|_| base == 0), ..set(knowledge, desk, base, "Mine") }.into())
            .into(),
    }
}

/// What an actor of the matrix asks with a kind.
pub fn asked(world: &World, at: &AtDesk<'_>, kind: &str) -> Command {
    if kind == "knowledge.set" {
        let question = Some(answered(world, (at.author, at.agent), at.desk, at.private));
        return KnowledgeSet { question, ..set(KnowledgeId(world.id()), at.desk, 0, "A black screen") }.into();
    }
    about(kind, item(world, at.agent, at.desk), at.lead.id).unwrap()
}

fn read(world: &World, viewer: &Person) -> Vec<KnowledgeBody> {
    all(world, viewer, "knowledge")
}

fn an_answer_is_kept_once_and_everybody_reads_it(world: &World) {
    let Office { asker, desk, agents: [noor, daan], .. } = office(world);
    let stranger = world.person("Sanne");
    let question = answered(world, (&asker, &noor), desk, false);
    let keep = |by: &Person, id: KnowledgeId| -> Verdict {
        world.push(by, KnowledgeSet { question: Some(question), ..set(id, desk, 0, "  A black screen ") }.into())
    };
    let [first, second] = [(); 2].map(|()| KnowledgeId(world.id()));
    assert_eq!(keep(&stranger, first), Verdict::refused(Refusal::NotStaff));
    assert!(matches!(keep(&noor, first), Verdict::Applied { .. }));
    assert_eq!(keep(&daan, second), Verdict::refused(Refusal::AlreadyKnowledge));
    refused(world, &daan, set(first, desk, 0, "Mine"), Refusal::IdTaken);
    refused(world, &daan, set(KnowledgeId(question.0), desk, 0, "Mine"), Refusal::IdTaken);
    refused(world, &daan, set(second, desk, 0, " "), Refusal::KnowledgeTitleInvalid);
    refused(world, &daan, KnowledgeSet { text: Doc::default(), ..set(second, desk, 0, "Nothing") }, Refusal::TextEmpty);
    refused(world, &daan, KnowledgeSet { review_on: "soon".into(), ..set(second, desk, 0, "Soon") }, Refusal::ReviewDateInvalid);
    refused(world, &daan, KnowledgeSet { topics: vec![String::new()], ..set(second, desk, 0, "Of what") }, Refusal::KnowledgeTopicsInvalid);
    let read = read(world, &stranger);
    assert_eq!(read.len(), 1);
    assert_eq!((read[0].title.as_str(), read[0].owner, read[0].question), ("A black screen", noor.id, Some(question)));
    is_sound(world);
}

fn what_is_private_or_has_no_answer_is_not_kept(world: &World) {
    let Office { lead, asker, desk, agents: [noor, _] } = office(world);
    let hr = super::desk(world, &lead, "HR");
    let keep = |question: QuestionId, code: Refusal| {
        refused(world, &noor, KnowledgeSet { question: Some(question), ..set(KnowledgeId(world.id()), desk, 0, "It") }, code);
    };
    keep(answered(world, (&asker, &noor), desk, true), Refusal::QuestionPrivate);
    keep(ask(world, &asker, desk, false), Refusal::NotAnswered);
    keep(QuestionId(world.id()), Refusal::NotFound);
    keep(answered(world, (&asker, &lead), hr, false), Refusal::NotFound);
    let withdrawn = ask(world, &asker, desk, false);
    world.applied(&asker, QuestionWithdraw { question: withdrawn }.into());
    keep(withdrawn, Refusal::Withdrawn);
    assert!(read(world, &noor).is_empty());
    is_sound(world);
}

fn what_an_item_said_before_stays_and_nobody_writes_over_a_text_they_did_not_see(world: &World) {
    let Office { lead, desk, agents: [noor, daan], asker } = office(world);
    let id = item(world, &noor, desk);
    let hr = super::desk(world, &lead, "HR");
    world.applied(&daan, set(id, desk, 1, "A screen that stays black").into());
    refused(world, &noor, set(id, desk, 1, "A dark screen"), Refusal::KnowledgeChanged);
    refused(world, &lead, set(id, hr, 2, "Of HR"), Refusal::NotFound);
    refused(world, &asker, set(id, desk, 2, "Of everybody"), Refusal::NotStaff);
    // The same words once more are no version.
    world.applied(&noor, KnowledgeSet { review_on: "2029-01-01".into(), ..set(id, desk, 2, "A screen that stays black") }.into());
    let body = &read(world, &asker)[0];
    assert_eq!((body.version, body.title.as_str(), body.written_by, body.owner), (2, "A screen that stays black", daan.id, noor.id));
    assert_eq!(body.review_on, "2029-01-01");
    let before: Vec<KnowledgeVersionBody> = all(world, &asker, "knowledge_version");
    assert_eq!(before.iter().map(|said| (said.version, said.title.as_str())).collect::<Vec<_>>(), [(1, "A black screen")]);
    is_sound(world);
}

/// The slow node has looked at the item when a colleague changes it.
fn of_two_who_change_an_item_at_once_the_second_is_told(world: &Arc<World>) {
    let Office { desk, agents: [noor, daan], .. } = office(world);
    let id = item(world, &noor, desk);
    let (meanwhile, by) = (Arc::clone(world), daan.clone());
    let slow = world.interleaved("UPDATE knowledge SET version = version", move || {
        meanwhile.applied(&by, set(id, desk, 1, "First").into());
    });
    let verdict = world.push_item(&slow, &noor, world.item(&set(id, desk, 1, "Second").into())).unwrap();
    assert_eq!(verdict, Verdict::refused(Refusal::KnowledgeChanged));
    assert_eq!(read(world, &noor)[0].title, "First");
    is_sound(world);
}

fn an_item_is_looked_at_again_retired_and_handed_over_by_its_desk_alone(world: &World) {
    let Office { lead, desk, agents: [noor, daan], asker } = office(world);
    let id = item(world, &noor, desk);
    for kind in ["knowledge.review", "knowledge.retire", "knowledge.hand_over"] {
        refused(world, &asker, about(kind, id, asker.id).unwrap(), Refusal::NotStaff);
        refused(world, &noor, about(kind, KnowledgeId(world.id()), daan.id).unwrap(), Refusal::NotFound);
    }
    world.applied(&daan, KnowledgeReview { knowledge: id, review_on: "2028-01-01".into() }.into());
    for on in [true, true, false, true] {
        world.applied(&daan, KnowledgeRetire { knowledge: id, on }.into());
    }
    refused(world, &daan, KnowledgeHandOver { knowledge: id, person: lead.id }, Refusal::NotALead);
    refused(world, &noor, KnowledgeHandOver { knowledge: id, person: asker.id }, Refusal::NotAssignable);
    world.applied(&daan, KnowledgeHandOver { knowledge: id, person: daan.id }.into());
    let body = &read(world, &asker)[0];
    assert_eq!((body.owner, body.review_on.as_str(), body.retired_at.is_some()), (daan.id, "2028-01-01", true));
    world.applied(&lead, KnowledgeHandOver { knowledge: id, person: noor.id }.into());
    assert_eq!(read(world, &asker)[0].owner, noor.id);
    is_sound(world);
}

fn it_is_told_how_many_an_item_helped_and_its_desk_alone_reads_why_not(world: &World) {
    let Office { desk, agents: [noor, daan], asker, .. } = office(world);
    let stranger = world.person("Sanne");
    let id = item(world, &noor, desk);
    let vote = |helped: Option<bool>, reason: &str| KnowledgeVote { knowledge: id, helped, reason: reason.into() };
    let counts = || (read(world, &stranger)[0].helped_count, read(world, &stranger)[0].not_helped_count);
    refused(world, &noor, vote(Some(true), ""), Refusal::NotForYourself);
    world.applied(&daan, vote(Some(true), "").into());
    world.applied(&asker, vote(Some(true), "").into());
    assert_eq!(counts(), (2, 0));
    world.applied(&asker, vote(Some(false), "There is no such button").into());
    assert_eq!(counts(), (1, 1));
    let votes = |viewer: &Person| -> Vec<PersonId> {
        let mut people: Vec<_> = all::<KnowledgeVoteBody>(world, viewer, "knowledge_vote").into_iter().map(|vote| vote.person).collect();
        people.sort_unstable();
        people
    };
    let mut both = vec![daan.id, asker.id];
    both.sort_unstable();
    assert_eq!((votes(&stranger), votes(&asker), votes(&noor)), (vec![], vec![asker.id], both));
    world.applied(&asker, vote(None, "").into());
    world.applied(&asker, vote(None, "").into());
    assert_eq!((counts(), votes(&asker)), ((1, 0), vec![]));
    refused(world, &stranger, vote(Some(false), &"x".repeat(501)), Refusal::DescriptionInvalid);
    world.applied(&noor, KnowledgeRetire { knowledge: id, on: true }.into());
    refused(world, &stranger, vote(Some(true), ""), Refusal::KnowledgeRetired);
    // What was said can still be taken back.
    world.applied(&daan, vote(None, "").into());
    assert_eq!(counts(), (0, 0));
    is_sound(world);
}

fn an_item_stays_when_its_owner_leaves_the_desk(world: &World) {
    let Office { lead, desk, agents: [noor, _], asker } = office(world);
    let id = item(world, &noor, desk);
    world.applied(&lead, staff(desk, noor.id, None));
    refused(world, &noor, set(id, desk, 1, "Mine still"), Refusal::NotStaff);
    world.applied(&noor, KnowledgeVote { knowledge: id, helped: None, reason: String::new() }.into());
    assert_eq!(read(world, &asker)[0].owner, noor.id);
    world.applied(&lead, KnowledgeHandOver { knowledge: id, person: lead.id }.into());
    assert_eq!(read(world, &asker)[0].owner, lead.id);
    world.applied(&lead, staff(desk, noor.id, Some(DeskRole::Agent)));
    is_sound(world);
}

/// A word that changes all the time, and a text: each brings the item to every laptop once more.
fn nobody_sends_an_item_to_everybody_again_and_again(world: &World) {
    let Office { desk, agents: [noor, daan], asker, .. } = office(world);
    let id = item(world, &noor, desk);
    let most = QUESTIONS.at_once;
    for number in 0..most {
        let helped = Some(number % 2 == 0);
        world.applied(&asker, KnowledgeVote { knowledge: id, helped, reason: String::new() }.into());
    }
    refused(world, &asker, KnowledgeVote { knowledge: id, helped: None, reason: String::new() }, Refusal::TooOften);
    for base in 1..=u32::try_from(most).unwrap() {
        world.applied(&daan, set(id, desk, base, &format!("Text {base}")).into());
    }
    refused(world, &daan, set(id, desk, u32::try_from(most).unwrap() + 1, "Once more"), Refusal::TooOften);
    is_sound(world);
}
