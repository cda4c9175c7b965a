//! Owns: one laptop: a data folder, with the client open in this process or in a process of `patio-cli`. Must not know how the
//! server works inside.

use super::wait_until;
use crate::window::member::{PASSWORD, options};
use crate::window::process::own;
use patio_client::view::{self, ConnectionState};
use patio_client::{Client, Options};
use patio_domain::world::Clock;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// A laptop. Dropping it closes the client in order.
pub struct Laptop {
    folder: PathBuf,
    client: Option<Client>,
}

impl Laptop {
    /// A data folder without an open client.
    #[must_use]
    pub fn closed(folder: &Path) -> Laptop {
        Laptop { folder: folder.to_path_buf(), client: None }
    }

    /// Opens the client.
    #[must_use]
    pub fn open(folder: &Path) -> Laptop {
        let mut laptop = Laptop::closed(folder);
        laptop.switch_on();
        laptop
    }

    /// Opens the client with a clock of the caller's.
    #[must_use]
    pub fn open_with(folder: &Path, clock: Arc<dyn Clock>) -> Laptop {
        let client = Client::open(Options { clock, ..options(folder, "en") }).expect("the data folder opens");
        Laptop { folder: folder.to_path_buf(), client: Some(client) }
    }

    /// Opens the client on the folder.
    pub fn switch_on(&mut self) {
        self.client = Some(Client::open(options(&self.folder, "en")).expect("the data folder opens"));
    }

    /// Closes the client, in order.
    pub fn switch_off(&mut self) {
        self.client = None;
    }

    /// Accepts an invitation and fills in the profile.
    #[must_use]
    pub fn join(folder: &Path, link: &str, name: &str) -> Laptop {
        let laptop = Laptop::open(folder);
        let facts = laptop.call("server.check", json!({ "address": link }));
        laptop.call("session.accept", json!({ "server": facts["server"], "token": facts["invitation"]["token"], "password": PASSWORD }));
        laptop.get_in_step();
        laptop.call("profile.set", json!({ "name": name, "job": "tester", "expertise": ["nakijken"] }));
        laptop.get_in_step();
        laptop
    }

    /// Signs in an account that exists.
    #[must_use]
    pub fn sign_in(folder: &Path, server: &str, login: &str) -> Laptop {
        let laptop = Laptop::open(folder);
        laptop.call("session.sign_in", json!({ "server": server, "login": login, "password": PASSWORD }));
        laptop.get_in_step();
        laptop
    }

    /// Makes a call.
    ///
    /// # Errors
    /// The call's code.
    pub fn try_call(&self, name: &str, request: Value) -> Result<Value, String> {
        self.client.as_ref().expect("the client is open").call(name, request).map_err(|error| error.code.code().to_owned())
    }

    /// Adds a file for a community, or a photo if no community is given. Gives its id.
    ///
    /// # Errors
    /// The code of the call that refused it.
    pub fn stage(&self, community: Option<&str>, name: &str, bytes: &[u8]) -> Result<String, String> {
        let place = community.map_or(json!({ "kind": "photo" }), |id| json!({ "kind": "community", "community": id }));
        let made = self.try_call("file.stage", json!({ "name": name, "size": bytes.len(), "for": place }))?;
        let file = made["id"].as_str().expect("an id").to_owned();
        for slice in bytes.chunks(1024 * 1024) {
            self.client().stage_bytes(&file, slice).map_err(|error| error.code.code().to_owned())?;
        }
        self.try_call("file.stage_end", json!({ "file": file })).map(|_| file)
    }

    /// Saves a post with files; gives its id.
    pub fn post_with(&self, community: &str, title: &str, files: &[String]) -> String {
        let text = json!([{ "type": "paragraph", "content": [{ "type": "text", "text": "zie bijlage" }] }]);
        let made = self.call("post.create", json!({ "community": community, "title": title, "text": text, "files": files }));
        made["id"].as_str().expect("an id").to_owned()
    }

    /// The client.
    #[must_use]
    pub fn client(&self) -> &Client {
        self.client.as_ref().expect("the client is open")
    }

    /// Makes a call that must succeed.
    pub fn call(&self, name: &str, request: Value) -> Value {
        self.try_call(name, request).unwrap_or_else(|code| panic!("{name}: {code}"))
    }

    /// The connection, as screens show it.
    #[must_use]
    pub fn connection(&self) -> Value {
        self.call("connection.get", json!({}))
    }

    /// Waits until everything is sent, asks for a sync, and waits for the pull that began then.
    pub fn get_in_step(&self) {
        let looked = || serde_json::from_value::<view::Connection>(self.connection()).expect("a connection");
        let mut before = None;
        wait_until("laptop in step", 60, || {
            let now = looked();
            match before {
                Some(before) if now.is_in_step_since(before) => return Some(()),
                None if now.waiting == 0 => {
                    before = Some(now.in_step_count);
                    self.call("sync.now", json!({}));
                }
                // The network may have come back: that shortens the pause.
                _ if now.state != ConnectionState::Online => drop(self.call("sync.now", json!({}))),
                _ => {}
            }
            None
        });
    }

