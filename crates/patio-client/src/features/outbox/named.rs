//! How the outbox names a waiting command: the trait that each command's body implements in the folder of its feature.
//!
//! Owns the way from a command to its body, made from the table of commands; a command that no feature names does not compile.
//! Must not know any feature.

use crate::reading::Reading;
use crate::store::StoreError;
use patio_protocol::Command;

/// What the outbox says of a command beside its kind.
pub(crate) trait Named {
    /// What it is about, in words that its author recognises.
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError>;

    /// The id of the community it happens in; nothing for what happens in none.
    fn community(&self, reading: &Reading<'_>) -> Result<Option<String>, StoreError>;
}

macro_rules! dispatch {
    ($( $(#[$doc:meta])+ $name:ident($body:ident) = $word:literal; )+) => {
        /// The body of a command.
        pub(crate) fn named(command: &Command) -> &dyn Named {
            match command { $( Command::$name(body) => body, )+ }
        }
    };
}
patio_protocol::for_each_command!(dispatch);
