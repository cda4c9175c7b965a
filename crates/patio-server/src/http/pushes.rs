//! Pushes in line. Those that come while others are decided are decided after them, together: by one thread, in one commit. Each writer
//! on a thread of its own would hand the one writer of SQLite from thread to thread, which costs more than most commands.
//!
//! PostgreSQL has many writers, so there each push goes by itself. Must not know what a push says. Keeps S1 (an answer comes after its
//! commit) and S3: when a decision panics, everybody who was decided with it goes again, each alone. Shown by `pushes/tests.rs`.

use super::parts::Parts;
use super::push_line::Waiting;
use super::server::{Server, respond};
use crate::core::{Answer, Request};
use axum::response::Response;
use patio_protocol::ErrorCode;
use std::sync::Arc;
use tokio::sync::oneshot;

impl Server {
    /// Decides a push, together with others that wait.
    pub(super) async fn push(self: &Arc<Self>, parts: Parts) -> Response {
        if parts.refused.is_some() || self.core.store().is_shared() {
            return self.run(parts, |core, request| core.push(request)).await;
        }
        let parts = Arc::new(parts);
        let (answer, answered) = oneshot::channel();
        if self.pushes.insert(Waiting { parts: Arc::clone(&parts), answer }) {
            tokio::spawn(serve(Arc::clone(self)));
        }
        match (answered.await, Arc::try_unwrap(parts)) {
            (Ok(answer), _) => respond(answer),
            // It was undone with one that panicked.
            (Err(_), Ok(parts)) => self.run(parts, |core, request| core.push(request)).await,
            (Err(_), Err(parts)) => respond(Answer::error(&parts.nonce, ErrorCode::Busy)),
        }
    }
}

/// Sees to it that those that wait are decided, on one thread until nobody waits.
async fn serve(server: Arc<Server>) {
    loop {
        let deciding = Arc::clone(&server);
        // Those in a decision that panicked have no answer; those behind them are still in line.
        if tokio::task::spawn_blocking(move || decide_all(&deciding)).await.is_ok() {
            return;
        }
    }
}

/// Decides and answers, time after time. A thread of its own for each time would leave the one writer idle while threads wake each other.
fn decide_all(server: &Server) {
    while let Some(next) = server.pushes.next() {
        // In a panic the parts are let go before the senders of the answers: then their askers have them for themselves, and go again.
        let (answers, parts): (Vec<_>, Vec<_>) = next.into_iter().map(|waiting| (waiting.answer, waiting.parts)).unzip();
        let requests: Vec<Request<'_>> = parts.iter().map(|parts| parts.request()).collect();
        let decided = server.core.push_all(&requests);
        // Whoever listens is told, also when the sender has gone.
        decided.iter().for_each(|answer| server.tell(answer));
        drop(requests);
        drop(parts);
        for (answer, decided) in answers.into_iter().zip(decided) {
            // The sender may have gone.
            let _ = answer.send(decided);
        }
    }
}

#[cfg(test)]
mod tests;
