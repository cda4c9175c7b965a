//! The sample organisation of the project, whole.

use crate::on_both;
use crate::world::{NOW, World};
use patio_protocol::auth::{SignIn, Tokens};
use patio_protocol::envelope::open;
use patio_protocol::pull::{Page, PullRequest};
use patio_server::Request;
use patio_server::doctor::examine_store;
use serde_json::json as j;
use std::sync::atomic::Ordering;

on_both!(
    the_sample_organisation_comes_in_whole,
    anyone_of_the_sample_signs_in_with_the_given_password,
    a_second_run_on_another_day_changes_nothing,
    everybody_of_the_sample_has_a_profile_and_what_they_know_has_its_evidence,
    what_somebody_of_the_sample_changed_is_theirs,
);

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample");

fn the_sample_organisation_comes_in_whole(world: &World) {
    let report = world.import(&["sample", FOLDER]);
    assert!(report.rejected.is_empty(), "{report}");
    let unwell: Vec<_> = examine_store(world.core.store()).into_iter().filter(|line| !line.well).collect();
    assert!(unwell.is_empty(), "{unwell:?}");
    let new = |kind| report.of(kind).new;
    assert_eq!((new("person"), new("community"), new("post"), new("comment")), (62, 8, 117, 467));
    assert_eq!(world.records("community").iter().filter(|community| community["access"] == "closed").count(), 2);
    let hanneke = world.record("person", "name", "Hanneke Bos");
    assert_eq!((&hanneke["state"], &hanneke["expertise"]), (&j!("active"), &j!(["retouren", "klachten", "klantgesprekken"])));

    let posts = world.records("post");
    let (first, last) = (
        posts.iter().map(|post| post["created_at"].as_i64().unwrap()).min().unwrap(),
        posts.iter().map(|post| post["created_at"].as_i64().unwrap()).max().unwrap(),
    );
    assert!((NOW - 30 * 86_400_000..NOW - 25 * 86_400_000).contains(&first) && last < NOW, "{first} {last}");
    // 4 September 2025, 09:00 in Amsterdam: summer time.
    let ideas = world.record("post", "title", "Waar deze community voor is");
    assert_eq!(ideas["created_at"], 1_756_969_200_000_i64);
    assert_eq!(ideas["text"][1]["type"], "list");
    assert_eq!(ideas["text"][1]["items"][0][0]["content"][0]["marks"], j!(["bold"]));

    let revisions = world.records("revision");
    assert_eq!(revisions.len(), 4);
    assert!(posts.iter().filter(|post| post["version"] == 2).all(|post| post["edited_at"].is_i64()));
    let withdrawn: Vec<_> = world.records("comment").into_iter().filter(|comment| comment["withdrawn_at"].is_i64()).collect();
    assert_eq!(withdrawn.len(), 2);
    assert!(withdrawn.iter().all(|comment| comment["text"] == j!([])));
    let everything = [world.texts("post"), world.texts("comment")].concat().join("\n");
    for left in ["<@", "<http", "\u{60}\u{60}\u{60}"] {
        assert!(!everything.contains(left), "{left} is left in a text");
    }
}

