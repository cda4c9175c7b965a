//! Comments: as posts, but each in its conversation.

use super::target::{self, Target};
use crate::core::features::files;
use crate::core::sync::effect::{Act, Effect, Stop};
use crate::core::sync::entity;
use crate::store::StoreError;
use patio_domain::limits::{Quota, TEXTS};
use patio_domain::permission::{may_change, may_write};
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, PostId, Refusal, Scope};
use patio_protocol::command::{CommentCreate, CommentEdit, CommentWithdraw};
use patio_protocol::file::FilePlace;
use patio_protocol::record::CommentBody;
use patio_protocol::{Kind, Record};

/// `comment.create`. A conversation goes on below a withdrawn post: what others say is theirs.
impl Effect for CommentCreate {
    const QUOTA: Quota = TEXTS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let post = target::find_post(act.tx, self.post)?.ok_or(Refusal::NotFound)?;
        let place = act.place(post.community)?;
        let (standing, here) = (act.standing()?, act.standing_in(&place)?);
        may_write(standing, here)?;
        if let Some(answered) = self.reply_to
            && !matches!(target::find_comment(act.tx, answered)?, Some(comment) if comment.post == self.post)
        {
            return Err(Refusal::NotFound.into());
        }
        if entity::is_used(act.tx, self.comment.0)? {
            return Err(Refusal::IdTaken.into());
        }
        let at = FilePlace::Community(place.id);
        files::attach(act.tx, act.changes, act.person, &self.files, at, self.comment.0, act.now)??;
        target::insert_comment(act.tx, self.comment, self.post, place.id, act.person)?;
        let body = CommentBody {
            post: self.post,
            community: place.id,
            author: act.person,
            reply_to: self.reply_to.map(|comment| comment.0),
            text: self.text,
            created_at: act.now,
            edited_at: None,
            withdrawn_at: None,
            version: 1,
            files: self.files,
        };
        Ok(act.changes.put(&Scope::Community(place.id), self.comment.0, &Record::Comment(body))?)
    }
}

/// `comment.edit`. An edit that changes nothing leaves no revision.
impl Effect for CommentEdit {
    const QUOTA: Quota = TEXTS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let (target, body) = changeable(act, self.post, self.comment)?;
        let files = self.files.unwrap_or_else(|| body.files.clone());
        if body.text == self.text && body.files == files {
            return Ok(());
        }
        let at = FilePlace::Community(target.community);
        files::attach(act.tx, act.changes, act.person, &files, at, target.id, act.now)??;
        target::update_version(act, "UPDATE comment SET version = version + 1 WHERE comment_id = $1 AND version = $2", &target)?;
        let version = target::keep_revision(act, &target, None, body.text)?;
        let body = CommentBody { text: self.text, files, edited_at: Some(act.now), version, ..body };
        Ok(act.changes.put(&Scope::Community(target.community), target.id, &Record::Comment(body))?)
    }
}

/// `comment.withdraw`.
impl Effect for CommentWithdraw {
    const QUOTA: Quota = TEXTS;

    fn carry_out(self, act: &mut Act<'_>) -> Result<(), Stop> {
        let CommentWithdraw { post, comment } = self;
        let (target, body) = changeable(act, post, comment)?;
        let id = target.id.to_string();
        act.tx.execute("UPDATE comment SET withdrawn_at = $2 WHERE comment_id = $1", &[(&id).into(), act.now.into()])?;
        target::remove_traces(act, &target)?;
        files::detach(act.tx, act.changes, FilePlace::Community(target.community), target.id, act.now)?;
        let body = CommentBody { text: Doc::default(), files: Vec::new(), withdrawn_at: Some(act.now), ..body };
        Ok(act.changes.put(&Scope::Community(target.community), target.id, &Record::Comment(body))?)
    }
}

/// The person's own comment in that conversation, not withdrawn.
fn changeable(act: &mut Act<'_>, post: PostId, comment: CommentId) -> Result<(Target, CommentBody), Stop> {
    let target = target::find_comment(act.tx, comment)?.filter(|found| found.post == post).ok_or(Refusal::NotFound)?;
    let place = act.place(target.community)?;
    let (standing, is_author) = (act.standing_in(&place)?, target.author == act.person);
    may_change(standing, is_author, target.withdrawn)?;
    let target = target::hold(act.tx, &target)?;
    may_change(standing, is_author, target.withdrawn)?;
    match act.changes.find(act.tx, &Scope::Community(target.community), Kind::Comment, target.id)? {
        Some(Record::Comment(body)) => Ok((target, body)),
        _ => Err(StoreError::Shape("a comment without a record").into()),
    }
}
