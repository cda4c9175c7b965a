//! Exports that are none: each gets a clear error, and nothing is written.

use crate::world::World;
use crate::zips::{json, zip};
use patio_server::import::ImportError;
use serde_json::json as j;

fn failure(world: &World, source: &str, path: &str) -> String {
    let before = world.heads();
    let told = world.try_import(&[source, path]).unwrap_err().to_string();
    assert_eq!(world.heads(), before);
    told
}

#[test]
fn what_is_not_a_zip_is_named_as_such() {
    let world = World::sqlite();
    let path = world.file("export.zip").to_str().unwrap().to_owned();
    for source in ["slack", "yammer"] {
        assert!(failure(&world, source, &path).contains("cannot be read"), "no file at all");
        for bytes in [&b""[..], b"PK", b"PK\x03\x04 and then nothing", b"id,name\n1,Ana\n", &[0u8; 5000]] {
            std::fs::write(&path, bytes).unwrap();
            let told = failure(&world, source, &path);
            assert!(told.contains("not a ZIP"), "{told}");
        }
        std::fs::remove_file(&path).unwrap();
    }
}

#[test]
fn a_zip_of_something_else_is_named_as_such() {
    let world = World::sqlite();
    let path = zip(&world, "holiday.zip", &[("beach.jpg", vec![1, 2, 3]), ("notusers.json", b"[]".to_vec())]);
    assert!(failure(&world, "slack", &path).contains("users.json"));
    assert!(failure(&world, "yammer", &path).contains("Messages.csv"));
    let path = zip(&world, "odd.zip", &[("users.json", b"{\"users\": 1e999999}".to_vec())]);
    assert!(failure(&world, "slack", &path).contains("users.json"));
}

#[test]
fn every_prefix_and_every_flipped_byte_of_an_export_ends_without_a_panic() {
    let world = World::sqlite();
    let user = j!([{"id": "U1", "name": "ana", "profile": {"real_name": "Ana"}}]);
    let day = j!([{"type": "message", "ts": "1700000001.000000", "user": "U1", "text": "hello"}]);
    let channels = json(j!([{"id": "C1", "name": "g", "members": ["U1"]}]));
    let path = zip(&world, "whole.zip", &[("users.json", json(user)), ("channels.json", channels), ("g/2023-11-14.json", json(day))]);
    let whole = std::fs::read(&path).unwrap();
    let broken = world.file("broken.zip");
    let mut clear = 0;
    for length in 0..whole.len() {
        std::fs::write(&broken, &whole[..length]).unwrap();
        clear += usize::from(world.try_import(&["slack", broken.to_str().unwrap(), "--dry-run"]).is_err());
    }
    assert_eq!(clear, whole.len(), "a truncated export is an error");
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        std::fs::write(&broken, &bytes).unwrap();
        // A damaged entry may be one day only: then the rest is told of. What matters is that it comes to an end.
        match world.try_import(&["slack", broken.to_str().unwrap(), "--dry-run"]) {
            Ok(report) => assert!(report.dry_run),
            Err(error) => assert!(!matches!(error, ImportError::Store(_)), "{error}"),
        }
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let world = World::sqlite();
    let users = json(j!([{"id": "U1", "name": "ana", "profile": {}}]));
    let channels = json(j!([{"id": "C1", "name": "g", "members": ["U1"]}]));
    let bomb = ("g/2023-11-14.json", vec![b' '; 64 * 1024 * 1024]);
    let path = zip(&world, "bomb.zip", &[("users.json", users), ("channels.json", channels), bomb.clone()]);
    let report = world.import(&["slack", &path]);
    assert_eq!((report.of("person").new, report.rejected_for("file_too_large")), (1, 1));
    let path = zip(&world, "bomb.zip", &[("users.json", bomb.1)]);
    assert!(failure(&world, "slack", &path).contains("tightly packed"));
}

#[test]
fn a_bomb_that_lies_about_its_size_is_not_unpacked_either() {
    let world = World::sqlite();
    let size = 48 * 1024 * 1024 + 12_345;
    let path = zip(&world, "liar.zip", &[("users.json", vec![b' '; size])]);
    let mut bytes = std::fs::read(&path).unwrap();
    let (truth, lie) = (u32::try_from(size).unwrap().to_le_bytes(), 100u32.to_le_bytes());
    let mut lies = 0;
    while let Some(at) = bytes.windows(4).position(|window| window == truth) {
        bytes[at..at + 4].copy_from_slice(&lie);
        lies += 1;
    }
    assert!(lies > 0);
    std::fs::write(&path, bytes).unwrap();
    let told = failure(&world, "slack", &path);
    assert!(told.contains("users.json"), "{told}");
}

