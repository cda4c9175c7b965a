//! What addresses and invitation links mean, in the forms in which people have them.

use super::*;

fn read(text: &str) -> Result<(String, Option<String>), String> {
    read_address(text).map(|address| (address.server, address.invitation)).map_err(|error| error.code.code().to_owned())
}

#[test]
fn a_host_name_becomes_https_and_this_machine_http() {
    for (text, server) in [
        (" patio.example.org ", "https://patio.example.org"),
        ("patio.example.org/", "https://patio.example.org"),
        ("Patio.Example.ORG:8443", "https://patio.example.org:8443"),
        ("https://patio.example.org:8443/", "https://patio.example.org:8443"),
        ("127.0.0.1:8470", "http://127.0.0.1:8470"),
        ("LOCALHOST:9350", "http://localhost:9350"),
        ("[::1]:8470", "http://[::1]:8470"),
        ("http://LocalHost:9350", "http://localhost:9350"),
        ("127.tuin.example", "https://127.tuin.example"),
        ("localhost.tuin.example:81", "https://localhost.tuin.example:81"),
    ] {
        assert_eq!(read(text), Ok((server.into(), None)), "{text}");
    }
}

#[test]
fn an_invitation_link_gives_server_and_token() {
    for link in [
        "https://p.example/invitation#abc-DE_",
        "https://p.example/invitation/abc-DE_",
        "https://p.example/invitation/#abc-DE_",
        "https://p.example/invitation#abc-DE_/",
        "https://p.example/invitation/abc-DE_/",
        "https://p.example/invitation?from=mail#abc-DE_",
    ] {
        assert_eq!(read(link), Ok(("https://p.example".into(), Some("abc-DE_".into()))), "{link}");
    }
}

#[test]
fn what_mail_puts_around_an_invitation_link_is_taken_off() {
    let link = "https://p.example/invitation#abc-DEF";
    for (before, behind) in [
        ("", "."),
        ("", ","),
        ("", ")"),
        ("(", ")."),
        ("<", ">"),
        ("", ">"),
        ("\u{200B}", "\u{200B}"),
        ("\u{FEFF}<", ">\u{200B}."),
        ("\"", "\""),
        ("“", "”"),
        ("«\u{A0}", "\u{A0}»"),
        ("[", "]"),
        ("[uitnodiging](", ")"),
        ("Je uitnodiging: ", " (geldig tot vrijdag)"),
        ("Link:", "\r\n"),
        ("", "/."),
        ("", "…"),
    ] {
        let text = format!("{before}{link}{behind}");
        assert_eq!(read(&text), Ok(("https://p.example".into(), Some("abc-DEF".into()))), "{text:?}");
    }
}

#[test]
fn a_damaged_invitation_link_is_said_and_not_taken_for_an_address() {
    for link in [
        "https://p.example/invitation",
        "https://p.example/invitation#",
        "https://p.example/invitation/",
        "https://p.example/invitation#abc/def",
        "https://p.example/invitation#abc%20def",
        "https://p.example/Invitation#abc=",
    ] {
        assert_eq!(read(link), Err("invitation_damaged".into()), "{link}");
    }
}

#[test]
fn what_stands_behind_the_host_is_never_dropped_in_silence() {
    for text in [
        "https://patio.example.org/whatever",
        "patio.example.org/intranet",
        "127.0.0.1:8470/x",
        "https://p.example/elsewhere#abc-DEF",
        "https://p.example/invitation/abc/def",
        "https://p.example/?q=1",
        "https://p.example#abc",
    ] {
        assert_eq!(read(text), Err("address_with_path".into()), "{text}");
    }
}

#[test]
fn a_password_never_travels_in_the_clear() {
    for text in [
        "http://patio.example.org",
        "http://127.tuin.example",
        "http://127.0.0.1.tuin.example",
        "HTTP://localhost.tuin.example",
        "http://0.0.0.0:8470",
        "http://10.0.0.1",
        "http://[::ffff:192.0.2.1]/",
    ] {
        assert_eq!(read(text), Err("address_insecure".into()), "{text}");
    }
}

#[test]
fn what_is_no_address_is_refused() {
    for bad in
        ["", " ", "ftp://x", "https://user:pw@host", "eva@tuin.example", "a b", "https://", "https://a https://b", ".", "<>", "https:a"]
    {
        assert_eq!(read(bad), Err("address_invalid".into()), "{bad}");
    }
    assert_eq!(read(&"x".repeat(5_000)), Err("address_invalid".into()));
}
