//! The list of the directory: all people by name, people who fit a typed name, or people who may know the answer to a question.
//!
//! Owns what counts as a name and what as a question, and paging. Must not know the screen.

use super::filter::Filter;
use super::hours::availability;
use super::knows::Knower;
use super::question::Question;
use crate::features::people::indexes::Indexes;
use crate::features::people::view::directory::{Availability, AvailabilityState, DirectoryAnswer, DirectoryRequest, Found, Reason};
use crate::features::topics::index::TopicIndex;
use crate::reading::Reading;
use crate::store::StoreError;
use crate::store::words::{count_unindexed, list, list_words};
use crate::text::names::NameIndex;
use crate::text::names::search::Hit;
use crate::text::terms::{PROFILE, is_question};
use crate::text::words::Words;
use patio_protocol::record::AccountState;
use rusqlite::params;
use std::collections::{BTreeMap, HashSet};

/// People on a page, unless asked otherwise.
const PAGE: u32 = 30;
const PAGE_MAX: u32 = 200;
/// Number of people found by name that are considered.
const NAMED_MAX: usize = 400;
/// From this score on, the text is treated as this person's name.
const NAME_FITS: u32 = 700;
/// If the text looks like a question, it is treated as a name only from this score on, when nearly the whole name was typed.
const NAME_IS_SAID: u32 = 900;
/// When this many names fit, the text is treated as a name and nothing else.
const NAMES_ENOUGH: usize = 3;
/// From this many words on, the text is treated as a question.
const QUESTION_WORDS_MIN: usize = 5;
/// How many of the people who may know are also sorted by availability.
const ORDERED_MAX: usize = 40;
/// Number of words of each community from which an unfinished word is completed.
const COMPLETIONS: usize = 8;
/// Rows of the list of all people that are read at a time.
const WALK: i64 = 200;

fn named(hits: Vec<Hit<'_>>) -> Vec<Candidate> {
    hits.into_iter().map(|hit| Candidate { person: hit.id.to_owned(), why: Vec::new(), rank: None }).collect()
}

/// Adds the people who are not in the list yet.
fn append(candidates: &mut Vec<Candidate>, others: Vec<Candidate>) {
    let known: HashSet<String> = candidates.iter().map(|candidate| candidate.person.clone()).collect();
    candidates.extend(others.into_iter().filter(|other| !known.contains(&other.person)));
}

/// A person who fits, before their card is read.
struct Candidate {
    person: String,
    why: Vec<Reason>,
    /// Tier and rough score; people with the same ones are sorted by availability.
    rank: Option<(u8, i64)>,
}

