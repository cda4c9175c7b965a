//! Posts: writing, editing with history, withdrawing with a tombstone.

use super::target::{self, Target};
use crate::core::features::files;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::core::sync::entity;
use crate::store::StoreError;
use patio_domain::limits::{Quota, TEXTS};
use patio_domain::permission::{may_change, may_write};
use patio_domain::rich_text::Doc;
use patio_domain::title::check_title;
use patio_domain::{PostId, Refusal, Scope};
use patio_protocol::command::{PostCreate, PostEdit, PostWithdraw};
use patio_protocol::file::FilePlace;
use patio_protocol::record::PostBody;
use patio_protocol::{Kind, Record};

/// `post.create`.
impl Effect for PostCreate {
    const QUOTA: Quota = TEXTS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let title = check_title(&self.title)?;
        let place = act.place(self.community)?;
        let (standing, here) = (act.standing()?, act.standing_in(&place)?);
        may_write(standing, here)?;
        if entity::is_used(act.tx, self.post.0)? {
            return Err(Refusal::IdTaken.into());
        }
        let at = FilePlace::Community(place.id);
        files::attach(act.tx, act.changes, act.person, &self.files, at, self.post.0, act.now)??;
        target::insert_post(act.tx, self.post, place.id, act.person)?;
        let body = PostBody {
            community: place.id,
            author: act.person,
            title,
            text: self.text,
            created_at: act.now,
            edited_at: None,
            withdrawn_at: None,
            version: 1,
            files: self.files,
        };
        Ok(act.changes.put(&Scope::Community(place.id), self.post.0, &Record::Post(body))?)
    }
}

/// `post.edit`. An edit that changes nothing leaves no revision.
impl Effect for PostEdit {
    const QUOTA: Quota = TEXTS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let title = check_title(&self.title)?;
        let (target, body) = changeable(act, self.post)?;
        let files = self.files.unwrap_or_else(|| body.files.clone());
        if body.title == title && body.text == self.text && body.files == files {
            return Ok(());
        }
        let at = FilePlace::Community(target.community);
        files::attach(act.tx, act.changes, act.person, &files, at, target.id, act.now)??;
        target::update_version(act, "UPDATE post SET version = version + 1 WHERE post_id = $1 AND version = $2", &target)?;
        let version = target::keep_revision(act, &target, Some(body.title), body.text)?;
        let body = PostBody { title, text: self.text, files, edited_at: Some(act.now), version, ..body };
        Ok(act.changes.put(&Scope::Community(target.community), target.id, &Record::Post(body))?)
    }
}

/// `post.withdraw`. The comments of others stay; the conversation keeps its place.
impl Effect for PostWithdraw {
    const QUOTA: Quota = TEXTS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let PostWithdraw { post } = self;
        let (target, body) = changeable(act, post)?;
        let id = target.id.to_string();
        act.tx.execute("UPDATE post SET withdrawn_at = $2 WHERE post_id = $1", &[(&id).into(), act.now.into()])?;
        target::remove_traces(act, &target)?;
        files::detach(act.tx, act.changes, FilePlace::Community(target.community), target.id, act.now)?;
        let body = PostBody { title: String::new(), text: Doc::default(), files: Vec::new(), withdrawn_at: Some(act.now), ..body };
        Ok(act.changes.put(&Scope::Community(target.community), target.id, &Record::Post(body))?)
    }
}

/// The person's own post, not withdrawn.
fn changeable(act: &mut Act<'_>, post: PostId) -> Result<(Target, PostBody), Stop> {
    let target = target::find_post(act.tx, post)?.ok_or(Refusal::NotFound)?;
    let place = act.place(target.community)?;
    let (standing, is_author) = (act.standing_in(&place)?, target.author == act.person);
    may_change(standing, is_author, target.withdrawn)?;
    let target = target::hold(act.tx, &target)?;
    may_change(standing, is_author, target.withdrawn)?;
    match act.changes.find(act.tx, &Scope::Community(target.community), Kind::Post, target.id)? {
        Some(Record::Post(body)) => Ok((target, body)),
        _ => Err(StoreError::Shape("a post without a record").into()),
    }
}
