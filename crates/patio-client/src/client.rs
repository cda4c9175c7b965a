//! The client a user interface holds: opens the data folder, starts the engine's thread, answers calls, tells events.
//!
//! Owns the threads: one engine thread that is the only writer, a small runtime for requests, readers for queries. Must not
//! know which user interface is there.

pub mod address;
pub mod ids;
pub mod random;
pub mod readers;
pub mod reads;
pub mod save;
pub mod session;

use crate::calls::{self, CallCode, CallError};
use crate::changed::{Changed, Destination, Event};
use crate::features::SHAPE;
use crate::features::files::{saving::Saving, staging::Staging, turns::Turns};
use crate::features::notices::{notices, reminders};
use crate::features::people::indexes::Indexes;
use crate::secrets::Secrets;
use crate::store::error::took_damage;
use crate::store::outgoing::Outgoing;
use crate::store::{Databases, LocalStore, OpenError, StoreError, Suspect};
use crate::sync::driver::{Driver, Parts, Shared};
use crate::sync::engine::Input;
use crate::sync::message::{Job, Message};
use crate::sync::network::Network;
use patio_domain::world::{Clock, Random};
use random::SharedRandom;
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use uuid::Uuid;

/// What a client is opened with.
pub struct Options {
    /// Folder for the databases; made when it is not there.
    pub data_dir: PathBuf,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness, good enough for ids and nonces.
    pub random: Box<dyn Random>,
    /// Where the refresh token is kept.
    pub secrets: Arc<dyn Secrets>,
    /// Language until the person chose one: `nl` or `en`.
    pub locale: String,
    /// Name of this laptop for the list of sessions.
    pub device: String,
    /// Folder that files are saved to when the person asks for it.
    pub downloads: PathBuf,
}

/// The client.
pub struct Client {
    pub(crate) databases: Databases,
    pub(crate) readers: Arc<readers::Readers>,
    /// Names and topics in memory, for the directory.
    pub(crate) indexes: Mutex<Indexes>,
    pub(crate) messages: Sender<Message>,
    pub(crate) shared: Arc<Shared>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: SharedRandom,
    pub(crate) locale: String,
    pub(crate) device: String,
    pub(crate) secrets_place: &'static str,
    pub(crate) engine: Mutex<Option<JoinHandle<()>>>,
    pub(crate) network: Network,
    pub(crate) outgoing: Outgoing,
    pub(crate) downloads: PathBuf,
    pub(crate) staging: Mutex<Staging>,
    pub(crate) fetching: Turns,
    pub(crate) saving: Saving,
}

impl Client {
    /// Opens the data folder and starts. Returns as soon as queries can be answered from the cache; the network comes later.
    ///
    /// # Errors
    /// See [`OpenError`]; each has its own text for the person, and unsent work is untouched.
    pub fn open(options: Options) -> Result<Client, OpenError> {
        let (databases, mut store) = Databases::open(&options.data_dir, Arc::clone(&options.secrets), &SHAPE)?;
        let outgoing = Outgoing::of(&options.data_dir);
        // What was read until now says nothing of what is read next.
        took_damage();
        let mut begun = begin(&mut store, &outgoing, options.clock.now_ms());
        for suspect in [Suspect::Either, Suspect::Both] {
            if took_damage() {
                drop(store);
                store = databases.place().open(suspect)?;
                took_damage();
                begun = begin(&mut store, &outgoing, options.clock.now_ms());
            }
        }
        begun?;
        if let Err(error) = Saving::sweep(&options.downloads) {
            tracing::warn!(%error, "what a crash left half saved is still among the downloads");
        }
        let network = Network::start().map_err(|error| OpenError::Other(error.to_string()))?;
        let (messages, inbox) = channel();
        let readers = Arc::new(readers::Readers::default());
        let (shared, random) = (Arc::new(Shared::default()), SharedRandom::new(options.random));
        let thread = Driver::new(Parts {
            store,
            clock: Arc::clone(&options.clock),
            random: Box::new(random.clone()),
            shared: Arc::clone(&shared),
            inbox: messages.clone(),
            network: network.clone(),
            outgoing: outgoing.clone(),
            notice: notices,
            remind: reminders,
            place: databases.place().clone(),
            retire: {
                let readers = Arc::clone(&readers);
                Box::new(move || readers.retire())
            },
        });
        let engine = std::thread::Builder::new()
            .name("patio-engine".into())
            .spawn(move || thread.run(&inbox))
            .map_err(|error| OpenError::Other(error.to_string()))?;
        Ok(Client {
            databases,
            readers,
            indexes: Mutex::default(),
            messages,
            shared,
            clock: options.clock,
            random,
            locale: options.locale,
            device: options.device,
            secrets_place: options.secrets.place(),
            engine: Mutex::new(Some(engine)),
            network,
            outgoing,
            downloads: options.downloads,
            staging: Mutex::default(),
            fetching: Turns::default(),
            saving: Saving::default(),
        })
    }

