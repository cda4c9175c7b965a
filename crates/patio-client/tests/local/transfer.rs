//! The upload machine against a model of the server, with every answer there is, cuts at every kind of byte and crashes at
//! every write: in the end the server has the file, and no byte it had was sent again.

use crate::feed::*;
use patio_client::testing::store::{LocalStore, StoreError};
use patio_client::testing::sync::engine::{Outcome, TransportFailure};
use patio_client::testing::sync::outbox::NewCommand;
use patio_client::testing::sync::transfer::{Call, Effect, Input, Port, Transfer, World};
use patio_client::testing::sync::uploads::{UploadRow, find_upload};
use patio_domain::limits::FILE_PART_BYTES;
use patio_domain::world::Clock as _;
use patio_domain::{Doc, FileId, Refusal};
use patio_protocol::Command;
use patio_protocol::command::PostCreate;
use patio_protocol::envelope::{ErrorCode, Fault, seal_fault, seal_raw};
use patio_protocol::file::{FileBegin, FileState, FileStatus};
use patio_testkit::{FakeClock, SeededRandom};

const FILE: u128 = 40;
const SIZE: u64 = 3 * FILE_PART_BYTES + 17;

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Answered,
    /// Nothing arrives.
    NotSent,
    /// So many of its bytes arrive, and no answer comes.
    Cut(u64),
    /// All arrives, the answer is lost.
    AnswerLost,
    /// A captive portal answers with a page, or a proxy with somebody else's envelope.
    Portal,
    Foreign,
    Faulty(ErrorCode),
    /// Nothing is ever heard of it.
    Silence,
    /// The part's hash does not fit: the server drops what it had of it.
    Dropped,
    /// Another server answers, which has so many bytes and takes none.
    Elsewhere(u64),
}

/// The server, as far as one upload sees it.
struct Model {
    begun: bool,
    received: u64,
    status: FileStatus,
    refusal: Option<Refusal>,
    /// Bytes that arrived, counted as often as they came.
    arrived: u64,
}

impl Model {
    fn state(&self) -> FileState {
        FileState { file: id(FILE), received: self.received, status: self.status, refusal: self.refusal }
    }

    /// Takes what arrives of a request; `bytes` at most of a body.
    fn take(&mut self, call: &Call, bytes: u64) {
        match call {
            Call::Begin { body } => {
                let begin: FileBegin = serde_json::from_slice(body).expect("a beginning");
                assert_eq!((begin.file, begin.size), (id::<FileId>(FILE), SIZE));
                self.begun = true;
            }
            Call::Put { from, until, part, .. } => {
                assert!(self.begun && *from >= *part && *from < *until && *until <= SIZE && part % FILE_PART_BYTES == 0);
                assert_eq!(*until, SIZE.min(part + FILE_PART_BYTES));
                assert_eq!(*from, self.received, "a byte the server has is never sent again, and none is left out");
                let arrived = bytes.min(until - from);
                self.arrived += arrived;
                self.received += arrived;
            }
            Call::Finish { .. } => {
                assert_eq!(self.received, SIZE);
                self.status = FileStatus::Ready;
            }
        }
    }
}

struct Life {
    store: LocalStore,
    clock: FakeClock,
    random: SeededRandom,
    machine: Transfer,
    server: Model,
    signed_in: bool,
    tells: Vec<u64>,
    requests: u32,
    access_refused: u32,
    /// The write, counted from now, at which the process dies: before it or after it.
    dies_at: Option<(u32, bool)>,
}

/// The door to the store, dying at a chosen write.
struct Dying<'a> {
    store: &'a mut LocalStore,
    dies_at: &'a mut Option<(u32, bool)>,
}

impl Dying<'_> {
    fn write(&mut self, write: impl FnOnce(&mut LocalStore) -> Result<(), StoreError>) -> Result<(), StoreError> {
        match self.dies_at {
            Some((0, after)) => {
                if *after {
                    write(self.store)?;
                }
                *self.dies_at = None;
                return Err(StoreError::Injected);
            }
            Some((left, _)) => *left -= 1,
            None => {}
        }
        write(self.store)
    }
}

