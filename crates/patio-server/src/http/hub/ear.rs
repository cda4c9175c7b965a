//! Owns: one stream as the hub sees it: whether a hint waits for it, and whether it is over. Must not know scopes.

use super::{State, lock};
use patio_domain::{PersonId, SessionId};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;

/// What a stream says next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::http) enum News {
    /// Something changed.
    Hint,
    /// Its session is over.
    Ended,
    /// A later stream of the same person takes its place, or the server closes.
    GivesWay,
}

const HINT: u8 = 1;
const ENDED: u8 = 2;
const GIVES_WAY: u8 = 4;
/// A hint will come; whatever changes until then is part of it.
const DUE: u8 = 8;

/// What is told to one stream.
pub(super) struct Told {
    pub(super) number: u64,
    pub(super) session: SessionId,
    news: AtomicU8,
    wake: Notify,
}

impl Told {
    pub(super) fn new(number: u64, session: SessionId) -> Told {
        Told { number, session, news: AtomicU8::new(0), wake: Notify::new() }
    }

    pub(super) fn hint(&self) {
        self.say(HINT);
    }

    pub(super) fn end(&self) {
        self.say(ENDED);
    }

    pub(super) fn give_way(&self) {
        self.say(GIVES_WAY);
    }

    /// Says that a hint will come; false when one is on its way already.
    pub(super) fn will_hint(&self) -> bool {
        self.news.fetch_or(DUE, Ordering::AcqRel) & (DUE | HINT) == 0
    }

    fn say(&self, what: u8) {
        if self.news.fetch_or(what, Ordering::AcqRel) & what == 0 {
            self.wake.notify_one();
        }
    }

    fn take(&self) -> Option<News> {
        let news = self.news.load(Ordering::Acquire);
        if news & ENDED != 0 {
            Some(News::Ended)
        } else if news & GIVES_WAY != 0 {
            Some(News::GivesWay)
        } else if news & HINT != 0 {
            self.news.fetch_and(!(HINT | DUE), Ordering::AcqRel);
            Some(News::Hint)
        } else {
            None
        }
    }
}

/// A stream's own end of it; the stream is forgotten when this is dropped.
pub(in crate::http) struct Ear {
    told: Arc<Told>,
    state: Arc<Mutex<State>>,
    pub(in crate::http) person: PersonId,
    address: Box<str>,
}

impl Ear {
    pub(super) fn new(told: Arc<Told>, state: Arc<Mutex<State>>, person: PersonId, address: &str) -> Ear {
        Ear { told, state, person, address: address.into() }
    }

    /// Waits for news. Several hints at once are one.
    pub(in crate::http) async fn news(&self) -> News {
        loop {
            if let Some(news) = self.told.take() {
                return news;
            }
            self.told.wake.notified().await;
        }
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        lock(&self.state).close(self.person, self.told.number, &self.address);
    }
}
