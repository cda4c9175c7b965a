//! The calls: everything a user interface can ask of the client, declared once.
//!
//! Owns the list of calls, their dispatch by name and the table from which the TypeScript is generated. Must not know who
//! asks (Tauri, the terminal, the loopback bridge). A call without a handler does not compile: each is a method of [`Calls`].

pub mod common;
pub mod error;
pub mod typescript;

use crate::changed::Changed;
use crate::features::communities::view::*;
use crate::features::feed::view::{conversation::*, draft::*, home::*};
use crate::features::files::view::*;
use crate::features::outbox::view::*;
use crate::features::palette::view::*;
use crate::features::people::view::{directory::*, linkedin::*, person::*, profile::*};
use crate::features::session::view::*;
use crate::features::settings::view::*;
use crate::features::topics::view::*;
use common::*;
pub use error::CallError;

/// One call, as the generator sees it.
#[derive(Clone, Copy)]
pub struct CallInfo {
    /// The name, such as `post.create`.
    pub name: &'static str,
    /// What makes the answer stale when it changes; empty for actions.
    pub stale_on: &'static [Changed],
    /// Whether it changes nothing.
    pub is_query: bool,
    /// TypeScript name of the request.
    pub request: fn(&ts_rs::Config) -> String,
    /// TypeScript name of the answer.
    pub answer: fn(&ts_rs::Config) -> String,
    /// Collects the declarations both need.
    pub declare: fn(&mut typescript::Declarations),
}

