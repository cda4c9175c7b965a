//! Coming in: invitations, passwords, roles, closed accounts.

use crate::world::{PASSWORD, World};
use patio_domain::Role;
use patio_protocol::ErrorCode;
use patio_protocol::auth::{InvitationAccept, InvitationCheck, InvitationFacts, InvitationLink, InvitePerson, SignIn, Tokens};
use patio_protocol::record::{AccountState, PersonBody};
use patio_server::core::AdminError;
use patio_server::{Answer, Request};

crate::contract!(
    an_invitation_shows_its_facts_and_works_once,
    an_expired_or_invented_invitation_is_refused,
    a_password_too_short_or_too_long_is_refused_and_the_invitation_stays,
    a_wrong_password_and_an_unknown_login_get_the_same_answer,
    too_many_attempts_are_stopped_and_time_forgives,
    one_address_cannot_try_many_logins,
    only_administrators_invite,
    a_login_is_taken_once_and_an_unused_invitation_can_be_made_anew,
    a_disabled_account_is_out_everywhere,
    a_closed_account_is_opened_again_with_a_new_link_and_nothing_of_before,
    an_organisation_is_made_once,
);

fn sign_in(world: &World, login: &str, password: &str) -> Result<Tokens, patio_protocol::Fault> {
    let asked = SignIn { login: login.into(), password: password.into(), device: "laptop".into() };
    world.call(&asked, None, |request| world.core.sign_in(request))
}

fn accept(world: &World, token: &str, password: &str) -> Result<Tokens, patio_protocol::Fault> {
    let asked = InvitationAccept { token: token.into(), password: password.into(), device: "laptop".into() };
    world.call(&asked, None, |request| world.core.invitation_accept(request))
}

fn an_invitation_shows_its_facts_and_works_once(world: &World) {
    let invited = world.core.invite_login("Piet@Example.nl", " Piet ").unwrap().unwrap_or_else(|code| panic!("{code:?}"));
    let check = InvitationCheck { token: invited.token.clone() };
    let facts: InvitationFacts = world.call(&check, None, |request| world.core.invitation_check(request)).unwrap();
    assert_eq!((facts.organisation.as_str(), facts.login.as_str(), facts.name.as_str()), ("Veldwerk", "piet@example.nl", "Piet"));
    assert_eq!(accept(world, &invited.token, PASSWORD).unwrap().person, invited.person);
    assert_eq!(accept(world, &invited.token, PASSWORD).err().map(|fault| fault.code), Some(ErrorCode::InvitationInvalid));
    assert_eq!(sign_in(world, " PIET@example.nl ", PASSWORD).unwrap().person, invited.person);
}

fn an_expired_or_invented_invitation_is_refused(world: &World) {
    let invited = world.core.invite_login("piet@example.nl", "").unwrap().unwrap_or_else(|code| panic!("{code:?}"));
    world.clock.forward(15 * 24 * 3_600_000);
    for token in [invited.token.as_str(), "invented", "", &"x".repeat(5_000)] {
        let refused = accept(world, token, PASSWORD).err().map(|fault| fault.code);
        assert_eq!(refused, Some(ErrorCode::InvitationInvalid));
    }
}

fn a_password_too_short_or_too_long_is_refused_and_the_invitation_stays(world: &World) {
    let invited = world.core.invite_login("piet@example.nl", "").unwrap().unwrap_or_else(|code| panic!("{code:?}"));
    for password in ["short", &"x".repeat(201)] {
        let refused = accept(world, &invited.token, password).err().map(|fault| fault.code);
        assert_eq!(refused, Some(ErrorCode::PasswordInvalid));
    }
    assert!(accept(world, &invited.token, PASSWORD).is_ok());
}

fn a_wrong_password_and_an_unknown_login_get_the_same_answer(world: &World) {
    let anna = world.person("Anna");
    world.core.invite_login("invited@example.nl", "").unwrap().unwrap_or_else(|code| panic!("{code:?}"));
    let answers: Vec<Answer> = [anna.login.as_str(), "nobody@example.nl", "invited@example.nl", "x y", ""]
        .map(|login| {
            let body = serde_json::json!({ "login": login, "password": "a wrong password", "device": "x" }).to_string();
            world.core.sign_in(&Request { nonce: "n", body: body.as_bytes(), ..Request::default() })
        })
        .into();
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert!(String::from_utf8_lossy(&answers[0].body).contains("sign_in_failed"));
}

fn too_many_attempts_are_stopped_and_time_forgives(world: &World) {
    let anna = world.person("Anna");
    for _ in 0..8 {
        let wrong = sign_in(world, &anna.login, "a wrong password").err().map(|fault| fault.code);
        assert_eq!(wrong, Some(ErrorCode::SignInFailed));
    }
    let fault = sign_in(world, &anna.login, PASSWORD).err().unwrap();
    assert_eq!(fault.code, ErrorCode::TooManyAttempts);
    world.clock.forward(i64::try_from(fault.retry_after_ms.unwrap()).unwrap());
    assert!(sign_in(world, &anna.login, PASSWORD).is_ok());
    // The right person came in: the count starts anew.
    assert!((0..8).all(|_| sign_in(world, &anna.login, PASSWORD).is_ok()));
}

fn one_address_cannot_try_many_logins(world: &World) {
    let attempt = |n: usize, peer: &str| {
        let body = serde_json::json!({ "login": format!("guess{n}"), "password": "a wrong password", "device": "x" }).to_string();
        world.core.sign_in(&Request { nonce: "n", peer, body: body.as_bytes(), ..Request::default() }).status
    };
    assert!((0..60).all(|n| attempt(n, "192.0.2.1") == 401));
    assert_eq!(attempt(60, "192.0.2.1"), 429);
    assert_eq!(attempt(60, "192.0.2.2"), 401);
    world.clock.forward(2_000);
    assert_eq!(attempt(61, "192.0.2.1"), 401);
    assert_eq!(attempt(62, "192.0.2.1"), 429);
}

