//! Calls of communities.

use crate::calls::common::{IdRequest, Made, Nothing};
use crate::calls::declare::calls;
use crate::features::communities::view::{
    CommunityDraft, CommunityList, CommunityPageRequest, CommunityUpdateRequest, CommunityView, MemberPage, MemberRequest,
    MembershipRequest, RoleRequest, TileRequest,
};
use crate::features::feed::view::home::ConversationPage;

calls! {
    /// Communities: joined, open to join, and invitations.
    query "community.list" community_list(Nothing) -> CommunityList, stale on Communities Outbox Content;
    /// One community.
    query "community.get" community_get(IdRequest) -> CommunityView, stale on Communities Outbox Content;
    /// Its conversations, by latest activity.
    query "community.conversations" community_conversations(CommunityPageRequest) -> ConversationPage, stale on Content Outbox People Read;
    /// Its members: managers first, then by name; or those whose names fit.
    query "community.members" community_members(MemberRequest) -> MemberPage, stale on Communities Outbox People;
    /// Makes a community.
    action "community.create" community_create(CommunityDraft) -> Made;
    /// Joins a community.
    action "community.join" community_join(IdRequest) -> Nothing;
    /// Leaves a community.
    action "community.leave" community_leave(IdRequest) -> Nothing;
    /// Invites a person.
    action "community.invite" community_invite(MembershipRequest) -> Nothing;
    /// Ends a membership.
    action "community.remove_member" community_remove_member(MembershipRequest) -> Nothing;
    /// Makes a member a manager, or a manager a member.
    action "community.set_role" community_set_role(RoleRequest) -> Nothing;
    /// Changes its name or its description.
    action "community.update" community_update(CommunityUpdateRequest) -> Nothing;
    /// Chooses its tile.
    action "community.set_tile" community_set_tile(TileRequest) -> Nothing;
}
