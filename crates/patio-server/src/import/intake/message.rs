//! Messages: which is a post and which a comment, what their texts may be, and the reactions to them.

use super::{Intake, Notes};
use crate::import::item::{Message, Moment, Reason, Text};
use crate::import::markup::{Names, to_doc};
use crate::import::write::Change;
use patio_domain::emoji::{canonical, check_emoji};
use patio_domain::limits::{COMMENT_MAX_CHARS, POST_MAX_CHARS};
use patio_domain::rich_text::Doc;
use patio_domain::title::check_title;
use patio_domain::{CommentId, CommunityId, PersonId, PostId, Refusal};
use patio_protocol::record::{CommentBody, PostBody, ReactionBody, RevisionBody, reaction_id};
use uuid::Uuid;

/// A raw text this many times the limit is too long whatever it says: escapes and addresses take room that is not counted.
const RAW_FACTOR: usize = 16;

/// Where a message goes and what is known about it.
struct MessageContext {
    community: CommunityId,
    author: PersonId,
    /// The conversation it is a comment in.
    post: Option<PostId>,
    at: i64,
}

impl Intake<'_> {
    /// What a message is or will be.
    pub(super) fn kind_of(&self, message: &Message) -> &'static str {
        if self.known.key("comment", &message.key).is_some() || self.conversation(message).is_some() { "comment" } else { "post" }
    }

    /// The conversation that a message of a thread goes to: its first message's, or that of the first one that came in.
    fn conversation(&self, message: &Message) -> Option<PostId> {
        let thread = message.thread.as_deref()?;
        self.known.key("post", thread).or_else(|| self.known.key("thread", thread)).map(PostId)
    }

    pub(super) fn message(&mut self, message: Message, notes: &mut Notes) -> Result<(), Reason> {
        for kind in ["post", "comment"] {
            if let Some(id) = self.known.key(kind, &message.key) {
                self.report.count(kind).known += 1;
                let post = if kind == "post" { Some(PostId(id)) } else { self.conversation(&message) };
                let community = self.known.key("community", &message.community).map(CommunityId);
                if let (Some(post), Some(community)) = (post, community) {
                    self.reactions(&message, community, post, id, notes);
                }
                return Ok(());
            }
        }
        message.thread.as_deref().map_or(Ok(()), super::check_key)?;
        let context = MessageContext {
            community: self.known.key("community", &message.community).map(CommunityId).ok_or(Reason::CommunityUnknown)?,
            author: self.person_of(&message.author).ok_or(Reason::AuthorUnknown)?,
            post: self.conversation(&message),
            at: self.time(message.at)?,
        };
        let limit = if context.post.is_some() { COMMENT_MAX_CHARS } else { POST_MAX_CHARS };
        let (text, before) = self.texts(&message, limit, notes)?;
        self.join_by_writing(&message.community, &message.author, message.at)?;
        let id = self.id(message.at);
        let post = context.post.unwrap_or(PostId(id));
        if message.withdrawn_at.is_some() {
            self.known.insert_withdrawn(id);
        }
        let (kind, title) = if context.post.is_some() {
            self.comment(&message, &context, post, id, text);
            ("comment", None)
        } else {
            let title = self.post(&message, &context, post, text, notes);
            ("post", Some(title))
        };
        if let (Some(edit), Some(text)) = (&message.edited, before) {
            let replaced_at = self.later(edit.at, context.at);
            let revision = RevisionBody { post, target: id, version: 1, title, text, replaced_at };
            self.writer.push(Change::Revision(context.community, revision));
        }
        self.key(kind, &message.key, id);
        self.report.count(kind).new += 1;
        self.reactions(&message, context.community, post, id, notes);
        Ok(())
    }

    /// The text, and what it said before an edit; both empty when it was withdrawn.
    fn texts(&self, message: &Message, limit: usize, notes: &mut Notes) -> Result<(Doc, Option<Doc>), Reason> {
        if message.withdrawn_at.is_some() {
            return Ok((Doc::default(), None));
        }
        let text = self.doc(&message.text, limit).map_err(Reason::Refused)?;
        let before = message.edited.as_ref().and_then(|edit| edit.before.as_ref());
        let before = before.map(|before| self.doc(before, limit)).transpose().unwrap_or_else(|refusal| {
            notes.fields.push(("edited", refusal));
            None
        });
        Ok((text, before))
    }

    fn doc(&self, text: &Text, limit: usize) -> Result<Doc, Refusal> {
        if text.raw.len() > limit.saturating_mul(RAW_FACTOR) {
            return Err(Refusal::TextTooLong);
        }
        let doc = to_doc(text, self);
        doc.check(limit)?;
        Ok(doc)
    }

    /// The time of something that happened to a message, or the message's own where the source says nonsense.
    fn later(&self, at: Moment, message_at: i64) -> i64 {
        self.time(at).unwrap_or(message_at)
    }

    /// A post; gives its title.
    fn post(&mut self, message: &Message, context: &MessageContext, post: PostId, text: Doc, notes: &mut Notes) -> String {
        if let Some(thread) = &message.thread {
            // The first message of a thread whose beginning did not come in: the rest of it finds this one.
            self.key("thread", thread, post.0);
        }
        let given = if message.withdrawn_at.is_some() { "" } else { message.title.as_str() };
        let title = check_title(given).unwrap_or_else(|refusal| {
            notes.fields.push(("title", refusal));
            String::new()
        });
        let body = PostBody {
            community: context.community,
            author: context.author,
            title: title.clone(),
            text,
            created_at: context.at,
            edited_at: message.edited.as_ref().map(|edit| self.later(edit.at, context.at)),
            withdrawn_at: message.withdrawn_at.map(|at| self.later(at, context.at)),
            version: version(message),
            files: vec![],
        };
        self.writer.push(Change::Post(post, body));
        title
    }

    fn comment(&mut self, message: &Message, context: &MessageContext, post: PostId, id: Uuid, text: Doc) {
        let answered = message.reply_to.as_deref().and_then(|key| self.known.key("comment", key));
        let body = CommentBody {
            post,
            community: context.community,
            author: context.author,
            reply_to: answered,
            text,
            created_at: context.at,
            edited_at: message.edited.as_ref().map(|edit| self.later(edit.at, context.at)),
            withdrawn_at: message.withdrawn_at.map(|at| self.later(at, context.at)),
            version: version(message),
            files: vec![],
        };
        self.writer.push(Change::Comment(CommentId(id), body));
    }

    fn reactions(&mut self, message: &Message, community: CommunityId, post: PostId, target: Uuid, notes: &mut Notes) {
        if self.known.is_withdrawn(target) {
            return;
        }
        for reaction in &message.reactions {
            let key = format!("{}/{}/{}", message.key, reaction.person, reaction.emoji);
            if self.known.key("reaction", &key).is_some() {
                self.report.count("reaction").known += 1;
                continue;
            }
            let Some(person) = self.person_of(&reaction.person) else {
                notes.reactions.push(Reason::PersonUnknown);
                continue;
            };
            if let Err(refusal) = check_emoji(&reaction.emoji) {
                notes.reactions.push(Reason::Refused(refusal));
                continue;
            }
            let (emoji, created_at) = (canonical(&reaction.emoji), message.at.ms());
            let id = reaction_id(target, person, &emoji);
            self.writer.push(Change::Reaction(community, ReactionBody { post, target, person, emoji, created_at }));
            self.key("reaction", &key, id);
            self.report.count("reaction").new += 1;
        }
    }
}

/// One more than the edits that are known of.
fn version(message: &Message) -> u32 {
    if message.edited.is_some() { 2 } else { 1 }
}

impl Names for Intake<'_> {
    fn person(&self, key: &str) -> Option<PersonId> {
        self.person_of(key)
    }

    fn community(&self, key: &str) -> Option<&str> {
        self.community_names.get(key).map(String::as_str)
    }
}
