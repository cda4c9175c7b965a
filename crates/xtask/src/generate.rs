//! Owns: the list of generated files and who makes each. `gen` writes them, `gen --check` fails when one differs.

use std::fs;

use crate::run::{Outcome, capture, cargo, root, say};

/// One generated file: where it lies, and what `cargo run` starts to print it.
struct Generated {
    path: &'static str,
    printer: &'static [&'static str],
}

const GENERATED: &[Generated] = &[
    Generated { path: "ui/src/generated/calls.ts", printer: &["--package", "patio-client", "--example", "generate_calls"] },
    Generated { path: "docs/register.md", printer: &["--package", "patio-client", "--example", "generate_register"] },
    Generated { path: "docs/openapi.json", printer: &["--package", "patio-server", "--", "openapi"] },
];

/// Writes the generated files, or only compares them.
pub fn run(check: bool) -> Outcome {
    say(if check { "comparing the generated files" } else { "writing the generated files" });
    let mut differing = Vec::new();
    for file in GENERATED {
        let made = capture(cargo().args(["run", "--quiet"]).args(file.printer))?;
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
