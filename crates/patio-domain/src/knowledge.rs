//! Knowledge: an answer that stays. Its desk keeps it, one person looks after it, and on its review date that person says whether it is still right.
//!
//! Owns the rules of its topics and its review date. Must not know a clock: the date comes from the person, and whether it is over says the laptop
//! that shows it.

use crate::limits::{KNOWLEDGE_TOPICS_MAX_COUNT, LINE_MAX_CHARS};
use crate::name;
use crate::refusal::Refusal;
use crate::title::check_line;
use jiff::civil::Date;

/// The topics in the order in which they were given, trimmed, each once.
///
/// # Errors
/// [`Refusal::KnowledgeTopicsInvalid`] for one that is empty or too long, or for too many.
pub fn check_topics(topics: &[String]) -> Result<Vec<String>, Refusal> {
    let mut checked: Vec<String> = Vec::with_capacity(topics.len());
    for topic in topics {
        let topic = check_line(topic, 1, LINE_MAX_CHARS).ok_or(Refusal::KnowledgeTopicsInvalid)?;
        if !checked.iter().any(|known| name::key(known) == name::key(&topic)) {
            checked.push(topic);
        }
    }
    if checked.len() > KNOWLEDGE_TOPICS_MAX_COUNT { Err(Refusal::KnowledgeTopicsInvalid) } else { Ok(checked) }
}

/// A review date as it is kept: `YYYY-MM-DD`.
///
/// # Errors
/// [`Refusal::ReviewDateInvalid`] for a text that is no date.
pub fn check_review_on(on: &str) -> Result<String, Refusal> {
    let date: Date = on.trim().parse().map_err(|_| Refusal::ReviewDateInvalid)?;
    Ok(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_that_is_there_twice_is_kept_once_and_an_empty_one_is_refused() {
        let topics = |topics: &[&str]| check_topics(&topics.iter().map(|topic| (*topic).to_owned()).collect::<Vec<_>>());
        assert_eq!(topics(&[" VPN ", "vpn", "Printer"]), Ok(vec!["VPN".to_owned(), "Printer".to_owned()]));
        assert_eq!(topics(&["VPN", " "]), Err(Refusal::KnowledgeTopicsInvalid));
        let many: Vec<String> = (0..=KNOWLEDGE_TOPICS_MAX_COUNT).map(|number| format!("topic {number}")).collect();
        assert_eq!(check_topics(&many), Err(Refusal::KnowledgeTopicsInvalid));
        assert_eq!(check_topics(&["x".repeat(LINE_MAX_CHARS + 1)]), Err(Refusal::KnowledgeTopicsInvalid));
    }

    #[test]
    fn a_review_date_is_a_day_of_the_calendar() {
        assert_eq!(check_review_on(" 2027-02-28 "), Ok("2027-02-28".to_owned()));
        for wrong in ["", "2027-02-30", "28-02-2027", "tomorrow"] {
            assert_eq!(check_review_on(wrong), Err(Refusal::ReviewDateInvalid), "{wrong}");
        }
    }
}
