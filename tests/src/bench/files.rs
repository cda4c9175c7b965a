//! `bench files`: the cost of a large upload over a connection that breaks again and again. It counts bytes, not time: all bytes
//! that left the laptop, with headers and with lost bytes, against the bytes of the file.

use super::Row;
use crate::system::cutter::Cutter;
use crate::system::laptop::Laptop;
use crate::system::picture::document;
use crate::system::{programs, wait_until};
use crate::window::server::Server;
use patio_domain::world::Random as _;
use patio_testkit::SeededRandom;
use serde_json::json;

/// How often the line is cut.
const CUTS: u64 = 50;
const REPEATS: u64 = 3;
const MIB: usize = 1024 * 1024;

/// The rows of this bench, for a file of `mib` MiB.
///
/// # Panics
/// When server or client do not start, or the file does not arrive.
#[must_use]
pub fn run(mib: usize) -> Vec<Row> {
    programs::check();
    let folder = tempfile::tempdir().expect("a folder");
    let mut server = Server::init(&folder.path().join("server"), "Kade");
    server.serve();
    let port: u16 = server.url().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let line = Cutter::start(port);
    let link = server.first_link().replace(&port.to_string(), &line.port().to_string());
    let laptop = Laptop::join(&folder.path().join("laptop"), &link, "Anna Bos");
    let place = laptop.make_community("Werkplek", false);
    let size = mib * MIB;
    let mut pairs = Vec::new();
    for repeat in 0..REPEATS {
        let file = laptop.stage(Some(&place), "groot.pdf", &document(size, repeat + 1)).expect("taken in");
        let all = u64::try_from(size).expect("a size");
        let mut random = SeededRandom::new(repeat);
        // One cut at a random place in each fiftieth of the file, so that the cuts fall everywhere inside parts.
        let cuts: Vec<u64> = (0..CUTS).map(|cut| cut * all / CUTS + 1 + random.below(all / CUTS)).collect();
        line.cut_at(&cuts);
        laptop.post_with(&place, &format!("groot {repeat}"), &[file]);
        wait_until("the upload", 900, || (laptop.connection()["waiting"] == 0).then_some(()));
        let (sent, made) = line.counted();
        assert_eq!(u64::try_from(made), Ok(CUTS), "the line was not cut as often as it should be");
        assert_eq!(laptop.call("file.uploads", json!({}))["uploads"], json!([]));
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52 bytes")]
        pairs.push((sent as f64 / 1e3, all as f64 / 1e3));
    }
    server.stop();
    let row = Row::of(&format!("upload of {mib} MiB with {CUTS} cuts, sent / size"), 1.05, &pairs);
    vec![Row { unit: "kB", ..row }]
}
