//! The engine's thread: the one writer. Takes inputs and jobs in order, steps the engine, carries out its effects, sleeps
//! until the next timer. After a database failure it starts a new engine: everything needed is in the store.

use super::network::Network;
use super::notice;
use crate::calls::view::session::ConnectionState;
use crate::calls::view::topic::{Event, Topic};
use crate::engine::{Effect, Engine, Input, World};
use crate::store::settings::key;
use crate::store::{LocalStore, StoreError};
use patio_domain::world::{Clock, Random};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Work for the one writer.
pub type Job = Box<dyn FnOnce(&mut LocalStore, &mut dyn Random) + Send>;

/// What the engine's thread is sent.
pub enum Message {
    /// For the engine.
    Input(Input),
    /// A write by a call.
    Act(Job),
    /// Somebody is using the app.
    InUse,
    /// The end.
    Stop,
}

/// Milliseconds without use after which a person counts as having been away.
const AWAY_MS: i64 = 30 * 60_000;
/// Last use is noted at most this often.
const USE_NOTED_MS: i64 = 60_000;
/// Pause after a database failure before the engine starts again.
const RESTART_MS: u64 = 2_000;

/// What the thread shows to calls on other threads.
#[derive(Default)]
pub struct Shared {
    subscribers: Mutex<Vec<Sender<Event>>>,
    status: Mutex<Status>,
}

/// The engine's public face.
#[derive(Clone, Default)]
pub struct Status {
    /// Connection as the engine sees it; nothing before its first step.
    pub connection: Option<ConnectionState>,
    /// Whether a push or pull is under way.
    pub syncing: bool,
    /// A token for interactive requests, when fresh.
    pub access: Option<String>,
}

impl Shared {
    pub(super) fn subscribe(&self) -> Receiver<Event> {
        let (sender, receiver) = channel();
        self.subscribers.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        receiver
    }

    pub(super) fn tell(&self, event: &Event) {
        self.subscribers.lock().unwrap_or_else(PoisonError::into_inner).retain(|subscriber| subscriber.send(event.clone()).is_ok());
    }

    pub(super) fn topic(&self, topic: Topic) {
        self.tell(&Event { topic, notice: None, place: None });
    }

    pub(super) fn status(&self) -> Status {
        self.status.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The thread's own things.
pub struct Driver {
    store: LocalStore,
    clock: Arc<dyn Clock>,
    random: Box<dyn Random>,
    shared: Arc<Shared>,
    inbox: Sender<Message>,
    network: Network,
    engine: Engine,
    restart_at: Option<u64>,
    last_use_ms: i64,
}

impl Driver {
    pub(super) fn new(
        store: LocalStore,
        clock: Arc<dyn Clock>,
        random: Box<dyn Random>,
        shared: Arc<Shared>,
        inbox: Sender<Message>,
        network: Network,
    ) -> Driver {
        let last_use_ms = clock.now_ms();
        Driver { store, clock, random, shared, inbox, network, engine: Engine::new(), restart_at: None, last_use_ms }
    }

    pub(super) fn run(mut self, inbox: &Receiver<Message>) {
        self.step(Input::Started);
        loop {
            let now = self.clock.monotonic_ms();
            let due = self.restart_at.unwrap_or_else(|| self.engine.next_timer_at());
            let wait = Duration::from_millis(due.saturating_sub(now).clamp(1, 15_000));
            match inbox.recv_timeout(wait) {
                Ok(Message::Input(input)) => self.step(input),
                Ok(Message::Act(job)) => {
                    job(&mut self.store, self.random.as_mut());
                    self.step(Input::Queued);
                }
                Ok(Message::InUse) => self.note_use(),
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => self.step(Input::Timer),
            }
        }
    }

    fn step(&mut self, input: Input) {
        let now = self.clock.monotonic_ms();
        let input = match self.restart_at {
            Some(at) if now < at && !matches!(input, Input::SignedIn { .. } | Input::SignedOut) => return,
            Some(_) if !matches!(input, Input::SignedIn { .. } | Input::SignedOut) => {
                self.restart_at = None;
                self.engine = Engine::new();
                Input::Started
            }
            _ => input,
        };
        let mut world = World { clock: self.clock.as_ref(), random: self.random.as_mut(), store: &mut self.store };
        let effects = match self.engine.step(input, &mut world) {
            Ok(effects) => effects,
            Err(error) => {
                tracing::warn!(%error, "the sync engine starts again");
                self.engine = Engine::new();
                self.restart_at = Some(now.saturating_add(RESTART_MS));
                vec![Effect::DropConnections, Effect::Tell(Topic::Connection)]
            }
        };
        self.publish();
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn publish(&self) {
        let mut status = self.shared.status.lock().unwrap_or_else(PoisonError::into_inner);
        let syncing = self.engine.is_syncing();
        let changed = status.syncing != syncing;
        *status = Status { connection: Some(self.engine.connection()), syncing, access: self.engine.access(self.clock.monotonic_ms()) };
        drop(status);
        if changed {
            self.shared.topic(Topic::Connection);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Tell(topic) => self.shared.topic(topic),
            Effect::Mention(mentioned) => match notice::notice(&self.store, &mentioned) {
                Ok(Some(notice)) => self.shared.tell(&Event { topic: Topic::Mention, notice: Some(notice), place: None }),
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "a mention could not be told"),
            },
            Effect::DropConnections => self.network.drop_connections(),
            Effect::CloseStream { stream } => self.network.close_stream(stream),
            network => match self.server() {
                Ok(Some(server)) => self.network.carry_out(network, &server, self.inbox.clone()),
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "the server's address could not be read"),
            },
        }
    }

    fn server(&self) -> Result<Option<String>, StoreError> {
        self.store.find_setting(key::SERVER)
    }

    /// Keeps "since you were away" true for an app that stays open in the tray for days.
    fn note_use(&mut self) {
        let now = self.clock.now_ms();
        let gap = now.saturating_sub(self.last_use_ms);
        if gap.abs() < USE_NOTED_MS {
            return;
        }
        let (now_text, last_text) = (now.to_string(), self.last_use_ms.to_string());
        let mut values = vec![(key::LAST_USED_AT, now_text.as_str())];
        if gap > AWAY_MS {
            values.push((key::AWAY_SINCE_AT, last_text.as_str()));
        }
        if let Err(error) = self.store.update_settings(&values) {
            tracing::warn!(%error, "the time of use was not noted");
        }
        self.last_use_ms = now;
    }
}
