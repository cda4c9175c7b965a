//! Owns: the start of the long runs: it builds `soak` and `bench` for speed and passes their arguments on. Must not know: what
//! they measure.

use crate::postgres::{self, Commit, Postgres};
use crate::programs::{self, Made};
use crate::run::{Outcome, run, say};
use crate::{setup, ui};

/// Runs the simulation with many seeds.
pub fn soak(words: &[String]) -> Outcome {
    setup::debian()?;
    programs::build(Made::ForSpeed, "patio-soak")?;
    start("patio-soak", words, None)
}

/// Measures and prints one line for each measurement. With `--json`, standard output gets nothing else.
pub fn bench(words: &[String]) -> Outcome {
    setup::everything()?;
    ui::build()?;
    programs::build_all(Made::ForSpeed)?;
    // One of the benches measures two nodes.
    let postgres = if words.iter().any(|word| word == "server") { Some(Postgres::start(Commit::Waits)?) } else { None };
    start("patio-bench", words, postgres.as_ref())
}

fn start(name: &str, words: &[String], postgres: Option<&Postgres>) -> Outcome {
    say(&format!("starting {name}"));
    run(programs::built(Made::ForSpeed, name)?.args(words).envs(postgres.map(|postgres| (postgres::ADDRESS, postgres.address()))))
}
