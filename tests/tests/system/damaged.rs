//! Databases of a laptop that a dying disk damaged, with the real client: the app opens, says what became of it until the person has
//! seen it, gets its records again from the server, and sends what was waiting (S11).

use super::{Office, as_strings};
use patio_tests::system::laptop::Laptop;
use patio_tests::system::wait_until;
use serde_json::json;
use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

const PAGE_BYTES: u64 = 4096;

/// Overwrites pages in place, as a disk does: the file stays the same one.
fn damage(file: &Path, pages: impl Iterator<Item = u64>) {
    let mut open = fs::File::options().write(true).open(file).expect("the database");
    for page in pages {
        open.seek(SeekFrom::Start(page * PAGE_BYTES)).expect("a page");
        open.write_all(&[0xA7; 4096]).expect("written");
    }
    open.sync_all().expect("synced");
}

fn pages(file: &Path) -> u64 {
    fs::metadata(file).expect("the database").len() / PAGE_BYTES
}

fn has_all_again(laptop: &Laptop, place: &str, titles: &[&str]) {
    wait_until("everything again", 60, || {
        // A query that meets the damage may fail; the next one must not.
        let listed = laptop.try_call("community.conversations", json!({ "community": place, "limit": 50, "after": null })).ok()?;
        let mut found: Vec<String> =
            listed["conversations"].as_array()?.iter().filter_map(|row| row["title"].as_str().map(str::to_owned)).collect();
        found.sort_unstable();
        (found == as_strings(titles)).then_some(())
    });
}

#[test]
fn a_cache_whose_pages_are_gone_is_downloaded_again_at_a_start_and_while_the_app_runs() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let titles: Vec<String> = (10..40).map(|number| format!("bericht {number}")).collect();
    titles.iter().for_each(|title| drop(office.anna.post(&place, title)));
    office.anna.get_in_step();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let cache = office.anna.folder().join("cache.db");

    office.anna.switch_off();
    damage(&cache, 3..pages(&cache));
    office.anna.switch_on();
    has_all_again(&office.anna, &place, &titles);
    wait_until("word of it", 30, || (office.anna.call("session.damage", json!({}))["cacheRebuilt"] == true).then_some(()));
    office.anna.call("session.damage_seen", json!({}));
    assert_eq!(office.anna.call("session.damage", json!({})), json!({ "cacheRebuilt": false, "work": null }));

    // While the app runs: what it reads anew meets the damage.
    office.anna.post(&place, "intussen");
    office.anna.get_in_step();
    office.anna.switch_off();
    office.anna.switch_on();
    damage(&cache, 3..pages(&cache));
    let titles: Vec<&str> = titles.into_iter().chain(["intussen"]).collect();
    wait_until("word of it", 30, || {
        let _ = office.anna.try_call("directory.search", json!({ "text": "tester", "limit": 5 }));
        office.anna.call("sync.now", json!({}));
        let said = office.anna.try_call("session.damage", json!({})).ok()?;
        (said["cacheRebuilt"] == true).then_some(())
    });
    has_all_again(&office.anna, &place, &titles);
}

#[test]
fn a_work_database_whose_pages_are_gone_is_salvaged_and_what_still_waits_goes_out() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    office.server.stop();
    let titles: Vec<String> = (100..160).map(|number| format!("wacht {number}")).collect();
    titles.iter().for_each(|title| drop(office.anna.post(&place, title)));
    office.anna.switch_off();
    let work = office.anna.folder().join("work.db");
    // A leaf of the outbox in the middle of the file: it holds some of the texts.
    let bytes = fs::read(&work).expect("the database");
    let page = bytes.chunks(4096).position(|page| page.first() == Some(&13) && page.windows(8).any(|part| part == b"wacht 12"));
    let page = page.expect("a page with texts");
    damage(&work, std::iter::once(u64::try_from(page).expect("a number")));
    office.anna.switch_on();
    let said = wait_until("word of it", 30, || {
        let said = office.anna.try_call("session.damage", json!({})).ok()?;
        (!said["work"].is_null()).then_some(said)
    })
    .0;
    let kept = said["work"]["keptAs"][0].as_str().expect("a path");
    assert!(Path::new(kept).exists());
    let lost = said["work"]["lost"][0].clone();
    assert_eq!(lost["part"], "unsent");
    let lost = usize::try_from(lost["count"].as_u64().expect("counted")).expect("a number");
    assert!(lost > 0 && lost < 60, "{lost}");
    office.server.serve();
    office.anna.get_in_step();
    let arrived = office.hire("bas");
    arrived.call("community.join", json!({ "id": place }));
    arrived.get_in_step();
    assert_eq!(arrived.titles(&place).len(), 60 - lost, "what was not lost was sent, each once");
}