impl Port for Dying<'_> {
    fn find_wanted_upload(&mut self, person: &str) -> Result<Option<UploadRow>, StoreError> {
        self.store.find_wanted_upload(person)
    }
    fn update_upload_moved(&mut self, file: &str, moved: u64) -> Result<(), StoreError> {
        self.write(|store| store.update_upload_moved(file, moved))
    }
    fn update_upload_ready(&mut self, file: &str) -> Result<(), StoreError> {
        self.write(|store| store.update_upload_ready(file))
    }
    fn update_upload_refused(&mut self, file: &str, refusal: Refusal) -> Result<(), StoreError> {
        self.write(|store| store.update_upload_refused(file, refusal))
    }
}

pub fn upload(number: u128, size: u64) -> UploadRow {
    UploadRow {
        file: text_id(number),
        person: text_id(ME),
        place: text_id(PLACE),
        name: "plan.pdf".into(),
        media: "application/pdf".into(),
        size,
        sha256: "00".repeat(32),
        width: 0,
        height: 0,
        state: "open".into(),
        paused: false,
        moved: 0,
        refusal: String::new(),
        staged_at: 5,
    }
}

/// A post with files, saved.
pub fn save_post(store: &mut LocalStore, command: u128, post: u128, files: &[u128]) {
    let made = PostCreate {
        post: id(post),
        community: id(PLACE),
        title: String::new(),
        text: Doc::plain("zie bijlage"),
        files: files.iter().map(|file| id(*file)).collect(),
    };
    save_command(store, command, &Command::PostCreate(made));
}

pub fn save_command(store: &mut LocalStore, number: u128, command: &Command) {
    let me = text_id(ME);
    let new = NewCommand { command_id: id(number), person: &me, command, after: vec![], saved_at: 7 };
    store.update_outbox(&new.into()).expect("saved");
}

impl Life {
    fn new() -> Life {
        let mut store = store();
        store.insert_upload(&upload(FILE, SIZE)).expect("kept");
        save_post(&mut store, 100, 10, &[FILE]);
        let server = Model { begun: false, received: 0, status: FileStatus::Receiving, refusal: None, arrived: 0 };
        Life {
            store,
            clock: FakeClock::new(1_000_000),
            random: SeededRandom::new(7),
            machine: Transfer::new(),
            server,
            signed_in: true,
            tells: vec![],
            requests: 0,
            access_refused: 0,
            dies_at: None,
        }
    }

    fn row(&self) -> UploadRow {
        find_upload(&self.store.work, "main", &text_id(ME), &text_id(FILE)).expect("read").expect("there")
    }

    fn step(&mut self, input: Input) -> Vec<Effect> {
        let session = self.signed_in.then(|| (text_id(ME), "token".to_owned()));
        let mut port = Dying { store: &mut self.store, dies_at: &mut self.dies_at };
        let mut world = World { clock: &self.clock, random: &mut self.random, store: &mut port, session };
        let stepped = self.machine.step(input, &mut world);
        if matches!(stepped, Err(StoreError::Injected)) {
            self.machine = Transfer::after(&self.machine, self.clock.monotonic_ms(), &mut self.random);
            return vec![];
        }
        stepped.expect("no fault but the injected one")
    }

    /// Lives until the upload is over, each request with its fate in turn and then answered.
    fn live(&mut self, fates: impl IntoIterator<Item = Fate>) {
        let mut fates = fates.into_iter();
        let mut inputs = vec![Input::Look];
        for turn in 0.. {
            assert!(turn < 2_000, "it never ended");
            let input = inputs.pop().unwrap_or_else(|| {
                let now = self.clock.monotonic_ms();
                let due = self.machine.next_timer_at().unwrap_or(now + 1_000);
                assert!(due > now, "a timer of the past would spin");
                self.clock.advance(due - now);
                Input::Look
            });
            for effect in self.step(input) {
                match effect {
                    Effect::Tell | Effect::TellRefused => self.tells.push(self.clock.monotonic_ms()),
                    Effect::Ready => {}
                    Effect::AccessRefused => self.access_refused += 1,
                    Effect::Send { request, call, nonce, .. } => {
                        self.requests += 1;
                        self.clock.advance(10);
                        inputs.extend(self.deliver(request, &call, &nonce, fates.next().unwrap_or(Fate::Answered)));
                    }
                }
            }
            if self.row().state != "open" {
                return;
            }
        }
    }

