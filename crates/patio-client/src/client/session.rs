//! Signing in and out, as calls do it: a request to the server, then the databases, then word to the engine.

use super::{Client, address};
use crate::calls::{CallCode, CallError};
use crate::features::session::view::*;
use crate::store::StoreError;
use crate::store::settings::key;
use crate::sync::engine::Input;
use crate::sync::message::Message;
use crate::sync::network::{Ask, AskError};
use crate::sync::outbox;
use patio_domain::Role;
use patio_domain::world::Random;
use patio_protocol::auth::{Done, Hello, InvitationAccept, InvitationCheck, InvitationFacts, PasswordChange, Sessions, SignIn, Tokens};
use patio_protocol::digest::hex;
use patio_protocol::{ErrorCode, PROTOCOL_MIN, PROTOCOL_VERSION};
use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// How often, and how far apart, a fresh access token is looked for.
const ACCESS_LOOKS: u32 = 50;
const ACCESS_LOOK: Duration = Duration::from_millis(100);

impl Client {
    pub(crate) fn nonce(&self) -> String {
        let mut bytes = [0; 12];
        self.random.clone().fill(&mut bytes);
        hex(&bytes)
    }

    fn post<B: Serialize, T: DeserializeOwned>(&self, server: &str, version: u32, path: &str, body: &B) -> Result<T, CallError> {
        let (nonce, version) = (self.nonce(), Some(version));
        let body = serde_json::to_vec(body).map_err(|_| CallError::new(CallCode::Internal))?;
        Ok(self.network.ask(Ask { server, method: Method::POST, path, nonce: &nonce, bearer: None, body: Some(body), version })?)
    }

    pub(crate) fn signed_request<T: DeserializeOwned>(&self, method: Method, path: &str) -> Result<T, CallError> {
        self.signed(method, path, None)
    }

    pub(crate) fn signed<T: DeserializeOwned>(&self, method: Method, path: &str, body: Option<Vec<u8>>) -> Result<T, CallError> {
        let nonce = self.nonce();
        let server = self.setting(key::SERVER)?.ok_or_else(|| CallError::new(CallCode::NotSignedIn))?;
        let access = self.fresh_access()?;
        Ok(self.network.ask(Ask { server: &server, method, path, nonce: &nonce, bearer: Some(&access), body, version: None })?)
    }

    /// The access token; when it is not there yet or too old, the engine is asked for a fresh one and waited for.
    pub(crate) fn fresh_access(&self) -> Result<String, CallError> {
        let told = self.subscribe();
        for look in 0..ACCESS_LOOKS {
            let status = self.shared.status();
            if let Some(access) = status.access {
                return Ok(access);
            }
            match status.connection {
                None | Some(ConnectionState::Connecting | ConnectionState::Online) => {}
                Some(_) if look == 0 => {}
                Some(_) => break,
            }
            if look == 0 {
                self.send(Message::Input(Input::SyncWanted));
            }
            // Told or not, the status is looked at again.
            let _ = told.recv_timeout(ACCESS_LOOK);
        }
        Err(CallError::new(CallCode::Offline))
    }

