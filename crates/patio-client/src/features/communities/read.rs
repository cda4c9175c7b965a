//! Communities: joined, open, invited.

mod members;

use crate::features::communities::view::*;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::community::Tile;
use patio_domain::{Access, CommunityId, MemberRole, PersonId, name};
use patio_protocol::record::{CommunityBody, InvitationBody, MembershipBody, membership_id};

/// A community as this person stands to it.
pub(crate) struct Place {
    pub id: String,
    pub body: CommunityBody,
    pub role: Option<MemberRole>,
    pub joined: bool,
    pub pending: bool,
    pub tile: Tile,
}

impl Place {
    pub(crate) fn head(&self) -> CommunityHead {
        CommunityHead {
            id: self.id.clone(),
            name: self.body.name.clone(),
            closed: self.body.access == Access::Closed,
            member_count: self.body.member_count,
            hue: self.tile.hue.into(),
            pattern: self.tile.pattern.into(),
        }
    }
}

impl Reading<'_> {
    /// Whether this person sees another community of this name than `community`: an open one, one they are in or invited to, or one
    /// of theirs that waits to be made or renamed. The server refuses a name by the same rule.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn knows_other_community(&self, community: CommunityId, name: &str) -> Result<bool, StoreError> {
        let key = name::key(name);
        let is_same = |other: CommunityId, name: &str| other != community && name::key(name) == key;
        if key.is_empty() {
            return Ok(false);
        }
        if self.pending.communities().any(|(_, made)| is_same(made.community, &made.name))
            || self.pending.community_updates().any(|update| update.name.as_ref().is_some_and(|name| is_same(update.community, name)))
        {
            return Ok(true);
        }
        let sql = "SELECT 1 FROM record WHERE kind = 'community' AND parent = ?1 AND id <> ?2 LIMIT 1";
        if self.connection.prepare_cached(sql)?.exists([&key, &community.to_string()])? {
            return Ok(true);
        }
        let mut statement = self.connection.prepare_cached("SELECT body FROM record WHERE kind = 'invitation'")?;
        let bodies = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let mut invitations = bodies.iter().filter_map(|body| serde_json::from_str::<InvitationBody>(body).ok());
        Ok(invitations.any(|invitation| is_same(invitation.community, &invitation.name)))
    }

    fn role_in(&self, community: &str) -> Result<Option<MemberRole>, StoreError> {
        let (Some(place), Some(me)) = (parse::<CommunityId>(community), parse::<PersonId>(&self.me)) else { return Ok(None) };
        let found = self.record::<MembershipBody>("membership", &membership_id(place, me).to_string())?;
        Ok(found.map(|membership| self.pending.role(place, me).unwrap_or(membership.role)))
    }

    fn place_of(&self, id: String, mut body: CommunityBody) -> Result<Place, StoreError> {
        for update in self.pending.community_updates().filter(|update| update.community.to_string() == id) {
            body.name = update.name.clone().unwrap_or(body.name);
            body.description = update.description.clone().unwrap_or(body.description);
        }
        let role = self.role_in(&id)?;
        let hoped = parse(&id).and_then(|community| self.pending.joined(community));
        let joined = hoped.unwrap_or(role.is_some());
        Ok(Place { pending: joined != role.is_some(), joined, role, tile: self.tile(&id)?, id, body })
    }

    /// A community, confirmed or just made here.
    pub(crate) fn place(&self, id: &str) -> Result<Option<Place>, StoreError> {
        if let Some(body) = self.record::<CommunityBody>("community", id)? {
            return self.place_of(id.to_owned(), body).map(Some);
        }
        self.pending
            .communities()
            .find(|(_, made)| made.community.to_string() == id)
            .map(|(pending, made)| {
                let body = CommunityBody {
                    name: made.name.clone(),
                    description: made.description.clone(),
                    access: made.access,
                    member_count: 1,
                    created_at: pending.row.saved_at,
                    tile: None,
                };
                let place = self.place_of(id.to_owned(), body)?;
                Ok(Place { role: Some(MemberRole::Manager), joined: true, pending: true, ..place })
            })
            .transpose()
    }

    /// Every community this person may know of, by name.
    pub(crate) fn places(&self) -> Result<Vec<Place>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id, MIN(body) FROM record WHERE kind = 'community' GROUP BY id")?;
        let rows =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?.collect::<Result<Vec<_>, _>>()?;
        let mut places = Vec::new();
        for (id, body) in rows {
            if let Ok(body) = serde_json::from_str::<CommunityBody>(&body) {
                places.push(self.place_of(id, body)?);
            }
        }
        for (_, made) in self.pending.communities() {
            let id = made.community.to_string();
            if places.iter().all(|place| place.id != id) {
                places.extend(self.place(&id)?);
            }
        }
        places.sort_by_cached_key(|place| name::key(&place.body.name));
        Ok(places)
    }

    /// The list of communities.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn community_list(&self) -> Result<CommunityList, StoreError> {
        let mut list = CommunityList { joined: vec![], open: vec![], invitations: vec![] };
        for place in self.places()? {
            let unread = if place.joined { self.count_unread(&place.id)? } else { 0 };
            let row = CommunityRow { head: place.head(), description: place.body.description.clone(), unread, pending: place.pending };
            if place.joined {
                list.joined.push(row)
            } else if place.body.access == Access::Open {
                list.open.push(row)
            }
        }
        let mut statement = self.connection.prepare_cached("SELECT body FROM record WHERE kind = 'invitation' ORDER BY at, id")?;
        let bodies = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        for invitation in bodies.iter().filter_map(|body| serde_json::from_str::<InvitationBody>(body).ok()) {
            if self.pending.joined(invitation.community) == Some(true) {
                continue;
            }
            list.invitations.push(InvitationRow {
                community: invitation.community.to_string(),
                name: invitation.name,
                description: invitation.description,
                invited_by: self.card(&invitation.invited_by.to_string())?,
                invited_at: invitation.invited_at,
            });
        }
        Ok(list)
    }

    /// One community, if this person may know of it.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn community(&self, id: &str) -> Result<Option<CommunityView>, StoreError> {
        Ok(self.place(id)?.map(|place| CommunityView {
            head: place.head(),
            description: place.body.description.clone(),
            joined: place.joined,
            is_manager: place.role == Some(MemberRole::Manager),
            tile_chosen: self.chosen_tile(&place.id, place.body.tile).is_some(),
            pending: place.pending,
            created_at: place.body.created_at,
        }))
    }
}
