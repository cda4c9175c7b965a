//! Bringing much in: imported records are records like all others, with their own times.

use crate::world::{PASSWORD, World};
use patio_domain::community::{Access, MemberRole};
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, CommunityId, PersonId, PostId, Scope};
use patio_protocol::auth::{InvitationAccept, Tokens};
use patio_protocol::record::{AccountState, CommentBody, CommunityBody, PersonBody, PostBody, ReactionBody};
use patio_server::core::{NewCommunity, NewPerson};

crate::contract!(
    imported_people_and_texts_reach_members_with_their_own_times,
    an_import_that_fails_brings_nothing_in,
    an_imported_person_can_be_invited,
);

fn person(login: Option<&str>, name: &str) -> NewPerson {
    let body = PersonBody::new(name.into(), String::new(), vec![], AccountState::Invited);
    NewPerson { login: login.map(str::to_owned), body, password_hash: None, created_at: 1 }
}

fn imported_people_and_texts_reach_members_with_their_own_times(world: &World) {
    let anna = world.person("Anna");
    let (piet, ghost, community) = (PersonId(world.id()), PersonId(world.id()), CommunityId(world.id()));
    let (post, comment) = (PostId(world.id()), CommentId(world.id()));
    let work = |bulk: &mut patio_server::core::Bulk<'_>| {
        bulk.insert_person(piet, person(Some("piet@old.example"), "Piet"))?;
        bulk.insert_person(ghost, person(None, "ghost"))?;
        let (name, description, access) = ("Help".to_owned(), String::new(), Access::Open);
        bulk.insert_community(community, NewCommunity { name, description, access, created_at: 1_000 })?;
        bulk.insert_member(community, anna.id, MemberRole::Manager, 1_000)?;
        bulk.insert_member(community, piet, MemberRole::Member, 2_000)?;
        bulk.insert_member(community, piet, MemberRole::Member, 3_000)?;
        let (title, text) = (String::new(), Doc::plain("old"));
        let (edited_at, withdrawn_at) = (Some(6_000), None);
        let body =
            PostBody { community, author: ghost, title, text, created_at: 5_000, edited_at, withdrawn_at, version: 1, files: vec![] };
        bulk.insert_post(post, body)?;
        let (reply_to, edited_at) = (None, None);
        let text = Doc::plain("answer");
        let body = CommentBody {
            post,
            community,
            author: piet,
            reply_to,
            text,
            created_at: 7_000,
            edited_at,
            withdrawn_at,
            version: 1,
            files: vec![],
        };
        bulk.insert_comment(comment, body)?;
        let reaction = ReactionBody { post, target: comment.0, person: ghost, emoji: "👍".into(), created_at: 8_000 };
        bulk.insert_reaction(community, reaction.clone())?;
        bulk.insert_reaction(community, reaction)
    };
    let ((), touched) = world.core.bulk(work).unwrap();
    assert!(touched.contains(&Scope::Org) && touched.contains(&Scope::Community(community)));
    let mirror = world.fresh(&anna);
    let found: PostBody = serde_json::from_str(mirror.of_kind("post")[0]).unwrap();
    assert_eq!((found.created_at, found.edited_at), (5_000, Some(6_000)));
    assert_eq!((mirror.of_kind("comment").len(), mirror.of_kind("reaction").len(), mirror.of_kind("membership").len()), (1, 1, 2));
    let counted: CommunityBody = serde_json::from_str(mirror.of_kind("community")[0]).unwrap();
    assert_eq!((counted.member_count, counted.created_at), (2, 1_000));
    // Adding who is there changes nothing.
    let ((), touched) = world.core.bulk(|bulk| bulk.insert_member(community, anna.id, MemberRole::Member, 9)).unwrap();
    assert_eq!(touched, vec![]);
    assert_eq!(mirror.state(), world.fresh(&anna).state());
}

fn an_import_that_fails_brings_nothing_in(world: &World) {
    let anna = world.person("Anna");
    let before = world.fresh(&anna);
    let failed = world.core.bulk(|bulk| {
        bulk.insert_person(PersonId(world.id()), person(Some("piet@old.example"), "Piet"))?;
        bulk.insert_person(PersonId(world.id()), person(Some("piet@old.example"), "Piet again"))
    });
    assert!(failed.is_err());
    assert_eq!(before.state(), world.fresh(&anna).state());
}

fn an_imported_person_can_be_invited(world: &World) {
    let piet = PersonId(world.id());
    world.core.bulk(|bulk| bulk.insert_person(piet, person(Some("piet@old.example"), "Piet"))).unwrap();
    let invited = world.core.invite_login("piet@old.example", "").unwrap().unwrap_or_else(|code| panic!("{code:?}"));
    assert_eq!(invited.person, piet);
    let asked = InvitationAccept { token: invited.token, password: PASSWORD.into(), device: "x".into() };
    let tokens: Tokens = world.call(&asked, None, |request| world.core.invitation_accept(request)).unwrap();
    assert_eq!(tokens.person, piet);
    let anna = world.person("Anna");
    let people = world.fresh(&anna);
    let people: Vec<PersonBody> = people.of_kind("person").iter().map(|body| serde_json::from_str(body).unwrap()).collect();
    assert!(people.iter().any(|person| person.name == "Piet" && person.state == AccountState::Active));
}
