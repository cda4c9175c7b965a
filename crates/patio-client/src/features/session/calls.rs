//! Calls for getting in and out, and about the connection.

use crate::calls::common::{IdRequest, Nothing};
use crate::calls::declare::calls;
use crate::features::session::view::{
    AcceptRequest, AppState, ChangePasswordRequest, Connection, KeptWords, ServerCheck, ServerFacts, SessionList, SignInRequest,
    SignOutRequest,
};

calls! {
    /// The stage of signing in, and the person.
    query "app.state" app_state(Nothing) -> AppState, stale on Session Settings People Content Outbox;
    /// Whether the server is reached, as of when, and what waits.
    query "connection.get" connection_get(Nothing) -> Connection, stale on Connection Outbox Session;
    /// The person's own words that no server has: unsent, refused, put aside, and drafts. They need no session.
    query "session.kept_words" session_kept_words(Nothing) -> KeptWords, stale on Outbox Drafts Session;
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
    /// Changes the person's password; their other laptops are signed out (network).
    action "session.change_password" session_change_password(ChangePasswordRequest) -> Nothing;
    /// Asks for a sync now.
    action "sync.now" sync_now(Nothing) -> Nothing;
}
