//! What a person can do with communities. Actions are saved in the outbox before they are answered (S2).

use super::calls::Calls;
use crate::calls::CallError;
use crate::calls::common::NOTHING;
use crate::calls::common::{IdRequest, Made, Nothing};
use crate::changed::Changed;
use crate::client::Client;
use crate::client::ids::id;
use crate::features::communities::view::{
    CommunityDraft, CommunityList, CommunityPageRequest, CommunityUpdateRequest, CommunityView, MemberPage, MemberRequest,
    MembershipRequest, RoleRequest, TileRequest,
};
use crate::features::feed::view::home::ConversationPage;
use patio_domain::community::{Tile, check_description, check_name};
use patio_domain::{Access, CommunityId, MemberRole, Refusal};
use patio_protocol::command::{
    CommunityCreate, CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember, CommunitySetRole, CommunitySetTile,
    CommunityUpdate,
};

impl Calls for Client {
    fn community_list(&self, _: Nothing) -> Result<CommunityList, CallError> {
        self.reading(|reading| reading.community_list())
    }

    fn community_get(&self, request: IdRequest) -> Result<CommunityView, CallError> {
        self.found(|reading| reading.community(&request.id))
    }

    fn community_conversations(&self, request: CommunityPageRequest) -> Result<ConversationPage, CallError> {
        self.reading(|reading| reading.community_conversations(&request))
    }

    fn community_members(&self, request: MemberRequest) -> Result<MemberPage, CallError> {
        self.with_indexes(|reading, indexes| reading.members(&request, &indexes.names))
    }

    fn community_create(&self, draft: CommunityDraft) -> Result<Made, CallError> {
        let community = CommunityId(self.fresh_id());
        let access = if draft.closed { Access::Closed } else { Access::Open };
        let (name, description) = (check_name(&draft.name)?, check_description(&draft.description)?);
        self.save_made(move |reading| {
            if reading.knows_other_community(community, &name)? {
                return Err(Refusal::NameTaken.into());
            }
            Ok(CommunityCreate { community, name, description, access }.into())
        })?;
        self.shared.changed(Changed::Communities);
        Ok(Made { id: community.to_string() })
    }

    fn community_join(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.save(CommunityJoin { community: id(&request.id)? })?;
        self.shared.changed(Changed::Communities);
        Ok(NOTHING)
    }

    fn community_leave(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.save(CommunityLeave { community: id(&request.id)? })?;
        self.shared.changed(Changed::Communities);
        Ok(NOTHING)
    }

    fn community_invite(&self, request: MembershipRequest) -> Result<Nothing, CallError> {
        self.save(CommunityInvite { community: id(&request.community)?, person: id(&request.person)? }).map(|()| NOTHING)
    }

    fn community_remove_member(&self, request: MembershipRequest) -> Result<Nothing, CallError> {
        self.save(CommunityRemoveMember { community: id(&request.community)?, person: id(&request.person)? }).map(|()| NOTHING)
    }

    fn community_set_role(&self, request: RoleRequest) -> Result<Nothing, CallError> {
        let role = if request.manager { MemberRole::Manager } else { MemberRole::Member };
        self.save(CommunitySetRole { community: id(&request.community)?, person: id(&request.person)?, role }).map(|()| NOTHING)
    }

    fn community_update(&self, request: CommunityUpdateRequest) -> Result<Nothing, CallError> {
        let community = id(&request.community)?;
        let name = request.name.as_deref().map(check_name).transpose()?;
        let description = request.description.as_deref().map(check_description).transpose()?;
        self.save_made(move |reading| {
            if let Some(name) = &name
                && reading.knows_other_community(community, name)?
            {
                return Err(Refusal::NameTaken.into());
            }
            Ok(CommunityUpdate { community, name, description }.into())
        })?;
        for changed in [Changed::Communities, Changed::Content] {
            self.shared.changed(changed);
        }
        Ok(NOTHING)
    }

    fn community_set_tile(&self, request: TileRequest) -> Result<Nothing, CallError> {
        let tile = request.tile.map(|tile| Tile { pattern: tile.pattern, hue: tile.hue });
        self.save(CommunitySetTile { community: id(&request.community)?, tile })?;
        for changed in [Changed::Communities, Changed::Content] {
            self.shared.changed(changed);
        }
        Ok(NOTHING)
    }
}
