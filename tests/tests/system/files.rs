//! Files with real processes: broken connections, killed programs, two laptops, and withdrawn files that leave the disk (S1, S2, S8).

use super::Office;
use patio_tests::system::cutter::Cutter;
use patio_tests::system::laptop::Laptop;
use patio_tests::system::picture::{document, png};
use patio_tests::system::portal::{ANSWERS, Portal};
use patio_tests::system::wait_until;
use patio_tests::window::process::Process;
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

const MIB: usize = 1024 * 1024;

/// The size of a large file in these tests; `PATIO_FILE_MIB=200` sets a size that people really upload.
fn large() -> usize {
    std::env::var("PATIO_FILE_MIB").ok().and_then(|words| words.parse().ok()).unwrap_or(12) * MIB
}

fn files_of(laptop: &Laptop, post: &str) -> Value {
    laptop.call("conversation.get", json!({ "post": post }))["post"]["files"].clone()
}

pub fn file_of(laptop: &Laptop, post: &str) -> (String, Value) {
    let (file, _) = wait_until("the post's file", 60, || {
        laptop.call("sync.now", json!({}));
        let found = laptop.try_call("conversation.get", json!({ "post": post })).ok()?["post"]["files"][0].clone();
        (found["upload"].is_null() && found["id"].is_string()).then_some(found)
    });
    (file["id"].as_str().expect("an id").to_owned(), file)
}

pub fn saved_bytes(laptop: &Laptop, file: &str) -> Vec<u8> {
    let path = laptop.call("file.save", json!({ "id": file }))["path"].as_str().expect("a path").to_owned();
    fs::read(path).expect("the saved file")
}

/// Two people in one community; the second has a connection that the test can cut.
pub fn with_line(office: &Office, name: &str) -> (Cutter, String, Laptop) {
    let place = office.anna.make_community("Werkplek", false);
    let line = Cutter::start(office.port());
    let link = office.link(name).replace(&office.port().to_string(), &line.port().to_string());
    let laptop = Laptop::join(&office.path(name), &link, name);
    laptop.call("community.join", json!({ "id": place }));
    laptop.get_in_step();
    (line, place, laptop)
}

#[test]
fn a_file_over_a_line_that_is_cut_again_and_again_arrives_and_costs_little_more_than_itself() {
    let office = Office::new();
    let (line, place, bas) = with_line(&office, "bas");
    let bytes = document(large(), 7);
    let size = u64::try_from(bytes.len()).expect("a size");
    let file = bas.stage(Some(&place), "groot.pdf", &bytes).expect("taken in");
    let cuts: Vec<u64> = (1..=10).map(|cut| cut * size / 11).collect();
    line.cut_at(&cuts);
    let post = bas.post_with(&place, "groot", std::slice::from_ref(&file));
    wait_until("the upload", 300, || (bas.connection()["waiting"] == 0).then_some(()));
    let (sent, made) = line.counted();
    assert_eq!(made, cuts.len());
    assert!(sent >= size, "the count misses bytes: {sent} of {size}");
    assert!(sent <= size + size / 5, "{sent} bytes left for a file of {size}");
    let (seen, _) = file_of(&office.anna, &post);
    assert_eq!(seen, file);
    assert!(saved_bytes(&office.anna, &file) == bytes, "other bytes arrived");
}

#[test]
fn a_client_killed_in_the_middle_of_an_upload_goes_on_where_the_server_is() {
    let office = Office::new();
    let (line, place, mut bas) = with_line(&office, "bas");
    bas.switch_off();
    let bytes = document(large(), 9);
    let size = u64::try_from(bytes.len()).expect("a size");
    let path = office.path("groot.pdf");
    fs::write(&path, &bytes).expect("written");
    line.cut_at(&[]);
    let mut kills = 0;
    let mut posting =
        Process::quiet(&mut bas.terminal(&["--wait", "60", "post", "Werkplek", "--file", path.to_str().expect("a path"), "zie"]));
    for share in 1..=3 {
        wait_until("some of the upload", 60, || (line.counted().0 >= share * size / 5 || !posting.is_running()).then_some(()));
        kills += u32::from(posting.is_running());
        posting.kill();
        posting = Process::quiet(&mut bas.terminal(&["--wait", "60", "sync"]));
    }
    wait_until("the upload", 120, || (!posting.is_running()).then_some(()));
    assert!(kills > 0, "not one was killed at work");
    bas.switch_on();
    bas.get_in_step();
    let (sent, _) = line.counted();
    // A kill loses only the bytes on the way, which are one part at most.
    assert!(sent <= size + 4 * u64::try_from(MIB).expect("a size"), "{sent} bytes left for a file of {size}");
    let rows = bas.rows("work.db", "SELECT state FROM outbox WHERE kind = 'post.create'");
    assert_eq!(rows, [["applied"]]);
    office.anna.get_in_step();
    let page = office.anna.call("community.conversations", json!({ "community": place }));
    let (file, _) = file_of(&office.anna, page["conversations"][0]["post"].as_str().expect("a post"));
    assert!(saved_bytes(&office.anna, &file) == bytes, "other bytes arrived");
    wait_until("the staged bytes put away", 30, || {
        bas.call("sync.now", json!({}));
        (fs::read_dir(bas.folder().join("outgoing")).expect("the folder").count() == 0).then_some(())
    });
}

