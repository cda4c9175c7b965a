//! The call that reads one's own LinkedIn data export on this laptop.

use super::Client;
use crate::calls::CallError;
use crate::calls::view::profile::{LinkedInOffer, LinkedInRequest};

impl Client {
    pub(super) fn read_linkedin(&self, _: &LinkedInRequest) -> Result<LinkedInOffer, CallError> {
        Err(CallError::new("unavailable"))
    }
}
