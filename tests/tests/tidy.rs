//! Tests of the project's shape: which crate may depend on which, how large a file may be, that every file says what it owns, and
//! that both languages have the same texts.

use patio_tests::pictures;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests folder has a parent").to_owned()
}

/// Files in git with one of these endings.
fn tracked(endings: &[&str]) -> Vec<PathBuf> {
    let listed = Command::new("git").arg("ls-files").current_dir(root()).output().expect("git");
    let listed = String::from_utf8(listed.stdout).expect("names in UTF-8");
    let kept = listed.lines().filter(|name| endings.iter().any(|ending| name.ends_with(ending)));
    kept.map(|name| root().join(name)).filter(|path| path.exists()).collect()
}

/// The crates of this workspace that each crate may depend on.
const MAY_DEPEND: [(&str, &[&str]); 10] = [
    ("patio-domain", &[]),
    ("patio-media", &["patio-domain"]),
    ("patio-protocol", &["patio-domain"]),
    ("patio-client", &["patio-domain", "patio-media", "patio-protocol"]),
    ("patio-server", &["patio-domain", "patio-media", "patio-protocol"]),
    ("patio-testkit", &["patio-domain", "patio-protocol"]),
    ("patio-cli", &["patio-client", "patio-domain", "patio-protocol"]),
    ("patio", &["patio-client", "patio-domain", "patio-protocol"]),
    ("patio-tests", &["patio-client", "patio-domain", "patio-protocol", "patio-server", "patio-testkit"]),
    ("xtask", &[]),
];

#[test]
fn dependencies_point_one_way() {
    let answer =
        Command::new(env!("CARGO")).args(["metadata", "--no-deps", "--format-version", "1", "--offline"]).current_dir(root()).output();
    let metadata: Value = serde_json::from_slice(&answer.expect("cargo metadata").stdout).expect("JSON");
    let allowed: BTreeMap<&str, &[&str]> = MAY_DEPEND.into_iter().collect();
    let packages = metadata["packages"].as_array().expect("packages");
    let ours: Vec<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    assert_eq!(ours.len(), allowed.len(), "a crate is missing in the table: {ours:?}");
    for package in packages {
        let name = package["name"].as_str().expect("a name");
        let may = allowed.get(name).unwrap_or_else(|| panic!("{name} is not in the table of allowed edges"));
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let on = dependency["name"].as_str().expect("a name");
            // Tests of client and server may use the shared test kit, which depends on neither.
            let for_tests = dependency["kind"].as_str() == Some("dev") && on == "patio-testkit";
            assert!(!ours.contains(&on) || may.contains(&on) || for_tests, "{name} must not know {on}");
            assert!(name == "patio" || !on.starts_with("tauri"), "{name} must not know Tauri ({on}): only the desktop shell does");
        }
        if name == "patio-domain" {
            for banned in ["tokio", "rusqlite", "rand", "reqwest", "axum"] {
                let has = package["dependencies"].as_array().expect("dependencies").iter().any(|on| on["name"] == banned);
                assert!(!has, "the rules must not know {banned}");
            }
        }
    }
}

#[test]
fn only_the_platform_folder_knows_tauri_in_the_pages() {
    for path in tracked(&[".ts", ".tsx"]) {
        let text = fs::read_to_string(&path).expect("a readable file");
        if text.contains("@tauri-apps/") {
            assert!(path.starts_with(root().join("ui/src/platform")), "{} must not know Tauri", path.display());
        }
    }
}

#[test]
fn every_rust_file_opens_with_what_it_owns() {
    for path in tracked(&[".rs"]) {
        let text = fs::read_to_string(&path).expect("a readable file");
        assert!(text.starts_with("//!"), "{} does not open with //!", path.display());
    }
}

/// Where the server's sources lie.
const SERVER: &str = "crates/patio-server/src";

#[test]
fn only_the_module_of_grants_writes_grants() {
    let owner = root().join(SERVER).join("core/sync/grant.rs");
    let mut writers = Vec::new();
    for path in tracked(&[".rs"]).into_iter().filter(|path| path.starts_with(root().join(SERVER))) {
        let text = fs::read_to_string(&path).expect("a readable file");
        let words: Vec<&str> =
            text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').filter(|word| !word.is_empty()).collect();
        let writes = words.windows(3).any(|three| {
            matches!(three, ["INSERT" | "REPLACE", "INTO", "scope_grant"] | ["DELETE", "FROM", "scope_grant"])
                || three[..2] == ["UPDATE", "scope_grant"]
        });
        if writes {
            writers.push(path);
        }
    }
    assert_eq!(writers, [owner]);
}

