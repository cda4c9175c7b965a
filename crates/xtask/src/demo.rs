//! Owns: the builds that the demo needs, and its start. The demo itself is a program of the tests' package, which can run a
//! server and drive windows.

use crate::programs::{self, Made};
use crate::run::{Outcome, run, say};
use crate::{setup, ui};

/// Fills a server with the sample organisation and shows two clients of it.
pub fn run_demo(pictures: bool) -> Outcome {
    setup::everything()?;
    ui::build()?;
    programs::build_all(Made::ToWork)?;
    say("starting the sample organisation");
    let mut demo = programs::built(Made::ToWork, "patio-demo")?;
    if pictures {
        demo.arg("--pictures");
    }
    run(&mut demo)
}
