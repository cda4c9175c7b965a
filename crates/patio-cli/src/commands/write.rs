//! Writing: saved in the data folder when the call comes back, sent when its verdict came.

use super::action::act;
use super::files::stage_all;
use super::given;
use super::read::find_community;
use crate::failure::Failure;
use crate::terminal::Terminal;
use patio_client::view::Conversation;
use patio_client::{CallCode, CallError};
use patio_domain::Doc;
use patio_domain::Refusal;
use serde_json::json;
use std::path::PathBuf;

fn find_conversation(terminal: &Terminal<'_>, post: &str) -> Result<Option<Conversation>, Failure> {
    match terminal.ask("conversation.get", json!({ "post": post, "limit": 1 })) {
        Ok(found) => Ok(Some(found)),
        Err(Failure::Call(error)) if error.code == CallCode::Refused(Refusal::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Joins.
pub fn join(terminal: &Terminal<'_>, community: &str) -> Result<(), Failure> {
    let id = find_community(terminal, community)?;
    act(terminal, "community.join", json!({ "id": id }))
}

/// Leaves.
pub fn leave(terminal: &Terminal<'_>, community: &str) -> Result<(), Failure> {
    let id = find_community(terminal, community)?;
    act(terminal, "community.leave", json!({ "id": id }))
}

/// Writes a post.
pub fn post(terminal: &Terminal<'_>, community: &str, title: &str, files: &[PathBuf], text: &str) -> Result<(), Failure> {
    let community = find_community(terminal, community)?;
    let files = stage_all(terminal, &community, files)?;
    act(terminal, "post.create", json!({ "community": community, "title": title, "text": Doc::plain(&given(text)?), "files": files }))
}

/// Writes a comment.
pub fn comment(terminal: &Terminal<'_>, post: &str, reply_to: Option<&str>, files: &[PathBuf], text: &str) -> Result<(), Failure> {
    let files = match (files, find_conversation(terminal, post)?) {
        ([], _) => vec![],
        (files, Some(found)) => stage_all(terminal, &found.community.id, files)?,
        (_, None) => return Err(CallError::from(Refusal::NotFound).into()),
    };
    act(terminal, "comment.create", json!({ "post": post, "replyTo": reply_to, "text": Doc::plain(&given(text)?), "files": files }))
}

/// Sets or takes back a reaction.
pub fn react(terminal: &Terminal<'_>, target: &str, emoji: &str, on: bool) -> Result<(), Failure> {
    act(terminal, "reaction.set", json!({ "target": target, "emoji": emoji, "on": on }))
}

/// Changes a post or a comment.
pub fn edit(terminal: &Terminal<'_>, target: &str, title: Option<&str>, text: &str) -> Result<(), Failure> {
    let text = Doc::plain(&given(text)?);
    match find_conversation(terminal, target)? {
        Some(found) => {
            let title = title.unwrap_or(&found.post.title);
            act(terminal, "post.edit", json!({ "post": target, "title": title, "text": text }))
        }
        None => act(terminal, "comment.edit", json!({ "comment": target, "text": text })),
    }
}

/// Withdraws a post or a comment.
pub fn withdraw(terminal: &Terminal<'_>, target: &str) -> Result<(), Failure> {
    let call = if find_conversation(terminal, target)?.is_some() { "post.withdraw" } else { "comment.withdraw" };
    act(terminal, call, json!({ "id": target }))
}
