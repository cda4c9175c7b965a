//! What a record is found by: the words of its text, and for people also unit, place, languages and hours as they stand.
//!
//! Owns the prefixes that keep these apart in one index. Must not know the database. The same record always gives the same terms.

use super::words::{Words, is_telling};
use patio_domain::{Doc, WorkSpan};
use serde::Deserialize;
use std::collections::HashSet;

/// Words of a profile: "about me", interests, "ask me about …".
pub const PROFILE: &str = "~";
/// Words of a title that asks something.
pub const ASKED: &str = "?";
/// Words of a title.
pub const TITLE: &str = "=";
/// What somebody wrote.
pub const BY: &str = "by=";
/// Marks "this helped me" on texts of somebody.
pub const HELPED: &str = "helped=";
/// Who is vouched for, by topic.
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

/// Kinds of records that have terms.
#[must_use]
pub fn has_terms(kind: &str) -> bool {
    matches!(kind, "post" | "comment" | "person" | "helpful" | "vouch")
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Text<'a> {
    #[serde(borrow)]
    author: Option<&'a str>,
    title: String,
    text: Doc,
}

#[derive(Deserialize)]
struct Mark<'a> {
    author: Option<&'a str>,
    topic: Option<&'a str>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Person<'a> {
    #[serde(borrow)]
    state: &'a str,
    expertise: Vec<String>,
    skills: Vec<Skill>,
    unit: String,
    manager: Option<&'a str>,
    location: String,
    time_zone: String,
    hours: Vec<WorkSpan>,
    languages: Vec<String>,
    about: String,
    interests: Vec<String>,
}

#[derive(Deserialize)]
struct Skill {
    #[serde(default)]
    ask: String,
}

/// Zone and hours as one word: people who work alike share it.
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

/// The terms of a record; none of a body this version cannot read.
pub fn terms(words: &mut Words, kind: &str, body: &str) -> HashSet<String> {
    let mut out = HashSet::new();
    match kind {
        "post" | "comment" => {
            let Ok(entry) = serde_json::from_str::<Text<'_>>(body) else { return out };
            if let Some(author) = entry.author {
                out.insert(format!("{BY}{author}"));
            }
            words.add(&entry.title, "", &mut out);
            words.add(&entry.title, TITLE, &mut out);
            if is_question(&entry.title) {
                words.add(&entry.title, ASKED, &mut out);
            }
            // Names of people named in a text are theirs to change: they are not part of it.
            words.add(&entry.text.plain_text(&|_| String::new()), "", &mut out);
        }
        "helpful" | "vouch" => {
            let Ok(mark) = serde_json::from_str::<Mark<'_>>(body) else { return out };
            out.extend(mark.author.map(|author| format!("{HELPED}{author}")));
            out.extend(mark.topic.map(|topic| format!("{VOUCHED}{topic}")));
        }
        "person" => {
            let Ok(person) = serde_json::from_str::<Person<'_>>(body) else { return out };
            // Somebody who left is found by name only.
            if person.state != "disabled" {
                person_terms(words, &person, &mut out);
            }
        }
        _ => {}
    }
    out
}

fn person_terms(words: &mut Words, person: &Person<'_>, out: &mut HashSet<String>) {
    words.add(&person.about, PROFILE, out);
    let lines = person.interests.iter().chain(person.skills.iter().map(|skill| &skill.ask));
    // Skills are found through their topics, whose names change; words stand for them until there are topics.
    let lines = lines.chain(person.expertise.iter().filter(|_| person.skills.is_empty()));
    lines.for_each(|line| words.add(line, PROFILE, out));
    let mut value = |prefix: &str, value: &str| {
        if !value.is_empty() {
            out.insert(format!("{prefix}{value}"));
        }
    };
    value(UNIT, &person.unit);
    value(PLACE, &person.location);
    person.languages.iter().for_each(|code| value(LANGUAGE, code));
    value(MANAGER, person.manager.unwrap_or_default());
    if !person.time_zone.is_empty() && !person.hours.is_empty() {
        out.insert(hours_term(&person.time_zone, &person.hours));
    }
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
    fn a_person_is_found_by_what_they_say_of_themselves_and_never_by_job() {
        let body = serde_json::json!({
            "name": "Ana", "job": "directeur", "expertise": ["VPN"], "state": "active",
            "skills": [{ "topic": "0190a5f0-0000-7000-8000-000000000001", "level": "expert", "ask": "tunnels" }],
            "unit": "Servicedesk", "location": "Zwolle", "time_zone": "Europe/Amsterdam", "languages": ["nl"],
            "hours": [{ "day": 1, "from_min": 540, "until_min": 1020 }], "about": "Ik bouw kassasystemen", "interests": ["bijen"],
        });
        let found = terms(&mut Words::default(), "person", &body.to_string());
        for term in ["~tunnel", "~bij", "unit=Servicedesk", "place=Zwolle", "language=nl", "hours=Europe/Amsterdam|1:540-1020"] {
            assert!(found.contains(term), "{term}: {found:?}");
        }
        assert!(!found.iter().any(|term| term.contains("directeur") || term.contains("vpn")), "{found:?}");
        let left = body.to_string().replace("active", "disabled");
        assert!(terms(&mut Words::default(), "person", &left).is_empty());
    }

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
