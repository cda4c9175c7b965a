//! Which parts of a text are links although nobody marked them.

use super::super::Block;
use super::*;
use crate::limits::TEXT_MAX_NODES;

/// The links of a text, as it is seen: words and target, and what is left around them.
fn found(text: &str) -> Vec<String> {
    links_in(text)
        .into_iter()
        .map(|(range, target)| {
            let words = text.get(range).expect("whole letters");
            if words == target { target } else { format!("{words} -> {target}") }
        })
        .collect()
}

#[test]
fn a_sign_that_ends_the_sentence_is_not_part_of_a_link() {
    let link = "https://www.tuin.nl/pad";
    for (before, behind) in [
        ("", ""),
        ("", ". Then"),
        ("", ", and"),
        ("", ": that"),
        ("", "? Yes"),
        ("", "!"),
        ("", ") so"),
        ("(", ")."),
        ("see ", "..."),
        ("", "…"),
        ("„", "“"),
        ("«", "»"),
        ("‘", "’"),
        ("“", ".”"),
        ("\"", "\""),
        ("'", "'"),
        ("<", ">"),
        ("[", "]"),
        ("*", "*"),
        ("_", "_"),
        ("「", "」"),
        ("", "。"),
        ("（", "）"),
        ("\u{202A}", "\u{202C}"),
        ("", "\u{200B}"),
        ("Link:", ""),
        ("| ", "|x"),
    ] {
        assert_eq!(found(&format!("{before}{link}{behind}")), [link], "{before}…{behind}");
    }
}

#[test]
fn what_a_link_opened_it_may_close() {
    for link in [
        "https://nl.wikipedia.org/wiki/Tuin_(park)",
        "https://a.example/pad_",
        "https://a.example/q?x=[1]",
        "https://a.example/{id}",
        "https://a.example/a'b",
        "https://a.example/x?q=1&r=a:b,c#top",
        "https://a.example:8443/",
        "https://münchen.example/straße",
        "https://a.example/~wim",
        "HTTPS://A.EXAMPLE/B",
    ] {
        assert_eq!(found(link), [link]);
        assert_eq!(found(&format!("({link}).")), [link]);
    }
    assert_eq!(found("https://a.example/Tuin_(park))"), ["https://a.example/Tuin_(park)"]);
}

#[test]
fn addresses_of_mail_and_www_are_links_and_other_words_are_not() {
    assert_eq!(found("Mail wim@tuin.example."), ["wim@tuin.example -> mailto:wim@tuin.example"]);
    assert_eq!(found("www.tuin.example/pad."), ["www.tuin.example/pad -> https://www.tuin.example/pad"]);
    assert_eq!(found("https://a.example/x,https://b.example"), ["https://a.example/x", "https://b.example"]);
    assert_eq!(
        found("https://a.example, https://b.example. https://c.example)"),
        ["https://a.example", "https://b.example", "https://c.example"]
    );
    for words in [
        "http://a.example/b",
        "https://",
        "https://user:pw@a.example",
        "README.md node.js e.g. z.B. 10.30",
        "end.Then",
        "ftp://a.example javascript:alert(1)",
        "xhttps://a.example",
        "http://www.a.example",
        "a@b",
    ] {
        assert_eq!(found(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn texts_made_to_be_slow_are_read_to_their_end() {
    for piece in ["https://", "www.", "https://a.b ", "https://a“", "a@b.nl,", ")", "https://a.b/)", "a@", "@.:", "https://a.b/( "] {
        // Quadratic work on this would take minutes.
        let text = format!("https://a.b/{}", piece.repeat(400_000 / piece.len()));
        assert!(links_in(&text).iter().all(|(range, _)| range.end <= text.len()));
    }
}

fn words(text: &str, marks: &[Mark], link: Option<&str>) -> Inline {
    Inline::Text { text: text.into(), marks: marks.to_vec(), link: link.map(str::to_owned) }
}

fn linked(content: Vec<Inline>) -> Vec<Inline> {
    let mut doc = Doc(vec![Block::Quote { content: vec![Block::Paragraph { content }] }]);
    doc.link_words();
    match doc.0.remove(0) {
        Block::Quote { mut content } => match content.remove(0) {
            Block::Paragraph { content } => content,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_words_of_a_text_get_their_links_and_keep_their_marks() {
    let link = Some("https://a.example/pad");
    assert_eq!(
        linked(vec![words("see https://a.example/", &[], None), words("pad", &[Mark::Bold], None), words(". Then", &[], None)]),
        [words("see ", &[], None), words("https://a.example/", &[], link), words("pad", &[Mark::Bold], link), words(". Then", &[], None)]
    );
    let code = vec![words("https://a.example/pad", &[Mark::Code], None)];
    assert_eq!(linked(code.clone()), code);
    let chosen = vec![words("the path", &[], link), words(" http://b", &[], None)];
    assert_eq!(linked(chosen.clone()), chosen);
}

#[test]
fn a_link_that_an_editor_cut_short_is_read_anew_and_what_only_it_took_for_one_stays() {
    let whole = Some("https://a.example/Tuin_(park)");
    assert_eq!(
        linked(vec![words("https://a.example/Tuin_(park", &[], Some("https://a.example/Tuin_(park")), words("). So", &[], None)]),
        [words("https://a.example/Tuin_(park)", &[], whole), words(". So", &[], None)]
    );
    let kept = vec![words("https://a.example.", &[], Some("https://a.example.")), words(" x", &[], None)];
    assert_eq!(linked(kept), [words("https://a.example", &[], Some("https://a.example")), words(". x", &[], None)]);
}

#[test]
fn a_text_that_would_become_too_complex_stays_as_it_is() {
    let mut doc = Doc(vec![Block::Paragraph { content: vec![words(&"www.a.nl ".repeat(TEXT_MAX_NODES), &[], None)] }]);
    let before = doc.clone();
    doc.link_words();
    assert_eq!(doc, before);
}

#[test]
fn linking_twice_is_linking_once() {
    for text in ["see https://a.example/b, and www.c.example. wim@tuin.example!", "https://a.example/Tuin_(park)) *https://b.example*"] {
        let mut once = Doc::plain(text);
        once.link_words();
        let mut twice = once.clone();
        twice.link_words();
        assert_eq!(once, twice);
        assert_eq!(once.plain_text(&|_| String::new()), text);
    }
}
