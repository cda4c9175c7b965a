//! Files over real sockets: cut, resumed, asked for in ranges, and never shown by a browser.

use crate::server::{Person, Server, new_id};
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::world::{Clock as _, Random as _};
use patio_domain::{CommunityId, FileId, PostId};
use patio_protocol::command::{CommunityJoin, CommunityLeave, PostCreate};
use patio_protocol::digest::hex;
use patio_protocol::envelope::open;
use patio_protocol::file::{FileBegin, FilePlace, FileState, FileStatus, part_of};
use patio_protocol::{Command, ErrorCode};
use patio_server::os::{SystemClock, SystemRandom};
use reqwest::{Method, Response};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

impl Server {
    pub async fn begin(&self, by: &Person, community: CommunityId, name: &str, bytes: &[u8]) -> FileState {
        let place = FilePlace::Community(community);
        let asked = FileBegin { file: FileId(new_id()), place, name: name.into(), size: bytes.len() as u64, sha256: sha256(bytes) };
        self.post("/v1/files", Some(&by.tokens.access), &asked).await.unwrap()
    }

    pub async fn state(&self, by: &Person, file: FileId) -> FileState {
        let answer = self.send(Method::GET, &format!("/v1/files/{file}"), Some(&by.tokens.access), vec![]).await;
        open(&answer.bytes().await.unwrap(), "n-1").unwrap().unwrap()
    }

