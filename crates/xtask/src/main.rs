//! `cargo xtask …`: what a developer of Patio runs. Each command installs what it misses, says what it is doing, and works
//! on a fresh clone. Owns the order of the steps; must not know how the product works inside: it runs programs.

mod closing;
mod demo;
mod generate;
mod postgres;
mod run;
mod setup;
mod test;
mod ui;

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
    /// Fills a server with the sample organisation and shows two clients of it: on a display the app, signed in; without
    /// one a walk through both, with pictures in target/demo/screenshots.
    Demo {
        /// Walks and takes pictures although there is a display.
        #[arg(long)]
        pictures: bool,
    },
    /// Runs every check and every test.
    Test,
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
        Task::Demo { pictures } => demo::run_demo(pictures),
        Task::Test => test::run(),
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
