//! What an administrator can do. Invitations need the server: a link that was never made helps nobody.

use super::calls::Calls;
use super::pasted::read_pasted;
use crate::calls::common::Nothing;
use crate::calls::{CallCode, CallError};
use crate::client::Client;
use crate::features::admin::view::{AdminSteps, InviteRequest, InvitedColleague, PastedPeople, PastedText};
use crate::store::settings::key;
use patio_protocol::auth::{InvitationLink, InvitePerson};
use reqwest::Method;

impl Calls for Client {
    fn admin_steps(&self, _: Nothing) -> Result<AdminSteps, CallError> {
        self.reading(|reading| reading.admin_steps())
    }

    fn admin_read_pasted(&self, request: PastedText) -> Result<PastedPeople, CallError> {
        Ok(read_pasted(&request.text))
    }

    fn admin_invite(&self, request: InviteRequest) -> Result<InvitedColleague, CallError> {
        let server = self.setting(key::SERVER)?.ok_or(CallError::new(CallCode::NotSignedIn))?;
        let body = InvitePerson { login: request.login.trim().to_owned(), name: request.name.trim().to_owned() };
        let body = serde_json::to_vec(&body).map_err(|_| CallError::new(CallCode::Internal))?;
        let InvitationLink { person, token, expires_at } = self.signed(Method::POST, "/v1/admin/invitations", Some(body))?;
        let link = format!("{}/invitation#{token}", server.trim_end_matches('/'));
        Ok(InvitedColleague { person: person.to_string(), link, expires_at })
    }
}