    /// What a server says of itself, and the newest version of the protocol that both sides speak.
    fn hello(&self, server: &str) -> Result<(Hello, u32), CallError> {
        for version in (PROTOCOL_MIN..=PROTOCOL_VERSION).rev() {
            let (nonce, path) = (self.nonce(), "/v1/hello");
            let ask = Ask { server, method: Method::GET, path, nonce: &nonce, bearer: None, body: None, version: Some(version) };
            match self.network.ask::<Hello>(ask) {
                Ok(hello) if hello.protocol_min > PROTOCOL_VERSION => return Err(CallError::new(CallCode::ServerTooNew)),
                Ok(hello) if hello.protocol_max < PROTOCOL_MIN => return Err(CallError::new(CallCode::ServerTooOld)),
                Ok(hello) => return Ok((hello, version)),
                Err(AskError::Fault(fault)) if fault.code == ErrorCode::UnsupportedVersion => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(CallError::new(CallCode::ServerTooNew))
    }

    pub(crate) fn check_server(&self, text: &str) -> Result<ServerFacts, CallError> {
        let address = address::read_address(text)?;
        let (hello, version) = self.hello(&address.server)?;
        let invitation = match address.invitation {
            None => None,
            Some(token) => {
                let facts: InvitationFacts =
                    self.post(&address.server, version, "/v1/invitation", &InvitationCheck { token: token.clone() })?;
                Some(Invited { token, login: facts.login, name: facts.name })
            }
        };
        Ok(ServerFacts { server: address.server, organisation: hello.organisation, invitation })
    }

    pub(crate) fn sign_in(&self, request: &SignInRequest) -> Result<(), CallError> {
        let server = address::read_address(&request.server)?.server;
        let (hello, version) = self.hello(&server)?;
        let body = SignIn { login: request.login.trim().to_owned(), password: request.password.clone(), device: self.device.clone() };
        let tokens: Tokens = self.post(&server, version, "/v1/sign-in", &body)?;
        self.begin(server, hello.organisation, body.login, tokens)
    }

    pub(crate) fn accept(&self, request: &AcceptRequest) -> Result<(), CallError> {
        let server = address::read_address(&request.server)?.server;
        let (_, version) = self.hello(&server)?;
        let facts: InvitationFacts = self.post(&server, version, "/v1/invitation", &InvitationCheck { token: request.token.clone() })?;
        patio_domain::password::check(&request.password, &facts.login, &facts.name)?;
        let body = InvitationAccept { token: request.token.clone(), password: request.password.clone(), device: self.device.clone() };
        let tokens: Tokens = self.post(&server, version, "/v1/invitation/accept", &body)?;
        self.begin(server, facts.organisation, facts.login, tokens)
    }

    /// A session began: tokens first, then settings, then the engine. A crash in between means signing in again.
    fn begin(&self, server: String, organisation: String, login: String, tokens: Tokens) -> Result<(), CallError> {
        let person = tokens.person.to_string();
        let signed_in = Input::SignedIn { person: person.clone(), access: tokens.access.clone(), access_ms: tokens.access_ms };
        self.write(move |store| {
            store.secrets.update(&tokens.refresh).map_err(|error| StoreError::Secrets(error.to_string()))?;
            let role = if tokens.role == Role::Administrator { "administrator" } else { "employee" };
            store.update_settings(&[
                (key::SERVER, &server),
                (key::ORGANISATION, &organisation),
                (key::LOGIN, &login),
                (key::PERSON, &person),
                (key::ROLE, role),
                (key::SIGNED_IN, "yes"),
                (key::SESSION_ENDED, "no"),
                (key::CLOSED, "no"),
            ])?;
            store.update_cache_owner(&person)?;
            Ok(())
        })?;
        self.send(Message::Input(signed_in));
        Ok(())
    }

    pub(crate) fn sign_out(&self, keep_unsent: bool) -> Result<(), CallError> {
        let me = self.me()?;
        let (waiting, refused) = self.with_reader(|reader| outbox::count_open(reader, "work", &me))?;
        if waiting + refused > 0 && !keep_unsent {
            return Err(CallError::new(CallCode::UnsentWork));
        }
        // The server is told when it can be reached; signing out here does not wait for it.
        if let Err(error) = self.signed_request::<Done>(Method::POST, "/v1/sign-out") {
            tracing::info!(code = error.code.code(), "signed out here; the server could not be told");
        }
        let outgoing = self.forget_staging();
        self.saving.forget(&self.downloads);
        self.write(move |store| {
            store.secrets.remove().map_err(|error| StoreError::Secrets(error.to_string()))?;
            store.update_settings(&[(key::SIGNED_IN, "no"), (key::SESSION_ENDED, "no")])?;
            store.remove_cache()?;
            // Files of unsent texts and of drafts stay with them; nothing else does.
            store.remove_unneeded_uploads(true)?;
            outgoing.sweep(&store.list_kept_files()?, true).map_err(|error| StoreError::Value(error.to_string()))?;
            Ok(())
        })?;
        self.send(Message::Input(Input::SignedOut));
        if let Err(error) = self.databases.remove_set_aside() {
            tracing::warn!(%error, "a cache that an earlier version set aside is still there");
        }
        Ok(())
    }

    /// The rule is looked at here first, so that a person need not wait for the server to hear it.
    pub(crate) fn change_password(&self, request: &ChangePasswordRequest) -> Result<(), CallError> {
        let login = self.setting(key::LOGIN)?.unwrap_or_default();
        let name = self.state()?.me.map(|me| me.name).unwrap_or_default();
        patio_domain::password::check(&request.new, &login, &name)?;
        let body = PasswordChange { current: request.current.clone(), new: request.new.clone() };
        let body = serde_json::to_vec(&body).map_err(|_| CallError::new(CallCode::Internal))?;
        let _: Done = self.signed(Method::POST, "/v1/password", Some(body))?;
        Ok(())
    }

    pub(crate) fn list_sessions(&self) -> Result<SessionList, CallError> {
        let found: Sessions = self.signed_request(Method::GET, "/v1/sessions")?;
        let view = |row: patio_protocol::auth::SessionRow| SessionView {
            id: row.session.to_string(),
            device: row.device,
            created_at: row.created_at,
            seen_at: row.seen_at,
            current: row.current,
        };
        Ok(SessionList { sessions: found.sessions.into_iter().map(view).collect() })
    }
}
