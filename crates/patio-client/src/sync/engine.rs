//! The sync engine: a pure state machine. Events, clock, randomness and store go in; effects come out. It opens no socket,
//! reads no clock of its own and starts no thread, so that a simulation can live thousands of faulty lives of it from seeds.
//!
//! Owns: when to push, pull, refresh and listen; what an answer may change. Keeps S2 (only an envelope with the request's own
//! nonce counts, only a verdict settles a command), S4 (timers with jitter, and every other occasion; a slow line is no lost one), S9 (a diverged history
//! is downloaded anew), S10 (wall clocks are only watched for jumps), S12 (hints only; the pull is the truth).
//! Must not know: HTTP libraries, threads, user interfaces.

pub mod answer;
pub mod backoff;
pub mod event;
pub mod pace;
pub mod plan;
pub mod port;
pub(crate) mod spoken;
pub mod stream;
pub mod trouble;

pub use event::{Effect, Input, Outcome, RequestId, Route, StreamInput, TransportFailure};
pub use port::Port;

use crate::changed::Changed;
use crate::store::StoreError;
use crate::store::derived::Addressed;
use crate::sync::connection::ConnectionState;
use crate::sync::outbox::Unconfirmed;
use backoff::Backoff;
use pace::Pace;
use patio_domain::world::{Clock, Random};
use patio_domain::{CommandId, Scope};
use spoken::Spoken;
use std::collections::BTreeMap;
use stream::StreamState;
use trouble::Trouble;

/// Milliseconds between pulls while no stream is open.
pub const POLL_MS: u64 = 30_000;
/// Milliseconds between pulls while a stream is open: a hint may always be lost.
pub const STREAM_POLL_MS: u64 = 300_000;
/// Wall clock and monotonic clock drifting apart by more than this means the machine slept (or the clock was set).
pub const SLEEP_GAP_MS: i64 = 30_000;
/// Most commands in one push; at most one a lane.
pub const PUSH_ITEMS: usize = 32;

struct InFlight {
    request: RequestId,
    nonce: String,
    sent_at: u64,
    /// When something of it last moved: however long it takes, only silence ends it.
    moved_at: u64,
    patience_ms: u64,
}

impl InFlight {
    /// When it counts as lost, unless something moves before.
    fn lost_at(&self) -> u64 {
        self.moved_at.saturating_add(self.patience_ms)
    }
}

struct PushInFlight {
    flight: InFlight,
    ids: Vec<CommandId>,
    /// Those that may wait, and how many more times.
    may_wait: BTreeMap<CommandId, u32>,
    /// Whether a void is among them.
    void: bool,
    /// Whether one of them is larger than a command may be; it was saved before that was checked.
    oversized: bool,
    /// The applied commands that the server was asked about.
    applied: Vec<CommandId>,
    /// The size of its body.
    bytes: usize,
}

struct PullInFlight {
    flight: InFlight,
    first: bool,
    refetch: Vec<Scope>,
    /// Whether the page was to be a small one.
    is_bounded: bool,
}

/// A signed-in session as the engine holds it. The access token lives in memory only.
struct Session {
    person: String,
    access: Option<(String, u64)>,
}

/// The engine. One for a data folder; driven by one thread.
pub struct Engine {
    session: Option<Session>,
    next_request: u64,
    push: Option<PushInFlight>,
    pull: Option<PullInFlight>,
    refresh: Option<InFlight>,
    pull_wanted: bool,
    pull_again: bool,
    refetch: Vec<Scope>,
    /// Scopes fetched anew since the last sound pull; a second mismatch is reported and not repeated for ever.
    refetched: Vec<Scope>,
    /// What addresses this person in the pages of the download that is under way.
    addressed: Vec<Addressed>,
    /// The applied commands that the running pull asks about; it covers them when it is complete.
    unconfirmed: Unconfirmed,
    next_poll_at: u64,
    /// How often everything was here.
    in_step_count: u64,
    /// Where everything stood at the last page.
    mark: String,
    backoff: Backoff,
    /// What the server wants later, and when.
    not_before: BTreeMap<CommandId, u64>,
    /// What the person may still take back, and until when.
    held: BTreeMap<CommandId, u64>,
    trouble: Trouble,
    page_pace: Pace,
    push_pace: Pace,
    stream: StreamState,
    last_wall_ms: i64,
    last_monotonic_ms: u64,
    state: ConnectionState,
    /// What answered last, when it was not this server.
    stranger: Option<ConnectionState>,
    outdated: bool,
    spoken: Spoken,
}

