//! Owns: the server as a victim, on either engine: colleagues who post at once until the kill, and the look at what the server knows
//! afterwards. Every confirmed command has its verdict and its post; every other one is there once or not at all, and once after it was
//! sent again; the numbers of each scope have no hole and no double; the doctor finds nothing (S1, S3).

use super::cluster::Cluster;
use super::disk::{Disk, run};
use super::{Killable, Round, Unsynced};
use crate::bench::server::line::Line;
use crate::bench::server::office::{Office, PASSWORD};
use crate::system::rows::Rows;
use crate::window::server::Server;
use patio_domain::world::Random as _;
use patio_testkit::SeededRandom;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::time::Duration;

/// Enough that nobody writes more than a person may, also on a fast machine: a refused command has a verdict and no post.
const PEOPLE: usize = 600;
const WRITERS: usize = 6;
/// The kill comes before this: some hundred posts of each writer.
const LONGEST_MS: u64 = 300;
const POSTS: &str = "SELECT id FROM feed WHERE kind = 'post'";
const VERDICTS: &str = "SELECT command_id FROM command_log";
const SEQS: &str = "SELECT f.scope, s.head, COUNT(*), COUNT(DISTINCT f.seq), MAX(f.seq) FROM feed f JOIN scope s ON s.name = f.scope \
                    WHERE f.scope LIKE 'community:%' GROUP BY f.scope, s.head";

/// A server, its colleagues and its database.
pub struct Served {
    // Fields drop in order: the server ends before its database.
    server: Server,
    cluster: Option<Cluster>,
    office: Office,
    rows: Rows,
    /// Every post that was ever sent.
    posts: BTreeSet<String>,
    turn: usize,
}

/// One command that went out.
struct Sent {
    token: String,
    body: String,
    command: String,
    post: String,
    /// The answer that came before the kill.
    verdict: Option<Value>,
}

impl Served {
    /// A server with its SQLite database on the disk.
    pub fn on_sqlite(disk: &Disk, unsynced: Option<&Unsynced>) -> Result<Served, String> {
        Served::on(disk, unsynced, None)
    }

    /// A server and a cluster, all of it on the disk.
    pub fn on_postgres(disk: &Disk, unsynced: Option<&Unsynced>) -> Result<Served, String> {
        let mut cluster = Cluster::new(disk, unsynced.is_none())?;
        cluster.start()?;
        Served::on(disk, unsynced, Some(cluster))
    }

    fn on(disk: &Disk, unsynced: Option<&Unsynced>, cluster: Option<Cluster>) -> Result<Served, String> {
        let data = disk.path().join("server");
        let address = cluster.as_ref().map(Cluster::address);
        let office = Office::new(&data, address.clone(), PEOPLE).with_profiles();
        let mut environment: Vec<_> = unsynced.map(Unsynced::variable).into_iter().collect();
        // A server whose database was killed warns of it.
        environment.push(("PATIO_LOG", "error".to_owned()));
        environment.extend(address.clone().map(|address| ("PATIO_DATABASE", address)));
        let rows = match (&cluster, address) {
            (Some(cluster), Some(address)) => Rows::Postgres(cluster.psql(), address),
            _ => Rows::Sqlite(data.join("patio.db")),
        };
        let mut server = Server::of_in(&data, environment);
        server.try_serve()?;
        let posts = rows.read(POSTS)?.into_iter().flatten().collect();
        Ok(Served { server, cluster, office, rows, posts, turn: 0 })
    }

    /// Posts one after the other until the server is gone. The first sign-in may not have been answered.
    fn write(&self, person: usize) -> Vec<Sent> {
        let mut sent: Vec<Sent> = Vec::new();
        let address = format!("127.0.0.1:{}", self.server.port());
        let Ok(mut line) = Line::try_open(&address) else { return sent };
        let body = json!({ "login": format!("p{person}@patio.example"), "password": PASSWORD, "device": "kills" });
        let Ok(answer) = line.try_post("/v1/sign-in", None, &body.to_string()) else { return sent };
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        let Some(token) = answer["ok"]["access"].as_str().map(str::to_owned) else {
            // The database went first.
            assert_eq!(answer["error"]["code"], "busy", "no token: {answer}");
            return sent;
        };
        loop {
            let (body, command) = self.office.push_of_a_post();
            let made: Value = serde_json::from_str(&body).expect("JSON");
            let post = made["items"][0]["body"]["post"].as_str().expect("an id").to_owned();
            let answer = line.try_post("/v1/push", Some(&token), &body);
            // "Later" and "busy" confirm nothing: the database may go before its server.
            let verdict = answer.as_deref().ok().map(verdict_of);
            assert_ne!(verdict.as_ref().map(|verdict| &verdict["verdict"]), Some(&json!("refused")), "a colleague may post");
            let verdict = verdict.filter(|verdict| verdict["verdict"] == "applied");
            sent.push(Sent { token: token.clone(), body, command, post, verdict });
            if answer.is_err() {
                return sent;
            }
        }
    }

