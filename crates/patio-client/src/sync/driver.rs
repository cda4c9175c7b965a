//! The engine's thread: the one writer. Takes inputs and jobs in order, steps the engine, carries out its effects, sleeps
//! until the next timer. After a database failure it starts a new engine: everything needed is in the store. After damage it opens
//! the databases anew, as a start does (S11).

use super::background::Background;
use super::connection::ConnectionState;
use super::engine::{Effect, Engine, Input, World};
use super::mending::Mending;
use super::message::Message;
use super::network::Network;
use super::network::upload::Sending;
use super::transfer::{self, Transfer};
use crate::changed::{Changed, Event, Notice};
use crate::store::derived::Addressed;
use crate::store::error::took_damage;
use crate::store::outgoing::Outgoing;
use crate::store::settings::key;
use crate::store::{DataFolder, LocalStore, StoreError};
use patio_domain::world::{Clock, Random};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Milliseconds without use after which a person counts as having been away.
const AWAY_MS: i64 = 30 * 60_000;
/// Last use is noted at most this often.
const USE_NOTED_MS: i64 = 60_000;
/// Between two looks at what is due soon.
const REMIND_MS: u64 = 60_000;
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
    /// How often everything was here since the start.
    pub in_step_count: u64,
    /// A token for interactive requests, when fresh.
    pub access: Option<String>,
}

impl Shared {
    pub(crate) fn subscribe(&self) -> Receiver<Event> {
        let (sender, receiver) = channel();
        self.subscribers.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        receiver
    }

    pub(crate) fn tell(&self, event: &Event) {
        self.subscribers.lock().unwrap_or_else(PoisonError::into_inner).retain(|subscriber| subscriber.send(event.clone()).is_ok());
    }

    pub(crate) fn changed(&self, changed: Changed) {
        self.tell(&Event { changed, notice: None, destination: None });
    }

