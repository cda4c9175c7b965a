//! What it costs to tell many streams of a post, with the post itself.

use super::line::Line;
use super::office::Office;
use super::peer::{EVENT, Peer};
use super::{REPEATS, Row, number, serve, usage};
use std::collections::BTreeSet;
use std::sync::mpsc;
use std::time::Duration;

const STREAMS: usize = 199;
const POSTS: u64 = 60;
/// The longest wait for the last stream to hear of a post.
const WAIT: Duration = Duration::from_secs(15);

/// The row of this. Each stream is of another person, and the person who writes has none.
pub fn run(office: &Office, peer: Option<&Peer>) -> Row {
    let (mut served, running) = (serve(office), peer.map(Peer::start));
    let pairs: Vec<(f64, f64)> = (0..REPEATS)
        .map(|_| {
            let ours = {
                let open = |number| {
                    let mut line = Line::open(&served.address);
                    line.listen("/v1/events", Some(office.token(number)));
                    line
                };
                let mut line = Line::open(&served.address);
                let post = || drop(line.post("/v1/push", Some(office.token(STREAMS)), &office.push_of_a_post().0));
                cost_of_one(served.process.id(), "event: hint", open, post)
            };
            let theirs = running.as_ref().map_or(f64::NAN, |running| {
                let mut line = Line::open(&running.address);
                cost_of_one(running.id(), EVENT, |_| running.listen(), || running.post(&mut line))
            });
            (ours, theirs)
        })
        .collect();
    served.process.end();
    Row { unit: "µs", ..Row::of("processor time of a delivered hint / PocketBase's event", 0.3, &pairs) }
}

/// Microseconds of a process for each event that reached a stream. A post is written when every stream has heard of the one before.
fn cost_of_one(process: u32, event: &str, open: impl Fn(usize) -> Line, mut post: impl FnMut()) -> f64 {
    let lines: Vec<Line> = (0..STREAMS).map(open).collect();
    let (told, heard) = mpsc::channel();
    let ends: Vec<_> = lines.iter().map(Line::end).collect();
    let used = std::thread::scope(|scope| {
        for (number, mut line) in lines.into_iter().enumerate() {
            let told = told.clone();
            scope.spawn(move || {
                while let Some(said) = line.next_line() {
                    if said == event && told.send(number).is_err() {
                        return;
                    }
                }
            });
        }
        let start = usage::cpu_seconds(process);
        for _ in 0..POSTS {
            post();
            let mut still: BTreeSet<usize> = (0..STREAMS).collect();
            while !still.is_empty() {
                still.remove(&heard.recv_timeout(WAIT).expect("every stream hears of every post"));
            }
        }
        let used = usage::cpu_seconds(process) - start;
        ends.iter().for_each(|end| end.close());
        used
    });
    #[expect(clippy::cast_precision_loss, reason = "hundreds")]
    let deliveries = number(POSTS) * STREAMS as f64;
    used * 1e6 / deliveries
}
