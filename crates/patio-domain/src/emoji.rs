//! Reactions: each is one emoji. Reactions do not count as evidence of knowledge.

use crate::refusal::Refusal;
use unicode_segmentation::UnicodeSegmentation;

/// The reactions offered first; any single emoji is accepted.
pub const OFFERED: [&str; 8] = ["👍", "❤️", "😄", "🎉", "🙏", "💡", "👀", "😮"];

fn is_emoji_part(c: char) -> bool {
    matches!(u32::from(c),
        0x200D | 0xFE0E | 0xFE0F | 0x20E3 | 0x23 | 0x2A | 0x30..=0x39
        | 0xA9 | 0xAE | 0x203C | 0x2049 | 0x2100..=0x214F | 0x2190..=0x21FF | 0x2300..=0x23FF | 0x24C2 | 0x25A0..=0x27BF
        | 0x2900..=0x297F | 0x2B00..=0x2BFF | 0x3030 | 0x303D | 0x3297 | 0x3299 | 0x1F000..=0x1FAFF | 0xE0020..=0xE007F)
}

/// Checks that `text` is one emoji: one that is known, or one that only a newer Unicode knows and that stands as one sign.
///
/// # Errors
/// [`Refusal::EmojiInvalid`] for letters, several emoji, parts of one, or anything longer than 12 code points.
pub fn check_emoji(text: &str) -> Result<(), Refusal> {
    let begins = text.chars().next().is_some_and(|c| u32::from(c) > 0x203B && is_emoji_part(c) && !is_part_alone(c));
    let is_one = text.graphemes(true).count() == 1 && text.chars().count() <= 12;
    let seems_one = begins && is_one && text.chars().all(is_emoji_part);
    if emojis::get(text).is_some() || seems_one { Ok(()) } else { Err(Refusal::EmojiInvalid) }
}

/// An emoji as it is kept: `❤` and `❤️` are one.
#[must_use]
pub fn canonical(emoji: &str) -> String {
    emojis::get(emoji).map_or(emoji, |known| known.as_str()).to_owned()
}

/// What only stands behind something else: joiners, marks that select a look, the frame of a key, halves of flags, tones and tags.
fn is_part_alone(c: char) -> bool {
    matches!(u32::from(c), 0x200D | 0x20E3 | 0xFE0E | 0xFE0F | 0x1F1E6..=0x1F1FF | 0x1F3FB..=0x1F3FF | 0xE0020..=0xE007F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_reaction_is_an_emoji_and_a_word_is_not() {
        for emoji in OFFERED {
            assert_eq!(check_emoji(emoji), Ok(()), "{emoji}");
        }
        for text in ["", "ok", "<b>", "12", "👍👍👍👍👍👍👍👍👍👍👍👍👍", "👍👎", "\u{20E3}", "\u{FE0F}", "👍 ", "\u{200D}", "🇳"]
        {
            assert_eq!(check_emoji(text), Err(Refusal::EmojiInvalid), "{text}");
        }
    }

    #[test]
    fn flags_keys_tones_and_families_are_one_emoji_each_and_one_emoji_has_one_form() {
        for emoji in ["🇳🇱", "1️⃣", "👍🏽", "👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤", "☎", "\u{1FADF}"] {
            assert_eq!(check_emoji(emoji), Ok(()), "{emoji}");
        }
        assert_eq!((canonical("❤"), canonical("❤️"), canonical("👍")), ("❤️".to_owned(), "❤️".to_owned(), "👍".to_owned()));
    }
}