    pub(crate) fn status(&self) -> Status {
        self.status.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Makes the one notification of the mentions that came together, or decides that there is none.
pub type Noticing = fn(&LocalStore, &[Addressed]) -> Result<Vec<Notice>, StoreError>;

/// Says of what the person is to be reminded now, by this laptop's clock.
pub type Reminding = fn(&mut LocalStore, i64) -> Result<Option<Notice>, StoreError>;

/// The thread's own things.
pub struct Driver {
    store: LocalStore,
    clock: Arc<dyn Clock>,
    random: Box<dyn Random>,
    shared: Arc<Shared>,
    inbox: Sender<Message>,
    network: Network,
    engine: Engine,
    transfer: Transfer,
    outgoing: Outgoing,
    restart_at: Option<u64>,
    last_use_ms: i64,
    background: Background,
    notice: Noticing,
    remind: Reminding,
    /// When it is looked next; nothing before the first look, which waits until everything is here, or a while without a network.
    remind_at: Option<u64>,
    started_at: u64,
    mending: Mending,
}

/// What the thread is given when it starts.
pub(crate) struct Parts {
    pub store: LocalStore,
    pub clock: Arc<dyn Clock>,
    pub random: Box<dyn Random>,
    pub shared: Arc<Shared>,
    pub inbox: Sender<Message>,
    pub network: Network,
    pub outgoing: Outgoing,
    pub notice: Noticing,
    pub remind: Reminding,
    pub place: DataFolder,
    /// Closes the reading connections before the databases are opened anew.
    pub retire: Box<dyn Fn() + Send>,
}

impl Driver {
    pub(crate) fn new(parts: Parts) -> Driver {
        let Parts { store, clock, random, shared, inbox, network, outgoing, notice, remind, place, retire } = parts;
        let (last_use_ms, started_at) = (clock.now_ms(), clock.monotonic_ms());
        Driver {
            store,
            clock,
            random,
            shared,
            inbox,
            network,
            engine: Engine::new(),
            transfer: Transfer::new(),
            outgoing,
            restart_at: None,
            last_use_ms,
            background: Background::new(),
            notice,
            remind,
            remind_at: None,
            started_at,
            mending: Mending::new(place, retire),
        }
    }

    pub(crate) fn run(mut self, inbox: &Receiver<Message>) {
        self.step(Input::Started);
        loop {
            let now = self.clock.monotonic_ms();
            let next = self.transfer.next_timer_at().unwrap_or(u64::MAX).min(self.engine.next_timer_at());
            let due = self.restart_at.unwrap_or(next);
            let pause = Duration::from_millis(due.saturating_sub(now).clamp(1, 15_000));
            let pause = if self.mending.is_pending() { pause.min(Duration::from_millis(RESTART_MS)) } else { pause };
            let in_background = now < due && self.background.is_due() && !self.engine.is_syncing();
            let wait = if in_background { Duration::ZERO } else { pause };
            match inbox.recv_timeout(wait) {
                Ok(Message::Input(input)) => self.step(input),
                Ok(Message::Transfer(input)) => self.move_files(input),
                Ok(Message::Write(job)) => {
                    job(&mut self.store);
                    if self.put_away() {
                        self.move_files(transfer::Input::Look);
                    }
                    self.background.note();
                }
                Ok(Message::Queue(job)) => {
                    job(&mut self.store);
                    self.put_away();
                    self.step(Input::Queued);
                }
                Ok(Message::Damaged(is_still_open)) => {
                    if is_still_open() {
                        self.mend();
                    }
                }
                Ok(Message::InUse) => self.note_use(),
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) if in_background => {
                    if self.background.step(&mut self.store) {
                        self.shared.changed(Changed::People);
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.step(Input::Timer),
            }
            self.remind();
            if took_damage() || self.mending.is_due(self.clock.monotonic_ms()) {
                self.mend();
            }
        }
    }

    /// Reminds of what is due soon, once everything is here; what a laptop missed while it slept is looked at anew.
    fn remind(&mut self) {
        let now = self.clock.monotonic_ms();
        let is_due = match self.remind_at {
            Some(at) => now >= at,
            None => self.engine.in_step_count() > 0 || now >= self.started_at.saturating_add(REMIND_MS),
        };
        if !is_due || self.engine.is_syncing() || self.restart_at.is_some() {
            return;
        }
        self.remind_at = Some(now.saturating_add(REMIND_MS));
        match (self.remind)(&mut self.store, self.clock.now_ms()) {
            Ok(Some(notice)) => self.shared.tell(&Event { changed: Changed::Mention, notice: Some(notice), destination: None }),
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "nobody was reminded of what is due soon"),
        }
    }

    /// Something read was damaged: opens the databases anew and starts a new engine on them.
    fn mend(&mut self) {
        let now = self.clock.monotonic_ms();
        let mended = self.mending.mend(&mut self.store, now);
        // What was met while the damaged ones were read says nothing of those that are open now.
        took_damage();
        if mended {
            for changed in Changed::OF_DATABASES {
                self.shared.changed(changed);
            }
            self.transfer = Transfer::after(&self.transfer, now, self.random.as_mut());
            self.background.note();
            self.carry_out(Effect::DropConnections);
            self.engine = Engine::after(&self.engine);
            self.restart_at = Some(now);
            self.step(Input::Timer);
        }
    }

    fn step(&mut self, input: Input) {
        let now = self.clock.monotonic_ms();
        let input = match self.restart_at {
            Some(at) if now < at && !matches!(input, Input::SignedIn { .. } | Input::SignedOut) => return,
            Some(_) if !matches!(input, Input::SignedIn { .. } | Input::SignedOut) => {
                self.restart_at = None;
                self.engine = Engine::after(&self.engine);
                Input::Started
            }
            _ => input,
        };
        let hope = matches!(input, Input::NetworkChanged | Input::SyncWanted);
        let mut world = World { clock: self.clock.as_ref(), random: self.random.as_mut(), store: &mut self.store };
        let effects = match self.engine.step(input, &mut world) {
            Ok(effects) => effects,
            Err(error) => {
                tracing::warn!(%error, "the sync engine starts again");
                self.engine = Engine::after(&self.engine);
                self.restart_at = Some(now.saturating_add(RESTART_MS));
                vec![Effect::DropConnections, Effect::Tell(Changed::Connection)]
            }
        };
        self.background.note();
        self.publish();
        let (dropped, settled) = (effects.contains(&Effect::DropConnections), effects.contains(&Effect::Tell(Changed::Outbox)));
        for effect in effects {
            self.carry_out(effect);
        }
        if settled {
            self.put_away();
        }
        // An upload whose connection was dropped is told also when the engine has to start again: nothing else would tell it.
        if dropped || self.restart_at.is_none() {
            self.move_files(match (dropped, hope) {
                (true, _) => transfer::Input::Dropped,
                (false, true) => transfer::Input::NetworkChanged,
                (false, false) => transfer::Input::Look,
            });
        }
    }

    /// Steps the uploads and carries out what they want.
    fn move_files(&mut self, input: transfer::Input) {
        let now = self.clock.monotonic_ms();
        let session = self.engine.session(now);
        let mut world = transfer::World { clock: self.clock.as_ref(), random: self.random.as_mut(), store: &mut self.store, session };
        let effects = match self.transfer.step(input, &mut world) {
            Ok(effects) => effects,
            Err(error) => {
                tracing::warn!(%error, "uploads start again");
                self.transfer = Transfer::after(&self.transfer, now, self.random.as_mut());
                return;
            }
        };
        let mut for_engine = None;
        for effect in effects {
            match effect {
                transfer::Effect::Tell => self.shared.changed(Changed::Files),
                transfer::Effect::TellRefused => {
                    self.shared.changed(Changed::Files);
                    self.shared.changed(Changed::Outbox);
                }
                transfer::Effect::Ready => for_engine = Some(Input::Queued),
                transfer::Effect::AccessRefused => for_engine = Some(Input::AccessRefused),
                transfer::Effect::Send { request, call, nonce, bearer, patience_ms } => match self.server() {
                    Ok(Some(server)) => {
                        let sending = Sending { server, request, call, nonce, bearer, patience_ms };
                        self.network.upload(sending, self.outgoing.clone(), self.inbox.clone());
                    }
                    Ok(None) => {}
                    Err(error) => tracing::warn!(%error, "the server's address could not be read"),
                },
            }
        }
        if let Some(input) = for_engine {
            self.step(input);
        }
    }

    /// Puts away the files that nothing needs any more: rows first, so that no row is without its bytes. Says whether there were any.
    fn put_away(&mut self) -> bool {
        let put_away = self.store.remove_unneeded_uploads(false).and_then(|removed| {
            if removed > 0 {
                let kept = self.store.list_kept_files()?;
                self.outgoing.sweep(&kept, false).map_err(|error| StoreError::Value(error.to_string()))?;
            }
            Ok(removed > 0)
        });
        put_away.unwrap_or_else(|error| {
            tracing::warn!(%error, "files that are not needed any more stay until the next start");
            false
        })
    }

    fn publish(&self) {
        let mut status = self.shared.status.lock().unwrap_or_else(PoisonError::into_inner);
        let syncing = self.engine.is_syncing();
        let changed = status.syncing != syncing;
        *status = Status {
            connection: Some(self.engine.connection()),
            syncing,
            in_step_count: self.engine.in_step_count(),
            access: self.engine.access(self.clock.monotonic_ms()),
        };
        drop(status);
        if changed {
            self.shared.changed(Changed::Connection);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Tell(changed) => self.shared.changed(changed),
            Effect::Addressed(addressed) => match (self.notice)(&self.store, &addressed) {
                Ok(notices) => {
                    for notice in notices {
                        self.shared.tell(&Event { changed: Changed::Mention, notice: Some(notice), destination: None });
                    }
                }
                Err(error) => tracing::warn!(%error, "a mention could not be told"),
            },
            Effect::Speak(version) => self.network.speak(version),
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
