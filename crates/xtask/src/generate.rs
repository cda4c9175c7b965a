//! Owns: the list of generated files and who makes each. `gen` writes them, `gen --check` fails when one differs.

use std::fs;
use std::process::Command;

use crate::programs::{self, Made};
use crate::run::{Outcome, capture, root, say};

/// What prints a file.
enum Printer {
    Example(&'static str),
    Server(&'static str),
}

impl Printer {
    fn command(&self) -> Outcome<Command> {
        match self {
            Printer::Example(name) => programs::built_example(Made::ToWork, name),
            Printer::Server(word) => {
                let mut server = programs::built(Made::ToWork, "patio-server")?;
                server.arg(word);
                Ok(server)
            }
        }
    }
}

/// One generated file: where it lies, and what prints it.
struct Generated {
    path: &'static str,
    printer: Printer,
}

const GENERATED: &[Generated] = &[
    Generated { path: "ui/src/generated/calls.ts", printer: Printer::Example("generate_calls") },
    Generated { path: "docs/register.md", printer: Printer::Example("generate_register") },
    Generated { path: "docs/openapi.json", printer: Printer::Server("openapi") },
];

/// Writes the generated files, or only compares them.
pub fn run(check: bool) -> Outcome {
    programs::build_printers()?;
    say(if check { "comparing the generated files" } else { "writing the generated files" });
    let mut differing = Vec::new();
    for file in GENERATED {
        let made = capture(&mut file.printer.command()?)?;
        let path = root().join(file.path);
        if fs::read_to_string(&path).is_ok_and(|there| there == made) {
            continue;
        }
        if check {
            differing.push(file.path);
        } else {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&path, made)?;
            println!("  {}", file.path);
        }
    }
    if differing.is_empty() { Ok(()) } else { Err(format!("run `cargo xtask gen`: {} is out of date", differing.join(", ")).into()) }
}
