//! `patio-soak`: runs the simulation with many seeds and names the seeds that broke a rule, or kills real processes together with the
//! power of their disk and names what was lost, or has sixteen people take each question of a desk at once. `cargo xtask soak` runs it.

use clap::{Parser, Subcommand};
use patio_tests::claims::{self, Engine};
use patio_tests::kills::{self, Victim};
use patio_tests::sim::breaks::Break;
use patio_tests::sim::{self, Counts};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Clients and server under faults, in virtual time.
    Sync {
        /// How many seeds.
        #[arg(long, default_value_t = 2000)]
        seeds: u64,
        /// The first seed.
        #[arg(long, default_value_t = 1)]
        from: u64,
        /// Only this seed, with every event printed; it runs twice to show that both runs are the same.
        #[arg(long)]
        seed: Option<u64>,
        /// Break this rule on purpose, s1 to s13 or one of s3-waits, s8-gate, s8-kept, s9-haste; the run must notice it.
        #[arg(long = "break")]
        broken: Option<String>,
    },
    /// Real processes, killed together with the power of their disk. Needs root.
    Kills {
        /// How many kills of each.
        #[arg(long, default_value_t = 300)]
        rounds: u32,
        /// What is killed: client, server (with SQLite) or postgres (the server and PostgreSQL). All three, one after the other, when left out.
        #[arg(long)]
        of: Option<String>,
        /// Where the moments of the kills come from.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The programs do not wait for the disk: the run must lose something, and fails.
        #[arg(long)]
        without_fsync: bool,
    },
    /// Sixteen people who take each question of a desk at once, at real servers that are killed meanwhile.
    Claims {
        /// How many claims at least, on each engine.
        #[arg(long, default_value_t = 200_000)]
        claims: usize,
        /// Where the questions are stored: sqlite (one server) or postgres (two servers). Both, one after the other, when left out.
        #[arg(long)]
        of: Option<String>,
        /// Where the moments of the kills come from.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Two servers go on with a copy each: two people have the same question, and the run must say so. With SQLite alone.
        #[arg(long)]
        split: bool,
    },
}

fn main() -> ExitCode {
    match Arguments::parse().what {
        What::Sync { seeds, from, seed, broken } => sync(seeds, from, seed, broken),
        What::Kills { rounds, of, seed, without_fsync } => kill(of.as_deref(), kills::Run { rounds, seed, without_fsync }),
        What::Claims { claims, of, seed, split } => {
            let of = of.or_else(|| split.then(|| Engine::Sqlite.word().to_owned()));
            take(of.as_deref(), claims::Run { claims, seed, split })
        }
    }
}

fn take(of: Option<&str>, run: claims::Run) -> ExitCode {
    let engines: Vec<Engine> = Engine::ALL.into_iter().filter(|engine| of.is_none_or(|word| word == engine.word())).collect();
    if engines.is_empty() || (run.split && engines != [Engine::Sqlite]) {
        eprintln!("no such engine; known: sqlite, postgres; --split is for sqlite");
        return ExitCode::FAILURE;
    }
    let mut good = true;
    for engine in engines {
        match claims::run(engine, run, |line| println!("{line}")) {
            Err(why) => {
                eprintln!("{}: NOT RUN TO ITS END: {why}", engine.word());
                good = false;
            }
            Ok(outcome) => {
                if let Some(first) = outcome.wrong.first() {
                    println!("{}: WRONG (seed {}): {first}", engine.word(), run.seed);
                }
                let claims::Outcome { claims, releases, kills, cut, wrong } = outcome;
                let word = engine.word();
                println!("{word}: {claims} claims, {releases} given back, {kills} kills, {cut} requests sent again, {} wrong", wrong.len());
                good &= wrong.is_empty();
            }
        }
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn kill(of: Option<&str>, run: kills::Run) -> ExitCode {
    let victims: Vec<Victim> = Victim::ALL.into_iter().filter(|victim| of.is_none_or(|word| word == victim.word())).collect();
    if victims.is_empty() {
        eprintln!("no such victim; known: client, server, postgres");
        return ExitCode::FAILURE;
    }
    let tolls =
        kills::apart().and_then(|()| victims.into_iter().map(|victim| kills::run(victim, run, |line| println!("{line}"))).collect());
    match tolls {
        Err(why) => {
            eprintln!("NOT RUN: {why}");
            ExitCode::FAILURE
        }
        Ok(tolls) => {
            let tolls: Vec<kills::Toll> = tolls;
            if tolls.iter().all(|toll| toll.lost.is_empty()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
    }
}

fn sync(seeds: u64, from: u64, seed: Option<u64>, broken: Option<String>) -> ExitCode {
    let broken = match broken.as_deref().map(Break::named) {
        Some(None) => {
            eprintln!("no such rule; known: {}", Break::NAMES.join(", "));
            return ExitCode::FAILURE;
        }
        named => named.flatten(),
    };
    match seed {
        Some(seed) => one(seed, broken),
        None => many(from, seeds, broken),
    }
}

fn one(seed: u64, broken: Option<Break>) -> ExitCode {
    let mut print = |line: &str| println!("{line}");
    let first = sim::live(seed, broken, Some(&mut print));
    let again = sim::live(seed, broken, None);
    println!(
        "seed {seed}: trace {} {}",
        first.trace,
        if first == again { "(the same the second time)" } else { "(DIFFERENT the second time)" }
    );
    println!("{:?}", first.counts);
    for violation in &first.violations {
        println!("seed {seed}: {violation}");
    }
    if first.violations.is_empty() && first == again { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn many(from: u64, seeds: u64, broken: Option<Break>) -> ExitCode {
    let next = Arc::new(AtomicU64::new(from));
    let found: Arc<Mutex<(Vec<String>, Counts, u64)>> = Arc::default();
    let workers: Vec<_> = (0..std::thread::available_parallelism().map_or(1, usize::from))
        .map(|_| {
            let (next, found) = (Arc::clone(&next), Arc::clone(&found));
            std::thread::spawn(move || {
                loop {
                    let seed = next.fetch_add(1, Ordering::SeqCst);
                    if seed >= from + seeds {
                        return;
                    }
                    let outcome = sim::live(seed, broken, None);
                    // One seed in a hundred runs twice, and both runs must be the same.
                    let same = seed % 100 != 0 || sim::live(seed, broken, None) == outcome;
                    let mut found = found.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    let mut violations = outcome.violations.clone();
                    if !same {
                        violations.push("not the same life twice".to_owned());
                    }
                    for violation in violations {
                        println!("seed {seed}: {violation}");
                        found.0.push(violation);
                    }
                    add(&mut found.1, &outcome.counts);
                    found.2 += 1;
                    if found.2 % 200 == 0 {
                        println!("{} lives, {} violations", found.2, found.0.len());
                    }
                }
            })
        })
        .collect();
    for worker in workers {
        if worker.join().is_err() {
            println!("a life ended in a panic");
            return ExitCode::FAILURE;
        }
    }
    let found = found.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    println!("{seeds} lives, {} violations, {:?}", found.0.len(), found.1);
    if found.0.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn add(sum: &mut Counts, counts: &Counts) {
    sum.commands += counts.commands;
    sum.applied += counts.applied;
    sum.refused += counts.refused;
    sum.client_crashes += counts.client_crashes;
    sum.restores += counts.restores;
    sum.closed += counts.closed;
    sum.power_cuts += counts.power_cuts;
    sum.decided_together += counts.decided_together;
    sum.server_faults += counts.server_faults;
    sum.network_faults += counts.network_faults;
}
