//! Running text: bold, italic, code, links, mentions, emoji names. Each search for an end that finds none is remembered, so
//! that a line of ten thousand asterisks costs no more than one of letters.

use super::Names;
use super::emoji;
use crate::import::item::Markup;
use patio_domain::limits::LINK_MAX_CHARS;
use patio_domain::rich_text::{Inline, Mark, links_in, tidy_link};

/// Longest address that is looked for, in bytes.
const ADDRESS_MAX_BYTES: usize = 2 * LINK_MAX_CHARS;
/// What an address may stand behind.
const BEFORE_ADDRESSES: &str = "([{\"'*_~|„“‘«「（";

/// How running text is read.
pub(super) struct Running<'a> {
    pub(super) markup: Markup,
    pub(super) names: &'a dyn Names,
}

/// Ends that are not there in the rest of a line.
#[derive(Default, Clone, Copy)]
struct Absent {
    bold: bool,
    italic: bool,
    strike: bool,
    code: bool,
    angle: bool,
    square: bool,
}

impl Absent {
    fn of(&mut self, mark: char) -> &mut bool {
        match mark {
            '*' => &mut self.bold,
            '_' => &mut self.italic,
            '~' => &mut self.strike,
            '`' => &mut self.code,
            '<' => &mut self.angle,
            _ => &mut self.square,
        }
    }
}

