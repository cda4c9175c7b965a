//! `Messages.csv`: public conversations into their groups, private ones into nothing, or into closed communities when asked.

use super::table::{Row, Table};
use super::{Network, is_given, time};
use crate::import::ImportError;
use crate::import::item::{Community, Item, Markup, Member, Message, Moment, Reason, Rejected, Sink, Skip, Text, What};
use patio_domain::community::{Access, MemberRole};
use std::collections::HashSet;

/// Without these, who said what to whom would be a guess.
const NEEDED: [&str; 5] = ["id", "sender_id", "body", "created_at", "in_private_conversation"];

/// A group, and whether it is in the stream already.
pub(super) struct Group {
    pub(super) item: Item,
    pub(super) told: bool,
}

impl Group {
    pub(super) fn is_open(&self) -> bool {
        matches!(&self.item.what, What::Community(community) if community.access == Access::Open)
    }

    /// Puts it into the stream, once.
    pub(super) fn tell(&mut self, sink: &mut dyn Sink) -> Result<(), ImportError> {
        if std::mem::replace(&mut self.told, true) { Ok(()) } else { sink.take(self.item.clone()) }
    }
}

fn is_public(row: &Row<'_>) -> bool {
    row.cell("in_private_conversation").eq_ignore_ascii_case("false")
}

/// The key of the conversation's first message.
fn thread_of<'a>(row: &Row<'a>) -> &'a str {
    let thread = row.cell("thread_id");
    if is_given(thread) { thread } else { row.cell("id") }
}

impl Network<'_> {
    pub(super) fn messages(&mut self, include_private: bool, seen: &mut HashSet<String>) -> Result<(), ImportError> {
        let Some(table) = self.table("Messages.csv", &NEEDED)? else { return Ok(()) };
        let private: HashSet<&str> = table.rows().filter(|row| !is_public(row)).map(|row| thread_of(&row)).collect();
        if !include_private {
            self.sink.skip(Skip::PrivateConversation, u64::try_from(private.len()).unwrap_or(0));
        }
        for (at, row) in in_order(&table) {
            let is_private = private.contains(thread_of(&row));
            if is_private && !include_private {
                self.sink.skip(Skip::PrivateMessage, 1);
            } else if row.cell("message_type").eq_ignore_ascii_case("system") {
                self.sink.skip(Skip::SystemMessage, 1);
            } else if !seen.insert(row.cell("id").to_owned()) {
                self.sink.skip(Skip::Repeated, 1);
            } else if let Some(at) = at {
                self.message(&row, at, is_private)?;
            } else {
                self.reject(&row, Reason::TimeInvalid)?;
            }
        }
        Ok(())
    }

    fn reject(&mut self, row: &Row<'_>, reason: Reason) -> Result<(), ImportError> {
        let (key, origin, raw) = (row.cell("id"), row.origin(), row.json());
        self.sink.reject(&Rejected { kind: "message", key, field: None, reason, origin: &origin, raw: Some(&raw) })
    }

    fn message(&mut self, row: &Row<'_>, at: Moment, is_private: bool) -> Result<(), ImportError> {
        let withdrawn_at = time::parse(row.cell("deleted_at"));
        let extras = row.cell("attachments");
        if is_given(extras) {
            let count = extras.matches("uploadedfile:").count() + extras.matches("opengraphobject:").count();
            self.sink.skip(Skip::Attachment, u64::try_from(count.max(1)).unwrap_or(1));
        }
        let body = row.whole("body");
        if body.trim().is_empty() && is_given(extras) && withdrawn_at.is_none() {
            return self.reject(row, Reason::AttachmentsOnly);
        }
        let community = self.place(row, is_private)?;
        let (id, thread, replied) = (row.cell("id"), thread_of(row), row.cell("replied_to_id"));
        let title = Some(row.cell("title")).filter(|title| is_given(title)).unwrap_or_default();
        let message = Message {
            key: id.to_owned(),
            community,
            author: row.cell("sender_id").to_owned(),
            thread: (thread != id).then(|| thread.to_owned()),
            reply_to: (is_given(replied) && replied != thread).then(|| replied.to_owned()),
            title: title.to_owned(),
            text: Text { raw: body.to_owned(), markup: Markup::Yammer },
            at,
            edited: None,
            withdrawn_at,
            reactions: Vec::new(),
        };
        self.sink.take(Item { origin: row.origin(), raw: row.json(), what: What::Message(message) })
    }

    /// The community a message stands in, put into the stream when it is the first.
    fn place(&mut self, row: &Row<'_>, is_private: bool) -> Result<String, ImportError> {
        let group = row.cell("group_id");
        let (key, name, access) = if is_private {
            let (key, name) = self.circle(row);
            (key, name, Access::Closed)
        } else if is_given(group) {
            // Not in Groups.csv, so nothing says that it is public.
            (group.to_owned(), row.cell("group_name").to_owned(), Access::Closed)
        } else {
            let name = Some(row.cell("group_name")).filter(|name| is_given(name)).unwrap_or("All Company");
            (self.all_key(), name.to_owned(), Access::Open)
        };
        let made = || {
            let created_at = time::parse(row.cell("created_at"));
            let community = Community { key: key.clone(), name, description: String::new(), access, created_at, authors_join: true };
            Group { item: Item { origin: row.origin(), raw: row.json(), what: What::Community(community) }, told: false }
        };
        let group = self.groups.entry(key.clone()).or_insert_with(made);
        let is_first = !group.told;
        group.tell(self.sink)?;
        if is_private && is_first {
            self.members(row, &key)?;
        }
        Ok(key)
    }

    /// Every participant of a private conversation, also those without a message in it; the person who began it manages it.
    fn members(&mut self, row: &Row<'_>, community: &str) -> Result<(), ImportError> {
        let (sender, since) = (row.cell("sender_id"), time::parse(row.cell("created_at")));
        for person in participants(row) {
            let role = if person == sender { MemberRole::Manager } else { MemberRole::Member };
            let what = What::Member(Member { community: community.to_owned(), person: person.to_owned(), role, since });
            self.sink.take(Item { origin: row.origin(), raw: row.json(), what })?;
        }
        Ok(())
    }

    /// The key and the name of a private conversation: its participants.
    fn circle(&self, row: &Row<'_>) -> (String, String) {
        let members = participants(row);
        if members.is_empty() {
            // Not told: each conversation is a circle of its own.
            return (format!("thread/{}", thread_of(row)), format!("private {}", thread_of(row)));
        }
        let names = members.iter().map(|member| self.names.get(*member).map_or(*member, String::as_str)).collect::<Vec<_>>().join(", ");
        (format!("circle/{}", members.join("+")), names)
    }
}

/// The keys of everybody in a private conversation, sorted.
fn participants<'a>(row: &Row<'a>) -> Vec<&'a str> {
    let mut found: Vec<&str> = row.cell("participants").split(',').filter_map(|one| one.trim().strip_prefix("user:")).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The rows by time: an answer may stand before what it answers.
fn in_order(table: &Table) -> Vec<(Option<Moment>, Row<'_>)> {
    let mut rows: Vec<_> = table.rows().map(|row| (time::parse(row.cell("created_at")), row)).collect();
    rows.sort_by_key(|(at, row)| (*at, row.cell("id").parse::<u64>().unwrap_or(u64::MAX)));
    rows
}
