//! Those who send slowly, or on connections that are dead and not known to be, hold up nobody.

use crate::files::{film, sha256};
use crate::server::{Person, Server};
use patio_domain::FileId;
use patio_domain::community::Access;
use patio_server::http::Bounds;
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

impl Server {
    /// Begins to send the rest of a part, and stops after one byte of it.
    async fn dawdle(&self, by: &Person, file: FileId, bytes: &[u8], from: usize) -> TcpStream {
        let mut stream = TcpStream::connect(self.url.trim_start_matches("http://")).await.unwrap();
        let head = format!(
            "PUT /v1/files/{file}/bytes?from={from} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\npatio-nonce: n-1\r\n\
             patio-part-sha256: {}\r\ncontent-length: {}\r\n\r\n",
            by.tokens.access,
            sha256(bytes),
            bytes.len() - from,
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(&bytes[from..=from]).await.unwrap();
        stream
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_with_a_hundred_slow_uploads_holds_up_nobody_else() {
    let server = Server::start_within(Bounds { lines_of_person: 200, ..Bounds::default() }).await;
    let (mallory, anna) = (server.person("mallory").await, server.person("anna").await);
    let community = server.community(&anna, "Films", Access::Open).await;
    let bytes = film(5_000);
    let mut slow = Vec::new();
    for _ in 0..100 {
        let begun = server.begin(&mallory, community, "film.mp4", &bytes).await;
        slow.push((server.dawdle(&mallory, begun.file, &bytes, 0).await, begun.file));
    }
    // As many of them as get a turn have it by now.
    for (_, file) in &slow {
        server.state(&mallory, *file).await;
    }
    let upload = server.upload(&anna, community, "film.mp4", &bytes);
    assert!(tokio::time::timeout(Duration::from_secs(10), upload).await.is_ok(), "everybody waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_was_overtaken_holds_up_nothing() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    let community = server.community(&anna, "Films", Access::Open).await;
    let bytes = film(5_000);
    let begun = server.begin(&anna, community, "film.mp4", &bytes).await;
    let mut dead = Vec::new();
    let all = async {
        for from in 0..20 {
            dead.push(server.dawdle(&anna, begun.file, &bytes, from).await);
            while server.state(&anna, begun.file).await.received == from as u64 {}
        }
        server.put(&anna, begun.file, &bytes, 20, None).await
    };
    assert!(tokio::time::timeout(Duration::from_secs(60), all).await.is_ok(), "the dead ones hold it up");
    assert_eq!(server.state(&anna, begun.file).await.received, bytes.len() as u64);
}
