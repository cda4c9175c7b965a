//! Owns: making a server's data folder for development and filling it with the sample organisation. Must not know: what is in
//! the sample.

use std::path::Path;
use std::process::Command;

use crate::programs::{self, Made};
use crate::run::{Outcome, run, say};

/// The password of every person there; never use it on a real server.
const PASSWORD: &str = "een tuin met een muur";

/// Makes and fills a data folder.
pub fn run_seed(folder: &Path) -> Outcome {
    programs::build(Made::ToWork, &["patio-server"])?;
    say("making the organisation");
    run(server(folder)?.args(["init", "--organisation", "Beukenhof", "--admin", "beheer@beukenhof.example"]))?;
    say("importing the sample");
    run(server(folder)?.args(["import", "sample", "assets/sample", "--sample-password", PASSWORD]))?;
    println!("\neverybody's password is: {PASSWORD}");
    println!("serve it with: cargo run --package patio-server -- serve --data {}", folder.display());
    Ok(())
}

fn server(folder: &Path) -> Outcome<Command> {
    let mut server = programs::built(Made::ToWork, "patio-server")?;
    server.env("PATIO_DATA", folder);
    Ok(server)
}
