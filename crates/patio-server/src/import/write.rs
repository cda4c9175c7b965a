//! Batches of decided changes into the store: one transaction and one step of each scope's head per batch.

use super::ImportError;
use crate::core::{Bulk, Core, NewCommunity, NewPerson};
use crate::store::StoreError;
use patio_domain::community::MemberRole;
use patio_domain::{CommentId, CommunityId, PersonId, PostId, Profile};
use patio_protocol::record::{CommentBody, PostBody, ReactionBody, RevisionBody};
use uuid::Uuid;

/// Changes in one transaction: large enough to spread the cost of a commit, small enough that people who work at the same
/// time hardly notice the wait.
const BATCH: usize = 5_000;

/// One decided change.
pub(super) enum Change {
    Person(PersonId, Box<NewPerson>),
    FillPerson(PersonId, Profile),
    Community(CommunityId, NewCommunity),
    Member {
        community: CommunityId,
        person: PersonId,
        role: MemberRole,
        since_at: i64,
    },
    Post(PostId, PostBody),
    Comment(CommentId, CommentBody),
    Revision(CommunityId, RevisionBody),
    Reaction(CommunityId, ReactionBody),
    /// The key under which a later run finds what this one brought in.
    Key(String, Uuid),
}

/// Gathers changes and writes them; in a dry run it forgets them.
pub(super) struct Writer<'a> {
    core: &'a Core,
    source: &'static str,
    dry: bool,
    batch: Vec<Change>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(core: &'a Core, source: &'static str, dry: bool) -> Writer<'a> {
        Writer { core, source, dry, batch: Vec::new() }
    }

    /// Adds a change.
    pub(super) fn push(&mut self, change: Change) {
        if !self.dry {
            self.batch.push(change);
        }
    }

    /// Writes the batch when it is full. Called between things, so that a thing and its key are in one transaction.
    pub(super) fn settle(&mut self) -> Result<(), ImportError> {
        if self.batch.len() < BATCH { Ok(()) } else { self.flush() }
    }

    /// Writes what is left.
    pub(super) fn flush(&mut self) -> Result<(), ImportError> {
        let (batch, source) = (std::mem::take(&mut self.batch), self.source);
        if batch.is_empty() {
            return Ok(());
        }
        self.core.bulk(|bulk| batch.into_iter().try_for_each(|change| apply(bulk, source, change)))?;
        Ok(())
    }
}

fn apply(bulk: &mut Bulk<'_>, source: &str, change: Change) -> Result<(), StoreError> {
    match change {
        Change::Person(person, made) => bulk.insert_person(person, *made),
        Change::FillPerson(person, profile) => bulk.fill_person(person, profile),
        Change::Community(community, made) => bulk.insert_community(community, made),
        Change::Member { community, person, role, since_at } => bulk.insert_member(community, person, role, since_at),
        Change::Post(post, body) => bulk.insert_post(post, body),
        Change::Comment(comment, body) => bulk.insert_comment(comment, body),
        Change::Revision(community, body) => bulk.insert_revision(community, body),
        Change::Reaction(community, body) => bulk.insert_reaction(community, body),
        Change::Key(key, id) => bulk.insert_key(source, &key, id),
    }
}
