//! The outbox: what waits, what was refused and why, what was sent lately.

use crate::failure::Failure;
use crate::say::instant;
use crate::terminal::Terminal;
use patio_client::view::{Outbox, OutboxState};
use serde_json::json;

/// Prints the outbox.
pub fn list(terminal: &Terminal<'_>) -> Result<(), Failure> {
    let outbox: Outbox = terminal.query("outbox.list", json!({}))?;
    if terminal.say.is_json() {
        return Ok(());
    }
    for item in &outbox.items {
        let state = match item.state {
            OutboxState::Waiting | OutboxState::Sending => "cli-waiting",
            OutboxState::Aside => "cli-aside",
            OutboxState::Sent => "cli-state-sent",
            OutboxState::Refused => "cli-refused",
        };
        let state = terminal.say.text(state, &[]);
        let arguments = [("state", state.as_str()), ("summary", &item.summary), ("at", &instant(item.saved_at)), ("id", &item.id)];
        terminal.say.tell("cli-outbox-item", &arguments)?;
        if let Some(refusal) = item.refusal {
            terminal.say.line(&format!("    {}", terminal.say.text(&format!("cli-why-{}", refusal.code().replace('_', "-")), &[])))?;
        }
    }
    Ok(())
}

/// Sends a refused item again.
pub fn resend(terminal: &Terminal<'_>, id: &str) -> Result<(), Failure> {
    super::action::act(terminal, "outbox.resend", json!({ "id": id }))
}

/// Puts an item away.
pub fn discard(terminal: &Terminal<'_>, id: &str) -> Result<(), Failure> {
    let answer = terminal.call("outbox.discard", json!({ "id": id }))?;
    terminal.say.answer(&answer)?;
    terminal.say.tell("cli-discarded", &[])
}
