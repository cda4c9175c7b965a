//! Saving a command is one step of the one writer: it reads whose laptop this is, makes and checks the command with the rules the
//! server has, finds what must be decided before it, and puts it into the outbox. "Saved" means on the disk (S2).
//!
//! Must not know single commands: what each needs and gives is said by `Intent`. Keeps S3 (only what another command gives is
//! waited for). One trip to the writer for each command: `a_post_is_one_trip_to_the_writer_and_opens_no_reader`.

use super::Client;
use crate::calls::{CallCode, CallError};
use crate::changed::Changed;
use crate::features::people::read::profile::Readiness;
use crate::reading::Reading;
use crate::reading::pending::PendingCommand;
use crate::store::meta::{find_meta, meta};
use crate::store::settings::key;
use crate::store::{LocalStore, StoreError};
use crate::sync::engine::Input;
use crate::sync::message::Message;
use crate::sync::outbox::{NewCommand, OutboxChange, Rewritten};
use patio_domain::{CommandId, Refusal};
use patio_protocol::Command;
use patio_protocol::intent::Need;
use patio_protocol::unsent::{fold, text_of};

/// A command to save.
pub struct ToSave {
    command: Command,
    replaces_draft: bool,
    replaces: Option<String>,
}

impl ToSave {
    /// A text that was typed: its draft goes in the same transaction.
    #[must_use]
    pub fn typed(command: Command) -> ToSave {
        ToSave { command, replaces_draft: true, replaces: None }
    }

    /// A new intent in place of an unsent or refused command, which goes in the same transaction.
    #[must_use]
    pub fn instead_of(command_id: String, command: Command) -> ToSave {
        ToSave { command, replaces_draft: false, replaces: Some(command_id) }
    }
}

impl<C: Into<Command>> From<C> for ToSave {
    fn from(command: C) -> ToSave {
        ToSave { command: command.into(), replaces_draft: false, replaces: None }
    }
}

