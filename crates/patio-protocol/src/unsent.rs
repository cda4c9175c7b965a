//! What a later command means for earlier ones of its author that never left their laptop: what was never sent leaves no trace with others.
//!
//! Owns the rule: an edit of an unsent text is that text, a withdrawal takes it out with everything that stands on it, and a mark that is
//! set anew replaces the one before. Must not know outboxes, or what was sent.

use crate::command::{Command, CommentCreate, CommentEdit, PostCreate, PostEdit};
use patio_domain::{CommentId, PostId};
use uuid::Uuid;

/// What becomes of unsent commands, by their places in the order of making, when a new one comes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fold {
    /// These are another command from now on, in their own places.
    pub changed: Vec<(usize, Command)>,
    /// These are over.
    pub gone: Vec<usize>,
    /// Whether the new command is one of its own. Otherwise its meaning is part of an earlier one, or over with it.
    pub stands: bool,
}

/// Says what becomes of a person's unsent commands, oldest first, when this one comes.
#[must_use]
pub fn fold(unsent: &[&Command], new: &Command) -> Fold {
    match new {
        Command::PostWithdraw(withdraw) => withdraw_post(unsent, withdraw.post),
        Command::CommentWithdraw(withdraw) => withdraw_comment(unsent, withdraw.comment),
        _ => {
            let mut changed = unsent.iter().enumerate().filter_map(|(at, earlier)| Some((at, reworded(earlier, new)?)));
            let Some(first) = changed.next() else { return Fold { stands: true, ..Fold::default() } };
            // Outboxes of earlier versions may have several.
            let gone = changed.map(|(at, _)| at).collect();
            Fold { changed: vec![first], gone, stands: false }
        }
    }
}

/// The kind and the id of the text that a command makes and a later one corrects or withdraws.
#[must_use]
pub fn text_of(made: &Command, by: &Command) -> Option<(&'static str, Uuid)> {
    let (kind, id) = match made {
        Command::PostCreate(made) => ("post", made.post.0),
        Command::CommentCreate(made) => ("comment", made.comment.0),
        _ => return None,
    };
    let meant = match by {
        Command::PostEdit(edit) => edit.post.0,
        Command::PostWithdraw(withdraw) => withdraw.post.0,
        Command::CommentEdit(edit) => edit.comment.0,
        Command::CommentWithdraw(withdraw) => withdraw.comment.0,
        _ => return None,
    };
    (meant == id).then_some((kind, id))
}

/// An earlier command with the meaning of a later one, when the later one speaks of the same thing.
fn reworded(earlier: &Command, later: &Command) -> Option<Command> {
    match (earlier, later) {
        (Command::PostCreate(made), Command::PostEdit(edit)) if made.post == edit.post => {
            let PostEdit { title, text, files, .. } = edit.clone();
            let files = files.unwrap_or_else(|| made.files.clone());
            Some(PostCreate { title, text, files, ..made.clone() }.into())
        }
        (Command::PostEdit(before), Command::PostEdit(edit)) if before.post == edit.post => {
            Some(PostEdit { files: edit.files.clone().or_else(|| before.files.clone()), ..edit.clone() }.into())
        }
        (Command::CommentCreate(made), Command::CommentEdit(edit)) if made.comment == edit.comment => {
            let files = edit.files.clone().unwrap_or_else(|| made.files.clone());
            Some(CommentCreate { text: edit.text.clone(), files, ..made.clone() }.into())
        }
        (Command::CommentEdit(before), Command::CommentEdit(edit)) if before.comment == edit.comment => {
            Some(CommentEdit { files: edit.files.clone().or_else(|| before.files.clone()), ..edit.clone() }.into())
        }
        (Command::ReactionSet(before), Command::ReactionSet(set)) if (before.target, &before.emoji) == (set.target, &set.emoji) => {
            Some(later.clone())
        }
        (Command::HelpfulSet(before), Command::HelpfulSet(set)) if before.target == set.target => Some(later.clone()),
        (Command::MeTooSet(before), Command::MeTooSet(set)) if before.question == set.question => Some(later.clone()),
        (Command::VouchSet(before), Command::VouchSet(set)) if (before.person, before.topic) == (set.person, set.topic) => {
            Some(later.clone())
        }
        _ => None,
    }
}

fn withdraw_post(unsent: &[&Command], post: PostId) -> Fold {
    let is_made = unsent.iter().any(|earlier| matches!(earlier, Command::PostCreate(made) if made.post == post));
    let goes = |earlier: &Command| match earlier {
        Command::PostEdit(edit) => edit.post == post,
        Command::PostCreate(PostCreate { post: of, .. }) => *of == post,
        _ if !is_made => false,
        Command::CommentCreate(made) => made.post == post,
        Command::CommentEdit(edit) => edit.post == post,
        Command::CommentWithdraw(withdraw) => withdraw.post == post,
        Command::ReactionSet(set) => set.post == post,
        Command::HelpfulSet(set) => set.post == post,
        _ => false,
    };
    Fold { changed: Vec::new(), gone: places(unsent, goes), stands: !is_made }
}

fn withdraw_comment(unsent: &[&Command], comment: CommentId) -> Fold {
    let made = unsent.iter().find_map(|earlier| match earlier {
        Command::CommentCreate(made) if made.comment == comment => Some(made),
        _ => None,
    });
    let goes = |earlier: &Command| match earlier {
        Command::CommentEdit(edit) => edit.comment == comment,
        _ if made.is_none() => false,
        Command::CommentCreate(made) => made.comment == comment,
        Command::ReactionSet(set) => set.target == comment.0,
        Command::HelpfulSet(set) => set.target == comment.0,
        _ => false,
    };
    // What answered it answers what it answered.
    let moved = |made: &CommentCreate| {
        unsent
            .iter()
            .enumerate()
            .filter_map(|(at, earlier)| match earlier {
                Command::CommentCreate(reply) if reply.reply_to == Some(comment) => {
                    Some((at, CommentCreate { reply_to: made.reply_to, ..reply.clone() }.into()))
                }
                _ => None,
            })
            .collect()
    };
    Fold { changed: made.map(moved).unwrap_or_default(), gone: places(unsent, goes), stands: made.is_none() }
}

fn places(unsent: &[&Command], is_meant: impl Fn(&Command) -> bool) -> Vec<usize> {
    unsent.iter().enumerate().filter(|(_, earlier)| is_meant(earlier)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests;
