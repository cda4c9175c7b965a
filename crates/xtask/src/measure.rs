//! Owns: the start of the long runs: it builds `soak` and `bench` for speed and passes their arguments on. Must not know: what
//! they measure.

use crate::programs::{self, Made};
use crate::run::{Outcome, run, say};
use crate::{setup, ui};

/// Runs the simulation with many seeds.
pub fn soak(words: &[String]) -> Outcome {
    setup::debian()?;
    programs::build(Made::ForSpeed, "patio-soak")?;
    start("patio-soak", words)
}

/// Measures and prints one line for each measurement. With `--json`, standard output gets nothing else.
pub fn bench(words: &[String]) -> Outcome {
    setup::everything()?;
    ui::build()?;
    programs::build_all(Made::ForSpeed)?;
    start("patio-bench", words)
}

fn start(name: &str, words: &[String]) -> Outcome {
    say(&format!("starting {name}"));
    run(programs::built(Made::ForSpeed, name)?.args(words))
}
