//! Owns: how the project's programs are built and where they lie then. Must not know: what they do.
//!
//! Every build takes the whole workspace, as the tests do: a build of one package gives its dependencies fewer features, and the
//! same dependency would be compiled again for each such choice.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;
use std::process::Command;

use crate::run::{Outcome, cargo, program, run, say};

/// How fast programs are to be.
#[derive(Clone, Copy)]
pub enum Made {
    /// To work with: soon built.
    ToWork,
    /// To measure: as people get them.
    ForSpeed,
}

/// An example, wherever no other is built: with one, cargo gives dependencies what tests want of them, too.
const EXAMPLE: [&str; 2] = ["--example", "generate_calls"];

/// All programs and examples.
pub fn build_all(made: Made) -> Outcome {
    start(made, &["--bins", "--examples"])
}

/// One program, without what others would need: the app needs its pages.
pub fn build(made: Made, name: &str) -> Outcome {
    start(made, &[&["--bin", name], EXAMPLE.as_slice()].concat())
}

/// What prints the generated files.
pub fn build_printers() -> Outcome {
    start(Made::ToWork, &["--bin", "patio-server", "--example", "generate_calls", "--example", "generate_register"])
}

fn start(made: Made, chosen: &[&str]) -> Outcome {
    say(match made {
        Made::ToWork => "building the programs",
        Made::ForSpeed => "building the programs for speed",
    });
    let mut build = cargo();
    build.args(["build", "--workspace"]);
    if let Made::ForSpeed = made {
        build.arg("--release");
    }
    run(build.args(chosen))
}

/// A program that was built; an example is `examples/…`.
pub fn built(made: Made, name: &str) -> Outcome<Command> {
    let file = format!("{name}{EXE_SUFFIX}");
    Ok(program(folder(made)?.join(file)))
}

/// Where cargo puts them: this program lies there, too.
fn folder(made: Made) -> Outcome<PathBuf> {
    let own = std::env::current_exe()?;
    let folder = own.parent().ok_or("this program lies in no folder")?;
    Ok(match made {
        Made::ToWork => folder.to_path_buf(),
        Made::ForSpeed => folder.with_file_name("release"),
    })
}
