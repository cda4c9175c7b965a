//! One action that saves something: the call, its answer in words, and what became of it on the server.

use crate::failure::Failure;
use crate::terminal::Terminal;
use patio_client::CallError;
use patio_client::view::{Outbox, OutboxState};
use patio_domain::Refusal;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Makes a call that saves something, prints its answer, and waits a while for the verdict.
pub fn act(terminal: &Terminal<'_>, name: &str, request: Value) -> Result<(), Failure> {
    let refused_before = refused(terminal)?;
    let answer = terminal.call(name, request)?;
    terminal.say.answer(&answer)?;
    if let Some(id) = answer.get("id").and_then(Value::as_str) {
        terminal.say.tell("cli-made", &[("id", id)])?;
    }
    if !terminal.send()? {
        return terminal.say.tell("cli-saved", &[]);
    }
    match refused(terminal)?.difference(&refused_before).next() {
        Some((_, refusal)) => Err(CallError::from(*refusal).into()),
        None => terminal.say.tell("cli-sent", &[]),
    }
}

fn refused(terminal: &Terminal<'_>) -> Result<BTreeSet<(String, Refusal)>, Failure> {
    let outbox: Outbox = terminal.ask("outbox.list", json!({}))?;
    let refused = outbox.items.into_iter().filter(|item| item.state == OutboxState::Refused);
    Ok(refused.map(|item| (item.id, item.refusal.unwrap_or(Refusal::Unknown))).collect())
}
