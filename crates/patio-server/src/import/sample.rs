//! The sample organisation: a folder whose format its README describes. Times are relative to the day of import.

/// The source under which keys are remembered.
const SOURCE: &str = "sample";
pub(super) mod desks;
pub(super) mod knowledge;
mod pictures;

use super::ImportError;
use super::item::{Community, Edit, Item, Markup, Member, Message, Moment, Origin, Person, Reaction, Sink, Text, What};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use patio_domain::community::{Access, MemberRole};
use patio_protocol::record::AccountState;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::path::Path;
use std::rc::Rc;

/// Europe/Amsterdam, by its rule: no time zone database is needed.
const AMSTERDAM: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
/// No time of day 0 is later than this; before it, the day before is day 0, so that nothing is in the future.
const DAY_ZERO_ENDS: (i8, i8) = (8, 30);
const FILE_MAX_BYTES: u64 = 64 * 1024 * 1024;

#[derive(Deserialize)]
struct Organisation {
    people: Vec<PersonForm>,
    communities: Vec<CommunityForm>,
}

#[derive(Deserialize)]
struct PersonForm {
    key: String,
    name: String,
    login: String,
    job: String,
    expertise: Vec<String>,
}

#[derive(Deserialize)]
struct CommunityForm {
    key: String,
    name: String,
    description: String,
    access: Access,
    managers: Vec<String>,
    members: Vec<String>,
}

#[derive(Deserialize)]
struct When {
    day: i32,
    time: String,
}

#[derive(Deserialize)]
struct MessageForm {
    key: String,
    author: String,
    #[serde(flatten)]
    when: When,
    #[serde(default)]
    title: String,
    text: String,
    #[serde(default)]
    reactions: Vec<ReactionForm>,
    edited: Option<EditForm>,
    withdrawn: Option<When>,
    reply_to: Option<String>,
    #[serde(default)]
    comments: Vec<Box<RawValue>>,
}

#[derive(Deserialize)]
struct ReactionForm {
    emoji: String,
    by: Vec<String>,
}

#[derive(Deserialize)]
struct EditForm {
    #[serde(flatten)]
    when: When,
    text: String,
}

/// Reads the folder into the stream.
pub(super) fn read(folder: &Path, now: i64, sink: &mut dyn Sink) -> Result<(), ImportError> {
    let calendar = Calendar::at(now).ok_or_else(|| ImportError::export(folder, "the clock is out of range"))?;
    let list = folder.join("organisation.json");
    let organisation: Organisation = parse(&list)?;
    let file: Rc<str> = "organisation.json".into();
    let origin = |row| Origin { file: Rc::clone(&file), row };
    for (row, form) in (1u64..).zip(organisation.people) {
        let raw = serde_json::Value::String(form.key.clone()).to_string();
        let PersonForm { key, name, login, job, expertise } = form;
        let (names, login, state) = (vec![name], Some(login), AccountState::Active);
        let person = Person { key, names, login, job, expertise, state, created_at: None };
        sink.take(Item { origin: origin(row), raw, what: What::Person(person) })?;
    }
    for (row, form) in (1u64..).zip(organisation.communities) {
        let file = format!("conversations/{}.json", form.key);
        let conversations: Vec<Box<RawValue>> = parse(&folder.join(&file))?;
        let first = conversations.first().and_then(|raw| serde_json::from_str::<When>(raw.get()).ok());
        let since = first.and_then(|when| calendar.moment(&when));
        community(form, since, &origin(row), sink)?;
        let file: Rc<str> = file.into();
        for (row, raw) in (1u64..).zip(&conversations) {
            conversation(&calendar, &Origin { file: Rc::clone(&file), row }, raw, folder, sink)?;
        }
    }
    Ok(())
}

fn parse<T: DeserializeOwned>(path: &Path) -> Result<T, ImportError> {
    let told = |error: &dyn std::fmt::Display| ImportError::export(path, error);
    if std::fs::metadata(path).map_err(|error| told(&error))?.len() > FILE_MAX_BYTES {
        return Err(told(&"it is too large"));
    }
    let bytes = std::fs::read(path).map_err(|error| told(&error))?;
    serde_json::from_slice(&bytes).map_err(|error| ImportError::NotAnExport(path.to_owned(), "sample organisation", error.to_string()))
}

fn community(form: CommunityForm, since: Option<Moment>, origin: &Origin, sink: &mut dyn Sink) -> Result<(), ImportError> {
    let raw = serde_json::Value::String(form.key.clone()).to_string();
    let CommunityForm { key, name, description, access, managers, members } = form;
    let made = Community { key: key.clone(), name, description, access, created_at: since, authors_join: false };
    sink.take(Item { origin: origin.clone(), raw: raw.clone(), what: What::Community(made) })?;
    for person in members {
        let role = if managers.contains(&person) { MemberRole::Manager } else { MemberRole::Member };
        let member = Member { community: key.clone(), person, role, since };
        sink.take(Item { origin: origin.clone(), raw: raw.clone(), what: What::Member(member) })?;
    }
    Ok(())
}

