//! Bringing much in at once: the importer's way to the feed. The same publishing as for commands, without commands.
//!
//! One `bulk` is one transaction: a few thousand records at a time keep it quick. What was brought in before is found by its
//! import key, so that a second run changes nothing. Keeps S5 and S6: imported records are records like all others.

use super::Core;
use super::apply::place::{self, Place, update_counts};
use super::apply::{member, reaction, target};
use super::changes::Changes;
use super::people;
use crate::store::{StoreError, Tx};
use patio_domain::community::{Access, MemberRole};
use patio_domain::{CommentId, CommunityId, PersonId, PostId, Role, Scope};
use patio_protocol::Record;
use patio_protocol::record::{AccountState, CommentBody, PersonBody, PostBody, ReactionBody, reaction_id};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A transaction that brings records in. Everything is published when the work ends.
pub struct Bulk<'a> {
    core: &'a Core,
    tx: &'a mut dyn Tx,
    changes: Changes,
    counted: BTreeMap<CommunityId, Place>,
    now: i64,
}

/// A community to bring in.
#[derive(Clone, Debug)]
pub struct NewCommunity {
    /// Its name; unique among open communities without regard to case (see [`Bulk::find_open_community`]).
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Open or closed.
    pub access: Access,
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
}

impl Core {
    /// Runs `work` in one transaction and publishes what it brought in. Gives the scopes that changed.
    ///
    /// # Errors
    /// When `work` or the store fails; nothing was brought in then.
    pub fn bulk<T>(&self, work: impl FnOnce(&mut Bulk<'_>) -> Result<T, StoreError>) -> Result<(T, Vec<Scope>), StoreError> {
        let now = self.now();
        self.store().write(|tx| {
            let mut bulk = Bulk { core: self, tx, changes: Changes::default(), counted: BTreeMap::new(), now };
            let done = work(&mut bulk)?;
            let Bulk { tx, mut changes, counted, .. } = bulk;
            for place in counted.into_values() {
                update_counts(tx, &mut changes, &place)?;
            }
            Ok((done, changes.publish(tx)?))
        })
    }
}

impl Bulk<'_> {
    /// The id that an earlier run gave to something of a source.
    ///
    /// # Errors
    /// When the store fails.
    pub fn find_key(&mut self, source: &str, key: &str) -> Result<Option<Uuid>, StoreError> {
        let row = self.tx.query_opt("SELECT id FROM import_key WHERE source = $1 AND key = $2", &[source.into(), key.into()])?;
        row.map(|row| row.parse(0)).transpose()
    }

    /// Remembers the id of something of a source, for later runs.
    ///
    /// # Errors
    /// When the store fails, or the key is known already.
    pub fn insert_key(&mut self, source: &str, key: &str, id: Uuid) -> Result<(), StoreError> {
        let id = id.to_string();
        let sql = "INSERT INTO import_key (source, key, id) VALUES ($1, $2, $3)";
        self.tx.execute(sql, &[source.into(), key.into(), (&id).into()]).map(drop)
    }

    /// A new id for something made at `created_at`.
    #[must_use]
    pub fn new_id(&self, created_at: i64) -> Uuid {
        self.core.new_id(created_at)
    }

    /// The person with a login.
    ///
    /// # Errors
    /// When the store fails.
    pub fn find_person(&mut self, login: &str) -> Result<Option<PersonId>, StoreError> {
        let Some(login) = people::tidy_login(login) else { return Ok(None) };
        Ok(people::find_by_login(self.tx, &login)?.map(|account| account.person))
    }

    /// Brings a person in, as an account that can be invited. Without a (valid) login the account can only be shown.
    ///
    /// # Errors
    /// When the store fails, or the login is taken.
    pub fn insert_person(&mut self, login: Option<&str>, name: &str, job: &str, expertise: &[String]) -> Result<PersonId, StoreError> {
        let person = PersonId(self.core.new_id(self.now));
        let login = login.and_then(people::tidy_login);
        let (name, job, expertise) = (name.to_owned(), job.to_owned(), expertise.to_vec());
        let body = PersonBody { name, job, expertise, state: AccountState::Invited };
        people::insert(self.tx, &mut self.changes, person, login.as_deref(), Role::Employee, body, self.now)?;
        Ok(person)
    }

    /// The open community with a name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn find_open_community(&mut self, name: &str) -> Result<Option<CommunityId>, StoreError> {
        let key = place::name_key(name.trim());
        let sql = "SELECT community_id FROM community WHERE name_key = $1 AND access = 'open'";
        self.tx.query_opt(sql, &[(&key).into()])?.map(|row| row.parse(0)).transpose()
    }

    /// Brings a community in, without members yet.
    ///
    /// # Errors
    /// When the store fails, or an open community of that name exists.
    pub fn insert_community(&mut self, made: NewCommunity) -> Result<CommunityId, StoreError> {
        let id = CommunityId(self.core.new_id(made.created_at));
        let NewCommunity { name, description, access, created_at } = made;
        let place = Place { id, name, description, access, created_at, members: 0, managers: 0 };
        place::insert(self.tx, &place)?;
        self.counted.insert(id, place);
        Ok(id)
    }

    /// Makes a person a member; nothing happens when they are one.
    ///
    /// # Errors
    /// When the store fails, or there is no such community.
    pub fn insert_member(&mut self, community: CommunityId, person: PersonId, role: MemberRole, since_at: i64) -> Result<(), StoreError> {
        if place::find_role(self.tx, community, person)?.is_some() {
            return Ok(());
        }
        let mut place = match self.counted.remove(&community) {
            Some(place) => place,
            None => place::find_held(self.tx, community)?.ok_or(StoreError::Shape("a community that is not there"))?,
        };
        member::insert(self.tx, &mut self.changes, &mut place, person, role, since_at)?;
        self.counted.insert(community, place);
        Ok(())
    }

    /// Brings a post in, with its own times. The author need not be a member.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_post(&mut self, post: PostId, body: PostBody) -> Result<(), StoreError> {
        target::insert_post(self.tx, post, body.community, body.author)?;
        self.changes.put(&Scope::Community(body.community), post.0, &Record::Post(body))
    }

    /// Brings a comment in, with its own times.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_comment(&mut self, comment: CommentId, body: CommentBody) -> Result<(), StoreError> {
        target::insert_comment(self.tx, comment, body.post, body.community, body.author)?;
        self.changes.put(&Scope::Community(body.community), comment.0, &Record::Comment(body))
    }

    /// Brings a reaction in; nothing happens when it is there.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_reaction(&mut self, community: CommunityId, body: ReactionBody) -> Result<(), StoreError> {
        let id = reaction_id(body.target, body.person, &body.emoji).to_string();
        if self.tx.query_opt("SELECT target_id FROM reaction WHERE reaction_id = $1", &[(&id).into()])?.is_some() {
            return Ok(());
        }
        reaction::insert(self.tx, &mut self.changes, community, body)
    }
}
