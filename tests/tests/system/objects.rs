//! Files in an S3-compatible store instead of a folder of the server, with real processes: they arrive whole, they are removed with
//! their post, and a store that goes away only delays them (S1, S8).

use super::Office;
use super::bucket::Bucket;
use super::files::{file_of, holds, saved_bytes};
use patio_tests::system::picture::{document, png};
use patio_tests::system::wait_until;
use serde_json::json;
use std::slice::from_ref;
use std::sync::atomic::Ordering;

/// More bytes than the server keeps in memory of one file, so that they go to the store in parts.
const LARGE: usize = 20 * 1024 * 1024;

/// Bytes that the test recognises in any file of the store.
fn piece(bytes: &[u8]) -> &[u8] {
    &bytes[bytes.len() / 2..bytes.len() / 2 + 64]
}

#[test]
fn files_in_an_object_store_arrive_whole_and_leave_it_with_their_post() {
    let bucket = Bucket::start();
    let office = Office::with(bucket.environment());
    let place = office.anna.make_community("Werkplek", false);
    let bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    let (large, image) = (document(LARGE, 31), png(300, 4));
    let files =
        [("groot.pdf", &large), ("kast.png", &image)].map(|(name, bytes)| office.anna.stage(Some(&place), name, bytes).expect(name));
    let posts: Vec<String> = files.iter().map(|file| office.anna.post_with(&place, "bijlage", from_ref(file))).collect();
    wait_until("the uploads", 120, || (office.anna.connection()["waiting"] == 0).then_some(()));

    for (post, file) in posts.iter().zip(&files) {
        assert_eq!(&file_of(&bas, post).0, file);
    }
    assert!(saved_bytes(&bas, &files[0]) == large, "other bytes were saved");
    let sizes = ["original", "large", "medium", "small"];
    for form in sizes {
        assert_eq!(bas.client().file_bytes(&files[1], form), office.anna.client().file_bytes(&files[1], form), "{form}");
    }
    assert!(holds(bucket.folder(), piece(&large)));
    assert!(!holds(&office.path("server"), piece(&large)), "a second copy lies at the server");
    let names = bucket.names();
    assert!(names.contains(&format!("patio/files/{}/original", files[0])), "{names:?}");
    assert!(sizes.iter().all(|form| names.contains(&format!("patio/files/{}/{form}", files[1]))), "{names:?}");

    let found = office.server.doctor();
    assert!(found.contains("ok     files have their bytes: 2 files\n") && !found.contains("not ok"), "{found}");

    for post in &posts {
        office.anna.call("post.withdraw", json!({ "id": post }));
    }
    office.anna.get_in_step();
    wait_until("an empty store", 60, || bucket.names().is_empty().then_some(()));
    assert!(!holds(bucket.folder(), piece(&large)), "bytes are left beside the objects");
}

#[test]
fn an_object_store_that_goes_away_loses_nothing_and_is_not_waited_for() {
    let mut bucket = Bucket::start();
    let office = Office::with(bucket.environment());
    let place = office.anna.make_community("Werkplek", false);
    let bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    let (before, after) = (document(700_000, 33), document(LARGE, 35));
    let early = office.anna.stage(Some(&place), "eerder.pdf", &before).expect("taken in");
    let early_post = office.anna.post_with(&place, "eerder", from_ref(&early));
    office.anna.get_in_step();
    file_of(&bas, &early_post);

    let asked = bucket.be_busy();
    assert_eq!(bas.try_call("file.save", json!({ "id": early })), Err("server_busy".into()));
    assert_eq!(asked.load(Ordering::SeqCst), 3, "asked once and twice again, then the laptop is told");

    bucket.go_away();
    let late = office.anna.stage(Some(&place), "later.pdf", &after).expect("taken in");
    let late_post = office.anna.post_with(&place, "later", from_ref(&late));
    assert_eq!(bas.try_call("file.save", json!({ "id": early })), Err("server_busy".into()));
    let found = office.server.doctor();
    assert!(found.contains("not ok file store keeps bytes: file store: "), "{found}");
    // Texts without files still arrive meanwhile.
    let words = bas.post(&place, "zonder bijlage");
    bas.get_in_step();
    wait_until("words without a file", 20, || {
        office.anna.call("sync.now", json!({}));
        office.anna.try_call("conversation.get", json!({ "post": words })).ok()
    });
    assert_eq!(office.anna.connection()["waiting"], 1, "the file still waits");

    bucket.answer();
    wait_until("the upload", 120, || (office.anna.connection()["waiting"] == 0).then_some(()));
    assert_eq!(file_of(&bas, &late_post).0, late);
    assert!(saved_bytes(&bas, &late) == after && saved_bytes(&bas, &early) == before, "other bytes were saved");
}
