//! How the outbox names a waiting command: the trait that each command's body implements in the folder of its feature.
//!
//! Owns the way from a command to its body, made from the table of commands; a command that no feature names does not compile.
//! Must not know any feature.

use crate::reading::Reading;
use crate::store::StoreError;
use patio_domain::{CommunityId, PostId};
use patio_protocol::Command;

/// What the outbox says of a command beside its kind.
pub(crate) trait Named {
    /// What it is about, in words that its author recognises.
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError>;

    /// Where it happens.
    fn scene(&self) -> Scene;
}

/// Where a command happens, so that the outbox can say in which community.
pub(crate) enum Scene {
    /// In no community.
    Nowhere,
    /// In this community.
    Community(CommunityId),
    /// In the conversation of this post, wherever that is.
    Conversation(PostId),
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

/// Names commands that happen in no community, one line each: body, the name of the command, the reading, what it is about.
macro_rules! named_nowhere {
    ($( $body:ident: $command:ident, $reading:ident => $summary:expr; )+) => { $(
        impl $crate::features::outbox::named::Named for $body {
            fn summary(&self, $reading: &$crate::reading::Reading<'_>) -> Result<String, $crate::store::StoreError> {
                let $command = self;
                $summary
            }

            fn scene(&self) -> $crate::features::outbox::named::Scene {
                $crate::features::outbox::named::Scene::Nowhere
            }
        }
    )+ };
}
pub(crate) use named_nowhere;
