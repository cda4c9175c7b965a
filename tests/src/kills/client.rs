//! Owns: the client in a terminal as a victim: one command after the other until the kill, with the server reached or not, and the look at
//! what is in the data folder afterwards. Every text that the terminal called saved is in `work.db` with its command and its bytes; in
//! the end each is at the server exactly once, the comments of one conversation in their order (S1, S2, S3).

use super::disk::Disk;
use super::{Killable, Round, Unsynced};
use crate::system::laptop::{Laptop, rows_of};
use crate::system::programs;
use crate::window::server::Server;
use patio_client::SystemClock;
use patio_domain::world::{Clock as _, Random as _};
use patio_testkit::SeededRandom;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// The kill comes before this: after a few commands, or while the first one still opens the folder.
const LONGEST_MS: u64 = 1_000;
/// After so many texts another colleague goes on: a person may write three thousand at once.
const TEXTS_MOST: u32 = 2_500;
const OUTBOX: &str = "SELECT command_id, body, state, kind FROM outbox WHERE kind IN ('post.create', 'comment.create') ORDER BY order_no";

/// A laptop whose disk is cut, and a server elsewhere.
pub struct Terminal {
    server: Server,
    server_runs: bool,
    laptop: Laptop,
    unsynced: Option<(&'static str, String)>,
    conversation: String,
    /// Every text that was called saved: the id of its record.
    saved: Vec<String>,
    number: u32,
    // The server must end before its folder is removed.
    folder: TempDir,
}

type Outbox = BTreeMap<String, String>;

impl Terminal {
    /// A person on the disk, in a community with one conversation.
    pub fn new(disk: &Disk, unsynced: Option<&Unsynced>) -> Result<Terminal, String> {
        Terminal::of(disk, unsynced.map(Unsynced::variable))
    }

    fn of(disk: &Disk, unsynced: Option<(&'static str, String)>) -> Result<Terminal, String> {
        programs::check();
        let folder = TempDir::new().map_err(|error| error.to_string())?;
        let mut server = Server::init(&folder.path().join("server"), "Kade & Zonen");
        server.try_serve()?;
        let anna = Laptop::join(&folder.path().join("anna"), server.first_link(), "Anna Bos");
        let place = anna.make_community("Werkplek", false);
        let conversation = anna.post(&place, "Storingen");
        anna.get_in_step();
        let laptop = Laptop::closed(&disk.path().join("bas"));
        let link = server.invite("bas@example.org", "");
        if laptop.accept(&link).0 != 0 {
            return Err("the invitation is not accepted".into());
        }
        laptop.done(&["profile", "--name", "Bas", "--job", "monteur", "--expertise", "pompen"]);
        laptop.done(&["join", "Werkplek"]);
        laptop.done(&["sync"]);
        disk.settle()?;
        Ok(Terminal { server, server_runs: true, laptop, unsynced, conversation, saved: Vec::new(), number: 0, folder })
    }

    fn start(&mut self, is_post: bool) -> Child {
        self.number += 1;
        let text = format!("text {:06}", self.number);
        let words: Vec<&str> = if is_post {
            vec!["--wait", "0", "post", "Werkplek", "--title", &text, &text]
        } else {
            vec!["--wait", "0", "comment", &self.conversation, &text]
        };
        let mut command = self.laptop.terminal(&words);
        command.envs(self.unsynced.clone()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().expect("patio-cli starts")
    }

    /// Writes texts until the moment, and kills the terminal that is at work then. Gives the ids that were called saved.
    fn write_until(&mut self, moment: u64, random: &mut SeededRandom) -> Vec<String> {
        let clock = SystemClock::new();
        let begun = clock.monotonic_ms();
        let mut saved = Vec::new();
        loop {
            let mut child = self.start(random.chance(500));
            let killed = loop {
                if child.try_wait().expect("a process").is_some() {
                    break false;
                }
                if clock.monotonic_ms().saturating_sub(begun) >= moment {
                    child.kill().expect("kill works");
                    child.wait().expect("it ends");
                    break true;
                }
                std::thread::sleep(Duration::from_millis(1));
            };
            let mut said = String::new();
            child.stdout.take().expect("its output").read_to_string(&mut said).expect("text");
            // A line that the kill cut short says nothing.
            let said = said.lines().next().and_then(|line| serde_json::from_str::<Value>(line).ok());
            saved.extend(said.and_then(|line| line["id"].as_str().map(str::to_owned)));
            if killed {
                return saved;
            }
        }
    }

    fn outbox(folder: &Path) -> Result<Outbox, String> {
        let rows = rows_of(&folder.join("work.db"), OUTBOX).map_err(|error| format!("work.db: {error}"))?;
        Ok(rows.into_iter().map(|mut row| (std::mem::take(&mut row[0]), std::mem::take(&mut row[1]))).collect())
    }

    /// Databases that the client has set aside.
    fn set_aside(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.laptop.folder()).into_iter().flatten().flatten().map(|entry| entry.path());
        let named = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().contains("damaged"));
        entries.filter(|path| named(path) || path.ends_with("quarantine")).collect()
    }
}

/// The id of the record that a command makes.
fn made_by(body: &str) -> String {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    ["comment", "post"].iter().find_map(|name| body[name].as_str()).unwrap_or_default().to_owned()
}

impl Killable for Terminal {
    fn round(&mut self, disk: &mut Disk, random: &mut SeededRandom) -> Result<Round, String> {
        if self.number > TEXTS_MOST {
            let lost = self.end(disk)?;
            if !lost.is_empty() {
                return Ok(Round { lost, ..Round::default() });
            }
            std::fs::remove_dir_all(self.laptop.folder()).map_err(|error| error.to_string())?;
            *self = Terminal::of(disk, self.unsynced.clone())?;
        }
        // Some rounds in a row the server is not reached.
        if random.chance(200) {
            if self.server_runs {
                self.server.kill()
            } else {
                self.server.try_serve()?
            }
            self.server_runs = !self.server_runs;
        }
        let moment = random.below(LONGEST_MS);
        let now = self.write_until(moment, random);
        let bas = self.laptop.folder().to_path_buf();
        let before = disk.cut(|_| Terminal::outbox(&bas))??;
        let after = Terminal::outbox(&bas)?;
        let mut round = Round { at_work: true, confirmed: u64::try_from(now.len()).unwrap_or(0), lost: Vec::new() };
        self.saved.extend(now);
        let held: BTreeMap<String, &String> = after.iter().map(|(command, body)| (made_by(body), command)).collect();
        let memory: BTreeMap<String, &String> = before.iter().map(|(command, body)| (made_by(body), command)).collect();
        for saved in &self.saved {
            match (held.get(saved), memory.get(saved)) {
                (Some(after), Some(before)) if after == before => {}
                (after, before) => round.lost.push(format!("the saved text {saved} was command {before:?} and is command {after:?}")),
            }
        }
        for (command, body) in &after {
            if before.get(command).is_some_and(|before| before != body) {
                round.lost.push(format!("the bytes of command {command} are others"));
            }
        }
        round.lost.extend(self.set_aside().iter().map(|path| format!("{} was set aside", path.display())));
        Ok(round)
    }