fn only_administrators_invite(world: &World) {
    let (anna, asked) = (world.person("Anna"), InvitePerson { login: "new@example.nl".into(), name: "New".into() });
    let invite = |token: Option<&str>| world.call::<InvitationLink>(&asked, token, |request| world.core.invite_person(request));
    assert_eq!(invite(Some(&anna.tokens.access)).err().map(|fault| fault.code), Some(ErrorCode::Forbidden));
    assert_eq!(invite(None).err().map(|fault| fault.code), Some(ErrorCode::SessionEnded));
    world.core.set_role(&anna.login, Role::Administrator).unwrap();
    let link = invite(Some(&anna.tokens.access)).unwrap();
    assert!(accept(world, &link.token, PASSWORD).is_ok());
    world.core.set_role(&anna.login, Role::Employee).unwrap();
    assert_eq!(invite(Some(&anna.tokens.access)).err().map(|fault| fault.code), Some(ErrorCode::Forbidden));
}

fn a_login_is_taken_once_and_an_unused_invitation_can_be_made_anew(world: &World) {
    let invite = |login: &str| world.core.invite_login(login, "").unwrap();
    let first = invite("piet@example.nl").unwrap_or_else(|code| panic!("{code:?}"));
    let second = invite("PIET@example.nl").unwrap_or_else(|code| panic!("{code:?}"));
    assert!(first.person == second.person && first.token != second.token);
    assert!(accept(world, &second.token, PASSWORD).is_ok());
    assert!(accept(world, &first.token, PASSWORD).is_err(), "using one link makes the others useless");
    assert_eq!(invite("piet@example.nl").err(), Some(ErrorCode::LoginTaken));
    assert_eq!(invite("with space").err(), Some(ErrorCode::LoginInvalid));
    assert_eq!(invite("").err(), Some(ErrorCode::LoginInvalid));
}

fn a_disabled_account_is_out_everywhere(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let second = sign_in(world, &anna.login, PASSWORD).unwrap();
    let viewer = world.core.viewer(Some(&second.access)).unwrap().unwrap();
    assert!(world.core.look(&viewer).unwrap().is_some());
    world.core.disable(&anna.login).unwrap();
    assert!(world.core.look(&viewer).unwrap().is_none());
    assert_eq!(world.page(&anna, None).unwrap_err().code, ErrorCode::AccountClosed);
    let refresh = patio_protocol::auth::Refresh { refresh: second.refresh };
    let refused = world.call::<Tokens>(&refresh, None, |request| world.core.refresh(request)).err();
    assert_eq!(refused.map(|fault| fault.code), Some(ErrorCode::AccountClosed));
    assert_eq!(sign_in(world, &anna.login, PASSWORD).err().map(|fault| fault.code), Some(ErrorCode::SignInFailed));
    let people = world.fresh(&bram);
    let people: Vec<PersonBody> = people.of_kind("person").iter().map(|body| serde_json::from_str(body).unwrap()).collect();
    let state = |name: &str| people.iter().find(|person| person.name == name).unwrap().state;
    assert_eq!((state("Anna"), state("Bram")), (AccountState::Disabled, AccountState::Active));
    assert!(world.core.disable("nobody@example.nl").is_err());
}

fn a_closed_account_is_opened_again_with_a_new_link_and_nothing_of_before(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock", patio_domain::community::Access::Open);
    assert!(matches!(world.core.enable(&anna.login), Err(AdminError::NotClosed)));
    assert!(matches!(world.core.enable("nobody@example.nl"), Err(AdminError::UnknownLogin)));
    // A link that was never used, from before.
    let old = world.core.invite_login("late@example.nl", "Late").unwrap().unwrap_or_else(|code| panic!("{code:?}"));
    world.core.disable("late@example.nl").unwrap();
    let new = world.core.enable("late@example.nl").unwrap();
    let accept = |token: &str| {
        let asked = InvitationAccept { token: token.to_owned(), password: PASSWORD.into(), device: "new".into() };
        world.call::<Tokens>(&asked, None, |request| world.core.invitation_accept(request)).map_err(|fault| fault.code)
    };
    assert_eq!(accept(&old.token).err(), Some(ErrorCode::InvitationInvalid));
    assert_eq!(accept(&new.token).unwrap().person, old.person);
    world.core.disable(&anna.login).unwrap();
    let opened = world.core.enable(&anna.login).unwrap();
    assert_eq!((opened.person, opened.touched), (anna.id, vec![patio_domain::Scope::Org]));
    assert_eq!(sign_in(world, &anna.login, PASSWORD).err().map(|fault| fault.code), Some(ErrorCode::SignInFailed), "the old password");
    assert_eq!(world.page(&anna, None).unwrap_err().code, ErrorCode::SessionEnded);
    let tokens = accept(&opened.token).unwrap();
    assert_eq!(accept(&opened.token).err(), Some(ErrorCode::InvitationInvalid), "it works once");
    let back = crate::world::Person { id: tokens.person, login: anna.login.clone(), tokens };
    world.post(&back, community, "I am back");
    let people = world.fresh(&bram);
    let states = people.of_kind("person").iter().map(|body| serde_json::from_str(body).unwrap()).collect::<Vec<PersonBody>>();
    assert!(states.iter().any(|person| person.name == "Anna" && person.state == AccountState::Active));
}

fn an_organisation_is_made_once(world: &World) {
    assert_eq!(world.core.create_organisation("Other", "other@example.nl").unwrap().err(), Some(ErrorCode::LoginTaken));
    assert!(world.core.is_ready());
}
