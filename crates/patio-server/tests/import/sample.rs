//! The sample organisation of the project, whole.

use crate::on_both;
use crate::world::{NOW, World};
use patio_protocol::auth::{SignIn, Tokens};
use patio_protocol::envelope::open;
use patio_protocol::pull::{Page, PullRequest};
use patio_server::Request;
use serde_json::json as j;
use std::sync::atomic::Ordering;

on_both!(
    the_sample_organisation_comes_in_whole,
    anyone_of_the_sample_signs_in_with_the_given_password,
    a_second_run_on_another_day_changes_nothing
);

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample");

fn the_sample_organisation_comes_in_whole(world: &World) {
    let report = world.import(&["sample", FOLDER]);
    assert!(report.rejected.is_empty(), "{report}");
    let new = |kind| report.of(kind).new;
    assert_eq!((new("person"), new("community"), new("post"), new("comment")), (62, 8, 116, 463));
    assert_eq!(world.records("community").iter().filter(|community| community["access"] == "closed").count(), 2);
    let hanneke = world.record("person", "name", "Hanneke Bos");
    assert_eq!((&hanneke["state"], &hanneke["expertise"]), (&j!("active"), &j!(["retouren", "klachten"])));

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
    let asked = serde_json::to_vec(&PullRequest { cursor: None, refetch: vec![] }).unwrap();
    let page: Page = open(&call(asked, Some(&tokens.access), "pull").body, "n").unwrap().unwrap();
    assert!(page.rows.len() > 62, "{}", page.rows.len());
}

fn a_second_run_on_another_day_changes_nothing(world: &World) {
    world.import(&["sample", FOLDER]);
    let before = world.heads();
    world.clock.0.fetch_add(5 * 86_400_000, Ordering::SeqCst);
    let again = world.import(&["sample", FOLDER]);
    assert_eq!(world.heads(), before);
    assert_eq!((again.of("post").new, again.of("post").known), (0, 116));
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
