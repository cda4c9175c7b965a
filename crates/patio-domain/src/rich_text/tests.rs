//! What a text may be, and what it may not.

use super::*;

fn text(words: &str) -> Inline {
    Inline::Text { text: words.into(), marks: vec![], link: None }
}

fn linked(link: &str) -> Doc {
    Doc(vec![Block::Paragraph { content: vec![Inline::Text { text: "x".into(), marks: vec![], link: Some(link.into()) }] }])
}

#[test]
fn a_text_of_only_spaces_and_invisible_characters_is_empty() {
    assert_eq!(Doc::plain(" \u{200B}\u{2060} ").check(100), Err(Refusal::TextEmpty));
    assert_eq!(Doc(vec![]).check(100), Err(Refusal::TextEmpty));
}

#[test]
fn the_limit_counts_characters_not_bytes() {
    assert_eq!(Doc::plain(&"é".repeat(10)).check(10), Ok(()));
    assert_eq!(Doc::plain(&"é".repeat(11)).check(10), Err(Refusal::TextTooLong));
}

#[test]
fn only_https_and_mailto_links_pass() {
    for good in ["https://example.org/a?b=c", "HTTPS://Example.org", "mailto:a@b.example"] {
        assert_eq!(linked(good).check(9), Ok(()), "{good}");
    }
    for bad in [
        "http://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https:// x",
        "https://a\u{202E}b",
        "file:///etc/passwd",
        "",
    ] {
        assert_eq!(linked(bad).check(9), Err(Refusal::LinkInvalid), "{bad}");
    }
}

#[test]
fn a_text_nested_too_deep_is_refused() {
    let mut block = Block::Paragraph { content: vec![text("x")] };
    for _ in 0..TEXT_MAX_DEPTH {
        block = Block::Quote { content: vec![block] };
    }
    assert_eq!(Doc(vec![block]).check(100), Err(Refusal::TextTooComplex));
}

#[test]
fn mentions_are_found_inside_lists_and_quotes_once_each() {
    let ana = PersonId(uuid::Uuid::from_u128(1));
    let ben = PersonId(uuid::Uuid::from_u128(2));
    let line = |person| Block::Paragraph { content: vec![Inline::Mention { person }] };
    let doc =
        Doc(vec![Block::Quote { content: vec![line(ana)] }, Block::List { ordered: false, items: vec![vec![line(ben)], vec![line(ana)]] }]);
    assert_eq!(doc.mentions().into_iter().collect::<Vec<_>>(), [ana, ben]);
    assert_eq!(doc.plain_text(&|_| "Ana".into()), "@Ana\n- @Ana\n- @Ana");
}

