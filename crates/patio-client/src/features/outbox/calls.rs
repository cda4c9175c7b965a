//! Calls of the outbox.

use crate::calls::common::{IdRequest, Nothing};
use crate::calls::declare::calls;
use crate::features::outbox::view::{Outbox, Revised};

calls! {
    /// What was written here and where it stands.
    query "outbox.list" outbox_list(Nothing) -> Outbox, stale on Outbox Content People;
    /// Takes a text that is not confirmed yet, or was refused, back into a draft; says which. If it may have arrived, the server is asked
    /// to take it no more.
    action "outbox.revise" outbox_revise(IdRequest) -> Revised;
    /// Sends a refused command again as it is.
    action "outbox.resend" outbox_resend(IdRequest) -> Nothing;
    /// Puts an item that is not confirmed yet, or was refused, away. If it may have arrived, the server is asked to take it no more.
    action "outbox.discard" outbox_discard(IdRequest) -> Nothing;
}
