//! Which passwords a person may choose: one rule for the screen, the terminal and the server.
//!
//! Owns the rule and its list of common passwords (`data/common-passwords.txt`, where it is from stands beside it). Must not know how
//! passwords are kept or who asks. A library that estimates strength (zxcvbn) was weighed: it brings a regular-expression engine, a calendar and
//! 300 KB of English words into every part that checks a password, for advice that no rule here needs.
//!
//! The rule (after NIST SP 800-63B: length first, no demanded mixtures of signs):
//! - at least [`PASSWORD_MIN_CHARS`] characters, where spaces at the ends and invisible characters do not count and a run of spaces counts as one;
//! - at most [`PASSWORD_MAX_CHARS`] characters as typed;
//! - not what is guessed first: the list, a word of the list with digits and signs around it, a repetition, a run such as 1234567890, fewer
//!   than five different characters;
//! - not the login or the name of its owner, with or without digits and signs around them.
//!
//! Upper and lower case, accents, spaces and signs between letters, and digits that stand for letters make none of these a good password.

use crate::limits::{PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS};
use crate::name;
use crate::title::is_invisible_control;
use std::collections::BTreeSet;
use thiserror::Error;

const COMMON: &str = include_str!("../data/common-passwords.txt");
/// Fewer different characters than this are a pattern.
const DIFFERENT_CHARS_MIN: usize = 5;
/// A shorter login or name is no reason to refuse a password that is it and something more.
const NAME_MIN_CHARS: usize = 4;

/// Why a password is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PasswordFault {
    /// It is too short or too long.
    #[error("its length")]
    Length,
    /// It is one of those that are guessed first.
    #[error("it is common")]
    Common,
    /// It is the owner's login or name.
    #[error("it is the login or the name")]
    Personal,
}

/// Checks a new password of a person with this login and name; either may be empty while it is not known.
///
/// # Errors
/// The first part of the rule that the password breaks.
pub fn check(password: &str, login: &str, person_name: &str) -> Result<(), PasswordFault> {
    if password.chars().count() > PASSWORD_MAX_CHARS || counted(password) < PASSWORD_MIN_CHARS {
        return Err(PasswordFault::Length);
    }
    let bare = bare(password);
    let core = core(&bare);
    let mailbox = login.split('@').next().unwrap_or_default();
    let reversed: String = person_name.split_whitespace().rev().collect();
    for own in [login, mailbox, person_name, &reversed].map(self::bare) {
        if own.chars().count() >= NAME_MIN_CHARS && (own == bare || self::core(&own) == core) {
            return Err(PasswordFault::Personal);
        }
    }
    let spelt = self::bare(&letters(password));
    let without_digits = self::core(&self::bare(&signs(password))).to_owned();
    if is_pattern(&bare) || [bare.as_str(), core, &spelt, &letters(&without_digits)].into_iter().any(is_listed) {
        return Err(PasswordFault::Common);
    }
    Ok(())
}

/// How many characters count.
fn counted(password: &str) -> usize {
    let visible: String = password.chars().filter(|c| !is_invisible_control(*c) || c.is_whitespace()).collect();
    let words = visible.split_whitespace();
    words.map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
}

/// Letters and digits only, compared as names are.
fn bare(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible_control(*c)).collect();
    // A password of nothing but signs is itself.
    let key = name::key(&visible);
    let bare: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
    if bare.is_empty() { key } else { bare }
}

/// Without the digits around it.
fn core(bare: &str) -> &str {
    let core = bare.trim_matches(|c: char| c.is_ascii_digit());
    if core.is_empty() { bare } else { core }
}

/// With letters for the signs that look like them, which are inside words more often than around them.
fn signs(text: &str) -> String {
    text.replace('@', "a").replace('$', "s")
}

/// With letters for the digits and signs that look like them.
fn letters(text: &str) -> String {
    let letter = |c| match c {
        '@' => 'a',
        '$' => 's',
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '8' => 'b',
        other => other,
    };
    text.chars().map(letter).collect()
}

