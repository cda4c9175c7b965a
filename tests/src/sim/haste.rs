//! What was lost with a server's latest moments, and was refused on its way back although nothing stands in its way: it only came before what
//! it builds on; and what waits for nothing. At the end of a life, each such command is sent once more under a new id, and the server must
//! not take it.
//!
//! A command counts when its laptop could know of the loss: it had been told that the command is applied, or it had pulled some of what was
//! lost before the person wrote, or it learnt of the loss while the command was waiting. What nobody could see on that laptop is nothing that
//! a person builds on there: such a command is refused like any other, and its text stays with its author.
//!
//! Keeps S9. Must run last: it changes the server. Must not know what commands do.

use super::client::Laptop;
use super::server::Server;
use patio_domain::{CommandId, PersonId, Refusal};
use patio_protocol::pull::{Page, PullRequest};
use patio_protocol::push::{PushAnswer, PushItem, PushRequest, Verdict};
use patio_protocol::{Command, ErrorCode, envelope};
use patio_server::Request;
use serde_json::value::RawValue;
use std::collections::BTreeSet;

/// What a colleague did first after the loss: that counts, also when it is over at the end of the life.
const IN_THE_WAY: [Refusal; 7] = [
    Refusal::NameTaken,
    Refusal::IdTaken,
    Refusal::ClaimedByAnother,
    Refusal::AlreadyAnswered,
    Refusal::QuestionMerged,
    Refusal::MergeInvalid,
    Refusal::SameDesk,
];

/// The commands of people that were lost in haste, one line each.
///
/// # Panics
/// When the store fails, which is a defect of the simulation.
#[must_use]
pub fn lost(server: &Server, laptops: &mut [Laptop], made: &[(usize, CommandId, Command)], closed: Option<PersonId>) -> Vec<String> {
    let log: BTreeSet<CommandId> = super::members::log(server)
        .into_iter()
        .filter(|(_, verdict)| matches!(verdict, Verdict::Refused { code, .. } if !IN_THE_WAY.contains(code)))
        .map(|(id, _)| id)
        .collect();
    let mut found = Vec::new();
    for (place, (number, id, command)) in made.iter().enumerate() {
        let Some(laptop) = laptops.get_mut(*number).filter(|laptop| Some(laptop.person) != closed) else { continue };
        let was_there = server.forgotten_effects.contains(id) && log.contains(id) && !laptop.taken_out.contains(id);
        // What its author did there since counts more than what was lost.
        let is_latest = || made.iter().skip(place + 1).all(|(other, _, later)| other != number || later.lane() != command.lane());
        if was_there && is_latest() && could_know(server, laptop, *id) && is_taken(server, laptop, command) {
            found.push(format!("command {id} of laptop {number} is refused for ever, and only came too early: {command:?}"));
        }
    }
    found
}

/// The commands that still wait for what the server lost, although it takes them now, one line each.
///
/// # Panics
/// When the store fails, which is a defect of the simulation.
#[must_use]
pub fn waiting(server: &Server, laptops: &mut [Laptop], closed: Option<PersonId>) -> Vec<String> {
    let mut found = Vec::new();
    for (number, laptop) in laptops.iter_mut().enumerate().filter(|(_, laptop)| Some(laptop.person) != closed) {
        let person = laptop.person.to_string();
        for one in laptop.store.list_sendable(&person, usize::MAX).expect("databases in memory") {
            let Ok(command) = Command::decode(&one.kind, &one.body) else { continue };
            if one.waits_left > 0 && is_taken(server, laptop, &command) {
                found.push(format!("command {} of laptop {number} waits, and nothing is missing: {command:?}", one.command_id));
            }
        }
    }
    found
}

/// Whether a laptop could know, when this command was decided, that the server had lost something.
fn could_know(server: &Server, laptop: &Laptop, command: CommandId) -> bool {
    let learnt = "SELECT EXISTS (SELECT 1 FROM outbox WHERE command_id = ?1 AND waits_left > 0)";
    laptop.told.contains(&command)
        || laptop.store.work.query_row(learnt, [command.to_string()], |row| row.get(0)).expect("an outbox in memory")
        || laptop.seen.get(&command).is_some_and(|cursor| is_lost(server, laptop, cursor.as_deref()))
}

/// Whether a cursor lies on a history that the server lost.
fn is_lost(server: &Server, laptop: &Laptop, cursor: Option<&str>) -> bool {
    let Some(token) = server.access(laptop) else { return false };
    let body = serde_json::to_vec(&PullRequest { cursor: cursor.map(str::to_owned), ..PullRequest::default() }).expect("a request");
    let answer = server.core.pull(&Request { nonce: "n", body: &body, peer: "sim", token: Some(&token) });
    matches!(envelope::open::<Page>(&answer.body, "n"), Ok(Err(fault)) if fault.code == ErrorCode::Diverged)
}

/// Whether the server takes this command now, under a new id.
fn is_taken(server: &Server, laptop: &mut Laptop, command: &Command) -> bool {
    let Some(token) = server.access(laptop) else { return false };
    let Ok((kind, body)) = command.encode() else { return false };
    let command_id = CommandId(patio_domain::world::Random::uuid_v7(&mut laptop.random, 0));
    let item = PushItem { command_id, kind, body: RawValue::from_string(body).expect("a body") };
    let body = serde_json::to_vec(&PushRequest { items: vec![item], ..PushRequest::default() }).expect("a request");
    let answer = server.core.push(&Request { nonce: "n", body: &body, peer: "sim", token: Some(&token) });
    let Ok(Ok(answer)) = envelope::open::<PushAnswer>(&answer.body, "n") else { return false };
    answer.verdicts.iter().any(|item| matches!(item.verdict, Verdict::Applied { .. }))
}
