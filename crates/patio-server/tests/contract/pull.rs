//! Pulling: pages, cursors, and what happens when history is another one.

use crate::mirror::Mirror;
use crate::world::World;
use patio_domain::Scope;
use patio_domain::community::Access;
use patio_domain::limits::{PULL_MAX_APPLIED, PULL_MAX_BYTES, PULL_MAX_ROWS};
use patio_domain::rich_text::Doc;
use patio_domain::{CommandId, PostId};
use patio_protocol::command::{CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember, PostCreate};
use patio_protocol::envelope::open;
use patio_protocol::pull::{Page, PullRequest, Unchanged};
use patio_protocol::{Command, ErrorCode};
use patio_server::Request;

crate::contract!(
    nothing_new_is_a_small_page_with_the_same_cursor,
    a_pull_that_names_the_mark_where_everything_stands_is_answered_in_a_few_bytes_and_any_change_in_full,
    a_long_download_comes_in_pages_and_misses_nothing_that_changes_meanwhile,
    a_page_stays_near_its_limit_of_bytes,
    a_page_has_about_the_bytes_that_the_client_asks_for_and_one_row_at_least,
    a_scope_asked_anew_is_reset_and_sent_from_the_start,
    a_cursor_of_another_history_is_told_so,
    a_cursor_remembers_what_its_person_did_in_a_community_they_lost,
    a_cursor_of_another_person_or_of_nobody_is_told_so,
    a_cursor_tells_an_outsider_nothing,
    a_page_says_which_applied_commands_this_history_does_not_have,
    a_left_scope_is_gone_and_a_rejoined_one_comes_whole,
);

fn nothing_new_is_a_small_page_with_the_same_cursor(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    world.post(&anna, community, "Hello");
    let mirror = world.fresh(&anna);
    let page = world.page(&anna, mirror.cursor.clone()).unwrap();
    assert_eq!(Some(&page.cursor), mirror.cursor.as_ref());
    assert!(page.rows.is_empty() && page.complete.is_empty() && !page.more);
    assert!(serde_json::to_vec(&page).unwrap().len() < 800);
}

fn a_pull_that_names_the_mark_where_everything_stands_is_answered_in_a_few_bytes_and_any_change_in_full(world: &World) {
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let communities: Vec<_> = (0..30).map(|n| world.community(&anna, &format!("Dock {n}"), Access::Open)).collect();
    let mirror = world.fresh(&anna);
    let mark = world.page(&anna, mirror.cursor.clone()).unwrap().mark;
    let ask = |cursor: Option<String>, mark: &str, applied: Vec<CommandId>| {
        let asked = PullRequest { cursor, mark: Some(mark.to_owned()), applied, ..PullRequest::default() };
        let body = serde_json::to_vec(&asked).unwrap();
        world.core.pull(&Request { token: Some(&anna.tokens.access), nonce: "0123456789abcdef01234567", peer: "", body: &body }).body
    };
    let unchanged = |body: &[u8]| open::<Unchanged>(body, "0123456789abcdef01234567").ok().and_then(Result::ok);
    let answer = ask(mirror.cursor.clone(), &mark, vec![]);
    assert!(answer.len() < 300 && unchanged(&answer).is_some(), "{}", String::from_utf8_lossy(&answer));
    let lost = CommandId(world.id());
    assert_eq!(unchanged(&ask(mirror.cursor.clone(), &mark, vec![lost])).unwrap().unknown, [lost]);
    // No mark helps whom something is missing, and no cursor of another person.
    assert!(unchanged(&ask(None, &mark, vec![])).is_none());
    assert!(unchanged(&ask(world.fresh(&bea).cursor, &mark, vec![])).is_none());
    let whole = mirror.cursor.clone();
    world.post(&anna, communities[3], "Hello");
    let later = world.page(&anna, whole.clone()).unwrap();
    assert!(unchanged(&ask(whole.clone(), &mark, vec![])).is_none(), "the old mark");
    assert!(unchanged(&ask(whole, &later.mark, vec![])).is_none(), "the new mark with the old cursor");
    assert!(unchanged(&ask(Some(later.cursor.clone()), &later.mark, vec![])).is_some());
    // A grant that came or went is no rest, either.
    world.applied(&anna, Command::CommunityLeave(CommunityLeave { community: communities[5] }));
    assert!(unchanged(&ask(Some(later.cursor), &later.mark, vec![])).is_none());
}

