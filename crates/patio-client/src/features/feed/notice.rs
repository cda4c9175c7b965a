//! The words of the notification for mentions: plain text, short, and without content from closed communities unless the person
//! allowed it. Read at the moment it is told, so that a withdrawn text or a revoked grant tells nothing. Mentions that came together,
//! as after a night or a journey, are one notification (`mentions_that_come_together_are_one_notification`).

use crate::changed::{Destination, Notice};
use crate::reading::Reading;
use crate::store::derived::Addressed;
use crate::store::settings::key;
use crate::store::{LocalStore, StoreError};
use crate::texts::Texts;
use patio_domain::{Access, Doc};
use patio_protocol::record::{CommunityBody, PersonBody};
use rusqlite::OptionalExtension;
use serde::Deserialize;
use std::collections::HashSet;

/// Longest body, in characters.
const BODY_CHARS: usize = 200;
/// Most people, and most communities, that the notification of several mentions names.
const NAMES_TOLD: usize = 2;

/// A post or a comment, as far as its notification needs it.
#[derive(Deserialize)]
struct Entry {
    /// The conversation of a comment; a post is its own.
    post: Option<String>,
    community: String,
    author: String,
    text: Doc,
    #[serde(default)]
    withdrawn_at: Option<i64>,
}

/// What one mention tells.
struct Mention {
    author: String,
    community: String,
    is_closed: bool,
    post: String,
    comment: Option<String>,
    words: String,
}

/// The one notification for the mentions that came together, or nothing when none should be shown. A single mention says its words and
/// opens them; several say who and where, and open the list of mentions.
///
/// # Errors
/// When the databases cannot be read.
pub fn notice(store: &LocalStore, addressed: &[Addressed]) -> Result<Option<Notice>, StoreError> {
    if store.find_setting(key::NOTIFY_MENTIONS)?.as_deref() == Some("no") {
        return Ok(None);
    }
    let mut mentions = Vec::new();
    for each in addressed {
        mentions.extend(mention(store, each)?);
    }
    let locale = store.find_setting(key::LOCALE)?.unwrap_or_else(|| "en".into());
    let texts = Texts::new(&locale);
    let tells_closed = store.find_setting(key::NOTIFY_CLOSED)?.as_deref() == Some("yes");
    Ok(match mentions.as_slice() {
        [] => None,
        [one] => Some(of_one(&texts, one, tells_closed)),
        several => Some(of_several(&texts, several, tells_closed)),
    })
}

fn of_one(texts: &Texts, mention: &Mention, tells_closed: bool) -> Notice {
    let open = Destination { post: Some(mention.post.clone()), comment: mention.comment.clone(), ..Destination::default() };
    if mention.is_closed && !tells_closed {
        return Notice { title: texts.text("notice-closed-title", &[]), body: texts.text("notice-closed-body", &[]), open };
    }
    let title = texts.text("notice-mention-title", &[("name", &mention.author), ("community", &mention.community)]);
    Notice { title, body: mention.words.clone(), open }
}

fn of_several(texts: &Texts, mentions: &[Mention], tells_closed: bool) -> Notice {
    let told = || mentions.iter().filter(|mention| tells_closed || !mention.is_closed);
    let (people, more_people) = first_of(told().map(|mention| mention.author.as_str()));
    let (communities, more_communities) = first_of(told().map(|mention| mention.community.as_str()));
    let body = if people.is_empty() {
        texts.text("notice-closed-several", &[])
    } else {
        let names = texts.listed("notice-people", &people, more_people);
        let places = texts.listed("notice-places", &communities, more_communities);
        texts.text("notice-several-body", &[("people", &names), ("communities", &places)])
    };
    let count = u64::try_from(mentions.len()).unwrap_or(u64::MAX);
    let title = texts.counted("notice-several-title", "count", count);
    Notice { title, body, open: Destination { for_you: true, ..Destination::default() } }
}

/// The first different names, and how many more there are.
fn first_of<'m>(names: impl Iterator<Item = &'m str>) -> (Vec<&'m str>, u64) {
    let mut seen = HashSet::new();
    let mut first: Vec<&str> = names.filter(|name| seen.insert(*name)).collect();
    let more = first.len().saturating_sub(NAMES_TOLD);
    first.truncate(NAMES_TOLD);
    (first, u64::try_from(more).unwrap_or(u64::MAX))
}

/// A mention as its text stands now; nothing when the text was withdrawn or is not here any more.
fn mention(store: &LocalStore, addressed: &Addressed) -> Result<Option<Mention>, StoreError> {
    let body_of = |kind: &str, id: &str| -> Result<Option<String>, StoreError> {
        let mut statement = store.cache.prepare_cached("SELECT body FROM record WHERE kind = ?1 AND id = ?2 LIMIT 1")?;
        Ok(statement.query_row([kind, id], |row| row.get(0)).optional()?)
    };
    let Some(entry) = body_of(&addressed.kind, &addressed.id)?.and_then(|body| serde_json::from_str::<Entry>(&body).ok()) else {
        return Ok(None);
    };
    let Some(community) = body_of("community", &entry.community)?.and_then(|body| serde_json::from_str::<CommunityBody>(&body).ok()) else {
        return Ok(None);
    };
    if entry.withdrawn_at.is_some() {
        return Ok(None);
    }
    let author = body_of("person", &entry.author)?
        .and_then(|body| serde_json::from_str::<PersonBody>(&body).ok())
        .map(|person| person.name)
        .unwrap_or_default();
    let reading = Reading::confirmed(&store.cache);
    let words = entry.text.plain_text(&|person| reading.name_of(person));
    let words = words.chars().filter(|c| !patio_domain::title::is_invisible_control(*c)).take(BODY_CHARS).collect();
    let (post, comment) = match entry.post {
        Some(post) => (post, Some(addressed.id.clone())),
        None => (addressed.id.clone(), None),
    };
    Ok(Some(Mention { author, community: community.name, is_closed: community.access == Access::Closed, post, comment, words }))
}
