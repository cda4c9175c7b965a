//! Memory after many people signed in at once: hashing a password takes 19 MiB for a moment, and must not keep it.

use super::line::Line;
use super::office::{Office, PASSWORD};
use super::peer::{Peer, Running};
use super::{IDLE, REPEATS, Row, serve, usage};
use serde_json::json;

const SIGN_INS: usize = 40;
const AT_ONCE: usize = 8;

/// The rows of this.
pub fn run(office: &Office, peer: Option<&Peer>) -> Vec<Row> {
    let measured: Vec<(f64, f64, f64)> = (0..REPEATS)
        .map(|_| {
            let (mut served, running) = (serve(office), peer.map(Peer::start));
            let before = usage::memory_mb(served.process.id());
            sign_in(&served.address, |line| {
                let body = json!({ "login": office.login, "password": PASSWORD, "device": "bench" });
                let answer = line.post("/v1/sign-in", None, &body.to_string());
                assert!(answer.contains("\"refresh\""), "{answer}");
            });
            if let Some(running) = &running {
                sign_in(&running.address, Running::sign_in);
            }
            std::thread::sleep(IDLE);
            let after = usage::memory_mb(served.process.id());
            let theirs = running.as_ref().map_or(f64::NAN, |running| usage::memory_mb(running.id()));
            served.process.end();
            (after, before, theirs)
        })
        .collect();
    let row = |name: String, goal, pairs: Vec<(f64, f64)>| Row { unit: "MB", ..Row::of(&name, goal, &pairs) };
    let to_start = measured.iter().map(|(after, before, _)| (*after, *before)).collect();
    let to_peer = measured.iter().map(|(after, _, theirs)| (*after, *theirs)).collect();
    vec![
        row(format!("memory 10 s after {SIGN_INS} sign-ins / at the start"), 1.5, to_start),
        row(format!("memory 10 s after {SIGN_INS} sign-ins / PocketBase's"), 1.0, to_peer),
    ]
}

fn sign_in(address: &str, one: impl Fn(&mut Line) + Sync) {
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            let one = &one;
            scope.spawn(move || {
                let mut line = Line::open(address);
                (0..SIGN_INS / AT_ONCE).for_each(|_| one(&mut line));
            });
        }
    });
}
