//! Commands of desks and questions for the tests that walk over every kind: who does what, and what an outsider asks.

use super::knowledge;
use crate::kinds::Cast;
use crate::world::{Person, World};
use patio_domain::rich_text::Doc;
use patio_domain::{
    Calendar, DeskId, DeskRole, IncidentId, MacroId, MessageId, PersonId, Priority, QuestionAct, QuestionId, ReplyId, Targets, Terms,
    WorkSpan,
};
use patio_protocol::Command;
use patio_protocol::command::*;
use uuid::Uuid;

/// Makes a desk; its maker must be an administrator.
pub fn desk(world: &World, by: &Person, name: &str) -> DeskId {
    let desk = DeskId(world.id());
    world.applied(by, DeskCreate { desk, name: name.into(), purpose: "All with a plug".into() }.into());
    desk
}

/// What a person does at a desk from now on.
pub fn staff(desk: DeskId, person: PersonId, role: Option<DeskRole>) -> Command {
    DeskSetStaff { desk, person, role }.into()
}

/// Asks a desk.
pub fn ask(world: &World, by: &Person, desk: DeskId, private: bool) -> QuestionId {
    let question = QuestionId(world.id());
    world.applied(by, QuestionAsk { question, desk, title: "A black screen".into(), text: Doc::plain("Since Monday"), private }.into());
    question
}

/// Opens an incident.
pub fn incident(world: &World, by: &Person, desk: DeskId) -> IncidentId {
    let incident = IncidentId(world.id());
    world.applied(by, open(incident, desk).into());
    incident
}

fn open(incident: IncidentId, desk: DeskId) -> IncidentOpen {
    IncidentOpen { incident, desk, title: "No wifi".into(), text: Doc::plain("In Venlo") }
}

/// The command of a kind that is about one incident.
fn on_incident(message: MessageId, kind: &str, incident: IncidentId) -> Option<Command> {
    let text = Doc::plain("The antenna");
    Some(match kind {
        "incident.update" => IncidentUpdate { message, incident, text }.into(),
        "incident.end" => IncidentEnd { message, incident, text }.into(),
        _ => return None,
    })
}

fn reply_to<T>(world: &World, make: impl Fn(ReplyId, Doc) -> T) -> T {
    make(ReplyId(world.id()), Doc::plain("Something else"))
}

/// Who or what gets a question that is given on.
#[derive(Clone, Copy)]
pub struct To {
    pub person: PersonId,
    pub desk: DeskId,
    /// The question with which it is put together.
    pub into: QuestionId,
    /// The incident it becomes part of.
    pub incident: IncidentId,
}

/// The command of a kind that is about one question.
fn about(world: &World, kind: &str, question: QuestionId, to: To) -> Option<Command> {
    Some(match kind {
        "question.assign" => QuestionAssign { question, person: to.person }.into(),
        "question.merge" => QuestionMerge { question, into: to.into }.into(),
        "question.split" => QuestionSplit { question }.into(),
        "question.prioritize" => QuestionPrioritize { question, priority: Priority::Urgent }.into(),
        "question.join" => QuestionJoin { question, incident: to.incident }.into(),
        "question.leave" => QuestionLeave { question }.into(),
        "question.transfer" => reply_to(world, |reply, text| QuestionTransfer { reply, question, desk: to.desk, text }).into(),
        "question.claim" => QuestionClaim { question }.into(),
        "question.release" => QuestionRelease { question }.into(),
        "question.confirm" => QuestionConfirm { question }.into(),
        "question.withdraw" => QuestionWithdraw { question }.into(),
        "question.answer" => reply_to(world, |reply, text| QuestionAnswer { reply, question, text }).into(),
        "question.ask_back" => reply_to(world, |reply, text| QuestionAskBack { reply, question, text }).into(),
        "question.add" => reply_to(world, |reply, text| QuestionAdd { reply, question, text }).into(),
        "question.reopen" => reply_to(world, |reply, text| QuestionReopen { reply, question, text }).into(),
        "question.note" => reply_to(world, |reply, text| QuestionNote { reply, question, text }).into(),
        _ => return None,
    })
}

/// Every command about one question.
pub fn on(world: &World, question: QuestionId, to: To) -> Vec<Command> {
    Command::KINDS.iter().filter_map(|kind| about(world, kind, question, to)).collect()
}

/// Brings a question to where a command of this kind has its effect.
fn prepare(world: &World, kind: &str, question: QuestionId, agent: &Person, to: To) {
    match kind {
        "question.release" => world.applied(agent, QuestionClaim { question }.into()),
        "question.split" => world.applied(agent, about(world, "question.merge", question, to).unwrap()),
        "question.leave" => world.applied(agent, about(world, "question.join", question, to).unwrap()),
        "question.add" => world.applied(agent, about(world, "question.ask_back", question, to).unwrap()),
        "question.confirm" | "question.reopen" => world.applied(agent, about(world, "question.answer", question, to).unwrap()),
        _ => {}
    }
}

