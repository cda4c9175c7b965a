//! Owns: how the long runs are started: `soak` and `bench`, built for speed, their words passed on. Must not know: what they
//! measure.

use crate::programs::{self, Made};
use crate::run::{Outcome, run, say};
use crate::{setup, ui};

/// Lives many lives of the simulation.
pub fn soak(words: &[String]) -> Outcome {
    setup::debian()?;
    programs::build(Made::ForSpeed, "patio-soak")?;
    start("patio-soak", words)
}

/// Measures, one line a row. With `--json` nothing but the rows goes to standard output.
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
