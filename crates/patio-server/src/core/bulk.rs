//! Bringing much in at once: the importer's way to the feed. The same publishing as for commands, without commands.
//!
//! One `bulk` is one transaction: a few thousand records at a time keep it quick. What was brought in before is found by its
//! import key, so that a second run changes nothing. Keeps S5 and S6: imported records are records like all others.

use super::Core;
use super::apply::place::{self, Place, update_counts};
use super::apply::{member, reaction, target};
use super::changes::Changes;
use super::{password, people, session};
use crate::store::{StoreError, Tx};
use patio_domain::community::{Access, MemberRole};
use patio_domain::{CommentId, CommunityId, PersonId, PostId, Profile, ProfileField, Role, Scope};
use patio_protocol::Record;
use patio_protocol::record::{
    AccountState, CommentBody, PersonBody, PostBody, ProfileRevisionBody, ReactionBody, RevisionBody, profile_revision_id, reaction_id,
    revision_id,
};
use std::collections::BTreeMap;
use uuid::Uuid;

mod knowledge;

/// A transaction that brings records in. Everything is published when the work ends.
pub struct Bulk<'a> {
    core: &'a Core,
    tx: &'a mut dyn Tx,
    changes: Changes,
    counted: BTreeMap<CommunityId, Place>,
    now: i64,
}

/// A person to bring in.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// What they sign in with; must be free.
    pub login: Option<String>,
    /// The record everybody sees, with the state of the account.
    pub body: PersonBody,
    /// See [`Core::hash_password_for_import`]; as a rule there is none and the person gets a link.
    pub password_hash: Option<String>,
    /// Since when they are known, UTC milliseconds.
    pub created_at: i64,
}

/// A community to bring in.
#[derive(Clone, Debug)]
pub struct NewCommunity {
    /// Its name; the name of an open community must have a key of its own ([`patio_domain::name::key`]).
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Open or closed.
    pub access: Access,
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
}

/// A login as it is stored and compared; nothing when it cannot be one.
#[must_use]
pub fn tidy_login(login: &str) -> Option<String> {
    people::tidy_login(login)
}

/// The word stored for a role.
#[must_use]
pub fn role_word(role: Role) -> &'static str {
    super::access::role_word(role)
}

impl Core {
    /// A new id for something made at `at`, UTC milliseconds.
    #[must_use]
    pub fn id_for_import(&self, at: i64) -> Uuid {
        self.new_id(at)
    }

    /// The hash of a password for imported accounts; nothing when it is not of an accepted length.
    #[must_use]
    pub fn hash_password_for_import(&self, password: &str) -> Option<String> {
        if password::is_acceptable(password) { self.hash_password(password) } else { None }
    }

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
    /// Remembers the id of something of a source, for later runs.
    ///
    /// # Errors
    /// When the store fails, or the key is known already.
    pub fn insert_key(&mut self, source: &str, key: &str, id: Uuid) -> Result<(), StoreError> {
        let id = id.to_string();
        let sql = "INSERT INTO import_key (source, key, id) VALUES ($1, $2, $3)";
        self.tx.execute(sql, &[source.into(), key.into(), (&id).into()]).map(drop)
    }

    /// Remembers that a list wrote what a field says, by its hash.
    ///
    /// # Errors
    /// When the store fails, or there is no such person.
    pub fn update_written(&mut self, person: PersonId, field: ProfileField, hash: &str) -> Result<(), StoreError> {
        let person = person.to_string();
        let sql = "INSERT INTO import_value (person_id, field, hash) VALUES ($1, $2, $3) \
                   ON CONFLICT (person_id, field) DO UPDATE SET hash = excluded.hash";
        self.tx.execute(sql, &[(&person).into(), field.word().into(), hash.into()]).map(drop)
    }

