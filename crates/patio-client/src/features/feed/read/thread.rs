//! The comments of a conversation, part by part: where a reading begins, what stands before and after it, and what is new.
//!
//! Owns the order of comments (by time, then id) and the keys of its parts. Must not know how an entry is drawn, nor what waits in the
//! outbox. Shown by `a_long_conversation_is_read_from_any_place_and_both_ways`.

use crate::features::feed::read::rows::{read_key, write_key};
use crate::features::feed::view::conversation::{ConversationRequest, Start};
use crate::reading::Reading;
use crate::store::StoreError;
use rusqlite::{OptionalExtension, Row, params};

/// Comments of a part when the request does not say.
const DEFAULT_COMMENTS: u32 = 100;
/// Most comments of a part.
const MOST_COMMENTS: u32 = 500;
/// Comments shown before the one that a reading begins with, so that it is not read without what it follows on.
const COMMENTS_BEFORE: i64 = 4;

/// How far the person read.
pub(super) struct Marks {
    /// When they last read here; -1 when they made it unread again.
    pub read_at: Option<i64>,
    /// What was written before they came counts as read.
    pub baseline: i64,
}

impl Marks {
    pub(super) fn is_unread(&self, at: i64, mine: bool) -> bool {
        !mine && at > self.read_until()
    }

    fn read_until(&self) -> i64 {
        self.read_at.map_or(self.baseline, |read| read.max(0))
    }
}

/// A comment as it is stored.
pub(super) struct Stored {
    pub id: String,
    pub at: i64,
    pub body: String,
}

impl Stored {
    fn key(&self) -> (i64, String) {
        (self.at, self.id.clone())
    }
}

/// A part of a conversation.
#[derive(Default)]
pub(super) struct Part {
    /// Oldest first.
    pub comments: Vec<Stored>,
    /// The key with which the part before is asked for.
    pub earlier: Option<String>,
    /// The key with which the part after is asked for.
    pub later: Option<String>,
    /// The key with which this part is asked for again.
    pub position: Option<String>,
    /// The comment that the reading begins with.
    pub start: Option<String>,
}

/// The unread comments of a conversation.
#[derive(Default)]
pub(super) struct New {
    /// The oldest.
    pub first: Option<(i64, String)>,
    /// How many.
    pub count: u64,
}

impl New {
    /// Whether the oldest unread comment stands before a part.
    pub(super) fn is_before(&self, part: &Part) -> bool {
        let (Some(new), Some(first)) = (&self.first, part.comments.first()) else { return false };
        *new < first.key()
    }
}

