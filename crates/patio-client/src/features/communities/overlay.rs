//! Communities just made, joined or left, as they lie over confirmed ones (S7).

use crate::reading::pending::{Pending, PendingCommand};
use patio_domain::CommunityId;
use patio_domain::community::Tile;
use patio_protocol::Command;
use patio_protocol::command::CommunityCreate;

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
