//! Reactions: each is one emoji. Reactions do not count as evidence of knowledge.

use crate::refusal::Refusal;

/// The reactions offered first; any single emoji is accepted.
pub const OFFERED: [&str; 8] = ["👍", "❤️", "😄", "🎉", "🙏", "💡", "👀", "😮"];

fn is_emoji_part(c: char) -> bool {
    matches!(u32::from(c),
        0x200D | 0xFE0E | 0xFE0F | 0x20E3 | 0x23 | 0x2A | 0x30..=0x39
        | 0xA9 | 0xAE | 0x203C | 0x2049 | 0x2100..=0x214F | 0x2190..=0x21FF | 0x2300..=0x23FF | 0x24C2 | 0x25A0..=0x27BF
        | 0x2900..=0x297F | 0x2B00..=0x2BFF | 0x3030 | 0x303D | 0x3297 | 0x3299 | 0x1F000..=0x1FAFF | 0xE0020..=0xE007F)
}

/// Checks that `text` is one emoji (a short run of emoji code points with at least one picture in it).
///
/// # Errors
/// [`Refusal::EmojiInvalid`] for letters, several words, or anything longer than 12 code points.
pub fn check_emoji(text: &str) -> Result<(), Refusal> {
    let parts = text.chars().count();
    let has_picture = text.chars().any(|c| u32::from(c) > 0x203B && is_emoji_part(c) && c != '\u{FE0F}' && c != '\u{FE0E}');
    let keycap = text.contains('\u{20E3}');
    if parts == 0 || parts > 12 || !text.chars().all(is_emoji_part) || !(has_picture || keycap) {
        return Err(Refusal::EmojiInvalid);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_reaction_is_an_emoji_and_a_word_is_not() {
        for emoji in OFFERED {
            assert_eq!(check_emoji(emoji), Ok(()), "{emoji}");
        }
        for text in ["", "ok", "<b>", "12", "👍👍👍👍👍👍👍👍👍👍👍👍👍"] {
            assert_eq!(check_emoji(text), Err(Refusal::EmojiInvalid), "{text}");
        }
    }
}
