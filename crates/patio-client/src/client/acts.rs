//! The calls, as the client answers them. Actions are checked with the same rules the server has, saved in the outbox, and
//! only then answered: "saved" means on the disk (S2).

use super::Client;
use crate::calls::common::*;
use crate::calls::{CallError, Calls};
use crate::changed::Changed;
use crate::features::communities::view::*;
use crate::features::feed::view::{conversation::*, draft::*, home::*};
use crate::features::files::view::*;
use crate::features::outbox::read::{post_of, text_of};
use crate::features::outbox::view::*;
use crate::features::palette::view::*;
use crate::features::people::view::{directory::*, linkedin::*, person::*, profile::*};
use crate::features::session::view::*;
use crate::features::settings::view::*;
use crate::features::topics::view::*;
use crate::reading::parse;
use crate::store::drafts::DraftRow;
use crate::store::settings::key;
use crate::sync::engine::Input;
use crate::sync::message::Message;
use crate::sync::outbox::{NewCommand, OutboxRow, find_row};
use patio_domain::{Access, CommandId, CommentId, CommunityId, FileId, PostId, Profile, ProfileChange, Refusal};
use patio_protocol::Command;
use patio_protocol::command::*;
use reqwest::Method;
use uuid::Uuid;

/// An id from the user interface.
pub(crate) fn id<T: From<Uuid>>(text: &str) -> Result<T, CallError> {
    parse(text).ok_or_else(|| CallError::new("malformed"))
}

/// Ids from the user interface.
fn ids<T: From<Uuid>>(texts: &[String]) -> Result<Vec<T>, CallError> {
    texts.iter().map(|text| id(text)).collect()
}

const NOTHING: Nothing = Nothing {};

fn withdraws_photo(command: &Command) -> bool {
    matches!(command, Command::ProfileUpdate(update) if update.changes.contains(&ProfileChange::Photo(None)))
}

impl Client {
    pub(crate) fn fresh_id(&self) -> Result<Uuid, CallError> {
        let now = self.clock.now_ms();
        self.act(move |_, random| Ok(random.uuid_v7(now)))
    }

    /// Checks a command, saves it and tells whoever shows it.
    pub(crate) fn save(&self, command: Command, from_draft: Option<String>) -> Result<(), CallError> {
        command.check()?;
        let me = self.me()?;
        self.require_files(&command.files())?;
        let after = self.prerequisite(&me, &command)?;
        let (now, outgoing) = (self.clock.now_ms(), self.outgoing.clone());
        self.act(move |store, random| {
            let command_id = CommandId(random.uuid_v7(now));
            let from_draft = from_draft.as_deref();
            store.insert_command(&NewCommand { command_id, person: &me, command: &command, after, saved_at: now, from_draft })?;
            if withdraws_photo(&command)
                && let Err(error) = store.list_kept_files().map_err(|error| error.to_string()).and_then(|kept| {
                    // The bytes of a photo that will not be sent any more.
                    outgoing.sweep(&kept, false).map_err(|error| error.to_string())
                })
            {
                tracing::warn!(error, "a withdrawn photo stays beside the database until the next start");
            }
            Ok(())
        })?;
        for changed in [Changed::Outbox, Changed::Drafts] {
            self.shared.changed(changed);
        }
        Ok(())
    }

    /// Refuses files that are not this person's to send.
    pub(crate) fn require_files(&self, files: &[FileId]) -> Result<(), CallError> {
        if !files.is_empty() && !self.reading(|reading| reading.knows_files(files))? {
            return Err(Refusal::FileMissing.into());
        }
        Ok(())
    }

    /// The latest open command this one builds on in another lane: a joining before a post there, and before any text what makes
    /// the profile complete. Anything else of the profile, such as a photo that waits for its upload, holds nothing up (S3).
    fn prerequisite(&self, me: &str, command: &Command) -> Result<Option<CommandId>, CallError> {
        let community = match command {
            Command::PostCreate(made) => Some(made.community),
            Command::CommentCreate(_) | Command::ReactionSet(_) | Command::HelpfulSet(_) => None,
            _ => return Ok(None),
        };
        let open = self.with_reader(|reader| crate::sync::outbox::list_open(reader, "work", me))?;
        let completing = self.reading(|reading| reading.completing())?;
        let builds_on = |row: &OutboxRow| match row.command() {
            Some(Command::ProfileSet(_) | Command::ProfileUpdate(_)) => completing.as_deref() == Some(&row.command_id),
            Some(Command::CommunityCreate(made)) => Some(made.community) == community,
            Some(Command::CommunityJoin(place)) => Some(place.community) == community,
            _ => false,
        };
        Ok(open.iter().rev().filter(|row| row.state == "queued").find(|row| builds_on(row)).and_then(|row| parse(&row.command_id)))
    }

