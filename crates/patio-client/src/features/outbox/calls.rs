//! Calls of the outbox.

use crate::calls::common::{IdRequest, Nothing};
use crate::calls::declare::calls;
use crate::features::outbox::view::{Outbox, Revised};

calls! {
    /// What was written here and where it stands.
    query "outbox.list" outbox_list(Nothing) -> Outbox, stale on Outbox Content People;
    /// Takes an unsent or refused text back into a draft, to edit it; says which.
    action "outbox.revise" outbox_revise(IdRequest) -> Revised;
    /// Sends a refused command again as it is.
    action "outbox.resend" outbox_resend(IdRequest) -> Nothing;
    /// Puts an unsent or refused item away. Kept 30 days on this laptop.
    action "outbox.discard" outbox_discard(IdRequest) -> Nothing;
}
