//! Memberships and invitations to communities, with their records. A membership grants the community's scope and ends with it.

use super::place::{Place, member_role, member_word};
use crate::core::sync::changes::Changes;
use crate::core::sync::grant;
use crate::store::{StoreError, Tx};
use patio_domain::community::MemberRole;
use patio_domain::{CommunityId, PersonId, Scope};
use patio_protocol::record::{InvitationBody, MembershipBody, invitation_id, membership_id};
use patio_protocol::{Kind, Record};

/// Makes a person a member and counts them in `place`; the caller stores the counts.
pub(in crate::core) fn insert(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    place: &mut Place,
    person: PersonId,
    role: MemberRole,
    since_at: i64,
) -> Result<(), StoreError> {
    let (community, member) = (place.id.to_string(), person.to_string());
    let sql = "INSERT INTO membership (community_id, person_id, role, since_at) VALUES ($1, $2, $3, $4)";
    tx.execute(sql, &[(&community).into(), (&member).into(), member_word(role).into(), since_at.into()])?;
    place.members += 1;
    place.managers += u64::from(role == MemberRole::Manager);
    let scope = Scope::Community(place.id);
    grant::insert(tx, changes, person, &scope)?;
    let record = Record::Membership(MembershipBody { community: place.id, person, role, since_at });
    changes.put(&scope, membership_id(place.id, person), &record)
}

/// A membership, if the person is a member.
pub(in crate::core) fn find(tx: &mut dyn Tx, community: CommunityId, person: PersonId) -> Result<Option<MembershipBody>, StoreError> {
    let (of, member) = (community.to_string(), person.to_string());
    let sql = "SELECT role, since_at FROM membership WHERE community_id = $1 AND person_id = $2";
    let Some(row) = tx.query_opt(sql, &[(&of).into(), (&member).into()])? else { return Ok(None) };
    Ok(Some(MembershipBody { community, person, role: member_role(row.text(0)?)?, since_at: row.int(1)? }))
}

/// Gives a member another role and counts it in `place`; the caller stores the counts.
pub(in crate::core) fn update_role(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    place: &mut Place,
    membership: MembershipBody,
    role: MemberRole,
) -> Result<(), StoreError> {
    let (community, member) = (place.id.to_string(), membership.person.to_string());
    let sql = "UPDATE membership SET role = $3 WHERE community_id = $1 AND person_id = $2";
    if tx.execute(sql, &[(&community).into(), (&member).into(), member_word(role).into()])? != 1 {
        return Err(StoreError::Raced);
    }
    match role {
        MemberRole::Manager => place.managers += 1,
        MemberRole::Member => place.managers = place.managers.saturating_sub(1),
    }
    let (scope, id) = (Scope::Community(place.id), membership_id(place.id, membership.person));
    changes.put(&scope, id, &Record::Membership(MembershipBody { role, ..membership }))
}

/// Ends a membership and takes it off the counts in `place`; the caller stores them. The grant goes with it (S8).
pub(in crate::core) fn remove(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    place: &mut Place,
    person: PersonId,
    role: MemberRole,
) -> Result<(), StoreError> {
    let (community, member) = (place.id.to_string(), person.to_string());
    let sql = "DELETE FROM membership WHERE community_id = $1 AND person_id = $2";
    if tx.execute(sql, &[(&community).into(), (&member).into()])? != 1 {
        return Err(StoreError::Raced);
    }
    place.members = place.members.saturating_sub(1);
    place.managers = place.managers.saturating_sub(u64::from(role == MemberRole::Manager));
    let scope = Scope::Community(place.id);
    grant::remove(tx, changes, person, &scope)?;
    changes.remove(&scope, Kind::Membership, membership_id(place.id, person));
    Ok(())
}

/// Invites a person.
pub(in crate::core) fn insert_invitation(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    place: &Place,
    person: PersonId,
    invited_by: PersonId,
    invited_at: i64,
) -> Result<(), StoreError> {
    let (community, invited, by) = (place.id.to_string(), person.to_string(), invited_by.to_string());
    let sql = "INSERT INTO community_invitation (community_id, person_id, invited_by, invited_at) VALUES ($1, $2, $3, $4)";
    tx.execute(sql, &[(&community).into(), (&invited).into(), (&by).into(), invited_at.into()])?;
    put_invitation(changes, place, person, invited_by, invited_at)
}

/// Publishes the invitations that wait, after the community got another name or description.
pub(in crate::core) fn update_invitations(tx: &mut dyn Tx, changes: &mut Changes, place: &Place) -> Result<(), StoreError> {
    let community = place.id.to_string();
    let sql = "SELECT person_id, invited_by, invited_at FROM community_invitation WHERE community_id = $1 ORDER BY person_id";
    for row in tx.query(sql, &[(&community).into()])? {
        let (person, invited_by, invited_at) = (row.parse(0)?, row.parse(1)?, row.int(2)?);
        put_invitation(changes, place, person, invited_by, invited_at)?;
    }
    Ok(())
}

fn put_invitation(changes: &mut Changes, place: &Place, person: PersonId, invited_by: PersonId, invited_at: i64) -> Result<(), StoreError> {
    let (name, description) = (place.name.clone(), place.description.clone());
    let record = Record::Invitation(InvitationBody { community: place.id, name, description, invited_by, invited_at });
    changes.put(&Scope::Person(person), invitation_id(place.id, person), &record)
}

/// Takes an invitation away: it was accepted or taken back.
pub(in crate::core) fn remove_invitation(
    tx: &mut dyn Tx,
    changes: &mut Changes,
    place: &Place,
    person: PersonId,
) -> Result<(), StoreError> {
    let (community, invited) = (place.id.to_string(), person.to_string());
    let sql = "DELETE FROM community_invitation WHERE community_id = $1 AND person_id = $2";
    tx.execute(sql, &[(&community).into(), (&invited).into()])?;
    changes.remove(&Scope::Person(person), Kind::Invitation, invitation_id(place.id, person));
    Ok(())
}
