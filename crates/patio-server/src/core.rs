//! The core: everything the server decides, as synchronous calls from bytes to bytes.
//!
//! Owns sign-in, commands, pulls and administration: `sync` and `identity` below, and the features above them. Must not know HTTP, threads or sockets. Time, randomness and the store
//! are passed in. Keeps S1 (exactly once), S2 (every answer in an envelope with the request's nonce), S8 (no grant, no row),
//! S9 (cursors with epoch and link) and S12 (an answer names the scopes it touched, so that hints go to their viewers only).

mod bulk;
mod epoch;
mod features;
mod identity;
mod keys;
mod meta;
mod prune;
mod run;
mod steady;
mod sync;

pub use bulk::Bulk;
pub use features::ENTITIES;
pub use features::communities::bulk::NewCommunity;
pub use features::files::{Content, Receiving, Swept, forget_arriving, forget_hold, inventory as file_inventory};
pub use features::people::admin::AdminError;
pub use features::people::bulk::{NewPerson, role_word, tidy_login};
pub use identity::{Invited, PasswordCost, Viewer};
pub use keys::Keys;
pub use prune::Pruned;
pub use sync::entity::Entity;
pub use sync::{Answer, Audience, Moving, Request, ScopeHead, Standing, mark};

use crate::files::Files;
use crate::store::Store;
use identity::attempts::Attempts;
use patio_domain::world::{Clock, Random};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use steady::Steady;
use uuid::Uuid;

/// How long an access token lasts, in milliseconds, unless a core is told otherwise.
const ACCESS_MS: i64 = 10 * 60_000;

/// The deciding part of a server. Any number of them may work on one PostgreSQL database.
pub struct Core {
    store: Arc<Store>,
    clock: Arc<dyn Clock>,
    random: Mutex<Box<dyn Random>>,
    keys: Keys,
    password_cost: PasswordCost,
    /// How long an access token lasts.
    access_ms: i64,
    attempts: Mutex<Attempts>,
    steady: Mutex<Option<Steady>>,
    files: Option<Arc<Files>>,
    /// The word for this start of it (`run.rs`).
    run: String,
}

impl Core {
    /// A core over a store.
    #[must_use]
    pub fn new(store: Arc<Store>, clock: Arc<dyn Clock>, mut random: Box<dyn Random>, keys: Keys) -> Core {
        let run = run::begin(&mut *random);
        let attempts = Mutex::new(Attempts::default());
        let (random, steady) = (Mutex::new(random), Mutex::new(steady::at_start(&store, &*clock)));
        let (password_cost, access_ms) = (PasswordCost::FULL, ACCESS_MS);
        Core { store, clock, random, keys, password_cost, access_ms, attempts, steady, files: None, run }
    }

    /// Hashes passwords at another cost: tests and simulations cannot wait for the real one.
    #[must_use]
    pub fn with_password_cost(mut self, cost: PasswordCost) -> Core {
        self.password_cost = cost;
        self
    }

    /// Gives access tokens another life: a simulated life is shorter than the real one.
    #[must_use]
    pub fn with_access_ms(mut self, access_ms: i64) -> Core {
        self.access_ms = access_ms;
        self
    }

    /// Keeps the bytes of files there. Without a place for them, a server takes none.
    #[must_use]
    pub fn with_files(mut self, files: Arc<Files>) -> Core {
        self.files = Some(files);
        self
    }

    /// Where the bytes of files are.
    #[must_use]
    pub fn files(&self) -> Option<&Arc<Files>> {
        self.files.as_ref()
    }

    /// The store below.
    #[must_use]
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    fn now(&self) -> i64 {
        self.clock.now_ms()
    }

    fn random(&self) -> MutexGuard<'_, Box<dyn Random>> {
        self.random.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn attempts(&self) -> MutexGuard<'_, Attempts> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn new_id(&self, at: i64) -> Uuid {
        self.random().uuid_v7(at)
    }
}