    /// The same refusal the server would give, before anything is typed away.
    pub(crate) fn require_profile(&self) -> Result<(), CallError> {
        if matches!(self.state()?.stage, Stage::Profile) { Err(Refusal::ProfileIncomplete.into()) } else { Ok(()) }
    }

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

    fn movable(&self, command_id: &str) -> Result<(String, OutboxRow), CallError> {
        let me = self.me()?;
        let row = self.with_reader(|reader| find_row(reader, "work", &me, command_id))?.ok_or_else(|| CallError::new("not_found"))?;
        if row.state == "refused" || (row.state == "queued" && row.attempts == 0) {
            Ok((me, row))
        } else {
            Err(CallError::new("already_sent"))
        }
    }
}

impl Calls for Client {
    fn app_state(&self, _: Nothing) -> Result<AppState, CallError> {
        self.state()
    }

    fn connection_get(&self, _: Nothing) -> Result<Connection, CallError> {
        self.connection()
    }

    fn server_check(&self, request: ServerCheck) -> Result<ServerFacts, CallError> {
        self.check_server(&request.address)
    }

    fn session_sign_in(&self, request: SignInRequest) -> Result<Nothing, CallError> {
        self.sign_in(&request).map(|()| NOTHING)
    }

    fn session_accept(&self, request: AcceptRequest) -> Result<Nothing, CallError> {
        self.accept(&request).map(|()| NOTHING)
    }

    fn session_sign_out(&self, request: SignOutRequest) -> Result<Nothing, CallError> {
        self.sign_out(request.keep_unsent).map(|()| NOTHING)
    }

    fn session_list(&self, _: Nothing) -> Result<SessionList, CallError> {
        self.list_sessions()
    }

    fn session_end(&self, request: IdRequest) -> Result<Nothing, CallError> {
        let session: Uuid = id(&request.id)?;
        let _: patio_protocol::auth::Done = self.signed_request(Method::DELETE, &format!("/v1/sessions/{session}"))?;
        Ok(NOTHING)
    }

    fn home_get(&self, request: HomeRequest) -> Result<Home, CallError> {
        self.reading(|reading| reading.home(request.filter))
    }

    fn mentions_list(&self, request: PageRequest) -> Result<ConversationPage, CallError> {
        self.reading(|reading| reading.mentions(&request))
    }

    fn community_list(&self, _: Nothing) -> Result<CommunityList, CallError> {
        self.reading(|reading| reading.community_list())
    }

    fn community_get(&self, request: IdRequest) -> Result<CommunityView, CallError> {
        self.found(|reading| reading.community(&request.id))
    }

    fn community_conversations(&self, request: CommunityPageRequest) -> Result<ConversationPage, CallError> {
        self.reading(|reading| reading.community_conversations(&request))
    }

    fn community_members(&self, request: CommunityPageRequest) -> Result<MemberPage, CallError> {
        self.reading(|reading| reading.members(&request))
    }

    fn community_create(&self, draft: CommunityDraft) -> Result<Made, CallError> {
        let community = CommunityId(self.fresh_id()?);
        let access = if draft.closed { Access::Closed } else { Access::Open };
        if self.reading(|reading| reading.knows_community(&draft.name))? {
            return Err(Refusal::NameTaken.into());
        }
        self.require_profile()?;
        self.save(Command::CommunityCreate(CommunityCreate { community, name: draft.name, description: draft.description, access }), None)?;
        self.shared.changed(Changed::Communities);
        Ok(Made { id: community.to_string() })
    }

    fn community_join(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.save(Command::CommunityJoin(CommunityJoin { community: id(&request.id)? }), None)?;
        self.shared.changed(Changed::Communities);
        Ok(NOTHING)
    }

    fn community_leave(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.save(Command::CommunityLeave(CommunityLeave { community: id(&request.id)? }), None)?;
        self.shared.changed(Changed::Communities);
        Ok(NOTHING)
    }

