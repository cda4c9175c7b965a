//! What a call costs: how often it waits for the writer, whether it reads first, and whether sending is woken.

use crate::client::{Client, Options};
use crate::secrets::MemorySecrets;
use crate::store::settings::key;
use crate::sync::message::Message;
use crate::system::{SystemClock, SystemRandom};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

const ID: &str = "01990000-0000-7000-8000-000000000001";

/// A client whose messages to the writer are noted on their way.
struct Desk {
    client: Client,
    trips: Arc<Mutex<Vec<&'static str>>>,
}

impl Desk {
    /// On a laptop where a person signed in, with no server anywhere.
    fn new(folder: &Path) -> Desk {
        {
            let (_lock, mut store) = crate::testing::open(folder, Arc::new(MemorySecrets::default())).unwrap();
            store.update_settings(&[(key::PERSON, ID), (key::SIGNED_IN, "yes")]).unwrap();
        }
        let options = Options {
            data_dir: folder.to_owned(),
            clock: Arc::new(SystemClock::new()),
            random: Box::new(SystemRandom),
            secrets: Arc::new(MemorySecrets::default()),
            locale: "nl".into(),
            device: "laptop".into(),
            downloads: folder.join("downloads"),
        };
        let mut client = Client::open(options).unwrap();
        let (tap, tapped) = channel();
        let (writer, trips) = (std::mem::replace(&mut client.messages, tap), Arc::new(Mutex::new(Vec::new())));
        let noted = Arc::clone(&trips);
        std::thread::spawn(move || {
            for message in tapped {
                match message {
                    Message::Write(_) => noted.lock().unwrap().push("write"),
                    Message::Queue(_) => noted.lock().unwrap().push("queue"),
                    _ => {}
                }
                let _ = writer.send(message);
            }
        });
        Desk { client, trips }
    }

    /// The trips to the writer of one call that succeeds.
    fn trips(&self, call: &str, payload: Value) -> Vec<&'static str> {
        self.trips.lock().unwrap().clear();
        self.client.call(call, payload).unwrap();
        self.trips.lock().unwrap().clone()
    }
}

fn text(words: &str) -> Value {
    json!([{ "type": "paragraph", "content": [{ "type": "text", "text": words }] }])
}

fn a_post() -> Value {
    json!({ "community": ID, "title": "", "text": text("Dock 4"), "files": [] })
}

#[test]
fn a_post_is_one_trip_to_the_writer_and_opens_no_reader() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    assert_eq!(desk.trips("post.create", a_post()), ["queue"]);
    assert_eq!(desk.client.readers.waiting(), 0, "everything is read where it is written");
    let outbox = desk.client.call("outbox.list", json!({})).unwrap();
    assert_eq!(outbox["items"][0]["text"], "Dock 4");
    assert_eq!(desk.client.readers.waiting(), 1, "the count above can fail");
}

#[test]
fn an_address_among_the_words_of_a_text_is_a_link_also_as_its_last_word() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let said = |words: &str| json!({ "community": ID, "title": "", "text": text(words), "files": [] });
    let link = "https://www.tuin.nl/pad";
    for words in ["https://www.tuin.nl/pad. Dan", "zie https://www.tuin.nl/pad", "(https://www.tuin.nl/pad)!"] {
        let made = desk.client.call("post.create", said(words)).unwrap();
        let shown = desk.client.call("conversation.get", json!({ "post": made["id"] })).unwrap();
        let pieces = shown["post"]["text"][0]["content"].as_array().unwrap().clone();
        let links: Vec<&Value> = pieces.iter().filter(|piece| piece.get("link").is_some()).collect();
        assert_eq!(links, [&json!({ "type": "text", "text": link, "link": link })], "{words}: {shown}");
    }
}

#[test]
fn a_time_zone_that_does_not_exist_is_refused_before_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let refused = desk.client.call("profile.update", json!({ "timeZone": "Europe/Zwolle" })).unwrap_err();
    assert_eq!(refused.code.code(), "profile_field_invalid");
    desk.client.call("profile.update", json!({ "timeZone": "Europe/Brussels" })).unwrap();
}

#[test]
fn every_command_is_one_trip_and_wakes_sending() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    for (call, payload) in [
        ("comment.create", json!({ "post": ID, "replyTo": null, "text": text("ja"), "files": [] })),
        ("comment.edit", json!({ "comment": ID, "text": text("nee"), "files": null })),
        ("comment.withdraw", json!({ "id": ID })),
        ("reaction.set", json!({ "target": ID, "emoji": "👍", "on": true })),
        ("helpful.set", json!({ "target": ID, "on": true })),
        ("community.create", json!({ "name": "Dock", "description": "", "closed": false })),
        ("community.join", json!({ "id": ID })),
        ("topic.merge", json!({ "from": ID, "into": "01990000-0000-7000-8000-000000000002" })),
    ] {
        assert_eq!(desk.trips(call, payload), ["queue"], "{call}");
    }
    assert_eq!(desk.client.readers.waiting(), 0);
}

#[test]
fn what_stays_on_this_laptop_wakes_no_sending() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let draft = json!({ "target": "post:x", "title": "", "text": text("half a"), "replyTo": null, "files": [] });
    assert_eq!(desk.trips("draft.save", draft), ["write"]);
    assert_eq!(desk.trips("read.mark", json!({ "post": ID, "read": false })), ["write"]);
    let settings = json!({ "locale": "nl", "theme": "dark", "notifyMentions": true, "notifyWork": true, "notifyClosedContent": false, "keepRunning": true });
    assert_eq!(desk.trips("settings.set", settings), ["write"]);
}
