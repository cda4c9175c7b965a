//! One laptop on which nobody writes. The network has no faults until the server stops or a proxy holds the event stream back.
//! Shows how soon the engine reports its true state, and how often it polls when no hint can come (S12).
//!
//! This is separate from [`super::life`], because many faults hide an engine that notices nothing for minutes.

use super::client::Laptop;
use super::life::START_MS;
use super::members;
use super::network::transfer;
use super::server::Server;
use patio_client::testing::sync::engine::{Effect, Engine, Input, Outcome, RequestId, Route, StreamInput, TransportFailure};
use patio_client::testing::sync::outbox::NewCommand;
use patio_client::view::ConnectionState;
use patio_domain::CommandId;
use patio_protocol::Command;
use patio_protocol::pull::HEARTBEAT_MS;
use patio_protocol::push::{PushItem, PushRequest};
use patio_testkit::{FakeClock, SeededRandom};
use serde_json::value::RawValue;

/// The time of a round trip on a network without faults.
const TRIP_MS: u64 = 20;

/// How the network treats an event stream while the server is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Its events arrive.
    Passes,
    /// A proxy holds its events back and does not close it.
    Buffered,
    /// The server has no room for it and closes it at once.
    Refused,
}

/// A line that is slow or breaks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line {
    /// Its width, bytes a second; nothing when it is too wide to matter.
    pub bytes_per_s: Option<u64>,
    /// Milliseconds each way.
    pub delay_ms: u64,
    /// An answer that takes longer than this breaks off.
    pub breaks_after_ms: Option<u64>,
    /// The client is not told that bytes move: the old rule, by which the length of an answer was bounded.
    pub is_deaf: bool,
    /// The server is of a version that does not know the bound of a page.
    pub is_older: bool,
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
    /// How the line is.
    pub line: Line,
    /// What a proxy on the way does not let pass: it answers a request that holds these words itself.
    pub blocked: Option<String>,
    /// Bodies of pushes that reached the network.
    pub pushes: Vec<String>,
    /// Whether answers to pushes are lost on their way.
    pub loses_verdicts: bool,
    /// So much later answers to pulls come.
    pub pull_delay_ms: u64,
    server: Server,
    laptop: Laptop,
    /// The clock of both sides.
    clock: FakeClock,
    coming: Vec<(u64, Input)>,
    faults: SeededRandom,
}

impl Watch {
    /// A laptop that is signed in and started, and its running server.
    #[must_use]
    pub fn new(seed: u64) -> Watch {
        let mut random = SeededRandom::new(seed);
        let clock = FakeClock::new(START_MS);
        let server = Server::new(clock.clone(), &mut random, None);
        let mut laptop = Laptop::new(&server.enrol("mira.devries"), clock.clone(), random.fork());
        laptop.engine = Some(Engine::new());
        let coming = vec![(0, Input::Started)];
        Watch {
            now: 0,
            pulls: vec![],
            is_up: true,
            stream: Stream::Passes,
            line: Line::default(),
            blocked: None,
            pushes: vec![],
            loses_verdicts: false,
            pull_delay_ms: 0,
            server,
            laptop,
            clock,
            coming,
            faults: random.fork(),
        }
    }

    /// The state that the person sees.
    #[must_use]
    pub fn state(&self) -> ConnectionState {
        self.laptop.engine.as_ref().map_or(ConnectionState::SignedOut, Engine::connection)
    }

    /// The person writes; gives the command's id.
    ///
    /// # Panics
    /// When the app refuses it.
    pub fn write(&mut self, command: &Command) -> CommandId {
        let id = self.laptop.save(command).expect("a good command");
        self.step(Input::Queued);
        id
    }

    /// The same for what the person may take back for so many milliseconds.
    ///
    /// # Panics
    /// When the app refuses it.
    pub fn write_held(&mut self, command: &Command, ms: u64) -> CommandId {
        let id = self.laptop.save(command).expect("a good command");
        self.step(Input::Hold { command_id: id, ms });
        self.step(Input::Queued);
        id
    }

    /// A command that an earlier version saved, without the checks of today.
    ///
    /// # Panics
    /// When its databases fail.
    pub fn saved_before(&mut self, command_id: CommandId, command: &Command) {
        let (person, saved_at) = (self.laptop.person.to_string(), 1);
        let new = NewCommand { command_id, person: &person, command, after: vec![], saved_at };
        self.laptop.store.update_outbox(&new.into()).expect("databases in memory");
        self.step(Input::Queued);
    }

    /// The person's other laptop sends this now.
    ///
    /// # Panics
    /// When the server does not take it.
    pub fn send_from_elsewhere(&mut self, command_id: CommandId, command: &Command) {
        let token = self.server.sign_in("mira.devries").access;
        let (kind, body) = command.encode().expect("a good command");
        let item = PushItem { command_id, kind, body: RawValue::from_string(body).expect("a body") };
        let body = serde_json::to_vec(&PushRequest { items: vec![item], ..PushRequest::default() }).expect("a request");
        self.server.answer(Route::Push, Some(&token), "n", &body);
        assert!(self.is_applied(command_id));
    }

    /// The person goes on at another laptop, which has nothing yet, over a line like this. No request of the first one is left.
    pub fn go_on_elsewhere(&mut self, line: Line) {
        let tokens = self.server.sign_in("mira.devries");
        self.laptop = Laptop::new(&tokens, self.clock.clone(), self.faults.fork());
        self.laptop.engine = Some(Engine::new());
        self.line = line;
        self.coming = vec![(self.now, Input::Started)];
        self.pulls.clear();
    }

