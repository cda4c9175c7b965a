//! Two people on two laptops, without windows: the same clients and a real server process.

use patio_tests::window::member::Member;
use patio_tests::window::server::Server;
use patio_tests::window::wait::until;
use serde_json::json;

#[tokio::test]
async fn what_one_writes_the_other_reads() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::init(&folder.path().join("server"), "Van Dale");
    let second = server.invite("bram@example.org", "Bram Verhoeven");
    server.serve();
    let hanneke = Member::join(&folder.path().join("one"), "nl", server.first_link(), "Hanneke Bos", "klantenservice", &["retouren"]).await;
    let bram = Member::join(&folder.path().join("two"), "en", &second, "Bram Verhoeven", "warehouse lead", &["scanners"]).await;
    let made = hanneke.ask("community.create", json!({"name": "Magazijn", "description": "", "closed": false}));
    let community = made["id"].as_str().unwrap().to_owned();
    until("community on the other laptop", 30, async || {
        let list = bram.ask("community.list", json!({}));
        list["open"].as_array().unwrap().iter().any(|row| row["head"]["name"] == "Magazijn").then_some(())
    })
    .await;
    bram.act("community.join", json!({"id": community}));
    let text = json!([{"type": "paragraph", "content": [{"type": "text", "text": "Dock 4 is dicht"}]}]);
    hanneke.act("post.create", json!({"community": community, "title": "Dock 4", "text": text}));
    until("post on the other laptop", 30, async || {
        let page = bram.ask("community.conversations", json!({"community": community}));
        (page["conversations"].as_array().map_or(0, Vec::len) == 1).then_some(())
    })
    .await;
    server.stop();
}
