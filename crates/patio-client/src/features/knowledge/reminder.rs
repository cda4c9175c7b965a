//! Answers that are to be looked at again, told to their owner once, and again after a fortnight while nothing happens.
//!
//! Uses the table `reminded` of the desks, with the item and its day as what was told. Must not know when it is asked. Whether a day is over says
//! this laptop. Shown by `tests/local/kept.rs`.

use crate::changed::{Destination, Notice};
use crate::features::desks::notice::of_many;
use crate::features::desks::reminder::find_person;
use crate::reading::Reading;
use crate::store::settings::key;
use crate::store::{LocalStore, StoreError};
use crate::texts::Texts;
use patio_domain::bidi;
use rusqlite::params;

/// The notification for what became overdue since the last look; nothing when nothing did. `now` is of this laptop, UTC milliseconds; `today` is its
/// day, `YYYY-MM-DD`.
///
/// # Errors
/// When the databases cannot be read or written.
pub fn reminder(store: &mut LocalStore, now: i64, today: &str) -> Result<Option<Notice>, StoreError> {
    let Some(person) = find_person(store)? else { return Ok(None) };
    let mut fresh = Vec::new();
    {
        let due = Reading::of_writer(store, &person)?.knowledge_due(today)?;
        let mut told = store.work.prepare_cached("SELECT 1 FROM reminded WHERE person = ?1 AND question = ?2")?;
        for item in due.items {
            let what = format!("{}@{}", item.id, item.review_on);
            if !told.exists([&person, &what])? {
                fresh.push((what, item.title));
            }
        }
    }
    let Some((_, first)) = fresh.first() else { return Ok(None) };
    let texts = Texts::new(&store.find_setting(key::LOCALE)?.unwrap_or_else(|| "en".into()));
    let notice = if fresh.len() > 1 {
        of_many(&texts, fresh.len(), ["notice-review-count", "notice-review-body"])
    } else {
        let open = Destination { help: true, ..Destination::default() };
        Notice { title: texts.text("notice-review-title", &[]), body: bidi::isolated(first).into_owned(), open }
    };
    let tx = store.work.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for (what, _) in &fresh {
        let sql = "INSERT INTO reminded (person, question, due_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
        tx.prepare_cached(sql)?.execute(params![person, what, now])?;
    }
    tx.commit()?;
    Ok(Some(notice))
}
