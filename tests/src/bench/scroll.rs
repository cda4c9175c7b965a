//! The people screen in the real window, scrolled from the first to the last of 20,000 people, against the same screen with 50:
//! the memory of the app and of the pages' own process together.

use super::Row;
use super::first_sync::signed_in;
use super::world::World;
use crate::window::app::App;
use crate::window::desk::Desk;
use crate::window::process::{parent_of, processes, running_on};
use crate::window::steps::mark;
use crate::window::wait::until;
use patio_domain::PersonId;
use patio_protocol::record::{AccountState, PersonBody};
use patio_server::core::NewPerson;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const PEOPLE: usize = 20_000;
const FEW: usize = 50;
const REPEATS: usize = 3;
/// Frames of scrolling between two looks at how far the list goes.
const STEPS: usize = 100;
/// Memory is at rest when it changes by less than one percent for this long.
const REST: Duration = Duration::from_secs(30);

/// A data folder of a signed-in person in an organisation of this size; its server has stopped.
fn laptop(folder: &Path, people: usize) -> PathBuf {
    std::fs::create_dir_all(folder).expect("a folder");
    let world = World::new(folder);
    let names = patio_testkit::names::names(5, people);
    world
        .core
        .bulk(|bulk| {
            for name in names {
                let person = PersonId(world.core.id_for_import(1_700_000_000_000));
                let body =
                    PersonBody::new(name, "medewerker".into(), vec!["scanners".into(), "labelprinters".into()], AccountState::Active);
                bulk.insert_person(person, NewPerson { login: None, body, password_hash: None, created_at: 1 })?;
            }
            Ok(())
        })
        .expect("people");
    signed_in(&world, &folder.join("laptop"))
}

/// Kilobytes of a process: its own memory and its part of shared memory.
fn memory_of(process: u32) -> Option<u64> {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    rollup.lines().find_map(|line| line.strip_prefix("Pss:")).and_then(|rest| rest.split_whitespace().next()?.parse().ok())
}

/// The app and every process it started.
fn family(data_dir: &Path) -> Vec<u32> {
    let (all, mut family) = (processes(), running_on(data_dir));
    let mut at = 0;
    while let Some(parent) = family.get(at).copied() {
        family.extend(all.iter().copied().filter(|id| parent_of(*id) == Some(parent)));
        at += 1;
    }
    family
}

/// The result of scrolling one screen.
struct Scrolled {
    /// Kilobytes of all its processes at rest.
    kilobytes: f64,
    /// How often it was scrolled by [`STEPS`] frames.
    rounds: usize,
}

/// Opens the screen and scrolls to its end, at least `rounds` times and until the list grows no more. Then waits until its memory
/// is at rest: JavaScript collects its garbage some twenty seconds later.
#[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
async fn scrolled(desk: &Desk, data_dir: &Path, people: usize, rounds: usize) -> Scrolled {
    let app = App::start(desk, data_dir, &[]).await;
    app.press_mark("nav-people").await;
    app.find("[data-testid^=\"found-\"]").await;
    // The list loads its next page when scrolling comes near its end, so scroll down until the list grows no more.
    let script = "const [steps, done] = arguments; const list = document.querySelector('.scroll.found');
        const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 12)));
        (async () => {
          for (let step = 0; step < steps; step += 1) {
            const end = list.scrollHeight - list.clientHeight;
            list.scrollTop = list.scrollTop >= end - 1 ? end - 2_000 : end;
            await frame();
          }
        })().then(() => done(list.scrollHeight));";
    let (mut height, mut done) = (0.0, 0);
    let began = Instant::now();
    loop {
        let now = app.window.execute_async(script, vec![json!(STEPS)]).await.expect("the list scrolls").json().as_f64().expect("a height");
        done += 1;
        if now <= height && done >= rounds {
            break;
        }
        height = now;
    }
    let scrolling = began.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a count of people")]
    let least = people as f64 * 40.0;
    assert!(height > least, "a list of {people} people is only {height} high");
    app.find(&mark("people-foot")).await;
    let (mut last, mut since) = (0, Instant::now());
    let settled = until("memory at rest", 180, async || {
        let parts: Vec<u64> = family(data_dir).into_iter().filter_map(memory_of).collect();
        let now: u64 = parts.iter().sum();
        if now.abs_diff(last) > last / 100 {
            (last, since) = (now, Instant::now());
        }
        (now > 0 && since.elapsed() >= REST).then_some(parts)
    })
    .await;
    app.quit().await;
    eprintln!("{people} people, scrolled {done} times {STEPS} frames in {scrolling:.1} s: {settled:?} kB in its processes");
    #[expect(clippy::cast_precision_loss, reason = "kilobytes")]
    let kilobytes = settled.iter().sum::<u64>() as f64;
    Scrolled { kilobytes, rounds: done }
}

/// The rows of this bench.
///
/// # Panics
/// When the app is not built or does not start.
#[must_use]
pub fn run() -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let (few, many) = (laptop(&folder.path().join("few"), FEW), laptop(&folder.path().join("many"), PEOPLE));
    let desk = Desk::start(1280, 800);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (mut pairs, mut alike) = (Vec::new(), Vec::new());
    runtime.block_on(async {
        for _ in 0..REPEATS {
            let floor = scrolled(&desk, &few, FEW, 1).await;
            let all = scrolled(&desk, &many, PEOPLE, 1).await;
            pairs.push((all.kilobytes, floor.kilobytes));
            alike.push((all.kilobytes, scrolled(&desk, &few, FEW, all.rounds).await.kilobytes));
        }
    });
    let row = |name: &str, pairs: &[(f64, f64)]| Row { unit: "kB", ..Row::of(name, 1.15, pairs) };
    vec![
        row("memory after scrolling 20,000 people / 50 people", &pairs),
        // This row shows the cost of the number of people, without the cost of long scrolling.
        row("memory after scrolling 20,000 people / 50 as long", &alike),
    ]
}
