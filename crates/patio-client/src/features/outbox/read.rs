//! The outbox as its owner sees it: what waits, what was refused and why, what was sent lately.

use crate::features::outbox::named::{Scene, named};
use crate::features::outbox::view::{Outbox, OutboxItem, OutboxState};
use crate::reading::Reading;
use crate::reading::pending::stored_refusal;
use crate::store::StoreError;
use crate::sync::outbox::{OutboxRow, list_aside, list_open, list_sent, waits_for_lost};
use patio_domain::{Doc, bidi};
use patio_protocol::Command;

/// Sent rows shown.
const SENT_ROWS: u32 = 20;

impl Reading<'_> {
    /// Unsent and refused first (oldest first), then the latest sent.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn outbox(&self) -> Result<Outbox, StoreError> {
        let mut items = Vec::new();
        for row in list_open(self.connection, "work", &self.me, i64::MAX)? {
            items.push(self.outbox_item(row)?);
        }
        for row in list_aside(self.connection, "work", &self.me)? {
            items.push(self.outbox_item(row)?);
        }
        for row in list_sent(self.connection, "work", &self.me, SENT_ROWS)? {
            items.push(self.outbox_item(row)?);
        }
        Ok(Outbox { items })
    }

    fn outbox_item(&self, row: OutboxRow) -> Result<OutboxItem, StoreError> {
        let state = match (row.state.as_str(), row.attempts) {
            ("refused", _) => OutboxState::Refused,
            ("applied", _) => OutboxState::Sent,
            _ if row.aside => OutboxState::Aside,
            (_, 0) => OutboxState::Waiting,
            _ => OutboxState::Sending,
        };
        let command = row.command();
        let post = command.as_ref().and_then(post_of);
        let question = command.as_ref().and_then(question_of);
        let named = command.as_ref().map(named);
        let community = named.map(|named| self.community_of(named.scene())).transpose()?.flatten();
        let summary = named.map(|named| named.summary(self)).transpose()?.unwrap_or_default();
        let text =
            command.as_ref().and_then(text_of).map(|text| bidi::isolated(&text.plain_text(&|person| self.name_of(person))).into_owned());
        let undecided = row.state == "refused" || (row.state == "queued" && !row.aside);
        let waits = row.state == "queued" && !row.aside && waits_for_lost(self.connection, "work", &row.command_id)?;
        Ok(OutboxItem {
            community: community.and_then(|id| self.place(&id).transpose()).transpose()?.map(|place| place.head()),
            id: row.command_id,
            state,
            kind: row.kind,
            post,
            question,
            summary,
            saved_at: row.saved_at,
            sent_at: (row.settled_at > 0).then_some(row.settled_at),
            attempts: row.attempts,
            refusal: (row.state == "refused").then(|| stored_refusal(&row.refusal)),
            editable: text.is_some() && undecided,
            waits_for_others: waits,
            arrived_aside: row.state == "applied" && row.aside,
            text: text.unwrap_or_default(),
            files: self.files(command.iter().flat_map(Command::files))?,
        })
    }

    /// The community of a scene; for a conversation that of its post, confirmed or just written here.
    fn community_of(&self, scene: Scene) -> Result<Option<String>, StoreError> {
        let post = match scene {
            Scene::Nowhere => return Ok(None),
            Scene::Community(community) => return Ok(Some(community.to_string())),
            Scene::Conversation(post) => post,
        };
        Ok(self.scene_of(post.0)?.0)
    }
}

/// The conversation a command belongs to.
pub(crate) fn post_of(command: &Command) -> Option<String> {
    command.lane().find_conversation().map(str::to_owned)
}

/// The question a command is about.
pub(crate) fn question_of(command: &Command) -> Option<String> {
    command.lane().find_question().map(str::to_owned)
}

/// The text a command carries.
pub(crate) fn text_of(command: &Command) -> Option<&Doc> {
    command.text().map(|written| written.text)
}
