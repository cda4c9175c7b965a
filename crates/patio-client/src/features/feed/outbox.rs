//! How the outbox names what a person does in the feed: by the first words of the text, or by what it is about.

use crate::features::outbox::named::{Named, Scene};
use crate::reading::Reading;
use crate::store::StoreError;
use patio_domain::{CommentId, PostId};
use patio_protocol::command::{CommentCreate, CommentEdit, CommentWithdraw, HelpfulSet, PostCreate, PostEdit, PostWithdraw, ReactionSet};
use patio_protocol::record::{CommentBody, PostBody};

impl Reading<'_> {
    /// What a post is called; empty when it is not here.
    fn called_post(&self, post: PostId) -> Result<String, StoreError> {
        let body = self.record::<PostBody>("post", &post.to_string())?;
        Ok(body.map(|body| self.title_of(&body.title, &body.text, &body.files)).transpose()?.unwrap_or_default())
    }

    /// What a comment is called; empty when it is not here.
    fn called_comment(&self, comment: CommentId) -> Result<String, StoreError> {
        let body = self.record::<CommentBody>("comment", &comment.to_string())?;
        Ok(body.map(|body| self.title_of("", &body.text, &body.files)).transpose()?.unwrap_or_default())
    }
}

impl Named for PostCreate {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        reading.title_of(&self.title, &self.text, &self.files)
    }

    fn scene(&self) -> Scene {
        Scene::Community(self.community)
    }
}

impl Named for PostEdit {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        reading.title_of(&self.title, &self.text, self.files.as_deref().unwrap_or_default())
    }

    fn scene(&self) -> Scene {
        Scene::Conversation(self.post)
    }
}

impl Named for PostWithdraw {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        reading.called_post(self.post)
    }

    fn scene(&self) -> Scene {
        Scene::Conversation(self.post)
    }
}

impl Named for CommentCreate {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        reading.title_of("", &self.text, &self.files)
    }

    fn scene(&self) -> Scene {
        Scene::Conversation(self.post)
    }
}

impl Named for CommentEdit {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        reading.title_of("", &self.text, self.files.as_deref().unwrap_or_default())
    }

    fn scene(&self) -> Scene {
        Scene::Conversation(self.post)
    }
}

impl Named for CommentWithdraw {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        reading.called_comment(self.comment)
    }

    fn scene(&self) -> Scene {
        Scene::Conversation(self.post)
    }
}

impl Named for ReactionSet {
    fn summary(&self, _: &Reading<'_>) -> Result<String, StoreError> {
        Ok(self.emoji.clone())
    }

    fn scene(&self) -> Scene {
        Scene::Conversation(self.post)
    }
}

impl Named for HelpfulSet {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        let helped = reading.contribution(&self.post.to_string(), &self.target.to_string())?;
        Ok(helped.map(|(contribution, _)| contribution.title).unwrap_or_default())
    }

    fn scene(&self) -> Scene {
        Scene::Conversation(self.post)
    }
}
