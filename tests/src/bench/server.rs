//! `bench server`: what the server's own process costs: disk waits for each acknowledged post, memory after sign-ins, the work of open
//! streams, the bytes of an answer that says "nothing changed". Linux only, because it reads `/proc`.

pub mod line;
pub mod office;

use super::{Row, time};
use crate::window::process::{Process, own};
use line::Line;
use office::{Office, PASSWORD};
use serde_json::json;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

const WRITERS: usize = 64;
const STREAMS: usize = 500;
const SIGN_INS: usize = 40;
const REPEATS: usize = 3;
const WRITING: Duration = Duration::from_secs(4);
const IDLE: Duration = Duration::from_secs(10);
/// Clock ticks of `/proc/<pid>/stat` in a second, on every Linux that Patio runs on.
const TICKS: f64 = 100.0;

struct Served {
    process: Process,
    address: String,
}

fn serve(data: &Path) -> Served {
    let mut command = Command::new(own("patio-server"));
    command.args(["serve", "--listen", "127.0.0.1:0"]).env("PATIO_DATA", data).env("PATIO_LOG", "error");
    let (process, line) = Process::announced(&mut command);
    let address = line.strip_prefix("listening on http://").expect("an address").to_owned();
    Served { process, address }
}

/// The rows of this bench.
///
/// # Panics
/// When the server does not start or does not answer.
#[must_use]
pub fn run() -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::new(&folder.path().join("data"), WRITERS);
    let mut rows = vec![writers(&office, folder.path())];
    rows.push(nothing_changed(&office));
    rows.push(sign_ins(&office));
    rows.extend(streams(&office));
    rows
}

/// Milliseconds for one acknowledged post when many people write, against one wait for the disk.
fn writers(office: &Office, folder: &Path) -> Row {
    let mut served = serve(&office.data);
    let pairs: Vec<(f64, f64)> = (0..REPEATS)
        .map(|_| {
            let disk = disk_ms(&folder.join("floor"));
            let posts = AtomicU64::new(0);
            let (ms, ()) = time(|| {
                std::thread::scope(|scope| {
                    for writer in &office.people {
                        let (posts, address) = (&posts, served.address.as_str());
                        scope.spawn(move || write(office, writer, address, posts));
                    }
                });
            });
            #[expect(clippy::cast_precision_loss, reason = "far below 2^52 posts")]
            let posts = posts.load(Ordering::SeqCst) as f64;
            (ms / posts, disk)
        })
        .collect();
    served.process.end();
    let row = Row::of(&format!("one of {WRITERS} writers' posts acknowledged / one wait for the disk"), 0.6, &pairs);
    // A disk that syncs slowly leaves more time to share a commit.
    let goal = if row.floor_ms > 2.0 { 0.2 } else { 0.6 };
    Row { goal, ..row }
}

fn write(office: &Office, token: &str, address: &str, posts: &AtomicU64) {
    let mut line = Line::open(address);
    let end = deadline(WRITING);
    while !is_over(end) {
        let (body, id) = office.push_of_a_post();
        let answer = line.post("/v1/push", Some(token), &body);
        assert!(answer.contains("\"applied\"") && answer.contains(&id), "{answer}");
        posts.fetch_add(1, Ordering::SeqCst);
    }
}

#[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
fn deadline(after: Duration) -> std::time::Instant {
    std::time::Instant::now() + after
}

#[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
fn is_over(end: std::time::Instant) -> bool {
    std::time::Instant::now() >= end
}

/// Milliseconds until 4 KiB more of a file are on the disk.
fn disk_ms(path: &Path) -> f64 {
    let mut file = File::create(path).expect("a file");
    let count = 100;
    let (ms, ()) = time(|| {
        for _ in 0..count {
            file.write_all(&[7; 4096]).and_then(|()| file.sync_data()).expect("the disk");
        }
    });
    ms / f64::from(count)
}

fn nothing_changed(office: &Office) -> Row {
    let mut served = serve(&office.data);
    let mut line = Line::open(&served.address);
    let token = office.people.first().expect("a person");
    let mut asked = json!({});
    let mut bytes = 0.0;
    for _ in 0..10_000 {
        let answer = line.post("/v1/pull", Some(token), &asked.to_string());
        let page: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
        bytes = f64::from(u32::try_from(answer.len()).unwrap_or(u32::MAX));
        let page = &page["ok"];
        let is_last = page["unchanged"] == json!(true) || (page["rows"] == json!([]) && page["more"] == json!(false));
        if is_last && asked["mark"] == page["mark"] {
            break;
        }
        asked = json!({ "cursor": page["cursor"], "mark": page["mark"] });
    }
    served.process.end();
    let row = Row::of("answer that nothing changed / 300 bytes", 1.0, &[(bytes, 300.0)]);
    Row { unit: "B", ..row }
}

fn sign_ins(office: &Office) -> Row {
    let pairs: Vec<(f64, f64)> = (0..REPEATS)
        .map(|_| {
            let mut served = serve(&office.data);
            let before = memory_mb(served.process.id());
            std::thread::scope(|scope| {
                for _ in 0..8 {
                    let address = served.address.as_str();
                    scope.spawn(move || {
                        let mut line = Line::open(address);
                        for _ in 0..SIGN_INS / 8 {
                            let body = json!({ "login": office.login, "password": PASSWORD, "device": "bench" });
                            let answer = line.post("/v1/sign-in", None, &body.to_string());
                            assert!(answer.contains("\"refresh\""), "{answer}");
                        }
                    });
                }
            });
            std::thread::sleep(IDLE);
            let after = memory_mb(served.process.id());
            served.process.end();
            (after, before)
        })
        .collect();
    Row { unit: "MB", ..Row::of(&format!("memory 10 s after {SIGN_INS} sign-ins / at the start"), 1.5, &pairs) }
}

fn streams(office: &Office) -> Vec<Row> {
    let mut served = serve(&office.data);
    let id = served.process.id();
    // What the process has before any stream, with one request answered.
    Line::open(&served.address).post("/v1/pull", office.people.first().map(String::as_str), "{}");
    let before = memory_mb(id);
    let lines: Vec<Line> = (0..STREAMS)
        .map(|number| {
            let mut line = Line::open(&served.address);
            line.listen("/v1/events", &office.people[number % office.people.len()]);
            line
        })
        .collect();
    let memory = memory_mb(id) - before;
    std::thread::sleep(Duration::from_secs(2));
    let start = cpu_seconds(id);
    std::thread::sleep(IDLE);
    let used = cpu_seconds(id) - start;
    drop(lines);
    served.process.end();
    let cpu =
        Row::of(&format!("processor time of {STREAMS} idle streams / 0.3 % of a core"), 1.0, &[(used * 1e3, IDLE.as_secs_f64() * 3.0)]);
    #[expect(clippy::cast_precision_loss, reason = "hundreds")]
    let each = memory * 1024.0 / STREAMS as f64;
    // PocketBase needed 35 kB for one when it was measured; it is not part of this run.
    let memory = Row { unit: "kB", ..Row::of("memory of an idle stream / 35 kB", 0.3, &[(each, 35.0)]) };
    vec![cpu, memory]
}

/// Resident memory of a process in MB.
fn memory_mb(id: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("a process");
    let kb = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse::<f64>().ok());
    kb.expect("its memory") / 1024.0
}

/// Seconds of processor time that a process has used.
fn cpu_seconds(id: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).expect("a process");
    // The name may have spaces; what follows its bracket has none.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).expect("ticks");
    (ticks(11) + ticks(12)) / TICKS
}
