//! The simulation: several clients and one server live through virtual time with lost, repeated, reordered and half-delivered
//! requests, captive portals, clock jumps, crashes at writes and power cuts. The client's engine and databases and the server's core and
//! store are the ones that ship; only network, time and randomness are made here, from a seed.
//!
//! Shows S1–S10, and S12 in the quiet ([`watch`]). A seed gives one life: the same events, the same trace hash. See
//! [`check`] for what must hold and [`breaks`] for how each important rule is broken on purpose to see the checks notice.

pub mod act;
pub mod breaks;
pub mod check;
pub mod client;
pub mod haste;
pub mod life;
pub mod members;
pub mod network;
pub mod port;
pub mod power;
pub mod questions;
pub mod server;
pub mod watch;

use breaks::Break;

/// The outcome of one simulated life.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The rules that were broken; empty if none was.
    pub violations: Vec<String>,
    /// Hash over every event of the life.
    pub trace: String,
    /// Counts of commands, pages and crashes, to check that lives are not empty.
    pub counts: Counts,
}

/// What happened in a life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Commands people made.
    pub commands: u64,
    /// Commands the server applied.
    pub applied: u64,
    /// Commands the server refused.
    pub refused: u64,
    /// Times that several pushes were decided together.
    pub decided_together: u64,
    /// Lives whose server went on from a copy.
    pub restores: u64,
    /// Lives in which an account was closed.
    pub closed: u64,
    /// Laptops whose power was cut.
    pub power_cuts: u64,
    /// Client crashes.
    pub client_crashes: u64,
    /// Server faults at a commit.
    pub server_faults: u64,
    /// Requests or answers lost, repeated, cut or replaced.
    pub network_faults: u64,
}

/// Runs one life. `log`, if there is one, receives a line for each event.
#[must_use]
pub fn live(seed: u64, broken: Option<Break>, log: Option<&mut dyn FnMut(&str)>) -> Outcome {
    life::Life::new(seed, broken, log).run()
}
