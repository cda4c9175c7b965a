//! Communities: the commands that make, join, leave and manage one, and the records about it and its members.
//!
//! Owns their bodies, rules and ids. Must not know what is written in a community.

use crate::derived_id::derived_id;
use crate::intent::{Intent, Need, none};
use crate::lane::Lane;
use patio_domain::community::{self, Access, MemberRole, Tile};
use patio_domain::{CommunityId, PersonId, Refusal};
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

/// Body of `community.create`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the community record")]
pub struct CommunityCreate {
    pub community: CommunityId,
    pub name: String,
    pub description: String,
    pub access: Access,
}

impl Intent for CommunityCreate {
    fn lane(&self) -> Lane {
        Lane::community(self.community)
    }

    fn check(&self) -> Result<(), Refusal> {
        community::check_name(&self.name)?;
        community::check_description(&self.description).map(drop)
    }

    fn needs(&self) -> Vec<Need> {
        vec![Need::Profile]
    }

    fn gives(&self) -> Option<Need> {
        Some(Need::Community(self.community))
    }

    none!(files, text);
}

/// Body of `community.join`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are named by their types")]
pub struct CommunityJoin {
    pub community: CommunityId,
}

impl Intent for CommunityJoin {
    fn lane(&self) -> Lane {
        Lane::community(self.community)
    }

    fn gives(&self) -> Option<Need> {
        Some(Need::Community(self.community))
    }

    none!(check, files, text, needs);
}

/// Body of `community.leave`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are named by their types")]
pub struct CommunityLeave {
    pub community: CommunityId,
}

/// Body of `community.invite`: the person is invited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are named by their types")]
pub struct CommunityInvite {
    pub community: CommunityId,
    pub person: PersonId,
}

/// Body of `community.remove_member`: the person is no longer a member, or no longer invited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are named by their types")]
pub struct CommunityRemoveMember {
    pub community: CommunityId,
    pub person: PersonId,
}

/// Body of `community.set_tile`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommunitySetTile {
    /// The community.
    pub community: CommunityId,
    /// Its tile from now on; without one each laptop chooses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tile: Option<Tile>,
}

impl Intent for CommunitySetTile {
    fn lane(&self) -> Lane {
        Lane::community(self.community)
    }

    fn check(&self) -> Result<(), Refusal> {
        self.tile.map_or(Ok(()), community::check_tile)
    }

    none!(files, text, needs, gives);
}

/// Body of `community.set_role`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommunitySetRole {
    /// The community.
    pub community: CommunityId,
    /// A member of it.
    pub person: PersonId,
    /// Their role from now on.
    pub role: MemberRole,
}

/// Body of `community.update`. A field that is absent stays as it is: two managers who change different fields both get their way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommunityUpdate {
    /// The community.
    pub community: CommunityId,
    /// Its name from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is for, from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl Intent for CommunityUpdate {
    fn lane(&self) -> Lane {
        Lane::community(self.community)
    }

    fn check(&self) -> Result<(), Refusal> {
        if let Some(name) = &self.name {
            community::check_name(name)?;
        }
        self.description.as_deref().map_or(Ok(()), |description| community::check_description(description).map(drop))
    }

    none!(files, text, needs, gives);
}

/// What commands say of themselves whose bodies are nothing but ids and words of a closed list: there is no rule that they could break alone.
macro_rules! of_ids {
    ($($body:ident),+) => { $(
        impl Intent for $body {
            fn lane(&self) -> Lane {
                Lane::community(self.community)
            }

            none!(check, files, text, needs, gives);
        }
    )+ };
}
of_ids!(CommunityLeave, CommunityInvite, CommunityRemoveMember, CommunitySetRole);

/// A community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommunityBody {
    /// Its name, unique among those a person can see.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Open or closed.
    pub access: Access,
    /// How many members it has, counted after the gate.
    pub member_count: u64,
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
    /// The tile that a manager chose, if one did. One that only a newer version can read counts as none (S13).
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "tile_if_known")]
    pub tile: Option<Tile>,
}

fn tile_if_known<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Tile>, D::Error> {
    let tile = serde_json::Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(tile).ok())
}

/// A membership.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MembershipBody {
    /// The community.
    pub community: CommunityId,
    /// The member.
    pub person: PersonId,
    /// Their role in it.
    pub role: MemberRole,
    /// Since when, UTC milliseconds.
    pub since_at: i64,
}

/// An invitation to a closed community. Carries what the invited person needs to decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvitationBody {
    /// The community.
    pub community: CommunityId,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Who invites.
    pub invited_by: PersonId,
    /// When, UTC milliseconds.
    pub invited_at: i64,
}

/// The id of a membership record.
#[must_use]
pub fn membership_id(community: CommunityId, person: PersonId) -> Uuid {
    derived_id(&[b"membership", community.0.as_bytes(), person.0.as_bytes()])
}

/// The id of an invitation record.
#[must_use]
pub fn invitation_id(community: CommunityId, person: PersonId) -> Uuid {
    derived_id(&[b"invitation", community.0.as_bytes(), person.0.as_bytes()])
}
