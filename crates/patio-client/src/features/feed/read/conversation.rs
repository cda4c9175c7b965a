//! One conversation: confirmed post and comments with pending commands replayed over them.

use crate::features::communities::read::Place;
use crate::features::communities::view::CommunityHead;
use crate::features::feed::read::thread::{Marks, Part};
use crate::features::feed::view::conversation::*;
use crate::features::people::view::person::PersonCard;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::{Doc, PostId, Refusal};
use patio_protocol::Command;
use patio_protocol::record::{CommentBody, PostBody, ReactionBody};
use rusqlite::OptionalExtension;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Names shown for a reaction.
const REACTION_NAMES: usize = 12;

impl Reading<'_> {
    /// The post whose conversation an entry belongs to: that of a comment, confirmed or just written here; any other entry is a post.
    pub(crate) fn conversation_of(&self, entry: Uuid) -> Result<PostId, StoreError> {
        let mut parent = self.connection.prepare_cached("SELECT parent FROM record WHERE kind = 'comment' AND id = ?1 LIMIT 1")?;
        let confirmed = parent.query_row([entry.to_string()], |row| row.get::<_, String>(0)).optional()?;
        let written = || {
            self.pending.iter().find_map(|pending| match &pending.command {
                Command::CommentCreate(made) if made.comment.0 == entry => Some(made.post),
                _ => None,
            })
        };
        Ok(confirmed.and_then(|post| parse(&post)).or_else(written).unwrap_or(PostId(entry)))
    }

    /// A conversation, if it is here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn conversation(&self, request: &ConversationRequest) -> Result<Option<Conversation>, StoreError> {
        let Some(id) = parse::<Uuid>(&request.post) else { return Ok(None) };
        let confirmed = self.record::<PostBody>("post", &request.post)?;
        let made = self.pending.posts().find(|(_, made)| made.post.0 == id);
        let community = match (&confirmed, &made) {
            (Some(post), _) => post.community.to_string(),
            (None, Some((_, made))) => made.community.to_string(),
            (None, None) => return Ok(None),
        };
        let place = self.place(&community)?;
        let marks = self.marks(&request.post, &community)?;
        let mut reactions = self.reactions(id)?;
        let helped = self.helped(id)?;

        let mut post = match (confirmed, made) {
            (Some(body), _) => self.confirmed_entry(&request.post, body, &marks)?,
            (None, Some((pending, made))) => Entry {
                title: made.title.clone(),
                delivery: pending.delivery(),
                command: (pending.row.state != "applied").then(|| pending.row.command_id.clone()),
                refusal: refusal(pending),
                files: self.files(made.files.iter().copied())?,
                ..self.blank(&request.post, made.text.clone(), pending.row.saved_at)?
            },
            (None, None) => return Ok(None),
        };
        post.reactions = reactions.remove(&id).unwrap_or_default();
        helped.lay_over(&mut post, id);
        self.replay(&mut post, id)?;

        let new = self.new_comments(&request.post, &marks)?;
        let part = self.part(request, &new)?;
        let mut comments = self.confirmed_comments(&part, &marks)?;
        // What waits here stands at the end.
        if part.later.is_none() && request.before.is_none() {
            for (pending, made) in self.pending.comments(id) {
                let comment = made.comment.to_string();
                if self.body("comment", &comment)?.is_some() {
                    continue;
                }
                comments.push(Entry {
                    reply_to: made.reply_to.map(|id| id.to_string()),
                    delivery: pending.delivery(),
                    command: (pending.row.state != "applied").then(|| pending.row.command_id.clone()),
                    refusal: refusal(pending),
                    files: self.files(made.files.iter().copied())?,
                    ..self.blank(&comment, made.text.clone(), pending.row.saved_at)?
                });
            }
        }
        for comment in &mut comments {
            if let Some(entry) = parse::<Uuid>(&comment.id) {
                comment.reactions = reactions.remove(&entry).unwrap_or_default();
                helped.lay_over(comment, entry);
                self.replay(comment, entry)?;
            }
        }
        for entry in std::iter::once(&mut post).chain(&mut comments) {
            entry.destinations = entry.text.as_ref().map(Doc::destinations).unwrap_or_default();
            entry.references = entry.text.as_ref().map(|text| self.references(text)).transpose()?.unwrap_or_default();
        }
        let people = self.mentioned(std::iter::once(&post).chain(&comments))?;
        let pending_count = u64::try_from(comments.iter().filter(|comment| comment.delivery != Delivery::Sent).count()).unwrap_or(0);
        Ok(Some(Conversation {
            joined: place.as_ref().is_some_and(|place| place.joined),
            community: place.as_ref().map_or_else(|| unknown_community(&community), Place::head),
            comment_count: self.comment_count(&request.post)? + pending_count,
            read_at: marks.read_at.or(Some(marks.baseline)).filter(|at| *at > 0),
            count_before: self.count_before(&request.post, &part)?,
            new_before: new.is_before(&part),
            new_count: new.count,
            new_from: new.first.map(|(_, id)| id),
            post,
            comments,
            start: part.start,
            position: part.position,
            earlier: part.earlier,
            later: part.later,
            people,
        }))
    }

    fn comment_count(&self, post: &str) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT comment_count FROM conversation WHERE post = ?1")?;
        let count: Option<i64> = statement.query_row([post], |row| row.get(0)).optional()?;
        Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
    }

    /// An own entry that only the outbox knows.
    fn blank(&self, id: &str, text: Doc, saved_at: i64) -> Result<Entry, StoreError> {
        Ok(Entry {
            id: id.to_owned(),
            author: self.card(&self.me)?,
            reply_to: None,
            title: String::new(),
            text: Some(text),
            destinations: BTreeMap::new(),
            references: BTreeMap::new(),
            created_at: saved_at,
            edited_at: None,
            withdrawn_at: None,
            unread: false,
            mine: true,
            delivery: Delivery::Sent,
            change_pending: false,
            command: None,
            refusal: None,
            reactions: vec![],
            files: vec![],
            helped: 0,
            helped_me: false,
        })
    }

    /// A confirmed entry; a comment says what a post says, without a title.
    fn confirmed_entry(&self, id: &str, body: PostBody, marks: &Marks) -> Result<Entry, StoreError> {
        let author = body.author.to_string();
        let mine = author == self.me;
        Ok(Entry {
            id: id.to_owned(),
            author: self.card(&author)?,
            reply_to: None,
            title: body.title,
            text: body.withdrawn_at.is_none().then_some(body.text),
            destinations: BTreeMap::new(),
            references: BTreeMap::new(),
            created_at: body.created_at,
            edited_at: body.edited_at,
            withdrawn_at: body.withdrawn_at,
            unread: marks.is_unread(body.created_at, mine),
            mine,
            delivery: Delivery::Sent,
            change_pending: false,
            command: None,
            refusal: None,
            reactions: vec![],
            files: self.files(body.files)?,
            helped: 0,
            helped_me: false,
        })
    }

    fn confirmed_comments(&self, part: &Part, marks: &Marks) -> Result<Vec<Entry>, StoreError> {
        let mut comments = Vec::with_capacity(part.comments.len());
        for stored in &part.comments {
            let Ok(body) = serde_json::from_str::<CommentBody>(&stored.body) else { continue };
            let CommentBody { community, author, reply_to, text, created_at, edited_at, withdrawn_at, version, files, .. } = body;
            let said = PostBody { community, author, title: String::new(), text, created_at, edited_at, withdrawn_at, version, files };
            let reply_to = reply_to.map(|id| id.to_string());
            comments.push(Entry { reply_to, ..self.confirmed_entry(&stored.id, said, marks)? });
        }
        Ok(comments)
    }

    /// Lays pending edits and withdrawals over an entry.
    fn replay(&self, entry: &mut Entry, id: Uuid) -> Result<(), StoreError> {
        let change = self.pending.change(id);
        if let Some((title, text)) = change.edit
            && entry.text.is_some()
        {
            entry.text = Some(text);
            entry.title = title.unwrap_or_else(|| std::mem::take(&mut entry.title));
        }
        if entry.withdrawn_at.is_none() && change.withdrawn_at.is_some() {
            entry.withdrawn_at = change.withdrawn_at;
            entry.text = None;
            entry.title = String::new();
            entry.reactions.clear();
        }
        match change.files {
            _ if entry.withdrawn_at.is_some() => entry.files.clear(),
            Some(files) => entry.files = self.files(files)?,
            None => {}
        }
        entry.change_pending = change.undecided;
        entry.command = change.command.or(entry.command.take());
        entry.refusal = change.refusal.or(entry.refusal.take());
        Ok(())
    }

    /// Reactions in a conversation by what they are on, with pending ones laid over.
    fn reactions(&self, post: Uuid) -> Result<BTreeMap<Uuid, Vec<ReactionView>>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT body FROM record WHERE kind = 'reaction' AND parent = ?1 ORDER BY at, id")?;
        let bodies = statement.query_map([post.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let mut who: Vec<(Uuid, String, String)> = bodies
            .iter()
            .filter_map(|body| serde_json::from_str::<ReactionBody>(body).ok())
            .map(|reaction| (reaction.target, reaction.emoji, reaction.person.to_string()))
            .collect();
        for (target, emoji, on) in self.pending.reactions(post) {
            who.retain(|(at, what, by)| !(*at == target && what == emoji && *by == self.me));
            if on {
                who.push((target, emoji.to_owned(), self.me.clone()));
            }
        }
        let mut views: BTreeMap<Uuid, Vec<ReactionView>> = BTreeMap::new();
        for (target, emoji, person) in who {
            let list = views.entry(target).or_default();
            if list.iter().all(|view| view.emoji != emoji) {
                list.push(ReactionView { emoji: emoji.clone(), count: 0, mine: false, names: vec![] });
            }
            if let Some(view) = list.iter_mut().find(|view| view.emoji == emoji) {
                view.count += 1;
                view.mine |= person == self.me;
                if view.names.len() < REACTION_NAMES {
                    view.names.push(self.card(&person)?.name);
                }
            }
        }
        Ok(views)
    }

    fn mentioned<'e>(&self, entries: impl Iterator<Item = &'e Entry>) -> Result<Vec<PersonCard>, StoreError> {
        let ids: BTreeSet<_> = entries.filter_map(|entry| entry.text.as_ref()).flat_map(Doc::mentions).collect();
        ids.into_iter().map(|id| self.card(&id.to_string())).collect()
    }
}

fn refusal(pending: &crate::reading::pending::PendingCommand) -> Option<Refusal> {
    (pending.row.state == "refused").then(|| crate::reading::pending::stored_refusal(&pending.row.refusal))
}

fn unknown_community(id: &str) -> CommunityHead {
    CommunityHead {
        id: id.to_owned(),
        name: String::new(),
        closed: true,
        member_count: 0,
        hue: crate::tile::hue(id),
        pattern: crate::tile::pattern(id),
    }
}
