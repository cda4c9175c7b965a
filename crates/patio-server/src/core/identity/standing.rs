//! How the person who acts stands in the organisation, as the rules of the domain ask for it.

use super::account;
use crate::core::sync::effect::Act;
use crate::store::StoreError;
use patio_domain::{Profile, Standing};

impl Act<'_> {
    /// Whether the acting person's profile is complete.
    pub(in crate::core) fn standing(&mut self) -> Result<Standing, StoreError> {
        let body = account::get_body(self.tx, self.changes, self.person)?;
        let profile = Profile { name: body.name, job: body.job, expertise: body.expertise };
        Ok(Standing { profile_complete: profile.is_complete() })
    }
}
