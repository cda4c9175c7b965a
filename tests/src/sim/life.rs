//! One life: virtual time, a queue of events, and what each event does. A stormy part with faults, then a quiet part in which
//! everything must come right by itself.

mod faults;
mod neighbours;
mod pushes;

use super::breaks::Break;
use super::check::Checker;
use super::client::Laptop;
use super::members;
use super::network::{FOREIGN, Weather, transfer};
use super::server::Server;
use super::{Counts, Outcome};
use patio_client::testing::sync::engine::{Effect, Engine, Input, Outcome as Answered, RequestId, Route, StreamInput, TransportFailure};
use patio_domain::world::{Clock, Random};
use patio_domain::{CommandId, PersonId, Role, Scope};
use patio_protocol::push::VOID;
use patio_protocol::{Command, ErrorCode, PROTOCOL_MIN, PROTOCOL_VERSION};
use patio_server::Answer;
use patio_testkit::personas::PERSONAS;
use patio_testkit::{FakeClock, SeededRandom};
use pushes::Pushed;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Virtual milliseconds of faults.
const STORM_MS: u64 = 240_000;
/// When people begin to join the communities that they see, within as long again.
const MEET_FROM_MS: u64 = 6_000;
/// From then on a laptop that breaks S4 does nothing by itself.
const FORGETFUL_AFTER_MS: u64 = 120_000;
/// How often a cache reaches the disk, in steps of its engine.
const SYNCED_PER_MILLE: u64 = 40;
/// How often a person may take back what they just did, and for how long, in milliseconds.
const HELD_PER_MILLE: u64 = 100;
const HELD_MAX_MS: u64 = 20_000;
/// Virtual milliseconds within which an outbox is empty once the network is fair (S4).
pub const EMPTY_WITHIN_MS: u64 = 60_000;
/// Virtual milliseconds of quiet before the end is checked.
const QUIET_MS: u64 = 180_000;
/// The server's wall clock at the start of virtual time.
pub const START_MS: i64 = 1_800_000_000_000;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Event {
    Start(usize),
    Timer(usize, u64, u64),
    Act(usize),
    Meet(usize),
    BuildOn(usize),
    Request {
        laptop: usize,
        start: u64,
        request: RequestId,
        version: u32,
        route: Route,
        nonce: String,
        bearer: Option<String>,
        body: Vec<u8>,
        /// Whether the network repeats it: then nobody can say that nothing of it left the laptop.
        repeated: bool,
    },
    Answer {
        laptop: usize,
        start: u64,
        request: RequestId,
        outcome: Answered,
    },
    Moved {
        laptop: usize,
        start: u64,
        request: RequestId,
    },
    Stream {
        laptop: usize,
        start: u64,
        stream: u64,
        input: StreamInput,
    },
    Beat {
        laptop: usize,
        start: u64,
        stream: u64,
    },
    Decide,
    Weather,
    Trouble(usize),
    Copy,
    Restore,
    Back(usize),
    Update,
    Close,
    Quiet,
}

struct Queued {
    at: u64,
    order: u64,
    event: Event,
}

impl PartialEq for Queued {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.order) == (other.at, other.order)
    }
}
impl Eq for Queued {}
impl PartialOrd for Queued {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Queued {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at, self.order).cmp(&(other.at, other.order))
    }
}

/// A life.
pub struct Life<'l> {
    now: u64,
    order: u64,
    queue: BinaryHeap<Reverse<Queued>>,
    random: SeededRandom,
    faults: SeededRandom,
    weather: Weather,
    stormy: bool,
    crash_per_mille: u64,
    broken: Option<Break>,
    server: Server,
    /// The versions of the protocol that the nodes in front of the one database speak; an update makes all of them the newest.
    nodes: Vec<u32>,
    server_clock: FakeClock,
    laptops: Vec<Laptop>,
    people: Vec<PersonId>,
    checker: Checker,
    made: Vec<(usize, CommandId, Command)>,
    /// Whose account was closed.
    closed: Option<PersonId>,
    /// Pushes that wait to be decided.
    in_line: Vec<Pushed>,
    trace: Sha256,
    counts: Counts,
    log: Option<&'l mut dyn FnMut(&str)>,
}

