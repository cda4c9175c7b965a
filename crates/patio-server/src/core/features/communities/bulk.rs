//! Communities and their members that an import brings in.

use super::member;
use super::place::{self, Place};
use crate::core::Bulk;
use crate::store::StoreError;
use patio_domain::community::{Access, MemberRole};
use patio_domain::{CommunityId, PersonId};

/// A community to bring in.
#[derive(Clone, Debug)]
pub struct NewCommunity {
    /// Its name; unique among open communities without regard to case (see [`super::place::name_key`]).
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Open or closed.
    pub access: Access,
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
}

impl Bulk<'_> {
    /// Brings a community in, without members yet.
    ///
    /// # Errors
    /// When the store fails, or an open community of that name exists.
    pub fn insert_community(&mut self, id: CommunityId, made: NewCommunity) -> Result<(), StoreError> {
        let NewCommunity { name, description, access, created_at } = made;
        let place = Place { id, name, description, access, created_at, tile: None, members: 0, managers: 0 };
        place::insert(self.tx, &place)?;
        place::update_counts(self.tx, &mut self.changes, &place)
    }

    /// Makes a person a member; nothing happens when they are one.
    ///
    /// # Errors
    /// When the store fails, or there is no such community.
    pub fn insert_member(&mut self, community: CommunityId, person: PersonId, role: MemberRole, since_at: i64) -> Result<(), StoreError> {
        if place::find_role(self.tx, community, person)?.is_some() {
            return Ok(());
        }
        let mut place = place::find_held(self.tx, community)?.ok_or(StoreError::Shape("a community that is not there"))?;
        member::insert(self.tx, &mut self.changes, &mut place, person, role, since_at)?;
        place::update_counts(self.tx, &mut self.changes, &place)
    }
}
