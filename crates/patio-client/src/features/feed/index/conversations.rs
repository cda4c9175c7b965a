//! Conversations, derived from posts and comments while a page is applied: latest activity, number of comments, and whether
//! they name or answer this person. Gathered per page and written once a conversation.
//!
//! Owns the table `conversation`. Must not know how conversations are shown.

use crate::store::StoreError;
use crate::store::derived::{Change, Derived};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const POST: &str = "post";
const COMMENT: &str = "comment";

/// The fields of a post or comment beyond its columns.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Entry<'a> {
    #[serde(borrow)]
    community: &'a str,
    title: Option<String>,
    withdrawn_at: Option<i64>,
    #[serde(borrow)]
    reply_to: Option<&'a str>,
}

#[derive(Default)]
struct Gathered {
    scope: i64,
    community: String,
    author: Option<String>,
    title: Option<String>,
    created_at: Option<i64>,
    last_at: i64,
    last_author: String,
    new_comments: i64,
    mention_at: i64,
    answer_at: i64,
    /// A text that named this person does so no more: the latest mention is looked for anew.
    unnamed: bool,
    /// Own texts that came with this page. A download brings an edited text after the answers to it, so these are looked for.
    own: BTreeSet<String>,
}

/// When the latest post or comment of a conversation was written, in the server's time.
pub(crate) fn find_last_at(cache: &Connection, post: &str) -> Result<Option<i64>, StoreError> {
    let mut statement = cache.prepare_cached("SELECT last_at FROM conversation WHERE post = ?1")?;
    Ok(statement.query_row([post], |row| row.get(0)).optional()?)
}

/// Changes to conversations within one page.
pub struct Conversations {
    person: String,
    needle: String,
    changes: BTreeMap<String, Gathered>,
}

impl Conversations {
    /// For the person whose cache this is.
    #[must_use]
    pub fn new(person: &str) -> Conversations {
        Conversations { person: person.to_owned(), needle: format!("\"person\":\"{person}\""), changes: BTreeMap::new() }
    }

    /// Notes a new version of a post or comment; says whether it names this person.
    fn note(&mut self, tx: &Connection, change: &Change<'_>, post: &str, body: &str) -> Result<bool, StoreError> {
        let is_comment = change.kind == COMMENT;
        let entry: Entry<'_> = serde_json::from_str(body).unwrap_or_default();
        let (author, at) = (change.columns.person.as_str(), change.columns.at);
        let by_other = author != self.person;
        let new = change.old.is_none();
        // The person's own id inside a mention node is the only place a text can hold this sequence.
        let names_me = by_other && entry.withdrawn_at.is_none() && body.contains(&self.needle);
        let named_me = by_other && change.old.is_some_and(|old| old.contains(&self.needle));
        let answers_me = is_comment && by_other && new && self.answers_me(tx, post, entry.reply_to)?;

        let gathered = self.changes.entry(post.to_owned()).or_default();
        gathered.scope = change.scope;
        gathered.community = entry.community.to_owned();
        if is_comment {
            gathered.new_comments += i64::from(new);
        } else {
            gathered.author = Some(author.to_owned());
            gathered.created_at = Some(at);
            gathered.title = Some(entry.title.unwrap_or_default());
        }
        // Of two in one millisecond the order of ids of people decides: a download brings texts in another order than they came here.
        if new && (at, author) >= (gathered.last_at, gathered.last_author.as_str()) {
            gathered.last_at = at;
            gathered.last_author = author.to_owned();
        }
        if names_me {
            gathered.mention_at = gathered.mention_at.max(at);
        }
        gathered.unnamed |= named_me && !names_me;
        if new && !by_other {
            gathered.own.insert(change.id.to_owned());
        }
        if answers_me {
            gathered.answer_at = gathered.answer_at.max(at);
        }
        Ok(names_me)
    }

    fn answers_me(&self, tx: &Connection, post: &str, reply_to: Option<&str>) -> Result<bool, StoreError> {
        if self.changes.get(post).and_then(|change| change.author.as_deref()) == Some(self.person.as_str()) {
            return Ok(true);
        }
        let mut author = tx.prepare_cached("SELECT person FROM record WHERE kind = ?1 AND id = ?2 LIMIT 1")?;
        let of_post: Option<String> = author.query_row(["post", post], |row| row.get(0)).optional()?;
        if of_post.as_deref() == Some(self.person.as_str()) {
            return Ok(true);
        }
        let Some(reply_to) = reply_to else { return Ok(false) };
        let of_comment: Option<String> = author.query_row(["comment", reply_to], |row| row.get(0)).optional()?;
        Ok(of_comment.as_deref() == Some(self.person.as_str()))
    }

