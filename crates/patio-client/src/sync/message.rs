//! What the engine's thread is sent: by the network, by calls, and by the end of the client.

use super::engine::Input;
use super::transfer;
use crate::store::LocalStore;
use patio_domain::world::Random;

/// Work for the one writer.
pub type Job = Box<dyn FnOnce(&mut LocalStore, &mut dyn Random) + Send>;

/// What the engine's thread is sent.
pub enum Message {
    /// For the engine.
    Input(Input),
    /// For the uploads.
    Transfer(transfer::Input),
    /// A write by a call.
    Act(Job),
    /// Somebody is using the app.
    InUse,
    /// The end.
    Stop,
}
