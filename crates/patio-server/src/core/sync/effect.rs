//! What a command does: the trait that every command's body implements, and the way from a command to its body.
//!
//! The way is made from the table of commands in `patio-protocol`, and the trait has no default: a command whose effect was
//! forgotten does not compile. Must not know any feature. An effect decides first, over confirmed facts and with the rules of the
//! domain, and changes something only after the last possible refusal, so that a refusal needs nothing undone (S1).

use super::changes::Changes;
use crate::core::Core;
use crate::store::{StoreError, Tx};
use patio_domain::limits::{Quota, UNKNOWN};
use patio_domain::{PersonId, Refusal, Role};
use patio_protocol::Command;

/// A command being carried out: by whom, when, and where its changes go.
pub(in crate::core) struct Act<'a> {
    pub(in crate::core) core: &'a Core,
    pub(in crate::core) tx: &'a mut dyn Tx,
    pub(in crate::core) changes: &'a mut Changes,
    pub(in crate::core) person: PersonId,
    pub(in crate::core) role: Role,
    pub(in crate::core) now: i64,
}

/// Why a command stopped: refused for good, or not decided because the store failed.
pub(in crate::core) enum Stop {
    Refused(Refusal),
    /// Another person of the desk has the question.
    ClaimedBy(PersonId),
    Store(StoreError),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Stop {
        Stop::Refused(refusal)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Stop {
        Stop::Store(error)
    }
}

/// What a command does when the server carries it out.
pub(in crate::core) trait Effect {
    /// How much of it one person may do; commands of one quota count together.
    const QUOTA: Quota;

    /// Decides over a command that was checked, and has its effect.
    ///
    /// # Errors
    /// When the command is refused, or the store fails.
    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop>;
}

macro_rules! dispatch {
    ($( $(#[$doc:meta])+ $name:ident($body:ident) = $word:literal; )+) => {
        /// Has the effect of a command.
        ///
        /// # Errors
        /// When the command is refused, or the store fails.
        pub(in crate::core) fn carry_out(command: Command, act: &mut Act<'_>) -> Result<(), Stop> {
            match command { $( Command::$name(body) => body.carry_out(act), )+ }
        }

        /// The quota of a kind of command; what this version does not know has one, too.
        pub(super) fn quota_of(kind: &str) -> Quota {
            match kind {
                $( $word => <patio_protocol::command::$body as Effect>::QUOTA, )+
                _ => UNKNOWN,
            }
        }
    };
}
patio_protocol::for_each_command!(dispatch);
