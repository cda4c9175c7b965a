//! Lines in lists of conversations, and the keys by which lists are paged.

use crate::features::feed::view::home::{ConversationRow, ForYou};
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::{Doc, FileId, PersonId, bidi};
use patio_protocol::record::PostBody;
use rusqlite::{Row, params};
use uuid::Uuid;

/// Longest excerpt that stands in for a missing title, in characters.
const EXCERPT_CHARS: usize = 120;
/// Conversations untouched for this long count as read, so that counting unread ones stays bounded.
const READ_AFTER_MS: i64 = 30 * 24 * 3_600_000;
/// Counting stops here; the screen says "999+".
const UNREAD_CAP: i64 = 999;

/// A keyset position as text: instant and id.
pub(crate) fn write_key(at: i64, id: &str) -> String {
    format!("{at}.{id}")
}

/// Reads a keyset position back; `None` when it is not one.
pub(crate) fn read_key(key: Option<&str>) -> Option<(i64, String)> {
    let (at, id) = key?.split_once('.')?;
    Some((at.parse().ok()?, id.to_owned()))
}

/// The first words of a text, cut at a word.
pub(crate) fn excerpt(text: &str) -> String {
    let line = text.split('\n').map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if line.chars().count() <= EXCERPT_CHARS {
        return line.to_owned();
    }
    let cut: String = line.chars().take(EXCERPT_CHARS).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', '.', ';', ':']))
}

// CROSS JOIN keeps SQLite from walking all posts first: conversations lead, by the index of their order.
pub(crate) const SELECT_ROW: &str = "SELECT c.post, c.community, c.author, c.created_at, c.last_at, c.last_author, c.comment_count,
    c.mention_at, c.answer_at, r.body, m.read_at, COALESCE(b.read_before, 0)
  FROM conversation c
  CROSS JOIN record r ON r.kind = 'post' AND r.id = c.post AND r.scope = c.scope
  LEFT JOIN work.read_mark m ON m.person = ?1 AND m.post = c.post
  LEFT JOIN work.baseline b ON b.person = ?1 AND b.community = c.community";

/// What [`SELECT_ROW`] gives.
pub(crate) struct Found {
    pub post: String,
    pub community: String,
    pub author: String,
    pub created_at: i64,
    pub last_at: i64,
    pub last_author: String,
    pub comment_count: i64,
    pub mention_at: i64,
    pub answer_at: i64,
    pub body: String,
    pub read_at: Option<i64>,
    pub baseline: i64,
}

impl Found {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Found> {
        Ok(Found {
            post: row.get(0)?,
            community: row.get(1)?,
            author: row.get(2)?,
            created_at: row.get(3)?,
            last_at: row.get(4)?,
            last_author: row.get(5)?,
            comment_count: row.get(6)?,
            mention_at: row.get(7)?,
            answer_at: row.get(8)?,
            body: row.get(9)?,
            read_at: row.get(10)?,
            baseline: row.get(11)?,
        })
    }

    fn is_unread(&self, me: &str) -> bool {
        let mine = self.last_author == me;
        match self.read_at {
            Some(read_at) if read_at < 0 => true,
            Some(read_at) => self.last_at > read_at && !mine,
            None => self.last_at > self.baseline && !mine,
        }
    }

    fn for_you(&self) -> ForYou {
        // 0 stands for never named and never answered; a baseline or mark before that must not make it newer.
        let read = self.read_at.unwrap_or(self.baseline).max(0);
        if self.mention_at > read {
            ForYou::Mention
        } else if self.answer_at > read {
            ForYou::Answer
        } else {
            ForYou::None
        }
    }
}