/// After a restored copy the same cursor may still be valid: what is missing shows by the commands alone.
fn a_page_says_which_applied_commands_this_history_does_not_have(world: &World) {
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let community = world.community(&anna, "Dock 4", Access::Open);
    let post = PostCreate { post: PostId(world.id()), community, title: String::new(), text: Doc::plain("Hello"), files: vec![] };
    let item = world.item(&Command::PostCreate(post));
    let (hers, never) = (item.command_id, CommandId(world.id()));
    world.push_item(&world.core, &anna, item).unwrap();
    let unknown = |person: &crate::world::Person, applied: Vec<CommandId>| {
        let asked = PullRequest { applied, ..PullRequest::default() };
        world.call::<Page>(&asked, Some(&person.tokens.access), |request| world.core.pull(request)).map(|page| page.unknown)
    };
    assert_eq!(unknown(&anna, vec![hers, never]).unwrap(), [never]);
    assert_eq!(unknown(&bea, vec![hers]).unwrap(), [hers], "what another person sent tells nothing");
    assert_eq!(unknown(&anna, vec![never; PULL_MAX_APPLIED + 1]).unwrap_err().code, ErrorCode::TooLarge);
    world.core.store().write(|tx| tx.execute("DELETE FROM command_log", &[])).unwrap();
    assert_eq!(unknown(&anna, vec![hers]).unwrap(), [hers]);
}

fn bulk_posts(world: &World, by: &crate::world::Person, community: patio_domain::CommunityId, count: usize, chars: usize) {
    let text = "x".repeat(chars);
    for chunk in (0..count).collect::<Vec<_>>().chunks(500) {
        let work = |bulk: &mut patio_server::core::Bulk<'_>| {
            for _ in chunk {
                let body = patio_protocol::record::PostBody {
                    community,
                    author: by.id,
                    title: String::new(),
                    text: Doc::plain(&text),
                    created_at: 5,
                    edited_at: None,
                    withdrawn_at: None,
                    version: 1,
                    files: vec![],
                };
                let post = PostId(world.id());
                bulk.insert_post(post, body)?;
            }
            Ok(())
        };
        world.core.bulk(work).unwrap();
    }
}

fn a_long_download_comes_in_pages_and_misses_nothing_that_changes_meanwhile(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let first = world.post(&anna, community, "Hello");
    bulk_posts(world, &anna, community, PULL_MAX_ROWS + 300, 10);
    let mut mirror = Mirror::default();
    let page = world.page(&anna, None).unwrap();
    assert!(page.more);
    assert_eq!(page.rows.len(), PULL_MAX_ROWS);
    mirror.apply(page);
    // Between the pages: something already sent is withdrawn, something new comes.
    world.applied(&anna, Command::PostWithdraw(patio_protocol::command::PostWithdraw { post: first }));
    world.post(&anna, community, "New");
    world.catch_up(&anna, &mut mirror);
    assert_eq!(mirror.of_kind("post").len(), PULL_MAX_ROWS + 302);
    assert_eq!(mirror.state(), world.fresh(&anna).state());
}

fn a_page_stays_near_its_limit_of_bytes(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    bulk_posts(world, &anna, community, 150, 19_000);
    let mut mirror = Mirror::default();
    let mut pages = 0;
    loop {
        let page = world.page(&anna, mirror.cursor.clone()).unwrap();
        let bytes: usize = page.rows.iter().map(|row| row.body.as_ref().map_or(0, |body| body.get().len())).sum();
        assert!(bytes < PULL_MAX_BYTES + 100_000);
        pages += 1;
        let more = page.more;
        mirror.apply(page);
        if !more {
            break;
        }
    }
    assert!(pages >= 3);
    assert_eq!(mirror.of_kind("post").len(), 150);
}

fn a_page_has_about_the_bytes_that_the_client_asks_for_and_one_row_at_least(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    bulk_posts(world, &anna, community, 12, 20_000);
    for (max_bytes, most) in [(0, 21_000), (4_096, 21_000), (64_000, 90_000), (u64::MAX, PULL_MAX_BYTES)] {
        let mut mirror = Mirror::default();
        loop {
            let asked = PullRequest { cursor: mirror.cursor.clone(), max_bytes: Some(max_bytes), ..PullRequest::default() };
            let page: Page = world.call(&asked, Some(&anna.tokens.access), |request| world.core.pull(request)).unwrap();
            let bytes: usize = page.rows.iter().filter_map(|row| row.body.as_ref()).map(|body| body.get().len()).sum();
            assert!(bytes <= most && !page.rows.is_empty(), "{bytes} bytes for {max_bytes}");
            let more = page.more;
            mirror.apply(page);
            if !more {
                break;
            }
        }
        assert_eq!(mirror.state(), world.fresh(&anna).state());
    }
}

fn a_scope_asked_anew_is_reset_and_sent_from_the_start(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    world.post(&anna, community, "Hello");
    let mut mirror = world.fresh(&anna);
    let whole = mirror.clone();
    mirror.rows.retain(|(_, kind, _), _| kind != "post");
    let scope = Scope::Community(community);
    let asked = PullRequest {
        cursor: mirror.cursor.clone(),
        refetch: vec![scope.clone(), Scope::Other("desk:x".into())],
        ..PullRequest::default()
    };
    let page: Page = world.call(&asked, Some(&anna.tokens.access), |request| world.core.pull(request)).unwrap();
    assert_eq!(page.reset, [scope]);
    mirror.apply(page);
    assert_eq!(mirror.state(), whole.state());
}

