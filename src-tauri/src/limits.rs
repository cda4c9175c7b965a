//! Tests of the window's permissions: it may make calls, give bytes of picked files and hear events; it has no network and runs no
//! foreign code. A change here needs a decision.

use serde_json::{Value, json};

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_window_may_make_calls_and_hear_events_and_nothing_else() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/capabilities");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1);
    let capability = read(include_str!("../capabilities/main.json"));
    assert_eq!(capability["permissions"], json!(["allow-call", "core:event:allow-listen", "core:event:allow-unlisten"]));
    assert_eq!(capability["windows"], json!(["main"]));
    assert_eq!(capability.get("remote"), None);
    assert!(include_str!("../permissions/call.toml").ends_with("commands.allow = [\"call\", \"stage\"]\n"));
}

#[test]
fn the_pages_have_no_network_and_run_no_code_but_their_own() {
    let security = &read(include_str!("../../tauri.conf.json"))["app"]["security"];
    let policy = &security["csp"];
    assert_eq!(policy["default-src"], "'none'");
    assert_eq!(policy["script-src"], "'self'");
    assert_eq!(policy["style-src"], "'self'");
    assert_eq!(policy["connect-src"], "ipc: http://ipc.localhost");
    assert_eq!(policy["img-src"], "'self' data: blob: patiofile: http://patiofile.localhost");
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security.get("dangerousDisableAssetCspModification"), None);
    assert_eq!(security.get("assetProtocol"), None);
}

#[test]
fn the_window_of_a_failed_start_may_do_nothing() {
    let capability = read(include_str!("../capabilities/main.json"));
    assert!(!capability["windows"].as_array().unwrap().contains(&json!("start-failure")));
}
