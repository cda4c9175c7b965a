//! What a person can do with profiles and in the directory.

pub mod directory;
pub mod linkedin;
pub mod profile;

use super::calls::Calls;
use crate::calls::CallError;
use crate::calls::common::NOTHING;
use crate::calls::common::{IdRequest, Nothing};
use crate::changed::Changed;
use crate::client::Client;
use crate::client::ids::id;
use crate::features::files::view::SavedFile;
use crate::features::people::view::directory::{
    CuratorRequest, DeclineRequest, DirectoryAnswer, DirectoryRequest, OpenTopics, PersonPage, VCard, VouchRequest,
};
use crate::features::people::view::linkedin::{LinkedInOffer, LinkedInRequest};
use crate::features::people::view::person::{PersonCard, PersonList, ProfileDraft, SuggestRequest};
use crate::features::people::view::profile::{ProfileChanges, ProfileHistory, ProfileView};
use patio_domain::Profile;
use patio_protocol::Command;
use patio_protocol::command::CuratorSet;

impl Calls for Client {
    fn person_get(&self, request: IdRequest) -> Result<PersonCard, CallError> {
        self.reading(|reading| reading.card(&request.id))
    }

    fn person_suggest(&self, request: SuggestRequest) -> Result<PersonList, CallError> {
        self.with_indexes(|reading, indexes| reading.suggest(&request, &indexes.names))
    }

    fn profile_set(&self, draft: ProfileDraft) -> Result<Nothing, CallError> {
        let profile = Profile { name: draft.name, job: draft.job, expertise: draft.expertise }.checked()?;
        self.save(Command::ProfileSet(profile))?;
        self.shared.changed(Changed::People);
        self.shared.changed(Changed::Session);
        Ok(NOTHING)
    }

    fn profile_get(&self, _: Nothing) -> Result<ProfileView, CallError> {
        self.own_profile()
    }

    fn profile_update(&self, request: ProfileChanges) -> Result<Nothing, CallError> {
        self.update_profile(request).map(|()| NOTHING)
    }

    fn profile_history(&self, _: Nothing) -> Result<ProfileHistory, CallError> {
        self.reading(|reading| reading.profile_history())
    }

    fn profile_read_linkedin(&self, request: LinkedInRequest) -> Result<LinkedInOffer, CallError> {
        self.read_linkedin(&request)
    }

    fn directory_search(&self, request: DirectoryRequest) -> Result<DirectoryAnswer, CallError> {
        self.search_directory(&request)
    }

    fn directory_open_topics(&self, _: Nothing) -> Result<OpenTopics, CallError> {
        self.open_topics()
    }

    fn person_page(&self, request: IdRequest) -> Result<PersonPage, CallError> {
        self.person_page_of(&request.id)
    }

    fn person_vcard(&self, request: IdRequest) -> Result<VCard, CallError> {
        self.vcard_of(&request.id)
    }

    fn person_save_vcard(&self, request: IdRequest) -> Result<SavedFile, CallError> {
        self.save_vcard(&request.id)
    }

    fn vouch_set(&self, request: VouchRequest) -> Result<Nothing, CallError> {
        self.set_vouch(&request).map(|()| NOTHING)
    }

    fn curator_set(&self, request: CuratorRequest) -> Result<Nothing, CallError> {
        self.save(CuratorSet { person: id(&request.person)?, on: request.on })?;
        self.shared.changed(Changed::People);
        Ok(NOTHING)
    }

    fn vouch_decline(&self, request: DeclineRequest) -> Result<Nothing, CallError> {
        self.decline_vouch(&request).map(|()| NOTHING)
    }
}
