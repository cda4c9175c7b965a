//! Owns: how the project's programs are built and where they lie then. Must not know: what they do.
//!
//! Every build takes the whole workspace with its examples, as the tests do: a build of one package gives its dependencies fewer
//! features, and the same dependency would be compiled again for each such choice.

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

/// Some programs, by the words with which cargo chooses them; none is all.
pub fn build(made: Made, chosen: &[&str]) -> Outcome {
    say(match made {
        Made::ToWork => "building the programs",
        Made::ForSpeed => "building the programs for speed",
    });
    let mut build = cargo();
    build.args(["build", "--workspace"]);
    if let Made::ForSpeed = made {
        build.arg("--release");
    }
    run(build.args(if chosen.is_empty() { &["--bins", "--examples"] } else { chosen }))
}

/// A program that was built.
pub fn built(made: Made, name: &str) -> Outcome<Command> {
    let file = format!("{name}{EXE_SUFFIX}");
    Ok(program(folder(made)?.join(file)))
}

/// An example that was built.
pub fn built_example(made: Made, name: &str) -> Outcome<Command> {
    let file = format!("{name}{EXE_SUFFIX}");
    Ok(program(folder(made)?.join("examples").join(file)))
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