/// Makes, checks and saves a command. `command_id` is its idempotency key, `now_ms` is of this laptop.
///
/// # Errors
/// When nothing was saved: what `make` says, the refusal the server would give, or a failure of the database.
pub fn save(
    store: &mut LocalStore,
    command_id: CommandId,
    now_ms: i64,
    make: impl FnOnce(&Reading<'_>) -> Result<ToSave, CallError>,
) -> Result<(), CallError> {
    let person = signed_in(store)?;
    let reading = Reading::of_writer(store, &person)?;
    let ToSave { command, replaces_draft, replaces } = make(&reading)?;
    let draft = if replaces_draft { command.text().map(|text| text.draft) } else { None };
    // What never left changes or goes; only what is then still an intent of its own is saved as one.
    let mut unsent = Vec::new();
    for pending in reading.pending.iter().filter(|pending| Some(&pending.row.command_id) != replaces.as_ref()) {
        if pending.is_unsent() || is_refused_text(&reading, pending, &command)? {
            unsent.push(pending);
        }
    }
    let folded = fold(&unsent.iter().map(|pending| &pending.command).collect::<Vec<_>>(), &command);
    let mut gone: Vec<String> = replaces.into_iter().collect();
    gone.extend(folded.gone.iter().filter_map(|at| unsent.get(*at)).map(|pending| pending.row.command_id.clone()));
    let (mut stands, mut rewritten) = (folded.stands.then_some(command), Vec::new());
    for (at, changed) in folded.changed {
        let Some(pending) = unsent.get(at) else { continue };
        let command_id = pending.row.command_id.clone();
        if pending.is_undecided() {
            let after = check(&reading, &changed)?;
            rewritten.push(Rewritten { command_id, command: changed, after });
        } else {
            // A refusal stands for ever, so what is meant now is a new intent.
            gone.push(command_id);
            stands = Some(changed);
        }
    }
    let make_new = |command| {
        Ok::<_, CallError>(NewCommand { command_id, person: &person, command, after: check(&reading, command)?, saved_at: now_ms })
    };
    let new = stands.as_ref().map(make_new).transpose()?;
    Ok(store.update_outbox(&OutboxChange { person: &person, new, rewritten, gone, from_draft: draft.as_deref() })?)
}

/// Whether a pending command is the refused text that this one corrects or withdraws. It was seen by nobody, unless a copy of it arrived where
/// the reason for the refusal was forgotten.
fn is_refused_text(reading: &Reading<'_>, pending: &PendingCommand, command: &Command) -> Result<bool, StoreError> {
    match text_of(&pending.command, command) {
        Some((kind, id)) if pending.row.state == "refused" => Ok(reading.body(kind, &id.to_string())?.is_none()),
        _ => Ok(false),
    }
}

/// Makes the checks that need what is stored, and gives the open commands that this one builds on.
fn check(reading: &Reading<'_>, command: &Command) -> Result<Vec<CommandId>, CallError> {
    command.check()?;
    Command::check_size(&command.encode().map_err(StoreError::from)?.1)?;
    if !reading.knows_files(&command.files())? {
        return Err(Refusal::FileMissing.into());
    }
    let mut after = Vec::new();
    for need in command.needs() {
        after.extend(giver(reading, need)?);
    }
    Ok(after)
}

/// The open command that gives what is needed: for a community the latest one, for a profile the one that makes it complete.
/// Anything else of the profile, such as a photo that waits for its upload, holds nothing up (S3).
fn giver(reading: &Reading<'_>, need: Need) -> Result<Option<CommandId>, CallError> {
    if need != Need::Profile {
        let open = reading.pending.iter().rev().filter(|pending| pending.is_undecided());
        return Ok(open.filter(|pending| pending.command.gives() == Some(need)).find_map(|pending| pending.row.command_id.parse().ok()));
    }
    match reading.readiness()? {
        Readiness::Ready => Ok(None),
        Readiness::After(command_id) => Ok(command_id.parse().ok()),
        // Before the first download the profile is not known here; the server decides.
        Readiness::Incomplete if find_meta(reading.connection, meta::COMPLETE)?.is_none() => Ok(None),
        Readiness::Incomplete => Err(Refusal::ProfileIncomplete.into()),
    }
}

/// The person whose laptop this is.
///
/// # Errors
/// `not_signed_in` when no person has signed in here yet.
pub(crate) fn owner(store: &LocalStore) -> Result<String, CallError> {
    store.find_setting(key::PERSON)?.ok_or_else(|| CallError::new(CallCode::NotSignedIn))
}

/// The person in whose name this laptop writes. A session that ended by itself still does; signing out ends that.
fn signed_in(store: &LocalStore) -> Result<String, CallError> {
    let person = owner(store)?;
    let signed_in = store.find_setting(key::SIGNED_IN)?.as_deref() == Some("yes");
    if signed_in || find_meta(&store.cache, meta::PERSON)?.as_deref() == Some(person.as_str()) {
        Ok(person)
    } else {
        Err(CallError::new(CallCode::NotSignedIn))
    }
}

impl Client {
    /// Saves a command and tells every screen that shows it.
    pub(crate) fn save(&self, new: impl Into<ToSave>) -> Result<(), CallError> {
        let new = new.into();
        self.save_made(move |_| Ok(new))
    }

    /// The same for a command that is made from what is stored, on the writer's thread.
    pub(crate) fn save_made(&self, make: impl FnOnce(&Reading<'_>) -> Result<ToSave, CallError> + Send + 'static) -> Result<(), CallError> {
        self.save_as(CommandId(self.fresh_id()), make)
    }

    /// The same for what the person may take back: nothing of it leaves this laptop before so many milliseconds have passed. Gives the
    /// command.
    pub(crate) fn save_held(
        &self,
        ms: u64,
        make: impl FnOnce(&Reading<'_>) -> Result<ToSave, CallError> + Send + 'static,
    ) -> Result<CommandId, CallError> {
        let command_id = CommandId(self.fresh_id());
        // First, so that there is no moment in which it could go.
        self.send(Message::Input(Input::Hold { command_id, ms }));
        self.save_as(command_id, make)?;
        Ok(command_id)
    }

    fn save_as(
        &self,
        command_id: CommandId,
        make: impl FnOnce(&Reading<'_>) -> Result<ToSave, CallError> + Send + 'static,
    ) -> Result<(), CallError> {
        let now = self.clock.now_ms();
        self.queue(move |store| save(store, command_id, now, make))?;
        for changed in [Changed::Outbox, Changed::Drafts] {
            self.shared.changed(changed);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
