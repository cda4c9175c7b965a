//! Keeping this laptop and the server in step: the outbox of commands, the engine that pushes and pulls, the pages it applies,
//! uploads, the network, and the one thread that drives them.
//!
//! Must not know any feature, call or screen: the features say what a command means and what follows from a record.

pub mod apply;
pub mod background;
pub mod connection;
pub mod consent;
pub mod driver;
pub mod engine;
pub mod mending;
pub mod message;
pub mod network;
pub mod outbox;
pub mod transfer;
pub mod uploads;
