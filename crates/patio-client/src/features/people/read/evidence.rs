//! Contributions that helped a colleague and count as evidence, by conversation and by person.
//!
//! Owns the rule: a contribution counts when the person who began the conversation says it helped, or two colleagues do. It
//! counts once, even when more colleagues say so; reactions do not count.

use crate::features::people::view::directory::Contribution;
use crate::features::topics::index::{Topic, is_said};
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use crate::store::words::list;
use crate::text::terms::{BY, HELPED};
use crate::text::words::Words;
use patio_domain::{Access, CommunityId, Doc, PersonId};
use patio_protocol::record::{CommentBody, CommunityBody, HelpfulBody, PostBody, membership_id};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Number of marks on a person's texts that are read, newest first.
const MARKS_MAX: usize = 600;
/// Number of a person's texts that are read for their page, newest first.
const RECENT_SOUGHT: usize = 60;

/// A contribution that helped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helped {
    /// Its author.
    pub author: String,
    /// The post or comment.
    pub target: String,
    /// When it was last marked, UTC milliseconds.
    pub at: i64,
}

/// What helped in a conversation.
///
/// # Errors
/// When the database cannot be read.
pub fn helped(connection: &Connection, post: &str) -> Result<Vec<Helped>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT body FROM record WHERE kind = 'helpful' AND parent = ?1")?;
    let marks: Vec<String> = statement.query_map([post], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if marks.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached("SELECT author FROM conversation WHERE post = ?1")?;
    let starter: Option<String> = statement.query_row([post], |row| row.get(0)).optional()?;
    let mut targets: BTreeMap<String, (String, BTreeSet<String>, i64)> = BTreeMap::new();
    for mark in marks.iter().filter_map(|mark| serde_json::from_str::<HelpfulBody>(mark).ok()) {
        // A mark on one's own text does not count; no server sends one either.
        if mark.by != mark.author {
            let entry =
                targets.entry(mark.target.to_string()).or_insert_with(|| (mark.author.to_string(), BTreeSet::new(), mark.created_at));
            entry.1.insert(mark.by.to_string());
            entry.2 = entry.2.max(mark.created_at);
        }
    }
    let counts = |by: &BTreeSet<String>| by.len() >= 2 || starter.as_ref().is_some_and(|starter| by.contains(starter));
    let found = targets.into_iter().filter(|(_, (_, by, _))| counts(by));
    Ok(found.map(|(target, (author, _, at))| Helped { author, target, at }).collect())
}

/// A person's contribution that helped, with the words that tell its subject.
pub struct Evidence {
    /// The contribution.
    pub contribution: Contribution,
    stems: HashSet<String>,
}

impl Evidence {
    /// Whether it is about a topic: some name of it stands in it or where its conversation begins.
    #[must_use]
    pub fn is_about(&self, topic: &Topic) -> bool {
        let said: HashSet<&str> = self.stems.iter().map(String::as_str).collect();
        topic.names.iter().any(|name| !name.words.is_empty() && name.words.iter().all(|word| is_said(word, &said)))
    }
}

impl Reading<'_> {
    /// A person's contributions that helped, newest first.
    pub(crate) fn evidence_of(&self, person: &str, words: &mut Words) -> Result<Vec<Evidence>, StoreError> {
        let mut posts = BTreeSet::new();
        for record in list(self.connection, &format!("{HELPED}{person}"), MARKS_MAX)?.records {
            let mut statement = self.connection.prepare_cached("SELECT parent FROM record WHERE rowid = ?1 AND kind = 'helpful'")?;
            posts.extend(statement.query_row([record], |row| row.get::<_, String>(0)).optional()?);
        }
        let mut found = Vec::new();
        for post in posts {
            for helped in helped(self.connection, &post)?.into_iter().filter(|helped| helped.author == person) {
                let Some((mut contribution, text)) = self.contribution(&post, &helped.target)? else { continue };
                contribution.at = helped.at;
                let mut stems = HashSet::new();
                // An answer need not repeat the question in the first post.
                let opening = self.record::<PostBody>("post", &post)?;
                if let Some(opening) = opening.filter(|opening| opening.withdrawn_at.is_none()) {
                    words.add(&opening.title, "", &mut stems);
                    words.add(&opening.text.plain_text(&|_| String::new()), "", &mut stems);
                }
                words.add(&text.plain_text(&|_| String::new()), "", &mut stems);
                found.push(Evidence { contribution, stems });
            }
        }
        found.sort_by(|a, b| b.contribution.at.cmp(&a.contribution.at).then_with(|| a.contribution.entry.cmp(&b.contribution.entry)));
        Ok(found)
    }

    /// A post or comment that is there and not withdrawn, with its text.
    pub(crate) fn contribution(&self, post: &str, entry: &str) -> Result<Option<(Contribution, Doc)>, StoreError> {
        let Some(body) = self.record::<PostBody>("post", post)? else { return Ok(None) };
        let (text, at) = if post == entry {
            if body.withdrawn_at.is_some() {
                return Ok(None);
            }
            (body.text.clone(), body.created_at)
        } else {
            match self.record::<CommentBody>("comment", entry)? {
                Some(comment) if comment.withdrawn_at.is_none() => (comment.text, comment.created_at),
                _ => return Ok(None),
            }
        };
        let title = self.title_of(&body.title, &body.text, &body.files)?;
        let contribution =
            Contribution { post: post.to_owned(), entry: entry.to_owned(), title, community: body.community.to_string(), at };
        Ok(Some((contribution, text)))
    }

    /// A person's latest texts in open communities and in those of which they are a member, newest first.
    pub(crate) fn recent_of(&self, person: &str, limit: usize) -> Result<Vec<Contribution>, StoreError> {
        let mut found: Vec<Contribution> = Vec::new();
        let mut shown: BTreeMap<String, bool> = BTreeMap::new();
        for record in list(self.connection, &format!("{BY}{person}"), RECENT_SOUGHT)?.records.into_iter().rev().take(RECENT_SOUGHT) {
            let mut statement =
                self.connection.prepare_cached("SELECT kind, id, parent FROM record WHERE rowid = ?1 AND kind IN ('post', 'comment')")?;
            let row: Option<(String, String, String)> =
                statement.query_row([record], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
            let Some((kind, entry, parent)) = row else { continue };
            let post = if kind == "post" { entry.clone() } else { parent };
            let Some((contribution, _)) = self.contribution(&post, &entry)? else { continue };
            let community = contribution.community.clone();
            let may_show = match shown.get(&community) {
                Some(known) => *known,
                None => {
                    let may_show = self.is_open_to(&community, person)?;
                    shown.insert(community, may_show);
                    may_show
                }
            };
            if may_show {
                found.push(contribution);
            }
        }
        found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.entry.cmp(&b.entry)));
        found.truncate(limit);
        Ok(found)
    }

    fn is_open_to(&self, community: &str, person: &str) -> Result<bool, StoreError> {
        if self.record::<CommunityBody>("community", community)?.is_some_and(|body| body.access == Access::Open) {
            return Ok(true);
        }
        match (parse::<CommunityId>(community), parse::<PersonId>(person)) {
            (Some(community), Some(person)) => Ok(self.body("membership", &membership_id(community, person).to_string())?.is_some()),
            _ => Ok(false),
        }
    }
}
