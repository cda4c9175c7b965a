//! The event stream over a real socket.

use crate::server::{Person, Server};
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{CommunityId, PostId};
use patio_protocol::Command;
use patio_protocol::auth::Done;
use patio_protocol::command::{CommunityInvite, CommunityJoin, PostCreate};
use patio_protocol::pull::{Heartbeat, Page};
use reqwest::{Method, Response};
use std::time::Duration;
use tokio::time::timeout;

/// Longer than anything here takes, shorter than a heartbeat apart from the first.
const SOON: Duration = Duration::from_secs(10);

pub struct Events {
    response: Response,
    read: String,
    /// Of the latest heartbeat.
    mark: String,
}

impl Events {
    pub async fn open(server: &Server, person: &Person) -> Events {
        let response = server.send(Method::GET, "/v1/events", Some(&person.tokens.access), vec![]).await;
        assert_eq!(response.status().as_u16(), 200);
        let header = |name: &str| response.headers().get(name).unwrap().to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "text/event-stream");
        assert_eq!(header("cache-control"), "no-store, no-transform");
        assert_eq!(header("x-accel-buffering"), "no");
        let mut events = Events { response, read: String::new(), mark: String::new() };
        // What changed while it opened may be hinted before.
        let mut first = events.next().await;
        while first.as_deref() == Some("hint") {
            first = events.next().await;
        }
        assert_eq!(first.as_deref(), Some("heartbeat"), "it comes at once");
        events
    }

    /// The name of the next event, or nothing when the stream ended.
    pub async fn next(&mut self) -> Option<String> {
        loop {
            if let Some((event, rest)) = self.read.split_once("\n\n") {
                let name = event.lines().find_map(|line| line.strip_prefix("event: ")).unwrap().to_owned();
                let data = event.lines().find_map(|line| line.strip_prefix("data: ")).unwrap();
                match name.as_str() {
                    "heartbeat" => self.mark = serde_json::from_str::<Heartbeat>(data).unwrap().mark,
                    _ => assert_eq!(data, "{}", "content in {event}"),
                }
                self.read = rest.to_owned();
                return Some(name);
            }
            let chunk = timeout(SOON, self.response.chunk()).await.unwrap().unwrap()?;
            self.read.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}

pub fn post(community: CommunityId) -> Command {
    let post = PostId(crate::server::new_id());
    Command::PostCreate(PostCreate { post, community, title: String::new(), text: Doc::plain("x"), files: vec![] })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_in_a_granted_scope_is_hinted_and_one_in_another_is_not() {
    let server = Server::start().await;
    let (anna, bram) = (server.person("anna").await, server.person("bram").await);
    let closed = server.community(&anna, "Closed", Access::Closed).await;
    let (mut hers, mut his) = (Events::open(&server, &anna).await, Events::open(&server, &bram).await);
    server.push(&anna, post(closed)).await;
    assert_eq!(hers.next().await.as_deref(), Some("hint"));
    // He hears of his invitation; had he heard of the post, that hint would have come before.
    server.push(&anna, Command::CommunityInvite(CommunityInvite { community: closed, person: bram.tokens.person })).await;
    assert_eq!(his.next().await.as_deref(), Some("hint"));
    server.push(&bram, Command::CommunityJoin(CommunityJoin { community: closed })).await;
    assert_eq!(his.next().await.as_deref(), Some("hint"));
    // From now on the closed community is his, too.
    server.push(&anna, post(closed)).await;
    assert_eq!(his.next().await.as_deref(), Some("hint"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_heartbeat_stands_where_a_page_stands() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    let before = Events::open(&server, &anna).await.mark;
    let token = Some(anna.tokens.access.as_str());
    let page: Page = server.post("/v1/pull", token, &serde_json::json!({})).await.unwrap();
    assert_eq!(page.mark, before);
    server.community(&anna, "Open", Access::Open).await;
    let page: Page = server.post("/v1/pull", token, &serde_json::json!({})).await.unwrap();
    assert!(page.mark != before && page.mark == Events::open(&server, &anna).await.mark);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outsider_hears_nothing_of_a_closed_community() {
    let server = Server::start().await;
    let (anna, bram) = (server.person("anna").await, server.person("bram").await);
    let closed = server.community(&anna, "Closed", Access::Closed).await;
    let mut his = Events::open(&server, &bram).await;
    for _ in 0..5 {
        server.push(&anna, post(closed)).await;
    }
    server.community(&anna, "Also closed", Access::Closed).await;
    server.post::<Done>("/v1/sign-out", Some(&bram.tokens.access), &()).await.unwrap();
    assert_eq!(his.next().await.as_deref(), Some("ended"), "the first thing he hears is the end of his own session");
    assert_eq!(his.next().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_is_told_that_its_session_ended() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    let mut events = Events::open(&server, &anna).await;
    // From the command line, which is another process: found within seconds.
    let (core, login) = (server.core.clone(), anna.login.clone());
    tokio::task::spawn_blocking(move || core.disable(&login).unwrap()).await.unwrap();
    assert_eq!(events.next().await.as_deref(), Some("ended"));
    assert_eq!(events.next().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closing_server_ends_its_streams_and_finishes() {
    let mut server = Server::start().await;
    let anna = server.person("anna").await;
    let mut events = Events::open(&server, &anna).await;
    server.stop.take().unwrap().send(()).unwrap();
    assert_eq!(events.next().await, None);
    timeout(SOON, &mut server.done).await.unwrap().unwrap();
}
