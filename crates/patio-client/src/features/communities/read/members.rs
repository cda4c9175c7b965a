//! The members of a community: managers first, then by name, or those whose names fit what is typed.
//!
//! Owns the order of members and its pages. What waits in the outbox lies over it (S7): a role that was given, a member who was removed.
//! Shown by `tests/local/members.rs`.

use crate::features::communities::view::{Member, MemberPage, MemberRequest};
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use crate::text::names::NameIndex;
use patio_domain::{CommunityId, MemberRole, PersonId};
use std::collections::HashMap;

const PAGE: u32 = 60;
const PAGE_MAX: u32 = 200;

/// Where a member stands in the list.
type Place = (bool, String, String);

impl Reading<'_> {
    /// A page of members.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn members(&self, request: &MemberRequest, names: &NameIndex) -> Result<MemberPage, StoreError> {
        let roles = self.roles_in(&request.community)?;
        let managers = roles.values().filter(|role| **role == MemberRole::Manager).count();
        let text = request.text.as_deref().unwrap_or_default().trim();
        let mut page = MemberPage { members: Vec::new(), next: None, managers: u64::try_from(managers).unwrap_or(u64::MAX) };
        let mut people: Vec<Place> = if text.is_empty() {
            let place = |(person, role): (&String, &MemberRole)| {
                // People whose names are not known yet stand at the end of their group.
                let name = names.find(person).unwrap_or("\u{10ffff}").to_owned();
                (*role != MemberRole::Manager, name, person.clone())
            };
            roles.iter().map(place).collect()
        } else {
            let hits = names.search(text, usize::MAX).into_iter().filter(|hit| roles.contains_key(hit.id)).zip(0u32..);
            // Their order is how well they fit.
            hits.map(|(hit, rank)| (false, format!("{rank:010}"), hit.id.to_owned())).collect()
        };
        people.sort();
        let after: Option<Place> = request.after.as_deref().and_then(|after| serde_json::from_str(after).ok());
        let limit = usize::try_from(request.limit.unwrap_or(PAGE).clamp(1, PAGE_MAX)).unwrap_or(1);
        let start = after.map_or(0, |after| people.partition_point(|place| *place <= after));
        let shown = people.get(start..).unwrap_or_default();
        for (_, _, person) in shown.iter().take(limit) {
            let is_manager = roles.get(person) == Some(&MemberRole::Manager);
            page.members.push(Member { person: self.card(person)?, is_manager });
        }
        if shown.len() > limit {
            page.next = shown.get(limit - 1).and_then(|place| serde_json::to_string(place).ok());
        }
        Ok(page)
    }

    /// Everybody's role in a community, as it will be when what waits is accepted.
    fn roles_in(&self, community: &str) -> Result<HashMap<String, MemberRole>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person, json_extract(body, '$.role') FROM record WHERE kind = 'membership' AND parent = ?1 ORDER BY at, id",
        )?;
        let rows = statement.query_map([community], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let mut roles = HashMap::new();
        for row in rows {
            let (person, role) = row?;
            let role = if role == "manager" { MemberRole::Manager } else { MemberRole::Member };
            roles.insert(person, role);
        }
        let Some(place) = parse::<CommunityId>(community) else { return Ok(roles) };
        let touched: Vec<PersonId> = self.pending.touched_members(place);
        for person in touched {
            let id = person.to_string();
            if self.pending.removed(place, person) {
                roles.remove(&id);
            } else if let (Some(role), Some(known)) = (self.pending.role(place, person), roles.get_mut(&id)) {
                *known = role;
            }
        }
        Ok(roles)
    }
}
