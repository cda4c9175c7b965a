//! `soak claims`: sixteen people of a desk take each question at once, at servers that are killed and started again meanwhile; each question
//! has one owner at a time, and everybody is told the truth about it.
//!
//! Owns the run: who takes what when, the kills, and the comparison of what was told with what is stored. Must not know what a history
//! means, see [`history`]. With `--split` each of two servers goes on with a copy of its own, as after a failover that went wrong: two people
//! have the same question then, and the run must say so.

mod claimer;
mod desk;
pub mod history;

use crate::system::rows::Rows;
use crate::system::schema::{CLUSTER, Schema};
use crate::window::server::Server;
use claimer::{Claimer, Shared};
use desk::Desk;
use history::{Act, Said, What, Who};
use patio_domain::world::Random as _;
use patio_testkit::SeededRandom;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex, PoisonError};
use std::time::Duration;

/// People who take a question at once.
const AT_ONCE: usize = 16;
/// Teams that take turns: nobody does more than a person may.
const TEAMS: usize = 4;
/// Questions that one team takes before the next one.
const TURN: usize = 50;
/// How often, in per mille, somebody who has it gives it back at once, and somebody who was told that another one has it asks again.
const GIVEN_BACK: u64 = 250;
const ASKED_AGAIN: u64 = 125;
/// The first kill comes before this, so that a short run has one, too.
const FIRST_KILL_MS: u64 = 150;
/// Between two kills.
const KILLS_MS: (u64, u64) = (300, 2_500);
/// Questions after which it is said how far the run is.
const SAID: usize = 2_500;
const OWNERS: &str = "SELECT question_id, COALESCE(owner_id, ''), version FROM question";
const EVENTS: &str = "SELECT COUNT(*) FROM feed WHERE kind = 'question_event'";

/// Where the questions are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One server with its SQLite database.
    Sqlite,
    /// Two servers on one PostgreSQL database.
    Postgres,
}

impl Engine {
    /// Both.
    pub const ALL: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

    /// Its word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        }
    }
}

/// A run.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// How many claims at least.
    pub claims: usize,
    /// Where the moments of the kills and the people's moods come from.
    pub seed: u64,
    /// Two servers, each with a copy of its own.
    pub split: bool,
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Claims that were decided.
    pub claims: usize,
    /// Questions that were given back and taken anew, or not.
    pub releases: usize,
    /// Servers that were killed.
    pub kills: u64,
    /// Requests that brought no verdict and were sent again.
    pub cut: u64,
    /// What one owner at a time does not explain.
    pub wrong: Vec<String>,
}

/// Makes a desk, has its questions taken, and looks at what was told and what is stored.
///
/// # Errors
/// When the run cannot be made on this machine, or comes to no end: words for the person.
pub fn run(engine: Engine, run: Run, mut say: impl FnMut(&str)) -> Result<Outcome, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let schema = if engine == Engine::Postgres { Some(schema()?) } else { None };
    let database = schema.as_ref().map(Schema::address);
    let count = run.claims.div_ceil(AT_ONCE);
    say(&format!("{}: a desk with {count} questions is made", engine.word()));
    let data = folder.path().join("one");
    let desk = Desk::new(&data, database.clone(), AT_ONCE * TEAMS, count)?;
    let mut servers = servers(folder.path(), &data, database.as_deref(), run.split)?;
    let done = take_all(&desk, &mut servers, run.seed, |line| say(&format!("{}: {line}", engine.word())))?;
    let mut outcome = Outcome { kills: done.kills, cut: done.cut, ..Outcome::default() };
    let acts = || done.acts.iter().flatten();
    outcome.claims = acts().filter(|act| act.what == What::Claim).count();
    outcome.releases = acts().filter(|act| act.what == What::Release).count();
    let rows = database.map_or_else(|| Rows::Sqlite(data.join("patio.db")), |address| Rows::Postgres(PathBuf::from("psql"), address));
    outcome.wrong = compare(&desk, &done.acts, &rows)?;
    outcome.wrong.extend(servers.first().map(Server::complaints).unwrap_or_default());
    Ok(outcome)
}

fn schema() -> Result<Schema, String> {
    let made = Schema::make().map_err(|error| error.to_string())?;
    made.ok_or_else(|| format!("{CLUSTER} names no cluster; `cargo xtask soak claims` starts one"))
}

/// The servers, which serve.
fn servers(folder: &Path, data: &Path, database: Option<&str>, split: bool) -> Result<Vec<Server>, String> {
    let mut environment = vec![("PATIO_LOG", "error".to_owned())];
    if let Some(address) = database {
        environment.push(("PATIO_DATABASE", address.to_owned()));
        environment.push(("PATIO_FILES", folder.join("shared").display().to_string()));
        environment.push(("PATIO_FILES_SHARED", "true".to_owned()));
    }
    let mut servers = vec![Server::of_in(data, environment)];
    let other = folder.join("two");
    if let Some(first) = servers.first().filter(|_| split || database.is_some()) {
        let second = first.another(&other);
        servers.push(second);
    }
    if split {
        std::fs::copy(data.join("patio.db"), other.join("patio.db")).map_err(|error| error.to_string())?;
    }
    servers.iter_mut().try_for_each(Server::try_serve)?;
    Ok(servers)
}

/// What was done.
struct Done {
    /// The acts on each question.
    acts: Vec<Vec<Act>>,
    kills: u64,
    cut: u64,
}

