//! Finds the people who may know the answer to a question, by their evidence: first answers of theirs that helped a colleague, then
//! expertise they declare, what they say about themselves, vouches of colleagues for declared expertise, and last texts they wrote.
//! Job and rank are not read.
//!
//! Owns the order of results and their reasons. Must not know names or filters. All evidence is in records this person may see.

use super::evidence::helped;
use super::filter::Filter;
use super::matches::Matches;
use super::question::Question;
use crate::features::people::index::claims::level_of;
use crate::features::people::view::directory::{Reason, ReasonKind};
use crate::reading::Reading;
use crate::store::StoreError;
use crate::store::words::list;
use crate::text::names::NameIndex;
use crate::text::terms::{PROFILE, VOUCHED};
use patio_domain::Level;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A record with a smaller share of the question's words is not about the question.
const ABOUT: f32 = 0.55;
/// Number of texts, best first, whose authors are considered.
const TEXTS_MAX: usize = 200;
/// Number of texts whose conversations are searched for answers that helped, so that newer talk hides no older answer.
const HELPED_SOUGHT: usize = 1_000;
/// Number of conversations with an answer that helped after which the search stops.
const HELPED_ENOUGH: usize = 80;
/// Number of profiles, best first, that are read.
const PROFILES_MAX: usize = 100;
/// Number of people considered for one topic.
const CLAIMS_MAX: usize = 200;
/// Age at which an answer that helped counts half.
const HALF_LIFE_MS: f64 = 365.0 * 86_400_000.0;

/// Evidence that a person knows.
#[derive(Clone, Debug, Default)]
struct Tally {
    helped: f64,
    helped_count: u64,
    helped_at: i64,
    helped_post: String,
    declared: f64,
    level: Level,
    topic: String,
    profile: f32,
    vouched_by: BTreeSet<String>,
    vouched_at: i64,
    vouched_topic: String,
    wrote: f64,
    wrote_count: u64,
    wrote_at: i64,
    wrote_post: String,
}

/// A person who may know.
#[derive(Clone, Debug)]
pub struct Knower {
    /// The person.
    pub person: String,
    /// 0 for an answer that helped, 1 for declared expertise, and so on. A lower tier always comes first.
    pub tier: u8,
    /// Within the tier, larger is better.
    pub score: f64,
    /// Their evidence, strongest first.
    pub why: Vec<Reason>,
}

/// A text that fits the question.
struct Text {
    post: String,
    author: String,
    at: i64,
    share: f32,
}