#[test]
fn a_server_killed_in_the_middle_of_an_upload_has_what_it_said_it_had() {
    let mut office = Office::new();
    let (line, place, bas) = with_line(&office, "bas");
    let bytes = document(large(), 11);
    let size = u64::try_from(bytes.len()).expect("a size");
    let file = bas.stage(Some(&place), "groot.pdf", &bytes).expect("taken in");
    line.cut_at(&[]);
    let post = bas.post_with(&place, "groot", std::slice::from_ref(&file));
    for share in [1, 2] {
        wait_until("some of the upload", 60, || (line.counted().0 >= share * size / 3).then_some(()));
        office.server.kill();
        office.server.serve();
    }
    wait_until("the upload", 120, || (bas.connection()["waiting"] == 0).then_some(()));
    let (seen, _) = file_of(&office.anna, &post);
    assert!(saved_bytes(&office.anna, &seen) == bytes, "other bytes arrived");
    assert!(line.counted().0 <= size + 5 * u64::try_from(MIB).expect("a size"));
}

#[test]
fn a_captive_portal_moves_nothing_and_nothing_is_lost_to_it() {
    let mut office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bytes = document(2 * MIB, 13);
    let port = office.port();
    office.server.stop();
    let file = office.anna.stage(Some(&place), "plan.pdf", &bytes).expect("taken in without a network");
    let post = office.anna.post_with(&place, "plan", std::slice::from_ref(&file));
    for (name, answer) in ANSWERS {
        let portal = Portal::open(port, answer);
        let before = portal.answered();
        wait_until(name, 60, || {
            office.anna.call("sync.now", json!({}));
            (portal.answered() > before + 2).then_some(())
        });
        let view = files_of(&office.anna, &post)[0]["upload"].clone();
        assert_eq!((view["state"].as_str(), view["moved"].as_u64()), (Some("waiting"), Some(0)), "{name}");
    }
    office.server.serve();
    office.anna.get_in_step();
    assert!(saved_bytes(&office.anna, &file) == bytes);
}

#[test]
fn a_post_with_an_image_is_seen_by_the_other_with_the_same_bytes_and_without_what_the_camera_wrote() {
    const CAMERA: &[u8] = b"GPSLatitude 52.3702 N";
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let bas = office.hire("bas");
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    let mut image = png(300, 3);
    // A chunk of text before the last one, as cameras and drawing programs write.
    let end = image.split_off(image.len() - 12);
    image.extend(u32::try_from(CAMERA.len()).expect("short").to_be_bytes());
    image.extend(b"tEXt");
    image.extend(CAMERA);
    image.extend([0x83, 0x4c, 0xc7, 0x85]);
    image.extend(end);
    let file = office.anna.stage(Some(&place), "kast.png", &image).expect("taken in");
    let staged = fs::read(office.anna.folder().join("outgoing").join(&file)).expect("staged bytes");
    assert!(!staged.windows(CAMERA.len()).any(|part| part == CAMERA), "it would have left this laptop");
    let post = office.anna.post_with(&place, "kast", std::slice::from_ref(&file));
    let own = office.anna.client().file_bytes(&file, "medium").expect("shown before it is sent");
    assert_eq!(own.media, "image/png");
    office.anna.get_in_step();

    let (seen, view) = file_of(&bas, &post);
    assert_eq!((view["isImage"].as_bool(), view["width"].as_u64(), view["name"].as_str()), (Some(true), Some(300), Some("kast.png")));
    let (_, there) = file_of(&office.anna, &post);
    assert_eq!(there, view);
    for form in ["original", "large", "medium", "small"] {
        let at_bas = bas.client().file_bytes(&seen, form).expect("fetched");
        assert_eq!(Ok(&at_bas), office.anna.client().file_bytes(&file, form).as_ref(), "{form}");
        assert!(!at_bas.bytes.windows(CAMERA.len()).any(|part| part == CAMERA));
    }
    assert_eq!(saved_bytes(&bas, &seen), bas.client().file_bytes(&seen, "original").expect("cached").bytes);
    assert!(bas.try_call("file.unstage", json!({ "id": seen })).is_err());
    assert!(!bas.rows("cache.db", "SELECT variant FROM file_use").is_empty());
}