    /// Sends the rest of a part and waits for the answer, or cuts the connection after `cut` bytes of it.
    pub async fn put(&self, by: &Person, file: FileId, bytes: &[u8], from: u64, cut: Option<u64>) -> u64 {
        let (start, end) = part_of(from, bytes.len() as u64).unwrap();
        let part = &bytes[start as usize..end as usize];
        let body = &bytes[from as usize..end as usize];
        let mut stream = TcpStream::connect(self.url.trim_start_matches("http://")).await.unwrap();
        let head = format!(
            "PUT /v1/files/{file}/bytes?from={from} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\npatio-nonce: n-1\r\n\
             patio-part-sha256: {}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            by.tokens.access,
            sha256(part),
            body.len(),
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let sent = cut.map_or(body.len(), |cut| body.len().min(cut as usize));
        stream.write_all(&body[..sent]).await.unwrap();
        if cut.is_some() {
            // What was sent counts once the server took it: a busy machine is not a lost byte.
            stream.shutdown().await.unwrap();
        }
        let ended = stream.read_to_end(&mut Vec::new()).await;
        assert!(cut.is_some() || ended.is_ok(), "{ended:?}");
        sent as u64
    }

    pub async fn upload(&self, by: &Person, community: CommunityId, name: &str, bytes: &[u8]) -> FileId {
        let begun = self.begin(by, community, name, bytes).await;
        let mut from = 0;
        while from < bytes.len() as u64 {
            from += self.put(by, begun.file, bytes, from, None).await;
        }
        let path = format!("/v1/files/{}/finish", begun.file);
        let state: FileState = self.post(&path, Some(&by.tokens.access), &()).await.unwrap();
        assert_eq!((state.status, state.refusal), (FileStatus::Ready, None));
        begun.file
    }

    async fn content(&self, by: &Person, file: FileId, variant: &str, range: Option<&str>) -> Response {
        let path = format!("{}/v1/files/{file}/content/{variant}", self.url);
        let request = self.client.get(path).bearer_auth(&by.tokens.access).header("patio-nonce", "n-1");
        let request = if let Some(range) = range { request.header("range", range) } else { request };
        request.send().await.unwrap()
    }
}

fn header(answer: &Response, name: &str) -> String {
    answer.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned()
}

/// A film by its first bytes; noise behind.
pub fn film(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    SystemRandom.fill(&mut bytes);
    bytes[..16].copy_from_slice(b"\0\0\0\x20ftypisom\0\0\x02\0");
    bytes
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

/// `PATIO_TEST_FILE_MIB=1024` sends a gibibyte; the number of cuts stays the same.
#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_is_cut_two_hundred_times_arrives_whole_and_costs_hardly_more() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    let community = server.community(&anna, "Films", Access::Open).await;
    let size = usize::try_from(number("PATIO_TEST_FILE_MIB", 24) * 1024 * 1024).unwrap();
    let (bytes, mut random) = (film(size), SystemRandom);
    let cuts = number("PATIO_TEST_FILE_CUTS", 200);
    let begun = server.begin(&anna, community, "film.mp4", &bytes).await;
    let (mut sent, mut made, mut from) = (0, 0, 0);
    let clock = SystemClock::start();
    while from < size as u64 {
        // Cuts are spread over the whole file, some parts have several and some none.
        let due = cuts * from / size as u64 >= made && made < cuts;
        let cut = due.then(|| random.below((2 * size as u64 / cuts).min(128 * 1024)));
        sent += server.put(&anna, begun.file, &bytes, from, cut).await;
        made += u64::from(due);
        from = server.state(&anna, begun.file).await.received;
    }
    while made < cuts {
        server.put(&anna, begun.file, &bytes, size as u64 - 1, Some(0)).await;
        made += 1;
    }
    let sent_after = clock.monotonic_ms();
    let state: FileState = server.post(&format!("/v1/files/{}/finish", begun.file), Some(&anna.tokens.access), &()).await.unwrap();
    assert_eq!((state.status, state.refusal), (FileStatus::Ready, None));
    let ratio = sent as f64 / size as f64;
    let finished_after = clock.monotonic_ms();
    eprintln!("{size} bytes, {made} cuts, {ratio:.4} times its bytes sent, {sent_after} ms, finished after {finished_after} ms");
    assert!(ratio <= 1.05, "{ratio}");
    let whole = server.content(&anna, begun.file, "original", None).await.bytes().await.unwrap();
    assert!(whole == bytes, "other bytes than were sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn content_carries_the_nonce_and_gives_the_range_that_was_asked_for() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    let community = server.community(&anna, "Films", Access::Open).await;
    let bytes = film(3 * 1024 * 1024);
    let file = server.upload(&anna, community, "film.mp4", &bytes).await;
    let whole = server.content(&anna, file, "original", None).await;
    assert_eq!((whole.status().as_u16(), header(&whole, "patio-nonce").as_str()), (200, "n-1"));
    assert_eq!((header(&whole, "content-length"), header(&whole, "content-encoding")), (bytes.len().to_string(), String::new()));
    for (range, from, to) in
        [("bytes=0-0", 0, 1), ("bytes=1000000-2099999", 1_000_000, 2_100_000), ("bytes=3145727-", 3_145_727, 3_145_728)]
    {
        let part = server.content(&anna, file, "original", Some(range)).await;
        assert_eq!(part.status().as_u16(), 206);
        assert_eq!(header(&part, "content-range"), format!("bytes {from}-{}/{}", to - 1, bytes.len()));
        assert!(part.bytes().await.unwrap() == bytes[from..to], "{range}");
    }
    let beyond = server.content(&anna, file, "original", Some("bytes=3145728-")).await;
    assert_eq!(header(&beyond, "patio-nonce"), "", "an error is an envelope and not content");
    assert_eq!(open::<()>(&beyond.bytes().await.unwrap(), "n-1").unwrap().unwrap_err().code, ErrorCode::Malformed);
    let missing = server.content(&anna, file, "large", None).await;
    assert_eq!(open::<()>(&missing.bytes().await.unwrap(), "n-1").unwrap().unwrap_err().code, ErrorCode::NotFound);
}

/// What lies in sockets on the way cannot be taken back; the rest is not sent.
#[tokio::test(flavor = "multi_thread")]
async fn a_download_ends_when_the_grant_of_its_asker_goes() {
    let server = Server::start().await;
    let (anna, bas) = (server.person("anna").await, server.person("bas").await);
    let community = server.community(&anna, "Films", Access::Open).await;
    server.push(&bas, Command::CommunityJoin(CommunityJoin { community })).await;
    let bytes = film(48 * 1024 * 1024);
    let file = server.upload(&anna, community, "film.mp4", &bytes).await;
    let post = PostCreate { post: PostId(new_id()), community, title: "A".into(), text: Doc::plain("x"), files: vec![file] };
    server.push(&anna, Command::PostCreate(post)).await;
    for leaves in [false, true] {
        let mut answer = server.content(&bas, file, "original", None).await;
        let mut got = answer.chunk().await.unwrap().map_or(0, |first| first.len());
        assert!(got > 0 && got < bytes.len() / 4, "{got}");
        if leaves {
            server.push(&bas, Command::CommunityLeave(CommunityLeave { community })).await;
        }
        let ended = loop {
            match answer.chunk().await {
                Ok(Some(chunk)) => got += chunk.len(),
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        };
        assert_eq!(ended.is_err(), leaves);
        assert_eq!(got < bytes.len(), leaves, "{got} of {} bytes", bytes.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drawing_with_a_script_is_only_ever_saved() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    let community = server.community(&anna, "Drawings", Access::Open).await;
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    let file = server.upload(&anna, community, "plan \u{fc}.svg", svg).await;
    let answer = server.content(&anna, file, "original", None).await;
    assert_eq!(header(&answer, "content-type"), "application/octet-stream");
    assert_eq!(header(&answer, "content-disposition"), "attachment; filename*=UTF-8''plan%20%C3%BC.svg");
    assert_eq!(header(&answer, "x-content-type-options"), "nosniff");
    assert_eq!(header(&answer, "cache-control"), "no-store, no-transform");
    let policy = header(&answer, "content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("sandbox") && !policy.contains("allow"), "{policy}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_is_too_long_or_without_its_hash_does_no_harm() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    let community = server.community(&anna, "Films", Access::Open).await;
    let bytes = film(1_500_000);
    let begun = server.begin(&anna, community, "film.mp4", &bytes).await;
    let path = format!("/v1/files/{}/bytes", begun.file);
    let token = Some(anna.tokens.access.as_str());
    for path in [path.clone(), format!("{path}?from=x"), format!("{path}?from=0"), format!("{path}?from=-1")] {
        let answer = server.send(Method::PUT, &path, token, bytes.clone()).await;
        assert_eq!(open::<()>(&answer.bytes().await.unwrap(), "n-1").unwrap().unwrap_err().code, ErrorCode::Malformed, "{path}");
    }
    // All of it at once: the part is taken, the rest is not.
    let request = server.client.put(format!("{}{path}?from=0", server.url)).bearer_auth(&anna.tokens.access).header("patio-nonce", "n-1");
    // The server may close before it has read all of it; what it kept counts.
    let _ = request.header("patio-part-sha256", sha256(&bytes[..1024 * 1024])).body(bytes.clone()).send().await;
    let received = server.state(&anna, begun.file).await.received;
    assert!(received <= 1024 * 1024, "{received}");
    let stranger = server.send(Method::PUT, &format!("{path}?from=0"), None, bytes[..10].to_vec()).await;
    assert!(stranger.status().is_client_error());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bytes_of_a_withdrawn_post_leave_the_disk_by_themselves() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    let community = server.community(&anna, "Films", Access::Open).await;
    let file = server.upload(&anna, community, "film.mp4", &film(10_000)).await;
    let post = PostId(new_id());
    let made = PostCreate { post, community, title: "A".into(), text: Doc::plain("x"), files: vec![file] };
    server.push(&anna, Command::PostCreate(made)).await;
    let kept = server.folder.path().join("files").join(file.to_string());
    assert!(kept.join("original").is_file());
    server.push(&anna, Command::PostWithdraw(patio_protocol::command::PostWithdraw { post })).await;
    let clock = SystemClock::start();
    while kept.exists() {
        assert!(clock.monotonic_ms() < 30_000, "the bytes are still there");
        tokio::task::yield_now().await;
    }
}
