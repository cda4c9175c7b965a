//! What a client had no answer to before the database was started again: it may be lost with what it builds on, and the client cannot know (S9).

use crate::world::{Person, World};
use patio_domain::rich_text::Doc;
use patio_domain::{CommunityId, PostId, Refusal};
use patio_protocol::Command;
use patio_protocol::command::PostCreate;
use patio_protocol::pull::{Page, PullRequest};
use patio_protocol::push::{PushAnswer, PushRequest, Verdict};
use patio_server::Core;

crate::contract!(
    a_client_that_pulled_last_before_a_start_of_the_database_is_refused_nothing_that_may_pass_until_it_pulls,
    the_answer_that_nothing_changed_is_not_given_across_a_start,
);

/// What a core says to a post into a community that is not there.
fn post_nowhere(world: &World, core: &Core, person: &Person, cursor: Option<String>) -> Verdict {
    let (post, community) = (PostId(world.id()), CommunityId(world.id()));
    let item =
        world.item(&Command::PostCreate(PostCreate { post, community, title: String::new(), text: Doc::plain("hello"), files: vec![] }));
    let asked = PushRequest { items: vec![item], cursor, ..PushRequest::default() };
    let answer: PushAnswer = world.call(&asked, Some(&person.tokens.access), |request| core.push(request)).unwrap();
    answer.verdicts.into_iter().next().unwrap().verdict
}

fn pull(world: &World, core: &Core, person: &Person, cursor: Option<String>) -> Page {
    let asked = PullRequest { cursor, ..PullRequest::default() };
    world.call(&asked, Some(&person.tokens.access), |request| core.pull(request)).unwrap()
}

fn a_client_that_pulled_last_before_a_start_of_the_database_is_refused_nothing_that_may_pass_until_it_pulls(world: &World) {
    let anna = world.person("Anna");
    let refused = Verdict::refused(Refusal::NotFound);
    let page = pull(world, &world.core, &anna, None);
    assert_eq!(post_nowhere(world, &world.core, &anna, Some(page.cursor.clone())), refused);
    let other = world.another_core(|store| store);
    let told = post_nowhere(world, &other, &anna, Some(page.cursor.clone()));
    let next = pull(world, &other, &anna, Some(page.cursor.clone()));
    if world.core.store().is_shared() {
        // A second node of the same database: both are in the same run.
        assert_eq!((told, next.run), (refused.clone(), page.run));
    } else {
        assert!(matches!(told, Verdict::Later { .. }), "{told:?}");
        assert_ne!(next.run, page.run);
    }
    assert_eq!(post_nowhere(world, &other, &anna, Some(next.cursor)), refused);
    assert_eq!(post_nowhere(world, &other, &anna, None), refused, "a client of its own making that has no cursor");
}

/// Otherwise a client that is in step would never learn of the start.
fn the_answer_that_nothing_changed_is_not_given_across_a_start(world: &World) {
    let anna = world.person("Anna");
    let page = pull(world, &world.core, &anna, None);
    let ask = |core: &Core, page: &Page| {
        let asked = PullRequest { cursor: Some(page.cursor.clone()), mark: Some(page.mark.clone()), ..PullRequest::default() };
        world.call::<serde_json::Value>(&asked, Some(&anna.tokens.access), |request| core.pull(request)).unwrap()
    };
    let is_unchanged = |answer: &serde_json::Value| answer["unchanged"] == true;
    assert!(is_unchanged(&ask(&world.core, &page)));
    let other = world.another_core(|store| store);
    assert_eq!(is_unchanged(&ask(&other, &page)), world.core.store().is_shared());
    assert!(is_unchanged(&ask(&other, &pull(world, &other, &anna, Some(page.cursor)))));
}