fn is_listed(text: &str) -> bool {
    // The list is sorted, but its lines differ in length: a pass over 30 KB, once for each new password.
    !text.is_empty() && COMMON.lines().any(|line| line == unit(text))
}

/// The shortest part that the text repeats; the text itself when it repeats nothing.
fn unit(text: &str) -> &str {
    let lengths = text.char_indices().skip(1).map(|(at, _)| at).filter(|at| *at * 2 <= text.len() && text.len().is_multiple_of(*at));
    lengths.filter_map(|at| text.get(..at)).find(|unit| unit.repeat(text.len() / unit.len()) == text).unwrap_or(text)
}

fn is_pattern(bare: &str) -> bool {
    let chars: Vec<char> = bare.chars().collect();
    let different: BTreeSet<&char> = chars.iter().collect();
    let step = |a: char, b: char| match (a, b) {
        ('9', '0') => 1,
        ('0', '9') => -1,
        _ => i64::from(u32::from(b)) - i64::from(u32::from(a)),
    };
    let steps: BTreeSet<i64> = chars.windows(2).filter_map(|pair| Some(step(*pair.first()?, *pair.last()?))).collect();
    let is_run = steps.len() == 1 && (steps.contains(&1) || steps.contains(&-1));
    different.len() < DIFFERENT_CHARS_MIN || is_run || unit(bare).chars().count() < PASSWORD_MIN_CHARS.min(chars.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(password: &str) -> Result<(), PasswordFault> {
        check(password, "hanneke@beukenhof.example", "Hanneke de Vries")
    }

    #[test]
    fn ten_spaces_are_no_password() {
        let spaces = [" ".repeat(10), "a         b".into(), "\u{200B}".repeat(12), "\u{3000}\t  kort \u{A0}\u{A0}\u{A0}".into()];
        for short in spaces.iter().map(String::as_str).chain(["", "negen tek", "   negen tek   "]) {
            assert_eq!(of(short), Err(PasswordFault::Length), "{short:?}");
        }
        assert_eq!(of(&"xyz ab".repeat(40)), Err(PasswordFault::Length));
        assert_eq!(of("tien tekens"), Ok(()));
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        let guessed = [
            "1234567890",
            "abcdefghij",
            "0987654321",
            "qwertyuiop",
            "password123",
            "Password2026!",
            "P@ssw0rd1234",
            "wachtwoord1",
            "Wachtwoord 01!",
            "Welkom2026!",
            "welkomwelkom",
            "aaaaaaaaaa",
            "abcabcabcabc",
            "1111122222",
            "!!!!!!!!!!",
            "Zomer2026!!",
            "w-e-l-k-o-m 2026",
            "Wélkom 2026",
        ];
        for common in guessed {
            assert_eq!(of(common), Err(PasswordFault::Common), "{common}");
        }
    }

    #[test]
    fn the_own_login_and_name_are_refused() {
        for personal in
            ["hanneke@beukenhof.example", "Hanneke de Vries", "hannekedevries!", "Vries de Hanneke", "hanneke 1984", "HANNEKE_DE_VRIES-01"]
        {
            assert_eq!(of(personal), Err(PasswordFault::Personal), "{personal}");
        }
        assert_eq!(check("hanneke de vries", "", ""), Ok(()), "nobody's name is anybody's");
        assert_eq!(check("li en de tuinman", "li", "Li"), Ok(()), "a short name is part of many sentences");
    }

    #[test]
    fn a_sentence_to_remember_is_accepted() {
        for good in [
            "een tuin met een muur",
            "correct horse battery staple",
            "7#kQ!92xZ@",
            "hanneke fietst naar zee",
            "密码是一个长句子很长",
            "welkom in de tuin",
        ] {
            assert_eq!(of(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn the_list_is_as_it_is_compared() {
        assert!(COMMON.lines().all(|line| !line.is_empty() && line == line.to_lowercase()));
        assert!(COMMON.lines().is_sorted());
    }
}