/// Whether any file under a folder holds these bytes.
pub fn holds(folder: &Path, wanted: &[u8]) -> bool {
    fs::read_dir(folder).expect("the folder").filter_map(|entry| Some(entry.ok()?.path())).any(|path| {
        if path.is_dir() {
            return holds(&path, wanted);
        }
        // A running client may have removed the file in the meantime, and a removed file does not hold the bytes.
        fs::read(&path).is_ok_and(|bytes| bytes.windows(wanted.len()).any(|part| part == wanted))
    })
}

#[test]
fn a_photo_that_is_withdrawn_leaves_the_disk_of_every_laptop_at_its_next_sync() {
    let office = Office::new();
    let bas = office.hire("bas");
    let me = office.anna.call("app.state", json!({}))["me"]["id"].as_str().expect("an id").to_owned();
    let image = png(420, 5);
    let made = office.anna.call("file.stage", json!({ "name": "ik.png", "size": image.len(), "for": { "kind": "photo" } }));
    let file = made["id"].as_str().expect("an id").to_owned();
    office.anna.client().stage_bytes(&file, &image).expect("taken in");
    let view = office.anna.call("file.stage_end", json!({ "file": file, "crop": { "left": 30, "top": 60, "side": 350 } }));
    assert_eq!((view["width"].as_u64(), view["height"].as_u64()), (Some(350), Some(350)), "only the square leaves");
    let square = fs::read(office.anna.folder().join("outgoing").join(&file)).expect("staged bytes");
    assert_eq!((&square[16..20], &square[20..24]), (&350_u32.to_be_bytes()[..], &350_u32.to_be_bytes()[..]));
    office.anna.call("profile.update", json!({ "photo": file, "withdrawPhoto": false, "withdrawBirthYear": false }));
    office.anna.get_in_step();
    let photo = |laptop: &Laptop| laptop.call("person.get", json!({ "id": me }))["photo"].clone();
    let (seen, _) = wait_until("the photo", 60, || {
        bas.call("sync.now", json!({}));
        photo(&bas).as_str().map(str::to_owned)
    });
    assert_eq!(seen, file);
    let mut pieces = Vec::new();
    for form in ["original", "large", "medium", "small"] {
        let bytes = bas.client().file_bytes(&seen, form).expect("fetched").bytes;
        for at in [bytes.len() / 4, bytes.len() / 2, bytes.len() - 120] {
            pieces.push(bytes[at..at + 48].to_vec());
        }
    }
    assert!(pieces.iter().all(|piece| holds(bas.folder(), piece)), "the search must be able to find it");

    office.anna.call("profile.update", json!({ "withdrawPhoto": true, "withdrawBirthYear": false }));
    assert_eq!(photo(&office.anna), Value::Null, "gone here at once");
    office.anna.get_in_step();
    bas.get_in_step();
    assert_eq!(photo(&bas), Value::Null);
    assert_eq!(bas.client().file_bytes(&seen, "small").map_err(|error| error.code.code().to_owned()), Err("not_found".into()));
    // The client still runs: the bytes must be gone without a restart.
    for laptop in [&bas, &office.anna] {
        let left: Vec<_> = pieces.iter().filter(|piece| holds(laptop.folder(), piece)).collect();
        assert!(left.is_empty(), "{} stretches of the photo are still on the disk", left.len());
    }
}

/// A request without a Patio client; gives the whole answer.
fn raw(port: u16, request: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("answered");
    answer
}

