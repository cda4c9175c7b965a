//! Keys as a person presses them, in the real window, from a cold start: what follows a key that opens a field stands in that field, whole
//! and in order, however fast it was typed, and nothing of it is taken for another key. `PATIO_TEST_STARTS=50` makes it fifty starts of
//! each kind and speed.

use patio_client::secrets::MemorySecrets;
use patio_client::testing::store::settings::key;
use patio_client::testing::store::{LocalStore, drafts};
use patio_tests::window::desk::Desk;
use patio_tests::window::member::Member;
use patio_tests::window::process::{Process, own};
use patio_tests::window::server::Server;
use patio_tests::window::wait::until;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

const PATIENCE: u64 = 60;
/// Milliseconds between two keys.
const SPEEDS: [u32; 3] = [20, 60, 120];
/// Letters of which several are keys of the screen.
const LETTERS: &str = "abcdefghijlnqru";

fn starts() -> u32 {
    std::env::var("PATIO_TEST_STARTS").ok().and_then(|count| count.parse().ok()).unwrap_or(1)
}

/// A laptop of a person who is in one community, with two conversations that a colleague began.
struct Laptop {
    desk: Desk,
    _server: Server,
    folder: PathBuf,
    person: String,
    community: String,
    first: String,
    second: String,
}

impl Laptop {
    async fn prepare() -> Laptop {
        let desk = Desk::start(1280, 900);
        let mut server = Server::init(&desk.folder().join("server"), "Van Dale");
        server.serve();
        let join = async |name: &str, login: &str, link: &str| {
            Member::join(&desk.folder().join(login), "nl", link, name, "beheer", &["patio"]).await
        };
        let joke = join("Joke Beheer", "joke", server.first_link()).await;
        let made = joke.ask("community.create", json!({"name": "Magazijn", "description": "", "closed": false}));
        let community = id(&made);
        joke.settle().await;
        let link = server.invite("bram@example.org", "Bram Verhoeven");
        let bram = join("Bram Verhoeven", "bram", &link).await;
        let joined = bram.join_community("Magazijn").await;
        assert_eq!(joined, community);
        let post = |title: &str| {
            let text = json!([{"type": "paragraph", "content": [{"type": "text", "text": "Wie weet dit?"}]}]);
            id(&joke.ask("post.create", json!({"community": community, "title": title, "text": text, "files": []})))
        };
        let (first, second) = (post("Dock 4 is dicht"), post("Nina zoekt een ladder"));
        joke.settle().await;
        let list = || bram.ask("community.conversations", json!({"community": community}));
        until("both conversations", PATIENCE, async || (list()["conversations"].as_array().map(Vec::len) == Some(2)).then_some(())).await;
        let person = bram.ask("app.state", json!({}))["me"]["id"].as_str().expect("a person").to_owned();
        drop((bram, joke));
        let folder = desk.folder().join("bram");
        Laptop { folder, desk, _server: server, person, community, first, second }
    }

    /// Nothing is written and nothing was read, and the app ends with its window.
    fn clear(&self) {
        let mut store = open(&self.folder);
        store.update_settings(&[(key::KEEP_RUNNING, "no")]).expect("a setting");
        for target in [self.comment_target(), self.post_target()] {
            store.remove_draft(&self.person, &target).expect("no draft");
        }
        for post in [&self.first, &self.second] {
            store.upsert_read_mark(&self.person, post, -1).expect("a mark");
        }
    }

    fn comment_target(&self) -> String {
        format!("comment:{}", self.first)
    }

    fn post_target(&self) -> String {
        format!("post:{}", self.community)
    }

    /// What a program prints on this desktop.
    fn said(&self, program: &str, words: &[&str]) -> String {
        let mut command = Command::new(program);
        command.args(words);
        self.desk.place(&mut command);
        let done = command.output().unwrap_or_else(|error| panic!("{program}: {error}; run `cargo xtask setup`"));
        String::from_utf8_lossy(&done.stdout).into_owned()
    }

    fn press(&self, words: &[&str]) {
        self.said("xdotool", words);
    }

    /// Starts the app at the first conversation, and waits until a person sees it.
    async fn start(&self) -> Process {
        let mut command = Command::new(own("patio"));
        command.arg("--data-dir").arg(&self.folder).arg(format!("patio://post/{}", self.first));
        self.desk.place(&mut command);
        let app = Process::quiet(&mut command);
        until("the conversation before the person's eyes", PATIENCE, async || self.was_read(&self.first).then_some(())).await;
        app
    }

    /// Waits until `look` gives what is wanted, and says what it gave instead.
    async fn shows(&self, what: &str, wanted: &str, look: impl Fn() -> String) {
        let until = tokio::time::Instant::now() + Duration::from_secs(20);
        while look() != wanted {
            if tokio::time::Instant::now() > until {
                panic!("{what}: {:?} in place of {wanted:?}", look());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn end(&self, mut app: Process) {
        for window in self.said("xdotool", &["search", "--onlyvisible", "--class", "patio"]).lines() {
            self.said("wmctrl", &["-i", "-c", window]);
        }
        until("end of the app", PATIENCE, async || (!app.is_running()).then_some(())).await;
    }

    fn work(&self) -> Connection {
        Connection::open_with_flags(self.folder.join("work.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).expect("work.db opens")
    }

    fn was_read(&self, post: &str) -> bool {
        let sql = "SELECT read_at FROM read_mark WHERE person = ?1 AND post = ?2";
        let found: Option<i64> = self.work().query_row(sql, [&self.person, post], |row| row.get(0)).optional().unwrap_or_default();
        found.is_some_and(|at| at > 0)
    }

    /// The title and the words of a draft.
    fn draft(&self, target: &str) -> (String, String) {
        let Ok(Some(row)) = drafts::find(&self.work(), "main", &self.person, target) else { return Default::default() };
        let text: Value = serde_json::from_str(&row.text).expect("a text");
        let words = text[0]["content"].as_array().into_iter().flatten().filter_map(|piece| piece["text"].as_str()).collect();
        (row.title, words)
    }
}

fn id(made: &Value) -> String {
    made["id"].as_str().expect("an id").to_owned()
}

fn open(folder: &Path) -> LocalStore {
    patio_client::testing::open(folder, Arc::new(MemorySecrets::default())).expect("a data folder").1
}

#[tokio::test]
async fn what_is_typed_after_a_key_stands_in_the_field_that_the_key_opens() {
    let laptop = Laptop::prepare().await;
    for round in 0..starts() {
        for speed in SPEEDS {
            let pause = speed.to_string();
            let what = format!("round {round}, {speed} ms");

            laptop.clear();
            let app = laptop.start().await;
            laptop.press(&["type", "--delay", &pause, &format!("r{LETTERS}")]);
            let target = laptop.comment_target();
            laptop.shows(&format!("the comment, {what}"), LETTERS, || laptop.draft(&target).1).await;
            laptop.end(app).await;

            laptop.clear();
            let app = laptop.start().await;
            laptop.press(&["type", "--delay", &pause, &format!("n{LETTERS}")]);
            let target = laptop.post_target();
            laptop.shows(&format!("the title, {what}"), LETTERS, || laptop.draft(&target).0).await;
            laptop.end(app).await;

            laptop.clear();
            let app = laptop.start().await;
            laptop.press(&["key", "ctrl+k", "type", "--delay", &pause, "nina zoekt"]);
            laptop.press(&["key", "Return"]);
            laptop
                .shows(&format!("the page of what was searched, {what}"), "read", || {
                    if laptop.was_read(&laptop.second) { "read" } else { "" }.to_owned()
                })
                .await;
            laptop.end(app).await;
        }
    }
}
