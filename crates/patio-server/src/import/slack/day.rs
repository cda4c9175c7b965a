//! One day of one channel.

use super::People;
use super::form::MessageForm;
use super::strip_mark;
use crate::import::ImportError;
use crate::import::item::{Edit, Item, Markup, Message, Moment, Origin, Person, Reaction, Reason, Rejected, Sink, Skip, Text, What};
use crate::import::markup::emoji;
use patio_protocol::record::AccountState;
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::rc::Rc;

/// Subtypes of messages that people wrote.
const WRITTEN: [&str; 3] = ["me_message", "thread_broadcast", "file_share"];
/// Subtypes that say what the system did. Deleted messages leave a `tombstone` without author and text.
const SYSTEM: [&str; 25] = [
    "channel_join",
    "channel_leave",
    "channel_topic",
    "channel_purpose",
    "channel_name",
    "channel_archive",
    "channel_unarchive",
    "channel_convert_to_private",
    "channel_posting_permissions",
    "group_join",
    "group_leave",
    "group_topic",
    "group_purpose",
    "group_name",
    "group_archive",
    "group_unarchive",
    "pinned_item",
    "unpinned_item",
    "reminder_add",
    "sh_room_created",
    "huddle_thread",
    "tombstone",
    "reply_broadcast",
    "message_changed",
    "message_deleted",
];
const BOT: [&str; 4] = ["bot_message", "bot_add", "bot_remove", "bot_enable"];

/// A channel being read.
pub(super) struct Channel {
    id: String,
    met: HashSet<Box<str>>,
}

impl Channel {
    pub(super) fn new(id: String) -> Channel {
        Channel { id, met: HashSet::new() }
    }
}

/// A timestamp like `1103966040.000001`: seconds, and what sets messages of one second apart.
pub(super) fn moment(ts: &str) -> Option<Moment> {
    let (seconds, fraction) = ts.split_once('.').unwrap_or((ts, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if seconds.is_empty() || !digits(seconds) || !digits(fraction) {
        return None;
    }
    let micros: i64 = format!("{fraction:0<6}").get(..6)?.parse().ok()?;
    seconds.parse::<i64>().ok()?.checked_mul(1_000_000)?.checked_add(micros).map(Moment::from_us)
}

/// Reads one day file.
pub(super) fn read_day(
    bytes: &[u8],
    origin: &Origin,
    channel: &mut Channel,
    people: &mut People,
    sink: &mut dyn Sink,
) -> Result<(), ImportError> {
    let Ok(rows) = serde_json::from_slice::<Vec<&RawValue>>(strip_mark(bytes)) else {
        let (key, reason) = (&*origin.file, Reason::FileUnreadable);
        return sink.reject(&Rejected { kind: "file", key, field: None, reason, origin, raw: None });
    };
    let mut messages = Vec::new();
    for (row, raw) in (1u64..).zip(rows) {
        let origin = Origin { file: Rc::clone(&origin.file), row };
        match serde_json::from_str::<MessageForm>(raw.get()).ok().map(|form| (moment(&form.ts), form)) {
            Some((Some(at), form)) => messages.push((at, form, origin, raw)),
            Some((None, form)) => reject(&form.ts, Reason::TimeInvalid, &origin, raw, sink)?,
            None => reject("", Reason::RowUnreadable, &origin, raw, sink)?,
        }
    }
    messages.sort_by_key(|(at, ..)| *at);
    for (at, form, origin, raw) in messages {
        message(at, form, origin, raw, channel, people, sink)?;
    }
    Ok(())
}

fn reject(key: &str, reason: Reason, origin: &Origin, raw: &RawValue, sink: &mut dyn Sink) -> Result<(), ImportError> {
    sink.reject(&Rejected { kind: "message", key, field: None, reason, origin, raw: Some(raw.get()) })
}

fn message(
    at: Moment,
    form: MessageForm,
    origin: Origin,
    raw: &RawValue,
    channel: &mut Channel,
    people: &mut People,
    sink: &mut dyn Sink,
) -> Result<(), ImportError> {
    let subtype = form.subtype.as_deref().unwrap_or_default();
    let is_bots = BOT.contains(&subtype) || form.user.as_ref().map_or(form.bot_id.is_some(), |user| people.bots.contains(user));
    if SYSTEM.contains(&subtype) {
        sink.skip(Skip::SystemMessage, 1);
        return Ok(());
    }
    if is_bots {
        sink.skip(Skip::BotMessage, 1);
        return Ok(());
    }
    let key = format!("{}/{}", channel.id, form.ts);
    if !subtype.is_empty() && !WRITTEN.contains(&subtype) {
        return reject(&key, Reason::MessageKindUnknown, &origin, raw, sink);
    }
    // A reply that was also shown in the channel may stand in an export twice.
    if !channel.met.insert(form.ts.as_str().into()) {
        sink.skip(Skip::Repeated, 1);
        return Ok(());
    }
    let Some(author) = form.user else { return reject(&key, Reason::AuthorUnknown, &origin, raw, sink) };
    sink.skip(Skip::Attachment, u64::try_from(form.files.len()).unwrap_or(0));
    if form.text.trim().is_empty() && !(form.files.is_empty() && form.attachments.is_empty()) {
        return reject(&key, Reason::AttachmentsOnly, &origin, raw, sink);
    }
    if let Some(profile) = form.user_profile.filter(|_| !people.known.contains(&author)) {
        // An author of another organisation, in a shared channel: in no list, but named beside their message.
        people.known.insert(author.clone());
        let person = Person {
            key: author.clone(),
            names: profile.names(),
            login: None,
            job: String::new(),
            expertise: Vec::new(),
            state: AccountState::Invited,
            created_at: Some(at),
        };
        sink.take(Item { origin: origin.clone(), raw: raw.get().to_owned(), what: What::Person(person) })?;
    }
    let thread = form.thread_ts.filter(|thread| *thread != form.ts).map(|thread| format!("{}/{thread}", channel.id));
    let reactions = form.reactions.into_iter().flat_map(|reaction| {
        let emoji = emoji::by_name(&reaction.name).unwrap_or(reaction.name);
        reaction.users.into_iter().map(move |person| Reaction { emoji: emoji.clone(), person })
    });
    let message = Message {
        community: channel.id.clone(),
        author,
        thread,
        reply_to: None,
        title: String::new(),
        text: Text { raw: form.text, markup: Markup::Mrkdwn },
        at,
        edited: form.edited.map(|edited| Edit { at: moment(&edited.ts).unwrap_or(at), before: None }),
        withdrawn_at: None,
        reactions: reactions.filter(|reaction| !people.bots.contains(&reaction.person)).collect(),
        key,
    };
    sink.take(Item { origin, raw: raw.get().to_owned(), what: What::Message(message) })
}
