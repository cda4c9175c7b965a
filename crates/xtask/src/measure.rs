//! Owns: how the long runs are started: `soak` and `bench`, built for speed, their words passed on. Must not know: what they
//! measure.

use crate::run::{Outcome, cargo, run, say};
use crate::{setup, ui};

/// Lives many lives of the simulation.
pub fn soak(words: &[String]) -> Outcome {
    setup::debian()?;
    start("patio-soak", words)
}

/// Measures, one line a row. With `--json` nothing but the rows goes to standard output.
pub fn bench(words: &[String]) -> Outcome {
    setup::everything()?;
    ui::build()?;
    say("building the app and a bare window for speed");
    run(cargo().args(["build", "--release", "--package", "patio", "--bins", "--examples"]))?;
    start("patio-bench", words)
}

fn start(name: &str, words: &[String]) -> Outcome {
    say(&format!("building and starting {name}"));
    run(cargo().args(["run", "--quiet", "--release", "--package", "patio-tests", "--bin", name, "--"]).args(words))
}
