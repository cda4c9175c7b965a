//! Posts, comments and what readers put on them that an import brings in.

use super::{helpful, reaction, target};
use crate::core::features::files;
use crate::core::{Bulk, Core};
use crate::store::StoreError;
use patio_domain::{CommentId, CommunityId, FileId, PersonId, PostId, Scope};
use patio_protocol::file::FilePlace;
use patio_protocol::record::{CommentBody, HelpfulBody, PostBody, ReactionBody, RevisionBody, helpful_id, reaction_id, revision_id};
use patio_protocol::{Kind, Record};
use uuid::Uuid;

/// What stands where: conversation, text, community, author.
pub type Entry = (PostId, Uuid, CommunityId, PersonId);

impl Core {
    /// A post or comment by its id.
    ///
    /// # Errors
    /// When the store fails.
    pub fn find_entry(&self, id: Uuid) -> Result<Option<Entry>, StoreError> {
        self.store().read(|tx| target::find_any(tx, id))
    }
}

impl Bulk<'_> {
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
        if files::attach(self.tx, &mut self.changes, owner, &[image], place, post.0, self.now)?.is_err() {
            return Err(StoreError::Shape("a file that cannot be used"));
        }
        self.changes.put(&scope, post.0, &Record::Post(PostBody { files: vec![image], ..body }))
    }
}
