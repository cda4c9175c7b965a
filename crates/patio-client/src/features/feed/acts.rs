//! What a person can do in the feed. Actions are saved in the outbox before they are answered (S2).

use super::calls::Calls;
use crate::calls::CallError;
use crate::calls::common::NOTHING;
use crate::calls::common::{IdRequest, Made, Nothing, PageRequest};
use crate::changed::Changed;
use crate::client::Client;
use crate::client::ids::{id, ids};
use crate::features::feed::view::conversation::{
    CommentDraft, CommentEditDraft, Conversation, ConversationRequest, History, PostDraft, PostEditDraft, ReactionRequest, ReadRequest,
};
use crate::features::feed::view::draft::{Draft, DraftAnswer, DraftRequest};
use crate::features::feed::view::home::{ConversationPage, Home, HomeRequest};
use crate::features::people::view::directory::HelpfulRequest;
use crate::store::drafts::DraftRow;
use crate::sync::outbox::OutboxRow;
use patio_domain::{CommentId, PostId, Refusal};
use patio_protocol::Command;
use patio_protocol::command::{CommentCreate, CommentEdit, CommentWithdraw, HelpfulSet, PostCreate, PostEdit, PostWithdraw, ReactionSet};
use uuid::Uuid;

impl Client {
    /// The conversation a comment belongs to, confirmed or just written here.
    pub(crate) fn conversation_of(&self, entry: &str) -> Result<PostId, CallError> {
        let wanted: Uuid = id(entry)?;
        let me = self.me()?;
        let post = self.with_reader(|reader| {
            let confirmed = reader
                .prepare_cached("SELECT parent FROM record WHERE kind = 'comment' AND id = ?1 LIMIT 1")?
                .query_map([entry], |row| row.get::<_, String>(0))?
                .next()
                .transpose()?;
            if confirmed.is_some() {
                return Ok(confirmed);
            }
            let open = crate::sync::outbox::list_open(reader, "work", &me)?;
            Ok(open.iter().filter_map(OutboxRow::command).find_map(|command| match command {
                Command::CommentCreate(made) if made.comment.0 == wanted => Some(made.post.to_string()),
                _ => None,
            }))
        })?;
        // Not a comment: then it is the post itself.
        post.map_or(Ok(PostId(wanted)), |post| id(&post))
    }
}

impl Calls for Client {
    fn home_get(&self, request: HomeRequest) -> Result<Home, CallError> {
        self.reading(|reading| reading.home(&request))
    }

    fn mentions_list(&self, request: PageRequest) -> Result<ConversationPage, CallError> {
        self.reading(|reading| reading.mentions(&request))
    }

    fn conversation_get(&self, request: ConversationRequest) -> Result<Conversation, CallError> {
        self.found(|reading| reading.conversation(&request))
    }

    fn history_get(&self, request: IdRequest) -> Result<History, CallError> {
        self.reading(|reading| reading.history(&request.id))
    }

    fn post_create(&self, draft: PostDraft) -> Result<Made, CallError> {
        self.require_profile()?;
        let post = PostId(self.fresh_id()?);
        let target = format!("post:{}", draft.community);
        let title = patio_domain::title::check_title(&draft.title)?;
        self.save(
            Command::PostCreate(PostCreate { post, community: id(&draft.community)?, title, text: draft.text, files: ids(&draft.files)? }),
            Some(target),
        )?;
        Ok(Made { id: post.to_string() })
    }

    fn post_edit(&self, draft: PostEditDraft) -> Result<Nothing, CallError> {
        let target = format!("edit:{}", draft.post);
        let title = patio_domain::title::check_title(&draft.title)?;
        self.save(
            Command::PostEdit(PostEdit {
                post: id(&draft.post)?,
                title,
                text: draft.text,
                files: draft.files.as_deref().map(ids).transpose()?,
            }),
            Some(target),
        )
        .map(|()| NOTHING)
    }

    fn post_withdraw(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.save(Command::PostWithdraw(PostWithdraw { post: id(&request.id)? }), None).map(|()| NOTHING)
    }