    /// What is wrong right after the start, before anything is sent again.
    fn look(&self, sent: &[Sent]) -> Result<Vec<String>, String> {
        let mut lost = Vec::new();
        let posts: BTreeSet<String> = self.rows.read(POSTS)?.into_iter().flatten().collect();
        let verdicts: BTreeSet<String> = self.rows.read(VERDICTS)?.into_iter().flatten().collect();
        lost.extend(self.posts.difference(&posts).map(|post| format!("the post {post} of an earlier round is gone")));
        for one in sent {
            let (has_verdict, has_post) = (verdicts.contains(&one.command), posts.contains(&one.post));
            if one.verdict.is_some() && !has_verdict {
                lost.push(format!("the confirmed command {} has no verdict any more", one.command));
            }
            if has_verdict != has_post {
                lost.push(format!("the command {} has a verdict: {has_verdict}; a post: {has_post}", one.command));
            }
        }
        Ok(lost)
    }

    /// Sends all of it again: the same answers as before, and a post for each.
    fn send_again(&mut self, sent: Vec<Sent>) -> Result<Vec<String>, String> {
        let mut lost = Vec::new();
        let mut by_person: BTreeMap<&str, Vec<&Sent>> = BTreeMap::new();
        for one in &sent {
            by_person.entry(&one.token).or_default().push(one);
        }
        let address = format!("127.0.0.1:{}", self.server.port());
        let again = |items: &[&Sent]| -> Result<Vec<String>, String> {
            let mut line = Line::try_open(&address).map_err(|error| error.to_string())?;
            let mut lost = Vec::new();
            for one in items {
                let answer = line.try_post("/v1/push", Some(&one.token), &one.body).map_err(|error| error.to_string())?;
                let verdict = verdict_of(&answer);
                if verdict["verdict"] != "applied" || one.verdict.as_ref().is_some_and(|before| *before != verdict) {
                    lost.push(format!("the command {} was answered {:?} and is now answered {answer}", one.command, one.verdict));
                }
            }
            Ok(lost)
        };
        std::thread::scope(|scope| {
            let lines: Vec<_> = by_person.values().map(|items| scope.spawn(|| again(items))).collect();
            for line in lines {
                lost.extend(line.join().map_err(|_| "a writer failed".to_owned())??);
            }
            Ok::<_, String>(())
        })?;
        self.posts.extend(sent.into_iter().map(|one| one.post));
        Ok(lost)
    }

    /// What is wrong when everything was sent again.
    fn examine(&self) -> Result<Vec<String>, String> {
        let mut lost = self.server.complaints();
        let posts = self.rows.read(POSTS)?.into_iter().flatten();
        let mut wanted = self.posts.clone();
        for post in posts {
            if !wanted.remove(&post) {
                lost.push(format!("the post {post} is there twice, or nobody sent it"));
            }
        }
        lost.extend(wanted.into_iter().map(|post| format!("the post {post} is gone")));
        for row in self.rows.read(SEQS)? {
            if row[1..].iter().any(|number| *number != row[1]) {
                lost.push(format!("the numbers of a scope have a hole or a double: {row:?} (scope, head, rows, numbers, highest)"));
            }
        }
        Ok(lost)
    }
}

/// The verdict on the only command of a push, or the whole answer when there is none.
fn verdict_of(answer: &str) -> Value {
    let answer: Value = serde_json::from_str(answer).expect("JSON");
    let verdict = answer["ok"]["verdicts"][0].clone();
    if verdict.is_null() { answer } else { verdict }
}

impl Killable for Served {
    fn round(&mut self, disk: &mut Disk, random: &mut SeededRandom) -> Result<Round, String> {
        let moment = Duration::from_millis(random.below(LONGEST_MS));
        let people = (self.turn * WRITERS..).take(WRITERS).map(|person| person % PEOPLE);
        self.turn += 1;
        let (mut sent, mut members) = (Vec::new(), Vec::new());
        let served = &*self;
        std::thread::scope(|scope| {
            let writers: Vec<_> = people.map(|person| scope.spawn(move || served.write(person))).collect();
            std::thread::sleep(moment);
            members = served.cluster.as_ref().map(Cluster::members).unwrap_or_default();
            let victims: Vec<String> = members.iter().chain([&served.server.process()]).map(u32::to_string).collect();
            // One of them may be ending by itself.
            let _ = run(Command::new("kill").arg("-9").args(&victims));
            for writer in writers {
                sent.extend(writer.join().map_err(|_| "a writer got an answer that is none".to_owned())?);
            }
            Ok::<_, String>(())
        })?;
        self.server.kill();
        if let Some(cluster) = &mut self.cluster {
            cluster.wait_until_gone(&members);
        }
        disk.cut(|_| ())?;
        if let Some(cluster) = &mut self.cluster {
            cluster.start()?;
        }
        self.server.try_serve()?;
        let confirmed = sent.iter().filter(|one| one.verdict.is_some()).count();
        let mut round = Round { at_work: confirmed < sent.len(), confirmed: u64::try_from(confirmed).unwrap_or(0), lost: Vec::new() };
        round.lost = self.look(&sent)?;
        if round.lost.is_empty() {
            round.lost = self.send_again(sent)?;
            round.lost.extend(self.examine()?);
        }
        Ok(round)
    }

    fn end(&mut self, _: &Disk) -> Result<Vec<String>, String> {
        self.examine()
    }
}
