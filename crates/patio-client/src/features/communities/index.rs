//! How communities, memberships and invitations are found in the cache.
//!
//! Owns their columns. Nobody searches them by words: a community is found by its name.

use crate::changed::Changed;
use crate::store::indexed::{Indexed, Terms};
use patio_domain::name;
use patio_protocol::record::{CommunityBody, InvitationBody, MembershipBody};
use serde::Deserialize;
use std::borrow::Cow;

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

    fn parent<'r>(read: &'r CommunityRead) -> Cow<'r, str> {
        name::key(&read.name).into()
    }

    fn person(_: &CommunityRead) -> &str {
        ""
    }

    fn at(read: &CommunityRead) -> i64 {
        read.created_at
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

    fn parent<'r>(read: &'r MembershipRead<'_>) -> Cow<'r, str> {
        read.community.into()
    }

    fn person<'r>(read: &'r MembershipRead<'_>) -> &'r str {
        read.person
    }

    fn at(read: &MembershipRead<'_>) -> i64 {
        read.since_at
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

    fn parent<'r>(read: &'r InvitationRead<'_>) -> Cow<'r, str> {
        read.community.into()
    }

    fn person<'r>(read: &'r InvitationRead<'_>) -> &'r str {
        read.invited_by
    }

    fn at(read: &InvitationRead<'_>) -> i64 {
        read.invited_at
    }
}
