//! Pending posts, comments, reactions and helpful marks, as they lie over confirmed conversations (S7).

use crate::features::feed::view::conversation::Delivery;
use crate::reading::pending::{Pending, PendingCommand, stored_refusal};
use patio_domain::{FileId, Refusal};
use patio_protocol::Command;
use patio_protocol::command::{CommentCreate, PostCreate};
use uuid::Uuid;

impl PendingCommand {
    /// Where it stands.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        match (self.row.state.as_str(), self.row.attempts) {
            ("refused", _) => Delivery::Refused,
            ("applied", _) => Delivery::Sent,
            (_, 0) => Delivery::Waiting,
            _ => Delivery::Sending,
        }
    }
}

/// What a pending change does to an entry.
#[derive(Default)]
pub struct EntryChange {
    /// New title and text.
    pub edit: Option<(Option<String>, patio_domain::Doc)>,
    /// Its files from now on.
    pub files: Option<Vec<FileId>>,
    /// It is withdrawn.
    pub withdrawn_at: Option<i64>,
    /// A change without verdict is there.
    pub undecided: bool,
    /// The latest row that is undecided or refused.
    pub command: Option<String>,
    /// The latest refusal.
    pub refusal: Option<Refusal>,
}

impl Pending {
    /// Texts in a conversation just called helpful (`true`) or not any more.
    pub fn helpful(&self, post: Uuid) -> impl Iterator<Item = (Uuid, bool)> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(move |pending| match &pending.command {
            Command::HelpfulSet(set) if set.post.0 == post => Some((set.target, set.on)),
            _ => None,
        })
    }

    /// Posts just written.
    pub fn posts(&self) -> impl Iterator<Item = (&PendingCommand, &PostCreate)> {
        self.iter().filter_map(|pending| match &pending.command {
            Command::PostCreate(made) => Some((pending, made)),
            _ => None,
        })
    }

    /// Comments just written in a conversation.
    pub fn comments(&self, post: Uuid) -> impl Iterator<Item = (&PendingCommand, &CommentCreate)> {
        self.iter().filter_map(move |pending| match &pending.command {
            Command::CommentCreate(made) if made.post.0 == post => Some((pending, made)),
            _ => None,
        })
    }

    /// What pending edits and withdrawals do to a post or comment.
    #[must_use]
    pub fn change(&self, entry: Uuid) -> EntryChange {
        let mut change = EntryChange::default();
        for pending in self.iter() {
            let touched = match &pending.command {
                Command::PostEdit(edit) if edit.post.0 == entry => Some(Some((Some(edit.title.clone()), &edit.text, &edit.files))),
                Command::CommentEdit(edit) if edit.comment.0 == entry => Some(Some((None, &edit.text, &edit.files))),
                Command::PostWithdraw(post) if post.post.0 == entry => Some(None),
                Command::CommentWithdraw(comment) if comment.comment.0 == entry => Some(None),
                _ => None,
            };
            let Some(effect) = touched else { continue };
            if pending.is_hoped_for() {
                match effect {
                    Some((title, text, files)) => {
                        change.edit = Some((title, text.clone()));
                        change.files = files.clone().or(change.files);
                    }
                    None => change.withdrawn_at = Some(pending.row.saved_at),
                }
                change.undecided |= pending.is_undecided();
            } else {
                change.refusal = Some(stored_refusal(&pending.row.refusal));
            }
            if pending.row.state != "applied" {
                change.command = Some(pending.row.command_id.clone());
            }
        }
        change
    }

    /// Reactions this person just set or took back: target, emoji, on.
    pub fn reactions(&self, post: Uuid) -> impl Iterator<Item = (Uuid, &str, bool)> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(move |pending| match &pending.command {
            Command::ReactionSet(set) if set.post.0 == post => Some((set.target, set.emoji.as_str(), set.on)),
            _ => None,
        })
    }

    /// How many own texts wait and how many were refused in a conversation.
    #[must_use]
    pub fn count_in(&self, post: Uuid) -> (u64, u64) {
        let lane = format!("post:{post}");
        let mut counts = (0, 0);
        for pending in self.iter().filter(|pending| pending.command.lane().0 == lane) {
            match pending.row.state.as_str() {
                "queued" => counts.0 += 1,
                "refused" => counts.1 += 1,
                _ => {}
            }
        }
        counts
    }
}
