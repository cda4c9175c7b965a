//! Two nodes over one PostgreSQL database: what one does is hinted on the other. Runs when `PATIO_TEST_POSTGRES` is set.

use crate::events::{Events, post};
use crate::server::Server;
use patio_domain::community::Access;
use patio_protocol::Command;
use patio_protocol::command::CommunityJoin;
use patio_server::Store;
use patio_server::nodes::Node;

/// The address of a schema of its own, or nothing when no cluster is named.
fn schema() -> Option<String> {
    let Ok(url) = std::env::var("PATIO_TEST_POSTGRES") else {
        assert!(std::env::var("PATIO_REQUIRE_POSTGRES").is_err(), "PATIO_REQUIRE_POSTGRES is set and PATIO_TEST_POSTGRES is not");
        eprintln!("NOT RUN ON POSTGRESQL: set PATIO_TEST_POSTGRES to the URL of a cluster");
        return None;
    };
    let schema = format!("n{}", std::process::id());
    let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
    client.batch_execute(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")).unwrap();
    let mark = if url.contains('?') { '&' } else { '?' };
    Some(format!("{url}{mark}options=-csearch_path%3D{schema}"))
}

async fn node(url: &str) -> Server {
    let url = url.to_owned();
    let joined = tokio::task::spawn_blocking(move || (Store::postgres(&url).unwrap(), Node::join(&url, true).unwrap()));
    let (store, node) = joined.await.unwrap();
    Server::node(store, node).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_on_one_node_is_hinted_on_the_other() {
    let Some(url) = tokio::task::spawn_blocking(schema).await.unwrap() else { return };
    let (one, two) = (node(&url).await, node(&url).await);
    let (anna, bram) = (one.person("anna").await, two.person("bram").await);
    let open = one.community(&anna, "Open", Access::Open).await;
    let mut his = Events::open(&two, &bram).await;
    // Heard of across the nodes: the community is there, and he joins it on the other node than hers.
    let mut hers = Events::open(&one, &anna).await;
    two.push(&bram, Command::CommunityJoin(CommunityJoin { community: open })).await;
    assert_eq!(his.next().await.as_deref(), Some("hint"));
    assert_eq!(hers.next().await.as_deref(), Some("hint"));
    one.push(&anna, post(open)).await;
    assert_eq!(hers.next().await.as_deref(), Some("hint"));
    assert_eq!(his.next().await.as_deref(), Some("hint"));
    // Her session ends on the other node than her stream's; what is there from before is read first.
    let token = Some(anna.tokens.access.as_str());
    two.post::<patio_protocol::auth::Done>("/v1/sign-out", token, &serde_json::json!({})).await.unwrap();
    while let Some(name) = hers.next().await {
        if name == "ended" {
            break;
        }
    }
    assert_eq!(hers.next().await, None);
}