    fn comment_create(&self, draft: CommentDraft) -> Result<Made, CallError> {
        self.require_profile()?;
        let comment = CommentId(self.fresh_id()?);
        let reply_to = draft.reply_to.as_deref().map(id::<CommentId>).transpose()?;
        let target = format!("comment:{}", draft.post);
        let made = CommentCreate { comment, post: id(&draft.post)?, reply_to, text: draft.text, files: ids(&draft.files)? };
        self.save(Command::CommentCreate(made), Some(target))?;
        Ok(Made { id: comment.to_string() })
    }

    fn comment_edit(&self, draft: CommentEditDraft) -> Result<Nothing, CallError> {
        let post = self.conversation_of(&draft.comment)?;
        let target = format!("edit:{}", draft.comment);
        self.save(
            Command::CommentEdit(CommentEdit {
                comment: id(&draft.comment)?,
                post,
                text: draft.text,
                files: draft.files.as_deref().map(ids).transpose()?,
            }),
            Some(target),
        )
        .map(|()| NOTHING)
    }

    fn comment_withdraw(&self, request: IdRequest) -> Result<Nothing, CallError> {
        let post = self.conversation_of(&request.id)?;
        self.save(Command::CommentWithdraw(CommentWithdraw { comment: id(&request.id)?, post }), None).map(|()| NOTHING)
    }

    fn reaction_set(&self, request: ReactionRequest) -> Result<Nothing, CallError> {
        self.require_profile()?;
        let post = self.conversation_of(&request.target)?;
        let set = ReactionSet { post, target: id(&request.target)?, emoji: request.emoji, on: request.on };
        self.save(Command::ReactionSet(set), None).map(|()| NOTHING)
    }

    fn read_mark(&self, request: ReadRequest) -> Result<Nothing, CallError> {
        let me = self.me()?;
        let read_at = if request.read {
            self.with_reader(|reader| {
                let mut latest = reader.prepare_cached("SELECT last_at FROM conversation WHERE post = ?1")?;
                let found = latest.query_map([&request.post], |row| row.get::<_, i64>(0))?.next().transpose()?;
                Ok(found)
            })?
        } else {
            Some(-1)
        };
        if let Some(read_at) = read_at {
            self.act(move |store, _| Ok(store.upsert_read_mark(&me, &request.post, read_at)?))?;
            self.shared.changed(Changed::Read);
        }
        Ok(NOTHING)
    }

    fn draft_get(&self, request: DraftRequest) -> Result<DraftAnswer, CallError> {
        Ok(DraftAnswer { draft: self.reading(|reading| reading.draft(&request.target))? })
    }

    fn draft_save(&self, draft: Draft) -> Result<Nothing, CallError> {
        let me = self.me()?;
        let now = self.clock.now_ms();
        let no_words = draft.title.trim().is_empty() && matches!(draft.text.check(usize::MAX), Err(Refusal::TextEmpty));
        let empty = no_words && draft.files.is_empty();
        let text = serde_json::to_string(&draft.text).map_err(|_| CallError::new("internal"))?;
        self.act(move |store, _| {
            if empty {
                return Ok(store.remove_draft(&me, &draft.target)?);
            }
            let reply_to = draft.reply_to.unwrap_or_default();
            let files = draft.files.into_iter().map(|file| file.id).collect();
            Ok(store.upsert_draft(&me, &DraftRow { target: draft.target, title: draft.title, text, reply_to, files }, now)?)
        })?;
        self.shared.changed(Changed::Drafts);
        Ok(NOTHING)
    }

    fn helpful_set(&self, request: HelpfulRequest) -> Result<Nothing, CallError> {
        self.require_profile()?;
        let post = self.conversation_of(&request.target)?;
        self.save(Command::HelpfulSet(HelpfulSet { post, target: id(&request.target)?, on: request.on }), None)?;
        self.shared.changed(Changed::Content);
        Ok(NOTHING)
    }
}
