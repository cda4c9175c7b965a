//! Communities and their members.

#![expect(missing_docs, reason = "each field is explained where its meaning is not its name")]

use crate::features::people::view::person::PersonCard;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A community as it stands beside things.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityHead {
    pub id: String,
    pub name: String,
    pub closed: bool,
    #[ts(type = "number")]
    pub member_count: u64,
    /// 0..=7: colour of its tile.
    #[ts(type = "number")]
    pub hue: u32,
    /// 0..=7: pattern of its tile.
    #[ts(type = "number")]
    pub pattern: u32,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityList {
    pub joined: Vec<CommunityRow>,
    pub open: Vec<CommunityRow>,
    pub invitations: Vec<InvitationRow>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityRow {
    pub head: CommunityHead,
    pub description: String,
    #[ts(type = "number")]
    pub unread: u64,
    /// Joining or leaving is saved but not confirmed yet.
    pub pending: bool,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationRow {
    pub community: String,
    pub name: String,
    pub description: String,
    pub invited_by: PersonCard,
    #[ts(type = "number")]
    pub invited_at: i64,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityView {
    pub head: CommunityHead,
    pub description: String,
    pub joined: bool,
    pub is_manager: bool,
    /// A manager chose its tile.
    pub tile_chosen: bool,
    pub pending: bool,
    #[ts(type = "number")]
    pub created_at: i64,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityDraft {
    pub name: String,
    pub description: String,
    pub closed: bool,
}
/// A tile, each part 0..=7.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TileParts {
    pub pattern: u8,
    pub hue: u8,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TileRequest {
    pub community: String,
    /// Nothing leaves the choice to each laptop.
    pub tile: Option<TileParts>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MembershipRequest {
    pub community: String,
    pub person: String,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoleRequest {
    pub community: String,
    pub person: String,
    /// Otherwise they are a member like others.
    pub manager: bool,
}
/// What a community is called and what it is for, from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityUpdateRequest {
    pub community: String,
    /// What is absent stays.
    #[ts(optional)]
    pub name: Option<String>,
    #[ts(optional)]
    pub description: Option<String>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberRequest {
    pub community: String,
    /// A name, as far as it is typed; everybody when empty.
    #[ts(optional)]
    pub text: Option<String>,
    /// `next` of the page before.
    #[ts(optional)]
    pub after: Option<String>,
    #[ts(optional)]
    pub limit: Option<u32>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityPageRequest {
    pub community: String,
    /// `next` of the page before.
    #[ts(optional)]
    pub after: Option<String>,
    /// Of conversations: only those whose latest activity lies before this instant, UTC milliseconds.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub until: Option<i64>,
    #[ts(optional)]
    pub limit: Option<u32>,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberPage {
    pub members: Vec<Member>,
    pub next: Option<String>,
    /// How many managers the community has; the last one can neither leave nor become a member.
    #[ts(type = "number")]
    pub managers: u64,
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    pub person: PersonCard,
    pub is_manager: bool,
}
