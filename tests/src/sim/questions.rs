//! Who has which question, by the simulation's own book: it looks up which commands the server applied, and in which order. A question
//! that two people have at once, or that is in other hands than the book says, is a violation. Must not ask the server's rules.

use super::client::Laptop;
use super::members::applied;
use super::server::Server;
use patio_domain::{CommandId, DeskId, IncidentId, PersonId, QuestionId};
use patio_protocol::Command;
use patio_server::store::Tx;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
struct Book {
    staff: BTreeSet<(DeskId, PersonId)>,
    desks: BTreeMap<QuestionId, DeskId>,
    owners: BTreeMap<QuestionId, PersonId>,
    /// Questions with an answer that stands: they stay with the person who gave it, wherever that person works.
    answered: BTreeSet<QuestionId>,
    /// Questions that are part of an incident: its end answers them.
    parts: BTreeMap<QuestionId, IncidentId>,
    /// Who ended which incident: it answers what comes late, too.
    over: BTreeMap<IncidentId, PersonId>,
    wrong: Vec<String>,
}

impl Book {
    /// Whoever had it, the colleague has it now.
    fn give(&mut self, question: QuestionId, person: PersonId) {
        self.owners.remove(&question);
        self.take(question, person, None);
    }

    fn take(&mut self, question: QuestionId, person: PersonId, closed: Option<PersonId>) {
        let Some(desk) = self.desks.get(&question) else { return self.wrong.push(format!("{question} was taken before it was asked")) };
        if !self.staff.contains(&(*desk, person)) {
            self.wrong.push(format!("{person} has {question} and does not work at its desk"));
        }
        let before = self.owners.insert(question, person).filter(|before| *before != person && Some(*before) != closed);
        if let Some(before) = before.filter(|before| self.staff.contains(&(*desk, *before))) {
            self.wrong.push(format!("{before} and {person} both have {question}"));
        }
    }

    /// The question of an act that takes it out of its incident, whatever else it does.
    fn taken_out(command: &Command) -> Option<QuestionId> {
        Some(match command {
            Command::QuestionClaim(act) => act.question,
            Command::QuestionAskBack(reply) => reply.question,
            Command::QuestionAnswer(reply) => reply.question,
            Command::QuestionAssign(act) => act.question,
            Command::QuestionMerge(act) => act.question,
            Command::QuestionTransfer(act) => act.question,
            Command::QuestionWithdraw(act) => act.question,
            Command::QuestionLeave(act) => act.question,
            _ => return None,
        })
    }

    fn note(&mut self, person: PersonId, command: &Command, closed: Option<PersonId>) {
        if let Some(question) = Book::taken_out(command) {
            self.parts.remove(&question);
        }
        match command {
            Command::QuestionJoin(act) => match self.over.get(&act.incident) {
                Some(ended_by) => {
                    self.owners.insert(act.question, *ended_by);
                    self.answered.insert(act.question);
                }
                None => {
                    self.owners.remove(&act.question);
                    self.parts.insert(act.question, act.incident);
                }
            },
            Command::IncidentEnd(act) => {
                self.over.insert(act.incident, person);
                let over: Vec<QuestionId> = self.parts.iter().filter(|(_, of)| **of == act.incident).map(|(id, _)| *id).collect();
                for question in over {
                    self.parts.remove(&question);
                    self.give(question, person);
                    self.answered.insert(question);
                }
            }
            Command::DeskCreate(made) => drop(self.staff.insert((made.desk, person))),
            Command::DeskSetStaff(set) if set.role.is_some() => drop(self.staff.insert((set.desk, set.person))),
            Command::DeskSetStaff(set) => {
                self.staff.remove(&(set.desk, set.person));
                let (desks, answered) = (&self.desks, &self.answered);
                self.owners.retain(|question, owner| {
                    *owner != set.person || desks.get(question) != Some(&set.desk) || answered.contains(question)
                });
            }
            Command::QuestionAsk(asked) => drop(self.desks.insert(asked.question, asked.desk)),
            Command::QuestionClaim(claim) => self.take(claim.question, person, closed),
            Command::QuestionAskBack(reply) => self.take(reply.question, person, closed),
            Command::QuestionAnswer(reply) => {
                self.take(reply.question, person, closed);
                self.answered.insert(reply.question);
            }
            Command::QuestionReopen(reply) => {
                self.answered.remove(&reply.question);
                let desk = self.desks.get(&reply.question).copied();
                let works = |owner: &PersonId| desk.is_some_and(|desk| self.staff.contains(&(desk, *owner)));
                if self.owners.get(&reply.question).is_some_and(|owner| !works(owner)) {
                    self.owners.remove(&reply.question);
                }
            }
            Command::QuestionAssign(act) => self.give(act.question, act.person),
            Command::QuestionMerge(act) => drop(self.owners.remove(&act.question)),
            Command::QuestionTransfer(act) => {
                self.owners.remove(&act.question);
                self.desks.insert(act.question, act.desk);
            }
            Command::QuestionRelease(act) => drop(self.owners.remove(&act.question)),
            Command::QuestionWithdraw(act) => drop(self.owners.remove(&act.question)),
            _ => {}
        }
    }
}

/// What is wrong about who has which question.
///
/// # Panics
/// When the store fails, which is a defect of the simulation.
#[must_use]
pub fn wrong(server: &Server, laptops: &[Laptop], made: &[(usize, CommandId, Command)], closed: Option<PersonId>) -> Vec<String> {
    let by_id: BTreeMap<CommandId, _> = made.iter().map(|(laptop, id, command)| (*id, (*laptop, command))).collect();
    let mut book = Book::default();
    for (laptop, command) in applied(server).iter().filter_map(|id| by_id.get(id)) {
        if let Some(laptop) = laptops.get(*laptop) {
            book.note(laptop.person, command, closed);
        }
    }
    let sql = "SELECT question_id, owner_id, incident_id FROM question ORDER BY question_id";
    let rows = server.core.store().read(|tx: &mut dyn Tx| tx.query(sql, &[])).expect("a store in memory");
    for row in rows {
        let (question, owner): (QuestionId, Option<PersonId>) =
            (row.parse(0).expect("an id"), row.opt_text(1).expect("text").map(|owner| owner.parse().expect("an id")));
        let part_of: Option<IncidentId> = row.opt_text(2).expect("text").map(|incident| incident.parse().expect("an id"));
        let written = book.parts.get(&question).copied();
        if part_of != written {
            book.wrong.push(format!("{question} is part of {part_of:?}, by the book of {written:?}"));
        }
        let expected = book.owners.get(&question).copied();
        // What the closed account had went back to the queue by no command.
        if owner != expected && (closed.is_none() || expected != closed) {
            book.wrong.push(format!("{question} is in the hands of {owner:?}, by the book of {expected:?}"));
        }
    }
    book.wrong
}
