//! What each command does: calls, and words about their answers.

mod action;
mod files;
mod help;
mod outbox;
mod people;
mod read;
mod session;
mod write;

use crate::arguments::{Command, FileAct, OutboxAct, PhotoAct};
use crate::failure::Failure;
use crate::terminal::Terminal;
use std::io::Read as _;

/// Runs a command.
pub fn run(terminal: &Terminal<'_>, command: &Command) -> Result<(), Failure> {
    match command {
        Command::SignIn { server, login } => session::sign_in(terminal, server, login),
        Command::Accept => session::accept(terminal),
        Command::Password => session::change_password(terminal),
        Command::Profile { name, job, expertise } => session::profile(terminal, name.as_deref(), job.as_deref(), expertise),
        Command::Sync => session::sync(terminal),
        Command::SignOut { keep_unsent } => session::sign_out(terminal, *keep_unsent),
        Command::Feed { community: None } => read::home(terminal),
        Command::Feed { community: Some(name) } => read::community(terminal, name),
        Command::Communities => read::communities(terminal),
        Command::Show { post } => read::show(terminal, post),
        Command::Watch => read::watch(terminal),
        Command::Call { name, request } => read::any_call(terminal, name, request),
        Command::Find { words, unit, place, language, works_now } => {
            people::find(terminal, &words.join(" "), unit.as_deref(), place.as_deref(), language.as_deref(), *works_now)
        }
        Command::Vcard { person } => people::vcard(terminal, person),
        Command::Join { community } => write::join(terminal, community),
        Command::Leave { community } => write::leave(terminal, community),
        Command::Post { community, title, files, text } => write::post(terminal, community, title, files, text),
        Command::Comment { post, reply_to, files, text } => write::comment(terminal, post, reply_to.as_deref(), files, text),
        Command::Photo { act: PhotoAct::Set { path } } => files::set_photo(terminal, path),
        Command::Photo { act: PhotoAct::Withdraw } => files::withdraw_photo(terminal),
        Command::File { act: FileAct::Save { id } } => files::save(terminal, id),
        Command::React { target, emoji, off } => write::react(terminal, target, emoji, !off),
        Command::Edit { target, title, text } => write::edit(terminal, target, title.as_deref(), text),
        Command::Withdraw { target } => write::withdraw(terminal, target),
        Command::Ask { desk, private, title, text } => help::ask(terminal, desk, *private, title, text),
        Command::Queue { desk, view } => help::queue(terminal, desk.as_deref(), view),
        Command::Question { question, act: None } => help::show(terminal, question),
        Command::Question { question, act: Some(act) } => help::settle(terminal, question, act),
        Command::Claim { question, next } => help::claim(terminal, question.as_deref(), next.as_deref()),
        Command::Answer { question, r#as, text } => help::reply(terminal, question, &r#as.replace('-', "_"), text),
        Command::Outbox { act: None } => outbox::list(terminal),
        Command::Outbox { act: Some(OutboxAct::Resend { id }) } => outbox::resend(terminal, id),
        Command::Outbox { act: Some(OutboxAct::Discard { id }) } => outbox::discard(terminal, id),
    }
}

/// An argument, or standard input for `-`.
fn given(text: &str) -> Result<String, Failure> {
    if text != "-" {
        return Ok(text.to_owned());
    }
    let mut read = String::new();
    std::io::stdin().read_to_string(&mut read)?;
    Ok(read)
}
