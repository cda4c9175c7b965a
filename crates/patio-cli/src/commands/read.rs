//! Reading: home, communities, conversations, events, any call.

use crate::failure::Failure;
use crate::say::instant;
use crate::terminal::Terminal;
use patio_client::CallError;
use patio_client::view::PersonCard;
use patio_client::view::{CommunityList, CommunityRow};
use patio_client::view::{Conversation, Delivery, Entry};
use patio_client::view::{ConversationPage, ConversationRow, Home};
use patio_domain::PersonId;
use patio_domain::Refusal;
use patio_domain::name::key;
use serde_json::{Value, json};

/// Conversations printed of one community.
const ROWS: u32 = 50;

/// The id of a community, from its name or its id.
pub fn find_community(terminal: &Terminal<'_>, wanted: &str) -> Result<String, Failure> {
    let list: CommunityList = terminal.ask("community.list", json!({}))?;
    let rows = list.joined.into_iter().chain(list.open).map(|row| (row.head.id, row.head.name));
    let invited = list.invitations.into_iter().map(|row| (row.community, row.name));
    let wanted_key = key(wanted);
    let found = rows.chain(invited).find(|(id, name)| id == wanted || key(name) == wanted_key);
    Ok(found.map(|(id, _)| id).ok_or_else(|| CallError::from(Refusal::NotFound))?)
}

/// Name, job and expertise: the line beside everything somebody wrote.
pub(super) fn who(card: &PersonCard) -> String {
    let known: Vec<&str> =
        std::iter::once(card.job.as_str()).chain(card.expertise.iter().map(String::as_str)).filter(|part| !part.is_empty()).collect();
    if known.is_empty() { card.name.clone() } else { format!("{} ({})", card.name, known.join(", ")) }
}

fn row(terminal: &Terminal<'_>, row: &ConversationRow) -> Result<(), Failure> {
    let mark = if row.unread { "*" } else { " " };
    terminal.say.line(&format!("{mark} {}", row.title))?;
    let comments = row.comment_count.to_string();
    let line = terminal
        .say
        .text("cli-row", &[("who", &who(&row.author)), ("at", &instant(row.last_at)), ("comments", &comments), ("id", &row.post)]);
    terminal.say.line(&format!("    {line}"))?;
    if row.waiting + row.refused > 0 {
        let counts = [("waiting", row.waiting.to_string()), ("refused", row.refused.to_string())];
        let arguments: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
        terminal.say.line(&format!("    {}", terminal.say.text("cli-row-open", &arguments)))?;
    }
    Ok(())
}

/// New since you were away, by community.
pub fn home(terminal: &Terminal<'_>) -> Result<(), Failure> {
    let home: Home = terminal.query("home.get", json!({ "filter": "all" }))?;
    if terminal.say.is_json() {
        return Ok(());
    }
    if !home.joined_any {
        return terminal.say.tell("cli-join-first", &[]);
    }
    for group in &home.groups {
        terminal.say.line(&group.community.name)?;
        for conversation in &group.conversations {
            row(terminal, conversation)?;
        }
    }
    terminal.say.tell("cli-end", &[("unread", &home.unread.to_string())])
}

/// The conversations of one community.
pub fn community(terminal: &Terminal<'_>, name: &str) -> Result<(), Failure> {
    let community = find_community(terminal, name)?;
    let page: ConversationPage = terminal.query("community.conversations", json!({ "community": community, "limit": ROWS }))?;
    if terminal.say.is_json() {
        return Ok(());
    }
    page.conversations.iter().try_for_each(|conversation| row(terminal, conversation))
}

/// The communities this person knows of.
pub fn communities(terminal: &Terminal<'_>) -> Result<(), Failure> {
    let list: CommunityList = terminal.query("community.list", json!({}))?;
    if terminal.say.is_json() {
        return Ok(());
    }
    let lines = |id: &str, rows: &[CommunityRow]| -> Result<(), Failure> {
        for row in rows {
            let pending = if row.pending { terminal.say.text("cli-pending", &[]) } else { String::new() };
            let members = row.head.member_count.to_string();
            let arguments = [("name", row.head.name.as_str()), ("members", &members), ("id", &row.head.id)];
            terminal.say.line(format!("{} {pending}", terminal.say.text(id, &arguments)).trim_end())?;
        }
        Ok(())
    };
    lines("cli-joined", &list.joined)?;
    lines("cli-open", &list.open)?;
    for row in &list.invitations {
        terminal.say.tell("cli-invited", &[("name", &row.name), ("by", &row.invited_by.name), ("id", &row.community)])?;
    }
    Ok(())
}

/// One conversation.
pub fn show(terminal: &Terminal<'_>, post: &str) -> Result<(), Failure> {
    let conversation: Conversation = terminal.query("conversation.get", json!({ "post": post, "limit": 500 }))?;
    if terminal.say.is_json() {
        return Ok(());
    }
    if !conversation.post.title.is_empty() {
        terminal.say.line(&conversation.post.title)?;
    }
    let name = |person: PersonId| {
        let id = person.to_string();
        conversation.people.iter().find(|card| card.id == id).map(|card| card.name.clone()).unwrap_or_default()
    };
    entry(terminal, &conversation.post, "", &name)?;
    if conversation.earlier.is_some() {
        terminal.say.tell("cli-earlier", &[])?;
    }
    conversation.comments.iter().try_for_each(|comment| entry(terminal, comment, "    ", &name))
}

fn entry(terminal: &Terminal<'_>, entry: &Entry, indent: &str, name: &dyn Fn(PersonId) -> String) -> Result<(), Failure> {
    let state = match entry.delivery {
        Delivery::Sent => String::new(),
        Delivery::Waiting | Delivery::Sending => terminal.say.text("cli-waiting", &[]),
        Delivery::Refused => terminal.say.text("cli-refused", &[]),
    };
    let head = terminal.say.text("cli-entry", &[("who", &who(&entry.author)), ("at", &instant(entry.created_at)), ("id", &entry.id)]);
    terminal.say.line(format!("{indent}{head} {state}").trim_end())?;
    let words = match &entry.text {
        Some(text) => text.terminal_text(name),
        None => terminal.say.text("cli-withdrawn", &[]),
    };
    for line in words.lines() {
        terminal.say.line(&format!("{indent}  {line}"))?;
    }
    let reactions: Vec<String> = entry.reactions.iter().map(|reaction| format!("{} {}", reaction.emoji, reaction.count)).collect();
    if reactions.is_empty() { Ok(()) } else { terminal.say.line(&format!("{indent}  {}", reactions.join("  "))) }
}

/// Calls with a password or an invitation in their request.
const SECRET: [&str; 4] = ["session.sign_in", "session.accept", "session.change_password", "server.check"];

/// Prints events until stopped.
pub fn watch(terminal: &Terminal<'_>) -> Result<(), Failure> {
    for event in terminal.events() {
        terminal.say.line(&serde_json::to_string(&event)?)?;
    }
    Ok(())
}

/// Makes any call; its answer is printed as JSON.
pub fn any_call(terminal: &Terminal<'_>, name: &str, request: &str) -> Result<(), Failure> {
    // Other programs of this machine can read arguments.
    if SECRET.contains(&name) && request != "-" {
        return Err(Failure::SecretInArguments);
    }
    let request: Value = serde_json::from_str(&super::given(request)?)?;
    let answer = terminal.call(name, request)?;
    terminal.say.line(&answer.to_string())
}
