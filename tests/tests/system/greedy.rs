//! What callers make a real server hold in memory: strangers nothing of what they send, and people who signed in nothing of what that took.

use super::Office;
use patio_tests::system::wait_until;
use patio_tests::window::member::PASSWORD;
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;

const MIB: usize = 1024 * 1024;

/// Memory of a process that is in use, in bytes.
fn memory(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("the process runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").trim().parse::<usize>().expect("a number") * 1024
}

/// Bytes that arrived for a port and that no process has read yet, and the number of connections to it.
fn unread(port: u16) -> (usize, usize) {
    let table = std::fs::read_to_string("/proc/net/tcp").expect("the table of connections");
    let here = format!(":{port:04X}");
    let mut found = (0, 0);
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split_whitespace().collect();
        if fields[1].ends_with(&here) && fields[3] == "01" {
            let queue = fields[4].split(':').nth(1).expect("two queues");
            found.0 += usize::from_str_radix(queue, 16).expect("a number");
            found.1 += 1;
        }
    }
    found
}

fn head(path: &str, length: usize) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer nobody\r\npatio-nonce: n\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    )
}

fn answer(mut stream: TcpStream) -> String {
    let mut said = String::new();
    stream.read_to_string(&mut said).expect("an answer");
    said
}

#[test]
fn what_strangers_send_is_read_and_not_kept() {
    const CALLERS: usize = 100;
    let office = Office::new();
    let (process, port) = (office.server.process(), office.port());
    let before = memory(process);
    let body = vec![b'x'; 2 * MIB - 1];
    let mut callers = Vec::new();
    for _ in 0..CALLERS {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        stream.write_all(head("/v1/push", 2 * MIB).as_bytes()).expect("a head");
        stream.write_all(&body).expect("a body but for its last byte");
        callers.push(stream);
    }
    wait_until("every byte read", 60, || {
        let (bytes, connections) = unread(port);
        (bytes == 0 && connections >= CALLERS).then_some(())
    });
    let grown = memory(process).saturating_sub(before);
    assert!(grown < 40 * MIB, "{CALLERS} strangers made the server hold {} MiB", grown / MIB);
    // They are told, all the same.
    for mut stream in callers {
        stream.write_all(b"x").expect("the last byte");
        assert!(answer(stream).contains("session_ended"));
    }
}

#[test]
fn signing_in_leaves_no_memory_behind() {
    let office = Office::new();
    let (process, port) = (office.server.process(), office.port());
    let body = json!({ "login": "beheer@example.org", "password": PASSWORD, "device": "x" }).to_string();
    let before = memory(process);
    for _ in 0..10 {
        // Four at a time, so that several threads hash.
        let four: Vec<_> = (0..4)
            .map(|_| {
                let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
                let said = format!("{}{body}", head("/v1/sign-in", body.len()));
                stream.write_all(said.as_bytes()).expect("a request");
                stream
            })
            .collect();
        for stream in four {
            let said = answer(stream);
            assert!(said.contains("\"access\""), "{said}");
        }
    }
    let grown = memory(process).saturating_sub(before);
    assert!(grown < 12 * MIB, "40 sign-ins left {} MiB behind", grown / MIB);
}
