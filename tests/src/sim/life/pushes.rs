//! Owns: the line of pushes at the simulated server. Those that come while the server is at others are decided together, as the real one
//! does it (`http/pushes.rs`). Must not know what a push says.

use super::{Event, Life};
use patio_client::testing::sync::engine::RequestId;
use patio_domain::world::Random as _;
use patio_server::Request;

/// How long the server may be at others.
const OTHERS_MS: u64 = 500;

/// A push that reached the server.
pub(super) struct Pushed {
    pub(super) laptop: usize,
    pub(super) start: u64,
    pub(super) request: RequestId,
    pub(super) nonce: String,
    pub(super) bearer: Option<String>,
    pub(super) body: Vec<u8>,
}

impl Life<'_> {
    /// Puts a push in line.
    pub(super) fn line_up(&mut self, pushed: Pushed) {
        if self.in_line.is_empty() {
            let after = if self.faults.chance(500) { 0 } else { self.faults.below(OTHERS_MS) };
            self.schedule(after, Event::Decide);
        }
        self.in_line.push(pushed);
    }

    /// Decides what is in line.
    pub(super) fn decide(&mut self) {
        let pushed = std::mem::take(&mut self.in_line);
        self.counts.decided_together += u64::from(pushed.len() > 1);
        let requests: Vec<Request<'_>> =
            pushed.iter().map(|one| Request { token: one.bearer.as_deref(), nonce: &one.nonce, peer: "sim", body: &one.body }).collect();
        let answers = self.server.push_all(&requests);
        for (one, answer) in pushed.iter().zip(answers) {
            self.send_back(one.laptop, one.start, one.request, answer);
        }
    }
}