    fn deliver(&mut self, request: u64, call: &Call, nonce: &str, fate: Fate) -> Option<Input> {
        let lost = Outcome::Failed(TransportFailure::Unreachable);
        let sealed = |state: &FileState, nonce: &str| Outcome::Bytes(seal_raw(nonce, &serde_json::to_vec(state).expect("JSON")));
        let outcome = match fate {
            Fate::Answered => {
                self.server.take(call, u64::MAX);
                sealed(&self.server.state(), nonce)
            }
            Fate::NotSent => Outcome::Failed(TransportFailure::NotSent),
            Fate::Cut(bytes) => {
                if matches!(call, Call::Put { .. }) {
                    self.server.take(call, bytes);
                }
                lost
            }
            Fate::AnswerLost => {
                self.server.take(call, u64::MAX);
                lost
            }
            Fate::Portal => Outcome::Bytes(b"<html>Welcome aboard</html>".to_vec()),
            Fate::Foreign => {
                let ready = FileState { status: FileStatus::Ready, received: SIZE, ..self.server.state() };
                sealed(&ready, "stale")
            }
            Fate::Faulty(code) => Outcome::Bytes(seal_fault(nonce, &Fault::from(code))),
            Fate::Silence => return None,
            Fate::Elsewhere(received) => sealed(&FileState { received, ..self.server.state() }, nonce),
            Fate::Dropped => {
                if let Call::Put { part, .. } = call {
                    self.server.received = *part;
                }
                sealed(&self.server.state(), nonce)
            }
        };
        Some(Input::Answered { request, outcome })
    }
}

#[test]
fn an_upload_goes_part_by_part_and_is_then_ready() {
    let mut life = Life::new();
    assert!(life.store.list_sendable(&text_id(ME), 8).expect("a list").is_empty(), "its command waits");
    life.live([]);
    assert_eq!((life.row().state.as_str(), life.row().moved), ("ready", SIZE));
    assert_eq!((life.requests, life.server.arrived), (1 + 4 + 1, SIZE));
    assert_eq!(life.store.list_sendable(&text_id(ME), 8).expect("a list").len(), 1);
}

#[test]
fn whatever_happens_to_any_request_the_file_arrives_and_nothing_twice() {
    let fates = [
        Fate::NotSent,
        Fate::Cut(0),
        Fate::Cut(1),
        Fate::Cut(FILE_PART_BYTES / 2),
        Fate::Cut(FILE_PART_BYTES - 1),
        Fate::Cut(FILE_PART_BYTES),
        Fate::Cut(16),
        Fate::AnswerLost,
        Fate::Portal,
        Fate::Foreign,
        Fate::Silence,
        Fate::Faulty(ErrorCode::Busy),
        Fate::Faulty(ErrorCode::TooManyAttempts),
        Fate::Faulty(ErrorCode::UnsupportedVersion),
        Fate::Faulty(ErrorCode::Unknown),
        Fate::Faulty(ErrorCode::AccessExpired),
        Fate::Faulty(ErrorCode::SessionEnded),
    ];
    for fate in fates {
        for at in 0..6 {
            for times in 1..4 {
                let mut life = Life::new();
                life.live(std::iter::repeat_n(Fate::Answered, at).chain(std::iter::repeat_n(fate, times)));
                assert_eq!(life.row().state, "ready", "{fate:?} at {at}");
                assert_eq!(life.server.arrived, SIZE, "{fate:?} at {at}, {times} times");
            }
        }
    }
}

#[test]
fn a_part_the_server_dropped_is_sent_again_and_no_other() {
    let mut life = Life::new();
    life.live([Fate::Answered, Fate::Answered, Fate::Cut(500), Fate::Answered, Fate::Dropped]);
    assert_eq!(life.server.arrived, SIZE + 500);
}