    /// Brings a person in. Without a (valid) login the account can only be shown.
    ///
    /// # Errors
    /// When the store fails, or the login is taken.
    pub fn insert_person(&mut self, person: PersonId, made: NewPerson) -> Result<(), StoreError> {
        let NewPerson { login, body, password_hash, created_at } = made;
        let login = login.as_deref().and_then(people::tidy_login);
        let closed_at = (body.state == AccountState::Disabled).then_some(self.now);
        people::insert(self.tx, &mut self.changes, person, login.as_deref(), Role::Employee, body, created_at)?;
        if password_hash.is_none() && closed_at.is_none() {
            return Ok(());
        }
        let id = person.to_string();
        let sql = "UPDATE account SET password_hash = $2, disabled_at = $3 WHERE person_id = $1";
        self.tx.execute(sql, &[(&id).into(), password_hash.as_ref().into(), closed_at.into()]).map(drop)
    }

    /// Gives a person who has no name yet what a source knows about them. A profile that somebody filled in is theirs.
    ///
    /// # Errors
    /// When the store fails, or there is no such person.
    pub fn fill_person(&mut self, person: PersonId, profile: Profile) -> Result<(), StoreError> {
        let body = people::get_body(self.tx, &self.changes, person)?;
        if !body.name.is_empty() {
            return Ok(());
        }
        let Profile { name, job, expertise } = profile;
        let body = PersonBody { name, job, expertise, ..body };
        self.changes.put(&Scope::Org, person.0, &Record::Person(body))
    }

    /// Fills empty fields of a person's profile; `put` says whether it gave any a value. The person's own version stays.
    ///
    /// # Errors
    /// When the store fails, or there is no such person.
    pub fn fill_fields(&mut self, person: PersonId, put: impl FnOnce(&mut PersonBody) -> bool) -> Result<(), StoreError> {
        people::hold(self.tx, person)?;
        let mut body = people::get_body(self.tx, &self.changes, person)?;
        if put(&mut body) { self.changes.put(&Scope::Org, person.0, &Record::Person(body)) } else { Ok(()) }
    }

    /// Brings in what a profile said before.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_profile_revision(&mut self, body: ProfileRevisionBody) -> Result<(), StoreError> {
        let id = profile_revision_id(body.person, body.version);
        self.changes.put(&Scope::Person(body.person), id, &Record::ProfileRevision(body))
    }

    /// Closes an account: its sessions end, and what was consent goes.
    ///
    /// # Errors
    /// When the store fails, or there is no such person.
    pub fn close_person(&mut self, person: PersonId) -> Result<(), StoreError> {
        session::end_all(self.tx, person, self.now)?;
        self.changes.hint(Scope::Person(person));
        people::update_state(self.tx, &mut self.changes, person, AccountState::Disabled, self.now)
    }

    /// Brings a community in, without members yet.
    ///
    /// # Errors
    /// When the store fails, or an open community of that name exists.
    pub fn insert_community(&mut self, id: CommunityId, made: NewCommunity) -> Result<(), StoreError> {
        let NewCommunity { name, description, access, created_at } = made;
        let place = Place { id, name, description, access, created_at, members: 0, managers: 0 };
        place::insert(self.tx, &place)?;
        self.counted.insert(id, place);
        Ok(())
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
        if body.version > 1 || body.withdrawn_at.is_some() {
            let id = post.to_string();
            let sql = "UPDATE post SET version = $2, withdrawn_at = $3 WHERE post_id = $1";
            self.tx.execute(sql, &[(&id).into(), i64::from(body.version).into(), body.withdrawn_at.into()])?;
        }
        self.changes.put(&Scope::Community(body.community), post.0, &Record::Post(body))
    }

    /// Brings a comment in, with its own times.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_comment(&mut self, comment: CommentId, body: CommentBody) -> Result<(), StoreError> {
        target::insert_comment(self.tx, comment, body.post, body.community, body.author)?;
        if body.version > 1 || body.withdrawn_at.is_some() {
            let id = comment.to_string();
            let sql = "UPDATE comment SET version = $2, withdrawn_at = $3 WHERE comment_id = $1";
            self.tx.execute(sql, &[(&id).into(), i64::from(body.version).into(), body.withdrawn_at.into()])?;
        }
        self.changes.put(&Scope::Community(body.community), comment.0, &Record::Comment(body))
    }

    /// Brings in what a post or comment said before an edit; the target itself comes with a later version.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_revision(&mut self, community: CommunityId, body: RevisionBody) -> Result<(), StoreError> {
        self.changes.put(&Scope::Community(community), revision_id(body.target, body.version), &Record::Revision(body))
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
