//! A person's own words that are on this laptop alone, for a person who cannot send them any more.

use crate::features::session::view::{KeptText, KeptWords};
use crate::store::settings::{find, key};
use crate::store::{StoreError, drafts};
use crate::sync::outbox::{list_aside, list_open};
use patio_domain::Doc;
use rusqlite::Connection;
use std::collections::HashSet;

/// Every text that has no verdict `applied`, and every draft. Names of mentioned colleagues went with the organisation's records.
pub(crate) fn kept_words(reader: &Connection) -> Result<KeptWords, StoreError> {
    let Some(me) = find(reader, "work", key::PERSON)? else { return Ok(KeptWords { texts: Vec::new() }) };
    let mut texts = Vec::new();
    let unsent = list_open(reader, "work", &me, i64::MAX)?.into_iter().chain(list_aside(reader, "work", &me)?);
    for row in unsent {
        let Some(command) = row.command() else { continue };
        if let Some(written) = command.text() {
            texts.push(kept(&row.command_id, written.title, written.text, row.saved_at, false));
        }
    }
    for (row, saved_at) in drafts::list(reader, "work", &me)? {
        // A draft that this version cannot read stays as it is.
        let Ok(text) = serde_json::from_str::<Doc>(&row.text) else { continue };
        texts.push(kept(&row.target, &row.title, &text, saved_at, true));
    }
    texts.retain(|text| !text.title.trim().is_empty() || !text.text.trim().is_empty());
    texts.sort_by_key(|text| std::cmp::Reverse(text.saved_at));
    // What was taken back lies in a draft and in its row.
    let mut seen = HashSet::new();
    texts.retain(|text| seen.insert((text.title.clone(), text.text.clone())));
    Ok(KeptWords { texts })
}

fn kept(id: &str, title: &str, text: &Doc, saved_at: i64, draft: bool) -> KeptText {
    KeptText { id: id.to_owned(), title: title.to_owned(), text: text.plain_text(&|_| "@".to_owned()), saved_at, draft }
}
