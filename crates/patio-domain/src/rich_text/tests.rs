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
