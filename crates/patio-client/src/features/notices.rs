//! What a page that came tells its person on the desktop: mentions are one notification, answers to their own questions another.

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
    let mentions: Vec<Addressed> = addressed.iter().filter(|each| each.kind != "reply").cloned().collect();
    Ok(answers.into_iter().chain(feed::notice::notice(store, &mentions)?).collect())
}
