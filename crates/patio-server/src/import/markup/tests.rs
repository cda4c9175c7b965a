//! What each way of writing becomes, and that nothing written is lost.

use super::*;
use patio_domain::rich_text::Mark;
use uuid::Uuid;

const ANA: PersonId = PersonId(Uuid::from_u128(1));

struct Two;

impl Names for Two {
    fn person(&self, key: &str) -> Option<PersonId> {
        (key == "U1").then_some(ANA)
    }
    fn community(&self, key: &str) -> Option<&str> {
        (key == "C1").then_some("general")
    }
}

fn doc(raw: &str, markup: Markup) -> Doc {
    to_doc(&Text { raw: raw.to_owned(), markup }, &Two)
}

fn slack(raw: &str) -> Doc {
    doc(raw, Markup::Mrkdwn)
}

fn text(text: &str) -> Inline {
    marked(text, &[])
}

fn marked(text: &str, marks: &[Mark]) -> Inline {
    Inline::Text { text: text.to_owned(), marks: marks.to_vec(), link: None }
}

fn link(text: &str, link: &str) -> Inline {
    Inline::Text { text: text.to_owned(), marks: vec![], link: Some(link.to_owned()) }
}

fn line(pieces: Vec<Inline>) -> Block {
    Block::Paragraph { content: pieces }
}

fn one(pieces: Vec<Inline>) -> Doc {
    Doc(vec![line(pieces)])
}

fn words(raw: &str) -> String {
    slack(raw).plain_text(&|_| "Ana".to_owned())
}

#[test]
fn bold_italic_and_code_become_marks_and_strike_keeps_its_words() {
    let expected = vec![
        text("a "),
        marked("b", &[Mark::Bold]),
        text(" "),
        marked("c", &[Mark::Italic]),
        text(" "),
        marked("d*e", &[Mark::Code]),
        text(" f"),
    ];
    assert_eq!(slack("a *b* _c_ `d*e` ~f~"), one(expected));
    let nested = vec![marked("a ", &[Mark::Bold]), marked("b", &[Mark::Bold, Mark::Italic]), marked(" c", &[Mark::Bold])];
    assert_eq!(slack("*a _b_ c*"), one(nested));
}

#[test]
fn marks_inside_words_and_without_an_end_are_words() {
    for raw in ["snake_case_name", "2*3*4", "* a*", "*a", "`a", "_a *b", "a~b~c", "**", "____", "``"] {
        assert_eq!(slack(raw), one(vec![text(raw)]), "{raw}");
    }
}

#[test]
fn escapes_are_undone_once() {
    assert_eq!(words("a &lt;b&gt; &amp; &amp;lt;"), "a <b> & &lt;");
    assert_eq!(words("`&lt;b&gt;`"), "<b>");
    assert_eq!(doc("a < b & c > d &amp;", Markup::PlainMrkdwn), one(vec![text("a < b & c > d &amp;")]));
}

#[test]
fn only_https_and_mailto_become_links_and_other_addresses_stay_readable() {
    assert_eq!(slack("<https://a.example/x_y?a=1&amp;b=2|see *this*>"), one(vec![link("see *this*", "https://a.example/x_y?a=1&b=2")]));
    assert_eq!(slack("<mailto:a@b.example|a@b.example>"), one(vec![link("a@b.example", "mailto:a@b.example")]));
    assert_eq!(words("<http://a.example|here>"), "here (http://a.example)");
    assert_eq!(words("<http://a.example>"), "http://a.example");
    assert_eq!(words("<javascript:alert(1)|here>"), "here (javascript:alert(1))");
    assert_eq!(words("<tel:+3111|+3111>"), "+3111");
    assert_eq!(slack("_<https://a.example/c_|x>_").mentions().len(), 0);
    assert_eq!(words("_<https://a.example/c_|x>_"), "x");
}

#[test]
fn a_bare_https_address_is_a_link_without_the_full_stop_after_it() {
    let expected = vec![text("see "), link("https://a.example/b", "https://a.example/b"), text(".")];
    assert_eq!(slack("see https://a.example/b."), one(expected.clone()));
    assert_eq!(doc("see https://a.example/b.", Markup::Yammer), one(expected));
    assert_eq!(slack("https://"), one(vec![text("https://")]));
}

#[test]
fn an_address_is_a_link_to_its_own_end_and_no_further() {
    for markup in [Markup::Mrkdwn, Markup::PlainMrkdwn, Markup::Yammer] {
        for address in [
            "https://nl.example/Tuin_(park)",
            "https://a.example/pad_",
            "https://a.example/q?x=[1]",
            "https://a.example/_next/_x_",
            "https://a.example/a*b/c*d",
            "https://a.example/~wim/~x",
        ] {
            for (before, behind) in [("", ""), ("(", ")"), ("zie „", "“ nu"), ("«", "»"), ("‘", "’."), ("", "?")] {
                let raw = format!("{before}{address}{behind}");
                let mut expected = vec![text(before), link(address, address), text(behind)];
                expected.retain(|piece| !matches!(piece, Inline::Text { text, .. } if text.is_empty()));
                assert_eq!(doc(&raw, markup), one(expected), "{raw}");
            }
        }
    }
    assert_eq!(
        slack("https://a.example/?a=1&amp;b=2!"),
        one(vec![link("https://a.example/?a=1&b=2", "https://a.example/?a=1&b=2"), text("!")])
    );
}

