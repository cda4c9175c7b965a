//! Owns: the start of the long runs: it builds `soak` and `bench` for speed and passes their arguments on. Must not know: what
//! they measure.

use crate::postgres::{self, Commit, Postgres};
use crate::programs::{self, Made};
use crate::run::{Outcome, run, say};
use crate::{setup, ui};

/// Runs the simulation with many seeds, or kills real programs, or has many people take the same questions.
pub fn soak(words: &[String]) -> Outcome {
    setup::debian()?;
    // What is killed is built to work: the build for speed of all of it takes far longer than the run.
    let (made, needed): (Made, &[&str]) = match words.first().map(String::as_str) {
        Some("kills") => (Made::ToWork, &["patio-soak", "patio-server", "patio-cli"]),
        Some("claims") => (Made::ToWork, &["patio-soak", "patio-server"]),
        _ => (Made::ForSpeed, &["patio-soak"]),
    };
    programs::build(made, needed)?;
    let postgres = if words.first().is_some_and(|word| word == "claims") { Some(Postgres::start(Commit::Waits)?) } else { None };
    start(made, "patio-soak", words, postgres.as_ref())
}

/// Measures and prints one line for each measurement. With `--json`, standard output gets nothing else.
pub fn bench(words: &[String]) -> Outcome {
    setup::everything()?;
    ui::build()?;
    programs::build_all(Made::ForSpeed)?;
    // One of the benches measures two nodes.
    let postgres = if words.iter().any(|word| word == "server") { Some(Postgres::start(Commit::Waits)?) } else { None };
    start(Made::ForSpeed, "patio-bench", words, postgres.as_ref())
}

fn start(made: Made, name: &str, words: &[String], postgres: Option<&Postgres>) -> Outcome {
    say(&format!("starting {name}"));
    run(programs::built(made, name)?.args(words).envs(postgres.map(|postgres| (postgres::ADDRESS, postgres.address()))))
}
