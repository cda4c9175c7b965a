//! Receipts: each command that was applied stands in something that its author sees, so that a laptop notices a copy that lacks it.

use crate::world::{Person, World};
use patio_domain::Refusal;
use patio_domain::community::Access;
use patio_protocol::Command;
use patio_protocol::command::{CommunityInvite, CommunityJoin, CommunityLeave};
use patio_protocol::pull::{Page, PullRequest};
use patio_protocol::push::Verdict;
use patio_server::doctor::examine_store;

crate::contract!(what_its_author_does_not_see_leaves_a_receipt_in_their_own_scope, what_this_history_refused_was_not_applied_in_it,);

/// A laptop holds a command for applied. The copy with which the server went on refused it, when it arrived once more.
fn what_this_history_refused_was_not_applied_in_it(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock 4", Access::Open);
    let join = || Command::CommunityJoin(CommunityJoin { community });
    let leave = Command::CommunityLeave(CommunityLeave { community });
    let (refused, applied) = (world.item(&leave), world.item(&join()));
    let ids = [refused.command_id, applied.command_id];
    assert!(matches!(world.push_item(&world.core, &bram, refused).unwrap(), Verdict::Refused { .. }));
    assert!(matches!(world.push_item(&world.core, &bram, applied).unwrap(), Verdict::Applied { .. }));
    let asked = PullRequest { applied: ids.to_vec(), ..PullRequest::default() };
    let page: Page = world.call(&asked, Some(&bram.tokens.access), |request| world.core.pull(request)).unwrap();
    assert_eq!(page.unknown, [ids[0]]);
}

fn what_its_author_does_not_see_leaves_a_receipt_in_their_own_scope(world: &World) {
    let (anna, bram, cem) = (world.person("Anna"), world.person("Bram"), world.person("Cem"));
    let community = world.community(&anna, "Dock 4", Access::Closed);
    let invite = |person| Command::CommunityInvite(CommunityInvite { community, person });
    let pull = |of: &Person, cursor| -> Page {
        world.call(&PullRequest { cursor, ..PullRequest::default() }, Some(&of.tokens.access), |request| world.core.pull(request)).unwrap()
    };
    let receipts = |page: &Page| -> Vec<(String, String, bool)> {
        let rows = page.rows.iter().filter(|row| row.kind == "receipt");
        rows.map(|row| (page.grants[row.scope as usize].to_string(), row.id.clone(), row.body.is_none())).collect()
    };
    let own = |person: &Person| format!("person:{}", person.id);

    let before = pull(&anna, None).cursor;
    let item = world.item(&invite(bram.id));
    let id = item.command_id.to_string();
    world.push_item(&world.core, &anna, item).unwrap();
    assert_eq!(receipts(&pull(&anna, Some(before))), [(own(&anna), id, true)]);
    assert_eq!(receipts(&pull(&bram, None)), []);

    // Who joins or writes sees that they did; who leaves does not.
    world.applied(&bram, Command::CommunityJoin(CommunityJoin { community }));
    world.post(&bram, community, "Hello");
    let before = pull(&bram, None);
    assert_eq!(receipts(&before), []);
    let item = world.item(&Command::CommunityLeave(CommunityLeave { community }));
    let id = item.command_id.to_string();
    world.push_item(&world.core, &bram, item).unwrap();
    assert_eq!(receipts(&pull(&bram, Some(before.cursor))), [(own(&bram), id, true)]);

    // A refusal changes nothing, and neither does what was done already.
    let before = pull(&cem, None).cursor;
    assert_eq!(world.push(&cem, invite(bram.id)), Verdict::refused(Refusal::NotFound));
    assert_eq!(receipts(&pull(&cem, Some(before))), []);
    let lines = examine_store(world.core.store());
    assert!(lines.iter().all(|line| line.well), "{lines:?}");
}
