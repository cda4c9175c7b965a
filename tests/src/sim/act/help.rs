//! Desks and questions in a life: the first person is an administrator and makes desks; everybody asks, takes, answers and withdraws, also
//! where they may not.

use super::super::client::Laptop;
use patio_client::testing::sync::outbox::list_open;
use patio_domain::world::{Clock, Random};
use patio_domain::{
    Calendar, DeskId, DeskRole, Doc, IncidentId, MacroId, MessageId, PersonId, Priority, QuestionAct, QuestionId, ReplyId, Targets, Terms,
    WorkSpan,
};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_testkit::SeededRandom;
use uuid::Uuid;

impl Laptop {
    /// The records of a kind that are known here, each with what it belongs to.
    pub(super) fn known_of(&self, kind: &str) -> Vec<(Uuid, String)> {
        let sql = "SELECT id, parent, person FROM record WHERE kind = ?1 GROUP BY id ORDER BY id";
        self.known(sql, &[kind]).into_iter().map(|(id, parent, _)| (id, parent)).collect()
    }

    fn desks_and_questions(&self) -> (Vec<DeskId>, Vec<QuestionId>, Vec<IncidentId>) {
        let known = |kind: &str| self.known_of(kind).into_iter().map(|(id, _)| id);
        let mut desks: Vec<DeskId> = known("desk").map(DeskId).collect();
        let mut questions: Vec<QuestionId> = known("question").map(QuestionId).collect();
        let mut incidents: Vec<IncidentId> = known("incident").map(IncidentId).collect();
        for row in list_open(&self.store.work, "main", &self.person.to_string(), self.covered_to()).expect("databases in memory") {
            match row.command() {
                Some(Command::DeskCreate(made)) => desks.push(made.desk),
                Some(Command::QuestionAsk(asked)) => questions.push(asked.question),
                Some(Command::IncidentOpen(opened)) => incidents.push(opened.incident),
                _ => {}
            }
        }
        (desks, questions, incidents)
    }

    /// Draws an action at a desk.
    pub(super) fn draw_of_help(&mut self, people: &[PersonId], random: &mut SeededRandom) -> Option<Command> {
        let (desks, questions, incidents) = self.desks_and_questions();
        let now = self.clock.now_ms();
        let reply = ReplyId(self.random.uuid_v7(now));
        Some(match random.below(50) {
            0 => {
                self.written += 1;
                let (desk, name) = (DeskId(self.random.uuid_v7(now)), format!("desk {}", random.below(12)));
                DeskCreate { desk, name, purpose: String::new() }.into()
            }
            1 if random.chance(400) => {
                let hours = vec![WorkSpan { day: 1, from_min: 480, until_min: 1_020 }];
                let calendar = Calendar { time_zone: "Europe/Amsterdam".into(), hours, holidays: Vec::new() };
                let response_min = u32::try_from(random.below(3)).ok().filter(|minutes| *minutes > 0);
                DeskSetTerms {
                    desk: *random.pick(&desks)?,
                    terms: Terms { calendar, targets: Targets { response_min, solution_min: None }, ..Terms::default() },
                }
                .into()
            }
            1 => {
                self.written += 1;
                let purpose = Some(format!("for {}", self.written));
                DeskUpdate { desk: *random.pick(&desks)?, name: random.chance(500).then(|| format!("desk {}", random.below(12))), purpose }
                    .into()
            }
            2..5 => {
                let role = *random.pick(&[Some(DeskRole::Agent), Some(DeskRole::Agent), Some(DeskRole::Lead), None])?;
                DeskSetStaff { desk: *random.pick(&desks)?, person: *random.pick(people)?, role }.into()
            }
            5..9 => {
                let (question, desk) = (QuestionId(self.random.uuid_v7(now)), *random.pick(&desks)?);
                self.written += 1;
                let title = format!("question {}", self.written);
                QuestionAsk { question, desk, title, text: self.text(people, random), private: random.chance(400) }.into()
            }
            30 => {
                self.written += 1;
                let (incident, title) = (IncidentId(self.random.uuid_v7(now)), format!("incident {}", self.written));
                IncidentOpen { incident, desk: *random.pick(&desks)?, title, text: self.text(people, random) }.into()
            }
            31 => {
                let (message, incident) = (MessageId(self.random.uuid_v7(now)), *random.pick(&incidents)?);
                let text = self.text(people, random);
                if random.chance(400) {
                    IncidentEnd { message, incident, text }.into()
                } else {
                    IncidentUpdate { message, incident, text }.into()
                }
            }
            32..35 => QuestionJoin { question: *random.pick(&questions)?, incident: *random.pick(&incidents)? }.into(),
            39..42 => MeTooSet { question: *random.pick(&questions)?, on: random.chance(700) }.into(),
            36..39 => self.draw_of_macros(&desks, random)?,
            35 => QuestionLeave { question: *random.pick(&questions)? }.into(),
            42..44 => QuestionPrioritize { question: *random.pick(&questions)?, priority: *random.pick(&Priority::ALL)? }.into(),
            44..50 => self.draw_of_kept((&desks, &questions), people, random)?,
            act => {
                let question = *random.pick(&questions)?;
                let text = self.text(people, random);
                match act {
                    9..14 => QuestionClaim { question }.into(),
                    14 => QuestionRelease { question }.into(),
                    15..18 => QuestionAnswer { reply, question, text }.into(),
                    18 => QuestionAskBack { reply, question, text }.into(),
                    19 => QuestionAdd { reply, question, text }.into(),
                    20 => QuestionReopen { reply, question, text }.into(),
                    21 => QuestionConfirm { question }.into(),
                    22 => QuestionWithdraw { question }.into(),
                    23 => QuestionTransfer { reply, question, desk: *random.pick(&desks)?, text }.into(),
                    26 | 27 => QuestionMerge { question, into: *random.pick(&questions)? }.into(),
                    28 => QuestionSplit { question }.into(),
                    24 | 25 => QuestionAssign { question, person: *random.pick(people)? }.into(),
                    _ => QuestionNote { reply, question, text }.into(),
                }
            }
        })
    }

    /// Makes, changes or removes a macro, one that is known here or one that was made here a moment ago. Names and keys meet often.
    fn draw_of_macros(&mut self, desks: &[DeskId], random: &mut SeededRandom) -> Option<Command> {
        let mut macros: Vec<(MacroId, DeskId)> = Vec::new();
        for (id, desk) in self.known_of("macro") {
            macros.push((MacroId(id), desk.parse().ok()?));
        }
        for row in list_open(&self.store.work, "main", &self.person.to_string(), self.covered_to()).expect("databases in memory") {
            if let Some(Command::MacroSet(set)) = row.command() {
                macros.push((set.r#macro, set.desk));
            }
        }
        let known = random.chance(600).then(|| random.pick(&macros).copied()).flatten();
        if let Some((r#macro, desk)) = known.filter(|_| random.chance(300)) {
            return Some(MacroRemove { r#macro, desk }.into());
        }
        let now = self.clock.now_ms();
        let (r#macro, desk) = match known {
            Some(known) => known,
            None => (MacroId(self.random.uuid_v7(now)), *random.pick(desks)?),
        };
        let name = format!("macro {}", random.below(6));
        let key = random.chance(500).then(|| 2 + u8::try_from(random.below(8)).unwrap_or(0));
        let act = *random.pick(&[QuestionAct::Answer, QuestionAct::AskBack, QuestionAct::Note])?;
        Some(MacroSet { r#macro, desk, name, act, text: Doc::plain("Hello {{asker}}"), key }.into())
    }
}