    fn end(&mut self, _: &Disk) -> Result<Vec<String>, String> {
        if !self.server_runs {
            self.server.try_serve()?;
            self.server_runs = true;
        }
        let mut lost = Vec::new();
        let damage = self.laptop.done(&["call", "session.damage"]);
        if damage != json!({ "cacheRebuilt": false, "work": null }) {
            lost.push(format!("a database was damaged: {damage}"));
        }
        self.laptop.done(&["--wait", "60", "sync"]);
        let rows = rows_of(&self.laptop.folder().join("work.db"), OUTBOX).map_err(|error| error.to_string())?;
        lost.extend(rows.iter().filter(|row| row[2] != "applied").map(|row| format!("not sent in the end: {row:?}")));
        let sql = "SELECT id, kind, seq FROM feed WHERE kind IN ('post', 'comment') AND body <> '' ORDER BY seq";
        let feed = rows_of(&self.folder.path().join("server/patio.db"), sql).map_err(|error| error.to_string())?;
        let mut wanted: Vec<String> = rows.iter().map(|row| made_by(&row[1])).chain([self.conversation.clone()]).collect();
        let mut found: Vec<String> = feed.iter().map(|row| row[0].clone()).collect();
        wanted.sort();
        found.sort();
        if wanted != found {
            lost.push(format!("{} texts were saved and {} are at the server", wanted.len(), found.len()));
        }
        lost.extend(
            self.saved.iter().filter(|saved| found.binary_search(saved).is_err()).map(|saved| format!("{saved} is not at the server")),
        );
        let in_order: Vec<String> = rows.iter().filter(|row| row[3] == "comment.create").map(|row| made_by(&row[1])).collect();
        let as_sent: Vec<String> = feed.iter().filter(|row| row[1] == "comment").map(|row| row[0].clone()).collect();
        if in_order != as_sent {
            lost.push("the comments are not in the order in which they were written".into());
        }
        lost.extend(self.set_aside().iter().map(|path| format!("{} was set aside", path.display())));
        lost.extend(self.server.complaints());
        Ok(lost)
    }
}
