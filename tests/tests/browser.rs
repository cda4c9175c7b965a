//! Every screen in a real browser over the real Rust core: axe finds no fault, and no page logs an error.

use std::process::Command;

use patio_tests::window::member::{Member, PASSWORD};
use patio_tests::window::process::{Process, own};
use patio_tests::window::server::Server;

/// Starts a bridge on a data folder; gives its address.
fn bridge(data_dir: &std::path::Path, pages: &std::path::Path) -> (Process, String) {
    Process::announced(Command::new(own("patio-bridge")).arg("--data-dir").arg(data_dir).arg("--ui").arg(pages))
}

#[tokio::test]
async fn every_screen_can_be_used_by_everybody() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::init(&folder.path().join("server"), "Beukenhof");
    let sample = root.join("assets/sample").display().to_string();
    println!("{}", server.command(&["import", "sample", &sample, "--sample-password", PASSWORD], false));
    server.serve();
    let (known, fresh) = (folder.path().join("known"), folder.path().join("fresh"));
    drop(Member::sign_in(&known, "nl", &server.url(), "hanneke@beukenhof.example").await);
    // The way in is that of the first administrator of an organisation in which nothing is yet.
    let mut empty = Server::init(&folder.path().join("empty"), "Lindenhof");
    empty.serve();
    let pages = root.join("ui/dist");
    let ((_one, known), (_two, fresh)) = (bridge(&known, &pages), bridge(&fresh, &pages));
    let visited = Command::new("npm")
        .current_dir(root.join("ui"))
        .args(["run", "--silent", "e2e", "--", &known, "--fresh", &fresh, "--invitation", empty.first_link()])
        .status()
        .expect("npm starts");
    assert!(visited.success(), "the browser found something: see above");
}