impl Reading<'_> {
    /// The directory's answer.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn search_directory(&self, request: &DirectoryRequest, indexes: &mut Indexes, now_ms: i64) -> Result<DirectoryAnswer, StoreError> {
        let limit = usize::try_from(request.limit.unwrap_or(PAGE).clamp(1, PAGE_MAX)).unwrap_or(0);
        let filter = self.filter(request, now_ms)?;
        let mut answer = DirectoryAnswer {
            people: Vec::new(),
            next: None,
            total: 0,
            more: false,
            words: Vec::new(),
            also: Vec::new(),
            units: indexes.values.units.clone(),
            places: indexes.values.places.clone(),
            languages: indexes.values.languages.clone(),
            unindexed: count_unindexed(self.connection)?,
        };
        let text = request.text.trim();
        if text.is_empty() {
            answer.total = u64::try_from(filter.as_ref().map_or(indexes.names.len(), |filter| filter.records.len())).unwrap_or(0);
            self.list_everybody(request.after.as_deref(), limit, filter.as_ref(), &indexes.topics, now_ms, &mut answer)?;
            return Ok(answer);
        }
        let (mut candidates, more) = self.candidates(text, indexes, filter.as_ref(), now_ms, &mut answer)?;
        answer.total = u64::try_from(candidates.len()).unwrap_or(0);
        answer.more = more;
        let skipped: usize = request.after.as_deref().and_then(|after| after.parse().ok()).unwrap_or(0);
        self.order_by_availability(&mut candidates, now_ms)?;
        for (at, candidate) in candidates.iter().enumerate().skip(skipped) {
            if answer.people.len() == limit {
                answer.next = Some(at.to_string());
                break;
            }
            answer.people.extend(self.found(&candidate.person, candidate.why.clone(), &indexes.topics, now_ms)?);
        }
        Ok(answer)
    }

    /// The people who fit the text, best first, and whether there are more.
    fn candidates(
        &self,
        text: &str,
        indexes: &mut Indexes,
        filter: Option<&Filter>,
        now_ms: i64,
        answer: &mut DirectoryAnswer,
    ) -> Result<(Vec<Candidate>, bool), StoreError> {
        let Indexes { names, topics, words, values, .. } = indexes;
        // A name can be as long as a question and begin like one. It is still a name when each typed word is in it.
        let asks = is_question(text) || text.split_whitespace().count() >= QUESTION_WORDS_MIN;
        let found = if asks { NameIndex::search_right } else { NameIndex::search };
        let (hits, more) = self.passing_names(names, found, text, filter)?;
        let is_meant = |hit: &Hit<'_>| if asks { hit.is_right && hit.score >= NAME_IS_SAID } else { hit.score >= NAME_FITS };
        let (meant, resembling): (Vec<Hit<'_>>, Vec<Hit<'_>>) = hits.into_iter().partition(is_meant);
        let right = meant.iter().filter(|hit| hit.is_right).count();
        let said = Question::new(text, topics, words);
        let is_topic = said.meant.iter().any(|meant| meant.whole);
        let is_one_word = !text.contains(char::is_whitespace);
        let mut candidates: Vec<Candidate> = Vec::new();
        // Two words that fit a first and a last name are a name; one word may be a topic as well.
        if asks || meant.is_empty() || is_one_word && (is_topic || right < NAMES_ENOUGH) {
            let facts = self.facts(text, &values.places, names, filter)?;
            let asked = match &facts {
                Some(facts) if !facts.rest.is_empty() => facts.rest.clone(),
                Some(facts) => facts.words.join(" "),
                None => self.completed(text, topics, words)?,
            };
            let question = Question::new(&asked, topics, words);
            let is_empty = question.sought.is_empty() && question.meant.is_empty();
            let mut knowers = if is_empty { Vec::new() } else { self.who_knows(&question, names, filter, now_ms)? };
            if !knowers.is_empty() {
                answer.words = said.words();
                answer.also.clone_from(&question.also);
            }
            if let Some(facts) = facts {
                answer.words = facts.words.iter().cloned().chain(facts.rest.split_whitespace().map(str::to_owned)).collect();
                knowers = facts.join(knowers);
            }
            // The person who asks is not an answer to their own question.
            candidates.extend(knowers.into_iter().filter(|knower| knower.person != self.me).map(|Knower { person, tier, score, why }| {
                #[expect(clippy::cast_possible_truncation, reason = "a rough score")]
                let rough = (score.max(0.01).log2() * 2.0).round() as i64;
                Candidate { person, why, rank: Some((tier, rough)) }
            }));
        }
        // People whose names only resemble the topic come after people who know it. Of `C#` a name can share no more than a letter.
        let has_signs = text.chars().any(|c| matches!(c, '#' | '+' | '&'));
        if is_topic && (right == 0 || has_signs) {
            append(&mut candidates, named(meant));
        } else {
            let knowers = std::mem::replace(&mut candidates, named(meant));
            append(&mut candidates, knowers);
        }
        if candidates.is_empty() && !asks {
            candidates.extend(named(resembling));
        } else if candidates.is_empty() && !is_question(text) {
            // Many words, and no person knows about any of them: probably a long name with a typing error.
            let (slipped, cut) = self.passing_names(names, NameIndex::search, text, filter)?;
            candidates.extend(named(slipped));
            return Ok((candidates, cut));
        }
        Ok((candidates, more))
    }

    /// The people with this name who pass the filters, best first, and whether there are more.
    fn passing_names<'a>(
        &self,
        names: &'a NameIndex,
        search: impl FnOnce(&'a NameIndex, &str, usize) -> Vec<Hit<'a>>,
        text: &str,
        filter: Option<&Filter>,
    ) -> Result<(Vec<Hit<'a>>, bool), StoreError> {
        let sought = if filter.is_some() { usize::MAX } else { NAMED_MAX + 1 };
        let mut hits = Vec::new();
        for hit in search(names, text, sought) {
            if self.passes(filter, hit.id)? {
                if hits.len() == NAMED_MAX {
                    return Ok((hits, true));
                }
                hits.push(hit);
            }
        }
        Ok((hits, false))
    }

    /// The text with its last word completed, if no text here has that word: the person is still typing it.
    fn completed(&self, text: &str, topics: &TopicIndex, words: &mut Words) -> Result<String, StoreError> {
        let Some((start, last)) = text.rsplit_once(char::is_whitespace).or(Some(("", text))) else { return Ok(text.to_owned()) };
        let Some(word) = crate::text::fold::words(last).pop().filter(|word| word.chars().count() >= 3) else { return Ok(text.to_owned()) };
        let stems = words.stems(&word);
        let is_known = !topics.meant(std::slice::from_ref(&stems)).is_empty()
            || list(self.connection, &stems.whole, 1)?.count > 0
            || list(self.connection, &format!("{PROFILE}{}", stems.whole), 1)?.count > 0;
        if is_known {
            return Ok(text.to_owned());
        }
        let mut found = list_words(self.connection, &word, COMPLETIONS)?;
        for (word, count) in list_words(self.connection, &format!("{PROFILE}{word}"), COMPLETIONS)? {
            *found.entry(word.trim_start_matches(PROFILE).to_owned()).or_default() += count;
        }
        let best = found.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        Ok(best.map_or_else(|| text.to_owned(), |(best, _)| format!("{start} {best}")))
    }

    fn found(&self, person: &str, mut why: Vec<Reason>, topics: &TopicIndex, now_ms: i64) -> Result<Option<Found>, StoreError> {
        let Some(body) = self.person_body(person)? else { return Ok(None) };
        if body.state == AccountState::Disabled || body.name.is_empty() {
            return Ok(None);
        }
        for reason in &mut why {
            if let Some(post) = &reason.post {
                reason.title = self.contribution(post, post)?.map(|(shown, _)| shown.title).unwrap_or_default();
            }
        }
        let available = availability(&body.time_zone, &body.hours, now_ms);
        // Names of topics are in memory.
        for skill in &body.skills {
            if let Some((_, topic)) = topics.find(&skill.topic.to_string()) {
                self.note_topic_name(skill.topic, &topic.body);
            }
        }
        Ok(Some(Found { person: self.card_of(person, body), why, available }))
    }

    /// Sorts people with equal evidence by availability.
    fn order_by_availability(&self, candidates: &mut [Candidate], now_ms: i64) -> Result<(), StoreError> {
        let Some(first) = candidates.iter().position(|candidate| candidate.rank.is_some()) else { return Ok(()) };
        let mut order: BTreeMap<String, u8> = BTreeMap::new();
        let ranked = candidates.iter().skip(first).take_while(|candidate| candidate.rank.is_some()).take(ORDERED_MAX).count();
        for candidate in candidates.iter().skip(first).take(ranked) {
            let body = self.person_body(&candidate.person)?;
            let available = body.map_or(Availability { state: AvailabilityState::Unknown, at: None }, |body| {
                availability(&body.time_zone, &body.hours, now_ms)
            });
            let place = match available.state {
                AvailabilityState::Now => 0,
                AvailabilityState::Later => 1,
                AvailabilityState::Away => 2,
                AvailabilityState::Unknown => 3,
            };
            order.insert(candidate.person.clone(), place);
        }
        if let Some(head) = candidates.get_mut(first..first + ranked) {
            head.sort_by_key(|candidate| {
                let (tier, rough) = candidate.rank.unwrap_or_default();
                (tier, std::cmp::Reverse(rough), order.get(&candidate.person).copied())
            });
        }
        Ok(())
    }

    /// One page of the list of all people, by name.
    fn list_everybody(
        &self,
        after: Option<&str>,
        limit: usize,
        filter: Option<&Filter>,
        topics: &TopicIndex,
        now_ms: i64,
        answer: &mut DirectoryAnswer,
    ) -> Result<(), StoreError> {
        // People without a name are left out; the list would begin with them.
        let mut key: (String, i64, String) =
            after.and_then(|after| serde_json::from_str(after).ok()).unwrap_or_else(|| (String::new(), i64::MAX, String::new()));
        loop {
            let mut statement = self.connection.prepare_cached(
                "SELECT rowid, parent, at, id FROM record WHERE kind = 'person' AND (parent, at, id) > (?1, ?2, ?3)
                 ORDER BY parent, at, id LIMIT ?4",
            )?;
            let rows: Vec<(i64, String, i64, String)> = statement
                .query_map(params![key.0, key.1, key.2, WALK], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
                .collect::<Result<_, _>>()?;
            let is_last = i64::try_from(rows.len()).unwrap_or(0) < WALK;
            for (record, name, at, id) in rows {
                if answer.people.len() == limit {
                    answer.next = serde_json::to_string(&key).ok();
                    return Ok(());
                }
                if filter.is_none_or(|filter| filter.records.contains(&record)) {
                    answer.people.extend(self.found(&id, Vec::new(), topics, now_ms)?);
                }
                key = (name, at, id);
            }
            if is_last {
                return Ok(());
            }
        }
    }
}