#[test]
fn a_file_in_a_closed_community_is_never_reached_by_an_outsider() {
    let office = Office::new();
    let place = office.anna.make_community("Directie", true);
    let bas = office.hire("bas");
    let bytes = document(5_000, 17);
    let file = office.anna.stage(Some(&place), "geheim.pdf", &bytes).expect("taken in");
    office.anna.post_with(&place, "geheim", std::slice::from_ref(&file));
    office.anna.get_in_step();
    bas.get_in_step();
    assert_eq!(bas.client().file_bytes(&file, "original").map_err(|error| error.code.code().to_owned()), Err("not_found".into()));
    assert_eq!(bas.try_call("file.save", json!({ "id": file })), Err("not_found".into()));

    let body = json!({ "login": "bas@example.org", "password": patio_tests::window::member::PASSWORD, "device": "curl" }).to_string();
    let head = format!("Host: x\r\nConnection: close\r\npatio-protocol: {}\r\npatio-nonce: n\r\n", patio_protocol::PROTOCOL_VERSION);
    let post = format!("POST /v1/sign-in HTTP/1.1\r\n{head}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    let answer = String::from_utf8(raw(office.port(), &post)).expect("JSON");
    let token = answer.split("\"access\":\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token");
    let ask = |file: &str| {
        raw(office.port(), &format!("GET /v1/files/{file}/content/original HTTP/1.1\r\n{head}Authorization: Bearer {token}\r\n\r\n"))
    };
    let (closed, nowhere) = (ask(&file), ask("0192f3a4-5b6c-7d8e-9f01-23456789abcd"));
    assert!(!closed.windows(64).any(|part| part == &bytes[100..164]));
    let words = |answer: &[u8]| answer.split(|byte| *byte == b'\n').next_back().map(<[u8]>::to_vec);
    assert_eq!(words(&closed), words(&nowhere), "not there and not to be seen are one answer");
    assert!(saved_bytes(&office.anna, &file) == bytes);
}

#[test]
fn a_file_that_cannot_be_sent_says_why_before_anything_leaves_and_a_refused_one_can_be_taken_out() {
    let office = Office::new();
    let place = office.anna.make_community("Werkplek", false);
    let stage = |name: &str, bytes: &[u8]| office.anna.stage(Some(&place), name, bytes);
    assert_eq!(stage("rapport.exe", b"MZ"), Err("file_type_refused".into()));
    assert_eq!(stage("rapport.pdf", b"MZ\x90\0 a program by another name"), Err("file_type_refused".into()));
    assert_eq!(stage("foto.png", b"\x89PNG\r\n\x1a\n and nothing"), Err("file_damaged".into()));
    assert_eq!(stage("../plan.pdf", b"%PDF-"), Err("file_name_invalid".into()));
    assert_eq!(office.anna.stage(None, "plan.pdf", b"%PDF-"), Err("file_type_refused".into()), "a photo is an image");
    let huge = json!({ "name": "film.mp4", "size": 2_u64 << 30, "for": { "kind": "community", "community": place } });
    assert_eq!(office.anna.try_call("file.stage", huge), Err("file_too_large".into()));
    assert_eq!(fs::read_dir(office.anna.folder().join("outgoing")).map_or(0, Iterator::count), 0, "nothing half is left");

    let file = stage("plan.pdf", &document(9_000, 3)).expect("taken in");
    let text = json!([{ "type": "paragraph", "content": [{ "type": "text", "text": "later" }] }]);
    let target = format!("post:{place}");
    office.anna.call("draft.save", json!({ "target": target, "title": "", "text": text, "files": [file_view(&office.anna, &file)] }));
    let draft = office.anna.call("draft.get", json!({ "target": target }));
    assert_eq!(draft["draft"]["files"][0]["id"].as_str(), Some(file.as_str()));
    office.anna.call("file.unstage", json!({ "id": file }));
    assert_eq!(office.anna.call("draft.get", json!({ "target": target }))["draft"]["files"], json!([]));
    let unknown = json!({ "community": place, "title": "", "text": text, "files": [file] });
    assert_eq!(office.anna.try_call("post.create", unknown), Err("file_missing".into()));
}

fn file_view(laptop: &Laptop, file: &str) -> Value {
    let list = laptop.call("file.uploads", json!({}));
    let rows = list["uploads"].as_array().expect("uploads");
    rows.iter().find(|row| row["file"]["id"] == file).map(|row| row["file"].clone()).expect("the upload")
}
