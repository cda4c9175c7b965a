//! That `soak claims` can fail: with two servers that go on with a copy each, two people have the same question; and a short run of it on
//! both engines.

use patio_tests::claims::{Engine, Outcome, Run, run};
use patio_tests::system::programs;
use patio_tests::system::schema::Schema;

const CLAIMS: usize = 640;

fn taken(engine: Engine, split: bool) -> Outcome {
    programs::check();
    let outcome = run(engine, Run { claims: CLAIMS, seed: 3, split }, |line| println!("{line}")).expect("it comes to its end");
    assert!(outcome.claims >= CLAIMS && outcome.releases > 0, "{outcome:?}");
    outcome
}

#[test]
fn each_question_has_one_owner_at_a_time_though_its_server_is_killed() {
    let outcome = taken(Engine::Sqlite, false);
    assert!(outcome.wrong.is_empty() && outcome.kills > 0, "{outcome:?}");
}

#[test]
fn each_question_has_one_owner_at_a_time_at_two_servers_on_one_database() {
    if Schema::of_test().is_none() {
        return;
    }
    let outcome = taken(Engine::Postgres, false);
    assert!(outcome.wrong.is_empty() && outcome.kills > 0, "{outcome:?}");
}

#[test]
fn two_servers_that_go_on_with_a_copy_each_are_found_out() {
    let outcome = taken(Engine::Sqlite, true);
    assert!(outcome.wrong.iter().any(|why| why.contains("no order of these acts")), "{:?}", outcome.wrong);
}
