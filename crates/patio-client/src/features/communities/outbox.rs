//! How the outbox names what a person does with communities. A command that is named by its community does not say once more that it
//! happens in it.

use crate::features::outbox::named::{Named, Scene};
use crate::reading::Reading;
use crate::store::StoreError;
use patio_domain::CommunityId;
use patio_protocol::command::{
    CommunityCreate, CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember, CommunitySetRole, CommunitySetTile,
    CommunityUpdate,
};

fn name_of(reading: &Reading<'_>, community: CommunityId) -> Result<String, StoreError> {
    Ok(reading.place(&community.to_string())?.map(|place| place.body.name).unwrap_or_default())
}

impl Named for CommunityCreate {
    fn summary(&self, _: &Reading<'_>) -> Result<String, StoreError> {
        Ok(self.name.clone())
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for CommunityJoin {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        name_of(reading, self.community)
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for CommunityLeave {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        name_of(reading, self.community)
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for CommunityInvite {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        Ok(reading.card(&self.person.to_string())?.name)
    }

    fn scene(&self) -> Scene {
        Scene::Community(self.community)
    }
}

impl Named for CommunityRemoveMember {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        Ok(reading.card(&self.person.to_string())?.name)
    }

    fn scene(&self) -> Scene {
        Scene::Community(self.community)
    }
}

impl Named for CommunitySetTile {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        name_of(reading, self.community)
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for CommunitySetRole {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        Ok(reading.card(&self.person.to_string())?.name)
    }

    fn scene(&self) -> Scene {
        Scene::Community(self.community)
    }
}

impl Named for CommunityUpdate {
    /// The new name, if that is what changes.
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        self.name.clone().map_or_else(|| name_of(reading, self.community), Ok)
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}
