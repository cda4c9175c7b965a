//! Knowledge in a life: everybody keeps answers, changes, retires and judges them, also where they may not, and with versions that are over.

use super::super::client::Laptop;
use patio_client::testing::sync::outbox::list_open;
use patio_domain::world::{Clock, Random};
use patio_domain::{DeskId, KnowledgeId, PersonId, QuestionId};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_testkit::SeededRandom;

impl Laptop {
    /// The items that are known here, or were made here a moment ago, each with its desk.
    fn items(&self) -> Vec<(KnowledgeId, DeskId)> {
        let mut items = Vec::new();
        for (id, desk) in self.known_of("knowledge") {
            items.extend(desk.parse().ok().map(|desk| (KnowledgeId(id), desk)));
        }
        for row in list_open(&self.store.work, "main", &self.person.to_string(), self.covered_to()).expect("databases in memory") {
            if let Some(Command::KnowledgeSet(set)) = row.command() {
                items.push((set.knowledge, set.desk));
            }
        }
        items
    }

    /// Draws something that a person does with knowledge.
    pub(super) fn draw_of_kept(
        &mut self,
        (desks, questions): (&[DeskId], &[QuestionId]),
        people: &[PersonId],
        random: &mut SeededRandom,
    ) -> Option<Command> {
        let items = self.items();
        let known = random.chance(700).then(|| random.pick(&items).copied()).flatten();
        let Some((knowledge, desk)) = known else {
            let knowledge = KnowledgeId(self.random.uuid_v7(self.clock.now_ms()));
            let question = random.chance(700).then(|| random.pick(questions).copied()).flatten();
            return Some(self.says((knowledge, *random.pick(desks)?), 0, question, people, random));
        };
        Some(match random.below(6) {
            0 | 1 => {
                let base = 1 + u32::try_from(random.below(3)).unwrap_or(0);
                self.says((knowledge, desk), base, None, people, random)
            }
            2 => KnowledgeReview { knowledge, review_on: format!("20{}-01-01", 27 + random.below(9)) }.into(),
            3 => KnowledgeRetire { knowledge, on: random.chance(500) }.into(),
            4 => KnowledgeHandOver { knowledge, person: *random.pick(people)? }.into(),
            _ => {
                let helped = *random.pick(&[Some(true), Some(false), None])?;
                KnowledgeVote { knowledge, helped, reason: String::new() }.into()
            }
        })
    }

    fn says(
        &mut self,
        (knowledge, desk): (KnowledgeId, DeskId),
        base: u32,
        question: Option<QuestionId>,
        people: &[PersonId],
        random: &mut SeededRandom,
    ) -> Command {
        self.written += 1;
        let (title, text) = (format!("answer {}", self.written), self.text(people, random));
        KnowledgeSet { knowledge, desk, base, title, text, topics: Vec::new(), review_on: "2027-05-30".into(), question }.into()
    }
}
