//! Owns: a person who uses the same client without a window: accepts an invitation, fills in a profile, reads and writes. Must not
//! know how the server works inside.

use std::path::Path;
use std::sync::Arc;

use patio_client::{Client, FileSecrets, Options, SystemClock, SystemRandom};
use serde_json::{Value, json};

use super::wait::until;

/// The password of every person in a test.
pub const PASSWORD: &str = "een tuin met een muur";

/// The set-up of a client on a data folder, with the token in a file beside it.
#[must_use]
pub fn options(data_dir: &Path, locale: &str) -> Options {
    Options {
        data_dir: data_dir.to_path_buf(),
        clock: Arc::new(SystemClock::new()),
        random: Box::new(SystemRandom),
        secrets: Arc::new(FileSecrets::new(data_dir.join("token"))),
        locale: locale.to_owned(),
        device: "test".to_owned(),
        downloads: data_dir.join("downloads"),
    }
}

/// A signed-in person without a window.
pub struct Member {
    client: Option<Client>,
}

impl Member {
    /// Accepts an invitation on an empty data folder and fills in the profile.
    pub async fn join(data_dir: &Path, locale: &str, link: &str, name: &str, job: &str, expertise: &[&str]) -> Member {
        let member = Member { client: Some(Client::open(options(data_dir, locale)).expect("the data folder opens")) };
        let facts = member.ask("server.check", json!({"address": link}));
        let token = facts["invitation"]["token"].as_str().expect("a valid invitation").to_owned();
        member.act("session.accept", json!({"server": facts["server"], "token": token, "password": PASSWORD}));
        until("first sync", 30, async || (member.stage() != "first_sync").then_some(())).await;
        if member.stage() == "profile" {
            member.act("profile.set", json!({"name": name, "job": job, "expertise": expertise}));
        }
        until("profile known to the server", 30, async || (member.stage() == "ready" && member.waiting() == 0).then_some(())).await;
        member
    }

    /// Signs in a person who has a profile, on an empty data folder.
    pub async fn sign_in(data_dir: &Path, locale: &str, server: &str, login: &str) -> Member {
        let member = Member { client: Some(Client::open(options(data_dir, locale)).expect("the data folder opens")) };
        let facts = member.ask("server.check", json!({"address": server}));
        member.act("session.sign_in", json!({"server": facts["server"], "login": login, "password": PASSWORD}));
        until("first sync", 60, async || (member.stage() == "ready").then_some(())).await;
        member
    }

    /// Makes a call that must succeed, on a thread that may wait.
    #[must_use]
    pub fn ask(&self, name: &str, payload: Value) -> Value {
        let client = self.client.as_ref().expect("still here");
        let answer = std::thread::scope(|scope| scope.spawn(|| client.call(name, payload)).join()).expect("a call does not panic");
        answer.unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Makes a call that must succeed and has no answer.
    pub fn act(&self, name: &str, payload: Value) {
        drop(self.ask(name, payload));
    }

    /// Joins an open community once it is known here; gives its id.
    pub async fn join_community(&self, name: &str) -> String {
        let id = until(&format!("community {name:?}"), 30, async || {
            let list = self.ask("community.list", json!({}));
            let row = list["open"].as_array()?.iter().find(|row| row["head"]["name"] == name)?;
            row["head"]["id"].as_str().map(str::to_owned)
        })
        .await;
        self.act("community.join", json!({"id": id}));
        self.settle().await;
        id
    }

    /// A person's id, once the person is known here.
    pub async fn find_person(&self, name: &str) -> String {
        until(&format!("person {name:?}"), 30, async || {
            let found = self.ask("person.suggest", json!({"text": name}));
            found["people"][0]["id"].as_str().map(str::to_owned)
        })
        .await
    }

    /// Waits until the server has confirmed every command of this client.
    pub async fn settle(&self) {
        until("empty outbox", 60, async || (self.waiting() == 0).then_some(())).await;
    }

    fn stage(&self) -> String {
        self.ask("app.state", json!({}))["stage"].as_str().unwrap_or_default().to_owned()
    }

    /// The number of commands of this client that are not confirmed yet.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.ask("connection.get", json!({}))["waiting"].as_u64().unwrap_or_default()
    }
}

impl Drop for Member {
    /// Closes the client. It waits for its own runtime, so a thread that may wait must drop it.
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            std::thread::scope(|scope| {
                scope.spawn(move || client.shut_down());
            });
        }
    }
}
