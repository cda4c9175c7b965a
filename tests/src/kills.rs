//! `soak kills`: real processes that are killed, together with the power of their disk, at a random moment; nothing that they had
//! confirmed is lost (S1, S2, S3). Owns the rounds, what is printed and the end of the run. Must not know what is killed.
//!
//! SIGKILL alone loses nothing: what a program wrote without waiting for the disk stays in the kernel. So the data lies on a
//! file system of its own, whose disk is cut at the moment of the kill, see [`disk`]. `--without-fsync` lets the same programs
//! believe that they waited for the disk; a run that loses nothing then would prove nothing, and it is the way to see one fail.

mod client;
mod cluster;
pub mod disk;
mod server;
mod unsynced;

use disk::Disk;
use patio_testkit::SeededRandom;
use std::os::unix::process::CommandExt as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

pub use unsynced::Unsynced;

/// What is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Victim {
    /// The client in a terminal, with the two databases of its data folder.
    Client,
    /// The server with its SQLite database.
    Server,
    /// The server and all of PostgreSQL.
    Postgres,
}

impl Victim {
    /// All of them.
    pub const ALL: [Victim; 3] = [Victim::Client, Victim::Server, Victim::Postgres];

    /// Its word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Victim::Client => "client",
            Victim::Server => "server",
            Victim::Postgres => "postgres",
        }
    }
}

/// A run.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// How many kills of each victim.
    pub rounds: u32,
    /// Where the moments come from.
    pub seed: u64,
    /// The programs do not wait for the disk, and do not know it.
    pub without_fsync: bool,
}

/// What one round saw.
#[derive(Debug, Default)]
struct Round {
    /// Something was under way when the kill came.
    at_work: bool,
    /// How much was confirmed before the kill.
    confirmed: u64,
    /// What was lost, or is not as it was.
    lost: Vec<String>,
}

/// Something that can be killed, again and again, on a disk.
trait Killable {
    /// Works until a random moment, is killed with its disk, starts again and is looked at. An error: it does not start again.
    fn round(&mut self, disk: &mut Disk, random: &mut SeededRandom) -> Result<Round, String>;

    /// Looks at everything once more after the last round: what is lost.
    fn end(&mut self, disk: &Disk) -> Result<Vec<String>, String>;
}

/// What became of a victim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Toll {
    /// Rounds that came to their end.
    pub rounds: u32,
    /// Kills that fell into work.
    pub at_work: u32,
    /// What was confirmed before the kills.
    pub confirmed: u64,
    /// What was lost; the run ends with the first round that lost something.
    pub lost: Vec<String>,
}

/// Set when a person ended the run: what fails from then on says nothing.
static ENDED: AtomicBool = AtomicBool::new(false);

/// Starts this program again in a mount namespace of its own, in which it is when this returns: its mounts end with it, however it ends.
///
/// # Errors
/// When this machine gives no such namespace: words for the person.
pub fn apart() -> Result<(), String> {
    const APART: &str = "PATIO_KILLS_APART";
    if std::env::var_os(APART).is_some() {
        std::thread::spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
                ENDED.store(true, Ordering::SeqCst);
            }
        });
        return Ok(());
    }
    if let Some(why) = disk::refused_here() {
        return Err(why);
    }
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    Err(Command::new("unshare").arg("--mount").arg(own).args(std::env::args_os().skip(1)).env(APART, "1").exec().to_string())
}

/// Kills a victim round by round and says on standard output how it goes.
///
/// # Errors
/// When the run cannot be made on this machine: words for the person.
pub fn run(victim: Victim, run: Run, mut say: impl FnMut(&str)) -> Result<Toll, String> {
    let word = victim.word();
    let unsynced = if run.without_fsync { Some(Unsynced::find()?) } else { None };
    let mut disk = Disk::new(if victim == Victim::Postgres { 640 } else { 384 })?;
    let mut random = SeededRandom::new(run.seed);
    let mut toll = Toll::default();
    // A program that does not come up again after the cut ends a step with a panic; that is a loss like any other.
    let lived = catch_unwind(AssertUnwindSafe(|| -> Result<(), String> {
        let mut killable: Box<dyn Killable> = match victim {
            Victim::Client => Box::new(client::Terminal::new(&disk, unsynced.as_ref())?),
            Victim::Server => Box::new(server::Served::on_sqlite(&disk, unsynced.as_ref())?),
            Victim::Postgres => Box::new(server::Served::on_postgres(&disk, unsynced.as_ref())?),
        };
        disk.settle()?;
        while toll.rounds < run.rounds && toll.lost.is_empty() && !ENDED.load(Ordering::SeqCst) {
            toll.rounds += 1;
            match killable.round(&mut disk, &mut random) {
                Ok(round) => {
                    toll.at_work += u32::from(round.at_work);
                    toll.confirmed += round.confirmed;
                    toll.lost.extend(round.lost);
                }
                Err(why) => toll.lost.push(why),
            }
            if toll.rounds % 25 == 0 {
                say(&format!("{word}: {} rounds, {} confirmed, {} lost", toll.rounds, toll.confirmed, toll.lost.len()));
            }
        }
        if toll.lost.is_empty() {
            toll.lost.extend(killable.end(&disk)?);
        }
        Ok(())
    }));
    if ENDED.load(Ordering::SeqCst) {
        return Err(format!("{word}: ended by hand in round {}", toll.rounds));
    }
    match lived {
        // Before the first round the machine is at fault, and not the victim.
        Ok(Err(why)) if toll.rounds == 0 => return Err(why),
        Err(_) if toll.rounds == 0 => return Err(format!("{word}: the run could not begin")),
        Ok(Err(why)) => toll.lost.push(why),
        Err(_) => toll.lost.push("a step that must succeed failed, see above".into()),
        Ok(Ok(())) => {}
    }
    if let Some(first) = toll.lost.first() {
        say(&format!("{word}: LOST in round {} (seed {}): {first}", toll.rounds, run.seed));
        if toll.lost.len() > 1 {
            say(&format!("{word}: and {} more", toll.lost.len() - 1));
        }
    }
    say(&format!(
        "{word}{}: {} rounds, {} kills fell into work, {} confirmed, {} lost",
        if run.without_fsync { " without fsync" } else { "" },
        toll.rounds,
        toll.at_work,
        toll.confirmed,
        toll.lost.len()
    ));
    Ok(toll)
}
