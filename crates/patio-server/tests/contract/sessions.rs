//! Sessions: rotating tokens that survive a lost answer and not a theft.

use crate::world::{PASSWORD, Person, World};
use patio_protocol::auth::{Done, Refresh, Sessions, SignIn, Tokens};
use patio_protocol::{ErrorCode, Fault};

crate::contract!(
    a_refresh_gives_a_new_pair_and_the_old_refresh_token_works_until_it_is_used,
    an_old_refresh_token_used_after_the_new_pair_ends_the_session,
    a_lost_answer_can_be_asked_again_many_times,
    an_access_token_expires_and_a_refresh_helps,
    a_session_not_refreshed_for_long_has_ended,
    a_clock_that_jumps_ends_no_session_and_keeps_none_alive,
    running_time_is_kept_over_a_restart,
    sessions_are_listed_and_ended_one_by_one,
    a_session_of_another_person_is_not_there,
);

fn refresh(world: &World, token: &str) -> Result<Tokens, Fault> {
    let asked = Refresh { refresh: token.to_owned() };
    world.call(&asked, None, |request| world.core.refresh(request))
}

fn works(world: &World, access: &str) -> Result<(), ErrorCode> {
    let body = serde_json::json!({});
    let page: Result<patio_protocol::pull::Page, Fault> = world.call(&body, Some(access), |request| world.core.pull(request));
    page.map(drop).map_err(|fault| fault.code)
}

fn a_refresh_gives_a_new_pair_and_the_old_refresh_token_works_until_it_is_used(world: &World) {
    let anna = world.person("Anna");
    let second = refresh(world, &anna.tokens.refresh).unwrap();
    let third = refresh(world, &anna.tokens.refresh).unwrap();
    assert_ne!(second.access, third.access);
    assert_eq!(works(world, &third.access), Ok(()));
    assert_eq!(works(world, &anna.tokens.access), Ok(()), "requests under way keep their token");
    let fourth = refresh(world, &third.refresh).unwrap();
    assert_eq!(works(world, &fourth.access), Ok(()));
}

fn an_old_refresh_token_used_after_the_new_pair_ends_the_session(world: &World) {
    let anna = world.person("Anna");
    let second = refresh(world, &anna.tokens.refresh).unwrap();
    assert_eq!(works(world, &second.access), Ok(()));
    // A request held up on its way signs nobody out, and gives nothing either.
    world.clock.forward(59_999);
    assert_eq!(refresh(world, &anna.tokens.refresh).err().unwrap().code, ErrorCode::Busy);
    assert_eq!(works(world, &second.access), Ok(()));
    world.clock.forward(1);
    assert_eq!(refresh(world, &anna.tokens.refresh).err().unwrap().code, ErrorCode::SessionEnded);
    assert_eq!(works(world, &second.access), Err(ErrorCode::SessionEnded));
    assert_eq!(refresh(world, &second.refresh).err().unwrap().code, ErrorCode::SessionEnded);
    // The same when the new refresh token was used, and not the access token.
    let bram = world.person("Bram");
    let second = refresh(world, &bram.tokens.refresh).unwrap();
    let third = refresh(world, &second.refresh).unwrap();
    world.clock.forward(60_000);
    assert_eq!(refresh(world, &bram.tokens.refresh).err().unwrap().code, ErrorCode::SessionEnded);
    assert_eq!(works(world, &third.access), Err(ErrorCode::SessionEnded));
}

fn a_lost_answer_can_be_asked_again_many_times(world: &World) {
    let anna = world.person("Anna");
    let last = (0..40).map(|_| refresh(world, &anna.tokens.refresh).unwrap()).last().unwrap();
    assert_eq!(works(world, &last.access), Ok(()));
}

fn an_access_token_expires_and_a_refresh_helps(world: &World) {
    let anna = world.person("Anna");
    let lasts = i64::try_from(anna.tokens.access_ms).unwrap();
    world.clock.forward(lasts - 1);
    assert_eq!(works(world, &anna.tokens.access), Ok(()));
    world.clock.forward(1);
    assert_eq!(works(world, &anna.tokens.access), Err(ErrorCode::AccessExpired));
    let second = refresh(world, &anna.tokens.refresh).unwrap();
    assert_eq!(works(world, &second.access), Ok(()));
    assert_eq!(works(world, "invented"), Err(ErrorCode::SessionEnded));
}

fn a_session_not_refreshed_for_long_has_ended(world: &World) {
    let anna = world.person("Anna");
    world.clock.forward(91 * 24 * 3_600_000);
    assert_eq!(refresh(world, &anna.tokens.refresh).err().unwrap().code, ErrorCode::SessionEnded);
}