impl Running<'_> {
    /// One line.
    pub(super) fn line(&self, line: &str, out: &mut Vec<Inline>) {
        self.run(line, None, &[], out);
    }

    /// Text kept as it is, but for what the source escaped and wrapped.
    pub(super) fn literal(&self, text: &str) -> String {
        if self.markup != Markup::Mrkdwn {
            return text.to_owned();
        }
        let mut out = String::new();
        for (at, part) in text.split('<').enumerate() {
            match part.split_once('>') {
                Some((token, after)) if at > 0 && is_token(token) => {
                    out.push_str(token.split('|').next().unwrap_or(token));
                    out.push_str(after);
                }
                _ => {
                    out.push_str(if at > 0 { "<" } else { "" });
                    out.push_str(part);
                }
            }
        }
        self.unescape(&out)
    }

    fn unescape(&self, text: &str) -> String {
        if self.markup != Markup::Mrkdwn || !text.contains('&') {
            return text.to_owned();
        }
        // The ampersand last, so that an escaped "&amp;lt;" stays the "&lt;" that its author wrote.
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    fn run(&self, text: &str, mut before: Option<char>, marks: &[Mark], out: &mut Vec<Inline>) {
        let mut absent = Absent::default();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(here) = rest.chars().next() {
            let after = rest.get(here.len_utf8()..).unwrap_or_default();
            if let Some((piece, left)) = self.special(here, after, before, marks, &mut absent) {
                match piece {
                    Piece::Words(words) => plain.push_str(&words),
                    Piece::Marked(mark, inner) => {
                        self.push(&mut plain, marks, out);
                        let with: Vec<Mark> = marks.iter().copied().chain(mark).collect();
                        self.run(inner, Some(here), &with, out);
                    }
                    Piece::Done(done) => {
                        self.push(&mut plain, marks, out);
                        push_merged(done, out);
                    }
                }
                // What follows a closed piece may open another: as if after a space.
                before = None;
                rest = left;
            } else {
                plain.push(here);
                before = Some(here);
                rest = after;
            }
        }
        self.push(&mut plain, marks, out);
    }

    /// What begins at `here`, and the text after it.
    fn special<'t>(
        &self,
        here: char,
        after: &'t str,
        before: Option<char>,
        marks: &[Mark],
        absent: &mut Absent,
    ) -> Option<(Piece<'t>, &'t str)> {
        if self.markup == Markup::Yammer {
            return if here == '[' && !absent.square { self.yammer(after, absent) } else { None };
        }
        let at_edge = before.is_none_or(|c| !c.is_alphanumeric() && c != here);
        match here {
            '<' if !absent.angle => {
                let Some((token, left)) = after.split_once('>') else {
                    absent.angle = true;
                    return None;
                };
                Some((self.token(token, marks)?, left))
            }
            '`' if at_edge && !absent.code => {
                let Some((code, left)) = after.split_once('`').filter(|(code, _)| !code.is_empty()) else {
                    absent.code |= !after.contains('`');
                    return None;
                };
                Some((Piece::Done(words(self.literal(code), &[Mark::Code], None)), left))
            }
            '*' | '_' | '~' if at_edge && !*absent.of(here) => {
                let mark = match here {
                    '*' => Some(Mark::Bold),
                    '_' => Some(Mark::Italic),
                    _ => None,
                };
                let opens = after.chars().next().is_some_and(|c| !c.is_whitespace() && c != here);
                if !opens || mark.is_some_and(|mark| marks.contains(&mark)) {
                    return None;
                }
                let Some((inner, left)) = closed(after, here) else {
                    *absent.of(here) = true;
                    return None;
                };
                Some((Piece::Marked(mark, inner), left))
            }
            'h' | 'w' if before.is_none_or(|c| c.is_whitespace() || BEFORE_ADDRESSES.contains(c)) => self.address(here, after, marks),
            ':' if at_edge => emoji::named_at(after).map(|(emoji, left)| (Piece::Words(emoji), left)),
            _ => None,
        }
    }

    /// An address that begins here, whole: the signs in it are no marks.
    fn address<'t>(&self, here: char, after: &'t str, marks: &[Mark]) -> Option<(Piece<'t>, &'t str)> {
        if !["ttps://", "ww."].iter().any(|start| after.starts_with(start)) {
            return None;
        }
        let ends = |(at, c): &(usize, char)| *at > ADDRESS_MAX_BYTES || c.is_whitespace() || "<>&".contains(*c);
        let end = after.char_indices().find(ends).map_or(after.len(), |(at, _)| at);
        let word = format!("{here}{}", after.get(..end).filter(|_| end <= ADDRESS_MAX_BYTES)?);
        let (range, link) = links_in(&word).into_iter().next().filter(|(range, _)| range.start == 0)?;
        // An escaped sign may be part of it: then it is read with the words around it.
        if after.get(end..)?.starts_with('&') && range.end == word.len() {
            return None;
        }
        let left = after.get(range.end.saturating_sub(here.len_utf8())..)?;
        Some((Piece::Done(words(word.get(range)?.to_owned(), marks, Some(link))), left))
    }

    /// What stands between `<` and `>`; nothing when it is not one of Slack's tokens.
    fn token<'t>(&self, token: &'t str, marks: &[Mark]) -> Option<Piece<'t>> {
        if token.contains('<') {
            return None;
        }
        let (target, label) = token.split_once('|').map_or((token, None), |(target, label)| (target, Some(label)));
        let label = label.map(|label| self.unescape(label)).filter(|label| !label.trim().is_empty());
        if let Some(key) = target.strip_prefix('@') {
            return Some(match self.names.person(key) {
                Some(person) => Piece::Done(Inline::Mention { person }),
                None if self.markup == Markup::PlainMrkdwn => return None,
                None => Piece::Words(format!("@{}", label.as_deref().unwrap_or(key).trim_start_matches('@'))),
            });
        }
        if self.markup == Markup::Mrkdwn {
            if let Some(key) = target.strip_prefix('#') {
                let name = label.as_deref().or_else(|| self.names.community(key)).unwrap_or(key);
                return Some(Piece::Words(format!("#{}", name.trim_start_matches('#'))));
            }
            if let Some(word) = target.strip_prefix('!') {
                let word = word.split('^').next().unwrap_or(word);
                return Some(Piece::Words(label.unwrap_or_else(|| format!("@{word}"))));
            }
        }
        let address = self.unescape(target);
        let is_address = address.split_once(':').is_some_and(|(scheme, rest)| {
            !rest.is_empty() && scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        });
        if !is_address || address.contains(char::is_whitespace) {
            // Angle brackets that the author typed.
            return None;
        }
        let shown = label.unwrap_or_else(|| address.strip_prefix("mailto:").unwrap_or(&address).to_owned());
        if let Some(link) = tidy_link(&address) {
            return Some(Piece::Done(words(shown, marks, Some(link))));
        }
        let told = shown == address || address.strip_prefix("tel:").is_some_and(|number| number == shown);
        Some(Piece::Words(if told { shown } else { format!("{shown} ({address})") }))
    }

    /// `[[user:1]]` and its like, after the first bracket.
    fn yammer<'t>(&self, after: &'t str, absent: &mut Absent) -> Option<(Piece<'t>, &'t str)> {
        let inner = after.strip_prefix('[')?;
        let Some((token, left)) = inner.split_once("]]") else {
            absent.square = true;
            return None;
        };
        let (kind, key) = token.split_once(':')?;
        let key = key.trim();
        let piece = match kind.trim().to_ascii_lowercase().as_str() {
            "user" => match self.names.person(key) {
                Some(person) => Piece::Done(Inline::Mention { person }),
                None => Piece::Words(format!("@{key}")),
            },
            "group" => Piece::Words(format!("#{}", self.names.community(key).unwrap_or(key))),
            _ => return None,
        };
        Some((piece, left))
    }

    /// Moves plain words to the output, with the addresses among them as links.
    fn push(&self, plain: &mut String, marks: &[Mark], out: &mut Vec<Inline>) {
        let taken = self.unescape(&std::mem::take(plain));
        let mut at = 0;
        for (range, link) in links_in(&taken) {
            push_words(taken.get(at..range.start).unwrap_or_default(), marks, out);
            push_merged(words(taken.get(range.clone()).unwrap_or_default().to_owned(), marks, Some(link)), out);
            at = range.end;
        }
        push_words(taken.get(at..).unwrap_or_default(), marks, out);
    }
}

