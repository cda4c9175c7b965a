//! One laptop that is only watched: nobody writes anything. The network is fair until the server stops or a proxy keeps the
//! event stream to itself. Shows how soon the engine says where it stands, and how often it asks when no hint can come (S12).
//!
//! Lives apart from [`super::life`] because a storm hides what a quiet hour shows: an engine that noticed nothing for minutes.

use super::client::Laptop;
use super::life::START_MS;
use super::server::Server;
use patio_client::view::ConnectionState;
use patio_client::testing::sync::engine::{Effect, Engine, Input, Outcome, Route, StreamInput, TransportFailure};
use patio_protocol::pull::HEARTBEAT_MS;
use patio_testkit::{FakeClock, SeededRandom};

/// There and back on the fair network.
const TRIP_MS: u64 = 20;

/// What becomes of an event stream while the server is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// What it says arrives.
    Passes,
    /// A proxy keeps what it says, and closes nothing.
    Buffered,
    /// The server has no room for it and closes it at once.
    Refused,
}

/// The laptop, its server, and what is under way between them.
pub struct Watch {
    /// Virtual milliseconds since the app started.
    pub now: u64,
    /// When pulls reached the network.
    pub pulls: Vec<u64>,
    /// Whether the server answers.
    is_up: bool,
    stream: Stream,
    server: Server,
    laptop: Laptop,
    /// Of both sides.
    clock: FakeClock,
    coming: Vec<(u64, Input)>,
    faults: SeededRandom,
}

impl Watch {
    /// Signed in and started, with the server up.
    #[must_use]
    pub fn new(seed: u64) -> Watch {
        let mut random = SeededRandom::new(seed);
        let clock = FakeClock::new(START_MS);
        let server = Server::new(clock.clone(), &mut random, None);
        let mut laptop = Laptop::new(&server.enrol("mira.devries"), clock.clone(), random.fork());
        laptop.engine = Some(Engine::new());
        let coming = vec![(0, Input::Started)];
        Watch { now: 0, pulls: vec![], is_up: true, stream: Stream::Passes, server, laptop, clock, coming, faults: random.fork() }
    }

    /// What the person is told.
    #[must_use]
    pub fn state(&self) -> ConnectionState {
        self.laptop.engine.as_ref().map_or(ConnectionState::SignedOut, Engine::connection)
    }

    /// The server stops in order: open streams are closed, and nothing listens any more.
    pub fn stop_server(&mut self) {
        self.is_up = false;
        self.end_stream(true);
    }

    /// From now on this becomes of streams, also of the one that is open.
    pub fn set_stream(&mut self, stream: Stream) {
        self.stream = stream;
        self.end_stream(stream == Stream::Refused);
    }

    /// It serves again.
    pub fn start_server(&mut self) {
        self.is_up = true;
    }

    /// Lets time pass.
    pub fn pass(&mut self, ms: u64) {
        let end = self.now + ms;
        self.pass_until(end, |_| false);
    }

    /// Whether the person is told this within a time.
    pub fn comes_to(&mut self, state: ConnectionState, within_ms: u64) -> bool {
        let end = self.now + within_ms;
        self.pass_until(end, |watch| watch.state() == state);
        self.state() == state
    }

    fn pass_until(&mut self, end: u64, enough: impl Fn(&Watch) -> bool) {
        while !enough(self) {
            let timer = self.laptop.engine.as_ref().map_or(end, Engine::next_timer_at).max(self.now + 1);
            let first = self.coming.iter().enumerate().min_by_key(|(_, (at, _))| *at).map(|(index, (at, _))| (index, *at));
            let (at, input) = match first {
                Some((index, at)) if at <= timer.min(end) => (at, self.coming.remove(index).1),
                _ if timer <= end => (timer, Input::Timer),
                _ => return self.advance_to(end),
            };
            self.advance_to(at);
            self.step(input);
        }
    }

    fn advance_to(&mut self, at: u64) {
        self.clock.advance(at.saturating_sub(self.now));
        self.now = self.now.max(at);
    }

    fn step(&mut self, input: Input) {
        if let Input::Stream { stream, input: StreamInput::Heartbeat(_) } = &input {
            let stream = *stream;
            self.coming.push((self.now + HEARTBEAT_MS, Input::Stream { stream, input: self.beat() }));
        }
        for effect in self.laptop.step(input, 0, None, &mut self.faults).into_iter().flatten() {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Send { request, route, nonce, bearer, body } => {
                if route == Route::Pull {
                    self.pulls.push(self.now);
                }
                let outcome = if self.is_up {
                    Outcome::Bytes(self.server.answer(route, bearer.as_deref(), &nonce, &body).body)
                } else {
                    Outcome::Failed(TransportFailure::NotSent)
                };
                self.coming.push((self.now + TRIP_MS, Input::Answered { request, outcome }));
            }
            Effect::OpenStream { stream, bearer } => {
                self.laptop.viewer = self.server.core.viewer(Some(&bearer)).ok().and_then(Result::ok);
                self.laptop.stream = Some(stream);
                match self.stream {
                    Stream::Passes if self.is_up => {
                        self.coming.push((self.now + TRIP_MS, Input::Stream { stream, input: self.beat() }));
                    }
                    Stream::Buffered if self.is_up => {}
                    _ => self.end_stream(true),
                }
            }
            Effect::CloseStream { .. } | Effect::DropConnections => {
                self.end_stream(false);
                self.laptop.stream = None;
            }
            Effect::Tell(_) | Effect::Mention(_) => {}
        }
    }

    /// Nothing more comes of the stream, but for its end when the laptop is told of that.
    fn end_stream(&mut self, is_told: bool) {
        self.coming.retain(|(_, input)| !matches!(input, Input::Stream { .. }));
        if let Some(stream) = self.laptop.stream.filter(|_| is_told) {
            self.laptop.stream = None;
            self.coming.push((self.now + TRIP_MS, Input::Stream { stream, input: StreamInput::Closed }));
        }
    }

    /// What the server says on an open stream now.
    fn beat(&self) -> StreamInput {
        let standing = self.laptop.viewer.as_ref().and_then(|viewer| self.server.core.look(viewer).expect("a store in memory"));
        standing.map_or(StreamInput::Ended, |standing| StreamInput::Heartbeat(standing.mark))
    }
}
