//! The terms of the word index: words of texts, and values that are looked for as they stand, such as a place or working hours.
//!
//! Owns the prefixes that keep these apart in one index. Must not know the records: each feature says which terms its records have.

use super::words::is_telling;
use patio_domain::WorkSpan;

/// Words of a profile: "about me", interests, "ask me about …".
pub const PROFILE: &str = "~";
/// Words of a title that asks something.
pub const ASKED: &str = "?";
/// Words of a title.
pub const TITLE: &str = "=";
/// Words of a question to a desk.
pub const QUESTION: &str = "q=";
/// Words of an item of knowledge.
pub const KNOWLEDGE: &str = "k=";
/// The author of a text.
pub const BY: &str = "by=";
/// The author of a text that carries a mark "this helped me".
pub const HELPED: &str = "helped=";
/// The topic of a vouch. Its record is of the person who is vouched for.
pub const VOUCHED: &str = "vouched=";
/// People by unit, place, language, manager, and zone with hours.
pub const UNIT: &str = "unit=";
/// See [`UNIT`].
pub const PLACE: &str = "place=";
/// See [`UNIT`].
pub const LANGUAGE: &str = "language=";
/// See [`UNIT`].
pub const MANAGER: &str = "manager=";
/// See [`UNIT`].
pub const HOURS: &str = "hours=";

/// Question words a title may begin with.
const QUESTION_WORDS: [&str; 22] = [
    "wie", "wat", "waar", "waarom", "wanneer", "hoe", "welk", "welke", "kan", "kunnen", "weet", "heeft", "iemand", "who", "what", "where",
    "why", "when", "how", "which", "can", "does",
];

/// Zone and hours as one word, shared by all people with the same hours in the same zone.
#[must_use]
pub fn hours_term(zone: &str, hours: &[WorkSpan]) -> String {
    let spans: Vec<String> = hours.iter().map(|span| format!("{}:{}-{}", span.day, span.from_min, span.until_min)).collect();
    format!("{HOURS}{zone}|{}", spans.join(","))
}

/// Reads zone and hours back.
#[must_use]
pub fn read_hours(term: &str) -> Option<(String, Vec<WorkSpan>)> {
    let (zone, spans) = term.strip_prefix(HOURS)?.split_once('|')?;
    let span = |text: &str| {
        let (day, times) = text.split_once(':')?;
        let (from, until) = times.split_once('-')?;
        Some(WorkSpan { day: day.parse().ok()?, from_min: from.parse().ok()?, until_min: until.parse().ok()? })
    };
    Some((zone.to_owned(), spans.split(',').map(span).collect::<Option<_>>()?))
}

/// Whether a title asks something.
#[must_use]
pub fn is_question(title: &str) -> bool {
    let first = title.split_whitespace().next().unwrap_or_default().to_lowercase();
    title.trim_end().ends_with('?') || QUESTION_WORDS.contains(&first.as_str())
}

/// The words of a question as they are shown: folded, telling, each once.
#[must_use]
pub fn question_words(text: &str) -> Vec<String> {
    let mut seen = Vec::new();
    for word in super::fold::words(text).into_iter().filter(|word| is_telling(word)) {
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_survive_their_own_word() {
        let hours = vec![WorkSpan { day: 1, from_min: 540, until_min: 720 }, WorkSpan { day: 5, from_min: 0, until_min: 1440 }];
        assert_eq!(read_hours(&hours_term("Europe/Brussels", &hours)), Some(("Europe/Brussels".into(), hours)));
        assert_eq!(read_hours("hours=x|nonsense"), None);
    }

    #[test]
    fn a_title_that_asks_is_known_by_its_mark_or_its_first_word() {
        assert!(is_question("Printer kapot?") && is_question("waarom slaat hij over") && is_question("How to reset"));
        assert!(!is_question("Nieuwe printer"));
    }
}
