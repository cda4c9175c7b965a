//! What commands do. Each function decides first, over confirmed facts and with the rules of the domain, and has its effect
//! only after the last possible refusal.

pub(super) mod comment;
pub(super) mod community;
pub(super) mod helpful;
pub(super) mod member;
pub(super) mod place;
pub(super) mod post;
pub(super) mod profile;
pub(super) mod reaction;
pub(super) mod target;
pub(super) mod topic;
pub(super) mod vouch;

use super::Core;
use super::changes::Changes;
use crate::store::{StoreError, Tx};
use patio_domain::{PersonId, Refusal, Role};
use patio_protocol::Command;

/// A command being carried out: by whom, when, and where its changes go.
pub(super) struct Act<'a> {
    pub(super) core: &'a Core,
    pub(super) tx: &'a mut dyn Tx,
    pub(super) changes: &'a mut Changes,
    pub(super) person: PersonId,
    pub(super) role: Role,
    pub(super) now: i64,
}

/// Why a command stopped: refused for good, or not decided because the store failed.
pub(super) enum Stop {
    Refused(Refusal),
    Store(StoreError),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Stop {
        Stop::Refused(refusal)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Stop {
        Stop::Store(error)
    }
}

/// Carries a checked command out.
pub(super) fn apply(act: &mut Act<'_>, command: Command) -> Result<(), Stop> {
    match command {
        Command::ProfileSet(profile) => profile::set(act, &profile),
        Command::CommunityCreate(made) => community::create(act, made),
        Command::CommunityJoin(place) => community::join(act, place.community),
        Command::CommunityLeave(place) => community::leave(act, place.community),
        Command::CommunityInvite(member) => community::invite(act, member.community, member.person),
        Command::CommunityRemoveMember(member) => community::remove_member(act, member.community, member.person),
        Command::PostCreate(made) => post::create(act, made),
        Command::PostEdit(edit) => post::edit(act, edit),
        Command::PostWithdraw(named) => post::withdraw(act, named.post),
        Command::CommentCreate(made) => comment::create(act, made),
        Command::CommentEdit(edit) => comment::edit(act, edit),
        Command::CommentWithdraw(named) => comment::withdraw(act, named.post, named.comment),
        Command::ReactionSet(set) => reaction::set(act, &set),
        Command::HelpfulSet(set) => helpful::set(act, &set),
        Command::ProfileUpdate(update) => profile::update(act, &update.changes),
        Command::TopicRename(names) => topic::rename(act, &names),
        Command::TopicMerge(pair) => topic::merge(act, &pair),
        Command::VouchSet(set) => vouch::set(act, &set),
        Command::VouchDecline(declined) => vouch::decline(act, &declined),
    }
}
