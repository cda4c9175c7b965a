//! Facts of profiles that a question asks for: the languages people speak, the place where they work.
//!
//! Owns when such a fact is asked for, and how people with it join those who know about the rest of the question. Must not know names
//! or evidence. Shown by `tests/local/facts.rs`.

use super::filter::Filter;
use super::knows::Knower;
use crate::features::people::view::directory::{Reason, ReasonKind};
use crate::reading::Reading;
use crate::store::StoreError;
use crate::store::words::{list, list_words};
use crate::text::fold;
use crate::text::languages;
use crate::text::names::NameIndex;
use crate::text::terms::{LANGUAGE, PLACE};
use crate::text::words::is_telling;
use rusqlite::OptionalExtension;
use std::collections::{BTreeMap, HashSet};

/// Words that say that a place is where people work. Folded.
const WORKING: &[&str] = &[
    "werk", "werkt", "werken", "werkzaam", "zit", "zitten", "work", "works", "working", "based", "sits", "sit", "collega", "collegas",
    "people",
];
/// The answer itself; only an answer that helped comes before it.
const TIER: u8 = 1;
/// More than there are tiers.
const BEHIND: u8 = 100;

/// People with what is asked for.
pub(super) struct Facts {
    people: BTreeMap<String, Vec<Reason>>,
    /// The facts, as they are said in the person's language.
    pub words: Vec<String>,
    /// What else is asked.
    pub rest: String,
    /// People are asked for by their place, and not by what they speak.
    is_place: bool,
}

fn reason(kind: ReasonKind, about: &str) -> Reason {
    Reason { kind, count: 1, last_at: None, about: about.to_owned(), post: None, title: String::new(), level: None }
}

impl Reading<'_> {
    /// The facts a question asks for, and who has them; nothing when it asks for none, or nobody has them.
    pub(super) fn facts(
        &self,
        text: &str,
        places: &[String],
        names: &NameIndex,
        filter: Option<&Filter>,
    ) -> Result<Option<Facts>, StoreError> {
        let mut facts = Facts { people: BTreeMap::new(), words: Vec::new(), rest: String::new(), is_place: false };
        if let Some(asked) = languages::asked(text) {
            for language in &asked.languages {
                let name = if self.locale == "en" { language.en } else { language.nl };
                let mut records = HashSet::new();
                for code in &language.codes {
                    let term = format!("{LANGUAGE}{code}");
                    // `nl-BE` is Dutch, `nld` is another code.
                    let terms = list_words(self.connection, &term, usize::MAX)?.into_keys();
                    for term in terms.filter(|found| found.strip_prefix(&term).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
                    {
                        records.extend(list(self.connection, &term, usize::MAX)?.records);
                    }
                }
                self.note_facts(&records, &reason(ReasonKind::Speaks, name), names, filter, &mut facts)?;
                facts.words.push(name.to_owned());
            }
            facts.rest = asked.rest.join(" ");
        } else if let Some((place, rest)) = asked_place(text, places) {
            let records = list(self.connection, &format!("{PLACE}{place}"), usize::MAX)?.records.into_iter().collect();
            self.note_facts(&records, &reason(ReasonKind::Place, place), names, filter, &mut facts)?;
            facts.words.push(place.to_owned());
            (facts.rest, facts.is_place) = (rest, true);
        }
        Ok((!facts.people.is_empty()).then_some(facts))
    }

    fn note_facts(
        &self,
        records: &HashSet<i64>,
        why: &Reason,
        names: &NameIndex,
        filter: Option<&Filter>,
        facts: &mut Facts,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM record WHERE rowid = ?1 AND kind = 'person'")?;
        for record in records {
            let Some(person) = statement.query_row([record], |row| row.get::<_, String>(0)).optional()? else { continue };
            // The person who asks is not an answer to their own question, and who left is not in the index of names.
            if person != self.me && names.contains(&person) && filter.is_none_or(|filter| filter.records.contains(record)) {
                facts.people.entry(person).or_default().push(why.clone());
            }
        }
        Ok(())
    }
}

/// The place where the people who are asked for work, and what else is asked. A place that is named in passing is not meant: somebody must
/// be asked to work there, or nothing else is said.
fn asked_place<'p>(text: &str, places: &'p [String]) -> Option<(&'p str, String)> {
    let words = fold::words(text);
    let (at, place, length) = places.iter().find_map(|place| {
        let named = fold::words(place);
        let at = words.windows(named.len().max(1)).position(|window| window == named)?;
        Some((at, place, named.len()))
    })?;
    let others = words.iter().enumerate().filter(|(each, _)| !(at..at + length).contains(each)).map(|(_, word)| word);
    let (working, others): (Vec<&String>, Vec<&String>) = others.partition(|word| WORKING.contains(&word.as_str()));
    let rest: Vec<&str> = others.into_iter().map(String::as_str).filter(|word| is_telling(word)).collect();
    (!working.is_empty() || rest.is_empty()).then(|| (place.as_str(), rest.join(" ")))
}

impl Facts {
    /// When something else is asked: those who have the fact and know about the rest, then the others who have it. Who knows about the
    /// rest without it is no answer. When nothing else is asked: everybody who has the fact, and behind them those with evidence about its
    /// words, because some say of a language that it is their expertise.
    pub(super) fn join(mut self, knowers: Vec<Knower>) -> Vec<Knower> {
        let is_all = self.rest.is_empty();
        let mut joined: Vec<Knower> = Vec::with_capacity(knowers.len() + self.people.len());
        for mut knower in knowers {
            match self.people.remove(&knower.person) {
                // What was written about a place says nothing about who works there.
                Some(facts) if is_all && self.is_place => {
                    joined.push(Knower { person: knower.person, tier: TIER, score: 1.0, why: facts });
                }
                Some(facts) if is_all => {
                    knower.tier = knower.tier.min(TIER);
                    // The fact is the answer; the evidence comes after it.
                    knower.why.splice(0..0, facts);
                    joined.push(knower);
                }
                Some(facts) => {
                    knower.why.extend(facts);
                    joined.push(knower);
                }
                None if is_all => joined.push(Knower { tier: knower.tier + BEHIND, ..knower }),
                None => {}
            }
        }
        // Behind everybody who knows, when something else is asked.
        let tier = if is_all { TIER } else { u8::MAX };
        joined.extend(self.people.into_iter().map(|(person, why)| {
            let score = f64::from(u32::try_from(why.len()).unwrap_or(1));
            Knower { person, tier, score, why }
        }));
        joined.sort_by(|a, b| a.tier.cmp(&b.tier).then_with(|| b.score.total_cmp(&a.score)).then_with(|| a.person.cmp(&b.person)));
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_asked_for_when_people_work_there_or_nothing_else_is_said() {
        let places = ["Zwolle".to_owned(), "Den Haag".to_owned()];
        assert_eq!(asked_place("wie werkt er in Zwolle?", &places), Some(("Zwolle", String::new())));
        assert_eq!(asked_place("den haag", &places), Some(("Den Haag", String::new())));
        assert_eq!(asked_place("wie weet van labelprinters en werkt in zwolle", &places), Some(("Zwolle", "labelprinters".to_owned())));
        assert_eq!(asked_place("waarom duurt de levering naar Zwolle zo lang", &places), None);
        assert_eq!(asked_place("wie werkt er in Utrecht", &places), None);
        assert_eq!(asked_place("", &places), None);
    }
}
