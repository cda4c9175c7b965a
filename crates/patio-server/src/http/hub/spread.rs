//! Owns: spreading the hints of one change over the streams that get them. Must not know what changed.
//!
//! A pull follows each hint, so the hints of a change that many hear of come no faster than pulls can be answered: at most sixteen each
//! sixteen milliseconds, and the last one within ten seconds. A few hear of it at once.

use super::ear::Told;
use std::sync::Arc;
use std::time::Duration;

/// Streams that are hinted at once.
const AT_ONCE: usize = 50;
/// Streams that are hinted together after that, and the pause between two such groups.
const GROUP: usize = 16;
const PAUSE: Duration = Duration::from_millis(16);
/// Most pauses: the last stream hears of a change within ten seconds.
const PAUSES_MOST: usize = 625;

/// Hints all these streams.
pub(super) fn hint_all<'a>(ears: impl Iterator<Item = &'a Arc<Told>>) {
    let mut later = Vec::new();
    for (at, ear) in ears.enumerate() {
        if at < AT_ONCE {
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