/// A macro of a desk, without a key.
pub fn set(r#macro: MacroId, desk: DeskId, name: &str) -> MacroSet {
    MacroSet { r#macro, desk, name: name.into(), act: QuestionAct::Answer, text: Doc::plain("Hello {{asker}}"), key: None }
}

/// Terms of a desk that is open on Mondays.
pub fn terms(desk: DeskId, response_min: Option<u32>) -> DeskSetTerms {
    let hours = vec![WorkSpan { day: 1, from_min: 540, until_min: 1_020 }];
    let calendar = Calendar { time_zone: "Europe/Amsterdam".into(), hours, holidays: vec!["2026-12-25".into()] };
    DeskSetTerms { desk, terms: Terms { calendar, targets: Targets { response_min, solution_min: None }, ..Terms::default() } }
}

/// Who does what, for each kind, for a public and a private question.
pub fn cases(world: &World, cast: &Cast, kind: &str) -> Vec<(Person, Command)> {
    let Cast { manager, member, outsider, boss, desk, .. } = cast;
    let desk = *desk;
    let name = |what: &str| format!("{what} {}", world.id().simple());
    if kind == "desk.create" {
        return vec![(boss.clone(), DeskCreate { desk: DeskId(world.id()), name: name("HR"), purpose: String::new() }.into())];
    }
    // Whatever became of them meanwhile.
    world.applied(boss, staff(desk, member.id, Some(DeskRole::Agent)));
    match kind {
        of_knowledge if of_knowledge.starts_with("knowledge.") => knowledge::cases(world, member, manager, outsider, (desk, kind)),
        "incident.open" => vec![(member.clone(), open(IncidentId(world.id()), desk).into())],
        "incident.update" | "incident.end" => {
            let (incident, question) = (incident(world, member, desk), ask(world, outsider, desk, true));
            world.applied(member, QuestionJoin { question, incident }.into());
            vec![(manager.clone(), on_incident(MessageId(world.id()), kind, incident).unwrap())]
        }
        "macro.set" => {
            let (r#macro, name) = (MacroId(world.id()), name("Restart"));
            [Some(9), None].map(|key| (manager.clone(), MacroSet { key, ..set(r#macro, desk, &name) }.into())).into()
        }
        "me_too.set" => {
            let question = ask(world, outsider, desk, false);
            [true, false].map(|on| (member.clone(), MeTooSet { question, on }.into())).into()
        }
        "macro.remove" => {
            let r#macro = MacroId(world.id());
            world.applied(manager, set(r#macro, desk, &name("Restart")).into());
            vec![(manager.clone(), MacroRemove { r#macro, desk }.into())]
        }
        "desk.update" => [(Some(name("ICT")), None), (None, Some("Plugs".to_owned()))]
            .map(|(name, purpose)| (manager.clone(), DeskUpdate { desk, name, purpose }.into()))
            .into(),
        "desk.set_terms" => [Some(30), None].map(|response_min| (manager.clone(), terms(desk, response_min).into())).into(),
        "desk.set_staff" => {
            let question = ask(world, outsider, desk, true);
            world.applied(member, QuestionClaim { question }.into());
            [(outsider.id, Some(DeskRole::Lead)), (outsider.id, Some(DeskRole::Agent)), (member.id, None), (outsider.id, None)]
                .map(|(person, role)| (manager.clone(), staff(desk, person, role)))
                .into()
        }
        "question.ask" => [false, true]
            .map(|private| {
                let (question, title) = (QuestionId(world.id()), "Where is the dock?".into());
                (outsider.clone(), QuestionAsk { question, desk, title, text: Doc::default(), private }.into())
            })
            .into(),
        _ => {
            let of_asker = ["question.add", "question.reopen", "question.confirm", "question.withdraw"].contains(&kind);
            let other = self::desk(world, boss, &name("HR"));
            let incident = incident(world, member, desk);
            let done = [false, true].map(|private| {
                let to = To { person: manager.id, desk: other, into: ask(world, outsider, desk, private), incident };
                let question = ask(world, outsider, desk, private);
                prepare(world, kind, question, member, to);
                (if of_asker { outsider } else { member }.clone(), about(world, kind, question, to).unwrap())
            });
            done.into()
        }
    }
}

/// What an outsider asks about a private question that they know the id of, or about a desk that does not exist.
pub fn asked_from_outside(world_ids: u128, kind: &str, outsider: PersonId, question: QuestionId) -> Vec<Command> {
    let (desk, reply, text) = (DeskId(Uuid::from_u128(world_ids)), ReplyId(Uuid::from_u128(world_ids + 1)), Doc::plain("hello"));
    match kind {
        of_knowledge if of_knowledge.starts_with("knowledge.") => {
            knowledge::asked_from_outside(reply.0.as_u128(), (desk, kind), outsider, question)
        }
        "desk.create" => vec![DeskCreate { desk, name: "Mine".into(), purpose: String::new() }.into()],
        "desk.update" => vec![DeskUpdate { desk, name: Some("Mine".into()), purpose: None }.into()],
        "desk.set_terms" => vec![terms(desk, Some(30)).into()],
        "desk.set_staff" => vec![staff(desk, outsider, Some(DeskRole::Lead))],
        "incident.open" => vec![open(IncidentId(desk.0), desk).into()],
        "incident.update" | "incident.end" => on_incident(MessageId(reply.0), kind, IncidentId(desk.0)).into_iter().collect(),
        "macro.set" => vec![set(MacroId(reply.0), desk, "Restart").into()],
        "macro.remove" => vec![MacroRemove { r#macro: MacroId(reply.0), desk }.into()],
        "me_too.set" => [true, false].map(|on| MeTooSet { question, on }.into()).into(),
        "question.join" => vec![QuestionJoin { question, incident: IncidentId(desk.0) }.into()],
        "question.leave" => vec![QuestionLeave { question }.into()],
        "question.ask" => vec![
            QuestionAsk { question: QuestionId(Uuid::from_u128(world_ids + 2)), desk, title: "Hello?".into(), text, private: false }.into(),
        ],
        "question.claim" => vec![QuestionClaim { question }.into()],
        "question.release" => vec![QuestionRelease { question }.into()],
        "question.assign" => vec![QuestionAssign { question, person: outsider }.into()],
        "question.merge" => {
            let nothing = QuestionId(Uuid::from_u128(world_ids + 3));
            vec![QuestionMerge { question, into: nothing }.into(), QuestionMerge { question: nothing, into: question }.into()]
        }
        "question.prioritize" => vec![QuestionPrioritize { question, priority: Priority::Urgent }.into()],
        "question.split" => vec![QuestionSplit { question }.into()],
        "question.transfer" => vec![QuestionTransfer { reply, question, desk, text }.into()],
        "question.confirm" => vec![QuestionConfirm { question }.into()],
        "question.withdraw" => vec![QuestionWithdraw { question }.into()],
        "question.answer" => vec![QuestionAnswer { reply, question, text }.into()],
        "question.ask_back" => vec![QuestionAskBack { reply, question, text }.into()],
        "question.add" => vec![QuestionAdd { reply, question, text }.into()],
        "question.reopen" => vec![QuestionReopen { reply, question, text }.into()],
        "question.note" => vec![QuestionNote { reply, question, text }.into()],
        other => panic!("nobody asks {other} from outside"),
    }
}

/// The people of the matrix, as a desk knows them: the manager leads it, the member is its agent, the author asks.
pub struct AtDesk<'a> {
    pub desk: DeskId,
    pub author: &'a Person,
    pub agent: &'a Person,
    /// A lead who did nothing before: what everybody receives is rationed.
    pub lead: &'a Person,
    pub third: PersonId,
    /// Another desk, where the administrator works.
    pub other: DeskId,
    /// Another question of the author: one person asks only so much.
    pub into: QuestionId,
    pub private: bool,
}

/// What an actor of the matrix asks with a kind of command.
pub fn asked(world: &World, at: &AtDesk<'_>, kind: &str) -> Command {
    let unique = world.id().simple().to_string();
    let (desk, private) = (at.desk, at.private);
    match kind {
        of_knowledge if of_knowledge.starts_with("knowledge.") => knowledge::asked(world, at, kind),
        "desk.create" => DeskCreate { desk: DeskId(world.id()), name: unique, purpose: String::new() }.into(),
        "desk.update" => DeskUpdate { desk, name: Some(unique), purpose: None }.into(),
        "desk.set_terms" => terms(desk, Some(u32::try_from(world.id().as_u128() % 400_000).unwrap() + 1)).into(),
        "desk.set_staff" => staff(desk, at.third, Some(DeskRole::Agent)),
        "incident.open" => open(IncidentId(world.id()), desk).into(),
        "incident.update" | "incident.end" => {
            on_incident(MessageId(world.id()), kind, incident(world, at.lead, desk)).unwrap_or_else(|| panic!("{kind} is no message"))
        }
        "macro.set" => set(MacroId(world.id()), desk, &unique).into(),
        "macro.remove" => {
            let r#macro = MacroId(world.id());
            world.applied(at.lead, set(r#macro, desk, &unique).into());
            MacroRemove { r#macro, desk }.into()
        }
        "me_too.set" => MeTooSet { question: ask(world, at.author, desk, private), on: true }.into(),
        "question.ask" => {
            QuestionAsk { question: QuestionId(world.id()), desk, title: "Where?".into(), text: Doc::default(), private }.into()
        }
        _ => {
            let question = ask(world, at.author, desk, private);
            let is_part = ["question.join", "question.leave"].contains(&kind);
            let incident = if is_part { incident(world, at.lead, desk) } else { IncidentId(world.id()) };
            let to = To { person: at.agent.id, desk: at.other, into: at.into, incident };
            prepare(world, kind, question, at.agent, to);
            about(world, kind, question, to).unwrap_or_else(|| panic!("{kind} does not stand in the matrix"))
        }
    }
}
