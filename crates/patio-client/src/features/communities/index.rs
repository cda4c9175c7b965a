//! How communities, memberships and invitations are found in the cache.
//!
//! Owns their columns. Nobody searches them by words: a community is found by its name.

use crate::changed::Changed;
use crate::store::indexed::{Columns, Indexed, Terms};
use patio_domain::name;
use patio_protocol::record::{CommunityBody, InvitationBody, MembershipBody};
use serde::Deserialize;

/// The fields of a community.
#[derive(Deserialize)]
pub struct CommunityRead {
    name: String,
    created_at: i64,
}

impl Indexed for CommunityBody {
    type Read<'a> = CommunityRead;
    const CHANGED: Changed = Changed::Communities;
    const TERMS: Option<Terms> = None;

    fn columns(read: &CommunityRead) -> Columns {
        Columns { parent: name::key(&read.name), person: String::new(), at: read.created_at }
    }
}

/// The fields of a membership.
#[derive(Deserialize)]
pub struct MembershipRead<'a> {
    community: &'a str,
    person: &'a str,
    since_at: i64,
}

impl Indexed for MembershipBody {
    type Read<'a> = MembershipRead<'a>;
    const CHANGED: Changed = Changed::Communities;
    const TERMS: Option<Terms> = None;

    fn columns(read: &MembershipRead<'_>) -> Columns {
        Columns { parent: read.community.into(), person: read.person.into(), at: read.since_at }
    }
}

/// The fields of an invitation.
#[derive(Deserialize)]
pub struct InvitationRead<'a> {
    community: &'a str,
    invited_by: &'a str,
    invited_at: i64,
}

impl Indexed for InvitationBody {
    type Read<'a> = InvitationRead<'a>;
    const CHANGED: Changed = Changed::Communities;
    const TERMS: Option<Terms> = None;

    fn columns(read: &InvitationRead<'_>) -> Columns {
        Columns { parent: read.community.into(), person: read.invited_by.into(), at: read.invited_at }
    }
}
