//! Who may do what: pure decisions over what is known about the person and the thing.
//!
//! Owns every permission of commands. Must not know where the facts come from. The server decides with confirmed facts;
//! the client asks the same functions to say beforehand what the server will answer.

use crate::community::{Access, MemberRole};
use crate::refusal::Refusal;

/// What is known about the person who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The profile has name, job and expertise.
    pub profile_complete: bool,
}

/// What is known about the person in one community they may or may not see.
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
    /// Whether the person may know that the community exists at all.
    #[must_use]
    pub fn visible(&self) -> bool {
        self.access == Access::Open || self.role.is_some() || self.invited
    }
}

/// May the person write (post, comment, react) here? Profiles come before posts.
///
/// # Errors
/// `NotFound` for a closed community the person is not in, `NotAMember` for an open one, `ProfileIncomplete` before the
/// profile step.
pub fn may_write(person: Standing, place: CommunityStanding) -> Result<(), Refusal> {
    if place.role.is_none() {
        return Err(if place.access == Access::Open { Refusal::NotAMember } else { Refusal::NotFound });
    }
    if !person.profile_complete {
        return Err(Refusal::ProfileIncomplete);
    }
    Ok(())
}

/// May the person join?
///
/// # Errors
/// `NotFound` for a closed community without an invitation.
pub fn may_join(place: CommunityStanding) -> Result<(), Refusal> {
    if place.visible() { Ok(()) } else { Err(Refusal::NotFound) }
}

/// May the person leave? `managers` counts the managers of the community, `members` all its members.
///
/// # Errors
/// `LastManager` when others would be left without a manager, `NotFound`/`NotAMember` when not in it.
pub fn may_leave(place: CommunityStanding, managers: u64, members: u64) -> Result<(), Refusal> {
    match place.role {
        None => Err(if place.access == Access::Open { Refusal::NotAMember } else { Refusal::NotFound }),
        Some(MemberRole::Manager) if managers <= 1 && members > 1 => Err(Refusal::LastManager),
        Some(_) => Ok(()),
    }
}

/// May the person invite somebody, or remove a member?
///
/// # Errors
/// `NotFound` to outsiders of closed communities, `NotAManager` to everybody else who is not a manager.
pub fn may_manage(place: CommunityStanding) -> Result<(), Refusal> {
    match place.role {
        Some(MemberRole::Manager) => Ok(()),
        Some(MemberRole::Member) => Err(Refusal::NotAManager),
        None if place.access == Access::Open => Err(Refusal::NotAManager),
        None => Err(Refusal::NotFound),
    }
}

/// May the person change or withdraw this text? Nobody but its author, whatever their rank.
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
    fn an_invitation_opens_a_closed_community() {
        assert_eq!(may_join(place(Access::Closed, None, true)), Ok(()));
    }
}