    fn community_invite(&self, request: MemberRequest) -> Result<Nothing, CallError> {
        let invite = CommunityInvite { community: id(&request.community)?, person: id(&request.person)? };
        self.save(invite.into(), None).map(|()| NOTHING)
    }

    fn community_remove_member(&self, request: MemberRequest) -> Result<Nothing, CallError> {
        let removal = CommunityRemoveMember { community: id(&request.community)?, person: id(&request.person)? };
        self.save(removal.into(), None).map(|()| NOTHING)
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

    fn outbox_list(&self, _: Nothing) -> Result<Outbox, CallError> {
        self.reading(|reading| reading.outbox())
    }

    fn outbox_revise(&self, request: IdRequest) -> Result<Revised, CallError> {
        let (me, row) = self.movable(&request.id)?;
        let command = row.command().ok_or_else(|| CallError::new("malformed"))?;
        let text = text_of(&command).ok_or_else(|| CallError::new("malformed"))?;
        let text = serde_json::to_string(text).map_err(|_| CallError::new("internal"))?;
        let (target, title, community) = match &command {
            Command::PostCreate(made) => (format!("post:{}", made.community), made.title.clone(), Some(made.community.to_string())),
            Command::PostEdit(edit) => (format!("edit:{}", edit.post), edit.title.clone(), None),
            Command::CommentCreate(made) => (format!("comment:{}", made.post), String::new(), None),
            Command::CommentEdit(edit) => (format!("edit:{}", edit.comment), String::new(), None),
            _ => return Err(CallError::new("malformed")),
        };
        let post = if matches!(command, Command::PostCreate(_)) { None } else { post_of(&command) };
        let reply_to = match &command {
            Command::CommentCreate(made) => made.reply_to.map(|id| id.to_string()).unwrap_or_default(),
            _ => String::new(),
        };
        let files = match &command {
            Command::PostEdit(PostEdit { post, files: None, .. }) => self.reading(|reading| reading.files_of(&post.to_string()))?,
            Command::CommentEdit(CommentEdit { comment, files: None, .. }) => {
                self.reading(|reading| reading.files_of(&comment.to_string()))?
            }
            _ => command.files(),
        };
        let files = files.iter().map(ToString::to_string).collect();
        let (now, row) = (self.clock.now_ms(), DraftRow { target: target.clone(), title, text, reply_to, files });
        let done = self.act(move |store, _| Ok(store.update_discarded(&request.id, Some((&me, &row, now)))?))?;
        if !done {
            return Err(CallError::new("already_sent"));
        }
        self.shared.changed(Changed::Outbox);
        self.shared.changed(Changed::Drafts);
        Ok(Revised { target, community, post })
    }

    fn outbox_resend(&self, request: IdRequest) -> Result<Nothing, CallError> {
        let (_, row) = self.movable(&request.id)?;
        let command = row.command().ok_or_else(|| CallError::new("malformed"))?;
        // A refused command keeps its verdict for ever; sending again is a new intent under a new id.
        self.save(command, None)?;
        self.outbox_discard(request)
    }

    fn outbox_discard(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.movable(&request.id)?;
        if !self.act(move |store, _| Ok(store.update_discarded(&request.id, None)?))? {
            return Err(CallError::new("already_sent"));
        }
        self.shared.changed(Changed::Outbox);
        Ok(NOTHING)
    }

    fn person_get(&self, request: IdRequest) -> Result<PersonCard, CallError> {
        self.reading(|reading| reading.card(&request.id))
    }

    fn person_suggest(&self, request: SuggestRequest) -> Result<PersonList, CallError> {
        self.with_indexes(|reading, indexes| reading.suggest(&request, &indexes.names))
    }

    fn profile_set(&self, draft: ProfileDraft) -> Result<Nothing, CallError> {
        let profile = Profile { name: draft.name, job: draft.job, expertise: draft.expertise }.checked()?;
        self.save(Command::ProfileSet(profile), None)?;
        self.shared.changed(Changed::People);
        self.shared.changed(Changed::Session);
        Ok(NOTHING)
    }

    fn profile_get(&self, _: Nothing) -> Result<ProfileView, CallError> {
        self.own_profile()
    }

    fn profile_update(&self, request: ProfileChanges) -> Result<Nothing, CallError> {
        self.update_profile(request).map(|()| NOTHING)
    }

    fn profile_history(&self, _: Nothing) -> Result<ProfileHistory, CallError> {
        self.reading(|reading| reading.profile_history())
    }

    fn profile_read_linkedin(&self, request: LinkedInRequest) -> Result<LinkedInOffer, CallError> {
        self.read_linkedin(&request)
    }

    fn directory_search(&self, request: DirectoryRequest) -> Result<DirectoryAnswer, CallError> {
        self.search_directory(&request)
    }

    fn directory_open_topics(&self, _: Nothing) -> Result<OpenTopics, CallError> {
        self.open_topics()
    }

    fn person_page(&self, request: IdRequest) -> Result<PersonPage, CallError> {
        self.person_page_of(&request.id)
    }

    fn person_vcard(&self, request: IdRequest) -> Result<VCard, CallError> {
        self.vcard_of(&request.id)
    }

    fn person_save_vcard(&self, request: IdRequest) -> Result<SavedFile, CallError> {
        self.save_vcard(&request.id)
    }

    fn vouch_set(&self, request: VouchRequest) -> Result<Nothing, CallError> {
        self.set_vouch(&request).map(|()| NOTHING)
    }

    fn vouch_decline(&self, request: DeclineRequest) -> Result<Nothing, CallError> {
        self.decline_vouch(&request).map(|()| NOTHING)
    }

    fn helpful_set(&self, request: HelpfulRequest) -> Result<Nothing, CallError> {
        self.set_helpful(&request).map(|()| NOTHING)
    }

    fn topic_list(&self, request: TopicSearch) -> Result<TopicList, CallError> {
        self.list_topics(&request)
    }

    fn topic_rename(&self, request: TopicNames) -> Result<Nothing, CallError> {
        self.rename_topic(request).map(|()| NOTHING)
    }

    fn topic_merge(&self, request: TopicPair) -> Result<Nothing, CallError> {
        self.merge_topics(&request).map(|()| NOTHING)
    }

    fn file_stage(&self, request: StageRequest) -> Result<Made, CallError> {
        self.stage_file(request)
    }

    fn file_stage_end(&self, request: StageEndRequest) -> Result<FileView, CallError> {
        self.end_staging(&request)
    }

    fn file_unstage(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.unstage_file(&request.id).map(|()| NOTHING)
    }

    fn file_uploads(&self, _: Nothing) -> Result<UploadList, CallError> {
        self.list_uploads()
    }

    fn file_pause(&self, request: PauseRequest) -> Result<Nothing, CallError> {
        self.pause_upload(&request).map(|()| NOTHING)
    }

    fn file_save(&self, request: IdRequest) -> Result<SavedFile, CallError> {
        self.save_file(&request.id)
    }

    fn palette_search(&self, request: SuggestRequest) -> Result<PaletteAnswer, CallError> {
        self.with_indexes(|reading, indexes| reading.palette(&request, &indexes.names))
    }

    fn settings_get(&self, _: Nothing) -> Result<Settings, CallError> {
        self.read_settings()
    }

    fn settings_set(&self, settings: Settings) -> Result<Nothing, CallError> {
        let locale = if settings.locale == "nl" { "nl" } else { "en" };
        let theme = match settings.theme.as_str() {
            "light" => "light",
            "dark" => "dark",
            _ => "system",
        };
        let word = |yes: bool| if yes { "yes" } else { "no" };
        let (mentions, closed) = (word(settings.notify_mentions), word(settings.notify_closed_content));
        let spoke = self.read_settings()?.locale;
        self.act(move |store, _| {
            Ok(store.update_settings(&[
                (key::LOCALE, locale),
                (key::THEME, theme),
                (key::NOTIFY_MENTIONS, mentions),
                (key::NOTIFY_CLOSED, closed),
            ])?)
        })?;
        self.shared.changed(Changed::Settings);
        if spoke != locale {
            // Topics have a name in each language, and they stand beside every person.
            for changed in [Changed::People, Changed::Content, Changed::Communities] {
                self.shared.changed(changed);
            }
        }
        Ok(NOTHING)
    }

    fn sync_now(&self, _: Nothing) -> Result<Nothing, CallError> {
        self.send(Message::Input(Input::SyncWanted));
        Ok(NOTHING)
    }
}
