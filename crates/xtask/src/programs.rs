//! Owns: how the project's programs are built, and their paths afterwards. Must not know: what they do.
//!
//! Every build takes the whole workspace, as the tests do. A build of one package would give its dependencies fewer features, and
//! cargo would compile the same dependency again for each set of features.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;
use std::process::Command;

use crate::run::{Outcome, cargo, program, run, say};

/// The profile of a build.
#[derive(Clone, Copy)]
pub enum Made {
    /// For development: builds fast.
    ToWork,
    /// For measuring: the programs as people get them.
    ForSpeed,
}

/// An example for builds that have no other: with an example, cargo also gives dependencies the features that tests need.
const EXAMPLE: [&str; 2] = ["--example", "generate_calls"];

/// All programs and examples.
pub fn build_all(made: Made) -> Outcome {
    start(made, &["--bins", "--examples"])
}

/// Some programs alone, so that the build does not need the pages of the app.
pub fn build(made: Made, names: &[&str]) -> Outcome {
    let chosen: Vec<&str> = names.iter().flat_map(|name| ["--bin", name]).chain(EXAMPLE).collect();
    start(made, &chosen)
}

/// The programs that print the generated files.
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

/// The folder where cargo puts programs; this program lies there too.
fn folder(made: Made) -> Outcome<PathBuf> {
    let own = std::env::current_exe()?;
    let folder = own.parent().ok_or("this program lies in no folder")?;
    Ok(match made {
        Made::ToWork => folder.to_path_buf(),
        Made::ForSpeed => folder.with_file_name("release"),
    })
}
