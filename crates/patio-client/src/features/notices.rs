//! What a page that came tells its person on the desktop: mentions are one notification, answers to their own questions another, and questions
//! that a colleague gave them a third.

use super::{desks, feed};
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
    let of_desks = ["reply", "question_event"];
    let mentions: Vec<Addressed> = addressed.iter().filter(|each| !of_desks.contains(&each.kind.as_str())).cloned().collect();
    Ok(answers.into_iter().chain(given).chain(feed::notice::notice(store, &mentions)?).collect())
}
