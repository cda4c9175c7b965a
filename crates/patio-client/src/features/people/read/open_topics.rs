//! Topics that people ask about and that no profile claims: an invitation to colleagues who know about them.
//!
//! Owns when something counts as asked and as unclaimed. Must not know the screen.

use crate::features::people::indexes::Indexes;
use crate::features::people::view::directory::{OpenTopic, OpenTopics};
use crate::reading::Reading;
use crate::store::StoreError;
use crate::store::words::{list, list_words};
use crate::text::terms::{ASKED, PROFILE};
use crate::text::words::Words;
use rusqlite::OptionalExtension;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Number of questions with a word from which on it is shown although it is no topic.
const ASKED_MIN: u64 = 3;
/// Number of words of titles that are considered.
const WORDS_MAX: usize = 20_000;
/// Topics shown, of each kind.
const SHOWN_MAX: usize = 20;
/// Conversations shown for each.
const EXAMPLES_MAX: usize = 3;
/// Questions read for the examples and the latest date.
const LATEST: usize = 50;

impl Reading<'_> {
    /// Topics that no profile claims, most asked first: first topics of the vocabulary, then words that return in questions.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn open_topics(&self, indexes: &mut Indexes) -> Result<OpenTopics, StoreError> {
        let claimed = self.claimed_topics()?;
        let asked = list_words(self.connection, ASKED, WORDS_MAX)?;
        let mut known: HashSet<String> = HashSet::new();
        let mut topics: Vec<OpenTopic> = Vec::new();
        for (id, topic) in indexes.topics.iter() {
            for stem in topic.names.iter().flat_map(|name| &name.words).flat_map(|word| std::iter::once(&word.whole).chain(&word.parts)) {
                known.insert(stem.clone());
            }
            if topic.members.iter().any(|member| claimed.contains(member)) {
                continue;
            }
            let mut questions: BTreeSet<i64> = BTreeSet::new();
            for name in topic.names.iter().filter(|name| !name.words.is_empty()) {
                let mut lists = Vec::new();
                for word in &name.words {
                    lists.push(list(self.connection, &format!("{ASKED}{}", word.whole), usize::MAX)?.records);
                }
                let Some((first, others)) = lists.split_first() else { continue };
                questions.extend(first.iter().filter(|record| others.iter().all(|other| other.binary_search(record).is_ok())));
            }
            if !questions.is_empty() {
                let name = self.name_in_language(&topic.body);
                topics.extend(self.open_topic(name, Some(id.to_owned()), &questions)?);
            }
        }
        topics.sort_by(|a, b| b.asked.cmp(&a.asked).then_with(|| a.name.cmp(&b.name)));
        topics.truncate(SHOWN_MAX);
        let mut words: Vec<(&str, u64)> = asked
            .iter()
            .filter_map(|(word, count)| Some((word.strip_prefix(ASKED)?, *count)))
            .filter(|(word, count)| *count >= ASKED_MIN && word.chars().count() >= 4 && word.chars().all(char::is_alphabetic))
            .filter(|(word, _)| !known.contains(*word))
            .collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let mut shown = 0;
        for (word, _) in words {
            // A colleague whose profile mentions the word can be found without it.
            if shown >= SHOWN_MAX || list(self.connection, &format!("{PROFILE}{word}"), 1)?.count > 0 {
                continue;
            }
            let questions = list(self.connection, &format!("{ASKED}{word}"), LATEST)?.records.into_iter().collect();
            if let Some(mut topic) = self.open_topic(word.to_owned(), None, &questions)? {
                topic.name = written(word, topic.examples.iter().map(|example| example.title.as_str()), &mut indexes.words);
                topics.push(topic);
                shown += 1;
            }
        }
        Ok(OpenTopics { topics })
    }

    /// Topics that a profile claims.
    fn claimed_topics(&self) -> Result<HashSet<String>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT DISTINCT topic FROM claim")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    fn open_topic(&self, name: String, topic: Option<String>, questions: &BTreeSet<i64>) -> Result<Option<OpenTopic>, StoreError> {
        let mut examples = Vec::new();
        let mut last_at = 0;
        for record in questions.iter().rev().take(LATEST) {
            let mut statement = self.connection.prepare_cached("SELECT id, at FROM record WHERE rowid = ?1 AND kind = 'post'")?;
            let found: Option<(String, i64)> = statement.query_row([record], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            let Some((post, at)) = found else { continue };
            last_at = last_at.max(at);
            if examples.len() < EXAMPLES_MAX {
                examples.extend(self.contribution(&post, &post)?.map(|(contribution, _)| contribution));
            }
        }
        let asked = u64::try_from(questions.len()).unwrap_or(0);
        Ok((!examples.is_empty()).then_some(OpenTopic { name, topic, asked, last_at, examples }))
    }
}

/// The word in the form that is used most in titles with this stem.
fn written<'a>(stem: &str, titles: impl Iterator<Item = &'a str>, words: &mut Words) -> String {
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    for word in titles.flat_map(|title| Words::of_text(title).collect::<Vec<_>>()) {
        if words.stems(&word).whole == stem {
            *forms.entry(word).or_default() += 1;
        }
    }
    forms.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0))).map_or_else(|| stem.to_owned(), |(form, _)| form)
}
