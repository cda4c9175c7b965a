//! Callers who take much, over real sockets: each holds up nobody but themselves. Nothing here is timed: what must happen is waited for.

use crate::events::{Events, post};
use crate::server::{Person, Server, new_id};
use patio_domain::CommandId;
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_protocol::Command;
use patio_protocol::command::PostCreate;
use patio_protocol::push::{PushItem, PushRequest};
use patio_server::http::Bounds;
use serde_json::value::RawValue;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// Longer than anything here takes.
const LONG: Duration = Duration::from_secs(30);
/// Longer than this test may run.
const FOR_EVER: Duration = Duration::from_secs(3_600);

/// A connection from another address of this machine, with the beginning of a request on it.
async fn half_sent(server: &Server, from: [u8; 4]) -> TcpStream {
    let address: SocketAddr = server.url.trim_start_matches("http://").parse().unwrap();
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((from, 0).into()).unwrap();
    let mut stream = socket.connect(address).await.unwrap();
    stream.write_all(b"GET /v1/hello HTTP/1.1\r\nhost: x\r\npatio-nonce: n").await.unwrap();
    stream
}

async fn answer(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection that is closed with bytes unread ends with a reset: no answer, too.
    match stream.read_to_end(&mut bytes).await {
        Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
        read => drop(read.unwrap()),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn half_sent_heads_are_hung_up_on_by_themselves() {
    let server = Server::start_within(Bounds { head_time: Duration::from_millis(200), ..Bounds::default() }).await;
    let mut silent = Vec::new();
    for _ in 0..100 {
        silent.push(half_sent(&server, [127, 0, 0, 1]).await);
    }
    // One that says nothing at all, and one that was answered once and says nothing more.
    silent.push(TcpStream::connect(server.url.trim_start_matches("http://")).await.unwrap());
    let mut answered = half_sent(&server, [127, 0, 0, 1]).await;
    answered.write_all(b"\r\n\r\n").await.unwrap();
    silent.push(answered);
    let all = async {
        for stream in silent {
            answer(stream).await;
        }
    };
    tokio::time::timeout(LONG, all).await.expect("every one of them is closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn half_sent_heads_from_one_address_hold_up_no_other_address() {
    let bounds =
        Bounds { head_time: FOR_EVER, stranger_time: FOR_EVER, strangers_of_address: 5, waiting_of_address: 8, ..Bounds::default() };
    let server = Server::start_within(bounds).await;
    let mut silent = Vec::new();
    for _ in 0..9 {
        silent.push(half_sent(&server, [127, 0, 0, 2]).await);
    }
    // One of the nine finds no room even to wait.
    drop(silent.remove(tokio::time::timeout(LONG, closed(&silent)).await.expect("it is closed at once")));
    tokio::time::timeout(LONG, server.person("anna")).await.expect("others are served");
    // Those that wait are served when those before them go.
    for stream in &mut silent {
        stream.write_all(b"\r\nconnection: close\r\n\r\n").await.unwrap();
    }
    for stream in silent {
        let said = tokio::time::timeout(LONG, answer(stream)).await.expect("its turn comes");
        assert!(said.starts_with("HTTP/1.1 200"), "{said}");
    }
}

/// The first of these connections that the server closes.
async fn closed(streams: &[TcpStream]) -> usize {
    let ends = streams.iter().map(|stream| Box::pin(async move { drop(stream.peek(&mut [0]).await) }));
    futures_util::future::select_all(ends).await.1
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_was_seen_frees_the_place_of_the_address() {
    let bounds = Bounds { head_time: FOR_EVER, stranger_time: FOR_EVER, strangers_of_address: 2, ..Bounds::default() };
    let server = Server::start_within(bounds).await;
    let anna = server.person("anna").await;
    let mut open = Vec::new();
    for _ in 0..10 {
        open.push(Events::open(&server, &anna).await);
    }
}

/// A push that its bytes make long.
fn long_push(bytes: usize) -> Vec<u8> {
    let made = PostCreate { post: new_id().into(), community: new_id().into(), title: "x".into(), text: Doc::plain("x"), files: vec![] };
    let (kind, body) = Command::PostCreate(made).encode().unwrap();
    let item = PushItem { command_id: CommandId(new_id()), kind, body: RawValue::from_string(body).unwrap() };
    let mut push = serde_json::to_vec(&PushRequest { items: vec![item], ..PushRequest::default() }).unwrap();
    push.extend(std::iter::repeat_n(b' ', bytes.saturating_sub(push.len())));
    push
}

/// Sends a push but for its last byte.
async fn almost_pushed(server: &Server, by: &Person, push: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(server.url.trim_start_matches("http://")).await.unwrap();
    let head = format!(
        "POST /v1/push HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\npatio-nonce: n-1\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        by.tokens.access,
        push.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&push[..push.len() - 1]).await.unwrap();
    stream
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_of_one_person_wait_for_each_other_and_nobody_else_waits() {
    let bytes = 200 * 1024;
    let bounds = Bounds { bytes_of_person: 2 * bytes, bytes: 4 * bytes, ..Bounds::default() };
    let server = Server::start_within(bounds).await;
    let (mallory, anna) = (server.person("mallory").await, server.person("anna").await);
    let mut half = Vec::new();
    for _ in 0..6 {
        half.push(almost_pushed(&server, &mallory, &long_push(bytes)).await);
    }
    let mut hers = almost_pushed(&server, &anna, &long_push(bytes)).await;
    hers.write_all(b" ").await.unwrap();
    let said = tokio::time::timeout(LONG, answer(hers)).await.expect("she does not wait for him");
    assert!(said.contains("\"verdict\":\"refused\""), "{said}");
    // His go on as those before them end.
    for mut stream in half {
        stream.write_all(b" ").await.unwrap();
        let said = tokio::time::timeout(LONG, answer(stream)).await.expect("each has its turn");
        assert!(said.contains("\"verdict\":\"refused\""), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_signed_in_is_told_so_after_any_body() {
    let server = Server::start().await;
    for (bytes, code) in [(100, "session_ended"), (1_900_000, "session_ended"), (3_000_000, "session_ended")] {
        let answer = server.send(reqwest::Method::POST, "/v1/push", Some("a stranger"), long_push(bytes)).await;
        let said = answer.text().await.unwrap();
        assert!(said.contains(code), "{bytes}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_oldest_stream_of_a_person_gives_way_to_a_new_one() {
    let server = Server::start_within(Bounds { streams_of_person: 3, ..Bounds::default() }).await;
    let (anna, bram) = (server.person("anna").await, server.person("bram").await);
    let mut his = Events::open(&server, &bram).await;
    let mut hers = Vec::new();
    for _ in 0..6 {
        hers.push(Events::open(&server, &anna).await);
    }
    for events in &mut hers[..3] {
        // Just closed: told that its session ended, the laptop would sign her out.
        assert_eq!(events.next().await, None);
    }
    let community = server.community(&bram, "Open", Access::Open).await;
    server.push(&bram, post(community)).await;
    for events in &mut hers[3..] {
        assert_eq!(events.next().await.as_deref(), Some("hint"));
    }
    assert_eq!(his.next().await.as_deref(), Some("hint"));
}
