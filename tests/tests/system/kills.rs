//! That `soak kills` can fail: a disk whose power can be cut, and a server on it that does not wait for the disk. They need root and loop
//! devices; without them each test says so.

use patio_client::{FileSecrets, Secrets as _};
use patio_tests::kills::disk::{self, Disk};
use patio_tests::kills::{Run, Victim, run};
use patio_tests::system::programs;
use std::fs::{self, File};
use std::io::Write as _;

fn can_cut_a_disk() -> bool {
    let why = disk::refused_here();
    if let Some(why) = &why {
        eprintln!("NOT RUN: {why}");
    }
    why.is_none()
}

#[test]
fn a_disk_that_is_cut_has_what_was_waited_for_and_nothing_else() {
    if !can_cut_a_disk() {
        return;
    }
    let mut disk = Disk::new(64).expect("a disk");
    for (name, waits) in [("waited", true), ("written", false)] {
        let mut file = File::create(disk.path().join(name)).expect("a file");
        file.write_all(name.as_bytes()).expect("written");
        if waits {
            file.sync_all().expect("the disk");
        }
    }
    let seen = disk.cut(|folder| fs::read_to_string(folder.join("written"))).expect("a cut");
    assert_eq!(seen.expect("in memory"), "written");
    assert_eq!(fs::read_to_string(disk.path().join("waited")).expect("on the disk"), "waited");
    assert_eq!(fs::read_to_string(disk.path().join("written")).ok(), None);
}

/// A token that was used already is good for nothing: the laptop that comes with it again is signed out.
#[test]
fn after_a_power_cut_the_latest_token_is_there_and_a_removed_one_is_not() {
    if !can_cut_a_disk() {
        return;
    }
    let mut disk = Disk::new(64).expect("a disk");
    let token = |disk: &Disk| FileSecrets::new(disk.path().join("token"));
    token(&disk).update("the first").expect("kept");
    disk.settle().expect("the disk");
    token(&disk).update("the second").expect("kept");
    disk.cut(|_| ()).expect("a cut");
    assert_eq!(token(&disk).find().expect("a secret").as_deref(), Some("the second"));
    token(&disk).remove().expect("removed");
    disk.cut(|_| ()).expect("a cut");
    assert_eq!(token(&disk).find().expect("no secret"), None);
}

#[test]
fn a_server_that_does_not_wait_for_its_disk_is_found_out() {
    if !can_cut_a_disk() {
        return;
    }
    programs::check();
    let toll = run(Victim::Server, Run { rounds: 20, seed: 1, without_fsync: true }, |line| println!("{line}")).expect("a run");
    assert!(!toll.lost.is_empty(), "nothing was lost in {} rounds with {} confirmed", toll.rounds, toll.confirmed);
}
