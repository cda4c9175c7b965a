//! Communities: joined, open, invited; and their members.

use crate::features::communities::view::*;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::community::Tile;
use patio_domain::{Access, CommunityId, MemberRole, PersonId, name};
use patio_protocol::record::{CommunityBody, InvitationBody, MembershipBody, membership_id};
use rusqlite::params;

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
    /// Whether this person sees a community of this name: an open one, one they are in or invited to, or one of theirs that waits
    /// to be made. The server refuses a new community by the same rule.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn knows_community(&self, name: &str) -> Result<bool, StoreError> {
        let key = name::key(name);
        let is_same = |other: &str| name::key(other) == key;
        if key.is_empty() || self.pending.communities().any(|(_, made)| is_same(&made.name)) {
            return Ok(!key.is_empty());
        }
        let mut statement = self.connection.prepare_cached("SELECT 1 FROM record WHERE kind = 'community' AND parent = ?1 LIMIT 1")?;
        if statement.exists([&key])? {
            return Ok(true);
        }
        let mut statement = self.connection.prepare_cached("SELECT body FROM record WHERE kind = 'invitation'")?;
        let bodies = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(bodies.iter().filter_map(|body| serde_json::from_str::<InvitationBody>(body).ok()).any(|invitation| is_same(&invitation.name)))
    }

    fn role_in(&self, community: &str) -> Result<Option<MemberRole>, StoreError> {
        let (Some(place), Some(me)) = (parse::<CommunityId>(community), parse::<PersonId>(&self.me)) else { return Ok(None) };
        let found = self.record::<MembershipBody>("membership", &membership_id(place, me).to_string())?;
        Ok(found.map(|membership| membership.role))
    }

    fn place_of(&self, id: String, body: CommunityBody) -> Result<Place, StoreError> {
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
                let tile = self.tile(id)?;
                Ok(Place { id: id.to_owned(), body, role: Some(MemberRole::Manager), joined: true, pending: true, tile })
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

    /// Members of a community, in the order they came, paged by keyset.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn members(&self, request: &CommunityPageRequest) -> Result<MemberPage, StoreError> {
        let limit = i64::from(request.limit.unwrap_or(50).clamp(1, 200));
        let (at, id) = crate::features::feed::read::rows::read_key(request.after.as_deref()).unwrap_or((i64::MIN, String::new()));
        let mut statement = self.connection.prepare_cached(
            "SELECT body, at, id FROM record WHERE kind = 'membership' AND parent = ?1 AND (at, id) > (?2, ?3) ORDER BY at, id LIMIT ?4",
        )?;
        let rows = statement
            .query_map(params![request.community, at, id, limit], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
            })?
            .collect::<Result<Vec<_>, _>>()?;
        let next = if i64::try_from(rows.len()).ok() == Some(limit) {
            rows.last().map(|(_, at, id)| crate::features::feed::read::rows::write_key(*at, id))
        } else {
            None
        };
        let mut members = Vec::new();
        for (body, _, _) in rows {
            if let Ok(membership) = serde_json::from_str::<MembershipBody>(&body) {
                members.push(Member {
                    person: self.card(&membership.person.to_string())?,
                    is_manager: membership.role == MemberRole::Manager,
                });
            }
        }
        Ok(MemberPage { members, next })
    }
}
