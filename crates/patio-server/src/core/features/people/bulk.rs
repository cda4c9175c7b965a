//! People that an import brings in: their accounts, their profiles and photos.

use super::closing;
use crate::core::features::files;
use crate::core::identity::{access, account, password};
use crate::core::{Bulk, Core};
use crate::store::StoreError;
use patio_domain::{FileId, PersonId, Profile, ProfileField, Role, Scope, Skill};
use patio_protocol::Record;
use patio_protocol::file::FilePlace;
use patio_protocol::record::{AccountState, PersonBody, ProfileRevisionBody, SkillBody, profile_revision_id};

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

/// A login as it is stored and compared; nothing when it cannot be one.
#[must_use]
pub fn tidy_login(login: &str) -> Option<String> {
    account::tidy_login(login)
}

/// The word stored for a role.
#[must_use]
pub fn role_word(role: Role) -> &'static str {
    access::role_word(role)
}

impl Core {
    /// The hash of a password for imported accounts; nothing when the rule for passwords refuses it.
    #[must_use]
    pub fn hash_password_for_import(&self, password: &str) -> Option<String> {
        password::check(password, "", "").ok().and_then(|()| self.hash_password(password))
    }
}

impl Bulk<'_> {
    /// Brings a person in. Without a (valid) login the account can only be shown.
    ///
    /// # Errors
    /// When the store fails, or the login is taken.
    pub fn insert_person(&mut self, person: PersonId, made: NewPerson) -> Result<(), StoreError> {
        let NewPerson { login, body, password_hash, created_at } = made;
        let login = login.as_deref().and_then(account::tidy_login);
        let closed_at = (body.state == AccountState::Disabled).then_some(self.now);
        account::insert(self.tx, &mut self.changes, person, login.as_deref(), Role::Employee, body, created_at)?;
        if password_hash.is_none() && closed_at.is_none() {
            return Ok(());
        }
        let id = person.to_string();
        let sql = "UPDATE account SET password_hash = $2, disabled_at = $3 WHERE person_id = $1";
        self.tx.execute(sql, &[(&id).into(), password_hash.as_ref().into(), closed_at.into()]).map(drop)
    }

    /// A person's profile as it is now.
    ///
    /// # Errors
    /// When the store fails, or there is no such person.
    pub fn person(&mut self, person: PersonId) -> Result<PersonBody, StoreError> {
        account::get_body(self.tx, &self.changes, person)
    }

    /// Gives a person who has no name yet what a source knows about them. A profile that its owner filled in stays as it is.
    ///
    /// # Errors
    /// When the store fails, or there is no such person.
    pub fn fill_person(&mut self, person: PersonId, profile: Profile) -> Result<(), StoreError> {
        let body = account::get_body(self.tx, &self.changes, person)?;
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
        // A person who left has no more than a name beside their texts, whatever a list says of them.
        let is_open = account::hold(self.tx, person)?;
        let mut body = account::get_body(self.tx, &self.changes, person)?;
        if is_open && put(&mut body) { self.changes.put(&Scope::Org, person.0, &Record::Person(body)) } else { Ok(()) }
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

    /// Gives a person without skills theirs.
    ///
    /// # Errors
    /// When the store fails, or there is no such person.
    pub fn fill_skills(&mut self, person: PersonId, skills: Vec<Skill>) -> Result<(), StoreError> {
        if skills.is_empty() || !self.person(person)?.skills.is_empty() {
            return Ok(());
        }
        let (mut words, mut kept) = (Vec::new(), Vec::new());
        for Skill { topic, level, ask } in skills {
            kept.push(SkillBody { topic: self.topic(&topic, self.now)?, level, ask });
            words.push(topic);
        }
        self.fill_fields(person, |body| {
            (body.expertise, body.skills) = (words, kept);
            true
        })
    }

    /// Gives a person a photo they uploaded, unless they have one or changed their profile themselves.
    ///
    /// # Errors
    /// When the store fails, or there is no such person.
    pub fn attach_photo(&mut self, person: PersonId, photo: FileId) -> Result<(), StoreError> {
        let is_open = account::hold(self.tx, person)?;
        let body = self.person(person)?;
        if !is_open || body.photo.is_some() || body.version > 0 {
            return Ok(());
        }
        let attached = files::attach(self.tx, &mut self.changes, person, &[photo], FilePlace::Photo, person.0, self.now)?;
        if attached.is_err() {
            return Err(StoreError::Shape("a file that cannot be used"));
        }
        self.changes.put(&Scope::Org, person.0, &Record::Person(PersonBody { photo: Some(photo), ..body }))
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
        closing::close(self.tx, &mut self.changes, person, self.now)
    }
}