#[test]
fn absurd_numbers_are_no_times() {
    let world = World::sqlite();
    let users = json(j!([{"id": "U1", "name": "ana"}]));
    let channels = br#"[{"id": "C1", "name": "g", "created": 1e30, "members": ["U1"]},
                        {"id": "C2", "name": "h", "created": -9223372036854775808, "members": ["U1"]},
                        {"id": "C3", "name": "i", "created": 9223372036854775807, "members": ["U1"]}]"#;
    let days = ["9223372036854775807.999999", "0.0", "1.9999999", "-1.0", "1e9", "1700000001.", ".5", "1700000001.0000001"];
    let days = days.map(|ts| j!({"type": "message", "ts": ts, "user": "U1", "text": "x"}));
    let files = [("users.json", users), ("channels.json", channels.to_vec()), ("g/2023-11-14.json", json(days.as_slice().into()))];
    let report = world.import(&["slack", &zip(&world, "numbers.zip", &files)]);
    assert_eq!((report.of("community").new, report.of("post").new, report.rejected_for("time_invalid")), (3, 3, 5), "{report}");
    let now = world.records("community").iter().filter(|community| community["created_at"] == crate::world::NOW).count();
    assert_eq!(now, 3);
}

#[test]
fn every_prefix_and_every_flipped_byte_of_a_network_export_ends_without_a_panic() {
    let world = World::sqlite();
    let messages = "id,thread_id,in_private_conversation,sender_id,body,created_at\n1,1,false,1,hello,2013-05-23T10:00:00Z\n";
    let path = zip(&world, "whole.zip", &[("Users.csv", b"id,name\n1,Ana\n".to_vec()), ("Messages.csv", messages.into())]);
    let whole = std::fs::read(&path).unwrap();
    let broken = world.file("broken.zip");
    for length in 0..whole.len() {
        std::fs::write(&broken, &whole[..length]).unwrap();
        assert!(world.try_import(&["yammer", broken.to_str().unwrap(), "--dry-run"]).is_err());
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        std::fs::write(&broken, &bytes).unwrap();
        if let Err(error) = world.try_import(&["yammer", broken.to_str().unwrap(), "--dry-run"]) {
            assert!(!matches!(error, ImportError::Store(_)), "{error}");
        }
    }
}

#[test]
fn names_in_a_zip_are_never_paths() {
    let world = World::sqlite();
    let users = json(j!([{"id": "U1", "name": "ana", "profile": {}}]));
    let channels = json(j!([{"id": "../../C1", "name": "../..", "members": ["U1"]}]));
    let day = json(j!([{"type": "message", "ts": "1700000001.000000", "user": "U1", "text": "x"}]));
    let path = zip(&world, "paths.zip", &[("users.json", users), ("channels.json", channels), ("../../2023-11-14.json", day)]);
    assert_eq!(world.import(&["slack", &path]).of("post").new, 1);
    let left: Vec<_> = std::fs::read_dir(world.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    let known = ["paths.zip", "patio.db", "patio.db-wal", "patio.db-shm", "files", "uploads"];
    assert!(left.iter().all(|name| known.iter().any(|known| name == known)), "{left:?}");
}

#[test]
fn keys_that_a_database_could_not_hold_are_rejected() {
    let world = World::sqlite();
    let users =
        json(j!([{"id": "U\u{0}1", "name": "ana"}, {"id": "", "name": "none"}, {"id": "U".repeat(400), "name": "long"}, {"id": "U2"}]));
    let report = world.import(&["slack", &zip(&world, "keys.zip", &[("users.json", users)])]);
    assert_eq!((report.rejected_for("key_invalid"), report.of("person").new), (3, 1));
}

#[test]
fn nothing_is_imported_where_no_organisation_is() {
    let folder = tempfile::tempdir().unwrap();
    let store = patio_server::Store::sqlite(&folder.path().join("patio.db")).unwrap();
    let world = World::sqlite();
    let path = zip(&world, "users.zip", &[("users.json", b"[]".to_vec())]);
    let core = patio_server::Core::new(
        std::sync::Arc::new(store),
        world.clock.clone(),
        Box::new(crate::world::Seeded(1)),
        patio_server::Keys::from_bytes([1; 32]),
    );
    let source = crate::world::source(&["slack", &path, "--data", "unused"]);
    let told = patio_server::import::run(&core, &*world.clock, &source, &mut std::io::sink()).unwrap_err();
    assert!(matches!(told, ImportError::NoOrganisation));
}
