//! Pushing: each command exactly once, whatever happens to answers and servers.

use crate::world::World;
use patio_domain::Refusal;
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{CommunityId, PostId};
use patio_protocol::command::PostCreate;
use patio_protocol::push::Verdict;
use patio_protocol::{Command, ErrorCode};
use patio_server::Store;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

crate::contract!(
    the_same_command_twice_takes_effect_once_and_gets_the_same_verdict,
    the_same_id_with_other_content_is_refused,
    another_persons_command_id_answers_like_a_thing_that_is_not_there,
    a_failure_before_or_after_the_commit_gives_no_verdict_and_a_retry_takes_effect_once,
    a_refusal_is_remembered_even_when_the_reason_goes_away,
);

fn a_post(world: &World, community: CommunityId) -> Command {
    Command::PostCreate(PostCreate { post: PostId(world.id()), community, title: String::new(), text: Doc::plain("Hello"), files: vec![] })
}

fn the_same_command_twice_takes_effect_once_and_gets_the_same_verdict(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock 4", Access::Open);
    let item = || world.item(&a_post(world, community));
    let item = item();
    let again = || patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
    let first = world.push_item(&world.core, &anna, again()).unwrap();
    world.clock.forward(5_000);
    let second = world.push_item(&world.core, &anna, again()).unwrap();
    assert!(matches!(first, Verdict::Applied { .. }));
    assert_eq!(first, second);
    assert_eq!(world.fresh(&anna).of_kind("post").len(), 1);
}

fn the_same_id_with_other_content_is_refused(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock 4", Access::Open);
    let (one, mut two) = (world.item(&a_post(world, community)), world.item(&a_post(world, community)));
    two.command_id = one.command_id;
    world.push_item(&world.core, &anna, one).unwrap();
    let verdict = world.push_item(&world.core, &anna, two).unwrap();
    assert_eq!(verdict, Verdict::Refused { code: Refusal::IdReused });
    assert_eq!(world.fresh(&anna).of_kind("post").len(), 1);
}

fn another_persons_command_id_answers_like_a_thing_that_is_not_there(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock 4", Access::Open);
    let item = world.item(&a_post(world, community));
    let stolen = patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
    world.push_item(&world.core, &anna, item).unwrap();
    let verdict = world.push_item(&world.core, &bram, stolen).unwrap();
    assert_eq!(verdict, Verdict::Refused { code: Refusal::NotFound });
}

fn a_failure_before_or_after_the_commit_gives_no_verdict_and_a_retry_takes_effect_once(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock 4", Access::Open);
    let mut expected = 0;
    for (point, happened) in [("before_commit", 0), ("after_commit", 1)] {
        let failing = Arc::new(AtomicBool::new(true));
        let armed = failing.clone();
        let fault = move |at: &'static str| at == point && armed.load(Ordering::SeqCst);
        let core = world.another_core(|store: Store| store.with_fault(Arc::new(fault)));
        let item = world.item(&a_post(world, community));
        let again = || patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
        let fault = world.push_item(&core, &anna, again()).unwrap_err();
        assert_eq!(fault.code, ErrorCode::Busy);
        assert_eq!(world.fresh(&anna).of_kind("post").len(), expected + happened);
        failing.store(false, Ordering::SeqCst);
        let verdict = world.push_item(&core, &anna, again()).unwrap();
        assert!(matches!(verdict, Verdict::Applied { .. }));
        expected += 1;
        assert_eq!(world.fresh(&anna).of_kind("post").len(), expected);
    }
}

fn a_refusal_is_remembered_even_when_the_reason_goes_away(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock 4", Access::Open);
    let item = world.item(&a_post(world, community));
    let again = || patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
    let refused = Verdict::Refused { code: Refusal::NotAMember };
    assert_eq!(world.push_item(&world.core, &bram, again()).unwrap(), refused);
    world.applied(&bram, Command::CommunityJoin(patio_protocol::command::CommunityJoin { community }));
    assert_eq!(world.push_item(&world.core, &bram, again()).unwrap(), refused);
}
