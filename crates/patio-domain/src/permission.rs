//! Permissions: pure decisions from facts about the person and about the community or text.
//!
//! Owns every permission of commands. Must not know where the facts come from. The server decides with confirmed facts;
//! the client calls the same functions to tell a person beforehand what the server will answer.

use crate::community::{Access, MemberRole};
use crate::profile::Role;
use crate::refusal::Refusal;

/// The facts about the person who sends a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The profile has name, job and expertise.
    pub profile_complete: bool,
}

/// The facts about this person in one community, which the person may or may not see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommunityStanding {
    /// Open or closed.
    pub access: Access,
    /// The person's role there, if a member.
    pub role: Option<MemberRole>,
    /// Whether an invitation is waiting for the person.
    pub invited: bool,
}

impl CommunityStanding {
    /// Whether the person may see that the community exists.
    #[must_use]
    pub fn visible(&self) -> bool {
        self.access == Access::Open || self.role.is_some() || self.invited
    }
}

/// Checks that the person may write (post, comment, react) in this community. A person needs a profile before the first post.
///
/// # Errors
/// `NotFound` for a closed community of which the person is no member, `NotAMember` for an open one, `ProfileIncomplete` before
/// the person has filled in the profile.
pub fn may_write(person: Standing, place: CommunityStanding) -> Result<(), Refusal> {
    if place.role.is_none() {
        return Err(if place.access == Access::Open { Refusal::NotAMember } else { Refusal::NotFound });
    }
    if !person.profile_complete {
        return Err(Refusal::ProfileIncomplete);
    }
    Ok(())
}

/// Checks that the person may join the community.
///
/// # Errors
/// `NotFound` for a closed community without an invitation.
pub fn may_join(place: CommunityStanding) -> Result<(), Refusal> {
    if place.visible() { Ok(()) } else { Err(Refusal::NotFound) }
}

/// Checks that the person may leave the community. `managers` counts its managers, `members` all its members.
///
/// # Errors
/// `LastManager` when the other members would have no manager, `NotFound` or `NotAMember` when the person is no member.
pub fn may_leave(place: CommunityStanding, managers: u64, members: u64) -> Result<(), Refusal> {
    match place.role {
        None => Err(if place.access == Access::Open { Refusal::NotAMember } else { Refusal::NotFound }),
        Some(MemberRole::Manager) if managers <= 1 && members > 1 => Err(Refusal::LastManager),
        Some(_) => Ok(()),
    }
}

/// Checks that a member of a community may have this role from now on. `was` is their role, `managers` counts the managers.
///
/// # Errors
/// `LastManager` when the community would have no manager.
pub fn may_become(was: MemberRole, role: MemberRole, managers: u64) -> Result<(), Refusal> {
    match (was, role) {
        (MemberRole::Manager, MemberRole::Member) if managers <= 1 => Err(Refusal::LastManager),
        _ => Ok(()),
    }
}

/// Checks that the person may invite colleagues, remove members, give roles, and change name, description and tile.
///
/// # Errors
/// `NotFound` for outsiders of a closed community, `NotAManager` for all others who do not manage it.
pub fn may_manage(place: CommunityStanding) -> Result<(), Refusal> {
    match place.role {
        Some(MemberRole::Manager) => Ok(()),
        Some(MemberRole::Member) => Err(Refusal::NotAManager),
        None if place.access == Access::Open => Err(Refusal::NotAManager),
        None => Err(Refusal::NotFound),
    }
}

/// Checks that the person may change or withdraw this text. Only its author may, and no role changes that.
///
/// # Errors
/// `NotFound` outside the community, `NotTheAuthor`, or `Withdrawn`.
pub fn may_change(place: CommunityStanding, is_author: bool, withdrawn: bool) -> Result<(), Refusal> {
    if place.role.is_none() {
        return Err(Refusal::NotFound);
    }
    if !is_author {
        return Err(Refusal::NotTheAuthor);
    }
    if withdrawn { Err(Refusal::Withdrawn) } else { Ok(()) }
}

/// Checks that the person may rename and merge topics, and undo both: what is found under which name concerns the whole organisation. Managing a
/// community, however large, gives no say about it.
///
/// # Errors
/// `NotACurator`.
pub fn may_curate(role: Role, is_curator: bool) -> Result<(), Refusal> {
    if role == Role::Administrator || is_curator { Ok(()) } else { Err(Refusal::NotACurator) }
}

/// Checks that the person may give others rights.
///
/// # Errors
/// `NotAnAdministrator`.
pub fn may_administer(role: Role) -> Result<(), Refusal> {
    if role == Role::Administrator { Ok(()) } else { Err(Refusal::NotAnAdministrator) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READY: Standing = Standing { profile_complete: true };

    fn place(access: Access, role: Option<MemberRole>, invited: bool) -> CommunityStanding {
        CommunityStanding { access, role, invited }
    }

    #[test]
    fn an_outsider_gets_the_same_answer_from_a_closed_community_as_from_none() {
        let closed = place(Access::Closed, None, false);
        assert_eq!(may_write(READY, closed), Err(Refusal::NotFound));
        assert_eq!(may_join(closed), Err(Refusal::NotFound));
        assert_eq!(may_manage(closed), Err(Refusal::NotFound));
        assert_eq!(may_leave(closed, 1, 5), Err(Refusal::NotFound));
        assert_eq!(may_change(closed, true, false), Err(Refusal::NotFound));
    }

    #[test]
    fn nobody_writes_before_the_profile_step() {
        let member = place(Access::Open, Some(MemberRole::Manager), false);
        assert_eq!(may_write(Standing { profile_complete: false }, member), Err(Refusal::ProfileIncomplete));
        assert_eq!(may_write(READY, member), Ok(()));
    }

    #[test]
    fn a_manager_cannot_change_another_persons_text() {
        let manager = place(Access::Open, Some(MemberRole::Manager), false);
        assert_eq!(may_change(manager, false, false), Err(Refusal::NotTheAuthor));
    }

    #[test]
    fn the_last_manager_stays_while_others_are_there() {
        let manager = place(Access::Open, Some(MemberRole::Manager), false);
        assert_eq!(may_leave(manager, 1, 2), Err(Refusal::LastManager));
        assert_eq!(may_leave(manager, 1, 1), Ok(()));
    }

    #[test]
    fn a_community_keeps_a_manager_whatever_roles_are_given() {
        assert_eq!(may_become(MemberRole::Manager, MemberRole::Member, 1), Err(Refusal::LastManager));
        assert_eq!(may_become(MemberRole::Manager, MemberRole::Member, 2), Ok(()));
        assert_eq!(may_become(MemberRole::Manager, MemberRole::Manager, 1), Ok(()));
        assert_eq!(may_become(MemberRole::Member, MemberRole::Manager, 1), Ok(()));
    }

    #[test]
    fn an_invitation_opens_a_closed_community() {
        assert_eq!(may_join(place(Access::Closed, None, true)), Ok(()));
    }
}
