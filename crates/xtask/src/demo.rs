//! Owns: what has to be built before the demo, and its start. The demo itself is a program of the tests' package, which knows
//! how to run a server and drive windows.

use crate::run::{Outcome, cargo, run, say};
use crate::{setup, ui};

/// Fills a server with the sample organisation and shows two clients of it.
pub fn run_demo(pictures: bool) -> Outcome {
    setup::everything()?;
    ui::build()?;
    say("building the app and the server");
    run(cargo().args(["build", "--package", "patio", "--package", "patio-server", "--package", "patio-tests", "--bins"]))?;
    say("starting the sample organisation");
    let mut demo = cargo();
    demo.args(["run", "--quiet", "--package", "patio-tests", "--bin", "patio-demo", "--"]);
    if pictures {
        demo.arg("--pictures");
    }
    run(&mut demo)
}
