//! The binary as an administrator meets it: a real process, real files, real signals.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]
#![cfg(unix)]

mod files;

use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn patio(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_patio-server"));
    command.args(arguments).env("PATIO_DATA", folder).env("PATIO_LOG", "debug").env_remove("PATIO_DATABASE");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    patio(folder, arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap().trim().to_owned()
}

/// A serving process; killed when a test fails.
struct Serving {
    child: Child,
    url: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    fn start(folder: &Path) -> Serving {
        let mut child = patio(folder, &["serve", "--listen", "127.0.0.1:0", "--log-format", "json"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("listening on ").unwrap().to_owned();
        Serving { child, url }
    }

    fn post(&self, path: &str, token: &str, body: &Value) -> Value {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let client = reqwest::Client::builder().no_proxy().build().unwrap();
            let request = client.post(format!("{}{path}", self.url)).bearer_auth(token).body(body.to_string());
            request.send().await.unwrap().json().await.unwrap()
        })
    }

    /// Asks the process to stop and gives its log.
    fn stop(mut self) -> String {
        let told = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status().unwrap();
        assert!(told.success());
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        assert!(self.child.wait().unwrap().success());
        log
    }
}

fn at<'a>(answer: &'a Value, pointer: &str) -> &'a str {
    answer.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {answer}"))
}

#[test]
fn from_init_to_the_last_signal_and_no_secret_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let init = ["init", "--organisation", "Veldwerk", "--admin", "admin@veldwerk.example", "--url", "https://patio.example/"];
    assert!(!run(&data, &["serve"]).status.success(), "there is nothing to serve yet");
    let link = said(&run(&data, &init));
    let token = link.strip_prefix("https://patio.example/invitation#").unwrap();
    assert!(!run(&data, &init).status.success(), "an organisation is made once");
    let serving = Serving::start(&data);
    assert!(!run(&data, &["serve", "--listen", "127.0.0.1:0"]).status.success(), "one server serves a folder");
    let answer =
        serving.post("/v1/invitation/accept", "", &json!({ "token": token, "password": "canary password", "device": "canary device" }));
    let (access, refresh) = (at(&answer, "/ok/access"), at(&answer, "/ok/refresh"));
    assert_eq!(at(&answer, "/ok/role"), "administrator");
    let profile = json!({ "items": [{ "command_id": "0192c0de-0000-7000-8000-000000000001", "kind": "profile.set",
        "body": { "name": "Canary Name", "job": "canary job", "expertise": ["canary expertise"] } }] });
    assert_eq!(at(&serving.post("/v1/push", access, &profile), "/ok/verdicts/0/verdict"), "applied");
    // Beside the serving process, on the same data.
    let link = said(&run(&data, &["admin", "invite", "Second@veldwerk.example", "--name", "Second"]));
    let second = link.rsplit('#').next().unwrap();
    let answer = serving.post("/v1/invitation/accept", "", &json!({ "token": second, "password": "canary password", "device": "x" }));
    assert_eq!(at(&answer, "/ok/role"), "employee");
    said(&run(&data, &["admin", "role", "second@veldwerk.example", "administrator"]));
    said(&run(&data, &["admin", "disable", "second@veldwerk.example"]));
    let refused = serving.post("/v1/pull", at(&answer, "/ok/access"), &json!({}));
    assert_eq!(at(&refused, "/error/code"), "account_closed");
    assert!(!run(&data, &["admin", "disable", "nobody@veldwerk.example"]).status.success());
    let report = said(&run(&data, &["doctor"]));
    assert!(report.lines().count() >= 9 && report.lines().all(|line| line.starts_with("ok    ")), "{report}");
    let log = serving.stop();
    assert!(log.lines().count() > 5 && log.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{log}");
    for secret in [token, second, access, refresh, "anary", "veldwerk.example"] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
}

#[test]
fn a_server_killed_without_a_word_starts_again_and_keeps_what_it_answered() {
    let folder = tempfile::tempdir().unwrap();
    let link = said(&run(folder.path(), &["init", "--organisation", "V", "--admin", "admin@veldwerk.example"]));
    let serving = Serving::start(folder.path());
    let accept = json!({ "token": link.rsplit('#').next().unwrap(), "password": "a long password", "device": "x" });
    let answer = serving.post("/v1/invitation/accept", "", &accept);
    let access = at(&answer, "/ok/access").to_owned();
    let profile = json!({ "items": [{ "command_id": "0192c0de-0000-7000-8000-000000000001", "kind": "profile.set",
        "body": { "name": "A", "job": "b", "expertise": ["c"] } }] });
    let first = serving.post("/v1/push", &access, &profile);
    drop(serving);
    let serving = Serving::start(folder.path());
    assert_eq!(serving.post("/v1/push", &access, &profile).pointer("/ok"), first.pointer("/ok"));
    serving.stop();
    assert!(said(&run(folder.path(), &["doctor"])).lines().all(|line| line.starts_with("ok    ")));
}