#[test]
fn an_unknown_kind_of_block_is_not_accepted() {
    assert!(serde_json::from_str::<Doc>(r#"[{"type":"html","text":"<b>"}]"#).is_err());
    assert!(serde_json::from_str::<Doc>(r#"[{"type":"paragraph","content":[{"type":"break"}]}]"#).is_ok());
}

#[test]
fn a_mail_link_keeps_an_address_and_nothing_else() {
    for (link, kept) in [
        ("mailto:a@b.example", Some("mailto:a@b.example")),
        ("MAILTO:anna+werk@b.example", Some("MAILTO:anna+werk@b.example")),
        ("mailto:a@b.example?subject=Ja&body=ik%20zeg%20op&bcc=c@d.example", Some("mailto:a@b.example")),
        ("mailto:a@b.example,c@d.example", None),
        ("mailto:a%40b.example?to=x@y.example", None),
        ("mailto:?to=a@b.example", None),
        ("mailto:a@b@c.example", None),
        ("mailto:nobody", None),
        ("mailto:@b.example", None),
    ] {
        assert_eq!(tidy_link(link).as_deref(), kept, "{link}");
        assert_eq!(check_link(link).is_ok(), kept == Some(link), "{link}");
    }
    let mut doc = linked("mailto:a@b.example?subject=x");
    assert_eq!(doc.check(9), Err(Refusal::LinkInvalid));
    doc.tidy_links();
    assert_eq!(doc, linked("mailto:a@b.example"));
}

#[test]
fn user_info_and_what_programs_read_in_different_ways_is_no_link() {
    for bad in [
        "https://bank.example@evil.example/",
        "https://user:pw@host.example",
        "https://bank.example%2F@evil.example",
        "https://evil.example\\@bank.example",
        "https://bank.example\\.evil.example",
        "https://%62ank.example",
        "https://ba nk.example",
        "https://host:99999/",
        "https://-.example",
        "https://[::1",
    ] {
        assert_eq!(check_link(bad), Err(Refusal::LinkInvalid), "{bad}");
    }
    for good in ["https://host:8443/a@b", "https://host/?q=a@b", "https://[2001:db8::1]/", "https://müller.example", "https://192.0.2.1/x"]
    {
        assert_eq!(check_link(good), Ok(()), "{good}");
    }
}

fn pieces(pieces: &[(&str, Option<&str>)]) -> Doc {
    let piece = |(words, link): &(&str, Option<&str>)| Inline::Text { text: (*words).into(), marks: vec![], link: link.map(str::to_owned) };
    Doc(vec![Block::Quote { content: vec![Block::Paragraph { content: pieces.iter().map(piece).collect() }] }])
}

#[test]
fn a_link_whose_words_name_another_host_says_where_it_goes() {
    const EVIL: &str = "https://evil.example/x";
    let says = |words: &str, link: &str| pieces(&[(words, Some(link))]).destinations().get(link).cloned();
    for words in [
        "https://bank.example/login",
        "bank.example",
        "See www.bank.example.",
        "ｂａｎｋ．example",
        "ba\u{200B}nk.example",
        "elpmaxe.knab\u{202E}",
        "(bank.example)",
        "anna@evil.example",
        "192.0.2.1",
        "evil.example.bank.example",
        "bank.example@evil.example",
    ] {
        assert_eq!(says(words, EVIL).as_deref(), Some("evil.example"), "{words:?}");
    }
    for words in ["here", "evil.example", "https://www.evil.example/other", "EVIL.example:", "the 3.5 rule", "e.g. this", ""] {
        assert_eq!(says(words, EVIL), None, "{words:?}");
    }
    // Letters that look like others are said as the network writes them.
    assert_eq!(says("apple.example", "https://аpple.example").as_deref(), Some("xn--pple-43d.example"));
    assert_eq!(says("anna@bank.example", "mailto:otto@evil.example").as_deref(), Some("otto@evil.example"));
    assert_eq!(says("Anna@Bank.example", "mailto:anna@bank.example"), None);
    assert_eq!(says("bank.example", "mailto:anna@bank.example"), None);
    assert_eq!(says("otto", "mailto:anna@bank.example"), None);
}

#[test]
fn words_of_a_link_are_read_with_what_touches_them() {
    const EVIL: &str = "https://evil.example/x";
    for doc in [
        pieces(&[("bank", Some(EVIL)), (".example", Some(EVIL))]),
        pieces(&[("https://bank", None), (".example", Some(EVIL))]),
        pieces(&[("go to bank", Some(EVIL)), (".example", None)]),
    ] {
        assert_eq!(doc.destinations().len(), 1, "{doc:?}");
    }
    assert_eq!(pieces(&[("bank.example ", None), ("more", Some(EVIL)), (" bank.example", None)]).destinations().len(), 0);
}

#[test]
fn a_terminal_is_told_where_links_go_and_text_turns_nothing_around_it() {
    let doc =
        pieces(&[("See ", None), ("bank", Some("https://evil.example")), (".example", Some("https://evil.example")), ("\u{202E}x", None)]);
    let name = |_| String::new();
    assert_eq!(doc.terminal_text(&name), "\u{2068}See bank.example (https://evil.example)\u{202E}x\u{202C}\u{2069}");
    assert_eq!(pieces(&[("a@b.example", Some("mailto:a@b.example"))]).terminal_text(&name), "a@b.example");
    assert_eq!(pieces(&[("https://b.example", Some("https://b.example"))]).terminal_text(&name), "https://b.example");
}
