//! Saving a command: it is checked with the rules the server has, put into the outbox, and only then is its action answered.
//! "Saved" means on the disk (S2).

use super::Client;
use crate::calls::CallError;
use crate::changed::Changed;
use crate::features::session::view::Stage;
use crate::reading::parse;
use crate::sync::outbox::{NewCommand, OutboxRow};
use patio_domain::{CommandId, FileId, ProfileChange, Refusal};
use patio_protocol::Command;
use uuid::Uuid;

fn withdraws_photo(command: &Command) -> bool {
    matches!(command, Command::ProfileUpdate(update) if update.changes.contains(&ProfileChange::Photo(None)))
}

impl Client {
    pub(crate) fn fresh_id(&self) -> Result<Uuid, CallError> {
        let now = self.clock.now_ms();
        self.act(move |_, random| Ok(random.uuid_v7(now)))
    }

    /// Checks a command, saves it and tells whoever shows it.
    pub(crate) fn save(&self, command: Command, from_draft: Option<String>) -> Result<(), CallError> {
        command.check()?;
        let me = self.me()?;
        self.require_files(&command.files())?;
        let after = self.prerequisite(&me, &command)?;
        let (now, outgoing) = (self.clock.now_ms(), self.outgoing.clone());
        self.act(move |store, random| {
            let command_id = CommandId(random.uuid_v7(now));
            let from_draft = from_draft.as_deref();
            store.insert_command(&NewCommand { command_id, person: &me, command: &command, after, saved_at: now, from_draft })?;
            if withdraws_photo(&command)
                && let Err(error) = store.list_kept_files().map_err(|error| error.to_string()).and_then(|kept| {
                    // The bytes of a photo that will not be sent any more.
                    outgoing.sweep(&kept, false).map_err(|error| error.to_string())
                })
            {
                tracing::warn!(error, "a withdrawn photo stays beside the database until the next start");
            }
            Ok(())
        })?;
        for changed in [Changed::Outbox, Changed::Drafts] {
            self.shared.changed(changed);
        }
        Ok(())
    }

    /// Refuses files that are not this person's to send.
    pub(crate) fn require_files(&self, files: &[FileId]) -> Result<(), CallError> {
        if !files.is_empty() && !self.reading(|reading| reading.knows_files(files))? {
            return Err(Refusal::FileMissing.into());
        }
        Ok(())
    }

    /// The latest open command this one builds on in another lane: a joining before a post there, and before any text what makes
    /// the profile complete. Anything else of the profile, such as a photo that waits for its upload, holds nothing up (S3).
    fn prerequisite(&self, me: &str, command: &Command) -> Result<Option<CommandId>, CallError> {
        let community = match command {
            Command::PostCreate(made) => Some(made.community),
            Command::CommentCreate(_) | Command::ReactionSet(_) | Command::HelpfulSet(_) => None,
            _ => return Ok(None),
        };
        let open = self.with_reader(|reader| crate::sync::outbox::list_open(reader, "work", me))?;
        let completing = self.reading(|reading| reading.completing())?;
        let builds_on = |row: &OutboxRow| match row.command() {
            Some(Command::ProfileSet(_) | Command::ProfileUpdate(_)) => completing.as_deref() == Some(&row.command_id),
            Some(Command::CommunityCreate(made)) => Some(made.community) == community,
            Some(Command::CommunityJoin(place)) => Some(place.community) == community,
            _ => false,
        };
        Ok(open.iter().rev().filter(|row| row.state == "queued").find(|row| builds_on(row)).and_then(|row| parse(&row.command_id)))
    }

    /// The same refusal the server would give, before anything is typed away.
    pub(crate) fn require_profile(&self) -> Result<(), CallError> {
        if matches!(self.state()?.stage, Stage::Profile) { Err(Refusal::ProfileIncomplete.into()) } else { Ok(()) }
    }
}
