//! One-line texts: titles, names, jobs. One rule for all of them.

use crate::limits::TITLE_MAX_CHARS;
use crate::refusal::Refusal;

/// Invisible characters that change how a line reads, such as bidirectional overrides.
#[must_use]
pub fn is_invisible_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A trimmed line of `min..=max` characters without control characters, or `None`.
#[must_use]
pub fn check_line(text: &str, min_chars: usize, max_chars: usize) -> Option<String> {
    let text = text.trim();
    let chars = text.chars().count();
    (chars >= min_chars && chars <= max_chars && !text.chars().any(is_invisible_control)).then(|| text.to_owned())
}

/// Checks the title of a post; an empty title is allowed (small talk has none).
///
/// # Errors
/// [`Refusal::TitleInvalid`] when longer than [`TITLE_MAX_CHARS`] or with control characters.
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
    fn a_title_over_the_limit_or_with_hidden_direction_marks_is_refused() {
        assert_eq!(check_title(&"x".repeat(TITLE_MAX_CHARS + 1)), Err(Refusal::TitleInvalid));
        assert_eq!(check_title("pay \u{202E}gnp.exe"), Err(Refusal::TitleInvalid));
    }
}
