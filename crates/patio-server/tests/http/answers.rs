//! What every answer has in common, whatever is asked.

use crate::server::Server;
use patio_domain::limits::PUSH_MAX_BYTES;
use patio_protocol::envelope::open;
use patio_protocol::{ErrorCode, PROTOCOL_MIN, PROTOCOL_VERSION};
use reqwest::{Client, Method};
use serde_json::Value;
use std::path::PathBuf;

async fn code(server: &Server, method: Method, path: &str, token: Option<&str>, body: Vec<u8>) -> (u16, ErrorCode) {
    let answer = server.send(method, path, token, body).await;
    let status = answer.status().as_u16();
    let opened = open::<Value>(&answer.bytes().await.unwrap(), "n-1").unwrap();
    (status, opened.unwrap_err().code)
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_goes_wrong_is_said_in_an_envelope_with_the_nonce() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    let token = Some(anna.tokens.access.as_str());
    let big = vec![b'{'; PUSH_MAX_BYTES + 1];
    for (method, path, token, body, expected) in [
        (Method::GET, "/", None, vec![], (404, ErrorCode::NotFound)),
        (Method::GET, "/v1/nothing", token, vec![], (404, ErrorCode::NotFound)),
        (Method::PUT, "/v1/push", token, vec![], (404, ErrorCode::NotFound)),
        (Method::POST, "/v1/push", None, b"{\"items\":[]}".to_vec(), (401, ErrorCode::SessionEnded)),
        (Method::POST, "/v1/push", token, b"<html>".to_vec(), (400, ErrorCode::Malformed)),
        (Method::POST, "/v1/push", token, big.clone(), (413, ErrorCode::TooLarge)),
        (Method::POST, "/v1/sign-in", None, big, (413, ErrorCode::TooLarge)),
        (Method::GET, "/v1/events", None, vec![], (401, ErrorCode::SessionEnded)),
        (Method::DELETE, "/v1/sessions/%00%ff", token, vec![], (404, ErrorCode::NotFound)),
        (Method::DELETE, "/v1/sessions/nonsense", token, vec![], (404, ErrorCode::NotFound)),
        (Method::POST, "/v1/admin/invitations", token, b"{\"login\":\"x@y.z\"}".to_vec(), (403, ErrorCode::Forbidden)),
    ] {
        assert_eq!(code(&server, method.clone(), path, token, body).await, expected, "{method} {path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_of_another_protocol_version_is_told_so() {
    let server = Server::start().await;
    assert_eq!((PROTOCOL_MIN, PROTOCOL_VERSION), (1, 2), "client and server speak two versions, so that either may be updated first");
    for (version, status) in [("0", 400), ("1", 200), ("2", 200), ("3", 400), ("x", 400)] {
        let answer = server.client.get(format!("{}/v1/hello", server.url)).header("patio-proto", version).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_documented_route_answers_and_carries_the_safe_headers() {
    let server = Server::start().await;
    let document: Value = server.client.get(format!("{}/v1/openapi.json", server.url)).send().await.unwrap().json().await.unwrap();
    let paths = document.get("paths").and_then(Value::as_object).unwrap();
    assert_eq!(paths.len(), 21);
    for (path, methods) in paths {
        for method in methods.as_object().unwrap().keys().filter(|key| ["get", "post", "put", "delete"].contains(&key.as_str())) {
            let method: Method = method.to_uppercase().parse().unwrap();
            let answer = server
                .send(method.clone(), &path.replace("{id}", "x").replace("{file}", "x").replace("{variant}", "small"), None, b"{}".to_vec())
                .await;
            let headers = answer.headers().clone();
            let header = |name: &str| headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
            assert_eq!(header("cache-control"), "no-store, no-transform", "{path}");
            assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
            assert!(answer.status().as_u16() != 404 && answer.status().as_u16() < 500, "{method} {path}: {}", answer.status());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_page_says_the_same_for_every_token_and_runs_nothing() {
    let server = Server::start().await;
    let page = |token: &str| server.client.get(format!("{}/invitation{token}", server.url)).send();
    let (one, two) = (page("").await.unwrap(), page("/two").await.unwrap());
    let policy = one.headers().get("content-security-policy").unwrap().to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("script"));
    let (one, two) = (one.text().await.unwrap(), two.text().await.unwrap());
    assert_eq!(one, two);
    assert!(one.contains("Je bent uitgenodigd") && one.contains("You are invited") && !one.contains("<script"));
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_name_nobody_and_are_on_an_address_of_their_own() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    let text = server.client.get(&server.counters).send().await.unwrap().text().await.unwrap();
    assert!(text.contains("patio_requests_total{class=\"2xx\"} 2"), "{text}");
    for secret in [anna.login.as_str(), &anna.tokens.access, &anna.tokens.person.to_string(), "anna"] {
        assert!(!text.contains(secret));
    }
    // Who may only reach the service learns nothing of what happens, in closed communities or elsewhere.
    for token in [None, Some(anna.tokens.access.as_str())] {
        assert_eq!(server.send(Method::GET, "/metrics", token, vec![]).await.status().as_u16(), 404);
    }
    assert_eq!(server.send(Method::GET, "/readyz", None, vec![]).await.status().as_u16(), 200);
    assert_eq!(server.send(Method::GET, "/healthz", None, vec![]).await.text().await.unwrap(), "ok\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_certificate_it_speaks_tls_and_nothing_else() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/tls");
    let certificate = reqwest::Certificate::from_pem(&std::fs::read(folder.join("cert.pem")).unwrap()).unwrap();
    let client = Client::builder().tls_certs_only([certificate]);
    let server = Server::start_with(Some((folder.join("cert.pem"), folder.join("key.pem"))), client).await;
    let answer = server.send(Method::GET, "/v1/hello", None, vec![]).await;
    assert_eq!(answer.status().as_u16(), 200);
    let plain = server.url.replace("https://", "http://");
    assert!(server.client.get(format!("{plain}/v1/hello")).send().await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_asks_for_it_gets_compressed_pages() {
    let server = Server::start().await;
    let anna = server.person("anna").await;
    for name in ["Bram", "Cato", "Dirk", "Eva", "Frits"] {
        server.community(&anna, name, patio_domain::community::Access::Open).await;
    }
    let ask = |gzip: bool| {
        let client = Client::builder().no_proxy().gzip(gzip).build().unwrap();
        let request = client.post(format!("{}/v1/pull", server.url)).header("patio-nonce", "n-1").bearer_auth(&anna.tokens.access);
        request.body("{}").send()
    };
    for gzip in [true, false] {
        let bytes = ask(gzip).await.unwrap().bytes().await.unwrap();
        let page = open::<patio_protocol::pull::Page>(&bytes, "n-1").unwrap().unwrap();
        assert!(page.rows.len() > 10);
    }
}
