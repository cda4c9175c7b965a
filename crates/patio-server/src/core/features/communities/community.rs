//! Making, joining, leaving and managing communities.

use super::member;
use super::place::{self, Place, find_role, is_invited, update_counts};
use crate::core::identity::account;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::core::sync::entity;
use patio_domain::community::{MemberRole, check_description, check_name};
use patio_domain::limits::{EVERYBODY, Quota, RELATIONS};
use patio_domain::permission::{may_become, may_join, may_leave, may_manage};
use patio_domain::{CommunityId, CommunityStanding, Refusal, name};
use patio_protocol::command::{
    CommunityCreate, CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember, CommunitySetRole, CommunitySetTile,
    CommunityUpdate,
};
use patio_protocol::record::AccountState;

/// `community.create`.
impl Effect for CommunityCreate {
    const QUOTA: Quota = EVERYBODY;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let (name, description) = (check_name(&self.name)?, check_description(&self.description)?);
        if entity::is_used(act.tx, self.community.0)? {
            return Err(Refusal::IdTaken.into());
        }
        if name_is_taken(act, self.community, &name)? {
            return Err(Refusal::NameTaken.into());
        }
        let (id, access, created_at) = (self.community, self.access, act.now);
        let mut place = Place { id, name, description, access, created_at, tile: None, members: 0, managers: 0 };
        place::insert(act.tx, &place)?;
        member::insert(act.tx, act.changes, &mut place, act.person, MemberRole::Manager, act.now)?;
        Ok(update_counts(act.tx, act.changes, &place)?)
    }
}

/// Whether the person sees another community of that name. One they cannot see does not count: its name must not leak. Two open
/// ones that get it at the same moment meet at a unique index, and the later one is asked to try again.
fn name_is_taken(act: &mut Act<'_>, community: CommunityId, name: &str) -> Result<bool, Stop> {
    let (key, person, own) = (name::key(name), act.person.to_string(), community.to_string());
    let sql = "SELECT c.community_id FROM community c WHERE c.name_key = $1 AND c.community_id <> $3 AND (c.access = 'open' \
               OR EXISTS (SELECT 1 FROM membership m WHERE m.community_id = c.community_id AND m.person_id = $2) \
               OR EXISTS (SELECT 1 FROM community_invitation i WHERE i.community_id = c.community_id AND i.person_id = $2)) LIMIT 1";
    Ok(act.tx.query_opt(sql, &[(&key).into(), (&person).into(), (&own).into()])?.is_some())
}

/// `community.join`. Joining twice is joining once. A person who joins an empty community becomes its manager.
impl Effect for CommunityJoin {
    const QUOTA: Quota = RELATIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let CommunityJoin { community } = self;
        let (mut place, standing) = act.held_place(community, may_join)?;
        if standing.role.is_some() {
            return Ok(());
        }
        if standing.invited {
            member::remove_invitation(act.tx, act.changes, &place, act.person)?;
        }
        let role = if place.members == 0 { MemberRole::Manager } else { MemberRole::Member };
        member::insert(act.tx, act.changes, &mut place, act.person, role, act.now)?;
        Ok(update_counts(act.tx, act.changes, &place)?)
    }
}

/// `community.leave`.
impl Effect for CommunityLeave {
    const QUOTA: Quota = RELATIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let CommunityLeave { community } = self;
        // Whether the last manager may go depends on counts that only the lock keeps.
        let (place, standing) = act.held_place(community, |standing| may_leave(standing, 2, 1))?;
        leave_held(act, place, standing)
    }
}

fn leave_held(act: &mut Act<'_>, mut place: Place, standing: CommunityStanding) -> Result<(), Stop> {
    may_leave(standing, place.managers, place.members)?;
    let Some(role) = standing.role else { return Err(Refusal::NotFound.into()) };
    member::remove(act.tx, act.changes, &mut place, act.person, role)?;
    Ok(update_counts(act.tx, act.changes, &place)?)
}

/// `community.invite`. Inviting a member, or a person who is invited already, changes nothing.
impl Effect for CommunityInvite {
    const QUOTA: Quota = RELATIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let CommunityInvite { community, person } = self;
        let (place, _) = act.held_place(community, may_manage)?;
        match account::find(act.tx, person)? {
            Some(account) if account.state != AccountState::Disabled => {}
            _ => return Err(Refusal::NotFound.into()),
        }
        if find_role(act.tx, community, person)?.is_some() || is_invited(act.tx, community, person)? {
            return Ok(());
        }
        Ok(member::insert_invitation(act.tx, act.changes, &place, person, act.person, act.now)?)
    }
}

/// `community.remove_member`. Takes back an invitation, too. Removing oneself is leaving; removing a person who is no
/// longer a member changes nothing.
impl Effect for CommunityRemoveMember {
    const QUOTA: Quota = RELATIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let CommunityRemoveMember { community, person } = self;
        let (mut place, standing) = act.held_place(community, may_manage)?;
        if person == act.person {
            return leave_held(act, place, standing);
        }
        if account::find(act.tx, person)?.is_none() {
            return Err(Refusal::NotFound.into());
        }
        if is_invited(act.tx, community, person)? {
            member::remove_invitation(act.tx, act.changes, &place, person)?;
        }
        if let Some(role) = find_role(act.tx, community, person)? {
            member::remove(act.tx, act.changes, &mut place, person, role)?;
            update_counts(act.tx, act.changes, &place)?;
        }
        Ok(())
    }
}

/// `community.set_tile`. Setting the tile that is set changes nothing.
impl Effect for CommunitySetTile {
    const QUOTA: Quota = EVERYBODY;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let CommunitySetTile { community, tile } = self;
        let (mut place, _) = act.held_place(community, may_manage)?;
        if place.tile == tile {
            return Ok(());
        }
        place.tile = tile;
        Ok(place::update_tile(act.tx, act.changes, &place)?)
    }
}

/// `community.set_role`. Giving the role that a member has changes nothing. A manager who becomes a member is one command like any other,
/// so two managers who take each other's role are decided one after the other, and one of the two stays.
impl Effect for CommunitySetRole {
    const QUOTA: Quota = RELATIONS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let CommunitySetRole { community, person, role } = self;
        let (mut place, _) = act.held_place(community, may_manage)?;
        let membership = member::find(act.tx, community, person)?.ok_or(Refusal::NotFound)?;
        may_become(membership.role, role, place.managers)?;
        if membership.role == role {
            return Ok(());
        }
        member::update_role(act.tx, act.changes, &mut place, membership, role)?;
        Ok(place::update_managers(act.tx, &place)?)
    }
}

/// `community.update`. A name or description that is there already changes nothing. Invitations that wait say the new name, too.
impl Effect for CommunityUpdate {
    const QUOTA: Quota = EVERYBODY;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let CommunityUpdate { community, name, description } = self;
        let name = name.as_deref().map(check_name).transpose()?;
        let description = description.as_deref().map(check_description).transpose()?;
        let (place, _) = act.held_place(community, may_manage)?;
        let (name, description) = (name.unwrap_or_else(|| place.name.clone()), description.unwrap_or_else(|| place.description.clone()));
        if (&name, &description) == (&place.name, &place.description) {
            return Ok(());
        }
        if name_is_taken(act, community, &name)? {
            return Err(Refusal::NameTaken.into());
        }
        let place = Place { name, description, ..place };
        place::update_words(act.tx, act.changes, &place)?;
        Ok(member::update_invitations(act.tx, act.changes, &place)?)
    }
}