impl Reading<'_> {
    /// The name that stands for a mention in plain text.
    pub(crate) fn name_of(&self, person: PersonId) -> String {
        self.card(&person.to_string()).map(|card| card.name).unwrap_or_default()
    }

    /// The first words of a text, for a conversation without a title.
    pub(crate) fn excerpt_of(&self, text: &Doc) -> String {
        bidi::isolated(&excerpt(&text.plain_text(&|person| self.name_of(person)))).into_owned()
    }

    /// What a conversation is called in lists: its title, else its first words, else its first file. Empty when that file is not here.
    pub(crate) fn title_of(&self, title: &str, text: &Doc, files: &[FileId]) -> Result<String, StoreError> {
        if !title.is_empty() {
            return Ok(title.to_owned());
        }
        let words = self.excerpt_of(text);
        match files.first() {
            Some(file) if words.is_empty() => Ok(self.file(&file.to_string())?.map(|file| file.name).unwrap_or_default()),
            _ => Ok(words),
        }
    }

    pub(crate) fn row(&self, found: &Found, has_draft: bool) -> Result<Option<ConversationRow>, StoreError> {
        let Ok(post) = serde_json::from_str::<PostBody>(&found.body) else { return Ok(None) };
        let Some(id) = parse::<Uuid>(&found.post) else { return Ok(None) };
        let change = self.pending.change(id);
        let withdrawn = post.withdrawn_at.is_some() || change.withdrawn_at.is_some();
        let (title, text) = match change.edit {
            Some((Some(title), text)) if !withdrawn => (title, text),
            _ => (post.title, post.text),
        };
        let (waiting, refused) = self.pending.count_in(id);
        let last_author =
            if found.last_author == found.author || found.last_author.is_empty() { None } else { Some(self.card(&found.last_author)?) };
        Ok(Some(ConversationRow {
            has_title: !title.is_empty(),
            title: self.title_of(&title, &text, change.files.as_deref().unwrap_or(&post.files))?,
            author: self.card(&found.author)?,
            last_author,
            created_at: found.created_at,
            last_at: found.last_at,
            comment_count: u64::try_from(found.comment_count).unwrap_or(0),
            unread: found.is_unread(&self.me),
            for_you: found.for_you(),
            withdrawn,
            waiting,
            refused,
            has_draft,
            post: found.post.clone(),
            community: found.community.clone(),
        }))
    }

    /// Unread conversations in a community, counted up to 999.
    pub(crate) fn count_unread(&self, community: &str) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT COUNT(*) FROM (
               SELECT 1 FROM conversation c
               LEFT JOIN work.read_mark m ON m.person = ?1 AND m.post = c.post
               WHERE c.community = ?2
                 AND c.last_at > MAX(COALESCE((SELECT b.read_before FROM work.baseline b WHERE b.person = ?1 AND b.community = ?2), 0),
                                     COALESCE((SELECT MAX(n.last_at) FROM conversation n WHERE n.community = ?2), 0) - ?3)
                 AND CASE WHEN m.read_at IS NULL THEN c.last_author <> ?1 WHEN m.read_at < 0 THEN 1 ELSE c.last_at > m.read_at AND c.last_author <> ?1 END
               LIMIT ?4)",
        )?;
        let count: i64 = statement.query_row(params![self.me, community, READ_AFTER_MS, UNREAD_CAP], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// Places with a draft of a comment, as post ids.
    pub(crate) fn drafted(&self) -> Result<Vec<String>, StoreError> {
        let targets = crate::store::drafts::list_targets(self.connection, "work", &self.me)?;
        Ok(targets.into_iter().filter_map(|target| target.strip_prefix("comment:").map(str::to_owned)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_the_first_line_cut_at_a_word() {
        assert_eq!(excerpt("\n  Short line \nmore"), "Short line");
        let long = excerpt(&"word ".repeat(60));
        assert!(long.ends_with("word…") && long.chars().count() <= EXCERPT_CHARS + 1, "{long}");
    }

    #[test]
    fn a_key_survives_its_own_text_and_nonsense_is_none() {
        assert_eq!(read_key(Some(&write_key(-5, "a.b"))), Some((-5, "a.b".into())));
        assert_eq!(read_key(Some("x")), None);
    }
}