impl<'l> Life<'l> {
    /// A life for a seed, people enrolled and signed in, nothing happened yet.
    #[must_use]
    pub fn new(seed: u64, broken: Option<Break>, log: Option<&'l mut dyn FnMut(&str)>) -> Life<'l> {
        let mut random = SeededRandom::new(seed);
        let server_clock = FakeClock::new(START_MS);
        let server = Server::new(server_clock.clone(), &mut random, broken);
        let persons = 2 + usize::try_from(random.below(3)).unwrap_or(0);
        let mut laptops = Vec::new();
        let mut people = Vec::new();
        for (login, ..) in PERSONAS.iter().take(persons) {
            let tokens = server.enrol(login);
            if people.is_empty() {
                server.core.set_role(login, Role::Administrator).expect("a login");
            }
            people.push(tokens.person);
            laptops.push(Laptop::new(&tokens, skewed(&mut random), random.fork()));
            if random.chance(300) {
                laptops.push(Laptop::new(&server.sign_in(login), skewed(&mut random), random.fork()));
            }
        }
        let faults = random.fork();
        let weather = Weather::drawn(&mut random);
        let crash_per_mille = random.below(25);
        let mut life = Life {
            now: 0,
            order: 0,
            queue: BinaryHeap::new(),
            random,
            faults,
            weather,
            stormy: true,
            crash_per_mille,
            broken,
            server,
            nodes: vec![PROTOCOL_VERSION],
            server_clock,
            laptops,
            people,
            checker: Checker::default(),
            made: Vec::new(),
            closed: None,
            in_line: Vec::new(),
            trace: Sha256::new(),
            counts: Counts::default(),
            log,
        };
        life.set_up();
        life
    }

    fn set_up(&mut self) {
        self.server.set_faults(self.random.below(60));
        for laptop in 0..self.laptops.len() {
            self.give_profile(laptop);
            self.schedule(0, Event::Start(laptop));
            for _ in 0..6 + self.random.below(14) {
                let at = self.random.below(STORM_MS - 10_000);
                self.schedule(at, Event::Act(laptop));
            }
            let at = MEET_FROM_MS + self.random.below(MEET_FROM_MS);
            self.schedule(at, Event::Meet(laptop));
            for _ in 0..self.random.below(6) {
                let at = self.random.below(STORM_MS);
                self.schedule(at, Event::Trouble(laptop));
            }
        }
        for _ in 0..4 {
            let at = self.random.below(STORM_MS);
            self.schedule(at, Event::Weather);
        }
        let older = self.random.fork().below(4);
        // A rule about lost history can only be seen broken where some was lost.
        let must_restore = matches!(self.broken, Some(Break::S9 | Break::S9Haste));
        if older < 2 && !must_restore {
            // The nodes are updated one after the other in the first case, and at once in the second.
            self.nodes = if older == 0 { vec![PROTOCOL_MIN, PROTOCOL_VERSION] } else { vec![PROTOCOL_MIN] };
            let at = self.random.below(STORM_MS);
            self.schedule(at, Event::Update);
        } else if must_restore || self.random.chance(600) {
            let at = 5_000 + self.random.below(STORM_MS - 65_000);
            self.schedule(at, Event::Copy);
            let later = 20_000 + self.random.below(40_000);
            self.schedule(at + later, Event::Restore);
            self.fill_window(at, later);
        } else if self.random.chance(700) {
            let at = self.random.below(STORM_MS);
            self.schedule(at, Event::Close);
        }
        self.schedule(STORM_MS, Event::Quiet);
    }

    /// Profiles come before posts; half of the people have theirs from the first moment.
    fn give_profile(&mut self, laptop: usize) {
        use patio_domain::{Access, CommunityId};
        use patio_protocol::command::CommunityCreate;
        let Some(place) = self.laptops.get_mut(laptop) else { return };
        let now = place.clock.now_ms();
        let mut first = Vec::new();
        first.extend(patio_testkit::personas::profile(laptop % 5).map(Command::ProfileSet));
        for access in [Access::Open, Access::Closed] {
            place.written += 1;
            let community = CommunityId(place.random.uuid_v7(now));
            let name = format!("first {} {}", place.written, place.person);
            first.push(Command::CommunityCreate(CommunityCreate { community, name, description: String::new(), access }));
        }
        for command in first {
            let command_id = place.save(&command).expect("the first commands are good ones");
            self.made.push((laptop, command_id, command));
        }
    }

    fn schedule(&mut self, after: u64, event: Event) {
        self.order += 1;
        self.queue.push(Reverse(Queued { at: self.now + after, order: self.order, event }));
    }

    /// Runs the life to its end and checks the rules.
    #[must_use]
    pub fn run(mut self) -> Outcome {
        let mut emptied = false;
        while let Some(Reverse(next)) = self.queue.pop() {
            if next.at > STORM_MS + QUIET_MS || !self.checker.violations.is_empty() {
                break;
            }
            if !emptied && next.at > STORM_MS + EMPTY_WITHIN_MS {
                emptied = true;
                self.checker.outboxes_are_empty(&self.laptops, self.closed);
            }
            let passed = next.at - self.now;
            self.now = next.at;
            self.server_clock.advance(passed);
            self.laptops.iter().for_each(|laptop| laptop.clock.advance(passed));
            self.note(&next.event);
            self.happen(next.event);
        }
        if self.checker.violations.is_empty() {
            self.checker.the_end(&self.server, &mut self.laptops, &self.made, self.closed);
        }
        self.counts.commands = u64::try_from(self.made.len()).unwrap_or(0);
        self.counts.server_faults = self.server.faults();
        for verdict in self.server.verdicts.values() {
            match verdict {
                patio_protocol::push::Verdict::Applied { .. } => self.counts.applied += 1,
                _ => self.counts.refused += 1,
            }
        }
        Outcome { violations: self.checker.violations, trace: patio_protocol::digest::hex(&self.trace.finalize()), counts: self.counts }
    }

    fn note(&mut self, event: &Event) {
        let line = match event {
            Event::Request { laptop, route, body, .. } => {
                format!("{:>7} laptop {laptop} {route:?} {}", self.now, String::from_utf8_lossy(body))
            }
            Event::Answer { laptop, request, outcome: Answered::Bytes(bytes), .. } => {
                format!("{:>7} laptop {laptop} answer {} {}", self.now, request.0, String::from_utf8_lossy(bytes))
            }
            other => format!("{:>7} {other:?}", self.now),
        };
        self.trace.update(line.as_bytes());
        if let Some(log) = self.log.as_mut() {
            log(&line);
        }
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Start(laptop) => {
                if let Some(place) = self.laptops.get_mut(laptop)
                    && place.engine.is_none()
                {
                    place.engine = Some(Engine::new());
                    self.step(laptop, Input::Started);
                }
            }
            // Until its next start, the laptop hears of nothing by itself.
            Event::Timer(..) if self.broken == Some(Break::S4) && self.now > FORGETFUL_AFTER_MS => {}
            Event::Timer(laptop, start, timer) => {
                if self.laptops.get(laptop).is_some_and(|place| place.start == start && place.timer == timer) {
                    self.step(laptop, Input::Timer);
                }
            }
            Event::Act(laptop) => self.act(laptop),
            Event::Request { laptop, start, request, version, route, nonce, bearer, body, repeated } => {
                self.arrive(laptop, start, request, version, route, &nonce, bearer.as_deref(), &body, repeated);
            }
            Event::Answer { laptop, start, request, outcome } => {
                if self.laptops.get(laptop).is_some_and(|place| place.start == start) {
                    self.step(laptop, Input::Answered { request, outcome });
                }
            }
            Event::Moved { laptop, start, request } => {
                if self.laptops.get(laptop).is_some_and(|place| place.start == start) {
                    self.step(laptop, Input::Moved { request });
                }
            }
            Event::Stream { laptop, start, stream, input } => {
                if self.laptops.get(laptop).is_some_and(|place| place.start == start && place.stream == Some(stream)) {
                    self.step(laptop, Input::Stream { stream, input });
                }
            }
            Event::Beat { laptop, start, stream } => self.beat(laptop, start, stream),
            Event::Decide => self.decide(),
            Event::Weather => {
                let mut drawn = self.random.fork();
                self.weather = Weather::drawn(&mut drawn);
            }
            Event::Trouble(laptop) => self.trouble(laptop),
            Event::Copy => self.server.copy(),
            Event::Meet(laptop) => self.meet(laptop),
            Event::BuildOn(laptop) => self.build_on(laptop),
            Event::Restore => self.restore(),
            Event::Back(laptop) => self.back(laptop),
            Event::Update => self.update(),
            Event::Close => self.close(),
            Event::Quiet => self.quiet(),
        }
    }

