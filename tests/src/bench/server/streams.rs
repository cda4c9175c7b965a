//! What open streams cost while nothing happens: memory and processor time.

use super::line::Line;
use super::office::Office;
use super::peer::Peer;
use super::{IDLE, REPEATS, Row, serve, usage};
use std::time::Duration;

const STREAMS: usize = 500;
/// How long the opening of streams has after-effects.
const SETTLING: Duration = Duration::from_secs(2);

/// The rows of this.
pub fn run(office: &Office, peer: Option<&Peer>) -> Vec<Row> {
    let (mut memory, mut cpu) = (Vec::new(), Vec::new());
    for _ in 0..REPEATS {
        let mut served = serve(office);
        let id = served.process.id();
        // What the process has before any stream, with one request answered.
        Line::open(&served.address).post("/v1/pull", Some(office.token(0)), "{}");
        let (ours, lines) = memory_of_each(id, |number| listen(&served.address, office.token(number)));
        cpu.push(idle(id, STREAMS));
        drop(lines);
        served.process.end();
        let theirs = peer.map_or(f64::NAN, |peer| {
            let running = peer.start();
            running.post(&mut Line::open(&running.address));
            memory_of_each(running.id(), |_| running.listen()).0
        });
        memory.push((ours, theirs));
    }
    let memory = Row { unit: "kB", ..Row::of("memory of an idle stream / PocketBase's", 0.3, &memory) };
    vec![Row::of(&format!("processor time of {STREAMS} idle streams / 0.3 % of a core"), 1.0, &cpu), memory]
}

fn listen(address: &str, token: &str) -> Line {
    let mut line = Line::open(address);
    line.listen("/v1/events", Some(token));
    line
}

/// kB that each stream takes of this process, with the streams.
fn memory_of_each(process: u32, open: impl Fn(usize) -> Line) -> (f64, Vec<Line>) {
    let before = usage::memory_mb(process);
    let lines: Vec<Line> = (0..STREAMS).map(open).collect();
    std::thread::sleep(SETTLING);
    #[expect(clippy::cast_precision_loss, reason = "hundreds")]
    let each = (usage::memory_mb(process) - before) * 1024.0 / STREAMS as f64;
    (each, lines)
}

/// Milliseconds of processor time that a process takes while nothing happens, against those that so many streams may take: 0.3 % of a
/// core for 500.
pub fn idle(process: u32, streams: usize) -> (f64, f64) {
    let start = usage::cpu_seconds(process);
    std::thread::sleep(IDLE);
    let used = usage::cpu_seconds(process) - start;
    #[expect(clippy::cast_precision_loss, reason = "thousands")]
    let share = 0.003 * streams as f64 / STREAMS as f64;
    (used * 1e3, IDLE.as_secs_f64() * 1e3 * share)
}
