//! Getting in, who one is, being in step, getting out.

use crate::failure::Failure;
use crate::say::instant;
use crate::terminal::Terminal;
use patio_client::view::{AppState, ServerFacts};
use patio_client::{CallCode, CallError};
use serde_json::json;
use std::io::IsTerminal as _;

/// A secret: from the environment, from the keyboard without showing it, or a line of standard input. Never an argument, which every
/// program of the machine can read.
fn secret(terminal: &Terminal<'_>, variable: &str, asks: &str) -> Result<String, Failure> {
    if let Ok(secret) = std::env::var(variable) {
        return Ok(secret);
    }
    terminal.say.tell(asks, &[])?;
    if std::io::stdin().is_terminal() {
        return Ok(rpassword::read_password()?);
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn password(terminal: &Terminal<'_>) -> Result<String, Failure> {
    secret(terminal, "PATIO_PASSWORD", "cli-password")
}

fn arrived(terminal: &Terminal<'_>, answer: &serde_json::Value) -> Result<(), Failure> {
    terminal.get_in_step()?;
    terminal.say.answer(answer)?;
    let state: AppState = terminal.ask("app.state", json!({}))?;
    let organisation = state.organisation.unwrap_or_default();
    terminal.say.tell("cli-signed-in", &[("organisation", &organisation), ("login", &state.login.unwrap_or_default())])?;
    if matches!(state.stage, patio_client::view::Stage::Profile) {
        terminal.say.tell("cli-profile-first", &[])?;
    }
    Ok(())
}

/// Signs in and downloads.
pub fn sign_in(terminal: &Terminal<'_>, server: &str, login: &str) -> Result<(), Failure> {
    let password = password(terminal)?;
    let answer = terminal.call("session.sign_in", json!({ "server": server, "login": login, "password": password }))?;
    arrived(terminal, &answer)
}

/// Accepts an invitation and downloads.
pub fn accept(terminal: &Terminal<'_>) -> Result<(), Failure> {
    let link = secret(terminal, "PATIO_INVITATION", "cli-invitation")?;
    let facts: ServerFacts = terminal.ask("server.check", json!({ "address": link }))?;
    let invited = facts.invitation.ok_or_else(|| CallError::new(CallCode::InvitationInvalid))?;
    let password = password(terminal)?;
    let answer = terminal.call("session.accept", json!({ "server": facts.server, "token": invited.token, "password": password }))?;
    arrived(terminal, &answer)
}

/// Changes the password.
pub fn change_password(terminal: &Terminal<'_>) -> Result<(), Failure> {
    let current = secret(terminal, "PATIO_PASSWORD", "cli-password-current")?;
    let new = secret(terminal, "PATIO_NEW_PASSWORD", "cli-password-new")?;
    let answer = terminal.call("session.change_password", json!({ "current": current, "new": new }))?;
    terminal.say.answer(&answer)?;
    terminal.say.tell("cli-password-changed", &[])
}

/// Shows the profile, or saves it with what was named.
pub fn profile(terminal: &Terminal<'_>, name: Option<&str>, job: Option<&str>, expertise: &[String]) -> Result<(), Failure> {
    let state: AppState = terminal.ask("app.state", json!({}))?;
    let me = state.me.ok_or_else(|| CallError::new(CallCode::NotSignedIn))?;
    if name.is_none() && job.is_none() && expertise.is_empty() {
        terminal.say.answer(&serde_json::to_value(&me)?)?;
        let known = me.expertise.join(", ");
        return terminal.say.tell("cli-person", &[("name", &me.name), ("job", &me.job), ("expertise", &known)]);
    }
    let request = json!({
        "name": name.unwrap_or(&me.name),
        "job": job.unwrap_or(&me.job),
        "expertise": if expertise.is_empty() { &me.expertise } else { expertise },
    });
    super::action::act(terminal, "profile.set", request)
}

/// Gets in step.
pub fn sync(terminal: &Terminal<'_>) -> Result<(), Failure> {
    let connection = terminal.get_in_step()?;
    terminal.say.answer(&serde_json::to_value(&connection)?)?;
    terminal.say.tell("cli-in-step", &[("at", &instant(connection.as_of.unwrap_or(0)))])?;
    if connection.refused > 0 {
        terminal.say.tell("cli-some-refused", &[("count", &connection.refused.to_string())])?;
    }
    Ok(())
}

/// Signs out; the server is told when it can be reached.
pub fn sign_out(terminal: &Terminal<'_>, keep_unsent: bool) -> Result<(), Failure> {
    let answer = terminal.call("session.sign_out", json!({ "keepUnsent": keep_unsent }))?;
    terminal.say.answer(&answer)?;
    terminal.say.tell("cli-signed-out", &[])
}
