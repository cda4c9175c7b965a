//! The directory in a terminal: who knows, why, and whether they work now.

use super::read::who;
use crate::failure::Failure;
use crate::say::instant;
use crate::terminal::Terminal;
use patio_client::view::{Availability, AvailabilityState, DirectoryAnswer, Reason, ReasonKind, VCard};
use serde_json::json;

/// Finds people.
pub fn find(
    terminal: &Terminal<'_>,
    text: &str,
    unit: Option<&str>,
    place: Option<&str>,
    language: Option<&str>,
    works_now: bool,
) -> Result<(), Failure> {
    let mut request = json!({ "text": text, "worksNow": works_now });
    for (name, value) in [("unit", unit), ("place", place), ("language", language)] {
        if let (Some(value), Some(fields)) = (value, request.as_object_mut()) {
            fields.insert(name.to_owned(), json!(value));
        }
    }
    // A terminal is not open long: what came in since the last time is still being made searchable.
    terminal.look_until("directory.search", &request, |answer: &DirectoryAnswer| answer.unindexed == 0)?;
    let answer: DirectoryAnswer = terminal.query("directory.search", request)?;
    if terminal.say.is_json() {
        return Ok(());
    }
    if answer.people.is_empty() {
        return terminal.say.tell("cli-nobody", &[]);
    }
    for found in &answer.people {
        terminal.say.line(&who(&found.person))?;
        for reason in &found.why {
            terminal.say.line(&format!("    {}", why(terminal, reason)))?;
        }
        if let Some(words) = available(terminal, found.available) {
            terminal.say.line(&format!("    {words}"))?;
        }
        terminal.say.line(&format!("    {}", found.person.id))?;
    }
    Ok(())
}

/// Prints a vCard.
pub fn vcard(terminal: &Terminal<'_>, person: &str) -> Result<(), Failure> {
    let card: VCard = terminal.query("person.vcard", json!({ "id": person }))?;
    if terminal.say.is_json() { Ok(()) } else { terminal.say.line(card.text.trim_end()) }
}

fn why(terminal: &Terminal<'_>, reason: &Reason) -> String {
    let id = match reason.kind {
        ReasonKind::Helped => "cli-reason-helped",
        ReasonKind::Vouched => "cli-reason-vouched",
        ReasonKind::Declared => "cli-reason-declared",
        ReasonKind::Profile => "cli-reason-profile",
        ReasonKind::Wrote => "cli-reason-wrote",
        ReasonKind::Speaks => "cli-reason-speaks",
        ReasonKind::Place => "cli-reason-place",
    };
    let (count, at) = (reason.count.to_string(), reason.last_at.map(instant).unwrap_or_default());
    terminal.say.text(id, &[("about", &reason.about), ("count", &count), ("at", &at)])
}

fn available(terminal: &Terminal<'_>, available: Availability) -> Option<String> {
    let id = match available.state {
        AvailabilityState::Unknown => return None,
        AvailabilityState::Now => "cli-works-until",
        AvailabilityState::Later | AvailabilityState::Away => "cli-works-from",
    };
    Some(terminal.say.text(id, &[("at", &available.at.map(instant).unwrap_or_default())]))
}