#[test]
fn an_upload_that_goes_round_between_servers_waits_longer_each_time() {
    let mut life = Life::new();
    let begun = life.clock.monotonic_ms();
    // One server has the first part and the other one nothing, and each request comes to the other one.
    let round = [Fate::Elsewhere(0), Fate::Elsewhere(FILE_PART_BYTES)];
    life.live([Fate::Answered, Fate::Answered].into_iter().chain(round.into_iter().cycle().take(80)));
    let took = life.clock.monotonic_ms() - begun;
    assert!(took > 150_000, "40 steps backwards in {took} ms");
    assert_eq!((life.row().state.as_str(), life.server.arrived), ("ready", SIZE));
}

#[test]
fn an_upload_the_server_forgot_begins_anew() {
    let mut life = Life::new();
    life.live([Fate::Answered, Fate::Answered, Fate::Faulty(ErrorCode::NotFound)]);
    assert_eq!(life.row().state, "ready");
    assert_eq!(life.requests, 8, "it asked where it stands");
}

#[test]
fn a_portal_moves_nothing_and_an_expired_token_is_told() {
    let mut life = Life::new();
    life.live([Fate::Portal, Fate::Foreign, Fate::Faulty(ErrorCode::AccessExpired)]);
    assert_eq!(life.access_refused, 1);
    let mut stuck = Life::new();
    for _ in 0..40 {
        for effect in stuck.step(Input::Look) {
            let Effect::Send { request, call, nonce, .. } = effect else { continue };
            stuck.clock.advance(10);
            let input = stuck.deliver(request, &call, &nonce, Fate::Foreign).expect("an answer");
            stuck.step(input);
        }
        stuck.clock.advance(20_000);
    }
    assert_eq!((stuck.row().state.as_str(), stuck.row().moved), ("open", 0));
}

#[test]
fn a_crash_at_any_write_loses_nothing() {
    for write in 0..8 {
        for after in [false, true] {
            let mut life = Life::new();
            life.dies_at = Some((write, after));
            life.live([]);
            assert_eq!((life.row().state.as_str(), life.server.arrived), ("ready", SIZE), "at write {write}, after: {after}");
        }
    }
}

#[test]
fn progress_is_told_at_most_four_times_a_second() {
    let mut life = Life::new();
    life.live([]);
    let (last, progress) = life.tells.split_last().expect("told");
    assert!(progress.windows(2).all(|pair| pair[1] - pair[0] >= 250), "{:?}", life.tells);
    assert!(*last <= life.clock.monotonic_ms());
}

#[test]
fn what_the_server_refuses_stays_with_its_reason_and_its_command_waits() {
    let mut life = Life::new();
    life.server.status = FileStatus::Refused;
    life.server.refusal = Some(Refusal::QuotaExceeded);
    life.live([]);
    assert_eq!((life.row().state.as_str(), life.row().refusal.as_str()), ("refused", "quota_exceeded"));
    assert!(life.store.list_sendable(&text_id(ME), 8).expect("a list").is_empty());
}

#[test]
fn bytes_that_are_gone_from_the_disk_are_said_to_be_missing() {
    let mut life = Life::new();
    let request = |effects: &[Effect]| {
        effects.iter().find_map(|effect| if let Effect::Send { request, .. } = effect { Some(*request) } else { None })
    };
    let first = life.step(Input::Look);
    let unreadable = Input::Unreadable { request: request(&first).expect("sent"), gone: false };
    life.step(unreadable);
    assert_eq!(life.row().state, "open", "a disk that cannot be read now may be read later");
    life.clock.advance(20_000);
    let second = life.step(Input::Look);
    life.step(Input::Unreadable { request: request(&second).expect("sent"), gone: true });
    assert_eq!((life.row().state.as_str(), life.row().refusal.as_str()), ("refused", "file_missing"));
}

#[test]
fn without_a_session_or_when_paused_nothing_moves() {
    let mut life = Life::new();
    life.signed_in = false;
    assert!(life.step(Input::Look).is_empty());
    life.signed_in = true;
    assert!(life.store.update_upload_paused(&text_id(ME), &text_id(FILE), true).expect("paused"));
    assert!(life.step(Input::Look).is_empty());
    assert!(life.store.update_upload_paused(&text_id(ME), &text_id(FILE), false).expect("goes on"));
    assert_eq!(life.step(Input::Look).len(), 1);
    assert!(life.step(Input::Look).is_empty(), "one request at a time");
    assert_eq!(life.step(Input::Dropped).len(), 1, "what was dropped is asked again");
}