impl Reading<'_> {
    pub(super) fn marks(&self, post: &str, community: &str) -> Result<Marks, StoreError> {
        let mut read = self.connection.prepare_cached("SELECT read_at FROM work.read_mark WHERE person = ?1 AND post = ?2")?;
        let mut base = self.connection.prepare_cached("SELECT read_before FROM work.baseline WHERE person = ?1 AND community = ?2")?;
        Ok(Marks {
            read_at: read.query_row([&self.me, post], |row| row.get(0)).optional()?,
            baseline: base.query_row([&self.me, community], |row| row.get(0)).optional()?.unwrap_or(0),
        })
    }

    /// The part that a request asks for.
    pub(super) fn part(&self, request: &ConversationRequest, new: &New) -> Result<Part, StoreError> {
        let post = request.post.as_str();
        let limit = i64::from(request.limit.unwrap_or(DEFAULT_COMMENTS).clamp(1, MOST_COMMENTS));
        if let Some(key) = read_key(request.before.as_deref()) {
            return self.part_of(post, self.comments_before(post, &key, limit)?, None);
        }
        if let Some(key) = read_key(request.after.as_deref()) {
            return self.part_of(post, self.comments_from(post, &key, false, limit)?, None);
        }
        let start = match request.from.as_ref().unwrap_or(&Start::Latest) {
            Start::Latest => None,
            Start::Position { key } => {
                let key = read_key(Some(key)).unwrap_or_default();
                return self.part_of(post, self.comments_from(post, &key, true, limit)?, None);
            }
            Start::Unread => new.first.clone(),
            Start::Comment { id } => self.comment_key(post, id)?,
            Start::Time { at } => self.comments_from(post, &(*at, String::new()), true, 1)?.first().map(Stored::key),
        };
        let Some(start) = start else {
            return self.part_of(post, self.comments_before(post, &(i64::MAX, String::new()), limit)?, None);
        };
        let room_beside = |others: &[Stored]| limit - i64::try_from(others.len()).unwrap_or(limit);
        let mut comments = self.comments_before(post, &start, COMMENTS_BEFORE.min(limit - 1))?;
        let mut after = self.comments_from(post, &start, true, room_beside(&comments))?;
        // A part that the end of the conversation leaves room in is filled from the other side.
        comments = self.comments_before(post, &start, room_beside(&after))?;
        comments.append(&mut after);
        self.part_of(post, comments, Some(start.1))
    }

    fn part_of(&self, post: &str, comments: Vec<Stored>, start: Option<String>) -> Result<Part, StoreError> {
        let (Some(first), Some(last)) = (comments.first(), comments.last()) else { return Ok(Part::default()) };
        let position = write_key(first.at, &first.id);
        let earlier = (!self.comments_before(post, &first.key(), 1)?.is_empty()).then(|| position.clone());
        let more = !self.comments_from(post, &last.key(), false, 1)?.is_empty();
        let later = more.then(|| write_key(last.at, &last.id));
        Ok(Part { earlier, later, position: Some(position), start, comments })
    }

    fn comments_before(&self, post: &str, (at, id): &(i64, String), limit: i64) -> Result<Vec<Stored>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, at, body FROM record WHERE kind = 'comment' AND parent = ?1 AND (at, id) < (?2, ?3) ORDER BY at DESC, id DESC LIMIT ?4",
        )?;
        let mut found = statement.query_map(params![post, at, id, limit], stored)?.collect::<Result<Vec<_>, _>>()?;
        found.reverse();
        Ok(found)
    }

    /// Comments after a key, or from it on.
    fn comments_from(&self, post: &str, (at, id): &(i64, String), inclusive: bool, limit: i64) -> Result<Vec<Stored>, StoreError> {
        let sql = if inclusive {
            "SELECT id, at, body FROM record WHERE kind = 'comment' AND parent = ?1 AND (at, id) >= (?2, ?3) ORDER BY at, id LIMIT ?4"
        } else {
            "SELECT id, at, body FROM record WHERE kind = 'comment' AND parent = ?1 AND (at, id) > (?2, ?3) ORDER BY at, id LIMIT ?4"
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map(params![post, at, id, limit], stored)?.collect::<Result<_, _>>()?)
    }

    fn comment_key(&self, post: &str, id: &str) -> Result<Option<(i64, String)>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT at, id FROM record WHERE kind = 'comment' AND id = ?2 AND parent = ?1 LIMIT 1")?;
        Ok(statement.query_row([post, id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// What colleagues wrote after the person last read here.
    pub(super) fn new_comments(&self, post: &str, marks: &Marks) -> Result<New, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT at, id FROM record WHERE kind = 'comment' AND parent = ?1 AND at > ?2 AND person <> ?3 ORDER BY at, id",
        )?;
        let mut new = New::default();
        if marks.read_at.is_some_and(|at| at < 0) {
            // Made unread again, as a reminder of the whole conversation: no comment of it is new.
            return Ok(new);
        }
        let mut rows = statement.query(params![post, marks.read_until(), self.me])?;
        while let Some(row) = rows.next()? {
            if new.first.is_none() {
                new.first = Some((row.get(0)?, row.get(1)?));
            }
            new.count += 1;
        }
        Ok(new)
    }

    /// How many comments stand before a part.
    pub(super) fn count_before(&self, post: &str, part: &Part) -> Result<u64, StoreError> {
        let Some(first) = part.comments.first().filter(|_| part.earlier.is_some()) else { return Ok(0) };
        let mut statement =
            self.connection.prepare_cached("SELECT COUNT(*) FROM record WHERE kind = 'comment' AND parent = ?1 AND (at, id) < (?2, ?3)")?;
        let count: i64 = statement.query_row(params![post, first.at, first.id], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored { id: row.get(0)?, at: row.get(1)?, body: row.get(2)? })
}