    /// The community with this name, among those this person can see.
    #[must_use]
    pub fn find_community(&self, name: &str) -> Option<String> {
        let list = self.call("community.list", json!({}));
        let rows = ["joined", "open"].into_iter().filter_map(|part| list[part].as_array()).flatten();
        rows.map(|row| &row["head"]).find(|head| head["name"] == name).and_then(|head| head["id"].as_str().map(str::to_owned))
    }

    /// Makes a community.
    #[must_use]
    pub fn make_community(&self, name: &str, closed: bool) -> String {
        let made = self.call("community.create", json!({ "name": name, "description": "", "closed": closed }));
        self.get_in_step();
        made["id"].as_str().expect("an id").to_owned()
    }

    /// Saves a post; gives its id.
    pub fn post(&self, community: &str, title: &str) -> String {
        let text = json!([{ "type": "paragraph", "content": [{ "type": "text", "text": format!("text of {title}") }] }]);
        let made = self.call("post.create", json!({ "community": community, "title": title, "text": text }));
        made["id"].as_str().expect("an id").to_owned()
    }

    /// The titles of all posts of a community on the screen, confirmed or not, in alphabetical order.
    #[must_use]
    pub fn titles(&self, community: &str) -> Vec<String> {
        let mut titles = Vec::new();
        let mut after = Value::Null;
        loop {
            let page = self.call("community.conversations", json!({ "community": community, "limit": 200, "after": after }));
            let rows = page["conversations"].as_array().expect("conversations");
            titles.extend(rows.iter().filter_map(|row| row["title"].as_str().map(str::to_owned)));
            after = page["next"].clone();
            if after.is_null() {
                titles.sort();
                return titles;
            }
        }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads a database of the folder directly: `work.db` or `cache.db`.
    #[must_use]
    pub fn rows(&self, database: &str, sql: &str) -> Vec<Vec<String>> {
        rows_of(&self.folder.join(database), sql).expect("rows")
    }

    /// `patio-cli` on this folder; the client must not be open in this process.
    #[must_use]
    pub fn terminal(&self, words: &[&str]) -> Command {
        assert!(self.client.is_none(), "the folder is in use by this process");
        let mut command = Command::new(own("patio-cli"));
        command.arg("--data-dir").arg(&self.folder).args(["--locale", "en", "--json"]).args(words);
        command.env("PATIO_PASSWORD", PASSWORD).stdin(Stdio::null());
        command
    }

    /// Runs `patio-cli` to its end; gives its exit code and the JSON of its answer or of its error.
    #[must_use]
    pub fn run(&self, words: &[&str]) -> (i32, Value) {
        let output = self.terminal(words).output().expect("patio-cli starts");
        let code = output.status.code().expect("it was not killed");
        let printed = if output.stdout.is_empty() { output.stderr } else { output.stdout };
        let value = serde_json::from_slice(&printed).unwrap_or_else(|_| panic!("{words:?}: {}", String::from_utf8_lossy(&printed)));
        (code, value)
    }

    /// `patio-cli accept`: the link goes by the environment, because other programs see arguments.
    #[must_use]
    pub fn accept(&self, link: &str) -> (i32, Value) {
        let mut command = self.terminal(&["accept"]);
        let output = command.env("PATIO_INVITATION", link).output().expect("patio-cli starts");
        let printed = if output.stdout.is_empty() { output.stderr } else { output.stdout };
        (output.status.code().expect("it was not killed"), serde_json::from_slice(&printed).expect("JSON"))
    }

    /// Runs `patio-cli`, which must succeed.
    pub fn done(&self, words: &[&str]) -> Value {
        let (code, value) = self.run(words);
        assert_eq!(code, 0, "{words:?}: {value}");
        value
    }
}

/// Reads a database of SQLite; each column as text.
///
/// # Errors
/// When it cannot be read.
pub fn rows_of(database: &Path, sql: &str) -> rusqlite::Result<Vec<Vec<String>>> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let read = |row: &rusqlite::Row<'_>| {
        (0..columns).map(|at| row.get::<_, rusqlite::types::Value>(at).map(|value| text(&value))).collect::<Result<Vec<_>, _>>()
    };
    statement.query_map([], read)?.collect()
}

fn text(value: &rusqlite::types::Value) -> String {
    use rusqlite::types::Value as Sql;
    match value {
        Sql::Null => String::new(),
        Sql::Integer(number) => number.to_string(),
        Sql::Real(number) => number.to_string(),
        Sql::Text(text) => text.clone(),
        Sql::Blob(bytes) => format!("{bytes:?}"),
    }
}
