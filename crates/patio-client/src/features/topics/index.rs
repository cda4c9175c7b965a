//! The topics of the vocabulary, ready to be met in a question: by any of their names, in either language, through merges.
//!
//! Owns when a topic is meant. Must not know databases; it is made from the topic records.

use crate::text::words::{Stems, Words};
use patio_protocol::record::TopicBody;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A merge of merges leads nowhere useful; also ends a ring, which no server makes.
const MERGES_MAX: usize = 16;
/// Topics one question can mean.
const MEANT_MAX: usize = 8;
/// Words of a name without telling words: `R & D`.
const SPELLED_WORDS_MAX: usize = 3;

/// One name of a topic.
#[derive(Clone, Debug)]
pub struct Name {
    /// As it is written.
    pub text: String,
    /// Its words.
    pub words: Vec<Arc<Stems>>,
}

/// A topic that stands (was not merged into another).
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its record.
    pub body: TopicBody,
    /// All its names, without doubles.
    pub names: Vec<Name>,
    /// Its id and those of the topics that were merged into it.
    pub members: Vec<String>,
}

/// The vocabulary.
#[derive(Default)]
pub struct TopicIndex {
    topics: HashMap<String, Topic>,
    stands: HashMap<String, String>,
    by_stem: HashMap<String, Vec<String>>,
    /// Names that no telling word stands for (C#, R, IT), by their key: as they are written, and whose.
    spelled: HashMap<String, (String, String)>,
}

/// A topic a question means.
#[derive(Clone, Debug)]
pub struct Meant<'a> {
    /// Its id.
    pub id: &'a str,
    /// The topic.
    pub topic: &'a Topic,
    /// Whether the question says a whole name of it, not only a part.
    pub whole: bool,
    /// The words of the question that say so, by place.
    pub places: Vec<usize>,
}

impl TopicIndex {
    /// Reads the records.
    pub fn new(records: impl IntoIterator<Item = (String, TopicBody)>, words: &mut Words) -> TopicIndex {
        let records: HashMap<String, TopicBody> = records.into_iter().collect();
        let mut index = TopicIndex::default();
        let mut spelled: Vec<(String, String, String)> = Vec::new();
        let mut ids: Vec<&String> = records.keys().collect();
        ids.sort();
        for id in ids {
            let mut stands = id.clone();
            for _ in 0..MERGES_MAX {
                match records.get(&stands).and_then(|body| body.merged_into) {
                    Some(into) => stands = into.to_string(),
                    None => break,
                }
            }
            let Some(body) = records.get(&stands).filter(|body| body.merged_into.is_none()) else { continue };
            index.stands.insert(id.clone(), stands.clone());
            let topic_id = stands.clone();
            let topic = index.topics.entry(stands).or_insert_with(|| Topic { body: body.clone(), names: Vec::new(), members: Vec::new() });
            topic.members.push(id.clone());
            // What was merged brings its names along.
            let Some(own) = records.get(id) else { continue };
            for text in [&own.nl, &own.en, &own.name].into_iter().chain(&own.synonyms) {
                let key = patio_domain::name::key(text);
                if !key.is_empty() && !topic.names.iter().any(|name| patio_domain::name::key(&name.text) == key) {
                    let stems = Words::of_text(text).map(|word| words.stems(&word)).collect();
                    let name = Name { text: text.clone(), words: stems };
                    if name.words.is_empty() {
                        spelled.push((key, text.clone(), topic_id.clone()));
                    }
                    topic.names.push(name);
                }
            }
        }
        index.spelled = spelled.into_iter().map(|(key, text, id)| (key, (text, id))).collect();
        for (id, topic) in &index.topics {
            let stems = topic.names.iter().flat_map(|name| &name.words).flat_map(|word| std::iter::once(&word.whole).chain(&word.parts));
            let distinct: HashSet<&String> = stems.collect();
            for stem in distinct {
                index.by_stem.entry(stem.clone()).or_default().push(id.clone());
            }
        }
        index
    }