fn conversation(calendar: &Calendar, origin: &Origin, raw: &RawValue, folder: &Path, sink: &mut dyn Sink) -> Result<(), ImportError> {
    let told =
        |why: String| ImportError::NotAnExport(folder.join(&*origin.file), "sample organisation", format!("{why}, entry {}", origin.row));
    let form = |raw: &RawValue| serde_json::from_str::<MessageForm>(raw.get()).map_err(|error| told(error.to_string()));
    let mut post = form(raw)?;
    let comments = std::mem::take(&mut post.comments);
    // The keys of conversations begin with that of their community: `<community>-<number>`.
    let community = post.key.rsplit_once('-').map_or("", |(community, _)| community).to_owned();
    let thread = post.key.clone();
    let mut pour = |form: MessageForm, raw: &RawValue, thread: Option<String>| {
        let key = form.key.clone();
        let message = message(calendar, form, &community, thread).ok_or_else(|| told(format!("a time of {key}")))?;
        sink.take(Item { origin: origin.clone(), raw: raw.get().to_owned(), what: What::Message(message) })
    };
    pour(post, raw, None)?;
    for raw in &comments {
        pour(form(raw)?, raw, Some(thread.clone()))?;
    }
    Ok(())
}

fn message(calendar: &Calendar, form: MessageForm, community: &str, thread: Option<String>) -> Option<Message> {
    let text = |raw: String| Text { raw, markup: Markup::PlainMrkdwn };
    let (at, withdrawn_at) = (calendar.moment(&form.when)?, form.withdrawn.map(|when| calendar.moment(&when)));
    let (now, edited) = match form.edited {
        Some(edit) => (edit.text, Some(Edit { at: calendar.moment(&edit.when)?, before: Some(text(form.text)) })),
        None => (form.text, None),
    };
    let reactions = form.reactions.into_iter().flat_map(|reaction| {
        let emoji = reaction.emoji;
        reaction.by.into_iter().map(move |person| Reaction { emoji: emoji.clone(), person })
    });
    Some(Message {
        key: form.key,
        community: community.to_owned(),
        author: form.author,
        thread,
        reply_to: form.reply_to,
        title: form.title,
        text: text(now),
        at,
        edited,
        withdrawn_at: withdrawn_at.map_or(Some(None), |at| at.map(Some))?,
        reactions: reactions.collect(),
    })
}

/// Days and times of the sample as instants.
struct Calendar {
    zone: TimeZone,
    day_zero: Date,
}

impl Calendar {
    fn at(now: i64) -> Option<Calendar> {
        let zone = TimeZone::posix(AMSTERDAM).ok()?;
        let here = zone.to_datetime(Timestamp::from_millisecond(now).ok()?);
        let ends = Time::new(DAY_ZERO_ENDS.0, DAY_ZERO_ENDS.1, 0, 0).ok()?;
        let day_zero = if here.time() < ends { here.date().yesterday().ok()? } else { here.date() };
        Some(Calendar { zone, day_zero })
    }

    fn moment(&self, when: &When) -> Option<Moment> {
        let day = self.day_zero.checked_add(Span::new().try_days(when.day).ok()?).ok()?;
        let (hour, minute) = when.time.split_once(':')?;
        let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
        let at = self.zone.to_timestamp(day.to_datetime(time)).ok()?;
        Some(Moment::from_us(at.as_microsecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(now: &str, day: i32, time: &str) -> String {
        let calendar = Calendar::at(now.parse::<Timestamp>().unwrap().as_millisecond()).unwrap();
        let moment = calendar.moment(&When { day, time: time.to_owned() }).unwrap();
        Timestamp::from_millisecond(moment.ms()).unwrap().to_string()
    }

    #[test]
    fn times_are_amsterdam_wall_time_in_winter_and_in_summer() {
        assert_eq!(at("2026-11-23T12:00:00Z", 0, "08:00"), "2026-11-23T07:00:00Z");
        assert_eq!(at("2026-11-23T12:00:00Z", -28, "09:00"), "2026-10-26T08:00:00Z");
        // The clock went back on 25 October.
        assert_eq!(at("2026-11-23T12:00:00Z", -30, "09:00"), "2026-10-24T07:00:00Z");
    }

    #[test]
    fn before_half_past_eight_the_day_before_is_day_zero() {
        assert_eq!(at("2026-11-23T07:29:00Z", 0, "08:00"), "2026-11-22T07:00:00Z");
        assert_eq!(at("2026-11-23T07:30:00Z", 0, "08:00"), "2026-11-23T07:00:00Z");
    }
}