macro_rules! calls {
    ($( $(#[$doc:meta])* $kind:ident $name:literal $method:ident($request:ty) -> $answer:ty $(, stale on $($changed:ident)+)? ; )+) => {
        /// What a client can do; one method a call.
        pub trait Calls {
            $( $(#[$doc])*
               ///
               /// # Errors
               /// A code for the person, see [`CallError`].
               fn $method(&self, request: $request) -> Result<$answer, CallError>; )+
        }

        /// Every call there is.
        pub const CALLS: &[CallInfo] = &[$(
            CallInfo {
                name: $name,
                stale_on: &[$($(Changed::$changed),+)?],
                is_query: calls!(@is_query $kind),
                request: <$request as ts_rs::TS>::name,
                answer: <$answer as ts_rs::TS>::name,
                declare: |found| { found.add::<$request>(); found.add::<$answer>(); },
            },
        )+];

        /// Runs the call of that name with a JSON request.
        ///
        /// # Errors
        /// `unknown_call`, `malformed`, or what the call itself says.
        pub fn dispatch(calls: &impl Calls, name: &str, payload: serde_json::Value) -> Result<serde_json::Value, CallError> {
            match name {
                $( $name => {
                    let request = serde_json::from_value::<$request>(payload).map_err(|_| CallError::new("malformed"))?;
                    serde_json::to_value(calls.$method(request)?).map_err(|_| CallError::new("internal"))
                } )+
                _ => Err(CallError::new("unknown_call")),
            }
        }
    };
    (@is_query query) => { true };
    (@is_query action) => { false };
}

calls! {
    /// Where the person is on the way in, and who they are.
    query "app.state" app_state(Nothing) -> AppState, stale on Session Settings People Content Outbox;
    /// Whether the server is reached, as of when, and what waits.
    query "connection.get" connection_get(Nothing) -> Connection, stale on Connection Outbox Session;
    /// Looks at a server address or an invitation link before anything is typed (network).
    action "server.check" server_check(ServerCheck) -> ServerFacts;
    /// Signs in with login and password (network).
    action "session.sign_in" session_sign_in(SignInRequest) -> Nothing;
    /// Accepts an invitation: sets a password and signs in (network).
    action "session.accept" session_accept(AcceptRequest) -> Nothing;
    /// Signs out. Refuses with `unsent_work` while something waits, unless told to keep it on this laptop.
    action "session.sign_out" session_sign_out(SignOutRequest) -> Nothing;
    /// The laptops on which this person is signed in (network).
    action "session.list" session_list(Nothing) -> SessionList;
    /// Ends one of them (network).
    action "session.end" session_end(IdRequest) -> Nothing;

    /// The home screen: new since you were away, by community, with an end.
    query "home.get" home_get(HomeRequest) -> Home, stale on Content Outbox People Communities Read;
    /// Conversations that name this person, newest first.
    query "mentions.list" mentions_list(PageRequest) -> ConversationPage, stale on Content People Read;

    /// Communities: joined, open to join, and invitations.
    query "community.list" community_list(Nothing) -> CommunityList, stale on Communities Outbox Content;
    /// One community.
    query "community.get" community_get(IdRequest) -> CommunityView, stale on Communities Outbox Content;
    /// Its conversations, by latest activity.
    query "community.conversations" community_conversations(CommunityPageRequest) -> ConversationPage, stale on Content Outbox People Read;
    /// Its members, earliest first.
    query "community.members" community_members(CommunityPageRequest) -> MemberPage, stale on Communities People;
    /// Makes a community.
    action "community.create" community_create(CommunityDraft) -> Made;
    /// Joins a community.
    action "community.join" community_join(IdRequest) -> Nothing;
    /// Leaves a community.
    action "community.leave" community_leave(IdRequest) -> Nothing;
    /// Invites a person.
    action "community.invite" community_invite(MemberRequest) -> Nothing;
    /// Ends a membership.
    action "community.remove_member" community_remove_member(MemberRequest) -> Nothing;

    /// One conversation with its comments, pending ones included.
    query "conversation.get" conversation_get(ConversationRequest) -> Conversation, stale on Content Outbox People Read;
    /// What a post or comment said before.
    query "history.get" history_get(IdRequest) -> History, stale on Content;
    /// Writes a post. Saved on this laptop when this returns.
    action "post.create" post_create(PostDraft) -> Made;
    /// Changes one's own post.
    action "post.edit" post_edit(PostEditDraft) -> Nothing;
    /// Withdraws one's own post.
    action "post.withdraw" post_withdraw(IdRequest) -> Nothing;
    /// Writes a comment.
    action "comment.create" comment_create(CommentDraft) -> Made;
    /// Changes one's own comment.
    action "comment.edit" comment_edit(CommentEditDraft) -> Nothing;
    /// Withdraws one's own comment.
    action "comment.withdraw" comment_withdraw(IdRequest) -> Nothing;
    /// Sets or takes back a reaction.
    action "reaction.set" reaction_set(ReactionRequest) -> Nothing;
    /// Marks a conversation read up to now, or unread again. Stays on this laptop.
    action "read.mark" read_mark(ReadRequest) -> Nothing;

    /// A draft, if there is one.
    query "draft.get" draft_get(DraftRequest) -> DraftAnswer, stale on Drafts;
    /// Keeps a draft; empty text forgets it.
    action "draft.save" draft_save(Draft) -> Nothing;

    /// What was written here and where it stands.
    query "outbox.list" outbox_list(Nothing) -> Outbox, stale on Outbox Content People;
    /// Takes an unsent or refused text back into a draft, to edit it; says which.
    action "outbox.revise" outbox_revise(IdRequest) -> Revised;
    /// Sends a refused command again as it is.
    action "outbox.resend" outbox_resend(IdRequest) -> Nothing;
    /// Puts an unsent or refused item away. Kept 30 days on this laptop.
    action "outbox.discard" outbox_discard(IdRequest) -> Nothing;

    /// A person's card.
    query "person.get" person_get(IdRequest) -> PersonCard, stale on People;
    /// People whose name begins like this, for mentions and invitations.
    query "person.suggest" person_suggest(SuggestRequest) -> PersonList, stale on People;
    /// Saves the three things asked before the first post.
    action "profile.set" profile_set(ProfileDraft) -> Nothing;
    /// One's own profile: every field, why it is asked, and what is missing.
    query "profile.get" profile_get(Nothing) -> ProfileView, stale on People Outbox Files;
    /// Changes fields of it.
    action "profile.update" profile_update(ProfileChanges) -> Nothing;
    /// What it said before; only its owner has this.
    query "profile.history" profile_history(Nothing) -> ProfileHistory, stale on People;
    /// Reads one's own LinkedIn data export, on this laptop, for choosing.
    action "profile.read_linkedin" profile_read_linkedin(LinkedInRequest) -> LinkedInOffer;

    /// People by name, topic or question, with the reason why.
    query "directory.search" directory_search(DirectoryRequest) -> DirectoryAnswer, stale on People Content Communities;
    /// Topics that are asked about and that nobody claims.
    query "directory.open_topics" directory_open_topics(Nothing) -> OpenTopics, stale on People Content;
    /// Everything about a person that this person may see.
    query "person.page" person_page(IdRequest) -> PersonPage, stale on People Content Outbox;
    /// A person as a vCard.
    query "person.vcard" person_vcard(IdRequest) -> VCard, stale on People;
    /// Saves a person's vCard among the downloads and says where.
    action "person.save_vcard" person_save_vcard(IdRequest) -> SavedFile;
    /// Says that a colleague knows about a topic, or takes it back.
    action "vouch.set" vouch_set(VouchRequest) -> Nothing;
    /// Declines what a colleague vouched for this person.
    action "vouch.decline" vouch_decline(DeclineRequest) -> Nothing;
    /// Says that a text helped, or takes it back.
    action "helpful.set" helpful_set(HelpfulRequest) -> Nothing;
    /// Topics of the vocabulary.
    query "topic.list" topic_list(TopicSearch) -> TopicList, stale on People Communities Outbox;
    /// Gives a topic its names.
    action "topic.rename" topic_rename(TopicNames) -> Nothing;
    /// Makes two topics one.
    action "topic.merge" topic_merge(TopicPair) -> Nothing;

    /// Begins to take in a file; gives its id. Its bytes follow through the platform, then `file.stage_end`.
    action "file.stage" file_stage(StageRequest) -> Made;
    /// Everything is there: checks it and keeps it until it is sent. Refuses what the server would refuse.
    action "file.stage_end" file_stage_end(StageEndRequest) -> FileView;
    /// Puts a staged file away that was not sent.
    action "file.unstage" file_unstage(IdRequest) -> Nothing;
    /// Files on their way.
    query "file.uploads" file_uploads(Nothing) -> UploadList, stale on Files Outbox;
    /// Pauses an upload, or goes on.
    action "file.pause" file_pause(PauseRequest) -> Nothing;
    /// Saves a file among the person's downloads and says where (network when it is not here yet).
    action "file.save" file_save(IdRequest) -> SavedFile;

    /// Places and people for the command palette.
    query "palette.search" palette_search(SuggestRequest) -> PaletteAnswer, stale on Content People Communities;
    /// Language, theme, notifications.
    query "settings.get" settings_get(Nothing) -> Settings, stale on Settings;
    /// Changes settings.
    action "settings.set" settings_set(Settings) -> Nothing;
    /// Asks for a sync now.
    action "sync.now" sync_now(Nothing) -> Nothing;
}
