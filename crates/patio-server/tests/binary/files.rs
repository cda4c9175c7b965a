//! A server killed in the middle of a part: what arrived is there when it starts again.

use super::{Serving, at, run, said};
use patio_domain::world::Clock as _;
use patio_server::os::SystemClock;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

fn put(serving: &Serving, token: &str, file: &str, from: usize, whole: &[u8], length: usize) -> TcpStream {
    let address = serving.url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let hash: String = Sha256::digest(whole).iter().map(|byte| format!("{byte:02x}")).collect();
    let head = format!(
        "PUT /v1/files/{file}/bytes?from={from} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\npatio-nonce: n\r\n\
         patio-part-sha256: {hash}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        whole.len() - from
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(whole.get(from..from + length).unwrap()).unwrap();
    stream
}

fn received(serving: &Serving, token: &str, begin: &Value) -> u64 {
    serving.post("/v1/files", token, begin).pointer("/ok/received").and_then(Value::as_u64).unwrap()
}

#[test]
fn a_server_killed_inside_a_part_goes_on_behind_the_last_byte_it_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let link = said(&run(folder.path(), &["init", "--organisation", "V", "--admin", "admin@veldwerk.example"]));
    let serving = Serving::start(folder.path());
    let accept = json!({ "token": link.rsplit('#').next().unwrap(), "password": "a long password", "device": "x" });
    let answer = serving.post("/v1/invitation/accept", "", &accept);
    let token = at(&answer, "/ok/access").to_owned();
    let bytes: Vec<u8> = b"the bytes of a file\n".iter().copied().cycle().take(600_000).collect();
    let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let file = "0192c0de-0000-7000-8000-000000000002";
    let begin = json!({ "file": file, "place": "photo", "name": "a.txt", "size": bytes.len(), "sha256": sha256 });
    assert_eq!(received(&serving, &token, &begin), 0);
    let open = put(&serving, &token, file, 0, &bytes, 400_000);
    let clock = SystemClock::start();
    while received(&serving, &token, &begin) < 400_000 {
        assert!(clock.monotonic_ms() < 20_000, "the bytes did not arrive");
        std::thread::yield_now();
    }
    // No word of farewell, in the middle of a part and of a request.
    drop(serving);
    drop(open);
    let serving = Serving::start(folder.path());
    assert_eq!(received(&serving, &token, &begin), 400_000);
    let mut rest = put(&serving, &token, file, 400_000, &bytes, 200_000);
    let mut answer = String::new();
    rest.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("\"received\":600000"), "{answer}");
    let answer = serving.post(&format!("/v1/files/{file}/finish"), &token, &json!({}));
    // Every byte is right; only a photo it is not.
    assert_eq!(at(&answer, "/ok/refusal"), "file_type_refused");
    serving.stop();
}
