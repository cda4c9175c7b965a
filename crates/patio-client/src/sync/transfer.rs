//! Uploads on their way: a pure state machine. Inputs, clock, randomness and store go in; effects come out. It opens no socket,
//! reads no file and starts no thread.
//!
//! Owns: which upload moves, what is asked of the server next, what an answer may change. One upload at a time, part by part,
//! always from where the server says it is: what the server has is never sent again, and nothing is remembered that the server
//! does not know better. Keeps S2 (only an envelope with the request's own nonce counts) and S4 (timers with jitter).
//! Must not know: HTTP libraries, threads, what commands mean, how a session is kept.

pub mod answer;
pub mod event;
pub mod port;

pub use event::{Call, Effect, Input};
pub use port::Port;

use crate::store::StoreError;
use crate::sync::engine::backoff::Backoff;
use crate::sync::uploads::UploadRow;
use event::Waiting;
use patio_domain::world::{Clock, Random};
use patio_domain::{FileId, Refusal};
use patio_protocol::digest::hex;
use patio_protocol::file::{FileBegin, FilePlace, FileState, part_of};

/// Milliseconds between two tellings of progress: four a second.
pub const TELL_MS: u64 = 250;
/// Milliseconds a question may take.
pub const ASK_TIMEOUT_MS: u64 = 20_000;
/// Milliseconds a part may take. What arrived of it is kept by the server, so a slow line loses nothing by this.
pub const PART_TIMEOUT_MS: u64 = 120_000;
/// Milliseconds the server may look at a whole file.
pub const FINISH_TIMEOUT_MS: u64 = 180_000;

/// The upload that moves, and what the server last said of it.
struct Current {
    file: FileId,
    /// Nothing when it has to be asked.
    state: Option<FileState>,
    /// The most bytes that the server ever said it has.
    furthest: u64,
}

/// The machine. One for a data folder, driven by the thread that drives the engine.
#[derive(Default)]
pub struct Transfer {
    current: Option<Current>,
    waiting: Option<Waiting>,
    next_request: u64,
    backoff: Backoff,
    told_at: Option<u64>,
    stepped_at: u64,
}

/// What the machine is handed at each step.
pub struct World<'a> {
    /// Time.
    pub clock: &'a dyn Clock,
    /// Randomness for nonces and jitter.
    pub random: &'a mut dyn Random,
    /// The uploads.
    pub store: &'a mut dyn Port,
    /// Who is signed in, with a fresh access token; nothing while there is none.
    pub session: Option<(String, String)>,
}

impl Transfer {
    /// A machine that knows nothing yet.
    #[must_use]
    pub fn new() -> Transfer {
        Transfer::default()
    }

    /// A machine after one that could not go on. No number of a request is used twice.
    #[must_use]
    pub fn after(last: &Transfer, now: u64, random: &mut dyn Random) -> Transfer {
        let mut next = Transfer { next_request: last.next_request, ..Transfer::default() };
        next.backoff.failed(now, 0, random);
        next
    }

    /// One step. Effects are to be carried out in their order.
    ///
    /// # Errors
    /// When a local database failed: the step did not happen. A new machine goes on from the store and the server.
    pub fn step(&mut self, input: Input, world: &mut World<'_>) -> Result<Vec<Effect>, StoreError> {
        let mut effects = Vec::new();
        match input {
            Input::Look => {}
            Input::NetworkChanged => self.backoff.reset(),
            Input::Dropped => self.give_up(),
            Input::Answered { request, outcome } => self.answered(request, &outcome, &mut effects, world)?,
            Input::Unreadable { request, gone } => self.unreadable(request, gone, &mut effects, world)?,
        }
        self.advance(&mut effects, world)?;
        Ok(effects)
    }

    /// When the machine wants to be stepped at the latest, on the monotonic clock; nothing when no time matters to it.
    #[must_use]
    pub fn next_timer_at(&self) -> Option<u64> {
        // What was due at the last step was looked at then; counting it again would spin.
        let due = self.waiting.as_ref().map(|waiting| waiting.until).or(self.backoff.retry_at());
        due.filter(|at| *at > self.stepped_at)
    }

    /// Whether a request is under way.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.waiting.is_some()
    }

    fn give_up(&mut self) {
        self.waiting = None;
        self.forget();
    }

    /// What was known of the server's side may not hold any more.
    fn forget(&mut self) {
        if let Some(current) = &mut self.current {
            current.state = None;
        }
    }

    fn advance(&mut self, effects: &mut Vec<Effect>, world: &mut World<'_>) -> Result<(), StoreError> {
        let now = world.clock.monotonic_ms();
        self.stepped_at = now;
        if self.waiting.as_ref().is_some_and(|waiting| now >= waiting.until) {
            self.give_up();
            self.backoff.failed(now, 0, world.random);
        }
        if self.waiting.is_some() || !self.backoff.may_try(now) {
            return Ok(());
        }
        let Some((person, bearer)) = world.session.clone() else { return Ok(()) };
        loop {
            let Some(row) = world.store.find_wanted_upload(&person)? else {
                self.current = None;
                return Ok(());
            };
            match plan(&row) {
                Some((file, begin)) => return self.ask(file, &row, &begin, &bearer, effects, world),
                None => {
                    // A row that cannot be sent does not hold up the others.
                    world.store.update_upload_refused(&row.file, Refusal::FileDamaged)?;
                    effects.push(Effect::TellRefused);
                }
            }
        }
    }

    fn ask(
        &mut self,
        file: FileId,
        row: &UploadRow,
        begin: &FileBegin,
        bearer: &str,
        effects: &mut Vec<Effect>,
        world: &mut World<'_>,
    ) -> Result<(), StoreError> {
        if self.current.as_ref().is_none_or(|current| current.file != file) {
            self.current = Some(Current { file, state: None, furthest: 0 });
        }
        let received = self.current.as_ref().and_then(|current| current.state.as_ref()).map(|state| state.received);
        let (call, timeout_ms) = match received.map(|received| (received, part_of(received, row.size))) {
            None => (Call::Begin { body: serde_json::to_vec(begin)? }, ASK_TIMEOUT_MS),
            Some((from, Some((part, until)))) => (Call::Put { file, part, from, until }, PART_TIMEOUT_MS),
            Some((_, None)) => (Call::Finish { file }, FINISH_TIMEOUT_MS),
        };
        self.next_request += 1;
        let mut bytes = [0; 12];
        world.random.fill(&mut bytes);
        let nonce = hex(&bytes);
        self.waiting = Some(Waiting {
            request: self.next_request,
            nonce: nonce.clone(),
            until: world.clock.monotonic_ms().saturating_add(timeout_ms),
            file,
            size: row.size,
            from: received,
            begins: matches!(call, Call::Begin { .. }),
        });
        effects.push(Effect::Send { request: self.next_request, call, nonce, bearer: bearer.to_owned(), timeout_ms });
        Ok(())
    }
}

/// What to say of an upload when it begins; nothing for a row that no version of Patio wrote.
fn plan(row: &UploadRow) -> Option<(FileId, FileBegin)> {
    let file: FileId = row.file.parse().ok()?;
    let place = match row.place.as_str() {
        "photo" => FilePlace::Photo,
        community => FilePlace::Community(community.parse().ok()?),
    };
    Some((file, FileBegin { file, place, name: row.name.clone(), size: row.size, sha256: row.sha256.clone() }))
}
