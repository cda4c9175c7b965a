//! Five thousand laptops that come back within two seconds after the server was started again; and what their streams cost from then on,
//! while nothing happens. Ten laptops are of one person, so that the bench is ready within minutes; each has a session of its own.

use super::crowd::{Client, come_back};
use super::office::Office;
use super::{Row, Served, serve_at, streams, usage};
use crate::window::process::free_port;
use patio_protocol::auth::Tokens;
use std::path::Path;
use std::time::Duration;
use tokio::runtime::Runtime;

const CLIENTS: u32 = 5_000;
/// So few that nobody waits for anybody.
const FEW: u32 = 250;
/// How often so few come, one group after the other: the system counts processor time in hundredths of a second, and one group takes
/// twenty or thirty of them.
const GROUPS: u32 = 8;
const WITHIN: Duration = Duration::from_secs(2);
/// Laptops of one person; as many streams as a person may have are more.
const OF_EACH: u32 = 10;
/// Of how many clients one has an access token that ended meanwhile.
const ONE_ENDED_OF: usize = 10;
const GOAL: f64 = 1.3;
/// How long the coming back has after-effects.
const SETTLING: Duration = Duration::from_secs(5);
/// Files on either side that are no streams.
const OTHER_FILES: u64 = 1_000;

/// The rows of this. The floor of the first one is the work of all clients, spread over the cores; it is never below the time in which
/// they come.
///
/// # Panics
/// When the server does not start.
pub fn run(folder: &Path, files: u64) -> Vec<Row> {
    let names = [
        format!("{CLIENTS} clients back in 2 s: in step / their work"),
        format!("refused of {CLIENTS} clients that come back"),
        format!("processor time of {CLIENTS} idle streams / 3 % of a core"),
    ];
    let [returning, refused, idle] = names.each_ref().map(String::as_str);
    if files < 2 * u64::from(CLIENTS) + OTHER_FILES {
        eprintln!("not measured: {CLIENTS} clients (this machine allows {files} open files; two for each client are needed)");
        let missing = [(f64::NAN, f64::NAN)];
        return vec![Row::of(returning, GOAL, &missing), Row::of(refused, 0.0, &missing), Row::of(idle, 1.0, &missing)];
    }
    let office = Office::new(&folder.join("large"), None, ((CLIENTS + GROUPS * FEW) / OF_EACH) as usize);
    let mut clients = clients(&office);
    let few = clients.split_off(CLIENTS as usize);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let listen = format!("127.0.0.1:{}", free_port());
    let mut served = serve_at(&office, &listen, &[]);
    let cpu_of_each = cpu_of_few(&runtime, &served, few);
    served.process.end();
    let mut served = serve_at(&office, &listen, &[]);
    let all = runtime.block_on(come_back(&served.address, clients, WITHIN));
    all.refused.first().inspect(|why| eprintln!("the first of the refused clients was told: {why}"));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let work = f64::from(CLIENTS) * cpu_of_each / f64::from(u32::try_from(cores).unwrap_or(1));
    let (seconds, floor) = (all.seconds, work.max(WITHIN.as_secs_f64()));
    let count = f64::from(u32::try_from(all.refused.len()).unwrap_or(CLIENTS));
    std::thread::sleep(SETTLING);
    let rest = streams::idle(served.process.id(), all.streams.len());
    served.process.end();
    vec![
        Row::of(returning, GOAL, &[(seconds * 1e3, floor * 1e3)]),
        Row { unit: "clients", ..Row::of(refused, 0.0, &[(count, f64::from(CLIENTS))]) },
        Row::of(idle, 1.0, &[rest]),
    ]
}

fn clients(office: &Office) -> Vec<Client> {
    let pulls = office.pulls_of_nothing();
    let pulls = pulls.iter().flat_map(|pull| std::iter::repeat_n(pull, OF_EACH as usize));
    let client = |(number, (tokens, pull)): (usize, (Tokens, &String))| {
        let refresh = (number % ONE_ENDED_OF == 0).then_some(tokens.refresh);
        Client { access: tokens.access, refresh, pull: pull.clone() }
    };
    office.laptops(OF_EACH as usize).into_iter().zip(pulls).enumerate().map(client).collect()
}

/// Seconds of processor time of a client, on both sides, for both run on this machine: the mean over groups that come one after the other.
fn cpu_of_few(runtime: &Runtime, served: &Served, mut few: Vec<Client>) -> f64 {
    let cpu = || usage::cpu_seconds(served.process.id()) + usage::cpu_seconds(std::process::id());
    let mut used = 0.0;
    for _ in 0..GROUPS {
        let group = few.split_off(few.len().saturating_sub(FEW as usize));
        let before = cpu();
        let returned = runtime.block_on(come_back(&served.address, group, WITHIN * FEW / CLIENTS));
        used += cpu() - before;
        assert!(returned.refused.is_empty(), "{:?}", returned.refused);
    }
    used / f64::from(GROUPS * FEW)
}
