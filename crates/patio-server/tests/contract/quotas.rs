//! What one person may do in a short time: far more than an honest person does, and little of what reaches everybody.

use crate::world::{PASSWORD, Person, World};
use patio_domain::community::Access;
use patio_domain::limits::{EVERYBODY, TEXTS};
use patio_domain::rich_text::Doc;
use patio_domain::{CommunityId, PostId, Refusal};
use patio_protocol::Command;
use patio_protocol::auth::SignIn;
use patio_protocol::command::{CommunityCreate, PostCreate};
use patio_protocol::push::{PushItem, Verdict};
use serde_json::value::RawValue;

crate::contract!(
    communities_that_everybody_gets_are_made_by_the_dozen_and_not_by_the_thousand,
    a_person_back_from_weeks_without_network_sends_every_text,
    a_refused_or_unknown_command_is_charged_too,
    a_clock_that_was_wrong_locks_nobody_out,
);

const TOO_OFTEN: Verdict = Verdict::refused(Refusal::TooOften);

fn community(world: &World, number: i64) -> Command {
    let made = CommunityCreate {
        community: CommunityId(world.id()),
        name: format!("Community {number}"),
        description: String::new(),
        access: Access::Open,
    };
    Command::CommunityCreate(made)
}

/// The same person after a while, signed in anew.
fn later(world: &World, by: &Person, ms: i64) -> Person {
    world.clock.forward(ms);
    let asked = SignIn { login: by.login.clone(), password: PASSWORD.into(), device: "x".into() };
    let tokens = world.call(&asked, None, |request| world.core.sign_in(request)).unwrap();
    Person { tokens, ..by.clone() }
}

/// Makes as many as a person may at once.
fn make_all(world: &World, by: &Person, from: i64) {
    for number in 0..EVERYBODY.at_once {
        world.applied(by, community(world, from + number));
    }
}

fn communities_that_everybody_gets_are_made_by_the_dozen_and_not_by_the_thousand(world: &World) {
    let (mallory, anna) = (world.person("Mallory"), world.person("Anna"));
    make_all(world, &mallory, 0);
    let PushItem { command_id, kind, body } = world.item(&community(world, 1_000));
    let again = |by: &Person| {
        let item = PushItem { command_id, kind: kind.clone(), body: body.clone() };
        world.push_item(&world.core, by, item).unwrap()
    };
    assert_eq!(again(&mallory), TOO_OFTEN);
    assert_eq!(world.push(&mallory, community(world, 1_001)), TOO_OFTEN);
    // What everybody else does, and what he does in other ways, goes on.
    let place = world.community(&anna, "Hers", Access::Open);
    assert!(!world.fresh(&anna).of_kind("community").iter().any(|body| body.contains("Community 100")));
    let made = PostCreate { post: PostId(world.id()), community: place, title: String::new(), text: Doc::plain("x"), files: vec![] };
    assert_eq!(world.push(&mallory, Command::PostCreate(made)), Verdict::refused(Refusal::NotAMember));
    // One comes back after a while; the verdict that was given stands.
    let mallory = later(world, &mallory, EVERYBODY.each_ms);
    assert!(matches!(world.push(&mallory, community(world, 1_002)), Verdict::Applied { .. }));
    assert_eq!(world.push(&mallory, community(world, 1_003)), TOO_OFTEN);
    let mallory = later(world, &mallory, EVERYBODY.each_ms * EVERYBODY.at_once);
    assert_eq!(again(&mallory), TOO_OFTEN, "a stored verdict");
    make_all(world, &mallory, 2_000);
    assert_eq!(world.push(&mallory, community(world, 3_000)), TOO_OFTEN, "no more after a long rest than at first");
}

fn a_person_back_from_weeks_without_network_sends_every_text(world: &World) {
    let anna = world.person("Anna");
    let place = world.community(&anna, "Open", Access::Open);
    // Two weeks, and far more texts in each than anybody writes.
    for _ in 0..400 {
        world.post(&anna, place, "from the road");
    }
    const { assert!(TEXTS.at_once >= 5 * 400) };
}

fn a_refused_or_unknown_command_is_charged_too(world: &World) {
    let mallory = world.person("Mallory");
    let name = Command::CommunityCreate(CommunityCreate {
        community: CommunityId(world.id()),
        name: String::new(),
        description: String::new(),
        access: Access::Open,
    });
    for _ in 0..EVERYBODY.at_once {
        assert_eq!(world.push(&mallory, name.clone()), Verdict::refused(Refusal::NameInvalid));
    }
    assert_eq!(world.push(&mallory, name.clone()), TOO_OFTEN);
    let broken = |kind: &str| {
        let mut item = world.item(&name);
        (item.kind, item.body) = (kind.to_owned(), RawValue::from_string("{}".to_owned()).unwrap());
        world.push_item(&world.core, &mallory, item).unwrap()
    };
    assert_eq!(broken("community.create"), TOO_OFTEN);
    assert_ne!(broken("community.dance"), TOO_OFTEN, "what no version knows has a quota of its own");
}

fn a_clock_that_was_wrong_locks_nobody_out(world: &World) {
    const DAYS_MS: i64 = 90 * 24 * 3_600_000;
    let anna = world.person("Anna");
    make_all(world, &anna, 0);
    world.clock.forward(-DAYS_MS);
    // Written in what is now the future: it counts as if it were not there.
    make_all(world, &anna, 1_000);
    assert_eq!(world.push(&anna, community(world, 2_000)), TOO_OFTEN);
}