    fn act(&mut self, laptop: usize) {
        let people = self.people.clone();
        let mut random = self.random.fork();
        let Some(place) = self.laptops.get_mut(laptop) else { return };
        if place.engine.is_none() {
            return;
        }
        if random.chance(80) {
            place.take_out(&mut random);
            self.step(laptop, Input::Queued);
        } else if let Some((id, command)) = place.act(&people, &mut random) {
            self.made.push((laptop, id, command));
            if let Some(place) = self.laptops.get_mut(laptop) {
                place.follow_unsent(laptop, &mut self.made);
            }
            if random.chance(HELD_PER_MILLE) {
                self.step(laptop, Input::Hold { command_id: id, ms: random.below(HELD_MAX_MS) });
            }
            self.step(laptop, Input::Queued);
        }
    }

    fn step(&mut self, laptop: usize, input: Input) {
        let (crash, broken) = (if self.stormy { self.crash_per_mille } else { 0 }, self.broken);
        let Some(place) = self.laptops.get_mut(laptop) else { return };
        if place.engine.is_none() {
            return;
        }
        if self.faults.chance(SYNCED_PER_MILLE) {
            place.sync();
        }
        match place.step(input, crash, broken, &mut self.faults) {
            None => {
                self.counts.client_crashes += 1;
                let pause = 100 + self.faults.below(8_000);
                self.schedule(pause, Event::Start(laptop));
            }
            Some(effects) => {
                for effect in effects {
                    self.carry_out(laptop, effect);
                }
                if let Some(place) = self.laptops.get_mut(laptop) {
                    // One timer at a time, as the real driver has it.
                    place.timer += 1;
                    let timer = place.timer;
                    let due = place.engine.as_ref().map_or(0, Engine::next_timer_at);
                    let wait = due.saturating_sub(place.clock.monotonic_ms()).clamp(1, 15_000);
                    let start = place.start;
                    self.schedule(wait, Event::Timer(laptop, start, timer));
                }
            }
        }
    }