/// What the engine is handed at each step.
pub struct World<'a> {
    /// Time.
    pub clock: &'a dyn Clock,
    /// Randomness for nonces and jitter.
    pub random: &'a mut dyn Random,
    /// The local databases.
    pub store: &'a mut dyn Port,
}

impl Engine {
    /// An engine that has seen nothing yet. Give it [`Input::Started`] first.
    #[must_use]
    pub fn new() -> Engine {
        Engine {
            session: None,
            next_request: 1,
            push: None,
            pull: None,
            refresh: None,
            pull_wanted: false,
            pull_again: false,
            refetch: Vec::new(),
            refetched: Vec::new(),
            addressed: Vec::new(),
            unconfirmed: Unconfirmed::default(),
            next_poll_at: 0,
            in_step_count: 0,
            mark: String::new(),
            backoff: Backoff::default(),
            not_before: BTreeMap::new(),
            held: BTreeMap::new(),
            trouble: Trouble::default(),
            page_pace: Pace::of_pages(),
            push_pace: Pace::of_pushes(),
            stream: StreamState::default(),
            last_wall_ms: 0,
            last_monotonic_ms: 0,
            state: ConnectionState::Connecting,
            stranger: None,
            outdated: false,
            spoken: Spoken::default(),
        }
    }

    /// An engine that begins anew after this one. Its requests are numbered on, so that no answer to one of before is taken for an answer to
    /// one of its own, and it counts on.
    #[must_use]
    pub fn after(last: &Engine) -> Engine {
        Engine { next_request: last.next_request, in_step_count: last.in_step_count, ..Engine::new() }
    }

    /// How often a download was complete since the start. By this, and not by the clock on the wall, it is told whether something that
    /// was asked for is here: that clock may step back (S10).
    #[must_use]
    pub fn in_step_count(&self) -> u64 {
        self.in_step_count
    }

    /// What the engine believes of the connection.
    #[must_use]
    pub fn connection(&self) -> ConnectionState {
        self.state
    }

    /// Whether a pull or push is under way.
    #[must_use]
    pub fn is_syncing(&self) -> bool {
        self.push.is_some() || self.pull.is_some()
    }

