//! Communities just made, joined or left, as they lie over confirmed ones (S7).

use crate::reading::pending::{Pending, PendingCommand};
use patio_domain::community::{MemberRole, Tile};
use patio_domain::{CommunityId, PersonId};
use patio_protocol::Command;
use patio_protocol::command::{CommunityCreate, CommunityUpdate};

impl Pending {
    /// Communities this person just made.
    pub fn communities(&self) -> impl Iterator<Item = (&PendingCommand, &CommunityCreate)> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(|pending| match &pending.command {
            Command::CommunityCreate(made) => Some((pending, made)),
            _ => None,
        })
    }

    /// The tile this person just chose for a community; nothing inside when each laptop chooses again.
    #[must_use]
    pub fn tile(&self, community: &str) -> Option<Option<Tile>> {
        self.iter().rev().filter(|pending| pending.is_hoped_for()).find_map(|pending| match &pending.command {
            Command::CommunitySetTile(set) if set.community.to_string() == community => Some(set.tile),
            _ => None,
        })
    }

    /// What this person just changed about communities, in order of making.
    pub fn community_updates(&self) -> impl Iterator<Item = &CommunityUpdate> {
        self.iter().filter(|pending| pending.is_hoped_for()).filter_map(|pending| match &pending.command {
            Command::CommunityUpdate(update) => Some(update),
            _ => None,
        })
    }

    /// The members whom this person just gave a role or removed.
    #[must_use]
    pub fn touched_members(&self, community: CommunityId) -> Vec<PersonId> {
        self.iter()
            .filter_map(|pending| match &pending.command {
                Command::CommunitySetRole(set) if set.community == community => Some(set.person),
                Command::CommunityRemoveMember(removal) if removal.community == community => Some(removal.person),
                _ => None,
            })
            .collect()
    }

    /// The role this person just gave a member.
    #[must_use]
    pub fn role(&self, community: CommunityId, person: PersonId) -> Option<MemberRole> {
        self.iter().rev().filter(|pending| pending.is_hoped_for()).find_map(|pending| match &pending.command {
            Command::CommunitySetRole(set) if set.community == community && set.person == person => Some(set.role),
            _ => None,
        })
    }

    /// Whether this person just removed a member.
    #[must_use]
    pub fn removed(&self, community: CommunityId, person: PersonId) -> bool {
        self.iter().filter(|pending| pending.is_hoped_for()).any(|pending| {
            matches!(&pending.command, Command::CommunityRemoveMember(removal) if removal.community == community && removal.person == person)
        })
    }

    /// Whether this person just joined (`true`) or left (`false`) a community.
    #[must_use]
    pub fn joined(&self, community: CommunityId) -> Option<bool> {
        self.iter().rev().filter(|pending| pending.is_hoped_for()).find_map(|pending| match &pending.command {
            Command::CommunityJoin(place) if place.community == community => Some(true),
            Command::CommunityCreate(made) if made.community == community => Some(true),
            Command::CommunityLeave(place) if place.community == community => Some(false),
            _ => None,
        })
    }
}
