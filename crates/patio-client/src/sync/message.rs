//! What the engine's thread is sent: by the network, by calls, and by the end of the client.

use super::engine::Input;
use super::transfer;
use crate::store::LocalStore;

/// Work for the one writer.
pub type Job = Box<dyn FnOnce(&mut LocalStore) + Send>;

/// What the engine's thread is sent.
pub enum Message {
    /// For the engine.
    Input(Input),
    /// For the uploads.
    Transfer(transfer::Input),
    /// A write by a call that leaves nothing to send.
    Write(Job),
    /// A write by a call, after which there may be something to send.
    Queue(Job),
    /// A query met damage. The answer says whether the databases are still those that it read.
    Damaged(Box<dyn FnOnce() -> bool + Send>),
    /// Somebody is using the app.
    InUse,
    /// The end.
    Stop,
}
