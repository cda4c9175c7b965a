//! Posts acknowledged a second when many people write: against the disk, and against the peer.

use super::line::Line;
use super::office::Office;
use super::peer::{Peer, Running};
use super::{REPEATS, Row, now, number, serve, usage};
use patio_domain::limits::TEXTS;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

const WRITERS: usize = 64;
const PEER_WRITERS: usize = 8;
const WRITING: Duration = Duration::from_secs(4);
/// Posts of one writer in one run: one person writes only so many texts in a time, and a fast disk would take more.
const POSTS_MOST: i64 = TEXTS.at_once / 4;
/// A disk that syncs more slowly than this decides how many posts a second there are; many must share one sync then.
const SLOW_DISK_MS: f64 = 2.0;
/// Posts a second before writers shared their commits, on a disk that was no limit. The goal on such a disk is three times as many.
const ONE_COMMIT_EACH: f64 = 966.0;

/// The rows of this.
pub fn run(office: &Office, peer: Option<&Peer>, folder: &Path) -> Vec<Row> {
    let mut served = serve(office);
    let running = peer.map(Peer::start);
    let (mut disks, mut pairs) = (Vec::new(), Vec::new());
    for _ in 0..REPEATS {
        disks.push(usage::disk_ms(&folder.join("floor")));
        let ours = posts_a_second(WRITERS, |number| {
            let (mut line, token) = (Line::open(&served.address), office.token(number));
            move || {
                let (body, id) = office.push_of_a_post();
                let answer = line.post("/v1/push", Some(token), &body);
                assert!(answer.contains("\"applied\"") && answer.contains(&id), "{answer}");
            }
        });
        let theirs = running.as_ref().map_or(f64::NAN, |running| posts_a_second(PEER_WRITERS, |_| peer_writer(running)));
        pairs.push((ours, theirs));
    }
    served.process.end();
    if let Some(running) = running {
        running.end();
    }
    vec![against_disk(&pairs, &disks), against_peer(&pairs)]
}

fn peer_writer(running: &Running) -> impl FnMut() {
    let mut line = Line::open(&running.address);
    move || running.post(&mut line)
}

fn against_disk(pairs: &[(f64, f64)], disks: &[f64]) -> Row {
    let ms_each: Vec<(f64, f64)> = pairs.iter().zip(disks).map(|((ours, _), disk)| (1e3 / ours, *disk)).collect();
    let row = Row::of(&format!("one of {WRITERS} writers' posts / one wait for the disk"), 0.2, &ms_each);
    if row.floor_ms > SLOW_DISK_MS {
        return row;
    }
    let name = format!("one of {WRITERS} writers' posts / with a commit each; disk {:.1} ms", row.floor_ms);
    let pairs: Vec<(f64, f64)> = ms_each.iter().map(|(ms, _)| (*ms, 1e3 / ONE_COMMIT_EACH)).collect();
    Row::of(&name, 1.0 / 3.0, &pairs)
}

fn against_peer(pairs: &[(f64, f64)]) -> Row {
    let pairs: Vec<(f64, f64)> = pairs.iter().map(|(ours, theirs)| (*theirs, *ours)).collect();
    let name = format!("PocketBase's posts/s with {PEER_WRITERS} writers / ours with {WRITERS}");
    Row { unit: "/s", ..Row::of(&name, 1.0 / 3.0, &pairs) }
}

/// Posts a second of so many writers; `writer` makes what one of them does again and again.
fn posts_a_second<W: FnMut()>(writers: usize, writer: impl Fn(usize) -> W + Sync) -> f64 {
    let (posts, start) = (AtomicU64::new(0), now());
    std::thread::scope(|scope| {
        for number in 0..writers {
            let (posts, writer) = (&posts, &writer);
            scope.spawn(move || {
                let mut post = writer(number);
                for _ in 0..POSTS_MOST {
                    if start.elapsed() >= WRITING {
                        return;
                    }
                    post();
                    posts.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    number(posts.into_inner()) / start.elapsed().as_secs_f64()
}
