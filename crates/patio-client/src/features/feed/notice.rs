//! The words of a mention's notification: plain text, short, and without content from closed communities unless the person
//! allowed it. Read at the moment it is told, so that a withdrawn text or a revoked grant tells nothing.

use crate::changed::Notice;
use crate::reading::Reading;
use crate::store::conversation::Mentioned;
use crate::store::settings::key;
use crate::store::{LocalStore, StoreError};
use patio_domain::{Access, Doc};
use patio_protocol::record::{CommunityBody, PersonBody};
use rusqlite::OptionalExtension;
use serde::Deserialize;

/// Longest body, in characters.
const BODY_CHARS: usize = 200;

/// The text of a post or a comment.
#[derive(Deserialize)]
struct Text {
    text: Doc,
}

/// The notification for a mention, or nothing when none should be shown.
///
/// # Errors
/// When the databases cannot be read.
pub(crate) fn notice(store: &LocalStore, mentioned: &Mentioned) -> Result<Option<Notice>, StoreError> {
    if store.find_setting(key::NOTIFY_MENTIONS)?.as_deref() == Some("no") {
        return Ok(None);
    }
    let body_of = |kind: &str, id: &str| -> Result<Option<String>, StoreError> {
        let mut statement = store.cache.prepare_cached("SELECT body FROM record WHERE kind = ?1 AND id = ?2 LIMIT 1")?;
        Ok(statement.query_row([kind, id], |row| row.get(0)).optional()?)
    };
    let Some(community) = body_of("community", &mentioned.community)?.and_then(|body| serde_json::from_str::<CommunityBody>(&body).ok())
    else {
        return Ok(None);
    };
    let locale = store.find_setting(key::LOCALE)?.unwrap_or_else(|| "en".into());
    let texts = crate::texts::Texts::new(&locale);
    let closed = community.access == Access::Closed;
    if closed && store.find_setting(key::NOTIFY_CLOSED)?.as_deref() != Some("yes") {
        return Ok(Some(Notice {
            title: texts.text("notice-closed-title", &[]),
            body: texts.text("notice-closed-body", &[]),
            post: mentioned.post.clone(),
        }));
    }
    let author = body_of("person", &mentioned.author)?
        .and_then(|body| serde_json::from_str::<PersonBody>(&body).ok())
        .map(|person| person.name)
        .unwrap_or_default();
    let entry = match body_of("comment", &mentioned.entry)? {
        Some(body) => Some(body),
        None => body_of("post", &mentioned.entry)?,
    };
    let Some(body) = entry else { return Ok(None) };
    let reading = Reading::confirmed(&store.cache);
    let text = serde_json::from_str::<Text>(&body).map(|found| found.text).unwrap_or_default();
    let words = text.plain_text(&|person| reading.name_of(person));
    let cut: String = words.chars().filter(|c| !patio_domain::title::is_invisible_control(*c)).take(BODY_CHARS).collect();
    Ok(Some(Notice {
        title: texts.text("notice-mention-title", &[("name", &author), ("community", &community.name)]),
        body: cut,
        post: mentioned.post.clone(),
    }))
}
