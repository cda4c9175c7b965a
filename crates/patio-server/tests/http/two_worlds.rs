//! Two databases that differ only inside a closed community answer a colleague outside of it byte for byte alike, on every route.

use crate::asked::{PASSWORD, Things, asked, closed, content, routes};
use crate::files::sha256;
use crate::server::{Server, Setup};
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{CommunityId, FileId, PostId};
use patio_protocol::auth::Tokens;
use patio_protocol::command::{CommunityCreate, CommunityInvite, CommunityJoin, PostCreate, ReactionSet};
use patio_protocol::file::{FileBegin, FilePlace, FileState};
use patio_testkit::{FakeClock, SeededRandom};
use reqwest::{Method, Response};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

fn setup(seed: u64) -> Setup {
    // Time stands still, and chance is the same in both worlds.
    let clock = Arc::new(FakeClock::new(1_790_000_000_000));
    Setup { clock, random: Box::new(SeededRandom::new(seed)), ..Setup::default() }
}

fn fixed(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

/// What is said to an outsider on each route, with and without a session, and to a member of the closed community.
struct Told {
    outside: Vec<(String, Vec<u8>)>,
    inside: Vec<(String, Vec<u8>)>,
}

/// What is told in a world in which much happened inside the closed community, or nothing.
async fn told(much: bool) -> Told {
    let server = Server::start_as(setup(1)).await;
    let (member, friend, outsider) = (server.person("mila").await, server.person("noor").await, server.person("otto").await);
    let open = CommunityId(fixed(1));
    let made = CommunityCreate { community: open, name: "Open".into(), description: String::new(), access: Access::Open };
    server.push(&member, made.into()).await;
    server.push(&outsider, CommunityJoin { community: open }.into()).await;
    let Tokens { person, session, refresh, .. } = member.tokens.clone();
    let (community, file, upload) = (CommunityId(fixed(2)), FileId(fixed(3)), FileId(fixed(4)));
    // The member's session and its refresh token exist in both worlds; the invitation is a guess.
    let things = Things { community, file, upload, person, session, refresh, login: outsider.login.clone(), invitation: "a guess".into() };
    if much {
        server.push(&member, closed(community, "Reorganisation")).await;
        server.push(&member, CommunityInvite { community, person: friend.tokens.person }.into()).await;
        server.push(&friend, CommunityJoin { community }.into()).await;
        let bytes = content();
        for file in [file, upload] {
            let place = FilePlace::Community(community);
            let begin = FileBegin { file, place, name: "film.mp4".into(), size: bytes.len() as u64, sha256: sha256(&bytes) };
            server.post::<FileState>("/v1/files", Some(&member.tokens.access), &begin).await.unwrap();
        }
        server.put(&member, file, &bytes, 0, None).await;
        server.post::<FileState>(&format!("/v1/files/{file}/finish"), Some(&member.tokens.access), &()).await.unwrap();
        let post = PostId(fixed(5));
        let written = PostCreate { post, community, title: "Secret".into(), text: Doc::plain("x"), files: vec![file] };
        server.push(&member, written.into()).await;
        server.push(&friend, ReactionSet { post, target: post.0, emoji: "👀".into(), on: true }.into()).await;
    }
    // After a restart, chance is the same again.
    let server = Server::over(server.end().await, setup(2)).await;
    let mut told = Told { outside: vec![], inside: vec![] };
    for route in routes(&server).await {
        // On a line of its own, because some routes end the session.
        let [outside, inside] = [sign_in(&server, &outsider.login).await, sign_in(&server, &friend.login).await];
        for (number, token) in [Some(&outside), None, Some(&inside)].into_iter().enumerate() {
            let ask = asked(&route, &things, fixed(100 + number as u128));
            let said = (route.clone(), bytes(ask.of(&server, token.map(|token| token.access.as_str())).await).await);
            if number < 2 { told.outside.push(said) } else { told.inside.push(said) }
        }
    }
    told
}

async fn sign_in(server: &Server, login: &str) -> Tokens {
    let answer = server.send(Method::POST, "/v1/sign-in", None, sign_in_body(login)).await;
    patio_protocol::envelope::open(&answer.bytes().await.unwrap(), "n-1").unwrap().unwrap()
}

fn sign_in_body(login: &str) -> Vec<u8> {
    json!({ "login": login, "password": PASSWORD, "device": "one question" }).to_string().into_bytes()
}

/// Status, headers and body; of a stream its first event.
async fn bytes(mut answer: Response) -> Vec<u8> {
    let mut headers: Vec<String> = answer.headers().iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.retain(|header| !header.starts_with("date: "));
    headers.sort();
    let mut said = format!("{}\n{}\n", answer.status(), headers.join("\n")).into_bytes();
    let is_stream = headers.iter().any(|header| header.contains("text/event-stream"));
    while let Some(chunk) = answer.chunk().await.unwrap() {
        said.extend_from_slice(&chunk);
        if is_stream {
            break;
        }
    }
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outsider_is_told_the_same_bytes_on_every_route_whatever_is_inside_a_closed_community() {
    let (one, other) = (told(true).await, told(false).await);
    assert!(one.outside.len() > 40 && one.outside.len() == other.outside.len());
    for ((route, one), (_, other)) in one.outside.iter().zip(&other.outside) {
        assert_eq!(String::from_utf8_lossy(one), String::from_utf8_lossy(other), "{route}");
    } // These routes tell what is inside, to those who are in it.
    let differ = one.inside.iter().zip(&other.inside).filter(|(one, other)| one.1 != other.1);
    let telling: Vec<&str> = differ.map(|((route, _), _)| route.as_str()).collect();
    assert_eq!(telling, ["GET /v1/events", "GET /v1/files/{file}/content/{variant}", "POST /v1/pull", "POST /v1/push"]);
}