    /// Whether nothing is left to do but wait: no request under way, nothing wanted.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        !self.is_syncing() && self.refresh.is_none() && !self.pull_wanted && !self.pull_again
    }

    /// The access token for interactive requests, when one is fresh.
    #[must_use]
    pub fn access(&self, now: u64) -> Option<String> {
        let (token, until) = self.session.as_ref()?.access.as_ref()?;
        (*until > now).then(|| token.clone())
    }

    /// Who is signed in, with an access token when one is fresh.
    #[must_use]
    pub fn session(&self, now: u64) -> Option<(String, String)> {
        Some((self.session.as_ref()?.person.clone(), self.access(now)?))
    }

    /// One step. Effects are to be carried out in their order.
    ///
    /// # Errors
    /// When a local database failed; nothing may be concluded then but that the step did not happen. The host makes a new
    /// engine and starts it again: everything it needs is in the store.
    pub fn step(&mut self, input: Input, world: &mut World<'_>) -> Result<Vec<Effect>, StoreError> {
        let mut effects = Vec::new();
        let before = self.state;
        if matches!(input, Input::Started) {
            self.start(world)?;
            effects.push(Effect::Speak(self.spoken.version()));
        } else if self.slept(world) {
            self.wake(&mut effects);
        }
        match input {
            Input::Started | Input::Timer => {}
            Input::Queued => self.backoff.encourage(world.clock.monotonic_ms()),
            Input::Hold { command_id, ms } => {
                self.held.insert(command_id, world.clock.monotonic_ms().saturating_add(ms));
            }
            Input::SyncWanted | Input::NetworkChanged => {
                self.backoff.reset();
                self.stream.retry_soon();
                self.pull_wanted = true;
            }
            Input::SignedIn { person, access, access_ms } => {
                let until = world.clock.monotonic_ms().saturating_add(access_ms.saturating_mul(9) / 10);
                self.abandon(&mut effects);
                world.store.own(&person)?;
                self.session = Some(Session { person, access: Some((access, until)) });
                self.outdated = false;
                self.spoken = Spoken::default();
                effects.push(Effect::Speak(self.spoken.version()));
                self.backoff.reset();
                self.pull_wanted = true;
                effects.push(Effect::Tell(Changed::Session));
            }
            Input::SignedOut => {
                self.abandon(&mut effects);
                self.session = None;
                effects.push(Effect::Tell(Changed::Session));
            }
            Input::AccessRefused => {
                if let Some(session) = &mut self.session {
                    session.access = None;
                }
            }
            Input::Moved { request } => self.moved(request, world.clock.monotonic_ms()),
            Input::Answered { request, outcome } => self.answered(request, &outcome, &mut effects, world)?,
            Input::Stream { stream, input } => self.streamed(stream, input, world)?,
        }
        self.advance(&mut effects, world)?;
        self.settle_state();
        if self.state != before {
            effects.push(Effect::Tell(Changed::Connection));
        }
        Ok(effects)
    }

    /// When the engine wants to be stepped with [`Input::Timer`] at the latest, on the monotonic clock. What was due at the last
    /// step was looked at then; counting it again would spin.
    #[must_use]
    pub fn next_timer_at(&self) -> u64 {
        let now = self.last_monotonic_ms;
        let latest = now.saturating_add(15_000);
        if self.session.is_none() {
            return latest;
        }
        let flights = self.flights().map(InFlight::lost_at);
        let due = flights
            .chain(self.backoff.retry_at())
            .chain(self.not_before.values().chain(self.held.values()).copied())
            .chain(self.trouble.due_at())
            .chain([self.next_poll_at, self.stream.due_at()]);
        due.filter(|at| *at > now).min().unwrap_or(latest).min(latest)
    }

    fn flights(&self) -> impl Iterator<Item = &InFlight> {
        let push = self.push.as_ref().map(|push| &push.flight);
        let pull = self.pull.as_ref().map(|pull| &pull.flight);
        push.into_iter().chain(pull).chain(self.refresh.as_ref())
    }

    /// Bytes of a request or of its answer moved. A stream that is being opened waits behind them.
    fn moved(&mut self, request: RequestId, now: u64) {
        let push = self.push.as_mut().map(|push| &mut push.flight);
        let pull = self.pull.as_mut().map(|pull| &mut pull.flight);
        for flight in push.into_iter().chain(pull).chain(self.refresh.as_mut()).filter(|flight| flight.request == request) {
            flight.moved_at = now;
            self.stream.waits_behind(now);
        }
    }

    fn start(&mut self, world: &mut World<'_>) -> Result<(), StoreError> {
        self.last_wall_ms = world.clock.now_ms();
        self.last_monotonic_ms = world.clock.monotonic_ms();
        if let Some(person) = world.store.find_session()? {
            world.store.own(&person)?;
            self.session = Some(Session { person, access: None });
            self.pull_wanted = true;
        }
        Ok(())
    }

    /// Whether the machine slept since the last step. Moves the two clocks along.
    fn slept(&mut self, world: &World<'_>) -> bool {
        let (wall, monotonic) = (world.clock.now_ms(), world.clock.monotonic_ms());
        let wall_gap = wall.saturating_sub(self.last_wall_ms);
        let monotonic_gap = i64::try_from(monotonic.saturating_sub(self.last_monotonic_ms)).unwrap_or(i64::MAX);
        self.last_wall_ms = wall;
        self.last_monotonic_ms = monotonic;
        wall_gap.saturating_sub(monotonic_gap).abs() > SLEEP_GAP_MS
    }

    /// After sleep every connection is dropped, open or not, and everything is asked anew.
    fn wake(&mut self, effects: &mut Vec<Effect>) {
        self.abandon(effects);
        self.backoff.reset();
        self.pull_wanted = self.session.is_some();
    }

    /// Forgets every request under way: their answers will not be listened to.
    fn abandon(&mut self, effects: &mut Vec<Effect>) {
        if let Some(pull) = self.pull.take() {
            self.refetch.extend(pull.refetch);
            self.pull_wanted = true;
        }
        self.push = None;
        self.refresh = None;
        self.stream.close();
        effects.push(Effect::DropConnections);
    }

    fn settle_state(&mut self) {
        self.state = if self.session.is_none() {
            ConnectionState::SignedOut
        } else if self.outdated {
            ConnectionState::Outdated
        } else if self.backoff.failures() == 0 {
            if self.backoff.has_succeeded() { ConnectionState::Online } else { ConnectionState::Connecting }
        } else {
            self.stranger.unwrap_or(ConnectionState::Offline)
        };
    }
}

impl Default for Engine {
    fn default() -> Self {
        Engine::new()
    }
}
