//! `bench server`: what the server's own process costs: acknowledged posts, memory after sign-ins, the work of open streams, what the
//! commonest answer weighs, colleagues who come back all at once. PocketBase runs beside it in the same run. Linux only, because it
//! reads `/proc`.

mod answers;
mod comeback;
mod crowd;
mod hints;
pub mod line;
pub mod office;
mod order;
mod peer;
mod sign_ins;
mod streams;
mod usage;
mod writers;

use super::Row;
use crate::window::process::{Process, own};
use clap::ValueEnum;
use office::Office;
use peer::Peer;
use std::process::Command;
use std::time::{Duration, Instant};

const PEOPLE: usize = 200;
const REPEATS: usize = 3;
/// A stream has one heartbeat in this time, whenever it was opened.
const IDLE: Duration = Duration::from_millis(patio_protocol::pull::HEARTBEAT_MS);

struct Served {
    process: Process,
    address: String,
}

fn serve(office: &Office) -> Served {
    serve_at(office, "127.0.0.1:0", &[])
}

fn serve_at(office: &Office, listen: &str, environment: &[(&str, &str)]) -> Served {
    let mut command = Command::new(own("patio-server"));
    command.args(["serve", "--listen", listen]).env("PATIO_DATA", &office.data).env("PATIO_LOG", "error");
    command.envs(environment.iter().copied()).envs(office.database.as_deref().map(|url| ("PATIO_DATABASE", url)));
    let (process, line) = Process::announced(&mut command);
    let address = line.strip_prefix("listening on http://").expect("an address").to_owned();
    Served { process, address }
}

/// Rows that are measured together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Group {
    /// Posts of many writers.
    Writers,
    /// The answer that nothing changed.
    Answers,
    /// Memory after sign-ins.
    SignIns,
    /// Idle streams.
    Streams,
    /// Hints to many streams.
    Hints,
    /// The order of locks on two nodes.
    Order,
    /// Thousands of clients that come back.
    Comeback,
}

/// Measures, and tells each row when it is known; all groups, or one of them.
///
/// # Panics
/// When the server does not start or does not answer.
pub fn run(only: Option<Group>, tell: &mut dyn FnMut(&Row)) {
    let files = usage::allow_many_files();
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::new(&folder.path().join("data"), None, PEOPLE).with_profiles();
    let peer = Peer::make(&folder.path().join("peer")).inspect_err(|why| eprintln!("not measured: the rows with PocketBase ({why})")).ok();
    let peer = peer.as_ref();
    for group in Group::value_variants().iter().filter(|group| only.is_none_or(|only| only == **group)) {
        let rows = match group {
            Group::Writers => writers::run(&office, peer, folder.path()),
            Group::Answers => vec![answers::nothing_changed(&office)],
            Group::SignIns => sign_ins::run(&office, peer),
            Group::Streams => streams::run(&office, peer),
            Group::Hints => vec![hints::run(&office, peer)],
            Group::Order => vec![order::run(folder.path())],
            Group::Comeback => comeback::run(folder.path(), files),
        };
        rows.iter().for_each(&mut *tell);
    }
}

#[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
fn now() -> Instant {
    Instant::now()
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
fn number(count: u64) -> f64 {
    count as f64
}
