//! Waiting for requests as long as something moves, however long the whole takes: a slow line is no lost one.
//!
//! Must not know what the bytes mean. The engine counts the same silence by its own clock ([`crate::sync::engine::pace`]); this ends the
//! connection, too.

use futures_util::{FutureExt, Stream, StreamExt, stream};
use reqwest::Body;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::{MissedTickBehavior, interval, sleep};

/// Bytes of a body that are handed over at a time.
const SLICE_BYTES: usize = 16 * 1024;
/// Movement is told at most this often.
const TOLD_EVERY: Duration = Duration::from_secs(1);

/// Where the parts of a request say that bytes moved. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Moving(Arc<Notify>);

impl Moving {
    /// Bytes moved.
    pub(super) fn note(&self) {
        self.0.notify_one();
    }

    /// A body of which each slice that is taken counts as movement. Its length must be stated in a header.
    pub(super) fn body(&self, bytes: Vec<u8>) -> Body {
        let slices: Vec<Vec<u8>> = bytes.chunks(SLICE_BYTES).map(<[u8]>::to_vec).collect();
        let moving = self.clone();
        Body::wrap_stream(stream::iter(slices).map(move |slice| {
            moving.note();
            Ok::<_, io::Error>(slice)
        }))
    }

    /// The next piece of an answer.
    pub(super) async fn next<T>(&self, pieces: &mut (impl Stream<Item = T> + Unpin)) -> Option<T> {
        let next = pieces.next().await;
        self.note();
        next
    }

    /// Carries on until the work is done; nothing when nothing moved for so long. `tell` hears of movement now and then.
    pub(super) async fn wait<T>(&self, patience: Duration, work: impl Future<Output = T>, mut tell: impl FnMut()) -> Option<T> {
        let mut work = std::pin::pin!(work);
        let mut due = interval(TOLD_EVERY);
        due.set_missed_tick_behavior(MissedTickBehavior::Delay);
        due.tick().await;
        loop {
            tokio::select! {
                done = &mut work => return Some(done),
                () = self.0.notified() => {
                    if due.tick().now_or_never().is_some() {
                        tell();
                    }
                }
                () = sleep(patience) => return None,
            }
        }
    }
}
