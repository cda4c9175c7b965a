//! Owns: making a safe notification from a text that another person wrote: one line, no hidden characters, no markup, a limited
//! length. Must not know: the notification daemon. Pure.

/// Most characters in a notification.
const LONGEST: usize = 200;

/// Characters that change the direction of a text or take no room: with them, one name could look like another.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// One line without control and direction characters, cut at 200 characters.
pub fn line(text: &str) -> String {
    let visible: String = text.chars().filter(|&c| !is_hidden(c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let mut cut: String = line.chars().take(LONGEST - 1).collect();
    cut.push('…');
    cut
}

/// The same text for a daemon that reads markup in a body.
pub fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_and_hidden_characters_go() {
        assert_eq!(line("  one\n\ttwo\u{7}three\u{202E}evil\u{200B}\u{2066}  "), "one two threeevil");
    }

    #[test]
    fn a_long_text_is_cut_by_characters_and_says_so() {
        let cut = line(&"é".repeat(300));
        assert_eq!(cut.chars().count(), 200);
        assert!(cut.ends_with("é…"));
        assert_eq!(line(&"é".repeat(200)), "é".repeat(200));
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(escaped("<b>a & b</b>"), "&lt;b&gt;a &amp; b&lt;/b&gt;");
    }

    #[test]
    fn emoji_made_of_several_characters_stay_whole() {
        assert_eq!(line("👩\u{200D}🚀"), "👩\u{200D}🚀");
    }
}
