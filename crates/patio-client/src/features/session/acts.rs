//! Getting in and out, as a person asks for it. The requests themselves are in `client/session.rs`.

use super::calls::Calls;
use crate::calls::CallError;
use crate::calls::common::NOTHING;
use crate::calls::common::{IdRequest, Nothing};
use crate::client::Client;
use crate::client::ids::id;
use crate::features::session::read::kept_words;
use crate::features::session::view::{
    AcceptRequest, AppState, ChangePasswordRequest, Connection, KeptWords, ServerCheck, ServerFacts, SessionList, SignInRequest,
    SignOutRequest,
};
use crate::sync::engine::Input;
use crate::sync::message::Message;
use reqwest::Method;
use uuid::Uuid;

impl Calls for Client {
    fn app_state(&self, _: Nothing) -> Result<AppState, CallError> {
        self.state()
    }

    fn connection_get(&self, _: Nothing) -> Result<Connection, CallError> {
        self.connection()
    }

    fn session_kept_words(&self, _: Nothing) -> Result<KeptWords, CallError> {
        self.with_reader(kept_words)
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

    fn session_change_password(&self, request: ChangePasswordRequest) -> Result<Nothing, CallError> {
        self.change_password(&request).map(|()| NOTHING)
    }

    fn sync_now(&self, _: Nothing) -> Result<Nothing, CallError> {
        self.send(Message::Input(Input::SyncWanted));
        Ok(NOTHING)
    }
}
