//! Owns: the commands for the pages of the app. Must not know: what is on them.

use std::process::Command;

use clap::Subcommand;

use crate::run::{Outcome, program, root, run, say};
use crate::setup;

/// The commands for the pages.
#[derive(Subcommand)]
pub enum Task {
    /// Builds them into `ui/dist`.
    Build,
}

/// Runs one of them.
pub fn work(task: &Task) -> Outcome {
    match task {
        Task::Build => build(),
    }
}

/// A script of `ui/package.json`.
pub fn script(name: &str) -> Command {
    let mut npm = program("npm");
    npm.current_dir(root().join("ui")).args(["run", "--silent", name]);
    npm
}

/// Builds the pages into `ui/dist`.
pub fn build() -> Outcome {
    setup::npm()?;
    say("building the pages");
    run(&mut script("build"))
}
