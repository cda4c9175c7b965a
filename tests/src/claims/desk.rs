//! Owns: the desk of the run: an organisation with people who work there, and questions that nobody has yet. Must not know how they are taken.

use crate::bench::server::office::Office;
use patio_domain::profile::Role;
use patio_domain::{DeskId, DeskRole, Doc, QuestionId};
use patio_protocol::Command;
use patio_protocol::command::{DeskCreate, DeskSetStaff, QuestionAsk};
use std::path::Path;

/// Questions that are brought in with one transaction.
const AT_ONCE: usize = 1_000;

/// An organisation with one desk.
pub struct Desk {
    /// The people; the last one asks, all others work at the desk.
    pub office: Office,
    /// What was asked.
    pub questions: Vec<QuestionId>,
}

impl Desk {
    /// Makes it in a folder, with its database there or at an address.
    ///
    /// # Errors
    /// When something of it is refused or cannot be stored.
    pub fn new(folder: &Path, database: Option<String>, staff: usize, questions: usize) -> Result<Desk, String> {
        let office = Office::new(folder, database, staff + 1).with_profiles();
        let core = office.core_for_import();
        let desk = DeskId(core.id_for_import(1));
        let people: Vec<_> = office.people.iter().map(|one| one.person).collect();
        let (Some(asker), workers) = (people.last().copied(), people.get(..staff).unwrap_or_default()) else { return Err("nobody".into()) };
        let mut made: Vec<Command> = vec![DeskCreate { desk, name: "IT".into(), purpose: String::new() }.into()];
        made.extend(workers.iter().map(|person| DeskSetStaff { desk, person: *person, role: Some(DeskRole::Agent) }.into()));
        let questions: Vec<QuestionId> = (0..questions).map(|_| QuestionId(core.id_for_import(2))).collect();
        made.extend(questions.iter().map(|question| {
            let title = "Who takes this one".into();
            QuestionAsk { question: *question, desk, title, text: Doc::default(), private: false }.into()
        }));
        for commands in made.chunks(AT_ONCE) {
            let done = core.bulk(|bulk| {
                commands.iter().try_for_each(|command| match bulk.carry_out(asker, Role::Administrator, 2, command.clone())? {
                    Ok(()) => Ok(()),
                    Err(refusal) => panic!("the desk cannot be made: {refusal:?}"),
                })
            });
            done.map_err(|error| error.to_string())?;
        }
        Ok(Desk { office, questions })
    }
}