enum Piece<'t> {
    /// Words to go on with.
    Words(String),
    /// Words to read again, with a mark or (strike) without.
    Marked(Option<Mark>, &'t str),
    /// A finished piece.
    Done(Inline),
}

fn words(text: String, marks: &[Mark], link: Option<String>) -> Inline {
    Inline::Text { text, marks: marks.to_vec(), link }
}

fn push_words(text: &str, marks: &[Mark], out: &mut Vec<Inline>) {
    if !text.is_empty() {
        push_merged(words(text.to_owned(), marks, None), out);
    }
}

/// Neighbours that are set alike are one piece.
fn push_merged(piece: Inline, out: &mut Vec<Inline>) {
    if let (Some(Inline::Text { text, marks, link: None }), Inline::Text { text: more, marks: same, link: None }) = (out.last_mut(), &piece)
        && marks == same
    {
        text.push_str(more);
        return;
    }
    out.push(piece);
}

/// The text up to the `mark` that closes what was opened, and the text after it. Tokens and code in between are passed over.
fn closed(text: &str, mark: char) -> Option<(&str, &str)> {
    let mut until: Option<char> = None;
    let (mut last, mut chars) = (None, text.char_indices().peekable());
    while let Some((at, here)) = chars.next() {
        match until {
            Some(end) if here == end => until = None,
            Some(_) => {}
            None if here == mark && at > 0 => {
                let next = chars.peek().map(|(_, next)| *next);
                let ends = last.is_some_and(|c: char| !c.is_whitespace()) && next.is_none_or(|c| !c.is_alphanumeric() && c != mark);
                if ends {
                    return Some((text.get(..at)?, text.get(at + mark.len_utf8()..)?));
                }
            }
            None if here == '<' && text.get(at + 1..).is_some_and(is_token) => until = Some('>'),
            None => {}
        }
        last = Some(here);
    }
    None
}

/// Whether this, after a `<`, begins a token.
fn is_token(text: &str) -> bool {
    ["@", "#", "!", "http:", "https:", "mailto:"].iter().any(|start| text.starts_with(start))
}
