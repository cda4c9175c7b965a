//! What a person can do with a command that is saved here and not sent, or that was refused.

use super::calls::Calls;
use crate::calls::CallError;
use crate::calls::common::NOTHING;
use crate::calls::common::{IdRequest, Nothing};
use crate::changed::Changed;
use crate::client::Client;
use crate::features::outbox::read::post_of;
use crate::features::outbox::read::text_of;
use crate::features::outbox::view::{Outbox, Revised};
use crate::store::drafts::DraftRow;
use crate::sync::outbox::OutboxRow;
use crate::sync::outbox::find_row;
use patio_protocol::Command;
use patio_protocol::command::{CommentEdit, PostEdit};

impl Client {
    /// The row of a command that can be taken back or sent again, and whose it is.
    fn movable(&self, command_id: &str) -> Result<(String, OutboxRow), CallError> {
        let me = self.me()?;
        let row = self.with_reader(|reader| find_row(reader, "work", &me, command_id))?.ok_or_else(|| CallError::new("not_found"))?;
        if row.state == "refused" || (row.state == "queued" && row.attempts == 0) {
            Ok((me, row))
        } else {
            Err(CallError::new("already_sent"))
        }
    }
}

impl Calls for Client {
    fn outbox_list(&self, _: Nothing) -> Result<Outbox, CallError> {
        self.reading(|reading| reading.outbox())
    }

    fn outbox_revise(&self, request: IdRequest) -> Result<Revised, CallError> {
        let (me, row) = self.movable(&request.id)?;
        let command = row.command().ok_or_else(|| CallError::new("malformed"))?;
        let text = text_of(&command).ok_or_else(|| CallError::new("malformed"))?;
        let text = serde_json::to_string(text).map_err(|_| CallError::new("internal"))?;
        let (target, title, community) = match &command {
            Command::PostCreate(made) => (format!("post:{}", made.community), made.title.clone(), Some(made.community.to_string())),
            Command::PostEdit(edit) => (format!("edit:{}", edit.post), edit.title.clone(), None),
            Command::CommentCreate(made) => (format!("comment:{}", made.post), String::new(), None),
            Command::CommentEdit(edit) => (format!("edit:{}", edit.comment), String::new(), None),
            _ => return Err(CallError::new("malformed")),
        };
        let post = if matches!(command, Command::PostCreate(_)) { None } else { post_of(&command) };
        let reply_to = match &command {
            Command::CommentCreate(made) => made.reply_to.map(|id| id.to_string()).unwrap_or_default(),
            _ => String::new(),
        };
        let files = match &command {
            Command::PostEdit(PostEdit { post, files: None, .. }) => self.reading(|reading| reading.files_of(&post.to_string()))?,
            Command::CommentEdit(CommentEdit { comment, files: None, .. }) => {
                self.reading(|reading| reading.files_of(&comment.to_string()))?
            }
            _ => command.files(),
        };
        let files = files.iter().map(ToString::to_string).collect();
        let (now, row) = (self.clock.now_ms(), DraftRow { target: target.clone(), title, text, reply_to, files });
        let done = self.act(move |store, _| Ok(store.update_discarded(&request.id, Some((&me, &row, now)))?))?;
        if !done {
            return Err(CallError::new("already_sent"));
        }
        self.shared.changed(Changed::Outbox);
        self.shared.changed(Changed::Drafts);
        Ok(Revised { target, community, post })
    }

    fn outbox_resend(&self, request: IdRequest) -> Result<Nothing, CallError> {
        let (_, row) = self.movable(&request.id)?;
        let command = row.command().ok_or_else(|| CallError::new("malformed"))?;
        // A refused command keeps its verdict for ever; sending again is a new intent under a new id.
        self.save(command, None)?;
        self.outbox_discard(request)
    }

    fn outbox_discard(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.movable(&request.id)?;
        if !self.act(move |store, _| Ok(store.update_discarded(&request.id, None)?))? {
            return Err(CallError::new("already_sent"));
        }
        self.shared.changed(Changed::Outbox);
        Ok(NOTHING)
    }
}
