//! A simulated laptop: the real engine over the real databases in memory, with a clock of its own that may be wrong.

use super::breaks::Break;
use super::port::FaultyPort;
use super::power::Synced;
use patio_client::secrets::MemorySecrets;
use patio_client::testing::store::LocalStore;
use patio_client::testing::store::settings::key;
use patio_client::testing::sync::engine::{Effect, Engine, Input, World};
use patio_domain::world::Clock as _;
use patio_domain::{CommandId, PersonId};
use patio_protocol::PROTOCOL_VERSION;
use patio_protocol::auth::Tokens;
use patio_server::core::Viewer;
use patio_testkit::{FakeClock, SeededRandom};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A laptop.
pub struct Laptop {
    /// Its owner.
    pub person: PersonId,
    /// Its databases; they survive crashes.
    pub store: LocalStore,
    /// Its clock.
    pub clock: FakeClock,
    /// What of its cache is on the disk.
    synced: Synced,
    /// What its clock said when the person signed in, UTC milliseconds.
    signed_in_ms: i64,
    /// Its randomness.
    pub random: SeededRandom,
    /// The engine; nothing while the laptop has crashed.
    pub engine: Option<Engine>,
    /// The number of this start; answers to an earlier start are not delivered.
    pub start: u64,
    /// Off the network.
    pub offline: bool,
    /// Whether it is behind a portal, which then answers in place of the server.
    pub portal: bool,
    /// The open stream.
    pub stream: Option<u64>,
    /// The person it belongs to, according to the server; nothing if the server refused the stream.
    pub viewer: Option<Viewer>,
    /// The version of the protocol that its requests name.
    pub version: u32,
    /// The latest timer; earlier ones are ignored.
    pub timer: u64,
    /// A counter for texts, so that all texts differ.
    pub written: u64,
    /// The commands that the person took out of the outbox.
    pub taken_out: BTreeSet<CommandId>,
    /// Forgotten commands of which it learnt when a place came back that it could not see: they go out after later ones.
    pub late: BTreeSet<CommandId>,
}

impl Laptop {
    /// A laptop on which a person has just signed in.
    ///
    /// # Panics
    /// When the set-up fails, which is a defect of the simulation.
    #[must_use]
    pub fn new(tokens: &Tokens, clock: FakeClock, random: SeededRandom) -> Laptop {
        let secrets = Arc::new(MemorySecrets::default());
        let mut store = patio_client::testing::in_memory(secrets).expect("databases in memory");
        store.secrets.update(&tokens.refresh).expect("secrets in memory");
        let person = tokens.person.to_string();
        store.update_settings(&[(key::PERSON, &person), (key::SIGNED_IN, "yes"), (key::SERVER, "sim")]).expect("databases in memory");
        Laptop {
            person: tokens.person,
            synced: Synced::of(&store.cache),
            store,
            signed_in_ms: clock.now_ms(),
            clock,
            random,
            engine: None,
            start: 0,
            offline: false,
            portal: false,
            stream: None,
            viewer: None,
            version: PROTOCOL_VERSION,
            timer: 0,
            written: 0,
            taken_out: BTreeSet::new(),
            late: BTreeSet::new(),
        }
    }

    /// Gives the engine an input. `None` means that it crashed at a write.
    pub fn step(&mut self, input: Input, crash_per_mille: u64, broken: Option<Break>, faults: &mut SeededRandom) -> Option<Vec<Effect>> {
        let engine = self.engine.as_mut()?;
        let clock_ms = [self.clock.now_ms(), self.signed_in_ms];
        let mut port =
            FaultyPort { store: &mut self.store, random: faults, crash_per_mille, broken, clock_ms, late: &mut self.late, emptied: false };
        let mut world = World { clock: &self.clock, random: &mut self.random, store: &mut port };
        let stepped = engine.step(input, &mut world);
        if port.emptied {
            self.sync();
        }
        if let Ok(effects) = stepped {
            return Some(effects);
        }
        self.crash();
        if broken == Some(Break::S11) {
            self.store.work.execute("DELETE FROM outbox WHERE state = 'queued'", []).expect("databases in memory");
        }
        None
    }

    /// What the cache holds reaches the disk.
    pub fn sync(&mut self) {
        self.synced = Synced::of(&self.store.cache);
    }

    /// The power is cut: the cache is as the disk has it, and `work.db` as it was.
    pub fn lose_power(&mut self) {
        self.synced.put_back(&self.store.cache);
        self.store.resume_removal().expect("databases in memory");
        self.sync();
        self.crash();
    }

    /// The process dies and loses what was in memory.
    pub fn crash(&mut self) {
        self.engine = None;
        self.stream = None;
        self.start += 1;
    }
}
