//! Coming in: invitations, passwords, roles, closed accounts.

use crate::world::{PASSWORD, World};
use patio_domain::Role;
use patio_protocol::ErrorCode;
use patio_protocol::auth::{
    Done, InvitationAccept, InvitationCheck, InvitationFacts, InvitationLink, InvitePerson, PasswordChange, SignIn, Tokens,
};
use patio_protocol::record::{AccountState, PersonBody};
use patio_server::core::AdminError;
use patio_server::{Answer, Request};

crate::contract!(
    an_invitation_shows_its_facts_and_works_once,
    an_expired_or_invented_invitation_is_refused,
    a_password_too_short_or_too_long_is_refused_and_the_invitation_stays,
    a_wrong_password_and_an_unknown_login_get_the_same_answer,
    too_many_attempts_are_stopped_and_time_forgives,
    a_guesser_elsewhere_locks_nobody_out,
    one_address_cannot_try_many_logins,
    a_second_invitation_ends_the_first_link,
    a_password_that_anybody_guesses_is_refused_and_the_invitation_stays,
    a_changed_password_ends_the_other_sessions_and_not_the_own_one,
    a_wrong_current_password_changes_nothing_and_guesses_are_bounded,
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

fn sign_in_from(world: &World, peer: &str, login: &str, password: &str) -> Result<Tokens, ErrorCode> {
    let asked = SignIn { login: login.into(), password: password.into(), device: "laptop".into() };
    world.call_from(peer, &asked, None, |request| world.core.sign_in(request)).map_err(|fault| fault.code)
}

fn a_guesser_elsewhere_locks_nobody_out(world: &World) {
    let anna = world.person("Anna");
    assert!(sign_in_from(world, "192.0.2.1", &anna.login, PASSWORD).is_ok());
    let guess = |peer: &str| sign_in_from(world, peer, &anna.login, "a wrong password").err().unwrap();
    assert!((0..8).all(|_| guess("203.0.113.1") == ErrorCode::SignInFailed));
    assert_eq!(guess("203.0.113.1"), ErrorCode::TooManyAttempts);
    assert!(sign_in_from(world, "198.51.100.7", &anna.login, PASSWORD).is_ok(), "on a train, for the first time");
    // Guesses from everywhere are bounded, and still do not concern the addresses from which she signed in.
    let allowed = (0..200).filter(|n| guess(&format!("203.0.113.{n}")) == ErrorCode::SignInFailed).count();
    assert!(allowed < 70, "{allowed} guesses at once");
    assert_eq!(sign_in_from(world, "198.51.100.8", &anna.login, PASSWORD).err(), Some(ErrorCode::TooManyAttempts));
    for known in ["192.0.2.1", "198.51.100.7"] {
        assert!(sign_in_from(world, known, &anna.login, PASSWORD).is_ok(), "{known}");
    }
    world.clock.forward(15 * 60_000);
    assert!(sign_in_from(world, "198.51.100.8", &anna.login, PASSWORD).is_ok(), "time forgives");
}

fn a_second_invitation_ends_the_first_link(world: &World) {
    let invite = || world.core.invite_login("piet@example.nl", "").unwrap().unwrap_or_else(|code| panic!("{code:?}"));
    let (first, second) = (invite(), invite());
    let check = InvitationCheck { token: first.token.clone() };
    let known = world.call::<InvitationFacts>(&check, None, |request| world.core.invitation_check(request));
    assert_eq!(known.err().map(|fault| fault.code), Some(ErrorCode::InvitationInvalid));
    assert_eq!(accept(world, &first.token, PASSWORD).err().map(|fault| fault.code), Some(ErrorCode::InvitationInvalid));
    assert_eq!(accept(world, &second.token, PASSWORD).unwrap().person, first.person);
}

fn a_password_that_anybody_guesses_is_refused_and_the_invitation_stays(world: &World) {
    let invited = world.core.invite_login("piet@example.nl", "Piet Paaltjens").unwrap().unwrap_or_else(|code| panic!("{code:?}"));
    let refusals = [
        ("          ", ErrorCode::PasswordInvalid),
        ("Welkom2026!", ErrorCode::PasswordCommon),
        ("piet@example.nl", ErrorCode::PasswordPersonal),
        ("Piet Paaltjens", ErrorCode::PasswordPersonal),
    ];
    for (password, code) in refusals {
        assert_eq!(accept(world, &invited.token, password).err().map(|fault| fault.code), Some(code), "{password}");
    }
    assert!(accept(world, &invited.token, PASSWORD).is_ok());
}

const NEW: &str = "een tuin met een muur";

fn change(world: &World, access: &str, current: &str, new: &str) -> Result<Done, ErrorCode> {
    let asked = PasswordChange { current: current.into(), new: new.into() };
    world.call(&asked, Some(access), |request| world.core.change_password(request)).map_err(|fault| fault.code)
}

fn a_changed_password_ends_the_other_sessions_and_not_the_own_one(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let other = sign_in(world, &anna.login, PASSWORD).unwrap();
    assert!(change(world, &other.access, PASSWORD, NEW).is_ok());
    assert_eq!(world.page(&anna, None).unwrap_err().code, ErrorCode::SessionEnded);
    let refresh = |token: &str| {
        let asked = patio_protocol::auth::Refresh { refresh: token.to_owned() };
        world.call::<Tokens>(&asked, None, |request| world.core.refresh(request)).map_err(|fault| fault.code)
    };
    assert_eq!(refresh(&anna.tokens.refresh).err(), Some(ErrorCode::SessionEnded));
    assert!(refresh(&other.refresh).is_ok());
    assert!(world.page(&bram, None).is_ok(), "nobody else is concerned");
    assert_eq!(sign_in(world, &anna.login, PASSWORD).err().map(|fault| fault.code), Some(ErrorCode::SignInFailed));
    assert!(sign_in(world, &anna.login, NEW).is_ok());
}

fn a_wrong_current_password_changes_nothing_and_guesses_are_bounded(world: &World) {
    let anna = world.person("Anna");
    let other = sign_in(world, &anna.login, PASSWORD).unwrap();
    assert_eq!(change(world, "invented", PASSWORD, NEW).err(), Some(ErrorCode::SessionEnded));
    for (new, code) in [
        ("          ", ErrorCode::PasswordInvalid),
        ("Wachtwoord1", ErrorCode::PasswordCommon),
        (anna.login.as_str(), ErrorCode::PasswordPersonal),
    ] {
        assert_eq!(change(world, &anna.tokens.access, PASSWORD, new).err(), Some(code), "{new}");
    }
    assert!((0..8).all(|_| change(world, &other.access, "a wrong password", NEW).err() == Some(ErrorCode::PasswordWrong)));
    assert_eq!(change(world, &other.access, PASSWORD, NEW).err(), Some(ErrorCode::TooManyAttempts));
    assert!(world.page(&anna, None).is_ok(), "nothing was changed");
    assert!(change(world, &anna.tokens.access, PASSWORD, NEW).is_ok(), "only the session of the guesses waits");
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
