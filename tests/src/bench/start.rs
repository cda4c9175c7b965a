//! Start of the app: from the start of its process to its first painted rows, without a server, against a bare window of the same
//! build. WebDriver starts both in the same way, and both report the moment with the same mark of their page.

use super::Row;
use super::first_sync::signed_in;
use super::world::World;
use crate::window::desk::Desk;
use crate::window::process::{Process, free_port, has_left, kill, own, parent_of};
use crate::window::wait::until;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;
use thirtyfour::prelude::*;

const REPEATS: usize = 15;
const MARK: &str = "return document.documentElement.dataset.painted ? \
    performance.timeOrigin + performance.getEntriesByName('patio-home-painted')[0].startTime : null";

/// A data folder of a signed-in person with this many posts in the cache; its server has stopped.
fn laptop(folder: &Path, posts: usize) -> PathBuf {
    std::fs::create_dir_all(folder).expect("a folder");
    let mut world = World::new(folder);
    world.write_posts(posts);
    signed_in(&world, &folder.join("laptop"))
}

/// Milliseconds since 1970 at which a process started, to a hundredth of a second.
fn started_at(process: u32) -> f64 {
    let read = |file: String| std::fs::read_to_string(file).expect("a Linux machine");
    let stat = read(format!("/proc/{process}/stat"));
    // The name in brackets may hold any character; the start time is the 20th word after it.
    let after_name = stat.rsplit_once(')').expect("a stat line").1;
    let ticks: f64 = after_name.split_whitespace().nth(19).and_then(|ticks| ticks.parse().ok()).expect("a start time");
    let uptime: f64 = read("/proc/uptime".into()).split_whitespace().next().and_then(|up| up.parse().ok()).expect("an uptime");
    #[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs_f64();
    (now - uptime + ticks / 100.0) * 1000.0
}

/// The process of this program with this word on its command line, if there is one.
fn process_of(program: &Path, word: &str) -> Option<u32> {
    std::fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
        let id: u32 = entry.file_name().to_str()?.parse().ok()?;
        let runs = std::fs::read_link(entry.path().join("exe")).ok()? == program;
        let words = std::fs::read(entry.path().join("cmdline")).ok()?;
        (runs && String::from_utf8_lossy(&words).contains(word)).then_some(id)
    })
}

/// Rows that must be on the screen for a start to count.
const ROWS: f64 = 50.0;

async fn start_once(desk: &Desk, program: &Path, words: &[String]) -> f64 {
    let port = free_port();
    let mut driver = Command::new("WebKitWebDriver");
    driver.args([&format!("--port={port}"), "--host=127.0.0.1"]).env("TAURI_WEBVIEW_AUTOMATION", "true");
    desk.place(&mut driver);
    let mut driver = Process::quiet(&mut driver);
    until("WebDriver", 30, async || tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok()).await;
    let mut asked = Capabilities::new();
    asked.set("webkitgtk:browserOptions", json!({ "binary": program, "args": words })).expect("a capability");
    let address = format!("http://127.0.0.1:{port}");
    let window = until("a window", 120, async || WebDriver::new(&address, asked.clone()).await.ok()).await;
    let painted =
        until("the first rows", 30, async || window.execute(MARK, vec![]).await.ok().and_then(|answer| answer.json().as_f64())).await;
    if !words.is_empty() {
        let rows = window.execute("return document.querySelectorAll('[data-testid^=row-]').length", vec![]).await;
        let rows = rows.ok().and_then(|answer| answer.json().as_f64()).unwrap_or(0.0);
        assert!(rows >= ROWS, "only {rows} rows were painted");
    }
    let word = words.last().map_or("", String::as_str);
    let process = process_of(program, word).expect("the program runs");
    let took = painted - started_at(process);
    window.quit().await.expect("the window closes");
    driver.end();
    // The next start would be handed to a program that stays, instead of being a start.
    if !has_left(|| parent_of(process).is_some()).await {
        eprintln!("the program stayed and is ended: {process}");
        kill(process);
    }
    took
}

/// The name of a program that is not built yet, if there is one.
#[must_use]
pub fn missing() -> Option<String> {
    let here = std::env::current_exe().ok()?;
    ["patio", "examples/bare"].into_iter().find(|name| !here.with_file_name(name).is_file()).map(|name| format!("{name} is not built"))
}

/// The rows of this bench.
///
/// # Panics
/// When the app or the bare window is not built (`cargo xtask bench start` builds both), or does not start.
#[must_use]
pub fn run() -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let small = laptop(&folder.path().join("small"), 1_000);
    let large = laptop(&folder.path().join("large"), 200_000);
    let (app, bare) = (own("patio"), own("examples/bare"));
    let words = |laptop: &Path| vec!["--data-dir".to_owned(), laptop.display().to_string()];
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let desk = Desk::start(1280, 800);
    let (mut against_floor, mut against_small) = (Vec::new(), Vec::new());
    runtime.block_on(async {
        for repeat in 0..=REPEATS {
            let floor = start_once(&desk, &bare, &[]).await;
            let few = start_once(&desk, &app, &words(&small)).await;
            let many = start_once(&desk, &app, &words(&large)).await;
            // The first round only fills the machine's caches.
            if repeat > 0 {
                against_floor.push((few, floor));
                against_small.push((many, few));
            }
        }
    });
    vec![
        Row::of("start to cached rows painted, no server / bare window", 1.4, &against_floor),
        Row::of("start with 200,000 rows / with 1,000 rows in the cache", 1.1, &against_small),
    ]
}
