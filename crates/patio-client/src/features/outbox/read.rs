//! The outbox as its owner sees it: what waits, what was refused and why, what was sent lately.

use crate::features::outbox::view::{Outbox, OutboxItem, OutboxState};
use crate::reading::Reading;
use crate::reading::pending::stored_refusal;
use crate::store::StoreError;
use crate::sync::outbox::{OutboxRow, list_open, list_sent};
use patio_domain::Doc;
use patio_protocol::Command;
use patio_protocol::command::{CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember};
use patio_protocol::record::{CommentBody, PostBody};

/// Sent rows shown.
const SENT_ROWS: u32 = 20;

impl Reading<'_> {
    /// Unsent and refused first (oldest first), then the latest sent.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn outbox(&self) -> Result<Outbox, StoreError> {
        let mut items = Vec::new();
        for row in list_open(self.connection, "work", &self.me)?.into_iter().filter(|row| row.state != "applied") {
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
            (_, 0) => OutboxState::Waiting,
            _ => OutboxState::Sending,
        };
        let command = row.command();
        let post = command.as_ref().and_then(post_of);
        let community = self.community_of(command.as_ref(), post.as_deref())?;
        let summary = command.as_ref().map_or_else(|| Ok(String::new()), |command| self.summary(command))?;
        let text = command.as_ref().and_then(text_of).map(|text| text.plain_text(&|person| self.name_of(person)));
        let movable = row.state == "refused" || (row.state == "queued" && row.attempts == 0);
        Ok(OutboxItem {
            community: community.and_then(|id| self.place(&id).transpose()).transpose()?.map(|place| place.head()),
            id: row.command_id,
            state,
            kind: row.kind,
            post,
            summary,
            saved_at: row.saved_at,
            sent_at: (row.settled_at > 0).then_some(row.settled_at),
            attempts: row.attempts,
            refusal: (row.state == "refused").then(|| stored_refusal(&row.refusal)),
            editable: text.is_some() && movable,
            text: text.unwrap_or_default(),
            files: self.files(command.iter().flat_map(Command::files))?,
        })
    }

    fn community_of(&self, command: Option<&Command>, post: Option<&str>) -> Result<Option<String>, StoreError> {
        Ok(match command {
            Some(Command::PostCreate(made)) => Some(made.community.to_string()),
            Some(
                Command::CommunityJoin(CommunityJoin { community })
                | Command::CommunityLeave(CommunityLeave { community })
                | Command::CommunityInvite(CommunityInvite { community, .. })
                | Command::CommunityRemoveMember(CommunityRemoveMember { community, .. }),
            ) => Some(community.to_string()),
            _ => match post {
                Some(post) => match self.record::<PostBody>("post", post)? {
                    Some(body) => Some(body.community.to_string()),
                    None => {
                        self.pending.posts().find(|(_, made)| made.post.to_string() == post).map(|(_, made)| made.community.to_string())
                    }
                },
                None => None,
            },
        })
    }

    fn summary(&self, command: &Command) -> Result<String, StoreError> {
        let community_name = |id: String| Ok::<_, StoreError>(self.place(&id)?.map(|place| place.body.name).unwrap_or_default());
        Ok(match command {
            Command::ProfileSet(profile) => profile.name.clone(),
            Command::ProfileUpdate(_) => self.card(&self.me)?.name,
            Command::VouchSet(vouch) => self.card(&vouch.person.to_string())?.name,
            Command::VouchDecline(vouch) => self.card(&vouch.by.to_string())?.name,
            Command::TopicRename(names) => self.topic_name(names.topic),
            Command::TopicMerge(merge) => self.topic_name(merge.from),
            Command::CommunityCreate(made) => made.name.clone(),
            Command::CommunityJoin(CommunityJoin { community }) | Command::CommunityLeave(CommunityLeave { community }) => {
                community_name(community.to_string())?
            }
            Command::CommunityInvite(CommunityInvite { person, .. })
            | Command::CommunityRemoveMember(CommunityRemoveMember { person, .. }) => self.card(&person.to_string())?.name,
            Command::PostCreate(made) => self.title_of(&made.title, &made.text, &made.files)?,
            Command::CommentCreate(made) => self.title_of("", &made.text, &made.files)?,
            Command::PostEdit(edit) => self.title_of(&edit.title, &edit.text, edit.files.as_deref().unwrap_or_default())?,
            Command::CommentEdit(edit) => self.title_of("", &edit.text, edit.files.as_deref().unwrap_or_default())?,
            Command::PostWithdraw(post) => {
                let body = self.record::<PostBody>("post", &post.post.to_string())?;
                body.map(|body| self.title_of(&body.title, &body.text, &body.files)).transpose()?.unwrap_or_default()
            }
            Command::CommentWithdraw(comment) => {
                let body = self.record::<CommentBody>("comment", &comment.comment.to_string())?;
                body.map(|body| self.title_of("", &body.text, &body.files)).transpose()?.unwrap_or_default()
            }
            Command::ReactionSet(set) => set.emoji.clone(),
            Command::HelpfulSet(set) => {
                let helped = self.contribution(&set.post.to_string(), &set.target.to_string())?;
                helped.map(|(contribution, _)| contribution.title).unwrap_or_default()
            }
        })
    }
}

/// The conversation a command belongs to.
pub(crate) fn post_of(command: &Command) -> Option<String> {
    command.lane().find_conversation().map(str::to_owned)
}

/// The text a command carries.
pub(crate) fn text_of(command: &Command) -> Option<&Doc> {
    command.text().map(|written| written.text)
}
