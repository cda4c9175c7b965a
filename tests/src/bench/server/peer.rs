//! The peer of `bench server`: PocketBase, set up by its own means and with its own settings (SQLite with `synchronous = NORMAL`): an
//! administrator, one person, and a collection of posts that signed-in people may read and write.

mod program;

use super::line::Line;
use crate::window::process::{Process, free_port};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const ADMIN: &str = "admin@patio.example";
const PERSON: &str = "person@patio.example";
const PASSWORD: &str = "een lang genoeg wachtwoord";
/// What a stream of it says of each new post.
pub const EVENT: &str = "event:posts/*";
const TRIES: u32 = 200;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// PocketBase with its data, not running.
pub struct Peer {
    program: PathBuf,
    folder: PathBuf,
}

/// PocketBase while it runs; ended when dropped.
pub struct Running {
    process: Process,
    /// Its `host:port`.
    pub address: String,
    /// The token of the person.
    pub token: String,
}

impl Peer {
    /// Makes its data in a folder.
    ///
    /// # Errors
    /// In words: why the program cannot be had, or does not do what is asked.
    pub fn make(folder: &Path) -> Result<Peer, String> {
        let peer = Peer { program: program::obtain()?, folder: folder.to_owned() };
        let mut upsert = peer.command();
        let made = upsert.args(["superuser", "upsert", ADMIN, PASSWORD]).stdin(Stdio::null()).output();
        if !made.as_ref().is_ok_and(|output| output.status.success()) {
            return Err(format!("PocketBase made no administrator: {made:?}"));
        }
        let (process, address) = peer.serve()?;
        let mut line = Line::open(&address);
        let admin = sign_in(&mut line, "_superusers", ADMIN)?;
        let rule = "@request.auth.id != \"\"";
        let fields = json!([{ "name": "title", "type": "text" }, { "name": "text", "type": "text" }]);
        let posts = json!({ "name": "posts", "type": "base", "listRule": rule, "viewRule": rule, "createRule": rule, "fields": fields });
        let person = json!({ "email": PERSON, "password": PASSWORD, "passwordConfirm": PASSWORD });
        for (path, body) in [("/api/collections?fields=id", posts), ("/api/collections/users/records?fields=id", person)] {
            let answer = line.ask(path, Some(&admin), &body.to_string());
            if answer.status != 200 {
                return Err(format!("PocketBase refused {path}: {} {}", answer.status, answer.body));
            }
        }
        end(process);
        Ok(peer)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--dir").arg(&self.folder);
        command
    }

    fn serve(&self) -> Result<(Process, String), String> {
        let address = format!("127.0.0.1:{}", free_port());
        let mut process = Process::quiet(self.command().args(["serve", "--http", &address]));
        for _ in 0..TRIES {
            if std::net::TcpStream::connect(&address).is_ok() {
                return Ok((process, address));
            }
            if !process.is_running() {
                return Err("PocketBase ended instead of serving".to_owned());
            }
            std::thread::sleep(BETWEEN_TRIES);
        }
        Err("PocketBase does not serve".to_owned())
    }

    /// Starts it, with the person signed in.
    ///
    /// # Panics
    /// When it does not serve any more.
    #[must_use]
    pub fn start(&self) -> Running {
        let (process, address) = self.serve().unwrap_or_else(|why| panic!("{why}"));
        let token = sign_in(&mut Line::open(&address), "users", PERSON).unwrap_or_else(|why| panic!("{why}"));
        Running { process, address, token }
    }
}

impl Running {
    /// Its process.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Signs the person in once more.
    ///
    /// # Panics
    /// When it refuses.
    pub fn sign_in(line: &mut Line) {
        sign_in(line, "users", PERSON).unwrap_or_else(|why| panic!("{why}"));
    }

    /// Writes a post, and returns when that was acknowledged.
    ///
    /// # Panics
    /// When it refuses.
    pub fn post(&self, line: &mut Line) {
        let text = "The quick brown fox jumps over the lazy dog at dock four. ".repeat(3);
        let body = json!({ "title": "Bench", "text": text }).to_string();
        let answer = line.ask("/api/collections/posts/records", Some(&self.token), &body);
        assert!(answer.status == 200, "{} {}", answer.status, answer.body);
    }

    /// A stream that hears of new posts.
    ///
    /// # Panics
    /// When it refuses.
    #[must_use]
    pub fn listen(&self) -> Line {
        let mut line = Line::open(&self.address);
        let hello: Value = serde_json::from_str(&line.listen("/api/realtime", None)).expect("JSON");
        let body = json!({ "clientId": hello["clientId"], "subscriptions": ["posts/*"] }).to_string();
        let answer = Line::open(&self.address).ask("/api/realtime", Some(&self.token), &body);
        assert!(answer.status == 204, "{} {}", answer.status, answer.body);
        line
    }

    /// Ends it.
    pub fn end(self) {
        end(self.process);
    }
}

fn end(mut process: Process) {
    process.end();
}

fn sign_in(line: &mut Line, collection: &str, name: &str) -> Result<String, String> {
    let body = json!({ "identity": name, "password": PASSWORD }).to_string();
    let answer = line.ask(&format!("/api/collections/{collection}/auth-with-password?fields=token"), None, &body);
    let said: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    said["token"].as_str().map(str::to_owned).ok_or_else(|| format!("PocketBase refused a sign-in: {} {}", answer.status, answer.body))
}
