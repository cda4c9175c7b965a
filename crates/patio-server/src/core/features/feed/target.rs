//! Posts and comments as command handling needs them, and what both have in common: revisions and reactions.

use super::{COMMENT, POST};
use crate::core::sync::changes::Changes;
use crate::core::sync::effect::Act;
use crate::core::sync::entity;
use crate::store::{Row, StoreError, Tx};
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, CommunityId, PersonId, PostId, Scope};
use patio_protocol::record::{RevisionBody, revision_id};
use patio_protocol::{Kind, Record};
use uuid::Uuid;

/// A post or comment.
#[derive(Clone, Copy, Debug)]
pub(in crate::core) struct Target {
    pub(in crate::core) id: Uuid,
    pub(in crate::core) post: PostId,
    pub(in crate::core) community: CommunityId,
    pub(in crate::core) author: PersonId,
    pub(in crate::core) version: i64,
    pub(in crate::core) withdrawn: bool,
}

fn read(row: &Row) -> Result<Target, StoreError> {
    Ok(Target {
        id: row.parse(0)?,
        post: row.parse(1)?,
        community: row.parse(2)?,
        author: row.parse(3)?,
        version: row.int(4)?,
        withdrawn: row.opt_int(5)?.is_some(),
    })
}

/// A post.
pub(in crate::core) fn find_post(tx: &mut dyn Tx, post: PostId) -> Result<Option<Target>, StoreError> {
    let id = post.to_string();
    let sql = "SELECT post_id, post_id, community_id, author_id, version, withdrawn_at FROM post WHERE post_id = $1";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// A comment.
pub(in crate::core) fn find_comment(tx: &mut dyn Tx, comment: CommentId) -> Result<Option<Target>, StoreError> {
    let id = comment.to_string();
    let sql = "SELECT comment_id, post_id, community_id, author_id, version, withdrawn_at FROM comment WHERE comment_id = $1";
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()
}

/// The same post or comment as it is now, held until the transaction ends: an edit, a reaction and a withdrawal of it follow one
/// another. To be called after the rights were looked at, so that a person without rights makes nobody wait.
pub(in crate::core) fn hold(tx: &mut dyn Tx, target: &Target) -> Result<Target, StoreError> {
    let id = target.id.to_string();
    let sql = if target.id == target.post.0 {
        "UPDATE post SET version = version WHERE post_id = $1 RETURNING post_id, post_id, community_id, author_id, version, withdrawn_at"
    } else {
        "UPDATE comment SET version = version WHERE comment_id = $1 \
         RETURNING comment_id, post_id, community_id, author_id, version, withdrawn_at"
    };
    tx.query_opt(sql, &[(&id).into()])?.as_ref().map(read).transpose()?.ok_or(StoreError::Raced)
}

/// The post itself, or one of its comments.
pub(in crate::core) fn find_entry(tx: &mut dyn Tx, post: PostId, target: Uuid) -> Result<Option<Target>, StoreError> {
    if target == post.0 {
        return find_post(tx, post);
    }
    Ok(find_comment(tx, CommentId(target))?.filter(|comment| comment.post == post))
}

/// Where a post or comment stands and who wrote it, by its id alone.
pub(in crate::core) fn find_any(tx: &mut dyn Tx, id: Uuid) -> Result<Option<(PostId, Uuid, CommunityId, PersonId)>, StoreError> {
    let id = id.to_string();
    let sql = "SELECT post_id, post_id, community_id, author_id FROM post WHERE post_id = $1 \
               UNION ALL SELECT post_id, comment_id, community_id, author_id FROM comment WHERE comment_id = $1";
    let row = tx.query_opt(sql, &[(&id).into()])?;
    row.map(|row| Ok((row.parse(0)?, row.parse(1)?, row.parse(2)?, row.parse(3)?))).transpose()
}

/// A new post.
pub(in crate::core) fn insert_post(tx: &mut dyn Tx, post: PostId, community: CommunityId, author: PersonId) -> Result<(), StoreError> {
    entity::insert(tx, post.0, POST)?;
    let (post, community, author) = (post.to_string(), community.to_string(), author.to_string());
    let sql = "INSERT INTO post (post_id, community_id, author_id, version, withdrawn_at) VALUES ($1, $2, $3, 1, NULL)";
    tx.execute(sql, &[(&post).into(), (&community).into(), (&author).into()]).map(drop)
}

/// A new comment.
pub(in crate::core) fn insert_comment(
    tx: &mut dyn Tx,
    comment: CommentId,
    post: PostId,
    community: CommunityId,
    author: PersonId,
) -> Result<(), StoreError> {
    entity::insert(tx, comment.0, COMMENT)?;
    let (comment, post, community, author) = (comment.to_string(), post.to_string(), community.to_string(), author.to_string());
    let sql = "INSERT INTO comment (comment_id, post_id, community_id, author_id, version, withdrawn_at) VALUES ($1, $2, $3, $4, 1, NULL)";
    tx.execute(sql, &[(&comment).into(), (&post).into(), (&community).into(), (&author).into()]).map(drop)
}

/// Keeps what a text said before an edit, readable for its audience.
pub(in crate::core) fn keep_revision(act: &mut Act<'_>, target: &Target, title: Option<String>, text: Doc) -> Result<u32, StoreError> {
    let version = u32::try_from(target.version).map_err(|_| StoreError::Shape("a version out of range"))?;
    let body = RevisionBody { post: target.post, target: target.id, version, title, text, replaced_at: act.now };
    act.changes.put(&Scope::Community(target.community), revision_id(target.id, version), &Record::Revision(body))?;
    Ok(version + 1)
}

/// Stores that a target has a new version. `table` and `key` are words of this code, never of a request.
pub(in crate::core) fn update_version(act: &mut Act<'_>, sql: &str, target: &Target) -> Result<(), StoreError> {
    let id = target.id.to_string();
    if act.tx.execute(sql, &[(&id).into(), target.version.into()])? != 1 {
        return Err(StoreError::Raced);
    }
    Ok(())
}

/// Takes away what a withdrawn text leaves behind: its earlier versions, the reactions to it, and whom it helped.
pub(in crate::core) fn remove_traces(act: &mut Act<'_>, target: &Target) -> Result<(), StoreError> {
    let scope = Scope::Community(target.community);
    for version in 1..u32::try_from(target.version).unwrap_or(1) {
        act.changes.remove(&scope, Kind::Revision, revision_id(target.id, version));
    }
    remove_reactions(act.tx, act.changes, &scope, target.id)?;
    remove_helpful(act.tx, act.changes, &scope, target.id)
}

fn remove_reactions(tx: &mut dyn Tx, changes: &mut Changes, scope: &Scope, target: Uuid) -> Result<(), StoreError> {
    let id = target.to_string();
    for row in tx.query("SELECT reaction_id FROM reaction WHERE target_id = $1 ORDER BY reaction_id", &[(&id).into()])? {
        changes.remove(scope, Kind::Reaction, row.parse(0)?);
    }
    tx.execute("DELETE FROM reaction WHERE target_id = $1", &[(&id).into()]).map(drop)
}

fn remove_helpful(tx: &mut dyn Tx, changes: &mut Changes, scope: &Scope, target: Uuid) -> Result<(), StoreError> {
    let id = target.to_string();
    for row in tx.query("SELECT helpful_id FROM helpful WHERE target_id = $1 ORDER BY helpful_id", &[(&id).into()])? {
        changes.remove(scope, Kind::Helpful, row.parse(0)?);
    }
    tx.execute("DELETE FROM helpful WHERE target_id = $1", &[(&id).into()]).map(drop)
}