fn everybody_of_the_sample_has_a_profile_and_what_they_know_has_its_evidence(world: &World) {
    let report = world.import(&["sample", FOLDER]);
    let new = |kind| report.of(kind).new;
    assert_eq!((new("profile"), new("topic"), new("photo"), new("image")), (62, 91, 40, 4));
    let people = world.records("person");
    let sample: Vec<_> = people.iter().filter(|person| person["state"] == "active").collect();
    assert!(sample.iter().all(|person| person["unit"].is_string() && person["languages"].is_array() && person["hours"].is_array()));
    assert_eq!(sample.iter().filter(|person| person["photo"].is_string()).count(), 40);
    assert_eq!(sample.iter().filter(|person| person["manager"].is_null()).count(), 1, "one tree");
    // Every photo and image is a file record of its own, with three sizes.
    let files = world.records("file");
    assert_eq!(files.len(), 44);
    assert!(files.iter().all(|file| file["media"] == "image/jpeg" && file["image"]["variants"].as_array().unwrap().len() == 3));
    assert_eq!(world.records("post").iter().filter(|post| post["files"].is_array()).count(), 4);
    // The label printer: a topic by every name, the one who knows, colleagues who say so, and texts that helped.
    let youssef = world.record("person", "name", "Youssef El Amrani");
    let printers = world.record("topic", "nl", "labelprinters");
    assert!(printers["synonyms"].as_array().unwrap().contains(&j!("etiketprinter")) && printers["en"] == "label printers");
    assert_eq!((&youssef["skills"][0]["topic"], &youssef["skills"][0]["level"]), (&printers["id"], &j!("expert")));
    let for_him = world.records("vouch").iter().filter(|vouch| vouch["person"] == youssef["id"]).count();
    let helped = world.records("helpful").iter().filter(|mark| mark["author"] == youssef["id"]).count();
    assert!(for_him >= 5 && helped >= 10, "{for_him} {helped}");
    assert!(world.records("helpful").iter().all(|mark| mark["author"] != mark["by"] && mark["created_at"].as_i64().unwrap() < NOW));
}

fn what_somebody_of_the_sample_changed_is_theirs(world: &World) {
    world.import(&["sample", FOLDER]);
    let person: patio_domain::PersonId = world.record("person", "name", "Youssef El Amrani")["id"].as_str().unwrap().parse().unwrap();
    let alone = |body: &mut patio_protocol::record::PersonBody| {
        (body.photo, body.about, body.version) = (None, "My own words".to_owned(), 1);
        true
    };
    world.core.bulk(|bulk| bulk.fill_fields(person, alone)).unwrap();
    let before = world.heads();
    world.import(&["sample", FOLDER]);
    assert_eq!(world.heads(), before);
}

fn anyone_of_the_sample_signs_in_with_the_given_password(world: &World) {
    world.import(&["sample", FOLDER, "--sample-password", "beukenhof samen"]);
    let call = |body: Vec<u8>, token: Option<&str>, path: &str| {
        let request = Request { token, nonce: "n", peer: "", body: &body };
        if path == "sign_in" { world.core.sign_in(&request) } else { world.core.pull(&request) }
    };
    let sign_in = |password: &str| {
        let asked = SignIn { login: "hanneke@beukenhof.example".into(), password: password.into(), device: "test".into() };
        open::<Tokens>(&call(serde_json::to_vec(&asked).unwrap(), None, "sign_in").body, "n").unwrap()
    };
    assert!(sign_in("another password").is_err());
    let tokens = sign_in("beukenhof samen").unwrap();
    let asked = serde_json::to_vec(&PullRequest { cursor: None, refetch: vec![], applied: vec![], mark: None }).unwrap();
    let page: Page = open(&call(asked, Some(&tokens.access), "pull").body, "n").unwrap().unwrap();
    assert!(page.rows.len() > 62, "{}", page.rows.len());
}

fn a_second_run_on_another_day_changes_nothing(world: &World) {
    world.import(&["sample", FOLDER]);
    let before = world.heads();
    world.clock.0.fetch_add(5 * 86_400_000, Ordering::SeqCst);
    let again = world.import(&["sample", FOLDER]);
    assert_eq!(world.heads(), before);
    assert_eq!((again.of("post").new, again.of("post").known), (0, 117));
}

#[test]
fn without_a_password_nobody_of_the_sample_signs_in() {
    let world = World::sqlite();
    world.import(&["sample", FOLDER]);
    let rows = world.core.store().read(|tx| tx.query("SELECT login FROM account WHERE password_hash IS NOT NULL", &[])).unwrap();
    assert!(rows.is_empty());
    assert!(world.try_import(&["sample", FOLDER, "--sample-password", "short"]).is_err());
}

#[test]
fn a_folder_that_is_no_sample_is_named_as_such() {
    let world = World::sqlite();
    let folder = world.folder.path().to_str().unwrap();
    assert!(world.try_import(&["sample", folder]).unwrap_err().to_string().contains("organisation.json"));
    std::fs::write(world.file("organisation.json"), b"\xff{").unwrap();
    assert!(world.try_import(&["sample", folder]).unwrap_err().to_string().contains("sample organisation"));
}
