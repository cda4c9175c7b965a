//! The call that reads one's own LinkedIn data export on this laptop. Nothing of it is kept.

use crate::calls::{CallCode, CallError};
use crate::client::Client;
use crate::client::ids::id;
use crate::features::people::linkedin::{LinkedInError, Offer, Position, offer_from};
use crate::features::people::view::linkedin::{LinkedInOffer, LinkedInPosition, LinkedInRequest};
use patio_domain::{FileId, Refusal};

impl From<LinkedInError> for CallError {
    fn from(error: LinkedInError) -> CallError {
        match error {
            LinkedInError::NotAnExport => CallError::new(CallCode::NotAnExport),
            LinkedInError::EncodingUnclear => CallError::new(CallCode::EncodingUnclear),
            LinkedInError::TypeRefused => Refusal::FileTypeRefused.into(),
            LinkedInError::Bomb => Refusal::ArchiveRefused.into(),
            LinkedInError::TooLarge => Refusal::FileTooLarge.into(),
            LinkedInError::Damaged => Refusal::FileDamaged.into(),
        }
    }
}

impl From<Offer> for LinkedInOffer {
    fn from(offer: Offer) -> LinkedInOffer {
        let position = |position: Position| {
            let Position { title, company, description, from, until } = position;
            LinkedInPosition { title, company, description, from, until }
        };
        let Offer { headline, summary, positions, skills, unread } = offer;
        LinkedInOffer { headline, summary, positions: positions.into_iter().map(position).collect(), skills, unread }
    }
}

impl Client {
    pub(crate) fn read_linkedin(&self, request: &LinkedInRequest) -> Result<LinkedInOffer, CallError> {
        let offer = self.with_staged(id::<FileId>(&request.file)?, |name, file| offer_from(file, name))?;
        Ok(offer?.into())
    }
}