impl Reading<'_> {
    /// The people who may know, best first.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn who_knows(
        &self,
        question: &Question<'_>,
        names: &NameIndex,
        filter: Option<&Filter>,
        now_ms: i64,
    ) -> Result<Vec<Knower>, StoreError> {
        let mut people: HashMap<String, Tally> = HashMap::new();
        self.count_texts(question, now_ms, &mut people)?;
        self.count_topics(question, filter, &mut people)?;
        self.count_profiles(question, &mut people)?;
        let words = question.words().join(" ");
        let mut knowers: Vec<Knower> = Vec::with_capacity(people.len());
        for (person, tally) in people {
            // A person who left the organisation is not in the index of names.
            if names.contains(&person) && self.passes(filter, &person)? {
                knowers.extend(tally.judge(person, &words));
            }
        }
        knowers.sort_by(|a, b| a.tier.cmp(&b.tier).then_with(|| b.score.total_cmp(&a.score)).then_with(|| a.person.cmp(&b.person)));
        Ok(knowers)
    }

    fn count_texts(&self, question: &Question<'_>, now_ms: i64, people: &mut HashMap<String, Tally>) -> Result<(), StoreError> {
        let matches = Matches::new(self.connection, question, "")?;
        // A comment need not repeat the subject of its conversation, so half of the question's words are enough to look closer.
        let mut posts: HashSet<String> = HashSet::new();
        let mut helpful = 0;
        for (at, (record, share)) in matches.best(ABOUT * 0.6, HELPED_SOUGHT).into_iter().enumerate() {
            if at >= TEXTS_MAX && helpful >= HELPED_ENOUGH {
                break;
            }
            let Some(text) = find_text(self.connection, record, share)? else { continue };
            if at < TEXTS_MAX && text.share >= ABOUT {
                let tally = people.entry(text.author).or_default();
                tally.wrote += f64::from(text.share) * decay(text.at, now_ms);
                tally.wrote_count += 1;
                if text.at > tally.wrote_at || tally.wrote_post.is_empty() {
                    (tally.wrote_at, tally.wrote_post) = (text.at, text.post.clone());
                }
            }
            if helpful >= HELPED_ENOUGH || !posts.insert(text.post.clone()) {
                continue;
            }
            let post = text.post;
            let helped = helped(self.connection, &post)?;
            if helped.is_empty() {
                continue;
            }
            helpful += 1;
            let opening = self.words_of(&matches, "post", &post)?;
            for helped in helped {
                // The subject of a contribution stands in its own text or in the first post, as on the person's page.
                let mut words = if helped.target == post { opening } else { self.words_of(&matches, "comment", &helped.target)? };
                words.iter_mut().zip(opening).for_each(|(word, opening)| *word = word.max(opening));
                let about = matches.share(&words);
                if about < ABOUT {
                    continue;
                }
                let tally = people.entry(helped.author).or_default();
                tally.helped += f64::from(about) * decay(helped.at, now_ms);
                tally.helped_count += 1;
                if helped.at > tally.helped_at || tally.helped_post.is_empty() {
                    (tally.helped_at, tally.helped_post) = (helped.at, post.clone());
                }
            }
        }
        Ok(())
    }

    /// The words of the question that are in a record.
    fn words_of(&self, matches: &Matches, kind: &str, id: &str) -> Result<super::matches::Found, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT rowid FROM record WHERE kind = ?1 AND id = ?2 LIMIT 1")?;
        let record: Option<i64> = statement.query_row([kind, id], |row| row.get(0)).optional()?;
        Ok(record.and_then(|record| matches.records.get(&record)).copied().unwrap_or_default())
    }

    fn count_topics(
        &self,
        question: &Question<'_>,
        filter: Option<&Filter>,
        people: &mut HashMap<String, Tally>,
    ) -> Result<(), StoreError> {
        for meant in &question.meant {
            let whole = if meant.whole { 1.0 } else { 0.6 };
            let name = self.name_in_language(&meant.topic.body);
            for member in &meant.topic.members {
                let mut statement =
                    self.connection.prepare_cached("SELECT person, level FROM claim WHERE topic = ?1 ORDER BY level DESC, person")?;
                let mut rows = statement.query([member])?;
                let mut taken = 0;
                while let Some(row) = rows.next()?
                    && taken < CLAIMS_MAX
                {
                    let person: String = row.get(0)?;
                    if !self.passes(filter, &person)? {
                        continue;
                    }
                    taken += 1;
                    let level = level_of(row.get(1)?);
                    let declared = whole * weight_of(level);
                    let tally = people.entry(person).or_default();
                    if declared > tally.declared {
                        (tally.declared, tally.level, tally.topic) = (declared, level, name.clone());
                    }
                }
                for record in list(self.connection, &format!("{VOUCHED}{member}"), CLAIMS_MAX)?.records {
                    let Some((person, by, at)) = find_vouch(self.connection, record)? else { continue };
                    // A person who removes a topic from their profile does not claim it any more, whatever colleagues vouch.
                    if !self.claims(&person, &meant.topic.members)? {
                        continue;
                    }
                    let tally = people.entry(person).or_default();
                    tally.vouched_by.insert(by);
                    tally.vouched_at = tally.vouched_at.max(at);
                    tally.vouched_topic.clone_from(&name);
                }
            }
        }
        Ok(())
    }

    fn claims(&self, person: &str, topics: &[String]) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT 1 FROM claim WHERE person = ?1 AND topic = ?2")?;
        for topic in topics {
            if statement.exists([person, topic])? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn count_profiles(&self, question: &Question<'_>, people: &mut HashMap<String, Tally>) -> Result<(), StoreError> {
        let matches = Matches::new(self.connection, question, PROFILE)?;
        for (record, share) in matches.best(ABOUT, PROFILES_MAX) {
            let mut statement = self.connection.prepare_cached("SELECT id FROM record WHERE rowid = ?1 AND kind = 'person'")?;
            if let Some(person) = statement.query_row([record], |row| row.get::<_, String>(0)).optional()? {
                let tally = people.entry(person).or_default();
                tally.profile = tally.profile.max(share);
            }
        }
        Ok(())
    }
}

