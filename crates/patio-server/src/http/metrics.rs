//! Counters for operators, as Prometheus reads them. No person, no scope, no address among them.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// The counters of one server.
#[derive(Default)]
pub(super) struct Metrics {
    requests: [AtomicU64; CLASSES.len()],
    streams: Arc<AtomicU64>,
    hints: AtomicU64,
}

/// Counts an open stream for as long as it lives.
pub(super) struct OpenStream(Arc<AtomicU64>);

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Metrics {
    /// A request was answered.
    pub(super) fn answered(&self, status: u16) {
        let class = usize::from(status / 100).saturating_sub(1);
        if let Some(counter) = self.requests.get(class) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// An event stream opened.
    pub(super) fn stream_opened(&self) -> OpenStream {
        self.streams.fetch_add(1, Ordering::Relaxed);
        OpenStream(Arc::clone(&self.streams))
    }

    /// A change was told to the streams.
    pub(super) fn hinted(&self) {
        self.hints.fetch_add(1, Ordering::Relaxed);
    }

    /// All of them, as text.
    pub(super) fn render(&self) -> String {
        let mut out =
            String::from("# HELP patio_requests_total Requests answered, by class of status.\n# TYPE patio_requests_total counter\n");
        for (class, counter) in CLASSES.iter().zip(&self.requests) {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "patio_requests_total{{class=\"{class}\"}} {}", counter.load(Ordering::Relaxed));
        }
        let streams = self.streams.load(Ordering::Relaxed);
        let hints = self.hints.load(Ordering::Relaxed);
        let _ = write!(
            out,
            "# HELP patio_streams Event streams open now.\n# TYPE patio_streams gauge\npatio_streams {streams}\n\
             # HELP patio_changes_total Changes told to event streams.\n# TYPE patio_changes_total counter\npatio_changes_total {hints}\n"
        );
        out
    }
}