const DAY_MS: i64 = 24 * 3_600_000;

fn a_clock_that_jumps_ends_no_session_and_keeps_none_alive(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let invited = world.core.invite_login("late@example.nl", "").unwrap().unwrap_or_else(|code| panic!("{code:?}"));
    world.clock.forward(5 * 60_000);
    let mut anna_has = anna.tokens.clone();
    for jump in [90 * DAY_MS, 400 * DAY_MS, -3_000 * DAY_MS] {
        world.clock.jump(jump);
        assert_eq!(works(world, &anna_has.access), Ok(()), "{jump}");
        anna_has = refresh(world, &anna_has.refresh).unwrap_or_else(|fault| panic!("{jump}: {fault:?}"));
        assert_eq!(works(world, &anna_has.access), Ok(()), "{jump}");
    }
    let check = patio_protocol::auth::InvitationCheck { token: invited.token };
    let facts = world.call::<patio_protocol::auth::InvitationFacts>(&check, None, |request| world.core.invitation_check(request));
    assert!(facts.is_ok(), "a link works as long as before");
    // Time that really passes counts, also with a clock far in the past.
    world.clock.forward(10 * 60_000);
    assert_eq!(works(world, &anna_has.access), Err(ErrorCode::AccessExpired));
    assert_eq!(refresh(world, &anna.tokens.refresh).err().unwrap().code, ErrorCode::SessionEnded, "an old pair is a stolen one");
    world.clock.forward(90 * DAY_MS);
    assert_eq!(refresh(world, &bram.tokens.refresh).err().unwrap().code, ErrorCode::SessionEnded);
}

fn running_time_is_kept_over_a_restart(world: &World) {
    let anna = world.person("Anna");
    for _ in 0..9 {
        // A server that runs for ten days at a time, with a clock that begins in 1970 after each start.
        let core = world.another_core(|store| store);
        world.clock.jump(-500 * DAY_MS);
        assert_eq!(core.viewer(Some("invented")).unwrap(), Err(ErrorCode::SessionEnded));
        world.clock.forward(10 * DAY_MS);
        assert_eq!(core.viewer(Some("invented")).unwrap(), Err(ErrorCode::SessionEnded));
    }
    let asked = Refresh { refresh: anna.tokens.refresh.clone() };
    let core = world.another_core(|store| store);
    let ended = world.call::<Tokens>(&asked, None, |request| core.refresh(request)).err().map(|fault| fault.code);
    assert_eq!(ended, Some(ErrorCode::SessionEnded), "ninety days went by");
    let bram = world.person("Bram");
    let asked = Refresh { refresh: bram.tokens.refresh.clone() };
    assert!(world.call::<Tokens>(&asked, None, |request| core.refresh(request)).is_ok());
}

fn sign_in(world: &World, person: &Person, device: &str) -> Tokens {
    let asked = SignIn { login: person.login.clone(), password: PASSWORD.into(), device: device.into() };
    world.call(&asked, None, |request| world.core.sign_in(request)).unwrap()
}

fn sessions_are_listed_and_ended_one_by_one(world: &World) {
    let anna = world.person("Anna");
    world.clock.forward(1_000);
    let second = sign_in(world, &anna, "second\u{202E} laptop");
    let list = |access: &str| world.call::<Sessions>(&(), Some(access), |request| world.core.sessions(request));
    works(world, &second.access).unwrap();
    let found = list(&second.access).unwrap().sessions;
    assert!(found.iter().all(|row| row.seen_at >= row.created_at), "nobody is seen before they were there: {found:?}");
    let facts: Vec<_> = found.iter().map(|row| (row.device.as_str(), row.current)).collect();
    assert_eq!(facts, [("second laptop", true), ("test", false)]);
    let first = found[1].session.to_string();
    world.call::<Done>(&(), Some(&second.access), |request| world.core.end_session(request, &first)).unwrap();
    assert_eq!(works(world, &anna.tokens.access), Err(ErrorCode::SessionEnded));
    assert_eq!(list(&second.access).unwrap().sessions.len(), 1);
    world.call::<Done>(&(), Some(&second.access), |request| world.core.sign_out(request)).unwrap();
    assert_eq!(works(world, &second.access), Err(ErrorCode::SessionEnded));
}

fn a_session_of_another_person_is_not_there(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    for session in [anna.tokens.session.to_string(), world.id().to_string(), "nonsense".into()] {
        let ended = world.call::<Done>(&(), Some(&bram.tokens.access), |request| world.core.end_session(request, &session));
        assert_eq!(ended.err().unwrap().code, ErrorCode::NotFound);
    }
    assert_eq!(works(world, &anna.tokens.access), Ok(()));
}