#[test]
fn the_gate_names_no_feature() {
    let sync = root().join(SERVER).join("core/sync");
    let files: Vec<PathBuf> = tracked(&[".rs"]).into_iter().filter(|path| path.starts_with(&sync)).collect();
    assert!(files.len() >= 7, "sync is not where this test looks: {files:?}");
    for path in files {
        let text = fs::read_to_string(&path).expect("a readable file");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        // The bytes of a cursor have a number for each kind of scope, and laptops keep cursors for months.
        let text =
            if path.ends_with("cursor.rs") { text.replace("Scope::Community", "").replace("Scope::Desk", "") } else { text.to_owned() };
        for feature in ["membership", "community", "post", "comment", "reaction", "topic", "vouch", "profile", "desk", "features"] {
            let named = text
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default().to_lowercase())
                .any(|line| line.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|word| word == feature));
            assert!(!named, "{} names the feature {feature}", path.display());
        }
    }
}

#[test]
fn files_are_small() {
    let mut lengths: Vec<usize> = Vec::new();
    for path in tracked(&[".rs", ".ts", ".tsx", ".css"]) {
        if path.components().any(|part| part.as_os_str() == "generated") {
            continue;
        }
        let lines = fs::read_to_string(&path).expect("a readable file").lines().count();
        // Tests may be longer than what they test.
        let ships = path.components().any(|part| part.as_os_str() == "src") && !path.starts_with(root().join("tests"));
        let most = if ships { 400 } else { 600 };
        assert!(lines <= most, "{} has {lines} lines; {most} is the most", path.display());
        lengths.push(lines);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 150, "the median file has {median} lines; 150 is the most");
}

#[test]
fn no_file_is_named_mod_rs_and_nothing_is_left_for_another_day() {
    let unfinished = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("todo", "!("), concat!("unimplemented", "!(")];
    for path in tracked(&[".rs", ".ts", ".tsx"]) {
        assert_ne!(path.file_name().and_then(|name| name.to_str()), Some("mod.rs"), "{}", path.display());
        let text = fs::read_to_string(&path).expect("a readable file");
        for word in unfinished {
            assert!(!text.contains(word), "{} contains {word}", path.display());
        }
    }
}

/// Ids of a Fluent file.
fn ids(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a readable file");
    let mut ids: Vec<String> = text
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
        .filter_map(|line| line.split_once('=').map(|(id, _)| id.trim().to_owned()))
        .collect();
    ids.sort();
    ids
}

#[test]
fn both_languages_say_the_same_things() {
    let files = tracked(&[".ftl"]);
    assert!(files.len() >= 4, "the texts are missing");
    for dutch in files.iter().filter(|path| path.starts_with(root().join("assets/locales/nl"))) {
        let english = root().join("assets/locales/en").join(dutch.file_name().expect("a name"));
        assert!(english.exists(), "{} has no English twin", dutch.display());
        assert_eq!(ids(dutch), ids(&english), "{}", dutch.display());
    }
    let count = |language: &str| files.iter().filter(|path| path.starts_with(root().join("assets/locales").join(language))).count();
    assert_eq!(count("nl"), count("en"));
}

#[test]
fn every_code_of_a_failed_call_has_its_text() {
    let text: String = tracked(&[".ftl"])
        .iter()
        .filter(|path| path.starts_with(root().join("assets/locales/nl")))
        .map(|path| fs::read_to_string(path).expect("a readable file"))
        .collect();
    for code in patio_client::CallCode::all() {
        let kind = if matches!(code, patio_client::CallCode::Refused(_)) { "refusal" } else { "error" };
        assert!(text.contains(&format!("\n{kind}-{} =", code.code())), "no text for {}", code.code());
    }
}

#[test]
fn the_pictures_in_the_documents_show_the_app_as_it_is() {
    let written = pictures::written(&root());
    for picture in pictures::PICTURES {
        let now = pictures::fingerprint(&root(), picture).expect("readable sources");
        let then = written.get(picture.file).map(String::as_str);
        assert_eq!(
            then,
            Some(now.as_str()),
            "{}/{} shows an app that looks different today: run `cargo xtask demo --readme`, look at the picture and commit it",
            pictures::FOLDER,
            picture.file
        );
    }
}

#[test]
fn every_command_has_a_name_for_the_outbox() {
    for language in ["nl", "en"] {
        let known: Vec<String> = tracked(&[".ftl"])
            .iter()
            .filter(|path| path.starts_with(root().join("assets/locales").join(language)))
            .flat_map(|path| ids(path))
            .collect();
        for kind in patio_protocol::Command::KINDS {
            let id = format!("kind-{}", kind.replace('.', "-"));
            assert!(known.contains(&id), "{language}: no text {id}");
        }
    }
}

#[test]
fn every_file_that_a_how_to_guide_names_exists() {
    let guides = tracked(&[".md"]).into_iter().filter(|path| path.starts_with(root().join("docs/how-to")));
    let mut named = 0;
    for guide in guides {
        let text = fs::read_to_string(&guide).expect("a readable file");
        // Every other part stands between two ticks; a path has a folder and no space.
        for path in text.split('`').skip(1).step_by(2).filter(|word| word.contains('/') && !word.contains([' ', '<', '\n'])) {
            named += 1;
            assert!(root().join(path).exists(), "{} names {path}, which is not there", guide.display());
        }
    }
    assert!(named > 20, "the guides name {named} files only");
}
