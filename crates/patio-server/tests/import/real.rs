//! A real export of 221,619 messages by 17,780 people: whole, twice. Nobody here wrote it and it is not part of the project;
//! `PATIO_SHARED_DATA` names the folder it is in.

use crate::world::World;
use serde_json::Value;
use std::collections::HashMap;
use std::io::Read;
use std::path::PathBuf;

fn export() -> Option<PathBuf> {
    let named = std::env::var_os("PATIO_SHARED_DATA").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")));
    let path = folder.join("ubuntu-help-chat/slack-export.zip");
    if path.is_file() {
        return Some(path);
    }
    eprintln!("NOT RUN: {} is not there; set PATIO_SHARED_DATA to the folder with the real data", path.display());
    None
}

/// The messages as they stand in the export: by time stamp, whether each is a reply, and whether it says anything.
fn written(path: &PathBuf) -> HashMap<String, (bool, bool)> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut found = HashMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        if !file.name().unwrap().starts_with("ubuntu/") {
            continue;
        }
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        for message in serde_json::from_str::<Vec<Value>>(&text).unwrap() {
            let ts = message["ts"].as_str().unwrap();
            let is_reply = message["thread_ts"].as_str().is_some_and(|thread| thread != ts);
            found.insert(ts.to_owned(), (is_reply, !message["text"].as_str().unwrap().trim().is_empty()));
        }
    }
    found
}

#[test]
fn a_real_export_comes_in_whole_and_a_second_run_changes_nothing() {
    let Some(path) = export() else { return };
    let world = World::sqlite();
    let arguments = ["slack", path.to_str().unwrap()];
    let dry = world.import(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(world.heads().len(), 1, "a dry run writes nothing");

    let report = world.import(&arguments);
    assert_eq!((report.of("person").new, report.of("community").new, report.of("member").new), (17_780, 1, 17_780));
    assert_eq!(report.counts, dry.counts);
    let written = written(&path);
    assert_eq!(written.len(), 221_619);
    let empty = written.values().filter(|(_, says)| !says).count() as u64;
    assert_eq!((empty, report.rejected_for("text_empty"), report.rejected.len()), (28, 28, 1), "{report}");
    assert_eq!(report.of("post").new + report.of("comment").new, 221_619 - empty);

    let (posts, comments) = (world.records("post"), world.records("comment"));
    assert_eq!((posts.len() as u64, comments.len() as u64), (report.of("post").new, report.of("comment").new));
    let replies = written.values().filter(|(is_reply, says)| *is_reply && *says).count();
    // A reply whose first message was empty is the post of its conversation.
    assert!(comments.len() <= replies && comments.len() + 28 > replies, "{} {replies}", comments.len());
    let mut minutes: HashMap<i64, i64> = HashMap::new();
    for ts in written.iter().filter(|(_, (_, says))| *says).map(|(ts, _)| ts) {
        *minutes.entry(ts.split('.').next().unwrap().parse().unwrap()).or_default() += 1;
    }
    for record in posts.iter().chain(&comments) {
        *minutes.get_mut(&(record["created_at"].as_i64().unwrap() / 1000)).unwrap() -= 1;
    }
    assert!(minutes.values().all(|left| *left == 0), "every message keeps its time");
    let ids: Vec<&str> = posts.iter().map(|post| post["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted(), "ids keep the order of the channel, also within a second");

    let before = world.heads();
    let again = world.import(&arguments);
    assert_eq!(world.heads(), before);
    assert!(again.counts.values().all(|count| count.new == 0), "{again}");
}