fn a_cursor_of_another_history_is_told_so(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let old = world.fresh(&anna).cursor;
    world.post(&anna, community, "Hello");
    let cursor = world.fresh(&anna).cursor;
    assert!(world.page(&anna, cursor.clone()).is_ok());
    let scope = format!("community:{community}");
    let tamper = |sql: &str| world.core.store().write(|tx| tx.execute(sql, &[(&scope).into()])).unwrap();
    // As a backup that was restored and has overtaken the old number: same head, another link.
    tamper("UPDATE scope SET link = 'another' WHERE name = $1");
    assert_eq!(world.page(&anna, cursor.clone()).unwrap_err().code, ErrorCode::Diverged);
    // As a backup that is behind.
    tamper("UPDATE scope SET head = head - 1 WHERE name = $1");
    assert_eq!(world.page(&anna, cursor).unwrap_err().code, ErrorCode::Diverged);
    // As a backup whose way to the present is another one.
    tamper("UPDATE scope SET head = head + 1 WHERE name = $1");
    tamper("UPDATE scope_link SET link = 'another' WHERE scope = $1");
    assert_eq!(world.page(&anna, old).unwrap_err().code, ErrorCode::Diverged);
    // Another epoch altogether.
    let fresh = world.page(&anna, None).unwrap().cursor;
    assert!(world.page(&anna, Some(fresh.clone())).is_ok());
    world.core.store().write(|tx| tx.execute("UPDATE meta SET value = 'new' WHERE key = 'epoch'", &[])).unwrap();
    assert_eq!(world.page(&anna, Some(fresh)).unwrap_err().code, ErrorCode::Diverged);
}

fn a_cursor_remembers_what_its_person_did_in_a_community_they_lost(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Board", Access::Closed);
    world.applied(&anna, CommunityInvite { community, person: bram.id }.into());
    world.applied(&bram, CommunityJoin { community }.into());
    let inside = world.fresh(&bram).cursor;
    world.post(&bram, community, "Not pulled by anybody");
    world.applied(&anna, CommunityRemoveMember { community, person: bram.id }.into());
    let outside = world.page(&bram, inside).unwrap().cursor;
    // Life goes on there, which is no other past.
    world.post(&anna, community, "Among ourselves");
    let outside = world.page(&bram, Some(outside)).unwrap().cursor;
    let mut back = outside.clone();
    // Back again and out again, it is remembered once.
    for _ in 0..3 {
        world.applied(&anna, CommunityInvite { community, person: bram.id }.into());
        world.applied(&bram, CommunityJoin { community }.into());
        back = world.page(&bram, Some(back)).unwrap().cursor;
        world.applied(&anna, CommunityRemoveMember { community, person: bram.id }.into());
        back = world.page(&bram, Some(back)).unwrap().cursor;
    }
    assert!(back.len() < outside.len() + 40);
    // A copy without Bram's post, in which the same was done again: he is out, and what he may see is the same.
    let scope = format!("community:{community}");
    world.core.store().write(|tx| tx.execute("UPDATE scope_link SET link = 'another' WHERE scope = $1", &[(&scope).into()])).unwrap();
    for cursor in [outside, back] {
        assert_eq!(world.page(&bram, Some(cursor)).unwrap_err().code, ErrorCode::Diverged);
    }
    assert!(world.page(&bram, None).is_ok());
}

fn a_cursor_of_another_person_or_of_nobody_is_told_so(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let cursor = world.fresh(&anna).cursor.unwrap();
    assert_eq!(world.page(&bram, Some(cursor.clone())).unwrap_err().code, ErrorCode::Diverged);
    for wrong in ["", "nonsense", "AAAA", cursor.split_at(cursor.len() - 2).0, &format!("{cursor}x")] {
        assert_eq!(world.page(&anna, Some(wrong.to_owned())).unwrap_err().code, ErrorCode::Diverged, "{wrong}");
    }
}

fn a_cursor_tells_an_outsider_nothing(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let before = world.fresh(&bram).cursor.unwrap();
    let community = world.community(&anna, "Closed", Access::Closed);
    world.post(&anna, community, "Hello");
    let page = world.page(&bram, Some(before.clone())).unwrap();
    assert_eq!(page.cursor, before);
    assert_eq!(page.grants.len(), 2);
}

fn a_left_scope_is_gone_and_a_rejoined_one_comes_whole(world: &World) {
    use patio_protocol::command::{CommunityJoin, CommunityLeave};
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock", Access::Open);
    world.post(&anna, community, "Hello");
    let mut mirror = world.fresh(&bram);
    for _ in 0..2 {
        world.applied(&bram, Command::CommunityJoin(CommunityJoin { community }));
        world.catch_up(&bram, &mut mirror);
        assert_eq!(mirror.of_kind("post").len(), 1);
        world.applied(&bram, Command::CommunityLeave(CommunityLeave { community }));
        world.catch_up(&bram, &mut mirror);
        assert_eq!(mirror.of_kind("post").len(), 0);
        assert_eq!(mirror.state(), world.fresh(&bram).state());
    }
    let post = PostCreate { post: PostId(world.id()), community, title: String::new(), text: Doc::plain("x"), files: vec![] };
    world.push(&bram, Command::PostCreate(post));
    assert_eq!(world.fresh(&anna).of_kind("post").len(), 1);
}
