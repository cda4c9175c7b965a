//! How the person who acts stands in the organisation, as the rules of the domain ask for it.

use super::account;
use crate::core::sync::effect::Act;
use crate::store::StoreError;
use patio_domain::{Profile, Standing};

impl Act<'_> {
    /// Holds the acting person's account. One that was closed since the push began is found closed when the command is tried again.
    pub(in crate::core) fn hold_account(&mut self) -> Result<(), StoreError> {
        if account::hold(self.tx, self.person)? { Ok(()) } else { Err(StoreError::Raced) }
    }

    /// Whether the acting person's profile is complete.
    pub(in crate::core) fn standing(&mut self) -> Result<Standing, StoreError> {
        let body = account::get_body(self.tx, self.changes, self.person)?;
        let profile = Profile { name: body.name, job: body.job, expertise: body.expertise };
        Ok(Standing { profile_complete: profile.is_complete() })
    }
}
