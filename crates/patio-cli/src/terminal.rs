//! The client behind the terminal: opened on a folder, called by name, waited for.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::say::Say;
use patio_client::view::{AppState, Connection, ConnectionState, Stage};
use patio_client::view::{Outbox, OutboxState};
use patio_client::{CallCode, CallError, Client, FileSecrets, Options, SystemClock, SystemRandom};
use patio_domain::Refusal;
use patio_domain::world::Clock as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// Pause between two looks at the connection while nothing is told.
const LOOK: Duration = Duration::from_millis(100);

/// An open client and the voice beside it.
pub struct Terminal<'a> {
    client: Client,
    clock: Arc<SystemClock>,
    wait_ms: u64,
    /// What is printed goes through this.
    pub say: &'a Say,
}

impl<'a> Terminal<'a> {
    /// Opens the data folder.
    pub fn open(arguments: &Arguments, say: &'a Say) -> Result<Terminal<'a>, Failure> {
        let clock = Arc::new(SystemClock::new());
        let options = Options {
            secrets: Arc::new(FileSecrets::new(arguments.data_dir.join("token"))),
            data_dir: arguments.data_dir.clone(),
            clock: clock.clone(),
            random: Box::new(SystemRandom),
            locale: say.locale().to_owned(),
            device: "patio-cli".into(),
            // Where the person stands, as with any other program of a terminal.
            downloads: std::env::current_dir().unwrap_or_else(|_| arguments.data_dir.clone()),
        };
        let client = Client::open(options).map_err(Failure::Folder)?;
        Ok(Terminal { client, clock, wait_ms: arguments.wait.saturating_mul(1_000), say })
    }

    /// Makes a call.
    pub fn call(&self, name: &str, request: Value) -> Result<Value, Failure> {
        Ok(self.client.call(name, request)?)
    }

    /// Hands over the next bytes of a file that was begun.
    pub fn stage_bytes(&self, file: &str, bytes: &[u8]) -> Result<(), Failure> {
        Ok(self.client.stage_bytes(file, bytes)?)
    }

    /// Why a file of an unsent text was refused, if one was: its text waits until somebody decides.
    fn refused_file(&self) -> Option<Refusal> {
        let outbox: Outbox = self.ask("outbox.list", json!({})).ok()?;
        let files = outbox.items.into_iter().filter(|item| item.state == OutboxState::Waiting).flat_map(|item| item.files);
        files.filter_map(|file| file.upload).find_map(|upload| upload.refusal)
    }

    /// Makes a query and reads its answer; machines get the answer printed.
    pub fn query<T: DeserializeOwned>(&self, name: &str, request: Value) -> Result<T, Failure> {
        let answer = self.call(name, request)?;
        self.say.answer(&answer)?;
        Ok(serde_json::from_value(answer)?)
    }

    /// Looks until `done`, at most as long as one waits for a server.
    pub fn look_until<T: DeserializeOwned>(&self, name: &str, request: &Value, done: impl Fn(&T) -> bool) -> Result<(), Failure> {
        let (events, until) = (self.events(), self.clock.monotonic_ms().saturating_add(self.wait_ms));
        while !done(&self.ask(name, request.clone())?) && self.clock.monotonic_ms() < until {
            // Told or not, it is looked at again.
            let _ = events.recv_timeout(LOOK);
        }
        Ok(())
    }

    /// Makes a query for the terminal's own use.
    pub fn ask<T: DeserializeOwned>(&self, name: &str, request: Value) -> Result<T, Failure> {
        Ok(serde_json::from_value(self.call(name, request)?)?)
    }

    /// Events from now on.
    pub fn events(&self) -> Receiver<patio_client::Event> {
        self.client.subscribe()
    }

    fn connection(&self) -> Result<Connection, Failure> {
        self.ask("connection.get", json!({}))
    }

    fn is_signed_in(&self) -> Result<bool, Failure> {
        let state: AppState = self.ask("app.state", json!({}))?;
        Ok(!matches!(state.stage, Stage::Server | Stage::SignIn | Stage::Closed))
    }

    /// Waits until `done`; gives up, saying why, when the server is not reached for the time that was asked for.
    fn wait_until(&self, mut done: impl FnMut(&Connection) -> bool) -> Result<Connection, Failure> {
        let events = self.events();
        let mut reached_at = self.clock.monotonic_ms();
        loop {
            let connection = self.connection()?;
            if done(&connection) {
                return Ok(connection);
            }
            let now = self.clock.monotonic_ms();
            let why = match connection.state {
                ConnectionState::Online => {
                    reached_at = now;
                    CallCode::Offline
                }
                // Right after signing in the engine may not know of it yet; the data folder does.
                ConnectionState::SignedOut if self.is_signed_in()? => CallCode::Offline,
                ConnectionState::SignedOut => return Err(Failure::NotInStep(CallCode::SessionEnded)),
                ConnectionState::Outdated => return Err(Failure::NotInStep(CallCode::ServerTooNew)),
                ConnectionState::Foreign => CallCode::NotPatio,
                ConnectionState::Untrusted => CallCode::CertificateInvalid,
                ConnectionState::Connecting | ConnectionState::Offline => CallCode::Offline,
            };
            if now.saturating_sub(reached_at) > self.wait_ms {
                return Err(Failure::NotInStep(why));
            }
            // Told or not, the connection is looked at again.
            let _ = events.recv_timeout(LOOK);
        }
    }

    /// Waits until everything written here has its verdict and everything new is here.
    pub fn get_in_step(&self) -> Result<Connection, Failure> {
        if !self.is_signed_in()? {
            return Err(CallError::new(CallCode::NotSignedIn).into());
        }
        let before = self.connection()?.in_step_count;
        self.call("sync.now", json!({}))?;
        self.wait_until(|now| now.is_in_step_since(before))
    }

    /// After something was saved: waits until nothing waits any more. `false`: saved, to be sent later.
    pub fn send(&self) -> Result<bool, Failure> {
        let mut refused = None;
        let sent = self.wait_until(|now| {
            refused = if now.waiting == 0 { None } else { self.refused_file() };
            now.waiting == 0 || refused.is_some()
        });
        match sent {
            Ok(_) => refused.map_or(Ok(true), |code| Err(CallError::from(code).into())),
            Err(Failure::NotInStep(_)) => Ok(false),
            Err(other) => Err(other),
        }
    }
}
