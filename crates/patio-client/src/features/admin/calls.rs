//! Calls of an administrator.

use crate::calls::common::Nothing;
use crate::calls::declare::calls;
use crate::features::admin::view::{AdminSteps, InviteRequest, InvitedColleague, PastedPeople, PastedText};

calls! {
    /// How far the organisation is on its first day.
    query "admin.steps" admin_steps(Nothing) -> AdminSteps, stale on Communities Desks Outbox People;
    /// Reads names and e-mail addresses out of a pasted text. Nothing is sent.
    action "admin.read_pasted" admin_read_pasted(PastedText) -> PastedPeople;
    /// Invites a colleague, or makes a new link for one who has not come yet (network, administrators).
    action "admin.invite" admin_invite(InviteRequest) -> InvitedColleague;
}
