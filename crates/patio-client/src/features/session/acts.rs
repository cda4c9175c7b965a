//! Getting in and out, as a person asks for it. The requests themselves are in `client/session.rs`.

use super::calls::Calls;
use crate::calls::CallError;
use crate::calls::common::NOTHING;
use crate::calls::common::{IdRequest, Nothing};
use crate::changed::Changed;
use crate::client::Client;
use crate::client::ids::id;
use crate::features::session::read::kept_words;
use crate::features::session::view::{
    AcceptRequest, AppState, ChangePasswordRequest, Connection, Damage, KeptWords, ServerCheck, ServerFacts, SessionList, SignInRequest,
    SignOutRequest,
};
use crate::store::damage::{Salvaged, find_damage};
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

    fn session_damage(&self, _: Nothing) -> Result<Damage, CallError> {
        self.with_reader(|reader| {
            let (cache_rebuilt, work) = find_damage(reader, "work")?;
            Ok(Damage { cache_rebuilt, work: work.map(|work| self.told(work)) })
        })
    }

    fn session_damage_seen(&self, _: Nothing) -> Result<Nothing, CallError> {
        self.write(|store| Ok(store.remove_damage_note()?))?;
        self.shared.changed(Changed::Settings);
        Ok(NOTHING)
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
        // When this returns the engine knows of it: what it then does is this, or after this.
        self.write(|_| Ok(NOTHING))
    }
}

impl Client {
    /// With whole paths, so that the person finds the files.
    fn told(&self, salvaged: Salvaged) -> Salvaged {
        let kept_as = salvaged.kept_as.iter().map(|name| self.databases.path().join(name).display().to_string());
        Salvaged { kept_as: kept_as.collect(), lost: salvaged.lost }
    }
}
