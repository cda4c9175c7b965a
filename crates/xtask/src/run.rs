//! Owns: how a program is started from the project's root, and the line that says so. If a program fails, the task ends: the
//! screen shows what the program printed, and the error has its name.

use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The result of a step, or the reason why the task ends here.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The project's root.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap_or(own).to_path_buf()
}

/// Says what happens now, on standard error, because standard output may be read by another program.
pub fn say(what: &str) {
    eprintln!("\n» {what}");
}

/// A program started in the project's root.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Cargo, the one that started this task.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Whether a program can be started.
pub fn has(name: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()))
}

fn named(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Runs a program to its end and shows what it prints.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("{}: {error}", named(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", named(command)).into()) }
}

/// Runs a program to its end and gives what it printed.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{}: {error}", named(command)))?;
    if !output.status.success() {
        return Err(format!("{} ended with {}", named(command), output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
