//! `patio-cli`: the Patio client in a terminal, for scripts, for tests and for people who live there.
//!
//! Owns arguments, the words on the terminal and exit codes. Decides nothing: everything goes through `Client::call`, the
//! same calls the windows make. Keeps S2: "saved" is printed only after the call came back, "sent" only after a verdict.

mod arguments;
mod commands;
mod failure;
mod say;
mod terminal;

use arguments::Arguments;
use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let say = say::Say::new(arguments.locale(), arguments.json);
    match terminal::Terminal::open(&arguments, &say).and_then(|terminal| commands::run(&terminal, &arguments.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say.failure(&failure);
            failure.exit_code()
        }
    }
}
