//! Owns: the closing lines of the test runners. It keeps them while the runners print, so that a run ends with them.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::thread;

use crate::run::Outcome;

/// The closing lines seen so far, in order.
#[derive(Default)]
pub struct Closing {
    lines: Vec<String>,
}

/// Whether this line is the summary of a run by nextest, cargo's own harness, vitest or the browser tests.
fn sums_up(line: &str) -> bool {
    let line = line.trim_start();
    (line.starts_with("Summary [") && line.contains("tests run:"))
        || line.starts_with("test result:")
        || (line.starts_with("Test Files") || line.starts_with("Tests ")) && (line.contains("passed") || line.contains("failed"))
        || line.starts_with("browser tests:")
}

/// The line without colour codes, which would hide the words that this module looks for.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        if c == '\u{1b}' {
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}

fn pass_on(from: impl std::io::Read, mut to: impl Write) -> Vec<String> {
    let mut kept = Vec::new();
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        if writeln!(to, "{line}").is_err() {
            break;
        }
        let plain = without_colour(&line);
        if sums_up(&plain) {
            kept.push(plain.trim().to_owned());
        }
    }
    kept
}

impl Closing {
    /// Runs a test runner to its end, shows what it prints, and keeps its closing lines.
    pub fn run(&mut self, name: &str, command: &mut Command) -> Outcome {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| format!("{name}: {error}"))?;
        let errors = child.stderr.take();
        let beside = thread::spawn(move || errors.map(|errors| pass_on(errors, std::io::stderr())).unwrap_or_default());
        let mut kept = child.stdout.take().map(|words| pass_on(words, std::io::stdout())).unwrap_or_default();
        kept.extend(beside.join().unwrap_or_default());
        let status = child.wait()?;
        if kept.is_empty() {
            kept.push("no closing line".to_owned());
        }
        self.lines.extend(kept.into_iter().map(|line| format!("{name}: {line}")));
        if status.success() { Ok(()) } else { Err(format!("{name} ended with {status}").into()) }
    }

    /// Prints them, as the last lines of a run.
    pub fn print(&self) {
        println!();
        for line in &self.lines {
            println!("{line}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lines_that_sum_up_are_kept() {
        let words = "   Compiling patio\n     \u{1b}[32;1mSummary\u{1b}[0m [   3.5s] 12 tests run: 12 passed, 0 skipped\n Test Files  3 passed (3)\n      Tests  9 passed (9)\ntest a ... ok\n";
        assert_eq!(
            pass_on(words.as_bytes(), Vec::new()),
            ["Summary [   3.5s] 12 tests run: 12 passed, 0 skipped", "Test Files  3 passed (3)", "Tests  9 passed (9)"]
        );
    }
}
