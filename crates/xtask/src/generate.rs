//! Owns: the list of generated files and the program that makes each. `gen` writes them, `gen --check` fails when one differs.

use std::fs;

use crate::programs::{self, Made};
use crate::run::{Outcome, capture, root, say};

/// One generated file: its path, and the program and argument that print it.
struct Generated {
    path: &'static str,
    printer: (&'static str, Option<&'static str>),
}

const GENERATED: &[Generated] = &[
    Generated { path: "ui/src/generated/calls.ts", printer: ("examples/generate_calls", None) },
    Generated { path: "docs/register.md", printer: ("examples/generate_register", None) },
    Generated { path: "docs/openapi.json", printer: ("patio-server", Some("openapi")) },
];

/// Writes the generated files, or only compares them.
pub fn run(check: bool) -> Outcome {
    programs::build_printers()?;
    say(if check { "comparing the generated files" } else { "writing the generated files" });
    let mut differing = Vec::new();
    for file in GENERATED {
        let (name, word) = file.printer;
        let made = capture(programs::built(Made::ToWork, name)?.args(word))?;
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
