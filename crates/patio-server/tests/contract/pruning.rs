//! What the database forgets, and that nobody misses it: a laptop that was away for long gets anew only what it cannot be told in pieces.

use crate::mirror::Mirror;
use crate::world::{Person, World};
use patio_domain::community::Access;
use patio_domain::{CommunityId, PersonId};
use patio_protocol::auth::{Refresh, Tokens};
use patio_protocol::command::{CommunityJoin, CommunityLeave};
use patio_protocol::pull::{Page, PullRequest};
use patio_protocol::{ErrorCode, Fault};
use patio_server::doctor::examine_store;
use std::sync::Arc;

crate::contract!(
    the_past_is_forgotten_after_a_hundred_days_and_a_laptop_from_before_gets_that_scope_anew,
    a_cursor_of_another_history_is_still_told_so_after_the_past_was_forgotten,
    a_session_is_forgotten_when_its_last_token_has_expired_and_its_token_still_says_that_it_ended,
);

const DAY_MS: i64 = 24 * 3_600_000;

/// Days pass, and each of them the server does what it does once an hour.
fn days(world: &World, count: i64) {
    for _ in 0..count {
        world.clock.forward(DAY_MS);
        world.core.prune().unwrap();
    }
}

/// A membership begins and ends: a record that was there and is removed.
fn comes_and_goes(world: &World, person: &Person, community: CommunityId) {
    world.applied(person, CommunityJoin { community }.into());
    world.applied(person, CommunityLeave { community }.into());
}

fn rows(world: &World, sql: &str, scope: &str) -> i64 {
    world.core.store().read(|tx| tx.query(sql, &[scope.into()])).unwrap()[0].int(0).unwrap()
}

const REMOVED: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM feed WHERE scope = $1 AND body IS NULL";
const LINKS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM scope_link WHERE scope = $1";

/// Catches up; the scopes that came anew.
fn caught_up(world: &World, person: &Person, mirror: &mut Mirror) -> Vec<String> {
    let mut anew = vec![];
    loop {
        let asked = PullRequest { cursor: mirror.cursor.clone(), ..PullRequest::default() };
        let page: Page = world.call(&asked, Some(&person.tokens.access), |request| world.core.pull(request)).unwrap();
        anew.extend(page.reset.iter().map(ToString::to_string));
        let more = page.more;
        mirror.apply(page);
        if !more {
            return anew;
        }
    }
}

fn unwell(world: &World) -> Vec<String> {
    examine_store(world.core.store()).into_iter().filter(|line| !line.well).map(|line| line.text).collect()
}

fn the_past_is_forgotten_after_a_hundred_days_and_a_laptop_from_before_gets_that_scope_anew(world: &Arc<World>) {
    let (anna, bas) = (world.person("Anna"), world.person("Bas"));
    let [busy, quiet] = ["Busy", "Quiet"].map(|name| world.community(&anna, name, Access::Open));
    world.applied(&bas, CommunityJoin { community: busy }.into());
    // What this laptop has of somebody who leaves later, it must not keep.
    let mut long_away = world.fresh(&anna);
    world.applied(&bas, CommunityLeave { community: busy }.into());
    let (scope, before) = (format!("community:{busy}"), long_away.of_kind("membership").len());
    for _ in 0..3 {
        comes_and_goes(world, &bas, busy);
    }
    days(world, 2);
    let mut away = world.fresh(&world.again(&anna));
    let now = [rows(world, REMOVED, &scope), rows(world, LINKS, &scope)];
    days(world, 97);
    assert_eq!([rows(world, REMOVED, &scope), rows(world, LINKS, &scope)], now, "nothing is forgotten early");
    comes_and_goes(world, &world.again(&bas), busy);
    let anna = world.again(&anna);
    let mut recent = world.fresh(&anna);
    days(world, 4);
    let anna = world.again(&anna);
    comes_and_goes(world, &world.again(&bas), busy);
    let now = [rows(world, REMOVED, &scope), rows(world, LINKS, &scope)];
    assert!(now[1] < 10, "{now:?}");
    assert_eq!(unwell(world), Vec::<String>::new());

    assert_eq!(caught_up(world, &anna, &mut recent), Vec::<String>::new());
    // From the day of the mark on, changes are enough.
    assert_eq!(caught_up(world, &anna, &mut away), Vec::<String>::new());
    let anew = caught_up(world, &anna, &mut long_away);
    assert!(anew.contains(&scope) && !anew.contains(&format!("community:{quiet}")), "{anew:?}");
    assert!(long_away.of_kind("membership").len() < before, "who left is gone from it");
    let whole = world.fresh(&anna);
    for mirror in [recent, away, long_away] {
        assert_eq!(mirror.state(), whole.state());
    }
}

fn a_cursor_of_another_history_is_still_told_so_after_the_past_was_forgotten(world: &Arc<World>) {
    let (anna, bas) = (world.person("Anna"), world.person("Bas"));
    let community = world.community(&anna, "Busy", Access::Open);
    comes_and_goes(world, &bas, community);
    days(world, 102);
    let anna = world.again(&anna);
    let cursor = world.fresh(&anna).cursor;
    comes_and_goes(world, &world.again(&bas), community);
    assert!(world.page(&anna, cursor.clone()).is_ok());
    let scope = format!("community:{community}");
    world.core.store().write(|tx| tx.execute("UPDATE scope_link SET link = 'another' WHERE scope = $1", &[(&scope).into()])).unwrap();
    assert_eq!(world.page(&anna, cursor.clone()).unwrap_err().code, ErrorCode::Diverged);
    // One that this history never had, above what is forgotten.
    world.core.store().write(|tx| tx.execute("DELETE FROM scope_link WHERE scope = $1", &[(&scope).into()])).unwrap();
    assert_eq!(world.page(&anna, cursor).unwrap_err().code, ErrorCode::Diverged);
}

fn sessions(world: &World, person: PersonId) -> i64 {
    rows(world, "SELECT CAST(COUNT(*) AS BIGINT) FROM session WHERE person_id = $1", &person.to_string())
}

fn a_session_is_forgotten_when_its_last_token_has_expired_and_its_token_still_says_that_it_ended(world: &Arc<World>) {
    let anna = world.person("Anna");
    let ended = world.again(&anna);
    world.call::<patio_protocol::auth::Done>(&(), Some(&ended.tokens.access), |request| world.core.sign_out(request)).unwrap();
    let refreshed = |tokens: &Tokens| -> Result<Tokens, Fault> {
        world.call(&Refresh { refresh: tokens.refresh.clone() }, None, |request| world.core.refresh(request))
    };
    let mut used = world.again(&anna).tokens;
    days(world, 89);
    assert_eq!(sessions(world, anna.id), 3, "every token could still be used");
    used = refreshed(&used).unwrap();
    days(world, 3);
    assert_eq!(sessions(world, anna.id), 1, "only the one that goes on");
    for tokens in [&ended.tokens, &anna.tokens] {
        assert_eq!(refreshed(tokens).err().map(|fault| fault.code), Some(ErrorCode::SessionEnded));
    }
    assert!(refreshed(&used).is_ok());
    assert_eq!(sessions(world, anna.id), 1, "an expired token brings no session back");
}