    /// How many records are here, and whether the first download is complete.
    ///
    /// # Panics
    /// When its databases fail.
    #[must_use]
    pub fn downloaded(&self) -> (i64, bool) {
        let sql = "SELECT (SELECT COUNT(*) FROM record), EXISTS (SELECT 1 FROM meta WHERE key = 'complete')";
        self.laptop.store.cache.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).expect("databases in memory")
    }

    /// The state of a command in the outbox, such as `queued`.
    ///
    /// # Panics
    /// When there is no such command.
    #[must_use]
    pub fn standing(&self, command: CommandId) -> String {
        let sql = "SELECT state FROM outbox WHERE command_id = ?1";
        self.laptop.store.work.query_row(sql, [command.to_string()], |row| row.get(0)).expect("a command")
    }

    /// Whether the server, by its own log, applied a command.
    #[must_use]
    pub fn is_applied(&self, command: CommandId) -> bool {
        members::applied(&self.server).contains(&command)
    }

    /// The person wants what is new.
    pub fn pull(&mut self) {
        self.step(Input::SyncWanted);
    }

    /// Keeps a copy of the server's database.
    pub fn copy_server(&mut self) {
        self.server.copy();
    }

    /// The server goes on from the copy.
    pub fn restore_server(&mut self) {
        self.server.restore();
    }

    /// The person puts a command aside.
    ///
    /// # Panics
    /// When its databases fail.
    pub fn put_aside(&mut self, command: CommandId) {
        self.laptop.store.update_taken_out(&command.to_string(), None).expect("databases in memory");
        self.step(Input::Queued);
    }

    /// The server stops in order: it closes open streams and stops listening.
    pub fn stop_server(&mut self) {
        self.is_up = false;
        self.end_stream(true);
    }

    /// Changes how the network treats streams, also the open one.
    pub fn set_stream(&mut self, stream: Stream) {
        self.stream = stream;
        self.end_stream(stream == Stream::Refused);
    }

    /// The server serves again.
    pub fn start_server(&mut self) {
        self.is_up = true;
    }

    /// Lets time pass.
    pub fn pass(&mut self, ms: u64) {
        let end = self.now + ms;
        self.pass_until(end, |_| false);
    }

    /// Whether the person sees this state within a time.
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
                let words = String::from_utf8_lossy(&body).into_owned();
                // A field that an older server does not know is to it what this field is to ours.
                let body = if self.line.is_older { words.replace("max_bytes", "unknown").into_bytes() } else { body };
                let blocked = self.blocked.as_ref().is_some_and(|blocked| words.contains(blocked));
                if route == Route::Push {
                    self.pushes.push(words);
                }
                let later = if route == Route::Pull { self.pull_delay_ms } else { 0 };
                let outcome = if blocked {
                    Outcome::Bytes(b"<html><title>403 Forbidden</title></html>".to_vec())
                } else if self.is_up {
                    let answer = Outcome::Bytes(self.server.answer(route, bearer.as_deref(), &nonce, &body).body);
                    let is_lost = self.loses_verdicts && route == Route::Push;
                    if is_lost { Outcome::Failed(TransportFailure::TimedOut) } else { answer }
                } else {
                    Outcome::Failed(TransportFailure::NotSent)
                };
                self.bring(request, body.len(), later, outcome);
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
            Effect::Speak(_) | Effect::Tell(_) | Effect::Addressed(_) => {}
        }
    }

    /// An answer comes over the line, or a part of it does.
    fn bring(&mut self, request: RequestId, sent: usize, later: u64, outcome: Outcome) {
        let Line { bytes_per_s, delay_ms, breaks_after_ms, is_deaf, .. } = self.line;
        let came = if let Outcome::Bytes(bytes) = &outcome { bytes.len() } else { 0 };
        let (length_ms, told) = transfer(sent + came, bytes_per_s);
        let breaks = breaks_after_ms.filter(|after| length_ms > *after);
        let begins = self.now + TRIP_MS + 2 * delay_ms + later;
        let moved = told.take_while(|at| !is_deaf && breaks.is_none_or(|after| *at < after));
        self.coming.extend(moved.map(|at| (begins + at, Input::Moved { request })));
        let (at, outcome) = match breaks {
            Some(after) => (begins + after, Outcome::Failed(TransportFailure::Unreachable)),
            None => (begins + length_ms, outcome),
        };
        self.coming.push((at, Input::Answered { request, outcome }));
    }

    /// The stream delivers nothing more, except its end if the laptop gets to know of that.
    fn end_stream(&mut self, is_told: bool) {
        self.coming.retain(|(_, input)| !matches!(input, Input::Stream { .. }));
        if let Some(stream) = self.laptop.stream.filter(|_| is_told) {
            self.laptop.stream = None;
            self.coming.push((self.now + TRIP_MS, Input::Stream { stream, input: StreamInput::Closed }));
        }
    }

    /// The next event of the server on an open stream.
    fn beat(&self) -> StreamInput {
        let standing = self.laptop.viewer.as_ref().and_then(|viewer| self.server.core.look(viewer).expect("a store in memory"));
        standing.map_or(StreamInput::Ended, |standing| StreamInput::Heartbeat(standing.mark))
    }
}
