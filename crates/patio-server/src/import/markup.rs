//! From the text of a source to Patio's own tree. Nothing is cut: what has no counterpart (strike, http links) keeps its words.
//!
//! Owns the block level: paragraphs, lists, quotes, code. Running text is in `inline`. Linear in the length of the text.

pub(super) mod emoji;
mod inline;

use super::item::{Markup, Text};
use inline::Running;
use patio_domain::PersonId;
use patio_domain::rich_text::{Block, Doc, Inline};

/// What the text cannot know: who and what its keys stand for.
pub(super) trait Names {
    /// The person with a key of this source.
    fn person(&self, key: &str) -> Option<PersonId>;
    /// The name of the community with a key of this source.
    fn community(&self, key: &str) -> Option<&str>;
}

/// The text as a tree.
pub(super) fn to_doc(text: &Text, names: &dyn Names) -> Doc {
    let running = Running { markup: text.markup, names };
    let raw = text.raw.replace("\r\n", "\n").replace('\r', "\n");
    let mut blocks = Vec::new();
    if text.markup == Markup::Yammer {
        flow(&raw, &running, &mut blocks);
        return Doc(blocks);
    }
    let mut rest = raw.as_str();
    while let Some((before, inside, after)) = fenced(rest) {
        flow(before, &running, &mut blocks);
        let code = running.literal(inside.strip_prefix('\n').unwrap_or(inside));
        let code = code.trim_end_matches('\n');
        if !code.trim().is_empty() {
            blocks.push(Block::Code { text: code.to_owned() });
        }
        rest = after;
    }
    flow(rest, &running, &mut blocks);
    Doc(blocks)
}

/// The text before, in and after the first block between two lines of three backticks.
fn fenced(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("```")?;
    let (inside, after) = rest.split_once("```")?;
    Some((before, inside, after))
}

/// What a line is the beginning of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line<'a> {
    Blank,
    Words(&'a str),
    /// The words, and the whole line.
    Quote(&'a str, &'a str),
    Item(&'a str),
    /// Its number, its words, and the whole line.
    Numbered(u32, &'a str, &'a str),
}

fn line_of<'a>(line: &'a str, running: &Running<'_>) -> Line<'a> {
    let inner = line.trim();
    if inner.is_empty() {
        return Line::Blank;
    }
    if running.markup == Markup::Yammer {
        return Line::Words(inner);
    }
    let mark = if running.markup == Markup::Mrkdwn { "&gt;" } else { ">" };
    // Words follow the mark: ">.>" and ">:(" are faces.
    let quoted = inner.trim_start_matches(mark);
    if quoted.len() < inner.len() && quoted.chars().next().is_none_or(|c| c.is_whitespace() || c.is_alphanumeric() || "<`*\"".contains(c)) {
        return Line::Quote(quoted.trim_start(), inner);
    }
    for dot in ["- ", "• ", "◦ ", "▪ ", "▪︎ "] {
        if let Some(item) = inner.strip_prefix(dot) {
            return Line::Item(item.trim());
        }
    }
    if let Some((number, item)) = inner.split_once(". ")
        && number.len() <= 3
        && number.bytes().all(|b| b.is_ascii_digit())
        && let Ok(number) = number.parse()
        && !item.trim().is_empty()
    {
        return Line::Numbered(number, item.trim(), inner);
    }
    Line::Words(inner)
}

/// Lines into blocks: neighbours of one kind belong together.
fn flow(text: &str, running: &Running<'_>, blocks: &mut Vec<Block>) {
    let mut lines = text.split('\n').map(|line| line_of(line, running)).peekable();
    let mut words: Vec<&str> = Vec::new();
    while let Some(line) = lines.next() {
        match line {
            Line::Words(line) => words.push(line),
            Line::Blank => paragraph(&mut words, running, blocks),
            // A number that does not begin a list is words: a list would show another number.
            Line::Numbered(number, _, whole) if number != 1 => words.push(whole),
            Line::Numbered(_, item, _) => {
                paragraph(&mut words, running, blocks);
                let mut items = vec![item_of(item, running)];
                while let Some(Line::Numbered(number, item, _)) = lines.peek().copied()
                    && usize::try_from(number).is_ok_and(|number| number == items.len() + 1)
                {
                    items.push(item_of(item, running));
                    lines.next();
                }
                blocks.push(Block::List { ordered: true, items });
            }
            Line::Item(item) => {
                paragraph(&mut words, running, blocks);
                let mut items = vec![item_of(item, running)];
                while let Some(Line::Item(item)) = lines.peek().copied() {
                    items.push(item_of(item, running));
                    lines.next();
                }
                blocks.push(Block::List { ordered: false, items });
            }
            Line::Quote("", whole) if !matches!(lines.peek(), Some(Line::Quote(..))) => words.push(whole),
            Line::Quote(quoted, _) => {
                paragraph(&mut words, running, blocks);
                let mut quote = vec![quoted];
                while let Some(Line::Quote(quoted, _)) = lines.peek().copied() {
                    quote.push(quoted);
                    lines.next();
                }
                let mut content = Vec::new();
                for part in quote.split(|line| line.trim().is_empty()) {
                    paragraph(&mut part.to_vec(), running, &mut content);
                }
                if !content.is_empty() {
                    blocks.push(Block::Quote { content });
                }
            }
        }
    }
    paragraph(&mut words, running, blocks);
}

fn item_of(line: &str, running: &Running<'_>) -> Vec<Block> {
    let mut item = Vec::new();
    paragraph(&mut vec![line], running, &mut item);
    item
}

/// The lines gathered so far, as one paragraph with breaks.
fn paragraph(lines: &mut Vec<&str>, running: &Running<'_>, blocks: &mut Vec<Block>) {
    let mut content = Vec::new();
    for line in lines.drain(..) {
        let before = content.len();
        if before > 0 {
            content.push(Inline::Break);
        }
        running.line(line, &mut content);
        if content.len() == before + usize::from(before > 0) {
            content.truncate(before);
        }
    }
    if !content.is_empty() {
        blocks.push(Block::Paragraph { content });
    }
}

#[cfg(test)]
mod tests;