#[test]
fn mentions_channels_and_calls_to_all() {
    assert_eq!(slack("<@U1> <@U1|ana>"), one(vec![Inline::Mention { person: ANA }, text(" "), Inline::Mention { person: ANA }]));
    assert_eq!(words("<@U9|ben> <@U9>"), "@ben @U9");
    assert_eq!(words("<#C1> <#C1|general> <#C9|other>"), "#general #general #other");
    assert_eq!(words("<!here> <!channel> <!subteam^S1|@team> <!date^1^{date}|1 January>"), "@here @channel @team 1 January");
}

#[test]
fn emoji_names_become_emoji_where_they_stand_alone() {
    assert_eq!(words(":tada: (:+1::skin-tone-3:) :no_such_thing: 10:30:45 root:x:0"), "🎉 (👍🏼) :no_such_thing: 10:30:45 root:x:0");
    assert_eq!(words("`:tada:`"), ":tada:");
}

#[test]
fn lines_lists_quotes_and_code_become_blocks() {
    let raw = "a\nb\n\nc\n• one\n• two\n1. x\n2. y\n&gt; q\n&gt;\n&gt; r\n```\nlet a = \"&lt;\";\n\n  b\n```\nend";
    let item = |words: &str| vec![line(vec![text(words)])];
    let expected = vec![
        line(vec![text("a"), Inline::Break, text("b")]),
        line(vec![text("c")]),
        Block::List { ordered: false, items: vec![item("one"), item("two")] },
        Block::List { ordered: true, items: vec![item("x"), item("y")] },
        Block::Quote { content: vec![line(vec![text("q")]), line(vec![text("r")])] },
        Block::Code { text: "let a = \"<\";\n\n  b".to_owned() },
        line(vec![text("end")]),
    ];
    assert_eq!(slack(raw), Doc(expected));
}

#[test]
fn numbers_that_do_not_begin_a_list_are_words() {
    assert_eq!(words("3. the third"), "3. the third");
    assert_eq!(words("1. a\n3. c"), "- a\n3. c");
}

#[test]
fn marks_of_quotes_alone_are_words() {
    for face in ["&gt;", "&gt;&gt;", "&gt;.&gt;", "&gt;:("] {
        assert_eq!(words(face), face.replace("&gt;", ">"), "{face}");
    }
}

#[test]
fn yammer_text_is_plain_but_for_its_mentions() {
    let raw = "*not bold* [[user:U1]] [[user:9]] [[tag:1]] [x] [[\n> still words";
    let expected =
        vec![text("*not bold* "), Inline::Mention { person: ANA }, text(" @9 [[tag:1]] [x] [["), Inline::Break, text("> still words")];
    assert_eq!(doc(raw, Markup::Yammer), one(expected));
}

#[test]
fn texts_made_to_be_slow_are_read_to_their_end() {
    for piece in [
        "*a ",
        "_a ",
        "~a ",
        "`a ",
        "<",
        "<a",
        "<@",
        "[[",
        "[[user:",
        ":a",
        "> ",
        "&gt;",
        "1. a\n",
        "```",
        "https://",
        "*_~`<",
        "www.",
        "(www.a",
        "https://a.b ",
        "https://a“",
        "a@b.nl,",
        ")",
    ] {
        // Quadratic work on this would take minutes.
        let raw = format!("{}end", piece.repeat(200_000 / piece.len()));
        for markup in [Markup::Mrkdwn, Markup::PlainMrkdwn, Markup::Yammer] {
            assert!(doc(&raw, markup).plain_text(&|_| String::new()).ends_with("end"), "{piece:?}");
        }
    }
}

#[test]
fn no_letter_of_a_text_is_lost_whatever_is_in_it() {
    let pieces =
        ["a", "b c", "*", "_", "~", "`", "```", "<", ">", "|", "&amp;", "\n", "\n\n", "- ", "1. ", ":", "@U1", "https://x.example", " "];
    let mut state = 7u64;
    for _ in 0..3_000 {
        let raw: String = (0..12)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                pieces[usize::try_from(state >> 33).unwrap() % pieces.len()]
            })
            .collect();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).filter(|c| "bc".contains(*c)).count();
        for markup in [Markup::PlainMrkdwn, Markup::Yammer] {
            let shown = doc(&raw, markup).plain_text(&|_| String::new());
            assert_eq!(letters(&shown), letters(&raw), "{raw:?} became {shown:?}");
        }
    }
}