    /// Runs a call by name. Blocks for as long as the call takes: keep it off the thread that draws.
    ///
    /// # Errors
    /// A code for the person, see [`CallError`].
    pub fn call(&self, name: &str, payload: serde_json::Value) -> Result<serde_json::Value, CallError> {
        if calls::list().any(|call| call.name == name && !call.is_query) {
            // An action means that a person uses the app; a query may be a screen that refreshes itself.
            self.send(Message::InUse);
        }
        calls::dispatch(self, name, payload)
    }

    /// Events from now on. Each subscriber gets every event.
    #[must_use]
    pub fn subscribe(&self) -> Receiver<Event> {
        self.shared.subscribe()
    }

    /// Tells every subscriber to show a view (a deep link, a notification's Open).
    pub fn show(&self, destination: Destination) {
        self.shared.tell(&Event { changed: Changed::Open, notice: None, destination: Some(destination) });
    }

    /// The network may have changed, or the machine woke up.
    pub fn network_changed(&self) {
        self.send(Message::Input(Input::NetworkChanged));
    }

    /// Stops the engine's thread. Everything saved is on the disk already; the folder is free when the client is dropped.
    pub fn shut_down(&self) {
        self.send(Message::Stop);
        let engine = self.engine.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(engine) = engine {
            // A panicked engine thread has nothing left to say; the databases are transactional.
            let _ = engine.join();
        }
        self.saving.forget(&self.downloads);
        self.readers.close();
    }

    pub(crate) fn send(&self, message: Message) {
        // The engine's thread only ends at shut-down; what is sent after that has no receiver by design.
        let _ = self.messages.send(message);
    }

    /// Writes something that leaves nothing to send, such as a draft, on the engine's thread, the only writer; waits for it.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut LocalStore) -> Result<T, CallError> + Send + 'static,
    ) -> Result<T, CallError> {
        self.do_job(Message::Write, job)
    }

    /// Writes something after which there may be more to send; waits for the write, not for the sending.
    pub(crate) fn queue<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut LocalStore) -> Result<T, CallError> + Send + 'static,
    ) -> Result<T, CallError> {
        self.do_job(Message::Queue, job)
    }

    fn do_job<T: Send + 'static>(
        &self,
        message: fn(Job) -> Message,
        job: impl FnOnce(&mut LocalStore) -> Result<T, CallError> + Send + 'static,
    ) -> Result<T, CallError> {
        let (answer, wait) = channel();
        self.send(message(Box::new(move |store| {
            // Only a caller that is gone does not take its answer.
            let _ = answer.send(job(store));
        })));
        wait.recv().unwrap_or_else(|_| Err(CallError::new(CallCode::ShuttingDown)))
    }

    /// A new id, made now.
    pub(crate) fn fresh_id(&self) -> Uuid {
        self.random.clone().uuid_v7(self.clock.now_ms())
    }

    /// Runs `read` over a reading connection inside one snapshot.
    pub(crate) fn with_reader<T>(&self, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, CallError> {
        self.readers.with(&self.databases, read).map_err(|failed| {
            if matches!(failed.error, StoreError::Damaged) {
                let readers = Arc::clone(&self.readers);
                // Several queries may meet the same damage; it is mended once.
                self.send(Message::Damaged(Box::new(move || readers.opening() == failed.opening)));
            }
            CallError::from(failed.error)
        })
    }
}

/// Notes the start, and puts away what a crash left behind: files that no row needs, or that were never finished. What cannot be put
/// away now is the next time.
fn begin(store: &mut LocalStore, outgoing: &Outgoing, now_ms: i64) -> Result<(), OpenError> {
    store.update_started(now_ms).map_err(|error| match error {
        StoreError::DiskFull => OpenError::DiskFull,
        other => OpenError::Other(other.to_string()),
    })?;
    let swept = store.remove_unneeded_uploads(true).and_then(|_| store.list_kept_files());
    if let Err(error) = swept.map_err(|error| error.to_string()).and_then(|kept| outgoing.sweep(&kept, true).map_err(|e| e.to_string())) {
        tracing::warn!(error, "left-over files could not be put away");
    }
    if let Err(error) = store.forget_decided(now_ms) {
        tracing::warn!(%error, "what was decided long ago is still in the outbox");
    }
    if let Err(error) = store.forget_old_consent().and_then(|()| store.scrub()) {
        tracing::warn!(%error, "what was removed may still be in a journal until the next page");
    }
    Ok(())
}

impl Drop for Client {
    fn drop(&mut self) {
        self.shut_down();
    }
}
