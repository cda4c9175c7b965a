//! `cargo xtask …`: the commands for developers of Patio. Each command installs the packages it needs, says what it is doing, and
//! works on a fresh clone. Owns the order of the steps. Must not know how the product works inside: it only runs programs.

mod closing;
mod demo;
mod generate;
mod measure;
mod postgres;
mod programs;
mod run;
mod seed;
mod setup;
mod test;
mod ui;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "What a developer of Patio runs.", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Installs what is missing: Debian packages, npm packages.
    Setup,
    /// Works on the pages of the app.
    #[command(subcommand)]
    Ui(ui::Task),
    /// Fills a server with the sample organisation and shows two clients of it. On a display it opens the app, signed in; without
    /// one it walks through both clients and leaves pictures in target/demo/screenshots.
    Demo {
        /// Walks and takes pictures even if there is a display.
        #[arg(long)]
        pictures: bool,
        /// Walks, takes pictures and puts those that the documents show in docs/screenshots.
        #[arg(long)]
        readme: bool,
    },
    /// Runs every check and every test.
    Test,
    /// Measures against a floor from the same run, and prints one line for each measurement.
    Bench {
        /// What to measure and how: see `cargo xtask bench -- --help`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, default_value = "sync")]
        words: Vec<String>,
    },
    /// Runs the simulation with many seeds, or kills real programs with the power of their disk.
    Soak {
        /// What to run and how long: see `cargo xtask soak -- --help`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, default_value = "sync")]
        words: Vec<String>,
    },
    /// Makes a server's data folder and fills it with the sample organisation.
    Seed {
        /// The data folder; it must not hold an organisation yet.
        #[arg(default_value = "target/seed")]
        folder: PathBuf,
    },
    /// Writes the generated files.
    Gen {
        /// Writes nothing; fails when a file differs.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Setup => setup::everything(),
        Task::Ui(task) => ui::work(&task),
        Task::Demo { pictures, readme } => demo::run_demo(pictures, readme),
        Task::Test => test::run(),
        Task::Bench { words } => measure::bench(&words),
        Task::Soak { words } => measure::soak(&words),
        Task::Seed { folder } => seed::run_seed(&folder),
        Task::Gen { check } => generate::run(check),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            ExitCode::FAILURE
        }
    }
}
