//! Communities as command handling needs them: facts, standings, and the records their audiences see.

use super::COMMUNITY;
use crate::core::sync::changes::Changes;
use crate::core::sync::effect::{Act, Stop};
use crate::core::sync::entity;
use crate::store::{Row, StoreError, Tx};
use patio_domain::community::{Access, MemberRole, TILE_KINDS, Tile};
use patio_domain::{CommunityId, CommunityStanding, PersonId, Refusal, Scope, name};
use patio_protocol::Record;
use patio_protocol::record::CommunityBody;

/// A community.
#[derive(Clone, Debug)]
pub(in crate::core) struct Place {
    pub(in crate::core) id: CommunityId,
    pub(in crate::core) name: String,
    pub(in crate::core) description: String,
    pub(in crate::core) access: Access,
    pub(in crate::core) created_at: i64,
    pub(in crate::core) tile: Option<Tile>,
    pub(in crate::core) members: u64,
    pub(in crate::core) managers: u64,
}

pub(in crate::core) fn access_word(access: Access) -> &'static str {
    match access {
        Access::Open => "open",
        Access::Closed => "closed",
    }
}

pub(in crate::core) fn member_word(role: MemberRole) -> &'static str {
    match role {
        MemberRole::Member => "member",
        MemberRole::Manager => "manager",
    }
}

fn tile_number(tile: Tile) -> i64 {
    i64::from(tile.pattern) * i64::from(TILE_KINDS) + i64::from(tile.hue)
}

fn tile_of(number: i64) -> Result<Tile, StoreError> {
    let part = |number: i64| u8::try_from(number).map_err(|_| StoreError::Shape("an unknown tile"));
    Ok(Tile { pattern: part(number / i64::from(TILE_KINDS))?, hue: part(number % i64::from(TILE_KINDS))? })
}

fn read(row: &Row) -> Result<Place, StoreError> {
    let access = match row.text(3)? {
        "open" => Access::Open,
        "closed" => Access::Closed,
        _ => return Err(StoreError::Shape("an unknown access")),
    };
    let count = |at| row.int(at).map(|count| u64::try_from(count).unwrap_or(0));
    Ok(Place {
        id: row.parse(0)?,
        name: row.text(1)?.to_owned(),
        description: row.text(2)?.to_owned(),
        access,
        created_at: row.int(4)?,
        members: count(5)?,
        managers: count(6)?,
        tile: row.opt_int(7)?.map(tile_of).transpose()?,
    })
}

