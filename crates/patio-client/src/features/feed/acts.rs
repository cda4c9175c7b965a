//! What a person can do in the feed. Actions are saved in the outbox before they are answered (S2).

use super::calls::Calls;
use crate::calls::common::NOTHING;
use crate::calls::common::{IdRequest, Made, Nothing, PageRequest};
use crate::calls::{CallCode, CallError};
use crate::changed::Changed;
use crate::client::Client;
use crate::client::ids::{id, ids};
use crate::client::save::{ToSave, owner};
use crate::features::feed::index::conversations::find_last_at;
use crate::features::feed::view::conversation::{
    CommentDraft, CommentEditDraft, Conversation, ConversationRequest, History, PostDraft, PostEditDraft, ReactionRequest, ReadRequest,
};
use crate::features::feed::view::draft::{Draft, DraftAnswer, DraftList, DraftRequest};
use crate::features::feed::view::home::{ConversationPage, Home, HomeRequest};
use crate::features::people::view::directory::HelpfulRequest;
use crate::store::drafts::DraftRow;
use patio_domain::emoji::canonical;
use patio_domain::title::check_title;
use patio_domain::{CommentId, PostId, Refusal};
use patio_protocol::command::{CommentCreate, CommentEdit, CommentWithdraw, HelpfulSet, PostCreate, PostEdit, PostWithdraw, ReactionSet};
use uuid::Uuid;

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
        let post = PostId(self.fresh_id());
        let title = check_title(&draft.title)?;
        let made = PostCreate { post, community: id(&draft.community)?, title, text: draft.text.tidied(), files: ids(&draft.files)? };
        self.save(ToSave::typed(made.into()))?;
        Ok(Made { id: post.to_string() })
    }

    fn post_edit(&self, draft: PostEditDraft) -> Result<Nothing, CallError> {
        let title = check_title(&draft.title)?;
        let files = draft.files.as_deref().map(ids).transpose()?;
        let edit = PostEdit { post: id(&draft.post)?, title, text: draft.text.tidied(), files };
        self.save(ToSave::typed(edit.into())).map(|()| NOTHING)
    }

    fn post_withdraw(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.save(PostWithdraw { post: id(&request.id)? }).map(|()| NOTHING)
    }

    fn comment_create(&self, draft: CommentDraft) -> Result<Made, CallError> {
        let comment = CommentId(self.fresh_id());
        let reply_to = draft.reply_to.as_deref().map(id::<CommentId>).transpose()?;
        let made = CommentCreate { comment, post: id(&draft.post)?, reply_to, text: draft.text.tidied(), files: ids(&draft.files)? };
        self.save(ToSave::typed(made.into()))?;
        Ok(Made { id: comment.to_string() })
    }

    fn comment_edit(&self, draft: CommentEditDraft) -> Result<Nothing, CallError> {
        let comment: CommentId = id(&draft.comment)?;
        let files = draft.files.as_deref().map(ids).transpose()?;
        self.save_made(move |reading| {
            let post = reading.conversation_of(comment.0)?;
            Ok(ToSave::typed(CommentEdit { comment, post, text: draft.text.tidied(), files }.into()))
        })
        .map(|()| NOTHING)
    }

    fn comment_withdraw(&self, request: IdRequest) -> Result<Nothing, CallError> {
        let comment: CommentId = id(&request.id)?;
        self.save_made(move |reading| Ok(CommentWithdraw { comment, post: reading.conversation_of(comment.0)? }.into())).map(|()| NOTHING)
    }

    fn reaction_set(&self, request: ReactionRequest) -> Result<Nothing, CallError> {
        let target: Uuid = id(&request.target)?;
        self.save_made(move |reading| {
            let post = reading.conversation_of(target)?;
            Ok(ReactionSet { post, target, emoji: canonical(&request.emoji), on: request.on }.into())
        })
        .map(|()| NOTHING)
    }

    fn read_mark(&self, request: ReadRequest) -> Result<Nothing, CallError> {
        let marked = self.write(move |store| {
            let last_at = find_last_at(&store.cache, &request.post)?;
            let read_at = if request.read { last_at.map(|at| at.min(request.up_to.unwrap_or(at)).max(0)) } else { Some(-1) };
            if let Some(read_at) = read_at {
                store.upsert_read_mark(&owner(store)?, &request.post, read_at)?;
            }
            Ok(read_at.is_some())
        })?;
        if marked {
            self.shared.changed(Changed::Read);
        }
        Ok(NOTHING)
    }

    fn draft_get(&self, request: DraftRequest) -> Result<DraftAnswer, CallError> {
        Ok(DraftAnswer { draft: self.reading(|reading| reading.draft(&request.target))? })
    }

    fn draft_list(&self, _: Nothing) -> Result<DraftList, CallError> {
        self.reading(|reading| reading.drafts())
    }

    fn draft_save(&self, draft: Draft) -> Result<Nothing, CallError> {
        let now = self.clock.now_ms();
        let no_words = draft.title.trim().is_empty() && matches!(draft.text.check(usize::MAX), Err(Refusal::TextEmpty));
        let empty = no_words && draft.files.is_empty();
        let text = serde_json::to_string(&draft.text).map_err(|_| CallError::new(CallCode::Internal))?;
        self.write(move |store| {
            let me = owner(store)?;
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
        let target: Uuid = id(&request.target)?;
        self.save_made(move |reading| Ok(HelpfulSet { post: reading.conversation_of(target)?, target, on: request.on }.into()))?;
        self.shared.changed(Changed::Content);
        Ok(NOTHING)
    }
}
