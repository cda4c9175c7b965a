//! Saving files into the downloads folder with real processes: connections that stay cut, two files at once, and a file that is
//! withdrawn meanwhile (S2, S8).

use super::Office;
use super::files::{file_of, saved_bytes, with_line};
use patio_tests::system::laptop::Laptop;
use patio_tests::system::picture::document;
use patio_tests::system::wait_until;
use serde_json::json;
use std::fs;
use std::slice::from_ref;
use std::thread;

const SIZE: usize = 4 * 1024 * 1024;
const HALF: u64 = 2 * 1024 * 1024;

/// The names in the downloads folder, hidden ones too.
fn downloads(laptop: &Laptop) -> Vec<String> {
    let entries = fs::read_dir(laptop.folder().join("downloads")).expect("the downloads");
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names
}

#[test]
fn a_file_being_saved_goes_on_when_a_line_that_stayed_cut_comes_back() {
    let office = Office::new();
    let (line, place, bas) = with_line(&office, "bas");
    let bytes = document(SIZE, 21);
    let file = office.anna.stage(Some(&place), "plan.pdf", &bytes).expect("taken in");
    let post = office.anna.post_with(&place, "plan", from_ref(&file));
    let (seen, _) = file_of(&bas, &post);
    line.shut_after(HALF);
    thread::scope(|scope| {
        let saving = scope.spawn(|| saved_bytes(&bas, &seen));
        wait_until("tries that find the line shut", 60, || (line.shut().1 >= 3).then_some(()));
        line.open();
        assert!(saving.join().expect("saved") == bytes, "other bytes were saved");
    });
    let size = u64::try_from(SIZE).expect("a size");
    assert!(line.received() < size + size / 4, "{} bytes came for a file of {size}", line.received());
    assert_eq!(downloads(&bas), ["plan.pdf"]);
}

#[test]
fn a_save_that_was_given_up_is_gone_on_with_and_leaves_nothing_once_the_file_is_withdrawn() {
    let office = Office::new();
    let (line, place, bas) = with_line(&office, "bas");
    let bytes = document(SIZE, 23);
    let file = office.anna.stage(Some(&place), "plan.pdf", &bytes).expect("taken in");
    let post = office.anna.post_with(&place, "plan", from_ref(&file));
    let (seen, _) = file_of(&bas, &post);
    let give_up = || {
        line.shut_after(HALF);
        assert_eq!(bas.try_call("file.save", json!({ "id": seen })), Err("offline".into()));
        assert!(line.shut().0);
        line.open();
    };
    give_up();
    assert_eq!(downloads(&bas), [format!(".patio-{seen}.part")]);
    assert!(saved_bytes(&bas, &seen) == bytes, "other bytes were saved");
    let size = u64::try_from(SIZE).expect("a size");
    assert!(line.received() < size + size / 4, "{} bytes came for a file of {size}", line.received());
    assert_eq!(downloads(&bas), ["plan.pdf"]);

    give_up();
    assert_eq!(downloads(&bas).len(), 2);
    office.anna.call("post.withdraw", json!({ "id": post }));
    office.anna.get_in_step();
    bas.get_in_step();
    assert_eq!(bas.try_call("file.save", json!({ "id": seen })), Err("not_found".into()));
    assert_eq!(downloads(&bas), ["plan.pdf"], "what was saved before is the person's own");
}

#[test]
fn what_a_crash_left_half_saved_is_gone_after_the_next_start() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let file = office.anna.stage(Some(&place), "plan.pdf", &document(SIZE, 27)).expect("taken in");
    let post = office.anna.post_with(&place, "plan", from_ref(&file));
    let (seen, _) = file_of(&office.anna, &post);
    saved_bytes(&office.anna, &seen);
    office.anna.switch_off();
    fs::write(office.anna.folder().join(format!("downloads/.patio-{seen}.part")), "half of").expect("written");
    assert_eq!(downloads(&office.anna).len(), 2);
    office.anna.switch_on();
    assert_eq!(downloads(&office.anna), ["plan.pdf"]);
}

#[test]
fn saves_of_one_file_at_once_each_give_a_whole_file() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bytes = document(SIZE, 25);
    let file = office.anna.stage(Some(&place), "plan.pdf", &bytes).expect("taken in");
    let post = office.anna.post_with(&place, "plan", from_ref(&file));
    let (seen, _) = file_of(&office.anna, &post);
    thread::scope(|scope| {
        let saving: Vec<_> = (0..3).map(|_| scope.spawn(|| saved_bytes(&office.anna, &seen))).collect();
        assert!(saving.into_iter().all(|one| one.join().expect("saved") == bytes), "other bytes were saved");
    });
    assert_eq!(downloads(&office.anna), ["plan (2).pdf", "plan (3).pdf", "plan.pdf"]);
}

#[test]
fn a_vcard_is_saved_among_the_downloads_under_the_persons_name() {
    let office = Office::new();
    let me = office.anna.call("app.state", json!({}))["me"]["id"].clone();
    for name in ["Anna Bos.vcf", "Anna Bos (2).vcf"] {
        let saved = office.anna.call("person.save_vcard", json!({ "id": me }));
        let path = saved["path"].as_str().expect("a path");
        assert!(path.ends_with(name), "{path}");
        let text = fs::read_to_string(path).expect("the card");
        assert_eq!(json!(text), office.anna.call("person.vcard", json!({ "id": me }))["text"]);
    }
    assert_eq!(downloads(&office.anna), ["Anna Bos (2).vcf", "Anna Bos.vcf"], "nothing half is left");
    let nobody = json!({ "id": "0192f3a4-5b6c-7d8e-9f01-23456789abcd" });
    assert_eq!(office.anna.try_call("person.save_vcard", nobody), Err("not_found".into()));
}
