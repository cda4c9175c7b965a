//! Where a password goes: to the server that was named, encrypted, and to nobody else. With real processes, a listener that would have
//! received it, and certificates of several kinds.

use patio_tests::system::laptop::Laptop;
use patio_tests::system::programs;
use patio_tests::window::member::PASSWORD;
use patio_tests::window::server::Server;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::TempDir;

/// Takes every request as a proxy or as a server would, answers as a server of Patio, and keeps what it received.
fn listener() -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("its address").port();
    let (told, received) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let told = told.clone();
            std::thread::spawn(move || answer(stream, &mut |request| drop(told.send(request))));
        }
    });
    (port, received)
}

fn answer(mut stream: TcpStream, told: &mut dyn FnMut(String)) {
    stream.set_read_timeout(Some(Duration::from_secs(5))).expect("a time");
    let (mut request, mut bytes) = (String::new(), [0; 4096]);
    while let Ok(count @ 1..) = stream.read(&mut bytes) {
        request.push_str(&String::from_utf8_lossy(&bytes[..count]));
        let Some((head, body)) = request.split_once("\r\n\r\n") else { continue };
        let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).unwrap_or_default();
        if body.len() < header("content-length:").parse().unwrap_or(0) {
            continue;
        }
        let ok = json!({ "organisation": "Kade & Zonen", "protocol_min": 1, "protocol_max": 99, "server_version": "0.1.0" });
        let answer = json!({ "patio": 1, "nonce": header("patio-nonce:"), "ok": ok }).to_string();
        told(std::mem::take(&mut request));
        let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", answer.len());
        if stream.write_all(format!("{head}{answer}").as_bytes()).is_err() {
            return;
        }
    }
}

/// Signs in with `patio-cli`; gives the code of the failure.
fn sign_in(laptop: &Laptop, server: &str, environment: &[(&str, &str)]) -> String {
    let mut command = laptop.terminal(&["--wait", "1", "sign-in", server, "beheer@example.org"]);
    for proxy in ["http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command.env_remove(proxy);
    }
    let output = command.envs(environment.iter().copied()).output().expect("patio-cli starts");
    if output.status.success() {
        return "signed in".to_owned();
    }
    let said: Value = serde_json::from_slice(&output.stderr).expect("JSON");
    said["code"].as_str().expect("a code").to_owned()
}

#[test]
fn a_password_goes_to_no_address_that_merely_begins_like_this_machine() {
    programs::check();
    let folder = TempDir::new().expect("a folder");
    let laptop = Laptop::closed(&folder.path().join("bas"));
    let (port, received) = listener();
    let proxy = format!("http://127.0.0.1:{port}");
    for server in ["http://127.tuin.example", "http://127.0.0.1.tuin.example", "http://localhost.tuin.example", "http://tuin.example"] {
        let said = sign_in(&laptop, server, &[("http_proxy", &proxy), ("all_proxy", &proxy)]);
        let sent: Vec<String> = received.try_iter().collect();
        assert!(sent.is_empty(), "{server}: {sent:?}");
        assert_eq!(said, "address_insecure", "{server}");
    }
    // Over https a proxy is asked for a tunnel, and gets nothing else.
    assert_eq!(sign_in(&laptop, "127.tuin.example", &[("https_proxy", &proxy)]), "offline");
    let asked: Vec<String> = received.try_iter().collect();
    assert!(!asked.is_empty() && asked.iter().all(|request| request.starts_with("CONNECT 127.tuin.example:443 ")), "{asked:?}");
    // The listener would have had it.
    let (own, received) = listener();
    sign_in(&laptop, &format!("http://127.0.0.1:{own}"), &[]);
    assert!(received.try_iter().any(|request| request.contains(PASSWORD)), "the listener hears what it is sent");
}