/// A community by its id.
pub(in crate::core) fn find(tx: &mut dyn Tx, community: CommunityId) -> Result<Option<Place>, StoreError> {
    let id = community.to_string();
    let sql = "SELECT community_id, name, description, access, created_at, member_count, manager_count, tile \
               FROM community WHERE community_id = $1";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// A community, held until the transaction ends, so that its counts stay true. The write changes nothing; it takes the lock.
pub(in crate::core) fn find_held(tx: &mut dyn Tx, community: CommunityId) -> Result<Option<Place>, StoreError> {
    let id = community.to_string();
    let sql = "UPDATE community SET member_count = member_count WHERE community_id = $1 \
               RETURNING community_id, name, description, access, created_at, member_count, manager_count, tile";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// A person's role in a community, if a member.
pub(in crate::core) fn find_role(tx: &mut dyn Tx, community: CommunityId, person: PersonId) -> Result<Option<MemberRole>, StoreError> {
    let (community, person) = (community.to_string(), person.to_string());
    let sql = "SELECT role FROM membership WHERE community_id = $1 AND person_id = $2";
    tx.query_opt(sql, &[(&community).into(), (&person).into()])?.map(|row| member_role(row.text(0)?)).transpose()
}

pub(super) fn member_role(word: &str) -> Result<MemberRole, StoreError> {
    match word {
        "member" => Ok(MemberRole::Member),
        "manager" => Ok(MemberRole::Manager),
        _ => Err(StoreError::Shape("an unknown member role")),
    }
}

/// Whether an invitation is waiting.
pub(in crate::core) fn is_invited(tx: &mut dyn Tx, community: CommunityId, person: PersonId) -> Result<bool, StoreError> {
    let (community, person) = (community.to_string(), person.to_string());
    let sql = "SELECT invited_at FROM community_invitation WHERE community_id = $1 AND person_id = $2";
    Ok(tx.query_opt(sql, &[(&community).into(), (&person).into()])?.is_some())
}

impl Act<'_> {
    /// How the acting person stands in a community.
    pub(in crate::core) fn standing_in(&mut self, place: &Place) -> Result<CommunityStanding, StoreError> {
        let role = find_role(self.tx, place.id, self.person)?;
        let invited = role.is_none() && is_invited(self.tx, place.id, self.person)?;
        Ok(CommunityStanding { access: place.access, role, invited })
    }

    /// The community, when there is one; "not there" and "not to be seen" are one answer.
    pub(in crate::core) fn place(&mut self, community: CommunityId) -> Result<Place, Stop> {
        find(self.tx, community)?.ok_or(Stop::Refused(Refusal::NotFound))
    }

    /// The same, held until the transaction ends, with how the person stands in it. `may` is asked before and after: a person without
    /// rights makes nobody wait, and what held before the lock holds under it.
    pub(in crate::core) fn held_place(
        &mut self,
        community: CommunityId,
        may: impl Fn(CommunityStanding) -> Result<(), Refusal>,
    ) -> Result<(Place, CommunityStanding), Stop> {
        let seen = self.place(community)?;
        may(self.standing_in(&seen)?)?;
        let place = find_held(self.tx, community)?.ok_or(Stop::Refused(Refusal::NotFound))?;
        let standing = self.standing_in(&place)?;
        may(standing)?;
        Ok((place, standing))
    }
}

/// Stores a community's counts and publishes it: in its own scope, and for everybody when it is open.
pub(in crate::core) fn update_counts(tx: &mut dyn Tx, changes: &mut Changes, place: &Place) -> Result<(), StoreError> {
    let id = place.id.to_string();
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let sql = "UPDATE community SET member_count = $2, manager_count = $3 WHERE community_id = $1";
    tx.execute(sql, &[(&id).into(), count(place.members).into(), count(place.managers).into()])?;
    publish(changes, place)
}

/// Stores the tile that a manager chose and publishes the community.
pub(in crate::core) fn update_tile(tx: &mut dyn Tx, changes: &mut Changes, place: &Place) -> Result<(), StoreError> {
    let id = place.id.to_string();
    tx.execute("UPDATE community SET tile = $2 WHERE community_id = $1", &[(&id).into(), place.tile.map(tile_number).into()])?;
    publish(changes, place)
}

/// Stores how many managers there are, which no record says.
pub(in crate::core) fn update_managers(tx: &mut dyn Tx, place: &Place) -> Result<(), StoreError> {
    let (id, managers) = (place.id.to_string(), i64::try_from(place.managers).unwrap_or(i64::MAX));
    tx.execute("UPDATE community SET manager_count = $2 WHERE community_id = $1", &[(&id).into(), managers.into()]).map(drop)
}

/// Stores name and description and publishes the community.
pub(in crate::core) fn update_words(tx: &mut dyn Tx, changes: &mut Changes, place: &Place) -> Result<(), StoreError> {
    let (id, key) = (place.id.to_string(), name::key(&place.name));
    let sql = "UPDATE community SET name = $2, name_key = $3, description = $4 WHERE community_id = $1";
    tx.execute(sql, &[(&id).into(), (&place.name).into(), (&key).into(), (&place.description).into()])?;
    publish(changes, place)
}

fn publish(changes: &mut Changes, place: &Place) -> Result<(), StoreError> {
    let record = Record::Community(CommunityBody {
        name: place.name.clone(),
        description: place.description.clone(),
        access: place.access,
        member_count: place.members,
        created_at: place.created_at,
        tile: place.tile,
    });
    if place.access == Access::Open {
        changes.put(&Scope::Org, place.id.0, &record)?;
    }
    changes.put(&Scope::Community(place.id), place.id.0, &record)
}

/// A new community without members; the caller publishes it with its counts.
pub(in crate::core) fn insert(tx: &mut dyn Tx, place: &Place) -> Result<(), StoreError> {
    entity::insert(tx, place.id.0, COMMUNITY)?;
    let (id, key) = (place.id.to_string(), name::key(&place.name));
    let sql = "INSERT INTO community (community_id, name, name_key, description, access, created_at, member_count, manager_count) \
               VALUES ($1, $2, $3, $4, $5, $6, 0, 0)";
    let access = access_word(place.access);
    let params = [(&id).into(), (&place.name).into(), (&key).into(), (&place.description).into(), access.into(), place.created_at.into()];
    tx.execute(sql, &params).map(drop)
}
