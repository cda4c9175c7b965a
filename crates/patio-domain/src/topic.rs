//! Topics: one vocabulary of what people know about, in Dutch and English, with other names for the same thing.
//!
//! Owns how a topic's names are checked. Must not know who uses a topic.

use crate::limits::{EXPERTISE_MAX_CHARS, SYNONYMS_MAX_COUNT};
use crate::name;
use crate::refusal::Refusal;
use crate::title::check_line;

/// The names of a topic, trimmed, synonyms without duplicates and without the names themselves.
///
/// # Errors
/// [`Refusal::TopicInvalid`] when both names are empty, a name is too long, or there are too many synonyms.
pub fn check_names(nl: &str, en: &str, synonyms: &[String]) -> Result<(String, String, Vec<String>), Refusal> {
    let line = |text: &str, min| check_line(text, min, EXPERTISE_MAX_CHARS).ok_or(Refusal::TopicInvalid);
    let (nl, en) = (line(nl, 0)?, line(en, 0)?);
    if nl.is_empty() && en.is_empty() {
        return Err(Refusal::TopicInvalid);
    }
    let mut seen = vec![name::key(&nl), name::key(&en)];
    let mut kept = Vec::new();
    for synonym in synonyms {
        let synonym = line(synonym, 1)?;
        let key = name::key(&synonym);
        if !seen.contains(&key) {
            seen.push(key);
            kept.push(synonym);
        }
    }
    if kept.len() > SYNONYMS_MAX_COUNT { Err(Refusal::TopicInvalid) } else { Ok((nl, en, kept)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_language_is_enough_and_none_is_not() {
        assert!(check_names("etiketprinter", "", &[]).is_ok());
        assert_eq!(check_names(" ", "", &["x".into()]), Err(Refusal::TopicInvalid));
    }

    #[test]
    fn a_synonym_that_says_nothing_new_is_dropped() {
        let (_, _, synonyms) = check_names("VPN", "VPN", &["vpn ".into(), "tunnel".into(), "Tunnel".into()]).unwrap();
        assert_eq!(synonyms, ["tunnel"]);
    }
}