#[test]
fn one_s_own_machine_is_asked_without_the_proxy() {
    programs::check();
    let folder = TempDir::new().expect("a folder");
    let mut server = Server::init(&folder.path().join("server"), "Kade & Zonen");
    server.serve();
    let port = server.port();
    let laptop = Laptop::closed(&folder.path().join("anna"));
    assert_eq!(laptop.accept(server.first_link()).0, 0);
    laptop.done(&["sign-out"]);
    let (proxy_port, received) = listener();
    let proxy = format!("http://127.0.0.1:{proxy_port}");
    for address in [format!("127.0.0.1:{port}"), format!("LOCALHOST:{port}"), format!("http://localhost:{port}/")] {
        let said = sign_in(&laptop, &address, &[("http_proxy", &proxy), ("all_proxy", &proxy)]);
        assert_eq!(said, "signed in", "{address}");
        laptop.done(&["sign-out"]);
    }
    assert!(received.try_recv().is_err(), "the proxy was asked for this machine");
}

/// A certificate for names, by an authority or by itself, in PEM with its key.
fn certificate(names: &[&str], by: Option<&CertifiedIssuer<'static, KeyPair>>, until: i32) -> (String, String) {
    let key = KeyPair::generate().expect("a key");
    let mut parameters = CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).expect("names");
    parameters.not_after = date_time_ymd(until, 1, 1);
    let made = match by {
        Some(authority) => parameters.signed_by(&key, authority),
        None => parameters.self_signed(&key),
    };
    (made.expect("a certificate").pem(), key.serialize_pem())
}

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut parameters = CertificateParams::new(Vec::new()).expect("no names");
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(parameters, KeyPair::generate().expect("a key")).expect("an authority")
}

/// What a laptop says that trusts one authority, of a server with this certificate.
fn said_of(folder: &Path, (certificate, key): (String, String), trusted: &str) -> String {
    std::fs::create_dir_all(folder).expect("a folder");
    let at = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).expect("a file");
        folder.join(name).to_str().expect("a path").to_owned()
    };
    let (chain, key, trusted) = (at("chain.pem", &certificate), at("key.pem", &key), at("trusted.pem", trusted));
    let mut server = Server::init_in(&folder.join("server"), "Kade & Zonen", vec![("PATIO_TLS_CERT", chain), ("PATIO_TLS_KEY", key)]);
    server.serve();
    let laptop = Laptop::closed(&folder.join("laptop"));
    sign_in(&laptop, &format!("https://localhost:{}", server.port()), &[("SSL_CERT_FILE", &trusted)])
}

#[test]
fn a_certificate_that_proves_nothing_is_named_and_is_not_called_offline() {
    programs::check();
    let folder = TempDir::new().expect("a folder");
    let (ours, strangers) = (authority(), authority());
    let trusted = ours.pem();
    for (what, certificate, said) in [
        // The account does not exist yet: the server was believed, and asked.
        ("right", certificate(&["localhost"], Some(&ours), 2100), "sign_in_failed"),
        ("self-signed", certificate(&["localhost"], None, 2100), "certificate_invalid"),
        ("unknown authority", certificate(&["localhost"], Some(&strangers), 2100), "certificate_invalid"),
        ("wrong host", certificate(&["patio.example.org"], Some(&ours), 2100), "certificate_invalid"),
        ("expired", certificate(&["localhost"], Some(&ours), 2020), "certificate_invalid"),
    ] {
        assert_eq!(said_of(&folder.path().join(what), certificate, &trusted), said, "{what}");
    }
}

#[test]
fn later_links_begin_with_the_address_that_init_was_told() {
    programs::check();
    let folder = TempDir::new().expect("a folder");
    let server = Server::init(&folder.path().join("server"), "Kade & Zonen");
    let invited = server.command(&["admin", "invite", "bas@example.org"], false);
    assert!(invited.starts_with(&format!("{}/invitation#", server.url())), "{invited}");
    let told = server.command(&["admin", "invite", "els@example.org", "--url", "https://patio.example.org/"], false);
    assert!(told.starts_with("https://patio.example.org/invitation#"), "{told}");
}