    /// The topic that stands for this one now.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(&str, &Topic)> {
        let (id, topic) = self.topics.get_key_value(self.stands.get(id)?)?;
        Some((id, topic))
    }

    /// Every topic that stands, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Topic)> {
        self.topics.iter().map(|(id, topic)| (id.as_str(), topic))
    }

    /// The topics a text spells out whose names have no telling word: `C#`, `R & D`. What is a small word as well, such as `IT`, only
    /// in the very same letters.
    #[must_use]
    pub fn spelled(&self, text: &str) -> Vec<Meant<'_>> {
        let tokens: Vec<&str> = text
            .split_whitespace()
            .map(|token| token.trim_matches(|c: char| matches!(c, '?' | '!' | ',' | '.' | ';' | ':' | '"' | '(' | ')')))
            .filter(|token| !token.is_empty())
            .collect();
        let mut found: Vec<Meant<'_>> = Vec::new();
        for window in (1..=SPELLED_WORDS_MAX).flat_map(|length| tokens.windows(length)) {
            let said = window.join(" ");
            let Some((text, id)) = self.spelled.get(&patio_domain::name::key(&said)) else { continue };
            let is_small_word = said.chars().count() > 1 && said.chars().all(char::is_alphabetic);
            let Some((id, topic)) = self.topics.get_key_value(id).filter(|_| !is_small_word || *text == said) else { continue };
            if !found.iter().any(|meant| meant.id == id) {
                found.push(Meant { id, topic, whole: true, places: Vec::new() });
            }
        }
        found
    }

    /// The topics these words mean, those said in whole first.
    #[must_use]
    pub fn meant(&self, question: &[Arc<Stems>]) -> Vec<Meant<'_>> {
        let said: HashSet<&str> = question.iter().flat_map(|word| stems(word)).collect();
        let mut ids: Vec<&String> = said.iter().filter_map(|stem| self.by_stem.get(*stem)).flatten().collect();
        ids.sort_unstable();
        ids.dedup();
        let mut found: Vec<Meant<'_>> = Vec::new();
        for id in ids {
            let Some((id, topic)) = self.topics.get_key_value(id) else { continue };
            let whole = topic.names.iter().find(|name| !name.words.is_empty() && name.words.iter().all(|word| is_said(word, &said)));
            let part = || {
                topic.names.iter().find(|name| {
                    let named: HashSet<&str> = name.words.iter().flat_map(|word| stems(word)).collect();
                    question.iter().all(|word| named.contains(word.whole.as_str()))
                })
            };
            let Some(name) = whole.or_else(part) else { continue };
            let named: HashSet<&str> = name.words.iter().flat_map(|word| stems(word)).collect();
            let places =
                (0..question.len()).filter(|at| question.get(*at).is_some_and(|word| stems(word).any(|stem| named.contains(stem))));
            found.push(Meant { id, topic, whole: whole.is_some(), places: places.collect() });
        }
        found.sort_by(|a, b| b.whole.cmp(&a.whole).then_with(|| b.places.len().cmp(&a.places.len())).then_with(|| a.id.cmp(b.id)));
        found.truncate(MEANT_MAX);
        found
    }
}

fn stems(word: &Stems) -> impl Iterator<Item = &str> {
    std::iter::once(word.whole.as_str()).chain(word.parts.iter().map(String::as_str)).filter(|stem| !stem.is_empty())
}

/// Whether a word of a name is said: itself, or both parts of it.
#[must_use]
pub fn is_said(word: &Stems, said: &HashSet<&str>) -> bool {
    said.contains(word.whole.as_str()) || word.parts.len() > 1 && word.parts.iter().all(|part| said.contains(part.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use patio_domain::TopicId;
    use uuid::Uuid;

    fn id(number: u128) -> String {
        Uuid::from_u128(number).to_string()
    }

    fn topic(nl: &str, en: &str, synonyms: &[&str], into: Option<u128>) -> TopicBody {
        TopicBody {
            name: nl.into(),
            nl: nl.into(),
            en: en.into(),
            synonyms: synonyms.iter().map(|each| (*each).into()).collect(),
            merged_into: into.map(|into| TopicId(Uuid::from_u128(into))),
            before: None,
            created_at: 1,
        }
    }

    fn index() -> TopicIndex {
        let records = [
            (id(1), topic("labelprinters", "label printers", &["Zebra"], None)),
            (id(2), topic("VPN", "VPN", &["tunnel"], None)),
            (id(3), topic("etikettenprinter", "", &[], Some(1))),
            (id(4), topic("ring", "", &[], Some(5))),
            (id(5), topic("ring", "", &[], Some(4))),
        ];
        TopicIndex::new(records, &mut Words::default())
    }

    fn meant(question: &str) -> Vec<(String, bool)> {
        let mut words = Words::default();
        let question: Vec<_> = Words::of_text(question).map(|word| words.stems(&word)).collect();
        index().meant(&question).into_iter().map(|meant| (meant.id.to_owned(), meant.whole)).collect()
    }

    #[test]
    fn a_topic_is_meant_by_any_of_its_names_in_either_language() {
        for question in
            ["wie weet waarom de labelprinter overslaat", "label printer", "zebra?", "de etikettenprinters", "printers voor labels"]
        {
            assert_eq!(meant(question), [(id(1), true)], "{question}");
        }
        assert_eq!(meant("tunnel"), [(id(2), true)]);
        assert!(meant("koffie").is_empty());
    }

    #[test]
    fn a_topic_without_a_telling_word_is_meant_when_it_is_spelled_out() {
        let records = [(id(1), topic("C#", "", &[], None)), (id(2), topic("IT", "", &[], None)), (id(3), topic("R", "", &["R & D"], None))];
        let index = TopicIndex::new(records, &mut Words::default());
        let meant = |text: &str| index.spelled(text).into_iter().map(|meant| meant.id.to_owned()).collect::<Vec<_>>();
        assert_eq!(meant("wie kent C#?"), [id(1)]);
        assert_eq!(meant("c#"), [id(1)]);
        assert_eq!(meant("who knows R & D"), [id(3)]);
        assert_eq!(meant("iemand van IT"), [id(2)]);
        assert!(meant("who can fix it").is_empty() && meant("C").is_empty());
    }

    #[test]
    fn a_part_of_a_name_means_it_in_part() {
        assert_eq!(meant("printer"), [(id(1), false)]);
        assert!(meant("printer in de kantine").is_empty());
    }

    #[test]
    fn a_merged_topic_is_the_one_that_stands_and_a_ring_is_none() {
        let index = index();
        assert_eq!(index.find(&id(3)).map(|(stands, topic)| (stands.to_owned(), topic.members.len())), Some((id(1), 2)));
        assert!(index.find(&id(4)).is_none() && index.find("nonsense").is_none());
    }
}