    fn carry_out(&mut self, laptop: usize, effect: Effect) {
        let Some(start) = self.laptops.get(laptop).map(|place| place.start) else { return };
        match effect {
            Effect::Send { request, route, nonce, bearer, body } => {
                let spoken = self.laptops.get(laptop).map_or(PROTOCOL_VERSION, |place| place.version);
                let version = if self.broken == Some(Break::S13) { PROTOCOL_MIN } else { spoken };
                let length = self.move_bytes(body.len(), 0, laptop, start, request);
                let repeated = self.faults.chance(self.weather.request_repeated);
                let event = Event::Request { laptop, start, request, version, route, nonce, bearer, body, repeated };
                if repeated {
                    self.counts.network_faults += 1;
                    let delay = 1 + self.faults.below(self.weather.delay_ms * 4 + 1);
                    self.schedule(delay, event.clone());
                }
                if self.faults.chance(self.weather.request_lost) {
                    self.counts.network_faults += 1;
                } else {
                    let delay = 1 + self.faults.below(self.weather.delay_ms + 1);
                    self.schedule(delay + length, event);
                }
            }
            Effect::OpenStream { stream, bearer } => {
                let viewer = self.server.core.viewer(Some(&bearer)).ok().and_then(Result::ok);
                if let Some(place) = self.laptops.get_mut(laptop) {
                    place.stream = Some(stream);
                    place.viewer = viewer;
                }
                let delay = 1 + self.faults.below(self.weather.delay_ms + 1);
                self.schedule(delay, Event::Beat { laptop, start, stream });
            }
            Effect::CloseStream { .. } | Effect::DropConnections => {
                if let Some(place) = self.laptops.get_mut(laptop) {
                    place.stream = None;
                }
            }
            Effect::Speak(version) => {
                if let Some(place) = self.laptops.get_mut(laptop) {
                    place.version = version;
                }
            }
            Effect::Tell(_) | Effect::Addressed(_) => {}
        }
    }

    /// A request reaches the server, or a portal in front of it.
    #[expect(clippy::too_many_arguments, reason = "one request, taken apart")]
    fn arrive(
        &mut self,
        laptop: usize,
        start: u64,
        request: RequestId,
        version: u32,
        route: Route,
        nonce: &str,
        bearer: Option<&str>,
        body: &[u8],
        repeated: bool,
    ) {
        let Some(place) = self.laptops.get(laptop) else { return };
        let (offline, portal) = (place.offline, place.portal);
        if offline {
            let outcome = Answered::Failed(if repeated { TransportFailure::Unreachable } else { TransportFailure::NotSent });
            return self.schedule(5, Event::Answer { laptop, start, request, outcome });
        }
        if portal {
            self.counts.network_faults += 1;
            let bytes = self.faults.pick(&FOREIGN).map_or_else(Vec::new, |bytes| bytes.to_vec());
            return self.schedule(5, Event::Answer { laptop, start, request, outcome: Answered::Bytes(bytes) });
        }
        let node = self.nodes.get(self.faults.below(self.nodes.len() as u64) as usize).copied().unwrap_or(PROTOCOL_VERSION);
        if version > node {
            return self.send_back(laptop, start, request, Answer::error(nonce, ErrorCode::UnsupportedVersion));
        }
        if version < PROTOCOL_VERSION && !is_of_first_version(route, body) {
            let said = String::from_utf8_lossy(body).into_owned();
            self.checker.violations.push(format!("S13: an earlier server was sent what it does not know: {said}"));
        }
        if route == Route::Push {
            let (nonce, bearer, body) = (nonce.to_owned(), bearer.map(str::to_owned), body.to_owned());
            return self.line_up(Pushed { laptop, start, request, nonce, bearer, body });
        }
        let answer = self.server.answer(route, bearer, nonce, body);
        self.send_back(laptop, start, request, answer);
    }

