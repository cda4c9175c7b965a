//! What a page that came tells its person on the desktop: mentions are one notification, and so are answers to their own questions,
//! questions that a colleague gave them, own questions that were put together with others, incidents of which own questions are part, and
//! questions that they have, too, and that were taken back.

use super::{desks, feed, knowledge};
use crate::changed::Notice;
use crate::store::derived::Addressed;
use crate::store::{LocalStore, StoreError};

/// The notifications for what came together; none when nothing should be shown.
///
/// # Errors
/// When the databases cannot be read.
pub fn notices(store: &LocalStore, addressed: &[Addressed]) -> Result<Vec<Notice>, StoreError> {
    let answers = desks::notice::of_answers(store, addressed)?;
    let given = desks::notice::of_assigned(store, addressed)?;
    let merged = desks::notice::of_merged(store, addressed)?;
    let withdrawn = desks::notice::of_withdrawn(store, addressed)?;
    let incidents = desks::notice::of_incidents(store, addressed)?;
    let of_desks = ["reply", "question_event", "incident_message"];
    let mentions: Vec<Addressed> = addressed.iter().filter(|each| !of_desks.contains(&each.kind.as_str())).cloned().collect();
    Ok(answers
        .into_iter()
        .chain(given)
        .chain(merged)
        .chain(withdrawn)
        .chain(incidents)
        .chain(feed::notice::notice(store, &mentions)?)
        .collect())
}

/// Of what the person is reminded now: a deadline first, and what is to be looked at again when there is none. `now` is of this laptop, UTC
/// milliseconds.
///
/// # Errors
/// When the databases cannot be read or written.
pub fn reminders(store: &mut LocalStore, now: i64) -> Result<Option<Notice>, StoreError> {
    match desks::reminder::reminders(store, now)? {
        Some(notice) => Ok(Some(notice)),
        None => knowledge::reminder::reminder(store, now, &knowledge::day::day_of(now)),
    }
}
