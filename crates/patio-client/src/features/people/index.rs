//! How people and the earlier versions of their profiles are found in the cache, and by which words.
//!
//! Owns their columns and terms. `claims` derives the topics of each person from their profile. A person who left is found by name
//! in old texts only: they are in no list, and no word leads to them.

pub mod claims;

use crate::changed::Changed;
use crate::store::indexed::{Columns, Indexed, Terms};
use crate::text::terms::{LANGUAGE, MANAGER, PLACE, PROFILE, UNIT, hours_term};
use crate::text::words::Words;
use patio_domain::WorkSpan;
use patio_domain::name;
use patio_protocol::record::{PersonBody, ProfileRevisionBody};
use serde::Deserialize;
use std::collections::HashSet;

/// The word of an account that was closed, in a person's record.
const LEFT: &str = "disabled";

/// The fields of a person.
#[derive(Deserialize)]
pub struct PersonRead<'a> {
    name: String,
    state: &'a str,
}

impl Indexed for PersonBody {
    type Read<'a> = PersonRead<'a>;
    const CHANGED: Changed = Changed::People;
    const TERMS: Option<Terms> = Some(person_terms);

    fn columns(read: &PersonRead<'_>) -> Columns {
        Columns { parent: if read.state == LEFT { String::new() } else { name::key(&read.name) }, person: String::new(), at: 0 }
    }
}

/// The fields of an earlier version of a profile.
#[derive(Deserialize)]
pub struct ProfileRevisionRead<'a> {
    person: &'a str,
    replaced_at: i64,
}

impl Indexed for ProfileRevisionBody {
    type Read<'a> = ProfileRevisionRead<'a>;
    const CHANGED: Changed = Changed::People;
    const TERMS: Option<Terms> = None;

    fn columns(read: &ProfileRevisionRead<'_>) -> Columns {
        Columns { parent: read.person.into(), person: read.person.into(), at: read.replaced_at }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Profile<'a> {
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

fn person_terms(words: &mut Words, body: &str) -> HashSet<String> {
    let mut out = HashSet::new();
    let Ok(person) = serde_json::from_str::<Profile<'_>>(body) else { return out };
    if person.state == LEFT {
        return out;
    }
    words.add(&person.about, PROFILE, &mut out);
    let lines = person.interests.iter().chain(person.skills.iter().map(|skill| &skill.ask));
    // Skills are found through their topics, whose names change; words stand for them until there are topics.
    let lines = lines.chain(person.expertise.iter().filter(|_| person.skills.is_empty()));
    lines.for_each(|line| words.add(line, PROFILE, &mut out));
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
    out
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
        let found = person_terms(&mut Words::default(), &body.to_string());
        for term in ["~tunnel", "~bij", "unit=Servicedesk", "place=Zwolle", "language=nl", "hours=Europe/Amsterdam|1:540-1020"] {
            assert!(found.contains(term), "{term}: {found:?}");
        }
        assert!(!found.iter().any(|term| term.contains("directeur") || term.contains("vpn")), "{found:?}");
        let left = body.to_string().replace("active", LEFT);
        assert!(person_terms(&mut Words::default(), &left).is_empty());
    }
}