    /// Tells those whom an answer concerns, and sends it on its way.
    fn send_back(&mut self, laptop: usize, start: u64, request: RequestId, answer: Answer) {
        self.hint(&answer.touched);
        let mut bytes = answer.body;
        if self.faults.chance(self.weather.answer_lost) {
            self.counts.network_faults += 1;
            return;
        }
        if self.faults.chance(self.weather.answer_cut) {
            self.counts.network_faults += 1;
            bytes.truncate(bytes.len() / 2);
        }
        let first = 1 + self.faults.below(self.weather.delay_ms + 1);
        let delay = first + self.move_bytes(bytes.len(), first, laptop, start, request);
        let event = Event::Answer { laptop, start, request, outcome: Answered::Bytes(bytes) };
        if self.faults.chance(self.weather.answer_repeated) {
            self.counts.network_faults += 1;
            let later = 1 + self.faults.below(self.weather.delay_ms * 4 + 1);
            self.schedule(delay + later, event.clone());
        }
        self.schedule(delay, event);
    }

    /// Bytes begin to move over the line after a time; gives how long they take.
    fn move_bytes(&mut self, bytes: usize, after: u64, laptop: usize, start: u64, request: RequestId) -> u64 {
        let (length_ms, told) = transfer(bytes, self.weather.bytes_per_s);
        for at in told {
            self.schedule(after + at, Event::Moved { laptop, start, request });
        }
        length_ms
    }

    /// Sends hints to the people who may see a touched scope, and to no others (S12).
    fn hint(&mut self, touched: &[Scope]) {
        if touched.is_empty() {
            return;
        }
        let may_see = members::scopes(&self.server, &self.laptops, &self.made);
        for laptop in 0..self.laptops.len() {
            let Some(place) = self.laptops.get(laptop) else { continue };
            let Some(stream) = place.stream.filter(|_| !place.offline && !place.portal) else { continue };
            if self.closed == Some(place.person) {
                // Its end comes with the next heartbeat.
                continue;
            }
            let start = place.start;
            let grants = self.server.grants(place.person);
            let is_told = self.broken == Some(Break::S12) || touched.iter().any(|scope| grants.contains(scope));
            if is_told && !may_see.get(&place.person).is_some_and(|scopes| touched.iter().any(|scope| scopes.contains(scope))) {
                self.checker.violations.push(format!("S12: laptop {laptop} is hinted of {touched:?}"));
            }
            if is_told && !self.faults.chance(self.weather.hint_lost) {
                let delay = 1 + self.faults.below(self.weather.delay_ms + 1);
                self.schedule(delay, Event::Stream { laptop, start, stream, input: StreamInput::Hint });
            }
        }
    }

    fn beat(&mut self, laptop: usize, start: u64, stream: u64) {
        let Some(place) = self.laptops.get(laptop) else { return };
        if place.start != start || place.stream != Some(stream) {
            return;
        }
        if !place.offline && !place.portal {
            let standing = place.viewer.as_ref().and_then(|viewer| self.server.core.look(viewer).expect("a store in memory"));
            let input = standing.map_or(StreamInput::Ended, |standing| StreamInput::Heartbeat(standing.mark));
            self.schedule(1, Event::Stream { laptop, start, stream, input });
        }
        self.schedule(patio_protocol::pull::HEARTBEAT_MS, Event::Beat { laptop, start, stream });
    }
}

/// Whether a request has only what the first version of the protocol knows: its types refuse unknown fields.
fn is_of_first_version(route: Route, body: &[u8]) -> bool {
    let fields: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    let has = |name: &str| fields.get(name).is_some();
    let voids = fields["items"].as_array().is_some_and(|items| items.iter().any(|item| item["kind"] == VOID));
    match route {
        Route::Push => !has("cursor") && !has("applied") && !voids,
        Route::Pull => !has("applied"),
        Route::Refresh => true,
    }
}

/// A clock that is wrong by up to ten years.
fn skewed(random: &mut SeededRandom) -> FakeClock {
    let years = i64::try_from(random.below(21)).unwrap_or(0) - 10;
    FakeClock::new(START_MS + years * 365 * 24 * 3_600_000)
}
