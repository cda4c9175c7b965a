//! Names as they are compared: the one rule for communities, topics and people, on the server and on every laptop.
//!
//! Owns [`key`] (two names with one key are one name) and [`words`] (the same rule for each word of a text). Must not know who
//! has a name or where keys are stored. Both sides store keys, so a change of the rule is a change of [`RULE`]: stores that were
//! written under another rule compute their keys anew when they are opened.
//!
//! An apostrophe is one sign, however it is typed.
//! The rule is Unicode's compatibility caseless match (NFKD, full case folding), without the marks that stand above, below or
//! through a letter, and with single spaces: "Café", "CAFE" and "Cafe" with a combining accent are one name, "Groß" is "Gross".
//! Marks that are letters of their own in other scripts (vowel signs, tones, the voicing of kana) stay.
//!
//! Unicode gives ø, đ, ł, ħ, ŧ, ı, ð, þ, æ and œ no decomposition, because each is a letter of some alphabet. [`plain`] writes
//! them as people without those keys type them. A library that transliterates would do the same, but would also write Greek,
//! Cyrillic and Chinese in Latin letters and so make one name of two.

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// The number of this rule. Whoever changes what [`key`] or [`words`] gives raises it.
pub const RULE: u32 = 2;

/// A name as it is looked up and compared. Two names with one key are one name. Only a blank name has an empty key, a key is its
/// own key, and no key holds a line break.
#[must_use]
pub fn key(name: &str) -> String {
    let key = spaced(&folded(name));
    // A name of nothing but marks is still a name.
    if key.is_empty() { spaced(name) } else { key }
}

/// The words of a text in order, each as its [`key`]. Everything that is no letter, digit or mark parts words.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(is_between).filter(|word| word.chars().any(char::is_alphanumeric));
    // Some signs come apart into several words: ½ is 1 and 2.
    words.flat_map(|word| folded(word).split(is_between).filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>())
}

fn is_between(c: char) -> bool {
    is_apostrophe(c) || (!c.is_alphanumeric() && !is_combining_mark(c))
}

/// The signs that people and keyboards set for an apostrophe; two of them count as letters in Unicode.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | '\u{2B9}'..='\u{2BD}' | '\u{2C8}' | '\u{A78B}' | '\u{A78C}' | '\u{FF07}')
}

fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    // Folding brings up letters that come apart, and their parts fold again.
    for c in text.nfkd().default_case_fold().nfkd().default_case_fold().nfkd().filter(|c| !is_accent(*c)) {
        match plain(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(if is_apostrophe(c) { '\'' } else { c }),
        }
    }
    out
}

/// Whether a mark changes how a letter looks and not which letter it is. Classes from 200 are marks above, below and beside
/// letters, 1 those through them, 10 to 36 the points of Hebrew, Arabic and Syriac.
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 1 | 10..=36 | 200..)
}

/// Folded letters that Unicode does not take apart, as they are typed without them.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_how_they_are_written_make_no_other_name() {
        for same in [
            &["Café", "CAFE", "cafe\u{301}", "  cafe ", "ｃａｆé"][..],
            &["Koffie  hoek", "koffie\u{a0}hoek", "KOFFIE HOEK"],
            &["Groß", "GROSS", "groẞ"],
            &["İstanbul", "istanbul", "ISTANBUL"],
            &["Yıldız", "YILDIZ", "yildiz"],
            &["Søren", "SOREN", "so\u{338}ren"],
            &["Łukasz Dąbrowski", "lukasz dabrowski"],
            &["Đorđe", "dorde"],
            &["Þóra", "thora"],
            &["Ægir", "AEGIR"],
            &["Dvořák", "DVORAK"],
            &["Ĳsbrand", "ijsbrand"],
            &["Σίσυφος", "ΣΊΣΥΦΟΣ"],
            &["Việt Nam", "Vie\u{323}\u{302}t nam"],
            &["O'Kelly", "O’Kelly", "O\u{2BC}Kelly", "o‘kelly", "O＇KELLY"],
        ] {
            for other in same {
                assert_eq!(key(other), key(same[0]), "{other} and {}", same[0]);
            }
        }
    }

    #[test]
    fn what_is_another_name_has_another_key() {
        for (one, other) in
            [("Cafe", "Cafes"), ("C", "C#"), ("R & D", "R D"), ("はは", "ばば"), ("कि", "का"), ("Сова", "Cова"), ("a b", "ab")]
        {
            assert_ne!(key(one), key(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_key_is_its_own_key_and_is_empty_for_blanks_only() {
        for c in ('\0'..='\u{ffff}').chain(['𝔄', '👩', '\u{1d165}']) {
            let key = key(&c.to_string());
            assert_eq!(super::key(&key), key, "{c:?}");
            assert_eq!(key.is_empty(), c.is_whitespace(), "{c:?}");
            assert!(!key.contains('\n'), "{c:?}");
        }
    }

    #[test]
    fn words_are_parted_by_what_is_no_letter_digit_or_mark() {
        let words = |text: &str| super::words(text).collect::<Vec<_>>();
        assert_eq!(words("Dirk van 't Hof-Müller"), ["dirk", "van", "t", "hof", "muller"]);
        assert_eq!(words("foto´s, 2½ m² Zebra™"), ["foto", "s", "21", "2", "m2", "zebra"]);
        assert_eq!(words("Cafe\u{301} \u{301} 👍🏽"), ["cafe"]);
        assert_eq!(words("O\u{2BC}Kelly ｊａｎ"), ["o", "kelly", "jan"]);
        assert_eq!(words(" "), Vec::<String>::new());
    }
}
