//! What was lost with a server's latest moments, and was refused on its way back although nothing stands in its way: it only came before what
//! it builds on; and what waits for nothing. At the end of a life, each such command is sent once more under a new id, and the server must
//! not take it.
//!
//! Keeps S9. Must run last: it changes the server. Must not know what commands do.

use super::client::Laptop;
use super::server::Server;
use patio_domain::{CommandId, PersonId, Refusal};
use patio_protocol::push::{PushAnswer, PushItem, PushRequest, Verdict};
use patio_protocol::{Command, envelope};
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
        if was_there && is_latest() && is_taken(server, laptop, command) {
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
