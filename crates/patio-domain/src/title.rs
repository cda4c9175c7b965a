//! One-line texts: titles, names, jobs. One rule for all of them.
//!
//! Owns what of a text is seen. What programs leave invisibly in a text that is copied (marks of direction, spaces of no width) is taken out; a
//! text of which nothing is seen is empty. Joiners stay, because emoji and several scripts need them. Must not know fields or screens.

use crate::limits::TITLE_MAX_CHARS;
use crate::refusal::Refusal;
use unicode_normalization::char::is_combining_mark;

/// Marks on one letter of a line; every script needs fewer, and more of them are drawn over what stands around.
const MARKS_MOST: usize = 8;

/// Invisible characters that change how a line reads, such as bidirectional overrides.
#[must_use]
pub fn is_invisible_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Whether nothing is seen of a character: a space, an invisible control, a joiner, a filler, a tag, or a mark that selects how others look.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || is_invisible_control(c)
        || matches!(c, '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200C}' | '\u{200D}' | '\u{2800}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A line as it is kept: without what is not seen at its ends, breaks as spaces, without invisible controls and without piles of marks.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let breaks = |c: char| if matches!(c, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}') { ' ' } else { c };
    let mut marks = 0;
    let fits = |c: &char| {
        marks = if is_combining_mark(*c) { marks + 1 } else { 0 };
        marks <= MARKS_MOST
    };
    let line: String = text.chars().map(breaks).filter(|c| !is_invisible_control(*c)).filter(fits).collect();
    if line.chars().all(is_unseen) { String::new() } else { line.trim().to_owned() }
}

/// The same for a text of several lines.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| line.chars().filter(|c| !is_invisible_control(*c)).collect()).collect();
    let text = lines.join("\n");
    if text.chars().all(is_unseen) { String::new() } else { text.trim().to_owned() }
}

/// A clean line of `min..=max` characters, or `None`.
#[must_use]
pub fn check_line(text: &str, min_chars: usize, max_chars: usize) -> Option<String> {
    let line = clean_line(text);
    (min_chars..=max_chars).contains(&line.chars().count()).then_some(line)
}

/// Checks the title of a post; an empty title is allowed (small talk has none).
///
/// # Errors
/// [`Refusal::TitleInvalid`] when longer than [`TITLE_MAX_CHARS`].
pub fn check_title(title: &str) -> Result<String, Refusal> {
    check_line(title, 0, TITLE_MAX_CHARS).ok_or(Refusal::TitleInvalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_trimmed_and_may_be_empty() {
        assert_eq!(check_title("  Dock 4  "), Ok("Dock 4".to_owned()));
        assert_eq!(check_title("   "), Ok(String::new()));
    }

    #[test]
    fn a_title_over_the_limit_is_refused() {
        assert_eq!(check_title(&"x".repeat(TITLE_MAX_CHARS + 1)), Err(Refusal::TitleInvalid));
    }

    #[test]
    fn what_a_copy_leaves_invisibly_in_a_line_is_taken_out() {
        for (pasted, kept) in [
            ("\u{202A}+31 6 1234 5678\u{202C}", "+31 6 1234 5678"),
            ("Rooster\u{200B} week 49", "Rooster week 49"),
            ("pay \u{202E}gnp.exe", "pay gnp.exe"),
            ("\u{FEFF}Wim\u{61C}", "Wim"),
            ("one\u{2028}two\nthree", "one two three"),
            ("Donau\u{AD}dampf", "Donaudampf"),
            ("👩\u{200D}💻 می\u{200C}خواهم ❤\u{FE0F}", "👩\u{200D}💻 می\u{200C}خواهم ❤\u{FE0F}"),
            ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴\u{E0067}\u{E0062}\u{E007F}"),
        ] {
            assert_eq!(check_line(pasted, 1, 100).as_deref(), Some(kept), "{pasted:?}");
        }
        assert_eq!(clean_lines(" \u{200E}a\u{200B}\n\u{2066}b\u{2069} \n"), "a\nb");
    }

    #[test]
    fn marks_are_not_piled_on_a_letter_of_a_line() {
        let piled = format!("Z{}a\u{301}", "\u{301}".repeat(120));
        assert_eq!(check_line(&piled, 1, 100), Some(format!("Z{}a\u{301}", "\u{301}".repeat(8))));
    }

    #[test]
    fn a_line_of_which_nothing_is_seen_is_empty() {
        for c in [
            '\u{3164}',
            '\u{2800}',
            '\u{AD}',
            '\u{34F}',
            '\u{E0061}',
            '\u{200D}',
            '\u{200C}',
            '\u{115F}',
            '\u{1160}',
            '\u{FFA0}',
            '\u{FE0F}',
            '\u{61C}',
            '\u{2028}',
        ] {
            for text in [c.to_string(), format!(" {c}{c} "), format!("{c}\u{200D}")] {
                assert_eq!((check_line(&text, 1, 100), clean_lines(&text)), (None, String::new()), "{text:?}");
            }
        }
        assert!(check_line("\u{301}", 1, 9).is_some() && check_line("ᄒ\u{1160}", 1, 9).is_some());
    }
}
