//! Owns: the checks that `cargo xtask test` runs, and their order: cheap checks first. It leaves none out without saying so.

use crate::closing::Closing;
use crate::postgres::{self, Commit, Postgres};
use crate::programs::{self, Made};
use crate::run::{self, Outcome, capture, cargo, has, say};
use crate::{generate, setup, ui};

/// The variable that makes a test fail if it would run on one engine only.
const REQUIRED: &str = "PATIO_REQUIRE_POSTGRES";

/// Runs every check and every test; the last lines are the summaries of the test runners.
pub fn run() -> Outcome {
    let mut closing = Closing::default();
    let outcome = everything(&mut closing);
    closing.print();
    outcome
}

fn everything(closing: &mut Closing) -> Outcome {
    setup::everything()?;
    say("checking the form of the Rust code");
    run::run(cargo().args(["fmt", "--all", "--check"]))?;
    say("checking form and types of the pages");
    run::run(&mut ui::script("check"))?;
    say("testing the pages");
    closing.run("vitest", &mut ui::script("test"))?;
    ui::build()?;
    say("looking for mistakes with clippy");
    run::run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    licences_and_advisories()?;
    // This also builds the programs that the tests start.
    programs::build_all(Made::ToWork)?;
    generate::run(true)?;
    let postgres = Postgres::start(Commit::DoesNotWait)?;
    say("testing: rules, wire, both stores, whole system, real window");
    closing.run("rust", rust_tests(has("cargo-nextest")).env(postgres::ADDRESS, postgres.address()).env(REQUIRED, "1"))
}

fn rust_tests(nextest: bool) -> std::process::Command {
    let mut tests = cargo();
    if nextest {
        tests.args(["nextest", "run", "--workspace", "--no-fail-fast"]);
    } else {
        say("cargo-nextest is not installed: cargo's own runner takes its place");
        tests.args(["test", "--workspace", "--no-fail-fast"]);
    }
    tests
}

fn licences_and_advisories() -> Outcome {
    if capture(cargo().args(["--list"]))?.lines().any(|line| line.trim_start().starts_with("deny")) {
        say("checking licences, sources and bans (known advisories need the network: cargo deny check advisories)");
        run::run(cargo().args(["deny", "--offline", "check", "bans", "licenses", "sources"]))
    } else {
        say("NOT checked: licences and advisories, because cargo-deny is not installed (cargo install cargo-deny)");
        Ok(())
    }
}
