//! What a person can do with a command that is saved here and not sent, or that was refused.

use super::calls::Calls;
use crate::calls::common::NOTHING;
use crate::calls::common::{IdRequest, Nothing};
use crate::calls::{CallCode, CallError};
use crate::changed::Changed;
use crate::client::Client;
use crate::client::save::{ToSave, owner};
use crate::features::outbox::read::{post_of, question_of};
use crate::features::outbox::view::{Outbox, Revised};
use crate::reading::Reading;
use crate::store::LocalStore;
use crate::store::drafts::DraftRow;
use crate::sync::outbox::{OutboxRow, TakenOut, find_row};
use patio_domain::Refusal;
use patio_protocol::intent::WrittenFiles;
use rusqlite::Connection;

/// The row of a command that can be taken out of the outbox.
fn undecided(work: &Connection, me: &str, command_id: &str) -> Result<OutboxRow, CallError> {
    let row = find_row(work, "main", me, command_id)?.ok_or_else(|| CallError::from(Refusal::NotFound))?;
    if row.state == "refused" || (row.state == "queued" && !row.aside) { Ok(row) } else { Err(CallError::new(CallCode::AlreadySent)) }
}

fn take_out(store: &mut LocalStore, command_id: &str, draft: Option<(&str, &DraftRow, i64)>) -> Result<(), CallError> {
    match store.update_taken_out(command_id, draft)? {
        TakenOut::Discarded | TakenOut::Aside => Ok(()),
        TakenOut::Decided => Err(CallError::new(CallCode::AlreadySent)),
    }
}

/// Takes the text of a command back into its draft, on the writer's thread.
fn revise(store: &mut LocalStore, command_id: &str, now_ms: i64) -> Result<Revised, CallError> {
    let me = owner(store)?;
    let command = undecided(&store.work, &me, command_id)?.command().ok_or_else(|| CallError::from(Refusal::Malformed))?;
    let written = command.text().ok_or_else(|| CallError::from(Refusal::Malformed))?;
    let files = match written.files {
        WrittenFiles::These(files) => files,
        WrittenFiles::Of(entry) => Reading::of_writer(store, &me)?.files_of(&entry.to_string())?,
    };
    let row = DraftRow {
        target: written.draft,
        title: written.title.to_owned(),
        text: serde_json::to_string(written.text).map_err(|_| CallError::new(CallCode::Internal))?,
        reply_to: written.reply_to.map(|comment| comment.to_string()).unwrap_or_default(),
        files: files.iter().map(ToString::to_string).collect(),
    };
    let community = written.new_in.map(|community| community.to_string());
    // A new post has no conversation to go back to yet.
    let post = if community.is_some() { None } else { post_of(&command) };
    take_out(store, command_id, Some((&me, &row, now_ms)))?;
    // Nor has a new question a page of its own any more.
    let question = if row.target.starts_with("ask") { None } else { question_of(&command) };
    Ok(Revised { target: row.target, community, post, question })
}

impl Calls for Client {
    fn outbox_list(&self, _: Nothing) -> Result<Outbox, CallError> {
        self.reading(|reading| reading.outbox())
    }

    fn outbox_revise(&self, request: IdRequest) -> Result<Revised, CallError> {
        let now = self.clock.now_ms();
        let revised = self.queue(move |store| revise(store, &request.id, now))?;
        self.shared.changed(Changed::Outbox);
        self.shared.changed(Changed::Drafts);
        Ok(revised)
    }

    fn outbox_resend(&self, request: IdRequest) -> Result<Nothing, CallError> {
        // A refused command keeps its verdict for ever; sending again is a new intent under a new id.
        self.save_made(move |reading| {
            let row = undecided(reading.work.0, &reading.me, &request.id)?;
            if row.state == "queued" && row.attempts > 0 {
                return Err(CallError::new(CallCode::AlreadySent));
            }
            Ok(ToSave::instead_of(request.id, row.command().ok_or_else(|| CallError::from(Refusal::Malformed))?))
        })
        .map(|()| NOTHING)
    }

    fn outbox_discard(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.queue(move |store| {
            undecided(&store.work, &owner(store)?, &request.id)?;
            take_out(store, &request.id, None)
        })?;
        self.shared.changed(Changed::Outbox);
        Ok(NOTHING)
    }
}
