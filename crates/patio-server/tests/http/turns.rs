//! Costly work takes its turn, also when whoever asked for it hangs up.

use crate::server::{Person, Server};
use patio_domain::community::Access;
use patio_domain::world::Clock;
use patio_domain::{CommunityId, FileId};
use patio_protocol::Fault;
use patio_protocol::file::{FileState, FileStatus};
use patio_server::os::SystemClock;
use std::sync::{Arc, Condvar, Mutex};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Uploads that may be looked at at a time.
const AT_ONCE: usize = 2;

/// A clock at which whoever looks at an image waits, until it is let go.
struct Gate {
    clock: SystemClock,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    shut: bool,
    inside: usize,
    most: usize,
}

impl Clock for Gate {
    fn now_ms(&self) -> i64 {
        self.clock.now_ms()
    }
    fn monotonic_ms(&self) -> u64 {
        let mut state = self.state.lock().unwrap();
        state.inside += 1;
        state.most = state.most.max(state.inside);
        let mut state = self.changed.wait_while(state, |state| state.shut).unwrap();
        state.inside -= 1;
        drop(state);
        self.clock.monotonic_ms()
    }
    fn running_ms(&self) -> u64 {
        self.clock.monotonic_ms()
    }
}

impl Gate {
    fn shut(&self, shut: bool) {
        self.state.lock().unwrap().shut = shut;
        self.changed.notify_all();
    }

    fn inside(&self) -> usize {
        self.state.lock().unwrap().inside
    }
}

/// Lets everybody go, also when a test fails.
struct Opened(Arc<Gate>);

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.shut(false);
    }
}

fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(20, 20, image::Rgb([9, 9, 9])).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

impl Server {
    async fn sent(&self, by: &Person, community: CommunityId) -> FileId {
        let begun = self.begin(by, community, "a.png", &png()).await;
        self.put(by, begun.file, &png(), 0, None).await;
        begun.file
    }

    /// Asks for an upload to be finished, on a connection of its own.
    async fn asked_to_finish(&self, by: &Person, file: FileId) -> TcpStream {
        let mut stream = TcpStream::connect(self.url.trim_start_matches("http://")).await.unwrap();
        let head = format!(
            "POST /v1/files/{file}/finish HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\npatio-nonce: n-1\r\ncontent-length: 0\r\n\r\n",
            by.tokens.access
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream
    }

    async fn finish(&self, by: &Person, file: FileId) -> Result<FileState, Fault> {
        self.post(&format!("/v1/files/{file}/finish"), Some(&by.tokens.access), &()).await
    }
}

/// Hangs up, and waits until the server knows: it answers nothing and closes its side.
async fn cut(mut stream: TcpStream) {
    stream.shutdown().await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    assert!(answer.is_empty(), "{}", String::from_utf8_lossy(&answer));
}

async fn gated() -> (Server, Opened) {
    let gate = Arc::new(Gate { clock: SystemClock::start(), state: Mutex::default(), changed: Condvar::new() });
    (Server::start_at(gate.clone()).await, Opened(gate))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_hangs_up_does_not_free_the_turn_of_what_it_asked_for() {
    let (server, gate) = gated().await;
    let people = [server.person("anna").await, server.person("bram").await];
    let community = server.community(&people[0], "Photos", Access::Open).await;
    let mut files = Vec::new();
    for at in 0..6 {
        files.push((&people[at % 2], server.sent(&people[at % 2], community).await));
    }
    gate.0.shut(true);
    for (at, (by, file)) in files[..AT_ONCE].iter().enumerate() {
        let stream = server.asked_to_finish(by, *file).await;
        while gate.0.inside() == at {
            tokio::task::yield_now().await;
        }
        cut(stream).await;
    }
    let mut others = Vec::new();
    for (by, file) in &files[AT_ONCE..] {
        others.push(server.asked_to_finish(by, *file).await);
    }
    // Time for all of them to come in, if they could.
    for _ in 0..100 {
        server.state(&people[0], files[0].1).await;
        assert_eq!(gate.0.inside(), AT_ONCE);
    }
    gate.0.shut(false);
    for (by, file) in &files {
        // Busy while the one that was hung up on is at it.
        while !server.finish(by, *file).await.is_ok_and(|state| state.status == FileStatus::Ready) {}
    }
    assert_eq!(gate.0.state.lock().unwrap().most, AT_ONCE);
}

#[tokio::test(flavor = "multi_thread")]
async fn twelve_images_of_one_person_hold_up_nobody_elses() {
    let (server, gate) = gated().await;
    let (mallory, anna) = (server.person("mallory").await, server.person("anna").await);
    let community = server.community(&anna, "Photos", Access::Open).await;
    let hers = server.sent(&anna, community).await;
    let mut his = Vec::new();
    for _ in 0..12 {
        his.push(server.sent(&mallory, community).await);
    }
    gate.0.shut(true);
    let mut asked = Vec::new();
    for file in &his {
        asked.push(server.asked_to_finish(&mallory, *file).await);
    }
    // Time for a second one of his to come in, if it could.
    for _ in 0..100 {
        server.state(&anna, hers).await;
        assert!(gate.0.inside() <= 1, "he takes every place");
    }
    asked.push(server.asked_to_finish(&anna, hers).await);
    while gate.0.inside() < AT_ONCE {
        tokio::task::yield_now().await;
    }
    gate.0.shut(false);
    while !server.finish(&anna, hers).await.is_ok_and(|state| state.status == FileStatus::Ready) {}
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_is_being_finished_is_not_finished_a_second_time_beside_it() {
    let (server, gate) = gated().await;
    let anna = server.person("anna").await;
    let community = server.community(&anna, "Photos", Access::Open).await;
    let file = server.sent(&anna, community).await;
    gate.0.shut(true);
    let stream = server.asked_to_finish(&anna, file).await;
    while gate.0.inside() == 0 {
        tokio::task::yield_now().await;
    }
    cut(stream).await;
    let mut again = server.asked_to_finish(&anna, file).await;
    // Time for it to come in, if it could.
    for _ in 0..100 {
        server.state(&anna, file).await;
        assert_eq!(gate.0.inside(), 1);
    }
    gate.0.shut(false);
    again.shutdown().await.unwrap();
    while server.finish(&anna, file).await.is_err() {}
    assert_eq!(server.state(&anna, file).await.status, FileStatus::Ready);
}
