//! Topics, skills, vouches, helpful marks and pictures that are brought in at once.

use super::Bulk;
use crate::core::apply::{helpful, target, topic, vouch};
use crate::core::{Core, file, people};
use crate::store::StoreError;
use patio_domain::{CommunityId, FileId, PersonId, PostId, Scope, Skill, TopicId};
use patio_protocol::file::FilePlace;
use patio_protocol::record::{HelpfulBody, PersonBody, PostBody, SkillBody, TopicBody, VouchBody, helpful_id};
use patio_protocol::{Kind, Record};
use uuid::Uuid;

/// What stands where: conversation, text, community, author.
pub type Entry = (PostId, Uuid, CommunityId, PersonId);

impl Core {
    /// A new id for a file.
    #[must_use]
    pub fn new_file_id(&self) -> Uuid {
        self.new_id(self.now())
    }

    /// A post or comment by its id.
    ///
    /// # Errors
    /// When the store fails.
    pub fn find_entry(&self, id: Uuid) -> Result<Option<Entry>, StoreError> {
        self.store().read(|tx| target::find_any(tx, id))
    }
}

impl Bulk<'_> {
    /// A person's profile as it is now.
    ///
    /// # Errors
    /// When the store fails, or there is no such person.
    pub fn person(&mut self, person: PersonId) -> Result<PersonBody, StoreError> {
        people::get_body(self.tx, &self.changes, person)
    }

    /// Brings a topic in; the topic with its first name, when there is one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_topic(&mut self, body: TopicBody) -> Result<TopicId, StoreError> {
        topic::find_or_insert_body(self.core, self.tx, &mut self.changes, body)
    }

    /// The topic with a name, made when there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn topic(&mut self, name: &str, now: i64) -> Result<TopicId, StoreError> {
        topic::find_or_insert(self.core, self.tx, &mut self.changes, name, now)
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

    /// Brings a vouch in; nothing happens when it is there, or was declined.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_vouch(&mut self, body: VouchBody) -> Result<(), StoreError> {
        let (person, by, topic) = (body.person.to_string(), body.by.to_string(), body.topic.to_string());
        let sql = "SELECT topic_id FROM vouch WHERE person_id = $1 AND by_id = $2 AND topic_id = $3";
        if self.tx.query_opt(sql, &[(&person).into(), (&by).into(), (&topic).into()])?.is_some() {
            return Ok(());
        }
        vouch::insert(self.tx, &mut self.changes, body)
    }

    /// Brings a helpful mark in; nothing happens when it is there.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_helpful(&mut self, body: HelpfulBody) -> Result<(), StoreError> {
        let id = helpful_id(body.target, body.by).to_string();
        if self.tx.query_opt("SELECT target_id FROM helpful WHERE helpful_id = $1", &[(&id).into()])?.is_some() {
            return Ok(());
        }
        helpful::insert(self.tx, &mut self.changes, body)
    }

    /// Gives a person a photo they uploaded, unless they have one or changed their profile themselves.
    ///
    /// # Errors
    /// When the store fails, or there is no such person.
    pub fn attach_photo(&mut self, person: PersonId, photo: FileId) -> Result<(), StoreError> {
        people::hold(self.tx, person)?;
        let body = self.person(person)?;
        if body.photo.is_some() || body.version > 0 {
            return Ok(());
        }
        let attached = file::attach(self.tx, &mut self.changes, person, &[photo], FilePlace::Photo, person.0, self.now)?;
        if attached.is_err() {
            return Err(StoreError::Shape("a file that cannot be used"));
        }
        self.changes.put(&Scope::Org, person.0, &Record::Person(PersonBody { photo: Some(photo), ..body }))
    }

    /// Gives a post without files an image its author uploaded.
    ///
    /// # Errors
    /// When the store fails.
    pub fn attach_to_post(&mut self, post: PostId, community: CommunityId, owner: PersonId, image: FileId) -> Result<(), StoreError> {
        let scope = Scope::Community(community);
        let Some(Record::Post(body)) = self.changes.find(self.tx, &scope, Kind::Post, post.0)? else { return Ok(()) };
        if !body.files.is_empty() || body.withdrawn_at.is_some() {
            return Ok(());
        }
        let place = FilePlace::Community(community);
        if file::attach(self.tx, &mut self.changes, owner, &[image], place, post.0, self.now)?.is_err() {
            return Err(StoreError::Shape("a file that cannot be used"));
        }
        self.changes.put(&scope, post.0, &Record::Post(PostBody { files: vec![image], ..body }))
    }
}
