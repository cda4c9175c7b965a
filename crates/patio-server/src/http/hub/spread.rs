//! Owns: spreading the hints of one change over the streams that get them. Must not know what changed.
//!
//! A pull follows each hint, so the hints of a change that many hear of come no faster than pulls can be answered: fifty at once,
//! fifty more each fifty milliseconds, and the last one within ten seconds. Groups are no smaller, because waking a thread for a group
//! costs as much as several hints.

use super::ear::Told;
use std::sync::Arc;
use std::time::Duration;

/// Streams that are hinted together, and the pause between two such groups.
const GROUP: usize = 50;
const PAUSE: Duration = Duration::from_millis(50);
/// Most pauses: the last stream hears of a change within ten seconds.
const PAUSES_MOST: usize = 200;

/// Hints all these streams.
pub(super) fn hint_all<'a>(ears: impl Iterator<Item = &'a Arc<Told>>) {
    let mut later = Vec::new();
    for (at, ear) in ears.enumerate() {
        if at < GROUP {
            ear.hint();
        } else if ear.will_hint() {
            later.push(Arc::clone(ear));
        }
    }
    if later.is_empty() {
        return;
    }
    tokio::spawn(async move {
        let group = GROUP.max(later.len().div_ceil(PAUSES_MOST));
        for ears in later.chunks(group) {
            tokio::time::sleep(PAUSE).await;
            ears.iter().for_each(|ear| ear.hint());
        }
    });
}
