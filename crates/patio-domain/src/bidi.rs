//! Characters that turn the direction of text: what a person writes may turn its own words, and never what stands beside them.
//!
//! Owns which characters these are, and the isolation of a text from its surroundings (UAX #9: an isolate that closes what the text left open, and
//! that the text cannot close). Screens isolate by markup; this is for terminals, notifications and excerpts.

use std::borrow::Cow;

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';
const POP_EMBEDDING: char = '\u{202C}';

/// Whether the character turns the direction of those after it, or ends that.
#[must_use]
pub fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character turns direction, or is a letter of a script that runs from right to left.
fn runs_back(c: char) -> bool {
    turns(c)
        || matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// The text, so that it changes nothing around it: each line that turns direction, or runs from right to left, stands in an isolate of its own, and is closed in it.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    if !text.chars().any(runs_back) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        if line.chars().any(runs_back) { isolate(line, &mut out) } else { out.push_str(line) }
    }
    out.into()
}

fn isolate(line: &str, out: &mut String) {
    out.push(FIRST_STRONG_ISOLATE);
    // What is open, the latest last, by what closes it.
    let mut open: Vec<char> = Vec::new();
    for c in line.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push(POP_EMBEDDING),
            '\u{2066}'..=FIRST_STRONG_ISOLATE => open.push(POP_ISOLATE),
            POP_EMBEDDING | POP_ISOLATE => {
                // What closes nothing of its own would close the isolate around it.
                if open.last() != Some(&c) {
                    continue;
                }
                open.pop();
            }
            _ => {}
        }
        out.push(c);
    }
    out.extend(open.into_iter().rev());
    out.push(POP_ISOLATE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_turns_direction_ends_where_it_ends() {
        assert_eq!(isolated("plain é"), "plain é");
        assert_eq!(isolated("سلام 3\nplain"), "\u{2068}سلام 3\u{2069}\nplain");
        assert_eq!(isolated("a\u{202E}b\nc"), "\u{2068}a\u{202E}b\u{202C}\u{2069}\nc");
        assert_eq!(isolated("a\u{2067}\u{202D}b"), "\u{2068}a\u{2067}\u{202D}b\u{202C}\u{2069}\u{2069}");
        assert_eq!(isolated("\u{2067}a\u{2069}"), "\u{2068}\u{2067}a\u{2069}\u{2069}");
    }

    #[test]
    fn a_text_cannot_close_the_isolate_around_it() {
        assert_eq!(isolated("a\u{2069}\u{202C}\u{202E}b"), "\u{2068}a\u{202E}b\u{202C}\u{2069}");
        for text in ["\u{2069}\u{2069}", "\u{2067}\u{2069}\u{2069}\u{202E}", "\u{202E}\u{2069}x", "\u{2068}\u{202C}"] {
            let isolated = isolated(text);
            let depths = isolated.chars().scan(0i32, |depth, c| {
                *depth += i32::from(matches!(c, '\u{2066}'..='\u{2068}')) - i32::from(c == POP_ISOLATE);
                Some(*depth)
            });
            let depths: Vec<i32> = depths.collect();
            assert_eq!((depths.iter().rev().skip(1).min(), depths.last()), (Some(&1), Some(&0)), "{text:?}");
        }
    }
}
