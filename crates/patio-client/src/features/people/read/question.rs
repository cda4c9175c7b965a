//! A question as the index of words is asked: each telling word with its alternatives.
//!
//! Owns which words are alternatives of which, and their weights. Must not read databases.

use crate::features::topics::index::{Meant, TopicIndex, is_said};
use crate::text::fold;
use crate::text::words::{Stems, Words, is_telling};
use std::collections::HashSet;
use std::sync::Arc;

/// Number of words of a question that are searched for.
pub const SOUGHT_MAX: usize = 8;
/// Weight of both parts of a compound in place of the word.
const PARTS_WEIGHT: f32 = 0.9;
/// Weight of one part of a compound.
const PART_WEIGHT: f32 = 0.35;
/// Weight of another name of a topic.
const OTHER_NAME_WEIGHT: f32 = 0.75;

/// Stems that together are an alternative of a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// All of them must be there.
    pub stems: Vec<String>,
    /// Their weight; 1 for the word itself.
    pub weight: f32,
}

/// A word of the question.
#[derive(Clone, Debug)]
pub struct Sought {
    /// As it was typed, folded.
    pub word: String,
    /// Its alternatives, heaviest first.
    pub alternatives: Vec<Alternative>,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// Its telling words.
    pub sought: Vec<Sought>,
    /// The topics it means.
    pub meant: Vec<Meant<'a>>,
    /// Other names of the topics whose whole name is in the question.
    pub also: Vec<String>,
}

impl<'a> Question<'a> {
    /// Reads a question.
    pub fn new(text: &str, topics: &'a TopicIndex, words: &mut Words) -> Question<'a> {
        let mut typed: Vec<String> = Vec::new();
        for word in fold::words(text).into_iter().filter(|word| is_telling(word)) {
            if !typed.contains(&word) && typed.len() < SOUGHT_MAX {
                typed.push(word);
            }
        }
        let stems: Vec<Arc<Stems>> = typed.iter().map(|word| words.stems(word)).collect();
        let mut meant = topics.meant(&stems);
        meant.extend(topics.spelled(text));
        let said: HashSet<&str> =
            stems.iter().flat_map(|word| std::iter::once(&word.whole).chain(&word.parts)).map(String::as_str).collect();
        let mut sought: Vec<Sought> =
            typed.into_iter().zip(&stems).map(|(word, stems)| Sought { word, alternatives: alternatives(stems) }).collect();
        let mut also = Vec::new();
        for meant in meant.iter().filter(|meant| meant.whole) {
            for name in &meant.topic.names {
                let others: Vec<String> = name.words.iter().map(|word| word.whole.clone()).filter(|stem| !stem.is_empty()).collect();
                if others.is_empty() || name.words.iter().all(|word| is_said(word, &said)) {
                    continue;
                }
                also.push(name.text.clone());
                for place in &meant.places {
                    if let Some(sought) = sought.get_mut(*place) {
                        sought.alternatives.push(Alternative { stems: others.clone(), weight: OTHER_NAME_WEIGHT });
                    }
                }
            }
        }
        also.sort();
        also.dedup();
        Question { sought, meant, also }
    }

    /// The words as they were typed.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        self.sought.iter().map(|sought| sought.word.clone()).collect()
    }
}

fn alternatives(stems: &Stems) -> Vec<Alternative> {
    let mut found = vec![Alternative { stems: vec![stems.whole.clone()], weight: 1.0 }];
    if stems.parts.len() > 1 {
        found.push(Alternative { stems: stems.parts.clone(), weight: PARTS_WEIGHT });
    }
    found.extend(stems.parts.iter().map(|part| Alternative { stems: vec![part.clone()], weight: PART_WEIGHT }));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use patio_protocol::record::TopicBody;

    #[test]
    fn another_name_of_a_topic_stands_for_the_words_that_say_it() {
        let body = TopicBody {
            name: "labelprinters".into(),
            nl: String::new(),
            en: String::new(),
            synonyms: vec!["Zebra".into()],
            merged_into: None,
            before: None,
            created_at: 1,
        };
        let mut words = Words::default();
        let topics = TopicIndex::new([("1".to_owned(), body)], &mut words);
        let question = Question::new("Wie weet waarom de labelprinter overslaat?", &topics, &mut words);
        assert_eq!((question.words(), question.also), (vec!["labelprinter".into(), "overslaat".into()], vec!["Zebra".to_owned()]));
        assert!(question.sought[0].alternatives.iter().any(|other| other.stems == ["zebra"]));
        assert!(!question.sought[1].alternatives.iter().any(|other| other.stems == ["zebra"]));
    }
}