#[test]
fn the_doctor_says_what_is_wrong_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    said(&run(folder.path(), &["init", "--organisation", "V", "--admin", "admin@veldwerk.example"]));
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(folder.path().join("cursor.key"), std::fs::Permissions::from_mode(0o644)).unwrap();
    let found = run(folder.path(), &["doctor"]);
    assert!(!found.status.success());
    assert!(String::from_utf8_lossy(&found.stdout).contains("not ok files are private"));
    assert!(said(&run(folder.path(), &["openapi"])).contains("\"/v1/push\""));
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn a_withdrawn_text_is_soon_in_no_file_of_the_data_folder() {
    use patio_domain::world::Clock as _;
    let folder = tempfile::tempdir().unwrap();
    let link = said(&run(folder.path(), &["init", "--organisation", "V", "--admin", "admin@veldwerk.example"]));
    let serving = Serving::start(folder.path());
    let accept = json!({ "token": link.rsplit('#').next().unwrap(), "password": "a long password", "device": "x" });
    let access = at(&serving.post("/v1/invitation/accept", "", &accept), "/ok/access").to_owned();
    let id = |n: u8| format!("0192c0de-0000-7000-8000-0000000000{n:02}");
    let push = |n: u8, kind: &str, body: Value| {
        let answer = serving.post("/v1/push", &access, &json!({ "items": [{ "command_id": id(n), "kind": kind, "body": body }] }));
        assert_eq!(at(&answer, "/ok/verdicts/0/verdict"), "applied", "{kind}");
    };
    push(1, "profile.set", json!({ "name": "A", "job": "b", "expertise": ["c"] }));
    push(2, "community.create", json!({ "community": id(50), "name": "Dock", "description": "", "access": "open" }));
    let long = |word: &str| format!("{word} ").repeat(900);
    let text = |word: &str| json!([{ "type": "paragraph", "content": [{ "type": "text", "text": long(word) }] }]);
    push(3, "post.create", json!({ "post": id(51), "community": id(50), "title": "CanaryTitle", "text": text("CanaryFirst") }));
    push(4, "post.edit", json!({ "post": id(51), "title": "CanaryTitle", "text": text("CanarySecond") }));
    let holds = || {
        let words: [&[u8]; 3] = [b"CanaryTitle", b"CanaryFirst", b"CanarySecond"];
        let found = |path: &Path| {
            // The log comes and goes.
            let bytes = std::fs::read(path).unwrap_or_default();
            words.into_iter().any(|word| bytes.windows(word.len()).any(|window| window == word))
        };
        files_below(folder.path()).into_iter().filter(|path| found(path)).collect::<Vec<_>>()
    };
    assert!(!holds().is_empty(), "the test looks in the right place");
    push(5, "post.withdraw", json!({ "post": id(51) }));
    let clock = patio_server::os::SystemClock::start();
    while !holds().is_empty() {
        assert!(clock.monotonic_ms() < 40_000, "{:?}", holds());
        std::thread::yield_now();
    }
    serving.stop();
}

#[test]
fn a_folder_of_files_elsewhere_is_private_and_the_doctor_looks() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let files = elsewhere.path().join("files");
    std::fs::create_dir(&files).unwrap();
    let mode = |mode: u32| std::fs::set_permissions(&files, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o755);
    let place = files.to_str().unwrap();
    said(&run(folder.path(), &["init", "--organisation", "V", "--admin", "admin@veldwerk.example", "--files", place]));
    assert_eq!(std::fs::metadata(&files).unwrap().permissions().mode() & 0o777, 0o700);
    mode(0o755);
    let found = run(folder.path(), &["doctor", "--files", place]);
    let said_so = String::from_utf8_lossy(&found.stdout).into_owned();
    assert!(!found.status.success() && said_so.contains(&format!("not ok files are private: {place}")), "{said_so}");
}