/// People who are learning a topic come after people who know it.
fn weight_of(level: Level) -> f64 {
    match level {
        Level::Learning => 0.3,
        Level::Practised => 0.75,
        Level::Expert => 1.0,
    }
}

/// 1 for today, one half for a year ago, never 0: old knowledge is still knowledge.
fn decay(at: i64, now_ms: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "an age needs no more digits")]
    let age = now_ms.saturating_sub(at).max(0) as f64;
    0.5f64.powf(age / HALF_LIFE_MS).max(0.1)
}

fn find_text(connection: &Connection, record: i64, share: f32) -> Result<Option<Text>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT kind, id, parent, person, at FROM record WHERE rowid = ?1")?;
    let found = statement
        .query_row([record], |row| {
            let (kind, id, parent): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let post = match kind.as_str() {
                "post" => id,
                "comment" => parent,
                _ => return Ok(None),
            };
            Ok(Some(Text { post, author: row.get(3)?, at: row.get(4)?, share }))
        })
        .optional()?;
    Ok(found.flatten().filter(|text| !text.author.is_empty()))
}

/// The fields of a vouch: the person, the colleague who vouches, the time.
fn find_vouch(connection: &Connection, record: i64) -> Result<Option<(String, String, i64)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT parent, body, at FROM record WHERE rowid = ?1 AND kind = 'vouch'")?;
    let found =
        statement.query_row([record], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))).optional()?;
    Ok(found.and_then(|(person, body, at)| {
        let body: patio_protocol::record::VouchBody = serde_json::from_str(&body).ok()?;
        Some((person, body.by.to_string(), at))
    }))
}

impl Tally {
    fn judge(self, person: String, words: &str) -> Option<Knower> {
        let mut why = Vec::new();
        let mut tiers: Vec<(u8, f64)> = Vec::new();
        if self.helped_count > 0 {
            tiers.push((0, self.helped));
            why.push(Reason {
                kind: ReasonKind::Helped,
                count: self.helped_count,
                last_at: Some(self.helped_at),
                // Texts were counted by the words of the question, which may say more or less than one topic.
                about: words.to_owned(),
                post: Some(self.helped_post),
                level: None,
            });
        }
        if self.declared > 0.0 {
            tiers.push((1, self.declared));
            let level = Some(self.level);
            why.push(Reason { kind: ReasonKind::Declared, count: 1, last_at: None, about: self.topic, post: None, level });
        }
        if self.profile > 0.0 {
            tiers.push((2, f64::from(self.profile)));
            why.push(Reason { kind: ReasonKind::Profile, count: 1, last_at: None, about: words.to_owned(), post: None, level: None });
        }
        if !self.vouched_by.is_empty() {
            let count = u64::try_from(self.vouched_by.len()).unwrap_or(0);
            #[expect(clippy::cast_precision_loss, reason = "a few colleagues")]
            tiers.push((3, count as f64));
            why.push(Reason {
                kind: ReasonKind::Vouched,
                count,
                last_at: Some(self.vouched_at),
                about: self.vouched_topic,
                post: None,
                level: None,
            });
        }
        if self.wrote_count > 0 {
            tiers.push((4, self.wrote));
            why.push(Reason {
                kind: ReasonKind::Wrote,
                count: self.wrote_count,
                last_at: Some(self.wrote_at),
                about: words.to_owned(),
                post: Some(self.wrote_post),
                level: None,
            });
        }
        let (tier, _) = *tiers.first()?;
        // Evidence of lower tiers adds to the score within the tier, each tier less than the one before.
        let weight = |other: u8| 0.3f64.powi(i32::from(other - tier));
        let score = tiers.into_iter().map(|(other, score)| weight(other) * score.min(20.0)).sum();
        Some(Knower { person, tier, score, why })
    }
}
