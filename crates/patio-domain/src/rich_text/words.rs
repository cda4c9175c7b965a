//! Addresses among words: which parts of a text are links although nobody marked them. The one rule for what is typed, pasted, imported and
//! written in a terminal.
//!
//! Owns where such a link begins and ends. A sign that ends a sentence, a bracket that the link did not open and a quotation mark are not part
//! of it. Only what passes [`check_link`] is a link: https, addresses of mail, and `www.` read as https. Code is left alone. Must not know
//! editors or the formats of imports. Linear in the length of a text: no word is looked at further than a link may be long.

use super::{Doc, Inline, Mark, check_link, each_line_mut};
use crate::limits::LINK_MAX_CHARS;
use crate::refusal::Refusal;
use crate::title::is_invisible_control;
use linkify::{LinkFinder, LinkKind};
use std::ops::Range;

/// Longest word that is looked at, in bytes: a link of the most letters, with what may stand around it.
const WORD_MAX_BYTES: usize = 2 * LINK_MAX_CHARS;
/// Signs that end a sentence, in several scripts.
const ENDS: &str = ".,:;!?…·。，、：；！？";
/// Brackets that a link may have when it opened them.
const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
/// No link has one of these, wherever it stands.
const NEVER: &str = "\"<>|“”„‟«»‹›‘’‚‛「」『』《》〈〉【】（）";

impl Doc {
    /// Makes links of the addresses among the words. What would become too complex stays as it is.
    pub fn link_words(&mut self) {
        let mut linked = self.clone();
        each_line_mut(&mut linked.0, &mut link_line);
        if linked.check(usize::MAX) != Err(Refusal::TextTooComplex) {
            *self = linked;
        }
    }
}

/// The links among plain words: where each stands, in bytes, and where it leads.
#[must_use]
pub fn links_in(text: &str) -> Vec<(Range<usize>, String)> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url, LinkKind::Email]).url_must_have_scheme(false);
    let (mut found, mut at) = (Vec::new(), 0);
    for word in text.split_inclusive(char::is_whitespace) {
        if word.len() <= WORD_MAX_BYTES && word.contains(['@', ':', '.']) {
            links_of(word, at, &finder, &mut found);
        }
        at += word.len();
    }
    found
}

/// The links of a word that begins at a byte of its text.
fn links_of(word: &str, at: usize, finder: &LinkFinder, found: &mut Vec<(Range<usize>, String)>) {
    let mut from = 0;
    while let Some(link) = word.get(from..).and_then(|rest| finder.links(rest).next()) {
        let (start, whole) = (from + link.start(), link.as_str());
        let before = word.get(..start).and_then(|before| before.chars().next_back());
        let kept = match link.kind() {
            LinkKind::Email => Some((whole, format!("mailto:{whole}"))),
            _ => kept_of(whole, before),
        };
        match kept.filter(|(_, target)| check_link(target).is_ok()) {
            Some((kept, target)) => {
                from = start + kept.len();
                found.push((at + start..at + from, target));
            }
            None => from = start + whole.len(),
        }
    }
}

/// The part of what looks like a URL that is one, and where it leads.
fn kept_of(whole: &str, before: Option<char>) -> Option<(&str, String)> {
    let begins = |start: &str| whole.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    let scheme = if begins("https://") {
        ""
    } else if begins("www.") && before.is_none_or(|c| !c.is_alphanumeric() && c != '/' && c != '@') {
        "https://"
    } else {
        return None;
    };
    // Two addresses with nothing but a comma between them.
    let next = [",https://", ";https://"].iter().filter_map(|next| whole.find(next)).min().unwrap_or(whole.len());
    let kept = without_end(whole.get(..next)?, before);
    Some((kept, format!("{scheme}{kept}")))
}

/// An address without what ends the sentence, the quotation or the brackets it stands in; `before` is the sign before it.
#[must_use]
pub fn without_end(word: &str, before: Option<char>) -> &str {
    let until = word.find(|c: char| NEVER.contains(c) || is_invisible_control(c)).unwrap_or(word.len());
    let address = word.get(..until).unwrap_or_default();
    let mut kept = address;
    // How many of each bracket it closes and did not open.
    let mut unopened = BRACKETS.map(|(open, close)| address.matches(close).count().saturating_sub(address.matches(open).count()));
    while let Some(last) = kept.chars().next_back() {
        let spare = BRACKETS.iter().zip(&mut unopened).find(|((_, close), _)| *close == last).map(|(_, spare)| spare);
        let closes_nothing = spare.is_some_and(|spare| std::mem::replace(spare, spare.saturating_sub(1)) > 0);
        // Set in pairs of signs, such as asterisks.
        let paired = matches!(last, '*' | '_' | '~' | '\'' | '`') && before == Some(last);
        if !(closes_nothing || paired || last == '\'' || ENDS.contains(last)) {
            break;
        }
        kept = kept.get(..kept.len() - last.len_utf8()).unwrap_or_default();
    }
    kept
}

/// One line: neighbouring words are read together, and a link whose words are its own address is read anew with them.
fn link_line(line: &mut Vec<Inline>) {
    let mut out = Vec::with_capacity(line.len());
    let mut run: Vec<Inline> = Vec::new();
    for piece in std::mem::take(line) {
        if is_words(&piece) {
            run.push(piece);
        } else {
            link_run(std::mem::take(&mut run), &mut out);
            out.push(piece);
        }
    }
    link_run(run, &mut out);
    *line = out;
}

fn is_words(piece: &Inline) -> bool {
    let Inline::Text { text, marks, link } = piece else { return false };
    !marks.contains(&Mark::Code) && link.as_ref().is_none_or(|link| link == text || link.strip_prefix("mailto:") == Some(text))
}

fn link_run(run: Vec<Inline>, out: &mut Vec<Inline>) {
    let words: String = run.iter().map(|piece| if let Inline::Text { text, .. } = piece { text.as_str() } else { "" }).collect();
    let links = links_in(&words);
    if links.is_empty() {
        out.extend(run);
        return;
    }
    let (mut links, mut at) = (links.into_iter().peekable(), 0);
    for piece in run {
        let Inline::Text { text, marks, link: own } = piece else { continue };
        let end = at + text.len();
        while at < end {
            while links.next_if(|(range, _)| range.end <= at).is_some() {}
            let (until, link) = match links.peek() {
                Some((range, target)) if range.start <= at => (range.end.min(end), Some(target.clone())),
                Some((range, _)) if range.start < end => (range.start, None),
                _ => (end, None),
            };
            // What the editor took for a link and no rule does stays one only when it is all of it.
            let link = link.or_else(|| own.clone().filter(|_| until - at == text.len()));
            push(words.get(at..until).unwrap_or_default(), &marks, link, out);
            at = until;
        }
    }
}

/// Words that are set like those before them go on with them.
fn push(words: &str, marks: &[Mark], link: Option<String>, out: &mut Vec<Inline>) {
    if let Some(Inline::Text { text, marks: last_marks, link: last_link }) = out.last_mut()
        && (last_marks.as_slice(), &*last_link) == (marks, &link)
    {
        text.push_str(words);
        return;
    }
    out.push(Inline::Text { text: words.to_owned(), marks: marks.to_vec(), link });
}

#[cfg(test)]
mod tests;