    fn write(&self, tx: &Connection) -> Result<(), StoreError> {
        let mut statement = tx.prepare_cached(
            "INSERT INTO conversation (post, scope, community, author, title, created_at, last_at, last_author, comment_count, mention_at, answer_at)
             VALUES (?1, ?2, ?3, COALESCE(?4, ''), COALESCE(?5, ''), COALESCE(?6, 0), ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (post) DO UPDATE SET
               author = COALESCE(?4, author), title = COALESCE(?5, title), created_at = COALESCE(?6, created_at),
               last_author = CASE WHEN (?7, ?8) > (last_at, last_author) THEN ?8 ELSE last_author END, last_at = MAX(last_at, ?7),
               comment_count = comment_count + ?9, mention_at = MAX(mention_at, ?10), answer_at = MAX(answer_at, ?11)",
        )?;
        for (post, change) in &self.changes {
            statement.execute(params![
                post,
                change.scope,
                change.community,
                change.author,
                change.title,
                change.created_at,
                change.last_at,
                change.last_author,
                change.new_comments,
                change.mention_at,
                change.answer_at
            ])?;
        }
        for (post, change) in &self.changes {
            if change.unnamed {
                self.look_for_mention(tx, post)?;
            }
            if !change.own.is_empty() {
                self.look_for_answers(tx, post, &change.own)?;
            }
        }
        Ok(())
    }

    fn look_for_mention(&self, tx: &Connection, post: &str) -> Result<(), StoreError> {
        tx.prepare_cached(
            "UPDATE conversation SET mention_at = MAX(
               COALESCE((SELECT MAX(p.at) FROM record p WHERE p.kind = 'post' AND p.id = ?1 AND p.person <> ?2 AND instr(p.body, ?3) > 0), 0),
               COALESCE((SELECT MAX(c.at) FROM record c INDEXED BY record_by_parent
                         WHERE c.kind = 'comment' AND c.parent = ?1 AND c.person <> ?2 AND instr(c.body, ?3) > 0), 0))
             WHERE post = ?1",
        )?
        .execute(params![post, self.person, self.needle])?;
        Ok(())
    }

    fn look_for_answers(&self, tx: &Connection, post: &str, own: &BTreeSet<String>) -> Result<(), StoreError> {
        let mut comments = tx.prepare_cached(
            "SELECT at, body FROM record INDEXED BY record_by_parent WHERE kind = 'comment' AND parent = ?1 AND person <> ?2",
        )?;
        let mut rows = comments.query([post, self.person.as_str()])?;
        let mut answer_at = 0;
        while let Some(row) = rows.next()? {
            let body = row.get_ref(1)?.as_str().map_err(|error| StoreError::Value(error.to_string()))?;
            let reply_to = serde_json::from_str::<Entry<'_>>(body).ok().and_then(|entry| entry.reply_to.map(str::to_owned));
            if own.contains(post) || reply_to.is_some_and(|reply_to| own.contains(&reply_to)) {
                answer_at = row.get::<_, i64>(0)?.max(answer_at);
            }
        }
        tx.prepare_cached("UPDATE conversation SET answer_at = MAX(answer_at, ?2) WHERE post = ?1")?.execute(params![post, answer_at])?;
        Ok(())
    }
}

impl Derived for Conversations {
    fn tables(&self) -> &'static [&'static str] {
        &["conversation"]
    }

    fn apply(&mut self, tx: &Connection, change: &Change<'_>) -> Result<bool, StoreError> {
        match (change.kind, change.new) {
            (POST, Some(body)) => self.note(tx, change, change.id, body),
            (COMMENT, Some(body)) => self.note(tx, change, &change.columns.parent, body),
            _ => Ok(false),
        }
    }

    fn finish(&mut self, tx: &Connection, _: &str) -> Result<(), StoreError> {
        self.write(tx)
    }

    fn remove_scope(&mut self, tx: &Connection, scope: i64) -> Result<(), StoreError> {
        tx.prepare_cached("DELETE FROM conversation WHERE scope = ?1")?.execute([scope])?;
        Ok(())
    }

    fn clear(&mut self, tx: &Connection) -> Result<(), StoreError> {
        tx.prepare_cached("DELETE FROM conversation")?.execute([])?;
        Ok(())
    }
}