fn take_all(desk: &Desk, servers: &mut [Server], seed: u64, mut say: impl FnMut(&str)) -> Result<Done, String> {
    let addresses: Vec<String> = servers.iter().map(|server| format!("127.0.0.1:{}", server.port())).collect();
    let moment = AtomicU64::new(1);
    let shared = Shared { office: &desk.office, servers: &addresses, moment: &moment };
    let acts: Vec<Mutex<Vec<Act>>> = desk.questions.iter().map(|_| Mutex::new(Vec::new())).collect();
    let (together, over) = (Barrier::new(AT_ONCE), AtomicBool::new(false));
    // Everybody ends after the same question, so that nobody waits for somebody who has left.
    let (last, reached) = (AtomicUsize::new(usize::MAX), AtomicUsize::new(0));
    let take = |number: usize| -> Result<u64, String> {
        let mut random = SeededRandom::new(seed.wrapping_add(u64::try_from(number).unwrap_or(0)));
        let mut mine: Vec<Claimer<'_>> = (0..TEAMS)
            .filter_map(|team| {
                let who = team * AT_ONCE + number;
                Some(Claimer::new(&shared, who, desk.office.people.get(who)?.clone()))
            })
            .collect();
        let mut wrong = None;
        for (place, (question, acts)) in desk.questions.iter().zip(&acts).enumerate() {
            together.wait();
            if place > last.load(Ordering::SeqCst) {
                break;
            }
            reached.fetch_max(place, Ordering::SeqCst);
            let Some(claimer) = mine.get_mut(place / TURN % TEAMS) else { continue };
            match take_one(claimer, *question, &mut random) {
                Ok(done) => acts.lock().unwrap_or_else(PoisonError::into_inner).extend(done),
                Err(why) => {
                    last.fetch_min(place, Ordering::SeqCst);
                    wrong.get_or_insert(why);
                }
            }
        }
        wrong.map_or_else(|| Ok(mine.iter().map(|claimer| claimer.cut).sum()), Err)
    };
    let (mut kills, mut cut) = (0, 0);
    std::thread::scope(|scope| {
        let takers: Vec<_> = (0..AT_ONCE).map(|number| scope.spawn(move || take(number))).collect();
        let killer = scope.spawn(|| kill_again_and_again(servers, &over, seed));
        let mut said = 0;
        while !takers.iter().all(std::thread::ScopedJoinHandle::is_finished) {
            std::thread::sleep(Duration::from_millis(50));
            let place = reached.load(Ordering::SeqCst);
            if place / SAID > said {
                said = place / SAID;
                say(&format!("{place} questions taken"));
            }
        }
        over.store(true, Ordering::SeqCst);
        for taker in takers {
            cut += taker.join().map_err(|_| "a claimer failed".to_owned())??;
        }
        kills = killer.join().map_err(|_| "a server did not start again".to_owned())??;
        Ok::<_, String>(())
    })?;
    let acts = acts.into_iter().map(|acts| acts.into_inner().unwrap_or_else(PoisonError::into_inner)).collect();
    Ok(Done { acts, kills, cut })
}

/// What one person does with one question.
fn take_one(claimer: &mut Claimer<'_>, question: patio_domain::QuestionId, random: &mut SeededRandom) -> Result<Vec<Act>, String> {
    let first = claimer.act(What::Claim, question)?;
    let next = match first.said {
        Said::Applied if random.chance(GIVEN_BACK) => Some(What::Release),
        Said::HeldBy(_) if random.chance(ASKED_AGAIN) => Some(What::Claim),
        Said::Applied | Said::HeldBy(_) => None,
    };
    let next = next.map(|what| claimer.act(what, question)).transpose()?;
    Ok(std::iter::once(first).chain(next).collect())
}

/// Kills one server after the other at random moments, and starts each again at once.
fn kill_again_and_again(servers: &mut [Server], over: &AtomicBool, seed: u64) -> Result<u64, String> {
    let mut random = SeededRandom::new(seed.wrapping_mul(31));
    let mut kills = 0;
    let mut turn = (0..servers.len()).cycle();
    let mut pause = random.below(FIRST_KILL_MS);
    loop {
        std::thread::sleep(Duration::from_millis(pause));
        if let Some(server) = turn.next().and_then(|number| servers.get_mut(number)) {
            server.kill();
            server.try_serve()?;
            kills += 1;
        }
        if over.load(Ordering::SeqCst) {
            return Ok(kills);
        }
        pause = KILLS_MS.0 + random.below(KILLS_MS.1 - KILLS_MS.0);
    }
}

/// Everything that one owner at a time does not explain, or that is stored otherwise than it was told.
fn compare(desk: &Desk, acts: &[Vec<Act>], rows: &Rows) -> Result<Vec<String>, String> {
    let number_of = |person: &str| desk.office.people.iter().position(|one| one.person.to_string() == person);
    let stored: BTreeMap<String, (Option<Who>, usize)> = rows
        .read(OWNERS)?
        .into_iter()
        .filter_map(|row| match row.as_slice() {
            [question, owner, version] => Some((question.clone(), (number_of(owner), version.parse().ok()?))),
            _ => None,
        })
        .collect();
    let (mut wrong, mut changes) = (Vec::new(), 0);
    for (question, acts) in desk.questions.iter().zip(acts) {
        let Some((owner, version)) = stored.get(&question.to_string()) else {
            wrong.push(format!("the question {question} is gone"));
            continue;
        };
        wrong.extend(history::check(acts, *owner).err().map(|why| format!("{question}: {why}")));
        let applied = acts.iter().filter(|act| act.said == Said::Applied).count();
        changes += version;
        if *version != applied + 1 {
            wrong.push(format!("{question}: {applied} acts were applied, and its version is {version}"));
        }
    }
    let events = rows.read(EVENTS)?;
    if events.first().and_then(|row| row.first()).and_then(|count| count.parse().ok()) != Some(changes) {
        wrong.push(format!("the log has {events:?} events, and the questions changed {changes} times"));
    }
    Ok(wrong)
}
